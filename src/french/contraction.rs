//! Contraction of « de » and « à » with an article: « du Havre », « aux élus », but « de le dire », « de Le Corbusier ».

use super::word_list::{WordList, fold};
use super::words;
use crate::error::Result;
use crate::files::Files;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The lists of `rules/french/contraction.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Preposition and article → one word, unless the article is a pronoun.
    articles: BTreeMap<String, String>,
    /// Pairs that merge always.
    merged: BTreeMap<String, String>,
    /// « le » is a pronoun before these.
    clitics: WordList,
    /// Infinitives that are nouns too.
    nominal_infinitives: WordList,
    /// « Le » of these names contracts.
    names_contracted: WordList,
    /// « Le » of these names never does.
    names_kept: WordList,
    /// « Les » of these names never does.
    plural_names_kept: WordList,
    /// What a compound town name has inside.
    #[serde(deserialize_with = "parts")]
    town_parts: Vec<String>,
}

fn parts<'de, D: serde::Deserializer<'de>>(d: D) -> std::result::Result<Vec<String>, D::Error> {
    Ok(String::deserialize(d)?
        .split_whitespace()
        .map(str::to_string)
        .collect())
}

impl Rules {
    /// Reads `rules/french/contraction.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        files.yaml("rules/french/contraction.yaml")
    }

    /// « du » for « de » and « le », `None` when the two words do not contract. Both in lower case.
    pub fn article(&self, preposition: &str, article: &str) -> Option<&str> {
        self.articles
            .get(&format!("{preposition} {article}"))
            .map(String::as_str)
    }

    /// « duquel » for « de » and « lequel », `None` for other words. Both in lower case.
    pub fn merged(&self, left: &str, right: &str) -> Option<&str> {
        self.merged
            .get(&format!("{left} {right}"))
            .map(String::as_str)
    }

    /// True when « le » or « les » before these words is an article: before anything but an infinitive (an adverb
    /// may come first: « de le bien faire ») or another pronoun. `next` is what follows, in order.
    pub fn is_article_before(&self, next: &[&str]) -> bool {
        let Some(first) = next.first() else {
            return false;
        };
        if first.chars().next().is_some_and(char::is_uppercase) {
            return true;
        }
        let lower = fold(first);
        if self.clitics.has(&lower) {
            return false;
        }
        if words::is_infinitive(&lower) {
            return self.nominal_infinitives.has(&lower);
        }
        if words::is_adverb(&lower) {
            return next.get(1).is_none_or(|second| {
                let second = fold(second);
                !words::is_infinitive(&second) || self.nominal_infinitives.has(&second)
            });
        }
        true
    }

    /// True when the article of a name contracts: `article` is « Le » or « Les », `rest` what follows it
    /// (« Havre »). Surnames (« Le Corbusier ») and unknown names do not.
    pub fn name_contracts(&self, article: &str, rest: &str) -> bool {
        let word = rest
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')))
            .next()
            .unwrap_or("");
        if !word.chars().next().is_some_and(char::is_uppercase) {
            return false;
        }
        if fold(article) == "les" {
            return !self.plural_names_kept.has(word);
        }
        if self.names_kept.has(word) {
            return false;
        }
        self.names_contracted.has(word) || self.town_parts.iter().any(|part| word.contains(&**part))
    }
}
