//! Compound tenses: the right auxiliary, the agreement of the participle, the reflexive pronoun.

use super::{Form, Morphology};
use crate::error::Result;
use crate::files::Files;
use crate::french::tags::{Gender, Number, Tense};
use crate::french::word_list::WordList;
use serde::Deserialize;

/// A compound tense, by its French school name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Compound {
    PasseCompose,
    PlusQueParfait,
    PasseAnterieur,
    FuturAnterieur,
    ConditionnelPasse,
    SubjonctifPasse,
    SubjonctifPlusQueParfait,
    InfinitifPasse,
    ParticipePasseCompose,
}

impl Compound {
    /// Every compound tense with its name in rules.
    pub const NAMES: [(Compound, &'static str); 9] = [
        (Compound::PasseCompose, "passe-compose"),
        (Compound::PlusQueParfait, "plus-que-parfait"),
        (Compound::PasseAnterieur, "passe-anterieur"),
        (Compound::FuturAnterieur, "futur-anterieur"),
        (Compound::ConditionnelPasse, "conditionnel-passe"),
        (Compound::SubjonctifPasse, "subjonctif-passe"),
        (
            Compound::SubjonctifPlusQueParfait,
            "subjonctif-plus-que-parfait",
        ),
        (Compound::InfinitifPasse, "infinitif-passe"),
        (Compound::ParticipePasseCompose, "participe-passe-compose"),
    ];

    /// The tense named so.
    pub fn parse(name: &str) -> Option<Compound> {
        Self::NAMES
            .iter()
            .find(|(_, n)| *n == name)
            .map(|(t, _)| *t)
    }

    /// Tense of the auxiliary.
    pub fn auxiliary_tense(self) -> Tense {
        match self {
            Compound::PasseCompose => Tense::Present,
            Compound::PlusQueParfait => Tense::Imparfait,
            Compound::PasseAnterieur => Tense::PasseSimple,
            Compound::FuturAnterieur => Tense::Futur,
            Compound::ConditionnelPasse => Tense::Conditionnel,
            Compound::SubjonctifPasse => Tense::SubjonctifPresent,
            Compound::SubjonctifPlusQueParfait => Tense::SubjonctifImparfait,
            Compound::InfinitifPasse => Tense::Infinitif,
            Compound::ParticipePasseCompose => Tense::ParticipePresent,
        }
    }
}

/// Person, number and gender of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// 1, 2 or 3.
    pub person: u8,
    /// Number.
    pub number: Number,
    /// Gender, when it is known.
    pub gender: Option<Gender>,
}

/// The direct object of the verb, as far as agreement goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// None: « elle est sortie ».
    None,
    /// After the verb: « elle a sorti un livre ».
    After,
    /// Before it, as a pronoun: « les livres qu’elle a sortis ».
    Before(Gender, Number),
}

/// The lists of `rules/french/auxiliaries.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    etre: WordList,
    either: WordList,
    always_reflexive: WordList,
    indirect_reflexive: WordList,
    reflexive: Vec<String>,
    reflexive_elided: Vec<String>,
}

impl Rules {
    /// Reads `rules/french/auxiliaries.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        files.yaml("rules/french/auxiliaries.yaml")
    }

    /// « être » or « avoir »; `infinitive` may begin with « se ».
    pub fn auxiliary(&self, infinitive: &str, object: Object) -> &'static str {
        let (reflexive, verb) = split_reflexive(infinitive);
        let intransitive = object == Object::None;
        if reflexive || self.etre.has(verb) || self.either.has(verb) && intransitive {
            "être"
        } else {
            "avoir"
        }
    }

    /// True for a verb that is only used with « se »: « s’abstenir ».
    pub fn is_always_reflexive(&self, verb: &str) -> bool {
        self.always_reflexive.has(verb)
    }

    fn pronoun(&self, subject: Subject, elided: bool) -> Option<String> {
        let plural = if subject.number == Number::Plural {
            3
        } else {
            0
        };
        let slot = usize::from(subject.person.checked_sub(1)?) + plural;
        if elided {
            self.reflexive_elided.get(slot).cloned()
        } else {
            self.reflexive.get(slot).map(|p| format!("{p} "))
        }
    }
}

impl Morphology {
    /// A simple tense, with its reflexive pronoun when `infinitive` begins with « se » or « s’ » (« se rendre » →
    /// « se rend »). `elides` tells what the pronoun elides before. `None` for a form that does not exist, and for the
    /// imperative of a reflexive verb.
    pub fn conjugate_reflexive(
        &self,
        infinitive: &str,
        tense: Tense,
        subject: Subject,
        elides: impl Fn(&str) -> bool,
    ) -> Option<Form> {
        let (reflexive, verb) = split_reflexive(infinitive);
        let form = self.conjugate(verb, tense, subject.person, subject.number)?;
        if !reflexive {
            return Some(form);
        }
        if tense == Tense::Imperatif {
            return None;
        }
        let pronoun = self.auxiliaries.pronoun(subject, elides(&form.text))?;
        Some(Form {
            text: format!("{pronoun}{}", form.text),
            guessed: form.guessed,
        })
    }

    /// A compound tense: « est sortie », « a sorti », « s’est abstenue ». `None` when the participle varies and the
    /// gender that it agrees with is unknown.
    pub fn compound(
        &self,
        infinitive: &str,
        tense: Compound,
        subject: Subject,
        object: Object,
        elides: impl Fn(&str) -> bool,
    ) -> Option<Form> {
        let (reflexive, verb) = split_reflexive(infinitive);
        let auxiliary = self.auxiliaries.auxiliary(infinitive, object);
        let aux_form = self.conjugate(
            auxiliary,
            tense.auxiliary_tense(),
            subject.person,
            subject.number,
        )?;
        let participle = match object {
            Object::Before(gender, number) => self.past_participle(verb, gender, number)?,
            _ if auxiliary == "avoir" => self.invariable(verb)?,
            // « elle s’est lavé les mains », « ils se sont succédé ».
            _ if reflexive
                && (object == Object::After || self.auxiliaries.indirect_reflexive.has(verb)) =>
            {
                self.invariable(verb)?
            }
            _ => match subject.gender {
                Some(gender) => self.past_participle(verb, gender, subject.number)?,
                None => {
                    let masculine =
                        self.past_participle(verb, Gender::Masculine, subject.number)?;
                    let feminine = self.past_participle(verb, Gender::Feminine, subject.number)?;
                    if masculine != feminine {
                        return None;
                    }
                    masculine
                }
            },
        };
        let pronoun = if reflexive {
            self.auxiliaries.pronoun(subject, elides(&aux_form.text))?
        } else {
            String::new()
        };
        Some(Form {
            text: format!("{pronoun}{} {}", aux_form.text, participle.text),
            guessed: aux_form.guessed || participle.guessed,
        })
    }

    fn invariable(&self, verb: &str) -> Option<Form> {
        self.past_participle(verb, Gender::Masculine, Number::Singular)
    }
}

/// True and the verb for « se rendre », « s’abstenir »; false and the verb otherwise.
pub fn split_reflexive(infinitive: &str) -> (bool, &str) {
    for start in ["se ", "s’", "s'"] {
        if let Some(verb) = infinitive.strip_prefix(start) {
            return (true, verb);
        }
    }
    (false, infinitive)
}
