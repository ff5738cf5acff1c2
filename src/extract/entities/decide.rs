//! One type for each name of a document: points of all its places, surnames of known people, neighbours in lists.

use super::candidate::{Candidate, first_name, key_of};
use super::evidence::Evidence;
use super::gazetteer::Sort;
use super::rules::{EntityRules, Points, SCORED, add};
use super::words;
use crate::pattern::EntityType;
use crate::text::document::{Document, Key};
use std::collections::BTreeMap;

/// Points a type needs.
const ENOUGH: i16 = 3;

/// Passes over the lists of names.
const PASSES: usize = 4;

/// Points from neighbours count up to this much, so that ten chance prepositions do not outweigh a known name.
const MOST_AROUND: i16 = 7;

/// The same for people.
const MOST_PERSON: i16 = 12;

/// All places of one name.
#[derive(Debug, Clone, Default)]
struct Group {
    members: Vec<usize>,
    own: Points,
    around: Points,
    strong: bool,
}

impl Group {
    fn total(&self) -> Points {
        let mut total = self.own;
        let mut around = self.around.map(|p| p.min(MOST_AROUND));
        if let (Some(person), Some(all)) = (around.first_mut(), self.around.first()) {
            // A title before it makes a person of any name.
            *person = (*all).min(MOST_PERSON);
        }
        add(&mut total, around);
        total
    }
}

/// Decides the type of every candidate; those without one keep `None` and are no names.
pub fn decide(doc: &Document, rules: &EntityRules, candidates: &mut [Candidate]) {
    let evidence = Evidence { doc, rules };
    let mut groups: BTreeMap<Key, Group> = BTreeMap::new();
    for (index, candidate) in candidates.iter_mut().enumerate() {
        if candidate.fixed.is_some() {
            candidate.kind = candidate.fixed;
            continue;
        }
        let group = groups.entry(candidate.key).or_default();
        if group.members.is_empty() {
            group.own = evidence.own(candidate);
        }
        group.members.push(index);
        group.strong |= !candidate.weak;
        if let Some(sentence) = doc.sentences.get(candidate.sentence) {
            candidate.points = evidence.around(candidate, sentence);
            add(&mut group.around, candidate.points);
        }
    }
    for group in groups.values() {
        settle(doc, rules, group, candidates);
    }
    surnames(doc, rules, &mut groups, candidates);
    for group in groups.values() {
        settle(doc, rules, group, candidates);
    }
    // A list is read from both ends: each pass types one more name of it.
    for _ in 0..PASSES {
        for key in neighbours(doc, &mut groups, candidates) {
            if let Some(group) = groups.get(&key) {
                settle(doc, rules, group, candidates);
            }
        }
    }
    drop_weak(doc, rules, &groups, candidates);
}

/// Gives all places of a name the type with most points.
fn settle(doc: &Document, rules: &EntityRules, group: &Group, candidates: &mut [Candidate]) {
    let total = group.total();
    let mut best: Option<(usize, i16)> = None;
    for (i, points) in total.iter().enumerate() {
        if *points >= ENOUGH && best.is_none_or(|(_, b)| *points > b) {
            best = Some((i, *points));
        }
    }
    let mut kind = best.and_then(|(i, _)| SCORED.get(i).copied());
    let first = group.members.first().and_then(|m| candidates.get(*m));
    if kind.is_none() {
        kind = first.and_then(|c| fallback(doc, rules, c, &total));
    }
    if let Some(first) = first {
        if first.tokens.len() == 1 {
            let token = doc.tokens.get(first.tokens.start);
            let listed = token.is_some_and(|t| rules.not_names.has(t.form_key));
            if listed && first.known.is_empty() {
                kind = None;
            }
        }
    }
    for member in &group.members {
        if let Some(candidate) = candidates.get_mut(*member) {
            candidate.kind = kind;
        }
    }
}

/// A name with too few points: several capitals are a person, an acronym or a brand is a body.
fn fallback(
    doc: &Document,
    rules: &EntityRules,
    candidate: &Candidate,
    total: &Points,
) -> Option<EntityType> {
    let range = candidate.tokens.clone();
    let most = total.iter().copied().max().unwrap_or(0);
    let capitals = range
        .clone()
        .filter(|at| words::has_capital(doc.form(*at)))
        .count();
    let before = range.start.checked_sub(1).map_or("", |at| doc.form(at));
    let article = matches!(
        before,
        "le" | "la" | "l’" | "les" | "du" | "des" | "au" | "aux"
    );
    if capitals > 1
        && article
        && range.clone().all(|at| {
            doc.tokens.get(at).is_some_and(|t| t.unknown) || !words::has_capital(doc.form(at))
        })
    {
        return Some(EntityType::Organization);
    }
    if capitals > 1
        && !range.clone().any(|at| words::is_upper(doc.form(at)))
        && most <= 2
        && !range
            .clone()
            .any(|at| super::candidate::lexical(doc.form(at)).common)
    {
        return Some(EntityType::Person);
    }
    if most >= 1 && candidate.known.is_empty() && !candidate.weak && range.len() == 1 {
        let i = total.iter().position(|p| *p == most)?;
        let token = doc.tokens.get(range.start)?;
        let common = super::candidate::lexical(doc.form(range.start)).common;
        if !common
            && (token.unknown || first_name(rules, doc.form(range.start), token.form_key).is_some())
        {
            return SCORED.get(i).copied();
        }
    }
    None
}

