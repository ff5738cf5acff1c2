//! Word lists that patterns name with `@`: `rules/french/lists/*.yaml`, nested maps of lists.

pub use crate::error::nearest;
use crate::error::{Error, Result};
use crate::files::{Files, parse};
use crate::text::document::{Key, key};
use serde_json::Value;
use std::collections::BTreeMap;

/// A list: single words by key (sorted), phrases as sequences of keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// Single words or lemmas, sorted.
    pub words: Vec<Key>,
    /// Phrases, each word form or lemma, longest first.
    pub phrases: Vec<Vec<Key>>,
    /// As written, for messages and templates.
    pub written: Vec<String>,
}

impl List {
    fn add(&mut self, entry: &str) {
        self.written.push(entry.to_string());
        let keys = split(entry);
        match keys.as_slice() {
            [] => {}
            [only] => self.words.push(*only),
            _ => self.phrases.push(keys),
        }
    }

    fn close(&mut self) {
        self.words.sort_unstable();
        self.words.dedup();
        self.phrases
            .sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        self.phrases.dedup();
    }

    /// True when the list has this single word.
    pub fn has(&self, word: Key) -> bool {
        self.words.binary_search(&word).is_ok()
    }
}

/// The words of a phrase as the tokeniser splits them: « d’après » is two.
pub fn split(phrase: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for word in phrase.split_whitespace() {
        let mut rest = word;
        while let Some(cut) = rest.find(['’', '\'']) {
            let len = rest[cut..].chars().next().map_or(1, char::len_utf8);
            let (head, tail) = rest.split_at(cut + len);
            if tail.is_empty() || matches!(word, "aujourd’hui" | "quelqu’un") {
                break;
            }
            keys.push(key(head));
            rest = tail;
        }
        keys.push(key(rest));
    }
    keys
}

/// All lists by dotted name; a parent name is the union of its children.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    by_name: BTreeMap<String, List>,
}

impl Lists {
    /// Reads `rules/french/lists/*.yaml` of all layers. A later layer replaces a list of the same name.
    ///
    /// # Errors
    /// When a file is not a map of maps and lists of text.
    pub fn load(files: &Files) -> Result<Lists> {
        let mut raw: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in files.below("rules/french/lists/", ".yaml") {
            let value: Value = parse(file)?;
            let Value::Object(map) = value else {
                return Err(
                    Error::new("a file of lists is a map of names to lists").in_file(&file.shown)
                );
            };
            for (name, value) in &map {
                flatten(name, value, &mut raw).map_err(|e| e.in_file(&file.shown))?;
            }
        }
        Ok(Lists::from_raw(&raw))
    }

    /// Lists given directly: dotted name → entries.
    pub fn from_raw(raw: &BTreeMap<String, Vec<String>>) -> Lists {
        let mut by_name: BTreeMap<String, List> = BTreeMap::new();
        for (name, entries) in raw {
            let mut part = name.as_str();
            loop {
                let list = by_name.entry(part.to_string()).or_default();
                for entry in entries {
                    list.add(entry);
                }
                match part.rfind('.') {
                    Some(cut) => part = &part[..cut],
                    None => break,
                }
            }
        }
        for list in by_name.values_mut() {
            list.close();
        }
        Lists { by_name }
    }

    /// The list of this name.
    pub fn get(&self, name: &str) -> Option<&List> {
        self.by_name.get(name)
    }

    /// The list of this name.
    ///
    /// # Errors
    /// When there is none; the hint names the nearest.
    pub fn require(&self, name: &str) -> Result<&List> {
        self.get(name).ok_or_else(|| {
            let error = Error::new(format!("no list `@{name}`"));
            match nearest(name, self.by_name.keys().map(String::as_str)) {
                Some(near) => error.hint(format!("did you mean `@{near}`?")),
                None => error,
            }
        })
    }
}

fn flatten(name: &str, value: &Value, into: &mut BTreeMap<String, Vec<String>>) -> Result<()> {
    match value {
        Value::Object(map) => {
            for (inner, value) in map {
                flatten(&format!("{name}.{inner}"), value, into)?;
            }
            Ok(())
        }
        Value::Array(entries) => {
            let mut list = Vec::new();
            for entry in entries {
                match entry {
                    Value::String(text) => list.push(text.clone()),
                    Value::Number(number) => list.push(number.to_string()),
                    _ => {
                        return Err(Error::new(format!(
                            "list `{name}` holds something that is not text"
                        )));
                    }
                }
            }
            into.insert(name.to_string(), list);
            Ok(())
        }
        _ => Err(Error::new(format!(
            "`{name}` is neither a list nor a map of lists"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_are_unions_and_misspellings_get_a_hint() {
        let raw = BTreeMap::from([
            (
                "reporting.neutral".to_string(),
                vec!["dire".to_string(), "faire savoir".to_string()],
            ),
            ("reporting.hedged".to_string(), vec!["estimer".to_string()]),
        ]);
        let lists = Lists::from_raw(&raw);
        let all = lists.get("reporting").expect("a parent");
        assert!(all.has(key("dire")) && all.has(key("estimer")));
        assert_eq!(all.phrases.len(), 1);
        let error = lists.require("reporting.neutrl").expect_err("misspelt");
        assert_eq!(
            error.hint.as_deref(),
            Some("did you mean `@reporting.neutral`?")
        );
    }
}
