//! What the composition of sentences asks of the lexicon: can this word be a noun, an infinitive, of which gender.

use super::lexicon::{Gender as LexGender, Kind, Lexicon, Mood, Number as LexNumber, Pos};
use super::tags::{Gender, Number};

/// True when the lexicon knows the word, in lower case, as a common word.
pub fn is_common_word(lower: &str) -> bool {
    Lexicon::embedded()
        .analyses(lower)
        .any(|a| a.tag.pos() != Pos::Propn)
}

/// True when the word can be an infinitive.
pub fn is_infinitive(lower: &str) -> bool {
    Lexicon::embedded()
        .analyses(lower)
        .any(|a| a.tag.is_verbal() && a.tag.mood() == Some(Mood::Infinitive))
}

/// True when the word can be a common noun or an adjective.
pub fn is_nominal(lower: &str) -> bool {
    Lexicon::embedded()
        .analyses(lower)
        .any(|a| matches!(a.tag.pos(), Pos::Noun | Pos::Adj))
}

/// True when the word can be a common noun or an adjective, masculine and singular.
pub fn is_masculine_singular(lower: &str) -> bool {
    Lexicon::embedded().analyses(lower).any(|a| {
        matches!(a.tag.pos(), Pos::Noun | Pos::Adj)
            && a.tag.gender() != Some(LexGender::Fem)
            && a.tag.number() != Some(LexNumber::Plur)
    })
}

/// True when the word can be a verb form of a person and tense.
pub fn is_finite_verb(lower: &str) -> bool {
    Lexicon::embedded()
        .analyses(lower)
        .any(|a| a.tag.is_verbal() && a.tag.is_finite())
}

/// True when the word can be an adverb.
pub fn is_adverb(lower: &str) -> bool {
    Lexicon::embedded()
        .analyses(lower)
        .any(|a| a.tag.pos() == Pos::Adv)
}

/// Gender of a common noun; `None` when it is unknown or has both.
pub fn noun_gender(lower: &str) -> Option<Gender> {
    let mut found = None;
    for analysis in Lexicon::embedded().analyses(lower) {
        if analysis.tag.pos() != Pos::Noun || analysis.tag.kind() == Some(Kind::Fragment) {
            continue;
        }
        let gender = match analysis.tag.gender()? {
            LexGender::Masc => Gender::Masculine,
            LexGender::Fem => Gender::Feminine,
            LexGender::Both => return None,
        };
        if found.is_some_and(|g| g != gender) {
            return None;
        }
        found = Some(gender);
    }
    found
}

/// Gender of the lexicon as a tag.
pub fn lexicon_gender(gender: Gender) -> LexGender {
    match gender {
        Gender::Masculine => LexGender::Masc,
        Gender::Feminine => LexGender::Fem,
    }
}

/// Number of the lexicon as a tag.
pub fn lexicon_number(number: Number) -> LexNumber {
    match number {
        Number::Singular => LexNumber::Sing,
        Number::Plural => LexNumber::Plur,
    }
}
