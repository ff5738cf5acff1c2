//! Relations: subject, verb and object of each main verb, and what roles say (employee_of, author_of; rule E8).

use super::facts::{EntityType, Relation};
use super::quotations::view::View;
use crate::error::Result;
use crate::files::Files;
use crate::french::tags::Tense;
use crate::pattern::{Lists, MentionOf};
use crate::text::document::{Chunk, ChunkKind, Key, Span, key};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hedging: Vec<String>,
    denying: Vec<String>,
    employee: Vec<String>,
    author: Vec<String>,
}

/// The word lists of relations, compiled.
#[derive(Debug, Clone)]
pub struct RelationRules {
    hedging: Vec<Key>,
    denying: Vec<Key>,
    employee: Vec<Key>,
    author: Vec<Key>,
}

impl RelationRules {
    /// Reads `rules/extract/relations.yaml`.
    ///
    /// # Errors
    /// When it is missing or does not parse.
    pub fn load(files: &Files, _lists: &Lists) -> Result<RelationRules> {
        let file: File = files.yaml("rules/extract/relations.yaml")?;
        let keys = |words: &[String]| {
            let mut keys: Vec<Key> = words.iter().map(|w| key(w)).collect();
            keys.sort_unstable();
            keys
        };
        Ok(RelationRules {
            hedging: keys(&file.hedging),
            denying: keys(&file.denying),
            employee: keys(&file.employee),
            author: keys(&file.author),
        })
    }
}

fn has(list: &[Key], word: Key) -> bool {
    list.binary_search(&word).is_ok()
}

/// Finds the relations of running text, in order.
pub fn find(view: &View, rules: &RelationRules) -> Vec<Relation> {
    let mut found = Vec::new();
    for (number, sentence) in view.document.sentences.iter().enumerate() {
        for (_, chunk) in view.chunks_in(sentence.tokens.clone()) {
            if let Some(relation) = of_group(view, rules, chunk, number) {
                found.push(relation);
            }
        }
    }
    found.extend(of_roles(view, rules));
    found.sort_by_key(|r| (r.span.start, r.span.end));
    found
}

/// A finite verb group outside quotations, with a subject and an object right after it.
fn of_group(
    view: &View,
    rules: &RelationRules,
    chunk: &Chunk,
    sentence: usize,
) -> Option<Relation> {
    if chunk.kind != ChunkKind::VerbGroup
        || !chunk.features.tense.is_some_and(Tense::is_finite)
        || view.quoted(chunk.tokens.start).is_some()
    {
        return None;
    }
    let subject = view.document.chunks.get(chunk.subject?)?;
    let verb = view.token(chunk.head)?;
    let object = view
        .chunks_at(chunk.tokens.end)
        .find(|(_, c)| {
            matches!(
                c.kind,
                ChunkKind::NounPhrase | ChunkKind::PrepositionalPhrase
            )
        })
        .map(|(_, c)| c.tokens.clone());
    let end = object.as_ref().map_or(chunk.tokens.end, |o| o.end);
    let denied = has(&rules.denying, verb.lemma_key);
    let hedged = chunk.features.tense == Some(Tense::Conditionnel)
        || chunk.tokens.clone().any(|at| {
            view.token(at)
                .is_some_and(|t| has(&rules.hedging, t.lemma_key))
        });
    Some(Relation {
        subject: resolved(view, subject),
        verb: verb.lemma.to_string(),
        object: object.map_or_else(String::new, |o| view.text(o).to_string()),
        positive: !chunk.negated && !denied,
        hedged,
        span: view.span(subject.tokens.start.min(chunk.tokens.start)..end),
        sentence,
    })
}

/// Name of the entity a noun phrase is, else its text.
fn resolved(view: &View, chunk: &Chunk) -> String {
    let entity = chunk
        .tokens
        .clone()
        .rev()
        .find_map(|at| view.mention(at))
        .filter(|(tokens, ..)| tokens.end == chunk.tokens.end)
        .and_then(|(_, _, entity)| view.entities.get(entity));
    entity.map_or_else(
        || view.text(chunk.tokens.clone()).to_string(),
        |e| e.name.clone(),
    )
}

/// « ingénieur de Google » → employee_of; « auteur de la note », « rédigé par X » → author_of.
fn of_roles(view: &View, rules: &RelationRules) -> Vec<Relation> {
    let mut found = Vec::new();
    for entity in view
        .entities
        .iter()
        .filter(|e| e.kind == EntityType::Person)
    {
        let Some(span) = entity.role_span else {
            continue;
        };
        let from = view.document.token_from(span.start);
        let to = view.document.token_from(span.end);
        let head = (from..to).find_map(|at| {
            let token = view.token(at)?;
            let employee =
                has(&rules.employee, token.lemma_key) || has(&rules.employee, token.form_key);
            (employee || has(&rules.author, token.lemma_key)).then_some((at, employee))
        });
        let Some((head, employee)) = head else {
            continue;
        };
        let relation = |verb: &str, object: String| Relation {
            subject: entity.name.clone(),
            verb: verb.to_string(),
            object,
            positive: true,
            hedged: false,
            span,
            sentence: view.sentence(from),
        };
        if !employee {
            let object = view.text(head + 2..to).to_string();
            if !object.is_empty() {
                found.push(relation("author_of", object));
            }
            continue;
        }
        let organisation = (head..to).find_map(|at| match view.mention(at) {
            Some((_, EntityType::Organization, number)) => view.entities.get(number),
            _ => None,
        });
        if let Some(organisation) = organisation {
            found.push(relation("employee_of", organisation.name.clone()));
        }
    }
    found.extend(written_by(view, rules));
    found
}

/// « un document, rédigé par l’ingénieur X »: the noun before the participle, the person after « par ».
fn written_by(view: &View, rules: &RelationRules) -> Vec<Relation> {
    let mut found = Vec::new();
    for mentioned in view.scene {
        let MentionOf::Entity(EntityType::Person, entity) = mentioned.of else {
            continue;
        };
        let start = mentioned.tokens.start;
        if view.quoted(start).is_some() {
            continue;
        }
        let sentence = view.tokens_of(view.sentence(start));
        let from = start.saturating_sub(14).max(sentence.start);
        let Some(par) = (from..start).rev().find(|at| view.is(*at, "par")) else {
            continue;
        };
        let Some(verb) = (par.saturating_sub(4).max(sentence.start)..par)
            .rev()
            .find(|at| {
                view.token(*at).is_some_and(|t| {
                    t.features.tense == Some(Tense::ParticipePasse)
                        && has(&rules.author, t.lemma_key)
                })
            })
        else {
            continue;
        };
        // Another verb between: « rédigé par A et lu par X ».
        if view
            .chunks_in(par..start)
            .any(|(_, c)| c.kind == ChunkKind::VerbGroup)
        {
            continue;
        }
        let Some((_, noun)) = view
            .chunks_in(sentence.start..verb)
            .rev()
            .find(|(_, c)| c.kind == ChunkKind::NounPhrase)
        else {
            continue;
        };
        let Some(person) = view.entities.get(entity) else {
            continue;
        };
        found.push(Relation {
            subject: person.name.clone(),
            verb: "author_of".to_string(),
            object: view.text(noun.tokens.clone()).to_string(),
            positive: true,
            hedged: false,
            span: Span::new(
                view.span(noun.tokens.clone()).start as usize,
                view.span(mentioned.tokens.clone()).end as usize,
            ),
            sentence: view.sentence(start),
        });
    }
    found
}
