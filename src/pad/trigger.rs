//! Which items a source calls: their terms are looked up once over its tokens, by form or lemma.

use super::item::{Bank, Item, Phrase};
use crate::text::document::{Document, Key};
use std::collections::BTreeMap;

/// What a phrase of an item is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// `requires.any_term`, by its number.
    Any(usize),
    /// `requires.all_terms`.
    All(usize),
    /// `requires.context`.
    Context(usize),
    /// `forbids`.
    Forbid(usize),
}

/// What the source has of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Called {
    /// Sentences in which one of its terms stands, in order, one entry an occurrence.
    pub sentences: Vec<usize>,
    /// How many of `all_terms` were found.
    pub all: usize,
    /// True when a context word was found.
    pub context: bool,
    /// True when a forbidden word was found.
    pub forbidden: bool,
}

/// Every phrase of every item under its first key, sorted.
pub(super) fn index(items: &[Item]) -> Vec<(Key, usize, Use)> {
    let mut index = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let mut add = |phrases: &[Phrase], make: fn(usize) -> Use| {
            for (n, phrase) in phrases.iter().enumerate() {
                if let Some(first) = phrase.first() {
                    index.push((*first, number, make(n)));
                }
            }
        };
        add(&item.any_term, Use::Any);
        add(&item.all_terms, Use::All);
        add(&item.context, Use::Context);
        add(&item.forbids, Use::Forbid);
    }
    index.sort_unstable();
    index
}

/// What a document calls, by item number.
pub fn called(bank: &Bank, document: &Document) -> BTreeMap<usize, Called> {
    let mut found: BTreeMap<usize, Called> = BTreeMap::new();
    let mut all_found: BTreeMap<(usize, usize), ()> = BTreeMap::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at) else {
                continue;
            };
            let keys = [token.form_key, token.lemma_key];
            let distinct = if keys[0] == keys[1] { 1 } else { 2 };
            for key in keys.iter().take(distinct) {
                let from = bank.index.partition_point(|(k, _, _)| k < key);
                for (_, item, used) in bank
                    .index
                    .iter()
                    .skip(from)
                    .take_while(|(k, _, _)| k == key)
                {
                    let Some(phrase) = phrase(bank, *item, *used) else {
                        continue;
                    };
                    if !stands_at(document, phrase, at, sentence.tokens.end) {
                        continue;
                    }
                    let called = found.entry(*item).or_default();
                    match used {
                        Use::Any(_) => called.sentences.push(number),
                        Use::All(n) => {
                            if all_found.insert((*item, *n), ()).is_none() {
                                called.all += 1;
                            }
                        }
                        Use::Context(_) => called.context = true,
                        Use::Forbid(_) => called.forbidden = true,
                    }
                }
            }
        }
    }
    found
}

fn phrase(bank: &Bank, item: usize, used: Use) -> Option<&Phrase> {
    let item = bank.items.get(item)?;
    match used {
        Use::Any(n) => item.any_term.get(n),
        Use::All(n) => item.all_terms.get(n),
        Use::Context(n) => item.context.get(n),
        Use::Forbid(n) => item.forbids.get(n),
    }
}

/// True when the phrase stands at this token: each word by form or lemma.
pub fn stands_at(document: &Document, phrase: &[Key], at: usize, end: usize) -> bool {
    phrase.iter().enumerate().all(|(i, key)| {
        at + i < end
            && document
                .tokens
                .get(at + i)
                .is_some_and(|t| t.form_key == *key || t.lemma_key == *key)
    })
}

/// How often any of the phrases stands in the document.
pub fn count(document: &Document, phrases: &[Phrase]) -> usize {
    document
        .sentences
        .iter()
        .flat_map(|s| s.tokens.clone().map(move |at| (at, s.tokens.end)))
        .filter(|(at, end)| phrases.iter().any(|p| stands_at(document, p, *at, *end)))
        .count()
}
