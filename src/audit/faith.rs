//! Measures against the source: padding, numbers, quotations.

use super::fold;
use super::keyphrase::tokens;
use super::subject::{Measured, Subject};
use std::collections::BTreeSet;

/// Padding, numbers and quotations; the case `none` when there is no source.
pub fn measures(subject: &Subject<'_>) -> Vec<Measured> {
    let Some(source) = subject.source else {
        let ids = ["padding", "unsupportedNumbers", "alteredQuotes"];
        return ids.map(|id| Measured::new(id, 0.0).case("none")).to_vec();
    };
    vec![
        padding(subject, source),
        numbers(subject, source),
        quotes(subject, source),
    ]
}

/// Stems of the content words: their first five letters are enough to tell whether two sentences
/// speak of the same thing.
fn stems(text: &str, subject: &Subject<'_>) -> BTreeSet<String> {
    let keyphrase = subject.keyphrase.as_ref().map_or(&[][..], |k| &k.content);
    tokens(text)
        .iter()
        .filter(|t| !subject.rules.function_words.contains(*t) && !keyphrase.contains(t))
        .map(|t| t.split_once('\'').map_or(t.as_str(), |(_, rest)| rest))
        .filter(|t| t.chars().count() > 2)
        .map(|t| t.chars().take(5).collect())
        .collect()
}

fn padding(subject: &Subject<'_>, source: &str) -> Measured {
    let known = stems(source, subject);
    let foreign: Vec<String> = subject
        .sentences()
        .filter(|s| {
            let own = stems(&s.text, subject);
            !own.is_empty() && own.is_disjoint(&known)
        })
        .map(|s| s.text.clone())
        .collect();
    let total = subject.sentences().count().max(1);
    Measured::new("padding", foreign.len() as f64 * 100.0 / total as f64).spans(foreign)
}

/// Numbers in figures, spaces inside them closed up: « 240 000 » is 240000.
fn figures(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut number = String::new();
        while let Some(c) = chars.get(at) {
            let next = chars.get(at + 1).is_some_and(char::is_ascii_digit);
            match c {
                c if c.is_ascii_digit() => number.push(*c),
                ',' | '.' if next => number.push(','),
                c if c.is_whitespace() && groups(&chars, at) => {}
                _ => break,
            }
            at += 1;
        }
        out.push(number);
    }
    out
}

/// True when exactly three digits follow the space at `at`.
fn groups(chars: &[char], at: usize) -> bool {
    let digits = chars.iter().skip(at + 1).take_while(|c| c.is_ascii_digit());
    digits.count() == 3
}

fn numbers(subject: &Subject<'_>, source: &str) -> Measured {
    let known: BTreeSet<String> = figures(source).into_iter().collect();
    let mut foreign = BTreeSet::new();
    for block in &subject.blocks {
        foreign.extend(
            figures(&block.text)
                .into_iter()
                .filter(|n| !known.contains(n)),
        );
    }
    let spans: Vec<String> = foreign.into_iter().collect();
    Measured::new("unsupportedNumbers", spans.len() as f64).spans(spans)
}

/// Letters and digits only, so that typography does not count.
fn bare(text: &str) -> String {
    let kept = fold(text);
    let words: Vec<&str> = kept
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}

fn quotes(subject: &Subject<'_>, source: &str) -> Measured {
    let source = format!(" {} ", bare(source));
    let mut spans = Vec::new();
    for text in texts(&subject.page.body) {
        for piece in text.split('«').skip(1) {
            let quote = piece.split('»').next().unwrap_or("");
            let wanted = bare(quote);
            if !wanted.is_empty() && !source.contains(&format!(" {wanted} ")) {
                spans.push(quote.trim().to_string());
            }
        }
    }
    Measured::new("alteredQuotes", spans.len() as f64).spans(spans)
}

/// Text of each innermost block, block quotations included.
fn texts(nodes: &[super::page::Node]) -> Vec<String> {
    use super::page::Node;
    let mut out = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            let below = texts(&element.children);
            let leaf = matches!(
                element.name.as_str(),
                "p" | "li" | "td" | "th" | "h2" | "h3"
            );
            if leaf && below.is_empty() {
                out.push(element.text());
            } else {
                out.extend(below);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn numbers_are_read_whole() {
        let table: [(&str, &[&str]); 4] = [
            ("240\u{a0}000 euros et 3,5\u{a0}%", &["240000", "3,5"]),
            ("le 4 mai 2026, à 9 h 30", &["4", "2026", "9", "30"]),
            ("1 250 000", &["1250000"]),
            ("aucun", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(figures(text), expected, "{text}");
        }
    }
}
