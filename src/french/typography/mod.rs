//! The typographer: no-break spaces, apostrophes, ellipses and dashes of a profile, in one pass over the bytes.
//!
//! Addresses, hours, code, tags, entities and decimals are left alone. `apply(apply(x)) == apply(x)`.

mod neighbours;
mod pass;
mod spaces;

use super::word_list::WordList;
use crate::error::{Error, Result};
use crate::files::Files;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Spaces and marks of one profile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Space inside guillemets.
    pub quotes: String,
    /// Space before a colon.
    pub colon: String,
    /// Space before « ; », « ! », « ? ».
    pub high: String,
    /// Space before « % ».
    pub percent: String,
    /// Space between a number and its unit, or a day and its month.
    pub unit: String,
    /// Space between thousands.
    pub thousands: String,
    /// Space after « M. », « n° ».
    pub title: String,
    /// Apostrophe.
    pub apostrophe: String,
    /// Ellipsis.
    pub ellipsis: String,
    /// Dash between two spaces.
    pub dash: String,
    /// Opening guillemet.
    pub open: String,
    /// Closing guillemet.
    pub close: String,
}

/// The profiles and lists of `rules/french/typography.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Name of the profile used when none is asked.
    pub default: String,
    profiles: BTreeMap<String, Profile>,
    units: WordList,
    months: WordList,
    titles: WordList,
    before_number: WordList,
    bang_names: WordList,
}

impl Rules {
    /// Reads `rules/french/typography.yaml`.
    ///
    /// # Errors
    /// When the file is missing, does not parse, or has not its default profile.
    pub fn load(files: &Files) -> Result<Rules> {
        let path = "rules/french/typography.yaml";
        let rules: Rules = files.yaml(path)?;
        if rules.profiles.contains_key(&rules.default) {
            Ok(rules)
        } else {
            Err(Error::new(format!("no profile `{}`", rules.default))
                .in_file(path)
                .hint("`default` is the name of one of `profiles`"))
        }
    }

    /// Names of the profiles, sorted.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// The profile of this name, else the default one.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles
            .get(name)
            .or_else(|| self.profiles.get(&self.default))
    }

    /// The text in this profile.
    pub fn apply(&self, text: &str, profile: &str) -> String {
        match self.profile(profile) {
            Some(profile) => pass::set(self, profile, text),
            None => text.to_string(),
        }
    }
}

/// The text with plain spaces for no-break and thin ones.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => ' ',
            c => c,
        })
        .collect()
}
