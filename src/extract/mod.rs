//! Extraction: Document → [`facts::Facts`].

pub mod classify;
pub mod coreference;
pub mod discourse;
pub mod facts;
pub mod keyphrases;
pub mod quotations;
pub mod relations;
pub mod reported;
pub mod speakers;
pub mod statements;
pub mod weights;

use crate::error::Result;
use crate::files::Files;
use crate::pattern::{Lists, Mentioned};
use crate::text::document::{BlockKind, Document};
use classify::Classes;
use facts::Facts;
use weights::Weights;

/// Compiled rules of extraction.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    weights: Weights,
    domains: Classes,
    genres: Classes,
}

impl Rules {
    /// Reads `rules/extract/`.
    ///
    /// # Errors
    /// On a bad file.
    pub fn load(files: &Files, _lists: &Lists) -> Result<Rules> {
        Ok(Rules {
            weights: Weights::load(files)?,
            domains: Classes::load(files, "rules/extract/domains.yaml")?,
            genres: Classes::load(files, "rules/extract/genres.yaml")?,
        })
    }
}

/// Extracts the facts of a document.
pub fn extract(document: &Document, rules: &Rules) -> Facts {
    let keyphrases = keyphrases::keyphrases(document, &rules.weights);
    Facts {
        title: document.blocks.iter().find(|b| b.kind == BlockKind::Title).map(|b| b.span),
        genre: rules.genres.of(document),
        domain: rules.domains.of(document),
        statements: statements::statements(document, &keyphrases),
        keyphrases,
        ..Facts::default()
    }
}

/// The mentions of known entities in a rewritten sentence.
pub fn mentions_again(_document: &Document, _facts: &Facts) -> Vec<Mentioned> {
    Vec::new()
}
