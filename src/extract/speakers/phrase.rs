//! The phrase that names a speaker, read from its first word: name, pronoun, or noun with its complements
//! and the name in apposition (rule E1).

use super::SpeakerLists;
use crate::extract::facts::EntityType;
use crate::extract::quotations::view::View;
use crate::french::lexicon::{self, Lexicon, Pos};
use crate::french::tags::{Features, Gender, Number, Upos};
use crate::text::document::{ChunkKind, Token, key};
use std::ops::Range;

/// What kind of speaker a common noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounClass {
    /// A person.
    Person,
    /// Several people.
    Group,
    /// An institution.
    Organization,
    /// A document.
    Document,
    /// None of them.
    Other,
}

/// Who a phrase names, before coreference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A named entity.
    Entity(usize),
    /// Several named entities: « X et Y ».
    Entities(Vec<usize>),
    /// A pronoun, to be resolved.
    Pronoun,
    /// Nobody in words: « Avant d’ajouter : ».
    Implicit,
    /// A common noun.
    Noun(NounClass),
}

/// A phrase that names a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its words, complements included, apposition left out.
    pub tokens: Range<usize>,
    /// Token of its head.
    pub head: usize,
    /// Where the apposition ends.
    pub end: usize,
    /// Who.
    pub who: Who,
    /// Gender and number of the phrase.
    pub features: Features,
}

impl Phrase {
    /// True when it can speak by what it is: a name, a pronoun, a person, an institution, a document.
    pub fn can_speak(&self) -> bool {
        !matches!(self.who, Who::Noun(NounClass::Other))
    }

    /// True for people and what people make: not a document, nor a thing.
    pub fn is_human(&self) -> bool {
        !matches!(
            self.who,
            Who::Noun(NounClass::Other | NounClass::Document)
        )
    }
}

/// Third person pronouns that may stand for a speaker, with gender and number.
pub fn pronoun(token: &Token, form: &str) -> Option<Features> {
    let lower = form.to_lowercase();
    let bare = lower
        .strip_prefix("-t-")
        .or_else(|| lower.strip_prefix('-'))
        .unwrap_or(&lower);
    let (gender, number) = match bare {
        "il" | "celui-ci" | "celui-là" => (Some(Gender::Masculine), Number::Singular),
        "elle" | "celle-ci" | "celle-là" => (Some(Gender::Feminine), Number::Singular),
        "ils" | "ceux-ci" | "eux" => (Some(Gender::Masculine), Number::Plural),
        "elles" | "celles-ci" => (Some(Gender::Feminine), Number::Plural),
        "lui" | "lui-même" => (None, Number::Singular),
        "on" if token.upos == Upos::Pron || form.starts_with('-') => return None,
        _ => return None,
    };
    Some(Features {
        gender,
        number: Some(number),
        person: Some(3),
        tense: None,
    })
}

/// Reads the phrase whose first word is `start`, inside `bounds`.
pub fn read(view: &View, lists: &SpeakerLists, start: usize, bounds: &Range<usize>) -> Option<Phrase> {
    if !bounds.contains(&start) {
        return None;
    }
    let token = view.token(start)?;
    if let Some(features) = pronoun(token, view.form(start)) {
        return Some(Phrase {
            tokens: start..start + 1,
            head: start,
            end: start + 1,
            who: Who::Pronoun,
            features,
        });
    }
    if let Some(phrase) = last_named(view, start, bounds) {
        return Some(phrase);
    }
    let at = after_title(view, start);
    if let Some(phrase) = named(view, start, at, bounds) {
        return Some(phrase);
    }
    noun(view, lists, start, bounds)
}

/// « ce dernier », « cette dernière », « ces derniers ».
fn last_named(view: &View, start: usize, bounds: &Range<usize>) -> Option<Phrase> {
    let next = view.token(start + 1).filter(|_| start + 1 < bounds.end)?;
    let form = view.form(start).to_lowercase();
    if !matches!(form.as_str(), "ce" | "cette" | "ces") || next.lemma_key != key("dernier") {
        return None;
    }
    // « ces derniers jours »
    if view.token(start + 2).is_some_and(|t| t.upos == Upos::Noun) {
        return None;
    }
    let feminine = view.form(start + 1).to_lowercase().starts_with("dernière");
    Some(Phrase {
        tokens: start..start + 2,
        head: start + 1,
        end: start + 2,
        who: Who::Pronoun,
        features: Features {
            gender: Some(if feminine { Gender::Feminine } else { Gender::Masculine }),
            number: Some(if form == "ces" { Number::Plural } else { Number::Singular }),
            person: Some(3),
            tense: None,
        },
    })
}

/// Where the name may start: after an article and a title.
fn after_title(view: &View, start: usize) -> usize {
    let mut at = start;
    if view.token(at).is_some_and(|t| t.upos == Upos::Det) {
        at += 1;
    }
    if is_title(view.form(at)) {
        at += 1;
    }
    at
}

