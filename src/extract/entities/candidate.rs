//! A stretch of tokens that may be a name, and what each of its words is known as.

use super::gazetteer::{Known, Sort};
use super::rules::{EntityRules, Points};
use super::words;
use crate::french::lexicon::{Gender as LexiconGender, Kind, Lexicon};
use crate::french::tags::Gender;
use crate::pattern::EntityType;
use crate::text::document::{Document, Key};
use std::ops::Range;

/// A candidate name.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its sentence.
    pub sentence: usize,
    /// Its type when a head or a known name settles it.
    pub fixed: Option<EntityType>,
    /// True when its only capital is that of a sentence start.
    pub weak: bool,
    /// Known names it is exactly.
    pub known: Vec<Known>,
    /// Key of all its words.
    pub key: Key,
    /// Points from its neighbours.
    pub points: Points,
    /// Type decided.
    pub kind: Option<EntityType>,
    /// Lies inside another candidate.
    pub nested: bool,
    /// Leading tokens that are no part of the name’s text: common noun of a head.
    pub headed: bool,
}

impl Candidate {
    /// A candidate over these tokens.
    pub fn new(
        doc: &Document,
        rules: &EntityRules,
        tokens: Range<usize>,
        sentence: usize,
    ) -> Candidate {
        let known = rules
            .gazetteer
            .at(doc, tokens.start, tokens.end)
            .filter(|(len, known)| {
                *len == tokens.len() && !matches!(known.sort, Sort::FirstName(_) | Sort::Doubt)
            })
            .map(|(_, known)| known)
            .collect();
        Candidate {
            key: key_of(doc, tokens.clone()),
            tokens,
            sentence,
            fixed: None,
            weak: false,
            known,
            points: Points::default(),
            kind: None,
            nested: false,
            headed: false,
        }
    }

    /// A candidate whose type is settled.
    pub fn fixed(
        doc: &Document,
        rules: &EntityRules,
        tokens: Range<usize>,
        sentence: usize,
        kind: EntityType,
    ) -> Candidate {
        Candidate {
            fixed: Some(kind),
            ..Candidate::new(doc, rules, tokens, sentence)
        }
    }
}

/// A key for a range of tokens: the same words give the same key.
pub fn key_of(doc: &Document, tokens: Range<usize>) -> Key {
    let mut hash: u64 = 0x9e37_79b9_7f4a_7c15;
    for token in doc.tokens.get(tokens).unwrap_or(&[]) {
        hash = (hash ^ token.form_key.0)
            .wrapping_mul(0x0000_0100_0000_01b3)
            .rotate_left(17);
    }
    Key(hash)
}

/// How sure a first name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstName {
    /// Gender when the name has one.
    pub gender: Option<Gender>,
    /// Too often another word to prove a person alone.
    pub doubtful: bool,
}

/// What a word is as a first name, if it is one.
pub fn first_name(rules: &EntityRules, word: &str, key: Key) -> Option<FirstName> {
    let mut doubtful = false;
    let mut listed = None;
    for known in rules.gazetteer.word(key) {
        match known.sort {
            Sort::FirstName(gender) => {
                doubtful |= known.doubtful;
                listed = Some(listed.unwrap_or(gender));
            }
            Sort::Doubt => doubtful = true,
            Sort::Place | Sort::Organization => doubtful |= !known.doubtful,
            _ => {}
        }
    }
    if word.starts_with("Nord-") || word.starts_with("Sud-") {
        return None;
    }
    let lexicon = Lexicon::embedded();
    let from_lexicon = lexicon.first_name_gender(word).map(|g| match g {
        LexiconGender::Masc => Some(Gender::Masculine),
        LexiconGender::Fem => Some(Gender::Feminine),
        LexiconGender::Both => None,
    });
    let from_lexicon = from_lexicon.or_else(|| compound(rules, word));
    match (from_lexicon, listed) {
        // A gender stated as common wins over one that the dictionary states.
        (Some(_), Some(None)) if !doubtful => Some(FirstName {
            gender: None,
            doubtful,
        }),
        (Some(gender), _) => Some(FirstName { gender, doubtful }),
        (None, Some(gender)) => Some(FirstName { gender, doubtful }),
        (None, None) => None,
    }
}

