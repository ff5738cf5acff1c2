//! What the text says of each person beside the name: role nouns around it, gender.

use crate::extract::facts::EntityType;
use crate::extract::quotations::view::View;
use crate::extract::speakers::SpeakerLists;
use crate::extract::speakers::phrase::{NounClass, complement, is_title, noun_class};
use crate::french::lexicon::{Gender as LexicalGender, Lexicon};
use crate::french::tags::{Gender, Tense, Upos};
use crate::pattern::MentionOf;
use crate::text::document::{ChunkKind, key};
use std::ops::Range;

/// What is known of an entity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Roles, in lower case, by form and by lemma: « procureure de la république | procureur de le république ».
    pub roles: Vec<String>,
    /// Gender by title, role or first name.
    pub gender: Option<Gender>,
}

/// Verbs whose agent is an author.
const WRITING: [&str; 6] = ["rédiger", "écrire", "signer", "composer", "attribuer", "réaliser"];

/// Reads the profiles of all entities, by number.
pub fn read(view: &View, lists: &SpeakerLists) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = view
        .entities
        .iter()
        .map(|e| Profile {
            roles: e.role.iter().map(|r| r.to_lowercase()).collect(),
            gender: e.gender,
        })
        .collect();
    for mentioned in view.scene {
        let MentionOf::Entity(EntityType::Person, entity) = mentioned.of else { continue };
        if view.quoted(mentioned.tokens.start).is_some() {
            continue;
        }
        let Some(profile) = profiles.get_mut(entity) else { continue };
        let around = [before(view, lists, &mentioned.tokens), after(view, lists, &mentioned.tokens)];
        for role in around.into_iter().flatten() {
            if profile.gender.is_none() {
                profile.gender = gender_of(view, &role);
            }
            let written = words(view, role);
            if !profile.roles.contains(&written) {
                profile.roles.push(written);
            }
        }
        if let Some(title) = mentioned.tokens.start.checked_sub(1).map(|t| view.form(t)) {
            match title {
                "M." | "MM." | "Monsieur" => profile.gender = Some(Gender::Masculine),
                "Mme" | "Mmes" | "Mlle" | "Madame" => profile.gender = Some(Gender::Feminine),
                _ => {}
            }
        }
        if is_agent(view, &mentioned.tokens) {
            profile.roles.push("auteur".to_string());
        }
    }
    for (profile, entity) in profiles.iter_mut().zip(view.entities) {
        if profile.gender.is_none() && entity.kind == EntityType::Person {
            profile.gender = first_name(&entity.name);
        }
    }
    profiles
}

/// Gender of the first name, when the name has more than one word.
fn first_name(name: &str) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?;
    match Lexicon::embedded().first_name_gender(first)? {
        LexicalGender::Masc => Some(Gender::Masculine),
        LexicalGender::Fem => Some(Gender::Feminine),
        LexicalGender::Both => None,
    }
}

/// The role before a name: « le maire Gilles Montbrun », « La procureure de la République, Estelle Garance ».
fn before(view: &View, lists: &SpeakerLists, mention: &Range<usize>) -> Option<Range<usize>> {
    let sentence = view.tokens_of(view.sentence(mention.start));
    let mut end = mention.start;
    if end > sentence.start && is_title(view.form(end - 1)) {
        end -= 1;
    }
    let (_, over) = view.noun_phrase(mention.start).unzip();
    if let Some(chunk) = over.filter(|c| c.tokens.start < end && c.head < end) {
        let person = noun_class(view, lists, chunk.head) == NounClass::Person;
        return person.then(|| undetermined(view, chunk.tokens.start..end));
    }
    if end > sentence.start && view.is(end - 1, ",") {
        end -= 1;
    }
    let (start, _) = chain_start(view, lists, end, sentence.start)?;
    Some(undetermined(view, start..end))
}