/// A word that ends the name of a person of the document is that person.
fn surnames(
    doc: &Document,
    rules: &EntityRules,
    groups: &mut BTreeMap<Key, Group>,
    candidates: &[Candidate],
) {
    let mut tails: Vec<Key> = Vec::new();
    let mut firsts: Vec<Key> = Vec::new();
    for candidate in candidates {
        if candidate.kind != Some(EntityType::Person) || candidate.tokens.len() < 2 {
            continue;
        }
        let range = candidate.tokens.clone();
        for start in range.start + 1..range.end {
            tails.push(key_of(doc, start..range.end));
        }
        firsts.push(key_of(doc, range.start..range.start + 1));
    }
    tails.sort_unstable();
    firsts.sort_unstable();
    for (key, group) in groups.iter_mut() {
        let single = group
            .members
            .first()
            .and_then(|m| candidates.get(*m))
            .is_some_and(|c| c.tokens.len() <= 3);
        if !single {
            continue;
        }
        let place = group
            .members
            .first()
            .and_then(|m| candidates.get(*m))
            .is_some_and(|c| {
                c.known.iter().any(|k| {
                    matches!(k.sort, Sort::Place | Sort::Organization | Sort::Event) && !k.doubtful
                })
            });
        if tails.binary_search(key).is_ok() {
            if let Some(slot) = group.own.first_mut() {
                *slot += if place { 4 } else { 10 };
            }
        } else if firsts.binary_search(key).is_ok() && !place {
            if let Some(slot) = group.own.first_mut() {
                *slot += 3;
            }
        }
    }
    let _ = rules;
}

/// « Armentières et Hazebrouck », « Devès, Margeride »: an untyped name in a list has the type of the next one.
/// Returns the names that got points.
fn neighbours(
    doc: &Document,
    groups: &mut BTreeMap<Key, Group>,
    candidates: &[Candidate],
) -> Vec<Key> {
    let mut given: Vec<(Key, usize)> = Vec::new();
    for pair in candidates.windows(2) {
        let [left, right] = pair else { continue };
        if left.sentence != right.sentence || !joined(doc, left, right) {
            continue;
        }
        for (from, to) in [(left, right), (right, left)] {
            if to.fixed.is_some() || to.kind.is_some() {
                continue;
            }
            let before = to.tokens.start.checked_sub(1).map_or("", |at| doc.form(at));
            let article = matches!(
                before,
                "le" | "la" | "l’" | "les" | "du" | "des" | "au" | "aux"
            );
            if article && from.kind == Some(EntityType::Person) {
                continue;
            }
            if let Some(i) = from.kind.and_then(|k| SCORED.iter().position(|s| *s == k)) {
                given.push((to.key, i));
            }
        }
    }
    given.sort_unstable();
    given.dedup();
    for (key, i) in &given {
        if let Some(slot) = groups.get_mut(key).and_then(|g| g.own.get_mut(*i)) {
            *slot += ENOUGH;
        }
    }
    let mut touched: Vec<Key> = given.into_iter().map(|(key, _)| key).collect();
    touched.dedup();
    touched
}

/// True when only a comma, « et » or « ou », a bracket and small words stand between two names.
fn joined(doc: &Document, left: &Candidate, right: &Candidate) -> bool {
    if left.tokens.end >= right.tokens.start {
        return false;
    }
    let between = left.tokens.end..right.tokens.start;
    if between.len() > 4 {
        return false;
    }
    let mut marks = 0;
    let mut inside = true;
    for at in between {
        match doc.form(at) {
            "," | "et" | "ou" | "/" | ";" | "puis" | "-" | "–" => marks += 1,
            // « A55 (Lavera) »
            "(" if doc.form(right.tokens.end) == ")" => marks += 1,
            "à" | "de" | "d’" | "en" | "le" | "la" | "l’" | "les" | "du" | "au" | "des" | "aux" =>
                {}
            ")" => {}
            _ => inside = false,
        }
    }
    inside && marks > 0
}

/// A name whose only capital is that of a sentence start must be a name elsewhere, or known.
fn drop_weak(
    doc: &Document,
    rules: &EntityRules,
    groups: &BTreeMap<Key, Group>,
    candidates: &mut [Candidate],
) {
    for candidate in candidates.iter_mut() {
        if !candidate.weak || candidate.fixed.is_some() || candidate.kind.is_none() {
            continue;
        }
        let strong = groups.get(&candidate.key).is_some_and(|g| g.strong);
        let known = candidate.known.iter().any(|k| !k.doubtful);
        let at = candidate.tokens.start;
        let common = super::candidate::lexical(doc.form(at)).common;
        if !strong && !known && common {
            candidate.kind = None;
        }
    }
    let _ = rules;
}
