//! Forms that come before the lexicon’s: what it lacks, or files under a rarer word.

use crate::error::{Error, Result};
use crate::files::Files;
use crate::french::tags::{Gender, Number, Tense};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The forms of `rules/french/irregular.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    verbs: BTreeMap<String, BTreeMap<String, String>>,
    adjectives: BTreeMap<String, [String; 3]>,
    plurals: BTreeMap<String, String>,
}

impl Rules {
    /// Reads `rules/french/irregular.yaml`.
    ///
    /// # Errors
    /// When the file is missing, does not parse, or a tense has no such name or not its number of forms.
    pub fn load(files: &Files) -> Result<Rules> {
        let path = "rules/french/irregular.yaml";
        let rules: Rules = files.yaml(path)?;
        for (verb, tenses) in &rules.verbs {
            for (name, forms) in tenses {
                let wanted = match Tense::parse(name) {
                    Some(Tense::Imperatif) => 3,
                    Some(Tense::ParticipePresent | Tense::ParticipePasse | Tense::Infinitif) => 1,
                    Some(_) => 6,
                    None => {
                        return Err(
                            Error::new(format!("`{verb}`: no tense `{name}`")).in_file(path)
                        );
                    }
                };
                if forms.split_whitespace().count() != wanted {
                    return Err(
                        Error::new(format!("`{verb}`, {name}: {wanted} forms wanted"))
                            .in_file(path),
                    );
                }
            }
        }
        Ok(rules)
    }

    /// A form of a verb of the list.
    pub fn verb(&self, verb: &str, tense: Tense, person: u8, number: Number) -> Option<&str> {
        let forms = self.verbs.get(verb)?.get(tense.as_str())?;
        let plural = number == Number::Plural;
        let slot = match tense {
            Tense::Imperatif => match (person, plural) {
                (2, false) => 0,
                (1, true) => 1,
                (2, true) => 2,
                _ => return None,
            },
            Tense::ParticipePresent | Tense::ParticipePasse | Tense::Infinitif => 0,
            _ => usize::from(person.checked_sub(1)?) + if plural { 3 } else { 0 },
        };
        forms.split_whitespace().nth(slot)
    }

    /// A form of an adjective of the list.
    pub fn adjective(&self, masculine: &str, gender: Gender, number: Number) -> Option<String> {
        let [feminine, masculines, feminines] = self.adjectives.get(masculine)?;
        Some(match (gender, number) {
            (Gender::Masculine, Number::Singular) => masculine.to_string(),
            (Gender::Feminine, Number::Singular) => feminine.clone(),
            (Gender::Masculine, Number::Plural) => masculines.clone(),
            (Gender::Feminine, Number::Plural) => feminines.clone(),
        })
    }

    /// The plural of a compound of the list.
    pub fn plural(&self, noun: &str) -> Option<&str> {
        self.plurals.get(noun).map(String::as_str)
    }
}
