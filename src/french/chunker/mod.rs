//! Chunks of a sentence: noun phrases, verb groups, prepositional phrases, read from left to right over the tags.

mod nouns;
mod prepositions;
mod verbs;

use super::tagger::Tagged;
use super::tagger::class::Class;
use crate::error::Result;
use crate::files::Files;
use crate::pattern::lists::split;
use crate::text::document::{Chunk, ChunkKind, Document, Key, key};
use serde::Deserialize;
use std::ops::Range;

/// `rules/french/chunks.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    semi_auxiliaries: Vec<String>,
    semi_auxiliaries_with_de: Vec<String>,
    negative_determiners: Vec<String>,
    time_nouns: Vec<String>,
    conjunction_adverbs: Vec<String>,
    quantity_adverbs: Vec<String>,
    approximations: Vec<String>,
    long_prepositions: Vec<String>,
}

/// The chunker's lists, compiled.
#[derive(Debug)]
pub struct Chunker {
    semi_auxiliaries: Vec<Key>,
    semi_auxiliaries_with_de: Vec<Key>,
    negative_determiners: Vec<Key>,
    /// Nouns of time: seldom a subject.
    time_nouns: Vec<Key>,
    /// Adverbs that make a conjunction with « que » (« alors que »).
    conjunction_adverbs: Vec<Key>,
    /// Adverbs that count a noun with « de ».
    quantity_adverbs: Vec<Key>,
    /// Adverbs right before a number.
    approximations: Vec<Key>,
    /// Lemma keys of each, the longest first.
    long_prepositions: Vec<Vec<Key>>,
}

impl Chunker {
    /// Reads `rules/french/chunks.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Chunker> {
        let written: Written = files.yaml("rules/french/chunks.yaml")?;
        let keys = |words: &[String]| {
            let mut keys: Vec<Key> = words.iter().map(|w| key(w)).collect();
            keys.sort_unstable();
            keys
        };
        let mut long: Vec<Vec<Key>> = written
            .long_prepositions
            .iter()
            .map(|p| split(p).into_iter().map(full).collect())
            .collect();
        long.sort_by(|a: &Vec<Key>, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        Ok(Chunker {
            semi_auxiliaries: keys(&written.semi_auxiliaries),
            semi_auxiliaries_with_de: keys(&written.semi_auxiliaries_with_de),
            negative_determiners: keys(&written.negative_determiners),
            time_nouns: keys(&written.time_nouns),
            conjunction_adverbs: keys(&written.conjunction_adverbs),
            quantity_adverbs: keys(&written.quantity_adverbs),
            approximations: keys(&written.approximations),
            long_prepositions: long,
        })
    }

    /// True for a noun of time.
    pub(super) fn is_time(&self, lemma: Key) -> bool {
        self.time_nouns.binary_search(&lemma).is_ok()
    }

    /// True for an adverb that makes a conjunction with « que » or « si ».
    pub(super) fn opens_conjunction(&self, form: Key) -> bool {
        self.conjunction_adverbs.binary_search(&form).is_ok()
    }

    /// Fills [`Document::chunks`] and the ranges of the sentences; subjects are left for later.
    pub fn chunk(&self, document: &mut Document, tagged: &[Tagged]) {
        let mut all: Vec<Chunk> = Vec::with_capacity(document.tokens.len() / 2);
        let mut ranges = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            let start = all.len();
            let view = View {
                document,
                tagged,
                bounds: sentence.tokens.clone(),
                rules: self,
            };
            let mut chunks = view.chunks();
            // By first token, the longer first.
            chunks.sort_by(|a, b| {
                (a.tokens.start, b.tokens.end, a.kind).cmp(&(b.tokens.start, a.tokens.end, b.kind))
            });
            all.append(&mut chunks);
            ranges.push(start..all.len());
        }
        for (sentence, range) in document.sentences.iter_mut().zip(ranges) {
            sentence.chunks = range;
        }
        document.chunks = all;
    }
}

/// An elided word as its full form.
fn full(word: Key) -> Key {
    for (elided, whole) in [
        ("d’", "de"),
        ("l’", "le"),
        ("jusqu’", "jusque"),
        ("qu’", "que"),
    ] {
        if word == key(elided) {
            return key(whole);
        }
    }
    word
}

/// A sentence as the chunker sees it.
struct View<'a> {
    document: &'a Document,
    tagged: &'a [Tagged],
    bounds: Range<usize>,
    rules: &'a Chunker,
}

impl View<'_> {
    fn class(&self, at: usize) -> Class {
        if self.bounds.contains(&at) {
            self.tagged.get(at).map_or(Class::Edge, |t| t.class)
        } else {
            Class::Edge
        }
    }

    fn lemma(&self, at: usize) -> Key {
        self.document.tokens.get(at).map_or(Key(0), |t| t.lemma_key)
    }

    fn is(&self, at: usize, classes: &[Class]) -> bool {
        classes.contains(&self.class(at))
    }

    fn chunks(&self) -> Vec<Chunk> {
        let mut chunks = Vec::new();
        let mut at = self.bounds.start;
        while at < self.bounds.end {
            let end = self
                .counted(at, &mut chunks)
                .or_else(|| self.prepositional(at, &mut chunks))
                .or_else(|| self.verb_group(at, &mut chunks))
                .or_else(|| self.noun_phrase(at, &mut chunks));
            at = end.unwrap_or(at + 1).max(at + 1);
        }
        chunks
    }

    /// A chunk with the features of its head.
    fn chunk(&self, kind: ChunkKind, tokens: Range<usize>, head: usize) -> Chunk {
        Chunk {
            kind,
            tokens,
            head,
            features: self
                .document
                .tokens
                .get(head)
                .map(|t| t.features)
                .unwrap_or_default(),
            negated: false,
            passive: false,
            subject: None,
        }
    }
}