/// The phrase « NP de NP aux NP » that ends at `end`: first token and head of the noun that names a person.
fn chain_start(view: &View, lists: &SpeakerLists, end: usize, limit: usize) -> Option<(usize, usize)> {
    let mut end = end;
    let mut found = None;
    for _ in 0..8 {
        let Some(last) = end.checked_sub(1).filter(|l| *l >= limit) else { break };
        if let Some((_, participle)) = view
            .verb_group(last)
            .filter(|(_, g)| g.features.tense == Some(Tense::ParticipePasse) && g.tokens.end == end && found.is_none())
        {
            end = participle.tokens.start;
            continue;
        }
        let Some((_, chunk)) = view.noun_phrase(last).filter(|(_, c)| c.tokens.end == end) else { break };
        let person = noun_class(view, lists, chunk.head) == NounClass::Person;
        if person {
            found = Some((chunk.tokens.start, chunk.head));
        }
        let phrase = view
            .prepositional_phrase(last)
            .filter(|(_, p)| p.tokens.end == end && p.tokens.start < chunk.tokens.start)
            .map(|(_, p)| p.tokens.start);
        let Some(preposition) = phrase else { break };
        // « parlé au maire, Gilles Montbrun »: the preposition belongs to the verb.
        if person && !matches!(view.form(preposition).to_lowercase().as_str(), "de" | "d’" | "du" | "des") {
            break;
        }
        end = preposition;
    }
    found
}

/// The role after a name: « Solène Aubrac, directrice de l’agence », « Paul Darnaud est le fondateur de ».
fn after(view: &View, lists: &SpeakerLists, mention: &Range<usize>) -> Option<Range<usize>> {
    let mut at = mention.end;
    if matches!(view.form(at), "," | "(") {
        at += 1;
    } else {
        let (_, group) = view.verb_group(at).filter(|(_, g)| g.tokens.start == at)?;
        if view.token(group.head)?.lemma_key != key("être") {
            return None;
        }
        at = group.tokens.end;
    }
    // « première autrice », « lui-même avocat »
    while view.token(at).is_some_and(|t| t.upos == Upos::Adv) {
        at += 1;
    }
    let (_, chunk) = view.chunk_at(at, ChunkKind::NounPhrase)?;
    if noun_class(view, lists, chunk.head) != NounClass::Person {
        return None;
    }
    let mut end = chunk.tokens.end;
    while let Some(next) = complement(view, chunk.head, end) {
        end = next;
    }
    Some(undetermined(view, chunk.tokens.start..end))
}

/// « rédigé par l’ingénieur principal de la maison, Luke Sernau »: the agent of a verb of writing.
fn is_agent(view: &View, mention: &Range<usize>) -> bool {
    let sentence = view.tokens_of(view.sentence(mention.start));
    let from = mention.start.saturating_sub(14).max(sentence.start);
    (from..mention.start)
        .rev()
        .find(|at| matches!(view.form(*at), "par" | "à"))
        .is_some_and(|par| {
            (par.saturating_sub(4).max(sentence.start)..par).any(|at| {
                view.token(at).is_some_and(|t| {
                    t.features.tense == Some(Tense::ParticipePasse) && WRITING.iter().any(|w| t.lemma_key == key(w))
                })
            })
        })
}

fn undetermined(view: &View, tokens: Range<usize>) -> Range<usize> {
    let det = view.token(tokens.start).is_some_and(|t| t.upos == Upos::Det);
    tokens.start + usize::from(det && tokens.len() > 1)..tokens.end
}

/// Gender of the noun a role starts with, when its form shows it.
fn gender_of(view: &View, role: &Range<usize>) -> Option<Gender> {
    role.clone()
        .filter_map(|at| view.token(at))
        .find(|t| matches!(t.upos, Upos::Noun | Upos::Adj))
        .and_then(|t| t.features.gender)
        .filter(|_| {
            // « porte-parole », « témoin », « membre » have one gender for all.
            !role.clone().any(|at| {
                view.token(at).is_some_and(|t| {
                    ["porte-parole", "témoin", "membre", "victime", "personne", "vedette", "star", "chef", "médecin", "leader", "successeur"]
                        .iter()
                        .any(|w| t.lemma_key == key(w))
                })
            })
        })
}

/// The words of a role, by form then by lemma.
fn words(view: &View, role: Range<usize>) -> String {
    let mut forms = String::new();
    let mut lemmas = String::new();
    for at in role {
        let Some(token) = view.token(at) else { continue };
        if token.spaced && !forms.is_empty() {
            forms.push(' ');
        }
        forms.push_str(&view.form(at).to_lowercase());
        if !lemmas.is_empty() {
            lemmas.push(' ');
        }
        lemmas.push_str(&token.lemma.to_lowercase());
    }
    format!("{forms} | {lemmas}")
}
