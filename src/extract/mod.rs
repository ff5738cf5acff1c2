//! Extraction: Document → [`facts::Facts`], by rules only.
//!
//! In order: dates and hours, entities, figures, quotations with indirect speech and references, keyphrases, domain and
//! genre, statements, record flags.

pub mod classify;
pub mod coreference;
pub mod dates;
pub mod discourse;
pub mod entities;
pub mod facts;
pub mod figures;
pub mod keyphrases;
pub mod quotations;
pub mod records;
pub mod relations;
pub mod reported;
pub mod speakers;
pub mod statements;
pub mod weights;

use crate::error::Result;
use crate::files::Files;
use crate::pattern::{Lists, MentionOf, Mentioned};
use crate::text::document::{BlockKind, Document};
use classify::{Classes, Marks};
use facts::Facts;
use std::ops::Range;
use weights::Weights;

/// Compiled rules of extraction.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Dates and hours.
    pub dates: dates::DateRules,
    /// Entities.
    pub entities: entities::EntityRules,
    /// Figures.
    pub figures: figures::FigureRules,
    /// Quotations, indirect speech, coreference, relations.
    pub quotations: quotations::Rules,
    weights: Weights,
    domains: Classes,
    genres: Classes,
    marks: Marks,
}

impl Rules {
    /// Reads `rules/extract/`.
    ///
    /// # Errors
    /// On a bad file.
    pub fn load(files: &Files, lists: &Lists) -> Result<Rules> {
        Ok(Rules {
            dates: dates::DateRules::load(files)?,
            entities: entities::EntityRules::load(files)?,
            figures: figures::FigureRules::load(files)?,
            quotations: quotations::Rules::load(files, lists)?,
            weights: Weights::load(files)?,
            domains: Classes::load(files, "rules/extract/domains.yaml")?,
            genres: Classes::load(files, "rules/extract/genres.yaml")?,
            marks: Marks::load(files, "rules/extract/records.yaml")?,
        })
    }
}

/// Extracts the facts of a document.
pub fn extract(document: &Document, rules: &Rules) -> Facts {
    let dates = dates::find(document, &rules.dates);
    let mut taken = vec![false; document.tokens.len()];
    dates
        .iter()
        .for_each(|d| take(&mut taken, d.tokens.clone()));
    let entities = entities::find(document, &rules.entities, &taken);
    let mut scene: Vec<Mentioned> = Vec::new();
    for mention in &entities.mentions {
        let tokens = document.token_from(mention.span.start)..document.token_from(mention.span.end);
        take(&mut taken, tokens.clone());
        if let Some(entity) = entities.entities.get(mention.entity) {
            scene.push(Mentioned {
                tokens,
                of: MentionOf::Entity(entity.kind, mention.entity),
            });
        }
    }
    let figures = figures::find(document, &rules.figures, &taken);
    scene.extend(dates.iter().enumerate().map(|(i, d)| Mentioned {
        tokens: d.tokens.clone(),
        of: MentionOf::Date(i),
    }));
    scene.extend(figures.iter().enumerate().map(|(i, f)| Mentioned {
        tokens: document.token_from(f.span.start)..document.token_from(f.span.end),
        of: MentionOf::Figure(f.kind, i),
    }));
    scene.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    let said = quotations::quotations(
        document,
        &entities.entities,
        &entities.mentions,
        &scene,
        &rules.quotations,
    );
    let keyphrases = keyphrases::keyphrases(document, &rules.weights);
    let mut facts = Facts {
        scene,
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
        references: said.references,
        quotations: said.quotations,
        reported: said.reported,
        figures,
        dates: dates.into_iter().map(|d| d.date).collect(),
        relations: said.relations,
        discourse: said.discourse,
        records: Vec::new(),
    };
    attribute(&mut facts);
    facts.records = records::flags(document, &facts, &rules.marks);
    facts
}

fn take(taken: &mut [bool], tokens: Range<usize>) {
    for at in tokens {
        if let Some(slot) = taken.get_mut(at) {
            *slot = true;
        }
    }
}

/// A figure inside somebody's words is that person's figure.
fn attribute(facts: &mut Facts) {
    for figure in &mut facts.figures {
        let quoted = facts
            .quotations
            .iter()
            .find(|q| q.span.contains(figure.span) && !q.speaker_name.is_empty())
            .map(|q| q.speaker_name.clone());
        let reported = || {
            facts
                .reported
                .iter()
                .find(|r| r.content.contains(figure.span) && !r.speaker_name.is_empty())
                .map(|r| r.speaker_name.clone())
        };
        figure.said_by = quoted.or_else(reported);
    }
}

/// The mentions of known entities in a rewritten sentence: their names and aliases, longest first.
pub fn mentions_again(document: &Document, facts: &Facts) -> Vec<Mentioned> {
    let mut names: Vec<(Vec<crate::text::document::Key>, usize)> = Vec::new();
    for (index, entity) in facts.entities.iter().enumerate() {
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            let keys = crate::pattern::lists::split(name);
            if !keys.is_empty() {
                names.push((keys, index));
            }
        }
    }
    names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let hit = names.iter().find(|(keys, _)| {
            keys.iter().enumerate().all(|(i, k)| {
                document
                    .tokens
                    .get(at + i)
                    .is_some_and(|t| t.form_key == *k)
            })
        });
        match hit {
            Some((keys, entity)) => {
                if let Some(e) = facts.entities.get(*entity) {
                    found.push(Mentioned {
                        tokens: at..at + keys.len(),
                        of: MentionOf::Entity(e.kind, *entity),
                    });
                }
                at += keys.len();
            }
            None => at += 1,
        }
    }
    found
}