/// « Jean-Noël », « Mohamed-Ali »: the first part tells.
fn compound(rules: &EntityRules, word: &str) -> Option<Option<Gender>> {
    let (first, rest) = word.split_once('-')?;
    if !rest.starts_with(char::is_uppercase) || matches!(first, "Nord" | "Sud" | "Est" | "Ouest") {
        return None;
    }
    let key = crate::text::document::key(first);
    rules
        .gazetteer
        .word(key)
        .find_map(|known| match known.sort {
            Sort::FirstName(gender) if !known.doubtful => Some(gender),
            _ => None,
        })
}

/// What the lexicon knows of a capitalised word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lexical {
    /// A common word once in small letters.
    pub common: bool,
    /// A surname.
    pub surname: bool,
    /// A place.
    pub place: bool,
    /// Another name.
    pub name: bool,
}

/// Looks a word up, as written and in small letters.
pub fn lexical(word: &str) -> Lexical {
    let lexicon = Lexicon::embedded();
    let mut found = Lexical::default();
    for analysis in lexicon.analyses(word) {
        match analysis.tag.kind() {
            Some(Kind::Surname) => found.surname = true,
            Some(Kind::Place) => found.place = true,
            Some(Kind::OtherName) => found.name = true,
            _ => {}
        }
    }
    let lower = word.to_lowercase();
    found.common = lexicon
        .analyses(&lower)
        .any(|a| a.tag.kind() != Some(Kind::FirstName))
        || (lower.starts_with(|c: char| c.is_ascii())
            && lexicon.with_initial_accent(word).is_some());
    found
}

/// True for « Français », « Lyonnaises »: people, not a place or a name.
pub fn is_demonym(doc: &Document, rules: &EntityRules, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else {
        return false;
    };
    if rules.demonyms.has(token.lemma_key) || rules.demonyms.has(token.form_key) {
        return true;
    }
    let form = doc.form(at);
    if !form.starts_with(char::is_uppercase) {
        return false;
    }
    let lower = form.to_lowercase();
    Lexicon::embedded().analyses(&lower).any(|a| {
        rules
            .demonyms
            .has(crate::text::document::key(&a.lemma(&lower)))
    }) || stripped_demonym(rules, &lower)
        || (token.unknown && plural_people(doc, at, &lower))
}

/// « les Maxévillois »: people of a town too small for any list.
fn plural_people(doc: &Document, at: usize, lower: &str) -> bool {
    let endings = [
        "ois", "oises", "ais", "aises", "iens", "iennes", "éens", "éennes",
    ];
    endings.iter().any(|e| lower.ends_with(e))
        && at.checked_sub(1).is_some_and(|before| {
            matches!(
                doc.form(before),
                "les" | "des" | "aux" | "Les" | "Des" | "Aux" | "ces" | "deux" | "trois"
            )
        })
}

/// Feminines and plurals the lexicon does not have.
fn stripped_demonym(rules: &EntityRules, lower: &str) -> bool {
    let bare = lower.strip_suffix('s').unwrap_or(lower);
    let has = |w: &str| rules.demonyms.has(crate::text::document::key(w));
    has(bare) || bare.strip_suffix('e').is_some_and(has) || bare.strip_suffix("ne").is_some_and(has)
}

/// True for a road: « A9 », « D42d », « RN 165 » when a number follows.
pub fn is_road(rules: &EntityRules, word: &str) -> bool {
    rules.roads.iter().any(|letters| {
        word.strip_prefix(letters.as_str()).is_some_and(|rest| {
            let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            (1..=4).contains(&digits.len())
                && rest.len() <= digits.len() + 3
                && digits.bytes().all(|b| b.is_ascii_digit())
        })
    })
}

/// True for a hyphenated name built like that of a town: « Villers-lès-Nancy ».
pub fn is_town_shape(rules: &EntityRules, word: &str) -> bool {
    if !word.contains('-') || words::is_upper(word) {
        return false;
    }
    let parts: Vec<&str> = word.split('-').collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return false;
    };
    let listed = |part: &str| rules.town_parts.iter().any(|p| p == part);
    last.starts_with(char::is_uppercase)
        && ((listed(first) && first.starts_with(char::is_uppercase))
            || parts
                .iter()
                .skip(1)
                .any(|p| listed(p) && p.starts_with(char::is_lowercase)))
}
