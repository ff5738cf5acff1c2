//! Who speaks: the noun phrase that names a speaker, the subject of a verb, and the name to print.

pub mod phrase;
pub mod subject;

pub use phrase::{Phrase, Who};

use crate::error::Result;
use crate::pattern::Lists;
use crate::pattern::lists::List;

/// The lists that tell who can speak.
#[derive(Debug, Clone)]
pub struct SpeakerLists {
    /// Heads that name a person: maire, avocate.
    pub person: List,
    /// Heads that name several people: habitants, syndicat.
    pub group: List,
    /// Heads that name an institution: préfecture, groupe.
    pub organization: List,
    /// Heads that name a document: rapport, note.
    pub document: List,
    /// Verbs of saying.
    pub reporting: List,
}

impl SpeakerLists {
    /// Takes the lists out of `rules/french/lists/speakers.yaml`.
    ///
    /// # Errors
    /// When one is missing.
    pub fn new(lists: &Lists) -> Result<SpeakerLists> {
        Ok(SpeakerLists {
            person: lists.require("speaker.person")?.clone(),
            group: lists.require("speaker.group")?.clone(),
            organization: lists.require("speaker.organization")?.clone(),
            document: lists.require("speaker.document")?.clone(),
            reporting: lists.require("reporting")?.clone(),
        })
    }
}
