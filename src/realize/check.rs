//! The check of a rewriting: what it must keep is compared on both texts, and a change refuses it.

use crate::french::tags::{Tense, Upos};
use crate::text::document::{Document, key};
use std::collections::BTreeMap;

/// Everything a rewriting may not change, read off a parsed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invariants {
    /// Texts between quotation marks.
    pub quotations: Vec<String>,
    /// Numbers as written, sorted.
    pub numbers: Vec<String>,
    /// Words that carry a negation, sorted.
    pub negations: Vec<u64>,
    /// Verbs in the conditional.
    pub conditionals: usize,
    /// Capitalised names, sorted.
    pub names: Vec<String>,
    /// Content lemmas with their counts.
    pub content: BTreeMap<u64, usize>,
}

const NEGATIVE: [&str; 14] = [
    "pas",
    "jamais",
    "aucun",
    "aucune",
    "rien",
    "personne",
    "ni",
    "non",
    "sans",
    "guère",
    "refuser",
    "nier",
    "démentir",
    "nul",
];

/// Reads the invariants of a parsed text.
pub fn invariants(document: &Document) -> Invariants {
    let mut all = Invariants {
        quotations: document
            .marks
            .iter()
            .filter(|m| m.depth == 0)
            .map(|m| document.str(m.inner).to_string())
            .collect(),
        ..Invariants::default()
    };
    let negative: Vec<_> = NEGATIVE.iter().map(|w| key(w)).collect();
    for (index, token) in document.tokens.iter().enumerate() {
        let form = document.form(index);
        if form.chars().any(|c| c.is_ascii_digit()) {
            all.numbers.push(form.to_string());
        }
        if document.marks_around(index).is_some() {
            continue;
        }
        if negative.contains(&token.lemma_key) || negative.contains(&token.form_key) {
            all.negations.push(token.lemma_key.0);
        }
        if token.features.tense == Some(Tense::Conditionnel) {
            all.conditionals += 1;
        }
        if token.upos == Upos::Propn {
            all.names.push(form.to_string());
        }
        if matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Verb | Upos::Num) {
            *all.content.entry(token.lemma_key.0).or_default() += 1;
        }
    }
    all.quotations.sort();
    all.numbers.sort();
    all.negations.sort_unstable();
    all.names.sort();
    all.names.dedup();
    all
}

/// Why the new text may not stand for the old one; `None` when it may. `known` are names that may be
/// added (full names of entities already named in the source).
pub fn refusal(old: &Invariants, new: &Invariants, known: &[&str]) -> Option<String> {
    if let Some(lost) = new.quotations.iter().find(|q| !old.quotations.contains(q)) {
        return Some(format!("quotation altered: « {lost} »"));
    }
    if old.numbers != new.numbers {
        return Some(format!(
            "numbers changed: {:?} → {:?}",
            old.numbers, new.numbers
        ));
    }
    if old.negations != new.negations {
        return Some("polarity changed".to_string());
    }
    if new.conditionals > old.conditionals {
        return Some("modality changed".to_string());
    }
    let stranger = new.names.iter().find(|name| {
        !old.names.contains(name)
            && !known.iter().any(|k| {
                k.split([' ', '-', '’']).any(|part| part == name.as_str()) || k == &name.as_str()
            })
    });
    stranger.map(|name| format!("name added: {name}"))
}
