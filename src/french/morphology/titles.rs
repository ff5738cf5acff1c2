//! Functions and professions in both genders: « directeur », « directrice ».

use super::nominal::lemmas_of_adjective;
use crate::error::Result;
use crate::files::Files;
use crate::french::tags::Gender;
use crate::french::word_list::{WordList, fold};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One title as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Masculine.
    m: String,
    /// Feminine, which may be the same.
    f: String,
    /// Other feminines in use, recognised and never written.
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    titles: Vec<Written>,
    agreeing: WordList,
    invariable: WordList,
}

/// The titles of `rules/french/titles.yaml`.
#[derive(Debug, Clone)]
pub struct Rules {
    titles: Vec<(String, String)>,
    /// Form → index in `titles`, and gender when the form has one.
    forms: BTreeMap<String, (usize, Option<Gender>)>,
    agreeing: WordList,
    invariable: WordList,
}

impl Rules {
    /// Reads `rules/french/titles.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        let file: File = files.yaml("rules/french/titles.yaml")?;
        let mut titles = Vec::with_capacity(file.titles.len());
        let mut forms = BTreeMap::new();
        for (index, title) in file.titles.into_iter().enumerate() {
            if title.m == title.f {
                forms.insert(title.m.clone(), (index, None));
            } else {
                forms.insert(title.m.clone(), (index, Some(Gender::Masculine)));
                for feminine in title.also.iter().chain([&title.f]) {
                    forms
                        .entry(feminine.clone())
                        .or_insert((index, Some(Gender::Feminine)));
                }
            }
            titles.push((title.m, title.f));
        }
        Ok(Rules {
            titles,
            forms,
            agreeing: file.agreeing,
            invariable: file.invariable,
        })
    }

    /// Number of titles.
    pub fn len(&self) -> usize {
        self.titles.len()
    }

    /// True for a table of nothing.
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty()
    }

    /// True when the word, in any case, singular or plural, is a title.
    pub fn is_title(&self, word: &str) -> bool {
        self.find(&fold(word)).is_some()
    }

    /// Gender of a title word: « directrice » is feminine, « ministre » says nothing. A masculine is evidence of a man
    /// only for a title that has a feminine, and weakly: « le procureur » may be a woman in older texts.
    pub fn gender(&self, word: &str) -> Option<Gender> {
        self.find(&fold(word))?.1
    }

    /// Both forms of a title word, masculine and feminine singular.
    pub fn both(&self, word: &str) -> Option<(&str, &str)> {
        let (index, _) = self.find(&fold(word))?;
        self.titles
            .get(index)
            .map(|(m, f)| (m.as_str(), f.as_str()))
    }

    /// The masculine singular of an adjective that follows a title, from any of its forms.
    pub(super) fn agreeing_masculine(&self, lower: &str) -> Option<String> {
        if self.agreeing.has(lower) {
            return Some(lower.to_string());
        }
        lemmas_of_adjective(lower)
            .into_iter()
            .find(|l| self.agreeing.has(l))
    }

    /// True for a word that follows a title and stays as it is.
    pub(super) fn is_invariable(&self, lower: &str) -> bool {
        self.invariable.has(lower)
    }

    fn find(&self, lower: &str) -> Option<(usize, Option<Gender>)> {
        if let Some(found) = self.forms.get(lower) {
            return Some(*found);
        }
        let singular = lower
            .strip_suffix('s')
            .or_else(|| lower.strip_suffix('x'))?;
        self.forms
            .get(singular)
            .or_else(|| {
                let stem = lower.strip_suffix("aux")?;
                self.forms.get(&format!("{stem}al"))
            })
            .copied()
    }
}
