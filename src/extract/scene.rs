//! Mentions as patterns see them: entities, figures and dates over tokens.

use super::dates::Found;
use super::facts::Facts;
use crate::pattern::{MentionOf, Mentioned};
use crate::text::document::{Document, Key, Span};
use std::cmp::Reverse;

/// Marks the tokens of dates.
pub fn taken(document: &Document, dates: &[Found]) -> Vec<bool> {
    let mut taken = vec![false; document.tokens.len()];
    for at in dates.iter().flat_map(|d| d.tokens.clone()) {
        if let Some(slot) = taken.get_mut(at) {
            *slot = true;
        }
    }
    taken
}

/// All mentions, by first token, the longer first.
pub fn scene(document: &Document, facts: &Facts) -> Vec<Mentioned> {
    let tokens = |span: Span| document.token_from(span.start)..document.token_from(span.end);
    let entities = facts.mentions.iter().filter_map(|m| {
        let kind = facts.entities.get(m.entity)?.kind;
        Some((tokens(m.span), MentionOf::Entity(kind, m.entity)))
    });
    let figures = facts.figures.iter().enumerate();
    let figures = figures.map(|(i, f)| (tokens(f.span), MentionOf::Figure(f.kind, i)));
    let dates = facts.dates.iter().enumerate();
    let dates = dates.map(|(i, d)| (tokens(d.span), MentionOf::Date(i)));
    let mut all: Vec<Mentioned> = entities
        .chain(figures)
        .chain(dates)
        .filter(|(tokens, _)| tokens.start < tokens.end)
        .map(|(tokens, of)| Mentioned { tokens, of })
        .collect();
    all.sort_by_key(|m| (m.tokens.start, Reverse(m.tokens.end)));
    all
}

/// Where the names of known entities stand in another document, by the longest name first.
pub fn again(document: &Document, facts: &Facts) -> Vec<Mentioned> {
    let mut names: Vec<(Vec<Key>, usize)> = Vec::new();
    for (index, entity) in facts.entities.iter().enumerate() {
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            if name.starts_with(char::is_uppercase) || name.contains(char::is_uppercase) {
                names.push((crate::pattern::lists::split(name), index));
            }
        }
    }
    names.sort_by(|a, b| (b.0.len(), &a.0, a.1).cmp(&(a.0.len(), &b.0, b.1)));
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let hit = names.iter().find(|(keys, _)| {
            keys.iter().enumerate().all(|(i, k)| {
                document
                    .tokens
                    .get(at + i)
                    .is_some_and(|t| t.form_key == *k)
            }) && document.form(at).chars().any(char::is_uppercase)
        });
        match hit {
            Some((keys, entity)) if !keys.is_empty() => {
                if let Some(record) = facts.entities.get(*entity) {
                    found.push(Mentioned {
                        tokens: at..at + keys.len(),
                        of: MentionOf::Entity(record.kind, *entity),
                    });
                }
                at += keys.len();
            }
            _ => at += 1,
        }
    }
    found
}
