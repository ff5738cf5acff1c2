//! Extraction: Document → [`facts::Facts`], by rules only.
//!
//! In order: dates and hours, entities, figures, keyphrases, genre and domain, statements, record flags.

pub mod classify;
pub mod dates;
pub mod entities;
pub mod facts;
pub mod keyphrases;
mod scene;
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
    /// Dates and hours.
    pub dates: dates::DateRules,
    /// Entities.
    pub entities: entities::EntityRules,
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
            dates: dates::DateRules::load(files)?,
            entities: entities::EntityRules::load(files)?,
            weights: Weights::load(files)?,
            domains: Classes::load(files, "rules/extract/domains.yaml")?,
            genres: Classes::load(files, "rules/extract/genres.yaml")?,
        })
    }
}

/// Extracts the facts of a document.
pub fn extract(document: &Document, rules: &Rules) -> Facts {
    let dates = dates::find(document, &rules.dates);
    let taken = scene::taken(document, &dates);
    let entities = entities::find(document, &rules.entities, &taken);
    let keyphrases = keyphrases::keyphrases(document, &rules.weights);
    let mut facts = Facts {
        title: document
            .blocks
            .iter()
            .find(|b| b.kind == BlockKind::Title)
            .map(|b| b.span),
        genre: rules.genres.of(document),
        domain: rules.domains.of(document),
        statements: statements::statements(document, &keyphrases),
        keyphrases,
        entities: entities.entities,
        mentions: entities.mentions,
        dates: dates.into_iter().map(|d| d.date).collect(),
        ..Facts::default()
    };
    facts.scene = scene::scene(document, &facts);
    // Quotations, reported speech, references, relations and discourse marks: filled here by their own modules.
    facts
}

/// The mentions of known entities in a rewritten sentence.
pub fn mentions_again(document: &Document, facts: &Facts) -> Vec<Mentioned> {
    scene::again(document, facts)
}
