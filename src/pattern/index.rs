//! Which patterns a sentence calls: each is filed under the words it cannot do without, so a
//! hundred rules cost little more than the few that match.

use super::program::{Pattern, Trigger};
use crate::text::document::{Document, Key, Token};

/// Patterns by trigger.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Key → pattern number, sorted by key.
    keys: Vec<(Key, usize)>,
    /// Patterns tried on every sentence.
    always: Vec<usize>,
}

impl Index {
    /// Files patterns by their place in the iterator.
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Index {
        let mut index = Index::default();
        for (number, pattern) in patterns.into_iter().enumerate() {
            match &pattern.trigger {
                Trigger::Always => index.always.push(number),
                Trigger::Keys(keys) => index.keys.extend(keys.iter().map(|k| (*k, number))),
            }
        }
        index.keys.sort_unstable();
        index.keys.dedup();
        index
    }

    /// Numbers of the patterns to try on a sentence, in order.
    pub fn candidates(&self, document: &Document, sentence: usize) -> Vec<usize> {
        let mut found = self.always.clone();
        if let Some(sentence) = document.sentences.get(sentence) {
            for token in document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]) {
                self.collect(token.form_key, &mut found);
                if token.lemma_key != token.form_key {
                    self.collect(token.lemma_key, &mut found);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Numbers of the patterns that one token calls, added to `into`.
    pub fn calls(&self, token: &Token, into: &mut Vec<usize>) {
        self.collect(token.form_key, into);
        if token.lemma_key != token.form_key {
            self.collect(token.lemma_key, into);
        }
    }

    fn collect(&self, key: Key, into: &mut Vec<usize>) {
        let from = self.keys.partition_point(|(k, _)| *k < key);
        into.extend(
            self.keys
                .iter()
                .skip(from)
                .take_while(|(k, _)| *k == key)
                .map(|(_, n)| *n),
        );
    }
}
