//! Grammatical tags: parts of speech and features of a token.

use serde::Serialize;

/// Universal Dependencies part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// The tag as Universal Dependencies writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Upos::Adj => "ADJ",
            Upos::Adp => "ADP",
            Upos::Adv => "ADV",
            Upos::Aux => "AUX",
            Upos::Cconj => "CCONJ",
            Upos::Det => "DET",
            Upos::Intj => "INTJ",
            Upos::Noun => "NOUN",
            Upos::Num => "NUM",
            Upos::Part => "PART",
            Upos::Pron => "PRON",
            Upos::Propn => "PROPN",
            Upos::Punct => "PUNCT",
            Upos::Sconj => "SCONJ",
            Upos::Sym => "SYM",
            Upos::Verb => "VERB",
            Upos::X => "X",
        }
    }

    /// The tag written so, `None` for any other word.
    pub fn parse(word: &str) -> Option<Upos> {
        Some(match word {
            "ADJ" => Upos::Adj,
            "ADP" => Upos::Adp,
            "ADV" => Upos::Adv,
            "AUX" => Upos::Aux,
            "CCONJ" => Upos::Cconj,
            "DET" => Upos::Det,
            "INTJ" => Upos::Intj,
            "NOUN" => Upos::Noun,
            "NUM" => Upos::Num,
            "PART" => Upos::Part,
            "PRON" => Upos::Pron,
            "PROPN" => Upos::Propn,
            "PUNCT" => Upos::Punct,
            "SCONJ" => Upos::Sconj,
            "SYM" => Upos::Sym,
            "VERB" => Upos::Verb,
            "X" => Upos::X,
            _ => return None,
        })
    }
}

/// Grammatical gender; unknown or common gender is `None` of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Gender {
    /// Masculine.
    #[serde(rename = "m")]
    Masculine,
    /// Feminine.
    #[serde(rename = "f")]
    Feminine,
}

/// Grammatical number; unknown or invariable is `None` of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Number {
    /// Singular.
    #[serde(rename = "s")]
    Singular,
    /// Plural.
    #[serde(rename = "p")]
    Plural,
}

/// Form of a verb: mood and tense in one, by their French school names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Tense {
    Infinitif,
    Present,
    Imparfait,
    PasseSimple,
    Futur,
    Conditionnel,
    SubjonctifPresent,
    SubjonctifImparfait,
    Imperatif,
    ParticipePresent,
    ParticipePasse,
}

impl Tense {
    /// Every form with its name in rules and JSON.
    pub const NAMES: [(Tense, &'static str); 11] = [
        (Tense::Infinitif, "infinitif"),
        (Tense::Present, "present"),
        (Tense::Imparfait, "imparfait"),
        (Tense::PasseSimple, "passe-simple"),
        (Tense::Futur, "futur"),
        (Tense::Conditionnel, "conditionnel"),
        (Tense::SubjonctifPresent, "subjonctif-present"),
        (Tense::SubjonctifImparfait, "subjonctif-imparfait"),
        (Tense::Imperatif, "imperatif"),
        (Tense::ParticipePresent, "participe-present"),
        (Tense::ParticipePasse, "participe-passe"),
    ];

    /// The form named so.
    pub fn parse(name: &str) -> Option<Tense> {
        Self::NAMES
            .iter()
            .find(|(_, n)| *n == name)
            .map(|(t, _)| *t)
    }

    /// Its name in rules and JSON.
    pub fn as_str(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(t, _)| *t == self)
            .map_or("", |(_, n)| n)
    }

    /// True for a form that can head a clause: neither infinitive nor participle.
    pub fn is_finite(self) -> bool {
        !matches!(
            self,
            Tense::Infinitif | Tense::ParticipePresent | Tense::ParticipePasse
        )
    }
}

/// Features of a token; what is unknown is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Features {
    /// Gender.
    pub gender: Option<Gender>,
    /// Number.
    pub number: Option<Number>,
    /// Person of a verb form or pronoun, 1 to 3.
    pub person: Option<u8>,
    /// Verb form.
    pub tense: Option<Tense>,
}

impl Features {
    /// True when gender and number of both may agree: equal or unknown on either side.
    pub fn agrees_with(&self, other: &Features) -> bool {
        fn may<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
        }
        may(self.gender, other.gender) && may(self.number, other.number)
    }
}
