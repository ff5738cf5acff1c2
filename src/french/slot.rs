//! A value set into a template: a name or a noun phrase with its article, gender, number and class noun.

use super::tags::{Gender, Number};
use serde::{Deserialize, Serialize};

/// The article a form takes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Article {
    /// None: « Google », « avril ».
    #[default]
    #[serde(rename = "none")]
    None,
    /// « le CNRS ».
    #[serde(rename = "le")]
    Le,
    /// « la SNCF ».
    #[serde(rename = "la")]
    La,
    /// « l’Insee ».
    #[serde(rename = "l’", alias = "l'")]
    L,
    /// « les Verts ».
    #[serde(rename = "les")]
    Les,
}

impl Article {
    /// The article of a noun of this gender and number.
    pub fn definite(gender: Gender, number: Number, elides: bool) -> Article {
        match (number, elides, gender) {
            (Number::Plural, ..) => Article::Les,
            (Number::Singular, true, _) => Article::L,
            (Number::Singular, false, Gender::Masculine) => Article::Le,
            (Number::Singular, false, Gender::Feminine) => Article::La,
        }
    }

    /// As written before its noun, its space included: « le », « l’ ».
    pub fn written(self) -> &'static str {
        match self {
            Article::None => "",
            Article::Le => "le ",
            Article::La => "la ",
            Article::L => "l’",
            Article::Les => "les ",
        }
    }
}

/// The noun of the class a value belongs to: « entreprise », « commune », « étude ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassNoun {
    /// Singular for one, plural for several: « entreprises » stands for « Google et OpenAI ».
    pub noun: String,
    /// Its own gender, whatever that of the name.
    pub gender: Gender,
}

/// A value of a slot. Made by hand or by [`Composer::slot`](super::compose::Composer::slot).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The form, without its article: « Insee », « parc éolien de Tréveur », « 48 MW ».
    pub form: String,
    /// The fullest form, when `form` is not it: « Luke Sernau ».
    pub full: Option<String>,
    /// The shortest form: « Sernau ».
    pub short: Option<String>,
    /// Article of `form`.
    pub article: Article,
    /// Gender, when it is known by evidence.
    pub gender: Option<Gender>,
    /// Number.
    pub number: Number,
    /// True before a vowel or a mute h: what stands before `form` elides.
    pub elides: bool,
    /// The class noun, for a second naming or when the form takes no agreement.
    pub class_noun: Option<ClassNoun>,
}

impl Slot {
    /// A bare singular form of unknown gender.
    pub fn bare(form: impl Into<String>, elides: bool) -> Slot {
        Slot {
            form: form.into(),
            full: None,
            short: None,
            article: Article::None,
            gender: None,
            number: Number::Singular,
            elides,
            class_noun: None,
        }
    }

    /// The form with its article: « l’Insee », « Google ».
    pub fn definite(&self) -> String {
        format!("{}{}", self.article.written(), self.form)
    }

    /// Gender, or that of the article: « la SNCF » is feminine.
    pub fn known_gender(&self) -> Option<Gender> {
        self.gender.or(match self.article {
            Article::Le => Some(Gender::Masculine),
            Article::La => Some(Gender::Feminine),
            Article::None | Article::L | Article::Les => None,
        })
    }

    /// The class noun as a slot of its own: « l’entreprise ».
    pub(super) fn class(&self, elides: impl Fn(&str) -> bool) -> Option<Slot> {
        let class = self.class_noun.as_ref()?;
        let elides = elides(&class.noun);
        Some(Slot {
            article: Article::definite(class.gender, self.number, elides),
            gender: Some(class.gender),
            number: self.number,
            ..Slot::bare(class.noun.clone(), elides)
        })
    }
}
