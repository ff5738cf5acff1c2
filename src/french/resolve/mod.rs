//! One pass over a rendered sentence: elision, contraction, euphony, capital, doubled spaces and marks.
//!
//! The pass goes from right to left, so that each word meets what stands after it already settled: « ainsi que à les
//! élus » gives « aux » first, then « qu’aux ». What is inside quotation marks, addresses, code, tags and numbers is
//! never changed. Running it twice changes nothing more.

mod around;
mod join;
mod scan;
mod write;

use super::contraction;
use super::elision;
use super::word_list::WordList;
use crate::error::Result;
use crate::files::Files;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) use scan::code_end;
pub use scan::{Kind, Piece, scan};
pub(super) use write::capitalised;

/// The lists of `rules/french/resolve.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Words that elide and what is left of them.
    elided: BTreeMap<String, String>,
    /// Nothing elides before these.
    never_before: WordList,
    /// « le » and « la » do not elide before these.
    never_after_article: WordList,
    /// Pairs with one result.
    pairs: BTreeMap<String, String>,
    /// A word that keeps a pair apart when it follows.
    pairs_not_before: BTreeMap<String, String>,
    /// « sa » → « son ».
    possessives: BTreeMap<String, String>,
    /// « beau » → « bel ».
    before_vowel: BTreeMap<String, String>,
    /// Words that are not read as nouns after « ce », « beau ».
    never_noun: WordList,
    /// Pronouns that take « -t- ».
    euphonic: WordList,
    /// Words whose full stop ends no sentence.
    abbreviations: WordList,
    /// Every word that something may happen to, from the tables above.
    #[serde(skip)]
    left: Vec<String>,
}

impl Rules {
    /// Reads `rules/french/resolve.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        let mut rules: Rules = files.yaml("rules/french/resolve.yaml")?;
        let firsts = rules.pairs.keys().filter_map(|pair| pair.split(' ').next());
        let mut left: Vec<String> = [&rules.elided, &rules.possessives, &rules.before_vowel]
            .into_iter()
            .flat_map(BTreeMap::keys)
            .map(String::as_str)
            .chain(firsts)
            .chain(["à", "À"])
            .map(str::to_string)
            .collect();
        left.sort_by_key(|word| word.len());
        left.dedup();
        rules.left = left;
        Ok(rules)
    }

    /// True for a word of the left of a rule, in any case.
    fn is_left(&self, word: &str) -> bool {
        let from = self.left.partition_point(|w| w.len() < word.len());
        self.left
            .iter()
            .skip(from)
            .take_while(|w| w.len() == word.len())
            .any(|w| w.eq_ignore_ascii_case(word))
    }

    /// « bel » for « beau »: the form before a vowel, of an adjective that has one.
    pub fn before_vowel(&self, masculine: &str) -> Option<&str> {
        self.before_vowel.get(masculine).map(String::as_str)
    }
}

/// The pass with the rules it needs.
#[derive(Debug, Clone, Copy)]
pub struct Resolver<'r> {
    /// What this pass joins.
    pub rules: &'r Rules,
    /// Which words elide.
    pub elision: &'r elision::Rules,
    /// Which words contract.
    pub contraction: &'r contraction::Rules,
}

impl Resolver<'_> {
    /// A whole sentence or paragraph: joined, cleaned, with a capital at the start of each sentence.
    pub fn sentence(&self, text: &str) -> String {
        self.run(text, true)
    }

    /// A part of a sentence: the same without the capitals.
    pub fn fragment(&self, text: &str) -> String {
        self.run(text, false)
    }

    fn run(&self, text: &str, capitals: bool) -> String {
        let mut pieces = scan(text);
        around::drop_empty_brackets(&mut pieces);
        for at in (0..pieces.len()).rev() {
            self.join(&mut pieces, at, text);
        }
        self.write(&pieces, capitals, text.len())
    }
}
