//! Proof of a sentence: its quotations, numbers and names stand in the source, the brief or its bank item.

use super::Rules;
use crate::article::{OriginKind, Sentence};
use crate::brief::Brief;
use crate::french::lexicon::Lexicon;
use crate::text::document::{BlockKind, Document};
use std::collections::BTreeSet;

/// What the source and the brief prove.
pub struct Proof {
    flat: String,
    numbers: BTreeSet<String>,
    words: BTreeSet<String>,
    first_person: Vec<String>,
    allow_names: Vec<String>,
    /// The source speaks in the first person itself: a blog post, a how-to.
    personal: bool,
}

/// Text with typography unified: apostrophes, spaces, marks, case kept.
pub fn flatten(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ' | '\n' | '\t' => space = true,
            '\'' | '‘' => push(&mut out, '’', &mut space),
            c => push(&mut out, c, &mut space),
        }
    }
    out
}

fn push(out: &mut String, c: char, space: &mut bool) {
    if *space && !out.is_empty() {
        out.push(' ');
    }
    *space = false;
    out.push(c);
}

/// Numbers as values: « 10 000 » and « 10000 » are one, « 3,5 » and « 3.5 » too.
pub fn numbers(text: &str) -> Vec<String> {
    let chars: Vec<char> = flatten(text).chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut number = String::new();
        while let Some(c) = chars.get(at) {
            let next = chars.get(at + 1);
            if c.is_ascii_digit() {
                number.push(*c);
            } else if matches!(c, ',' | '.') && next.is_some_and(char::is_ascii_digit) {
                number.push('.');
            } else if *c == ' ' && grouped(&chars, at) && !number.contains('.') {
                // A thousands space.
            } else {
                break;
            }
            at += 1;
        }
        found.push(number);
    }
    found
}

/// Exactly three digits follow the space, and one to three precede it.
fn grouped(chars: &[char], space: usize) -> bool {
    let after = chars
        .iter()
        .skip(space + 1)
        .take_while(|c| c.is_ascii_digit())
        .count();
    let before = chars
        .iter()
        .take(space)
        .rev()
        .take_while(|c| c.is_ascii_digit())
        .count();
    after == 3 && (1..=3).contains(&before)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|w| !w.is_empty())
}

impl Proof {
    /// What this source and brief prove.
    pub fn new(document: &Document, brief: &Brief, rules: &Rules) -> Proof {
        let known = [
            &brief.keyphrase,
            &brief.title,
            &brief.author,
            &brief.site_name,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" \n ");
        let base = format!("{}\n{known}", document.text);
        let personal = personal(document, rules);
        Proof {
            flat: flatten(&document.text),
            numbers: numbers(&base).into_iter().collect(),
            words: words_of(&base)
                .flat_map(|w| {
                    [w.to_lowercase()]
                        .into_iter()
                        .chain(w.split('-').map(str::to_lowercase))
                })
                .collect(),
            first_person: rules.first_person.clone(),
            allow_names: rules.allow_names.clone(),
            personal,
        }
    }

    /// Why a sentence may not be printed.
    pub fn refusal(&self, sentence: &Sentence) -> Option<String> {
        // Banks are proven by their own lint; what they bring is on their allow-lists.
        if sentence.origin.kind == OriginKind::Bank {
            return None;
        }
        let text = flatten(&sentence.text);
        self.quotations(&text)
            .or_else(|| self.figures(&text))
            .or_else(|| self.names(&text))
            .or_else(|| self.person(&text, sentence))
    }

    fn quotations(&self, text: &str) -> Option<String> {
        let mut rest = text;
        while let Some(open) = rest.find('«') {
            let after = rest.get(open + '«'.len_utf8()..).unwrap_or("");
            let close = after.find('»')?;
            let inside = after.get(..close).unwrap_or("").trim();
            if !self.has_verbatim(inside) {
                return Some(format!("quotation not in the source: « {inside} »"));
            }
            rest = after.get(close + '»'.len_utf8()..).unwrap_or("");
        }
        None
    }

    /// A quotation may take a capital when it opens a heading; nothing else of it may change.
    fn has_verbatim(&self, inside: &str) -> bool {
        let bare = inside.trim_end_matches(['.', ',', ' ']);
        if bare.is_empty() || self.flat.contains(bare) {
            return true;
        }
        let mut chars = bare.chars();
        let Some(first) = chars.next() else {
            return true;
        };
        let lowered: String = first.to_lowercase().chain(chars).collect();
        self.flat.contains(&lowered)
    }

    fn figures(&self, text: &str) -> Option<String> {
        numbers(text)
            .into_iter()
            .find(|n| !self.numbers.contains(n))
            .map(|n| format!("number not in the source: {n}"))
    }

    fn names(&self, text: &str) -> Option<String> {
        let lexicon = Lexicon::embedded();
        let mut opens = true;
        for piece in text.split_inclusive(|c: char| !(c.is_alphanumeric() || c == '-')) {
            let word = piece.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '-'));
            let mark = piece.get(word.len()..).unwrap_or("");
            if !word.is_empty() {
                let capital = word.starts_with(char::is_uppercase);
                let lower = word.to_lowercase();
                let proven = self.words.contains(&lower)
                    || self.allow_names.iter().any(|n| n == word)
                    || (opens && (lexicon.contains(&lower) || mark.starts_with('’')));
                if capital && !proven {
                    return Some(format!("name not in the source: {word}"));
                }
                opens = false;
            }
            if mark.contains(['.', '!', '?', '«', ':', '…', '–', '—', '(']) {
                opens = true;
            }
        }
        None
    }

    /// First person outside quotation marks, unless the source itself is written so.
    fn person(&self, text: &str, sentence: &Sentence) -> Option<String> {
        if self.personal && sentence.origin.kind != OriginKind::Template {
            return None;
        }
        let outside = outside_marks(text).to_lowercase();
        words_of(&outside.replace('’', "’ "))
            .find(|w| {
                self.first_person
                    .iter()
                    .any(|p| p.trim_end_matches('’') == *w && (*w != "j" || outside.contains("j’")))
            })
            .map(|w| format!("first person outside quotation marks: {w}"))
    }
}

/// The text without what stands between guillemets.
pub fn outside_marks(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '«' => {
                if depth == 0 {
                    // Stands for the quotation, so that what is around it keeps its place.
                    out.push('…');
                }
                depth += 1;
            }
            '»' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// More than one sentence in eight speaks in the first person outside quotation marks.
fn personal(document: &Document, rules: &Rules) -> bool {
    let mut all = 0;
    let mut first = 0;
    for sentence in &document.sentences {
        let body = document
            .blocks
            .get(sentence.block)
            .is_some_and(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem(_)));
        if !body {
            continue;
        }
        all += 1;
        let outside = outside_marks(document.str(sentence.span))
            .to_lowercase()
            .replace('’', "’ ");
        if words_of(&outside).any(|w| rules.first_person.iter().any(|p| p == w)) {
            first += 1;
        }
    }
    all > 0 && first * 8 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_values() {
        for (text, expected) in [
            ("10 000 euros et 3,5 %", vec!["10000", "3.5"]),
            ("le 12 mai 2016", vec!["12", "2016"]),
            ("à 14h30", vec!["14", "30"]),
            ("1 201 000", vec!["1201000"]),
            ("en 2016 114 Airbus", vec!["2016", "114"]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn leaves_quotations_out() {
        assert_eq!(outside_marks("Il dit « nous » et « je »."), "Il dit … et ….");
    }
}
