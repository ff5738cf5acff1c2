//! Who « il », « ce dernier », « la magistrate » or « l’ONG » is: the salient entity that agrees (rule E7).

mod anaphora;
mod nouns;
pub mod profiles;
mod rules;

pub use rules::Rules;

use profiles::Profile;

use crate::extract::facts::{EntityType, Mention};
use crate::extract::quotations::view::View;
use crate::extract::speakers::phrase::{NounClass, entity_features};
use crate::extract::speakers::{Phrase, SpeakerLists, Who, subject};
use crate::french::tags::{Features, Number, Tense};
use crate::text::document::{ChunkKind, key};
use std::ops::Range;

/// Somebody or something that can speak, found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referent {
    /// A named entity.
    Entity(usize),
    /// Several.
    Entities(Vec<usize>),
    /// A noun phrase with no name.
    Phrase(Range<usize>, NounClass),
}

/// A referent with what agreement needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub referent: Referent,
    /// Gender and number.
    pub features: Features,
    /// Token where it stands.
    pub at: usize,
    /// True for a person.
    pub person: bool,
}

/// Resolves phrases to referents, remembering subjects and speakers.
#[derive(Debug)]
pub struct Resolver<'a> {
    view: &'a View<'a>,
    lists: &'a SpeakerLists,
    rules: &'a Rules,
    /// Main subject of each sentence, once asked for.
    subjects: Vec<Option<Option<Candidate>>>,
    /// Who spoke last, by token of the cue.
    spoken: Vec<(usize, Candidate)>,
    depth: usize,
    profiles: Vec<Profile>,
    references: Vec<Mention>,
}

/// How deep « il » may stand for « il » of the sentence before, and so on.
const DEPTH: usize = 12;

