//! The text form of a tag: the part of speech, then its features, separated by dots.

use std::fmt;
use std::str::FromStr;

use super::features::{Auxiliary, Gender, Indirect, Kind, Mood, Number, Pos, Pronominal, Tense};
use super::layout::{
    AUXILIARY, CONTRACTED, COPULA, ELIDED, Field, GENDER, GROUP, IMPERSONAL, INDIRECT,
    INTRANSITIVE, INVERTED, KIND, MOOD, NUMBER, PARTICIPIAL, PERSON, POS, PREVOCALIC, PRONOMINAL,
    TENSE, TRANSITIVE,
};

use super::tag::Tag;

type Name = (&'static str, Field, u32);

const PARTS_OF_SPEECH: &[Name] = &[
    ("NOUN", POS, Pos::Noun.code()),
    ("PROPN", POS, Pos::Propn.code()),
    ("ADJ", POS, Pos::Adj.code()),
    ("VERB", POS, Pos::Verb.code()),
    ("AUX", POS, Pos::Aux.code()),
    ("ADV", POS, Pos::Adv.code()),
    ("ADP", POS, Pos::Adp.code()),
    ("DET", POS, Pos::Det.code()),
    ("PRON", POS, Pos::Pron.code()),
    ("CCONJ", POS, Pos::Cconj.code()),
    ("SCONJ", POS, Pos::Sconj.code()),
    ("NUM", POS, Pos::Num.code()),
    ("INTJ", POS, Pos::Intj.code()),
    ("PREFIX", POS, Pos::Prefix.code()),
    ("X", POS, Pos::Other.code()),
];

const MORPHOLOGY: &[Name] = &[
    ("inf", MOOD, Mood::Infinitive.code()),
    ("ind", MOOD, Mood::Indicative.code()),
    ("cond", MOOD, Mood::Conditional.code()),
    ("sub", MOOD, Mood::Subjunctive.code()),
    ("imper", MOOD, Mood::Imperative.code()),
    ("part", MOOD, Mood::Participle.code()),
    ("pres", TENSE, Tense::Present.code()),
    ("impf", TENSE, Tense::Imperfect.code()),
    ("past", TENSE, Tense::Past.code()),
    ("fut", TENSE, Tense::Future.code()),
    ("1", PERSON, 1),
    ("2", PERSON, 2),
    ("3", PERSON, 3),
    ("m", GENDER, Gender::Masc.code()),
    ("f", GENDER, Gender::Fem.code()),
    ("e", GENDER, Gender::Both.code()),
    ("s", NUMBER, Number::Sing.code()),
    ("p", NUMBER, Number::Plur.code()),
    ("i", NUMBER, Number::Inv.code()),
];

const VERBAL: &[Name] = &[
    ("g0", GROUP, 1),
    ("g1", GROUP, 2),
    ("g2", GROUP, 3),
    ("g3", GROUP, 4),
    ("avoir", AUXILIARY, Auxiliary::Avoir.code()),
    ("être", AUXILIARY, Auxiliary::Etre.code()),
    ("avoir-être", AUXILIARY, Auxiliary::Either.code()),
    ("intr", INTRANSITIVE, 1),
    ("tr", TRANSITIVE, 1),
    ("à", INDIRECT, Indirect::A.code()),
    ("prep", INDIRECT, Indirect::Other.code()),
    ("se?", PRONOMINAL, Pronominal::Possible.code()),
    ("se", PRONOMINAL, Pronominal::Always.code()),
    ("se-recip", PRONOMINAL, Pronominal::Reciprocal.code()),
    ("s’en?", PRONOMINAL, Pronominal::WithEn.code()),
    ("impers", IMPERSONAL, 1),
    ("copula", COPULA, 1),
    ("inverted", INVERTED, 1),
];

const NOMINAL: &[Name] = &[
    ("first-name", KIND, Kind::FirstName.code()),
    ("surname", KIND, Kind::Surname.code()),
    ("place", KIND, Kind::Place.code()),
    ("name", KIND, Kind::OtherName.code()),
    ("title", KIND, Kind::Title.code()),
    ("acronym", KIND, Kind::Acronym.code()),
    ("cardinal", KIND, Kind::Cardinal.code()),
    ("roman", KIND, Kind::Roman.code()),
    ("def", KIND, Kind::Definite.code()),
    ("indef", KIND, Kind::Indefinite.code()),
    ("partitive", KIND, Kind::Partitive.code()),
    ("poss", KIND, Kind::Possessive.code()),
    ("dem", KIND, Kind::Demonstrative.code()),
    ("int", KIND, Kind::Interrogative.code()),
    ("rel", KIND, Kind::Relative.code()),
    ("neg", KIND, Kind::Negative.code()),
    ("subj", KIND, Kind::Subject.code()),
    ("obj", KIND, Kind::Object.code()),
    ("strong", KIND, Kind::Strong.code()),
    ("refl", KIND, Kind::Reflexive.code()),
    ("adverbial", KIND, Kind::Adverbial.code()),
    ("fragment", KIND, Kind::Fragment.code()),
    ("elided", ELIDED, 1),
    ("contracted", CONTRACTED, 1),
    ("participial", PARTICIPIAL, 1),
    ("prevocalic", PREVOCALIC, 1),
];

/// The names that apply to a tag: those that share bits depend on whether it is a verb.
fn names(tag: Tag) -> impl Iterator<Item = &'static Name> {
    let own = if tag.is_verbal() { VERBAL } else { NOMINAL };
    MORPHOLOGY.iter().chain(own)
}

impl fmt::Display for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let holds = |(_, field, code): &&Name| self.to_bits() & field.mask() == field.place(*code);
        let pos = PARTS_OF_SPEECH
            .iter()
            .find(holds)
            .map_or("X", |name| name.0);
        out.write_str(pos)?;
        names(*self)
            .filter(holds)
            .try_for_each(|(name, _, _)| write!(out, ".{name}"))
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Tag({self})")
    }
}

/// A feature name that no tag has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFeature(pub String);

impl fmt::Display for UnknownFeature {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "unknown feature “{}” in a tag", self.0)
    }
}

impl std::error::Error for UnknownFeature {}

impl FromStr for Tag {
    type Err = UnknownFeature;

    /// Reads what `Display` writes; the order of the features is free.
    fn from_str(text: &str) -> Result<Self, UnknownFeature> {
        let mut tag = Tag::from_bits(0);
        for (index, part) in text.split('.').enumerate() {
            let unknown = || UnknownFeature(part.to_owned());
            let (_, field, code) = if index == 0 {
                PARTS_OF_SPEECH
                    .iter()
                    .find(|name| name.0 == part)
                    .ok_or_else(unknown)?
            } else {
                names(tag).find(|name| name.0 == part).ok_or_else(unknown)?
            };
            tag = Tag::from_bits((tag.to_bits() & !field.mask()) | field.place(*code));
        }
        Ok(tag)
    }
}
