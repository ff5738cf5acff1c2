//! Gender of an entity, by evidence only (rule E2): title, agreement, pronoun, role or people, first name; else unknown.

use super::Entities;
use super::candidate::{first_name, is_demonym};
use super::rules::EntityRules;
use super::words;
use crate::extract::facts::{Entity, NameArticle};
use crate::french::tags::{Gender, Number, Tense, Upos};
use crate::pattern::EntityType;
use crate::text::document::{Document, Span};

/// Fills the genders.
pub fn attach(doc: &Document, rules: &EntityRules, found: &mut Entities) {
    let people: Vec<Span> = found
        .mentions
        .iter()
        .filter(|m| {
            found
                .entities
                .get(m.entity)
                .is_some_and(|e| e.kind == EntityType::Person)
        })
        .map(|m| m.span)
        .collect();
    for entity in &mut found.entities {
        entity.gender = match entity.kind {
            EntityType::Person => person(doc, rules, entity, &people),
            EntityType::Organization
            | EntityType::Location
            | EntityType::Product
            | EntityType::Event => thing(doc, entity),
            _ => None,
        };
    }
}

/// One voice each; two voices of one rank that differ silence each other.
#[derive(Default)]
struct Vote {
    masculine: usize,
    feminine: usize,
}

impl Vote {
    fn add(&mut self, gender: Gender) {
        match gender {
            Gender::Masculine => self.masculine += 1,
            Gender::Feminine => self.feminine += 1,
        }
    }

    fn result(&self) -> Option<Gender> {
        match (self.masculine, self.feminine) {
            (0, 0) => None,
            (m, f) if m > f => Some(Gender::Masculine),
            (m, f) if f > m => Some(Gender::Feminine),
            _ => None,
        }
    }

    fn split(&self) -> bool {
        self.masculine > 0 && self.feminine > 0
    }
}

fn person(doc: &Document, rules: &EntityRules, entity: &Entity, people: &[Span]) -> Option<Gender> {
    let mut titles = Vote::default();
    let mut agreements = Vote::default();
    let mut roles = Vote::default();
    for span in &entity.mentions {
        let tokens = doc.token_from(span.start)..doc.token_from(span.end);
        if let Some(before) = tokens.start.checked_sub(1) {
            if let Some(gender) = title(doc.form(before)) {
                titles.add(gender);
            }
            if is_demonym(doc, rules, before) && words::has_capital(doc.form(before)) {
                if let Some(gender) = doc.tokens.get(before).and_then(|t| t.features.gender) {
                    roles.add(gender);
                }
            }
        }
        if let Some(gender) = agreement(doc, tokens.end) {
            agreements.add(gender);
        }
        if let Some(gender) = pronoun(doc, *span, people) {
            agreements.add(gender);
        }
    }
    if let Some(gender) = titles.result() {
        return Some(gender);
    }
    if agreements.split() {
        return None;
    }
    if let Some(gender) = agreements.result() {
        return Some(gender);
    }
    if let Some(gender) = entity.role_span.and_then(|span| role(doc, span)) {
        roles.add(gender);
    }
    let first = given(doc, rules, entity);
    match (roles.result(), first) {
        // « le maire Anne X »: a masculine role may name a woman.
        (Some(Gender::Masculine), Some(Gender::Feminine)) => None,
        (Some(gender), _) => Some(gender),
        (None, first) => first,
    }
}

fn title(word: &str) -> Option<Gender> {
    match word {
        "M." | "Monsieur" | "MM." | "Mgr" | "Sir" | "Lord" | "Mr" | "Mr." | "Don" | "monsieur"
        | "Frère" | "Abbé" => Some(Gender::Masculine),
        "Mme" | "Madame" | "Mlle" | "Mademoiselle" | "Mmes" | "Lady" | "Mrs" | "Ms" | "madame"
        | "Sœur" | "Mme." | "Doña" => Some(Gender::Feminine),
        _ => None,
    }
}

/// « X est née », « X a été élue »: a participle after être, singular, right after the name.
fn agreement(doc: &Document, mut at: usize) -> Option<Gender> {
    let mut etre = false;
    for _ in 0..6 {
        let token = doc.tokens.get(at)?;
        match token.upos {
            Upos::Aux | Upos::Verb if token.lemma == "être" => etre = true,
            Upos::Aux => {}
            Upos::Adv => {}
            Upos::Pron if matches!(doc.form(at), "s’" | "se") => etre = true,
            Upos::Verb | Upos::Adj if etre => {
                let features = token.features;
                let participle =
                    token.upos == Upos::Adj || features.tense == Some(Tense::ParticipePasse);
                let masculine_only = features.gender == Some(Gender::Masculine);
                // A masculine form may be a complement of avoir or an invariable; the feminine proves more.
                return (participle && features.number == Some(Number::Singular))
                    .then_some(features.gender)
                    .flatten()
                    .filter(|_| {
                        !masculine_only || doc.form(at).ends_with(['é', 'i', 'u', 't', 's'])
                    });
            }
            _ => return None,
        }
        at += 1;
    }
    None
}