impl<'a> Resolver<'a> {
    /// A resolver for a document.
    pub fn new(view: &'a View<'a>, lists: &'a SpeakerLists, rules: &'a Rules) -> Resolver<'a> {
        Resolver {
            view,
            lists,
            rules,
            subjects: vec![None; view.document.sentences.len()],
            spoken: Vec::new(),
            depth: 0,
            profiles: profiles::read(view, lists),
            references: Vec::new(),
        }
    }

    /// Remembers that somebody spoke at this token.
    pub fn note(&mut self, at: usize, who: &Candidate) {
        self.spoken.push((at, who.clone()));
    }

    /// Keeps a pronoun or noun resolved to an entity as a reference.
    pub fn refer(&mut self, phrase: &Phrase, who: &Candidate) {
        if let Referent::Entity(entity) = who.referent
            && matches!(phrase.who, Who::Pronoun | Who::Noun(_))
        {
            self.references.push(Mention {
                entity,
                span: self.view.span(phrase.tokens.clone()),
            });
        }
    }

    /// The references kept, in order, each once.
    pub fn take_references(&mut self) -> Vec<Mention> {
        let mut references = std::mem::take(&mut self.references);
        references.sort_by_key(|m| (m.span, m.entity));
        references.dedup();
        references
    }

    /// Who a phrase inside a quotation is: a name or a noun; pronouns there belong to the one who speaks.
    pub fn resolve_quoted(&self, phrase: &Phrase) -> Option<Candidate> {
        match &phrase.who {
            Who::Entity(entity) => Some(self.of_entity(*entity, phrase.head)),
            Who::Noun(class) => Some(Candidate {
                referent: Referent::Phrase(phrase.tokens.clone(), *class),
                features: phrase.features,
                at: phrase.tokens.start,
                person: true,
            }),
            _ => None,
        }
    }

    /// Who a phrase is; `incise` when it stands beside a quotation, « a-t-il ajouté ».
    pub fn resolve(&mut self, phrase: &Phrase, incise: bool) -> Option<Candidate> {
        if self.depth > DEPTH {
            return None;
        }
        self.depth += 1;
        let found = match &phrase.who {
            Who::Entity(entity) => Some(self.of_entity(*entity, phrase.head)),
            Who::Entities(entities) => Some(Candidate {
                referent: Referent::Entities(entities.clone()),
                features: phrase.features,
                at: phrase.head,
                person: true,
            }),
            Who::Pronoun => self.pronoun(phrase, incise),
            Who::Implicit => self.implicit(phrase.head),
            Who::Noun(class) => self.noun(phrase, *class),
        };
        self.depth -= 1;
        found
    }

    /// An entity as a candidate.
    pub fn of_entity(&self, entity: usize, at: usize) -> Candidate {
        let mut features = entity_features(self.view, entity);
        let kind = self.view.entities.get(entity).map(|e| e.kind);
        let person = kind == Some(EntityType::Person);
        if features.gender.is_none() {
            features.gender = self.profiles.get(entity).and_then(|p| p.gender);
        }
        Candidate {
            referent: Referent::Entity(entity),
            features,
            at,
            person,
        }
    }

    /// The subject of the main clause of a sentence, quotations left out.
    pub fn main_subject(&mut self, sentence: usize) -> Option<Candidate> {
        match self.subjects.get(sentence) {
            Some(Some(known)) => return known.clone(),
            Some(None) => {}
            None => return None,
        }
        // Against loops: unknown while it is being looked for.
        if let Some(slot) = self.subjects.get_mut(sentence) {
            *slot = Some(None);
        }
        let found = self.find_subject(sentence);
        if let Some(slot) = self.subjects.get_mut(sentence) {
            *slot = Some(found.clone());
        }
        found
    }

    fn find_subject(&mut self, sentence: usize) -> Option<Candidate> {
        let tokens = self.view.tokens_of(sentence);
        let groups: Vec<usize> = self
            .view
            .chunks_in(tokens)
            .filter(|(_, c)| {
                c.kind == ChunkKind::VerbGroup
                    && c.features.tense.is_some_and(Tense::is_finite)
                    && self.view.quoted(c.tokens.start).is_none()
            })
            .map(|(i, _)| i)
            .collect();
        // The first verb of a main clause whose subject can act.
        let (main, others): (Vec<usize>, Vec<usize>) =
            groups.into_iter().partition(|g| !self.is_subordinate(*g));
        for group in main.into_iter().chain(others) {
            let Some(phrase) = subject::of(self.view, self.lists, group) else { continue };
            if !phrase.can_speak() {
                continue;
            }
            if let Some(found) = self.resolve(&phrase, false) {
                return Some(self.identified(group, &found).unwrap_or(found));
            }
        }
        None
    }

    /// « L’auteur est, selon la presse, Anne Moreau »: the person that a noun is said to be.
    fn identified(&self, group: usize, subject: &Candidate) -> Option<Candidate> {
        if !matches!(subject.referent, Referent::Phrase(_, NounClass::Person)) {
            return None;
        }
        let chunk = self.view.document.chunks.get(group)?;
        if self.view.token(chunk.head)?.lemma_key != key("être") {
            return None;
        }
        let end = self.view.tokens_of(self.view.sentence(chunk.head)).end;
        (chunk.tokens.end..end.min(chunk.tokens.end + 10)).find_map(|at| {
            let (mention, kind, entity) = self.view.mention(at)?;
            let free = matches!(self.view.form(mention.start.saturating_sub(1)), ",") || mention.start == chunk.tokens.end;
            (kind == EntityType::Person && mention.start == at && free).then(|| self.of_entity(entity, at))
        })
    }

    /// True for a verb opened by a conjunction or a relative pronoun.
    fn is_subordinate(&self, group: usize) -> bool {
        let Some(chunk) = self.view.document.chunks.get(group) else { return false };
        let at = chunk.tokens.start;
        let clauses = &self.view.document.clauses;
        let index = clauses.partition_point(|c| c.tokens.start <= at);
        index
            .checked_sub(1)
            .and_then(|i| clauses.get(i))
            .is_some_and(|c| c.subordinate && c.tokens.contains(&at))
    }

    /// Gender, number of a candidate against those of a phrase.
    fn agrees(candidate: &Candidate, wanted: &Features) -> bool {
        let plural_group = matches!(candidate.referent, Referent::Phrase(_, NounClass::Group));
        if plural_group && wanted.number == Some(Number::Plural) {
            return candidate.features.gender.is_none()
                || wanted.gender.is_none()
                || candidate.features.gender == wanted.gender
                || candidate.features.number != Some(Number::Plural);
        }
        candidate.features.agrees_with(wanted)
    }
}
