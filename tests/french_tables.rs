//! Conformance tables of French: each line of `tests/french/*.txt` is `left | right`, `#` starts a comment.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use pigiste::files::Files;
use pigiste::french::compose::Rules;
use pigiste::french::dates::Date;
use pigiste::french::lists::join;
use pigiste::french::morphology::compound::{Compound, Object, Subject};
use pigiste::french::numbers::{decimal, grouped, ordinal_figure, percent};
use pigiste::french::slot::{Article, ClassNoun, Slot};
use pigiste::french::tags::{Gender, Number, Tense};
use std::collections::BTreeMap;

fn rules() -> Rules {
    Rules::load(&Files::embedded()).expect("the rules load")
}

fn table(text: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for line in text.lines() {
        if line.starts_with("# ") || line == "#" || line.trim().is_empty() {
            continue;
        }
        let (left, right) = line
            .split_once(" | ")
            .unwrap_or_else(|| panic!("no ` | ` in `{line}`"));
        rows.push((left.to_string(), right.to_string()));
    }
    rows
}

/// Runs every row; reports all the rows that differ at once.
fn check(text: &str, at_least: usize, run: impl Fn(&str) -> String) {
    let rows = table(text);
    assert!(
        rows.len() >= at_least,
        "{} rows, {at_least} wanted",
        rows.len()
    );
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(left, right)| {
            let got = run(left);
            (got != *right).then(|| format!("{left}\n  want {right}\n  got  {got}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} rows differ:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

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

fn gender(text: &str) -> Option<Gender> {
    match text {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

fn number(text: &str) -> Number {
    if text == "p" {
        Number::Plural
    } else {
        Number::Singular
    }
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
fn conjugation_of_simple_tenses() {
    let mut forms = 0;
    let rules = rules();
    check(include_str!("french/conjugation.txt"), 900, |left| {
        let (verb, tense) = left.split_once(' ').unwrap();
        let tense = Tense::parse(tense).unwrap();
        let persons: Vec<(u8, Number)> = match tense {
            Tense::ParticipePasse | Tense::ParticipePresent => vec![(1, Number::Singular)],
            Tense::Imperatif => vec![
                (2, Number::Singular),
                (1, Number::Plural),
                (2, Number::Plural),
            ],
            _ => (0..6)
                .map(|i| {
                    (
                        i % 3 + 1,
                        if i < 3 {
                            Number::Singular
                        } else {
                            Number::Plural
                        },
                    )
                })
                .collect(),
        };
        let got: Vec<String> = persons
            .iter()
            .map(|(person, number)| {
                match rules.morphology.conjugate(verb, tense, *person, *number) {
                    Some(form) if !form.guessed => form.text,
                    other => format!("{other:?}"),
                }
            })
            .collect();
        got.join(" ")
    });
    for (_, right) in table(include_str!("french/conjugation.txt")) {
        forms += right.split(' ').count();
    }
    assert!(forms >= 2000, "{forms} forms");
}

fn subject(text: &str) -> Subject {
    let fields: Vec<&str> = text.split(' ').collect();
    Subject {
        person: fields[0].parse().unwrap(),
        number: number(fields[1]),
        gender: gender(fields[2]),
    }
}

#[test]
fn conjugation_of_compound_tenses() {
    let rules = rules();
    check(include_str!("french/compound.txt"), 100, |left| {
        let fields: Vec<&str> = left.split("; ").collect();
        let object = match fields[3] {
            "-" => Object::None,
            ">" => Object::After,
            before => {
                let (g, n) = before.trim_start_matches('<').split_once(' ').unwrap();
                Object::Before(gender(g).unwrap(), number(n))
            }
        };
        let form = match Compound::parse(fields[1]) {
            Some(tense) => rules.conjugate_compound(fields[0], tense, subject(fields[2]), object),
            None => rules.conjugate(
                fields[0],
                Tense::parse(fields[1]).unwrap(),
                subject(fields[2]),
            ),
        };
        form.map_or_else(|| "∅".to_string(), |f| f.text)
    });
}

#[test]
fn out_of_reported_speech() {
    let rules = rules();
    check(include_str!("french/unbackshift.txt"), 80, |left| {
        let (form, person) = left
            .split_once(' ')
            .map_or((left, None), |(f, p)| (f, p.parse().ok()));
        rules
            .morphology
            .unbackshift(form, person)
            .map_or_else(|| "∅".to_string(), |u| u.form)
    });
}

#[test]
fn agreements() {
    let rules = rules();
    check(include_str!("french/agreement.txt"), 200, |left| {
        let mut fields: Vec<&str> = left.split(' ').collect();
        let num = number(fields.pop().unwrap());
        let sort = fields.pop().unwrap();
        let kind = fields.remove(0);
        let word = fields.join(" ");
        let got = match kind {
            "adj" => Some(
                rules
                    .morphology
                    .adjective(&word, gender(sort).unwrap(), num)
                    .text,
            ),
            "participle" => rules
                .morphology
                .past_participle(&word, gender(sort).unwrap(), num)
                .map(|f| f.text),
            "plural" => Some(rules.morphology.plural_phrase(&word)),
            "title" => rules.morphology.title(&word, gender(sort).unwrap(), num),
            "role" => rules.morphology.role(&word, gender(sort).unwrap(), num),
            "gender" => rules
                .morphology
                .titles
                .gender(&word)
                .map(|g| if g == Gender::Feminine { "f" } else { "m" }.to_string()),
            "before" => {
                let (adjective, noun) = word.split_once(' ').unwrap();
                Some(rules.before_noun(adjective, noun))
            }
            _ => panic!("unknown kind `{kind}`"),
        };
        got.unwrap_or_else(|| "∅".to_string())
    });
    assert!(rules.morphology.titles.len() >= 200);
}
