//! Forms of words: conjugation, agreement, plurals, titles of both genders, on the lexicon with regular models behind it.

pub mod compound;
pub mod irregular;
mod nominal;
mod regular;
mod roles;
pub mod titles;
pub mod unbackshift;
mod verb;

pub(crate) use verb::is_verb;

use crate::error::Result;
use crate::files::Files;

/// The rules of forms; the lexicon itself is embedded.
#[derive(Debug, Clone)]
pub struct Morphology {
    /// Forms that come before the lexicon’s.
    pub irregular: irregular::Rules,
    /// Auxiliaries and reflexive verbs.
    pub auxiliaries: compound::Rules,
    /// Titles in both genders.
    pub titles: titles::Rules,
}

impl Morphology {
    /// Reads `irregular.yaml`, `auxiliaries.yaml` and `titles.yaml` of `rules/french/`.
    ///
    /// # Errors
    /// When a file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Morphology> {
        Ok(Morphology {
            irregular: irregular::Rules::load(files)?,
            auxiliaries: compound::Rules::load(files)?,
            titles: titles::Rules::load(files)?,
        })
    }
}

/// A form, and whether a regular model guessed it because the lexicon does not know the word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The form.
    pub text: String,
    /// True when it was guessed.
    pub guessed: bool,
}

impl Form {
    pub(crate) fn known(text: impl Into<String>) -> Form {
        Form {
            text: text.into(),
            guessed: false,
        }
    }

    pub(crate) fn guess(text: impl Into<String>) -> Form {
        Form {
            text: text.into(),
            guessed: true,
        }
    }
}
