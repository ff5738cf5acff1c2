//! Word lists of the rules: words separated by spaces in one YAML string, a final `*` for a beginning.

use serde::Deserialize;
use std::collections::BTreeSet;

/// A set of words and of beginnings of words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "String")]
pub struct WordList {
    words: BTreeSet<Box<str>>,
    beginnings: Vec<Box<str>>,
}

impl From<String> for WordList {
    fn from(text: String) -> Self {
        let mut list = WordList::default();
        for word in text.split_whitespace() {
            match word.strip_suffix('*') {
                Some(beginning) => list.beginnings.push(beginning.into()),
                None => {
                    list.words.insert(word.into());
                }
            }
        }
        list
    }
}

impl WordList {
    /// True when the list has this word, or a beginning of it. Case counts.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.beginnings.iter().any(|b| word.starts_with(&**b))
    }

    /// Number of words and beginnings.
    pub fn len(&self) -> usize {
        self.words.len() + self.beginnings.len()
    }

    /// True for a list of nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The word in lower case, its apostrophes typographic.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '\'' | '\u{2018}' => folded.push('’'),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}
