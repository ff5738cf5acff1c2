//! Conformance tables of French: each line of `tests/french/*.txt` is `left | right`, `#` starts a comment.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{check, gender, number, rules};
use pigiste::french::dates::Date;
use pigiste::french::lists::join;
use pigiste::french::numbers::{decimal, grouped, ordinal_figure, percent};
use pigiste::french::slot::{Article, ClassNoun, Slot};
use pigiste::french::tags::{Gender, Number};
use std::collections::BTreeMap;

#[test]
fn elision_before_names_and_nouns() {
    let rules = rules();
    let composer = rules.composer();
    check(include_str!("french/elides.txt"), 450, |form| {
        let slot = composer.slot(form, Article::None, None, Number::Singular);
        composer.filter(&slot, "d").unwrap()
    });
}

#[test]
fn resolve_of_sentences() {
    let rules = rules();
    check(include_str!("french/resolve.txt"), 300, |text| {
        rules.resolve(text)
    });
}

#[test]
fn resolve_twice_changes_nothing() {
    let rules = rules();
    check(include_str!("french/resolve.txt"), 300, |text| {
        let once = rules.resolve(text);
        let twice = rules.resolve(&once);
        assert_eq!(once, twice, "of `{text}`");
        once
    });
}

/// `~` and `^` stand for the two no-break spaces.
fn spaces(text: &str) -> String {
    text.replace('~', "\u{a0}").replace('^', "\u{202f}")
}

fn marks(text: &str) -> String {
    text.replace('\u{a0}', "~").replace('\u{202f}', "^")
}

#[test]
fn typography_of_the_press() {
    let rules = rules();
    check(include_str!("french/typography.txt"), 150, |text| {
        let once = rules.typography(&spaces(text), "press");
        assert_eq!(rules.typography(&once, "press"), once, "of `{text}`");
        marks(&once)
    });
}

#[test]
fn typography_of_the_web_has_one_width() {
    let rules = rules();
    check(include_str!("french/typography.txt"), 150, |text| {
        let web = rules.typography(&spaces(text), "web");
        assert!(!web.contains('\u{202f}'), "{web}");
        assert_eq!(rules.typography(&web, "web"), web, "of `{text}`");
        marks(&rules.typography(&web, "press"))
    });
}

fn article(text: &str) -> Article {
    match text {
        "le" => Article::Le,
        "la" => Article::La,
        "l’" => Article::L,
        "les" => Article::Les,
        _ => Article::None,
    }
}

#[test]
fn filters_of_slots() {
    let rules = rules();
    let composer = rules.composer();
    let text = include_str!("french/filters.txt");
    let mut slots: BTreeMap<&str, Slot> = BTreeMap::new();
    for line in text.lines().filter_map(|l| l.strip_prefix("= ")) {
        let fields: Vec<&str> = line.split("; ").collect();
        let [name, form, art, gen_, num, class, class_gender] = fields[..] else {
            panic!("seven fields wanted in `{line}`");
        };
        let mut slot = composer.slot(form, article(art), gender(gen_), number(num));
        slot.class_noun = gender(class_gender).map(|gender| ClassNoun {
            noun: class.to_string(),
            gender,
        });
        slots.insert(name, slot);
    }
    let cases: String = text
        .lines()
        .filter(|l| !l.starts_with("= "))
        .collect::<Vec<_>>()
        .join("\n");
    check(&cases, 180, |left| {
        let inside = left.trim_start_matches('{').trim_end_matches('}');
        let mut parts = inside.split('|');
        let slot = &slots[parts.next().unwrap()];
        let filters: Vec<&str> = parts.collect();
        let filled = composer.fill(slot, &filters);
        marks(&filled.unwrap_or_else(|| "∅".to_string()))
    });
}

#[test]
fn numbers_dates_and_lists() {
    let rules = rules();
    let shown = |value: Option<f64>| value.map(|v| v.to_string());
    check(include_str!("french/numbers.txt"), 150, |left| {
        let (kind, rest) = left.split_once(' ').unwrap();
        let words: Vec<&str> = rest.split(' ').collect();
        let whole = || words[0].parse::<u64>().unwrap();
        let float = |i: usize| words[i].parse::<f64>().unwrap();
        let date = |i: usize| Date::parse(words[i]);
        let sort = |i: usize| gender(words[i]).unwrap();
        let n = &rules.numbers;
        let d = &rules.dates;
        let got = match kind {
            "cardinal" => Some(n.cardinal(whole(), sort(1))),
            "ordinal" => Some(n.ordinal(whole(), sort(1))),
            "figure" => Some(ordinal_figure(whole(), sort(1))),
            "grouped" => Some(grouped(whole())),
            "decimal" => Some(decimal(float(0), 2)),
            "percent" => Some(percent(float(0))),
            "count" => Some(n.count(whole(), sort(1))),
            "counted" => Some(n.counted(whole(), words[1], words[2], sort(3))),
            "money" => n.money(float(0), words[1]),
            "quantity" => Some(n.quantity(float(0), words[1], words[2])),
            "range" => Some(n.range(float(0), float(1), words[2])),
            "long" => date(0).map(|x| d.long(x)),
            "weekday" => date(0).and_then(|x| d.with_weekday(x)),
            "short" => date(0).and_then(|x| d.day_and_month(x)),
            "when" => date(0).map(|x| d.when(x)),
            "of" => date(0).map(|x| d.of(x)),
            "dates" => Some(d.range(date(0).unwrap(), date(1).unwrap())),
            "hour" => d.hour(words[0].parse().unwrap(), words[1].parse().unwrap()),
            "words" => shown(n.parse_number_words(&words)),
            "figures" => shown(n.parse_figures(rest)),
            "list" | "of-list" => {
                let (items, last) = rest.rsplit_once(' ').unwrap();
                let items: Vec<&str> = items.split(';').collect();
                let list = if kind == "list" {
                    join(&items, last)
                } else {
                    rules.list_with("de", &items, last)
                };
                (!list.is_empty()).then_some(list)
            }
            _ => panic!("unknown kind `{kind}`"),
        };
        got.unwrap_or_else(|| "∅".to_string())
    });
}

#[test]
fn numbers_in_words_are_read_back() {
    let rules = rules();
    for n in (0..3000).chain((3000..4_000_000).step_by(7919)) {
        let words = rules.numbers.cardinal(n, Gender::Masculine);
        let items: Vec<&str> = words.split(' ').collect();
        assert_eq!(
            rules.numbers.parse_number_words(&items),
            Some(n as f64),
            "{words}"
        );
    }
}

#[test]
fn typography_for_the_keyboard() {
    let rules = rules();
    check(include_str!("french/typography_ascii.txt"), 15, |text| {
        let once = rules.typography(&spaces(text), "ascii");
        assert_eq!(rules.typography(&once, "ascii"), once, "of `{text}`");
        once
    });
}
