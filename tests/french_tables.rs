//! Conformance tables of French: each line of `tests/french/*.txt` is `left | right`, `#` starts a comment.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use pigiste::files::Files;
use pigiste::french::compose::Rules;
use pigiste::french::slot::Article;
use pigiste::french::tags::Number;

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
