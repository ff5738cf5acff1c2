//! Forms of words: conjugation, agreement, plurals, titles of both genders, on the lexicon with regular models behind it.

pub mod nominal;
pub mod regular;
pub mod verb;

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
