//! Extraction: Document → [`facts::Facts`].

pub mod facts;

use crate::error::Result;
use crate::files::Files;
use crate::pattern::{Lists, Mentioned};
use crate::text::document::{BlockKind, Document};
use facts::{Facts, Statement};

/// Compiled rules of extraction.
#[derive(Debug, Clone, Default)]
pub struct Rules;

impl Rules {
    /// Reads `rules/extract/`.
    ///
    /// # Errors
    /// On a bad file.
    pub fn load(_files: &Files, _lists: &Lists) -> Result<Rules> {
        Ok(Rules)
    }
}

/// Extracts the facts of a document.
pub fn extract(document: &Document, _rules: &Rules) -> Facts {
    let n = document.sentences.len().max(1);
    Facts {
        title: document
            .blocks
            .iter()
            .find(|b| b.kind == BlockKind::Title)
            .map(|b| b.span),
        statements: (0..document.sentences.len())
            .map(|sentence| Statement {
                sentence,
                rank: 1.0 - sentence as f64 / n as f64,
                cluster: sentence,
                positive: true,
                hedged: false,
                usable: true,
                reason: None,
            })
            .collect(),
        ..Facts::default()
    }
}

/// The mentions of known entities in a rewritten sentence.
pub fn mentions_again(_document: &Document, _facts: &Facts) -> Vec<Mentioned> {
    Vec::new()
}
