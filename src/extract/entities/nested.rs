//! Names inside names: « Nations unies » in « Conseil de sécurité des Nations unies », the place in « hôpital de Nice ».

use super::candidate::{Candidate, key_of};
use super::gazetteer::Sort;
use super::rules::EntityRules;
use super::words;
use crate::pattern::EntityType;
use crate::text::document::{Document, Key};

/// Adds the known places and bodies, and the people of the document, that stand inside longer names.
pub fn add(doc: &Document, rules: &EntityRules, candidates: &mut Vec<Candidate>) {
    let mut people: Vec<Key> = Vec::new();
    let mut places: Vec<Key> = Vec::new();
    for candidate in candidates.iter() {
        match candidate.kind {
            Some(EntityType::Person) => people.push(candidate.key),
            Some(EntityType::Location) => places.push(candidate.key),
            _ => {}
        }
    }
    people.sort_unstable();
    places.sort_unstable();
    let mut inner = Vec::new();
    for outer in candidates.iter() {
        let range = outer.tokens.clone();
        if range.len() < 2
            || outer.kind == Some(EntityType::Person)
            || outer.kind == Some(EntityType::Product)
            || outer.kind == Some(EntityType::Location)
            || outer.known.iter().any(|k| !k.doubtful)
        {
            continue;
        }
        let whole_known = outer.known.iter().any(|k| !k.doubtful);
        let mut at = range.start + 1;
        while at < range.end {
            let before = doc.form(at - 1);
            let linked = matches!(
                before,
                "de" | "d’" | "du" | "des" | "la" | "l’" | "les" | "en" | "à"
            );
            let found = rules
                .gazetteer
                .at(doc, at, range.end)
                .filter(|(_, k)| !k.contracted)
                .find(|(_, k)| match k.sort {
                    Sort::Place => linked && (!k.doubtful || outer.headed),
                    Sort::Organization => linked && !k.doubtful && !whole_known,
                    _ => false,
                })
                .map(|(len, k)| {
                    (
                        len,
                        if k.sort == Sort::Place {
                            EntityType::Location
                        } else {
                            EntityType::Organization
                        },
                    )
                });
            let found = found.or_else(|| {
                (1..=range.end - at).rev().find_map(|len| {
                    let key = key_of(doc, at..at + len);
                    let person =
                        outer.kind == Some(EntityType::Event) && people.binary_search(&key).is_ok();
                    let place = linked && places.binary_search(&key).is_ok();
                    if person {
                        Some((len, EntityType::Person))
                    } else {
                        place.then_some((len, EntityType::Location))
                    }
                })
            });
            match found {
                Some((len, kind)) if at + len <= range.end && words::has_capital(doc.form(at)) => {
                    let mut candidate =
                        Candidate::fixed(doc, rules, at..at + len, outer.sentence, kind);
                    candidate.kind = Some(kind);
                    candidate.nested = true;
                    inner.push(candidate);
                    at += len;
                }
                _ => at += 1,
            }
        }
    }
    candidates.extend(inner);
    candidates.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
}
