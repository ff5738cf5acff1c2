//! Reading of the two-column tables: each line is `left | right`, `#` starts a comment.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs
)]

use pigiste::files::Files;
use pigiste::french::compose::Rules;
use pigiste::french::tags::{Gender, Number};

pub fn rules() -> Rules {
    Rules::load(&Files::embedded()).expect("the rules load")
}

pub fn table(text: &str) -> Vec<(String, String)> {
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
pub fn check(text: &str, at_least: usize, run: impl Fn(&str) -> String) {
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

pub fn gender(text: &str) -> Option<Gender> {
    match text {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

pub fn number(text: &str) -> Number {
    if text == "p" {
        Number::Plural
    } else {
        Number::Singular
    }
}