/// « », a-t-elle dit » in the sentence that names only this person before, or « Elle » at the start of the next one.
fn pronoun(doc: &Document, span: Span, people: &[Span]) -> Option<Gender> {
    let index = doc.sentence_at(span.start)?;
    let sentence = doc.sentences.get(index)?;
    let first = sentence.tokens.start;
    let alone = people
        .iter()
        .filter(|p| sentence.span.contains(**p))
        .count()
        == 1;
    let subject = doc.token_from(span.start) <= first + 1;
    if !alone || !subject {
        return None;
    }
    let next = doc
        .sentences
        .get(index + 1)
        .filter(|s| s.block == sentence.block)?;
    match doc.form(next.tokens.start) {
        "Elle" => Some(Gender::Feminine),
        // « Il » may be impersonal or another thing; a person named alone as subject is a fair antecedent.
        "Il" => {
            let impersonal = doc.tokens.get(next.tokens.start + 1).is_some_and(|t| {
                matches!(
                    t.lemma.as_str(),
                    "falloir" | "s’" | "y" | "être" | "rester" | "sembler" | "suffire" | "se"
                )
            });
            (!impersonal).then_some(Gender::Masculine)
        }
        _ => None,
    }
}

fn role(doc: &Document, span: Span) -> Option<Gender> {
    let range = doc.token_from(span.start)..doc.token_from(span.end);
    let head = range
        .clone()
        .find(|at| doc.tokens.get(*at).is_some_and(|t| t.upos == Upos::Noun))?;
    let determiner = range.start.checked_sub(1).map(|at| doc.form(at));
    match determiner {
        Some("la" | "une" | "La" | "Une" | "cette") => return Some(Gender::Feminine),
        Some("le" | "un" | "du" | "au" | "Le" | "Un") => return Some(Gender::Masculine),
        _ => {}
    }
    let token = doc.tokens.get(head)?;
    let feminine = token.features.gender == Some(Gender::Feminine);
    // A feminine form proves a woman; a masculine one may be generic.
    let form = doc.form(head);
    let marked = token.lemma.as_str() != form
        || form.ends_with("rice")
        || form.ends_with("euse")
        || form.ends_with("esse");
    (feminine && marked)
        .then_some(Gender::Feminine)
        .or_else(|| {
            let masculine = token.features.gender == Some(Gender::Masculine);
            masculine.then_some(Gender::Masculine)
        })
}

/// Gender of the first name.
fn given(doc: &Document, rules: &EntityRules, entity: &Entity) -> Option<Gender> {
    let span = entity
        .mentions
        .iter()
        .find(|s| doc.str(**s) == entity.name)?;
    let (start, end) = (doc.token_from(span.start), doc.token_from(span.end));
    let token = doc.tokens.get(start)?;
    let first = first_name(rules, doc.form(start), token.form_key)?;
    (end > start + 1 || !first.doubtful)
        .then_some(first.gender)
        .flatten()
}

/// A body or a place: by its article, by its noun, by agreement.
fn thing(doc: &Document, entity: &Entity) -> Option<Gender> {
    match entity.article {
        NameArticle::La => return Some(Gender::Feminine),
        NameArticle::Le => return Some(Gender::Masculine),
        _ => {}
    }
    let mut votes = Vote::default();
    for span in &entity.mentions {
        let (start, end) = (doc.token_from(span.start), doc.token_from(span.end));
        if let Some(gender) = agreement(doc, end) {
            votes.add(gender);
        }
        // « OpenAI, soutenu par … »
        if doc.form(end) == "," {
            if let Some(token) = doc.tokens.get(end + 1) {
                let participle =
                    token.features.tense == Some(Tense::ParticipePasse) || token.upos == Upos::Adj;
                if participle && token.features.number == Some(Number::Singular) {
                    if let Some(gender) = token.features.gender {
                        votes.add(gender);
                    }
                }
            }
        }
        let head = doc.tokens.get(start)?;
        if end > start + 1 && head.upos == Upos::Noun && !head.unknown {
            if let Some(gender) = head.features.gender {
                votes.add(gender);
            }
        }
    }
    votes.result()
}
