//! What a form can be: one [`Analysis`] for each lemma and tag.

use std::ops::Range;

use super::readings::{Reading, Readings, apply};
use super::tag::Tag;
use super::typographic;

/// One way to read a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Analysis {
    /// Bytes to remove from the end of the form to get to its lemma.
    pub lemma_cut: u8,
    /// What to write instead.
    pub lemma_add: &'static str,
    /// Part of speech and features.
    pub tag: Tag,
}

impl Analysis {
    /// The lemma of `form`, which must be the spelling that was looked up: the infinitive of a verb, the masculine
    /// singular of an adjective, the singular of a noun (masculine, if it has both genders).
    pub fn lemma(&self, form: &str) -> String {
        apply(&typographic(form), self.lemma_cut, self.lemma_add)
    }

    /// Whether the lemma of `form` is `lemma`, without building it.
    pub fn has_lemma(&self, form: &str, lemma: &str) -> bool {
        let form = typographic(form);
        let kept = form
            .len()
            .checked_sub(self.lemma_cut as usize)
            .and_then(|end| form.get(..end));
        kept.and_then(|kept| lemma.strip_prefix(kept)) == Some(self.lemma_add)
    }
}

/// The analyses of one form, in a fixed order: by part of speech, then by tag, then by lemma.
#[derive(Debug, Clone)]
pub struct Analyses<'a> {
    table: &'a Readings,
    positions: Range<usize>,
}

impl<'a> Analyses<'a> {
    pub(super) fn new(table: &'a Readings, set: Option<u64>) -> Self {
        Analyses {
            table,
            positions: set.map_or(0..0, |index| table.set(index)),
        }
    }

    /// Whether the form is unknown.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }
}

impl Iterator for Analyses<'_> {
    type Item = Analysis;

    fn next(&mut self) -> Option<Analysis> {
        let Reading { tag, cut, add } = self.table.entry(self.positions.next()?)?;
        Some(Analysis {
            lemma_cut: cut,
            lemma_add: add,
            tag,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.positions.size_hint()
    }
}

impl ExactSizeIterator for Analyses<'_> {}