/// A title before a name.
pub fn is_title(form: &str) -> bool {
    matches!(
        form,
        "M." | "MM." | "M" | "Mme" | "Mmes" | "Mlle" | "Me" | "Mᵉ" | "Dr" | "Pr" | "Mgr" | "Monsieur" | "Madame" | "Maître"
    )
}

/// A name that starts at `at`, « X et Y » included.
fn named(view: &View, start: usize, at: usize, bounds: &Range<usize>) -> Option<Phrase> {
    let (tokens, kind, entity) = view.mention(at).or_else(|| view.mention(start))?;
    if tokens.start > at || tokens.end > bounds.end || !speaks(kind) {
        return None;
    }
    let features = entity_features(view, entity);
    let mut phrase = Phrase {
        tokens: start..tokens.end,
        head: at,
        end: tokens.end,
        who: Who::Entity(entity),
        features,
    };
    // « X et Y »
    if view.is(tokens.end, "et") {
        let next = after_title(view, tokens.end + 1);
        if let Some((other, other_kind, second)) = view.mention(next)
            && other.start == next
            && other_kind == kind
            && second != entity
        {
            phrase.tokens.end = other.end;
            phrase.end = other.end;
            phrase.who = Who::Entities(vec![entity, second]);
            phrase.features.number = Some(Number::Plural);
        }
    }
    Some(phrase)
}

/// Entity types that can speak.
pub fn speaks(kind: EntityType) -> bool {
    matches!(
        kind,
        EntityType::Person
            | EntityType::Organization
            | EntityType::Group
            | EntityType::Document
            | EntityType::Location
            | EntityType::Work
    )
}

/// Gender and number of an entity.
pub fn entity_features(view: &View, entity: usize) -> Features {
    view.entities
        .get(entity)
        .map_or_else(Features::default, |e| Features {
            gender: e.gender,
            number: Some(e.number),
            person: Some(3),
            tense: None,
        })
}

/// A noun phrase with its complements and the name in apposition.
fn noun(view: &View, lists: &SpeakerLists, start: usize, bounds: &Range<usize>) -> Option<Phrase> {
    let (_, chunk) = view.chunk_at(start, ChunkKind::NounPhrase)?;
    if chunk.tokens.end > bounds.end || view.token(chunk.head)?.upos == Upos::Det {
        return None;
    }
    let head = chunk.head;
    if matches!(view.token(head)?.upos, Upos::Num | Upos::Sym) {
        return None;
    }
    let class = noun_class(view, lists, head);
    let mut end = chunk.tokens.end;
    let mut apposed = person_inside(view, start, chunk.tokens.clone(), class);
    // « de la fédération des banques », then a name with nothing between.
    while apposed.is_none() && end < bounds.end {
        let Some(next) = complement(view, head, end) else { break };
        if next > bounds.end {
            break;
        }
        apposed = person_inside(view, start, end..next, class);
        end = next;
    }
    let mut phrase = Phrase {
        tokens: start..end,
        head,
        end,
        who: Who::Noun(class),
        features: Features {
            gender: chunk.features.gender,
            number: chunk.features.number,
            person: Some(3),
            tense: None,
        },
    };
    if apposed.is_none() {
        apposed = after_comma(view, end, class, bounds).or_else(|| right_after(view, end, class, bounds));
    }
    if let Some((entity, tokens)) = apposed {
        phrase.tokens.end = phrase.tokens.end.max(tokens.end);
        phrase.end = tokens.end;
        phrase.who = Who::Entity(entity);
        let own = entity_features(view, entity);
        phrase.features.gender = own.gender.or(phrase.features.gender);
    }
    Some(phrase)
}

/// What the head of a noun phrase names.
pub fn noun_class(view: &View, lists: &SpeakerLists, head: usize) -> NounClass {
    let Some(token) = view.token(head) else { return NounClass::Other };
    let has = |list: &crate::pattern::lists::List| list.has(token.lemma_key) || list.has(token.form_key);
    let plural = token.features.number == Some(Number::Plural);
    if has(&lists.person) {
        return if plural { NounClass::Group } else { NounClass::Person };
    }
    if has(&lists.group) {
        return NounClass::Group;
    }
    if has(&lists.organization) {
        return NounClass::Organization;
    }
    if has(&lists.document) {
        return NounClass::Document;
    }
    if let Some((_, kind, _)) = view.mention(head)
        && speaks(kind)
    {
        return NounClass::Organization;
    }
    // A name that the entity stage does not know.
    if token.upos == Upos::Propn {
        let run = view.noun_phrase(head).is_some_and(|(_, c)| c.tokens.end > head + 1);
        return if run { NounClass::Person } else { NounClass::Organization };
    }
    // « l’Uruguayen », « les Français »: a capital on a common noun.
    let form = view.form(head);
    let capital = form.starts_with(char::is_uppercase) && token.span.start > 0;
    let determined = head > 0 && view.token(head - 1).is_some_and(|t| t.upos == Upos::Det);
    if capital && determined && is_demonym(form) {
        return if plural { NounClass::Group } else { NounClass::Person };
    }
    NounClass::Other
}

