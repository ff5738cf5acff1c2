//! Weights and word lists of ranking: `rules/extract/keyphrases.yaml`.

use crate::error::Result;
use crate::files::Files;
use crate::text::document::{Key, Token, key};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    length: Vec<f64>,
    count_power: f64,
    head_power: f64,
    place: f64,
    title: f64,
    name: f64,
    spare: usize,
    linked: f64,
    empty: Vec<String>,
    links: Vec<String>,
    articles: Vec<String>,
}

/// How candidates are weighed.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// By number of content words, from one.
    pub length: Vec<f64>,
    /// Power of the number of occurrences.
    pub count_power: f64,
    /// Power of the mean frequency of its words.
    pub head_power: f64,
    /// What standing first adds.
    pub place: f64,
    /// What standing in the title multiplies by.
    pub title: f64,
    /// What holding a name multiplies by.
    pub name: f64,
    /// How many more times a phrase inside another must occur to be kept.
    pub spare: usize,
    /// What two frequent heads linked by a preposition multiply by.
    pub linked: f64,
    empty: Vec<Key>,
    links: Vec<Key>,
    articles: Vec<Key>,
}

impl Weights {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is missing or bad.
    pub fn load(files: &Files) -> Result<Weights> {
        let written: Written = files.yaml("rules/extract/keyphrases.yaml")?;
        let keys = |words: &[String]| {
            let mut keys: Vec<Key> = words.iter().map(|w| key(w)).collect();
            keys.sort_unstable();
            keys
        };
        Ok(Weights {
            empty: keys(&written.empty),
            links: keys(&written.links),
            articles: keys(&written.articles),
            length: written.length,
            count_power: written.count_power,
            head_power: written.head_power,
            place: written.place,
            title: written.title,
            name: written.name,
            spare: written.spare,
            linked: written.linked,
        })
    }

    /// True for a word too general to carry a phrase.
    pub fn is_empty(&self, token: &Token) -> bool {
        self.empty.binary_search(&token.lemma_key).is_ok()
            || self.empty.binary_search(&token.form_key).is_ok()
    }

    /// True for a preposition that links two nouns of one phrase.
    pub fn links(&self, token: &Token) -> bool {
        self.links.binary_search(&token.lemma_key).is_ok()
            || self.links.binary_search(&token.form_key).is_ok()
    }

    /// True for an article.
    pub fn is_article(&self, token: &Token) -> bool {
        self.articles.binary_search(&token.lemma_key).is_ok()
    }

    /// True for an adjective that may open a phrase: not a number or a general one.
    pub fn is_adjective(&self, token: &Token) -> bool {
        !self.is_empty(token)
    }
}