/// True for the noun of a nationality, a town or a region, « l’Uruguayen »: in lower case it is an adjective.
pub fn is_demonym(form: &str) -> bool {
    let lower = form.to_lowercase();
    form.starts_with(char::is_uppercase)
        && Lexicon::embedded()
            .analyses(&lower)
            .any(|a| a.tag.pos() == Pos::Adj)
        && !Lexicon::embedded()
            .analyses(&lower)
            .any(|a| a.tag.pos() == Pos::Noun && a.tag.gender() == Some(lexicon::Gender::Both))
}

/// End of the complement that starts here: « de la fédération », « des banques », « aux finances ».
pub fn complement(view: &View, head: usize, at: usize) -> Option<usize> {
    let (_, chunk) = view.chunk_at(at, ChunkKind::PrepositionalPhrase)?;
    // No verb inside: « en rendant hommage » is no complement.
    if view.chunks_in(chunk.tokens.clone()).any(|(_, c)| c.kind == ChunkKind::VerbGroup) {
        return None;
    }
    let form = view.form(at).to_lowercase();
    let fine = match form.as_str() {
        "de" | "d’" | "du" | "des" => true,
        "à" | "au" | "aux" | "en" | "chez" => view.token(head).is_some_and(|t| {
            [
                "adjoint", "ministre", "conseiller", "ambassadeur", "délégué", "secrétaire", "professeur", "chercheur",
                "candidat", "économiste", "avocat", "maître", "directeur", "enseignant", "envoyé", "représentant", "ingénieur",
            ]
            .iter()
            .any(|w| t.lemma_key == key(w))
        }),
        _ => false,
    };
    fine.then_some(chunk.tokens.end)
}

/// A name with no preposition before it, inside a stretch of the phrase: « le maire Martial Bourquin ».
fn person_inside(view: &View, start: usize, tokens: Range<usize>, class: NounClass) -> Option<(usize, Range<usize>)> {
    let mut at = tokens.start;
    while at < tokens.end {
        let Some((mention, kind, entity)) = view.mention(at) else {
            at += 1;
            continue;
        };
        let before = mention.start.checked_sub(1).and_then(|i| view.token(i));
        let free = mention.start > start
            && before.is_some_and(|t| !matches!(t.upos, Upos::Adp | Upos::Det | Upos::Punct | Upos::Cconj))
            && !view.form(mention.start - 1).ends_with('’');
        let titled = mention.start > start && is_title(view.form(mention.start - 1));
        if (free || titled) && suits(kind, class, mention.len()) {
            return Some((entity, mention.clone()));
        }
        at = mention.end.max(at + 1);
    }
    None
}

/// The kind of name a head takes in apposition.
fn suits(kind: EntityType, class: NounClass, words: usize) -> bool {
    match class {
        // A name in two words that the text may not show to be a person’s.
        NounClass::Person if words > 1 => !matches!(kind, EntityType::Location | EntityType::Event),
        NounClass::Person => kind == EntityType::Person,
        NounClass::Organization | NounClass::Group => {
            matches!(kind, EntityType::Organization | EntityType::Group)
        }
        NounClass::Document => matches!(
            kind,
            EntityType::Organization | EntityType::Work | EntityType::Document
        ),
        NounClass::Other => kind == EntityType::Person,
    }
}

/// « , Gilles Montbrun » after the noun.
fn after_comma(view: &View, end: usize, class: NounClass, bounds: &Range<usize>) -> Option<(usize, Range<usize>)> {
    if !view.is(end, ",") {
        return None;
    }
    let mut at = end + 1;
    if is_title(view.form(at)) {
        at += 1;
    }
    // A first name that the entity stage left out.
    while at < end + 3 && view.mention(at).is_none() && view.token(at).is_some_and(|t| t.upos == Upos::Propn) {
        at += 1;
    }
    let (mention, kind, entity) = view.mention(at)?;
    if mention.start != at || mention.end > bounds.end || !suits(kind, class, mention.len()) {
        return None;
    }
    let closes = mention.end >= bounds.end
        || matches!(view.form(mention.end), "," | "." | ";" | ":" | "»" | ")" | "!" | "?" | "…" | "–" | "—" | "«")
        || view.token(mention.end).is_some_and(|t| {
            matches!(t.upos, Upos::Aux | Upos::Verb | Upos::Adv | Upos::Pron | Upos::Adp | Upos::Cconj | Upos::Sconj)
        });
    closes.then(|| (entity, mention.clone()))
}

/// « la députée de Moselle Marie Dupont », the name after the complements.
fn right_after(view: &View, end: usize, class: NounClass, bounds: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let mut at = end;
    if is_title(view.form(at)) {
        at += 1;
    }
    let (mention, kind, entity) = view.mention(at)?;
    (mention.start == at && mention.end <= bounds.end && kind == EntityType::Person && suits(kind, class, mention.len()))
        .then(|| (entity, mention.clone()))
}
