//! Simple forms of verbs: from the lexicon, else by the regular models.

use super::{Form, Morphology, regular};
use crate::french::lexicon::{Lexicon, Mood, Tag, Tense as LexTense};
use crate::french::tags::{Gender, Number, Tense};
use crate::french::words::{lexicon_gender, lexicon_number};

impl Morphology {
    /// A simple form of a verb. `verb` is an infinitive without « se »; `person` is 1, 2 or 3 and is not read for an
    /// infinitive or a participle (a past participle is masculine singular: see [`Self::past_participle`]). `None` for a person
    /// the imperative does not have, or a word that is not an infinitive.
    pub fn conjugate(&self, verb: &str, tense: Tense, person: u8, number: Number) -> Option<Form> {
        if let Some(form) = self.irregular.verb(verb, tense, person, number) {
            return Some(Form::known(form));
        }
        let lexicon = Lexicon::embedded();
        let (mood, lex_tense) = match tense {
            Tense::Infinitif => return Some(Form::known(verb)),
            Tense::ParticipePasse => {
                return self.past_participle(verb, Gender::Masculine, Number::Singular);
            }
            Tense::ParticipePresent => {
                return lexicon
                    .form(verb, Tag::present_participle())
                    .map(Form::known)
                    .or_else(|| regular::present_participle(verb).map(Form::guess));
            }
            Tense::Present => (Mood::Indicative, LexTense::Present),
            Tense::Imparfait => (Mood::Indicative, LexTense::Imperfect),
            Tense::PasseSimple => (Mood::Indicative, LexTense::Past),
            Tense::Futur => (Mood::Indicative, LexTense::Future),
            Tense::Conditionnel => (Mood::Conditional, LexTense::Present),
            Tense::SubjonctifPresent => (Mood::Subjunctive, LexTense::Present),
            Tense::SubjonctifImparfait => (Mood::Subjunctive, LexTense::Imperfect),
            Tense::Imperatif => (Mood::Imperative, LexTense::Present),
        };
        if !(1..=3).contains(&person) {
            return None;
        }
        if tense == Tense::Imperatif && !matches!((person, number), (2, _) | (1, Number::Plural)) {
            return None;
        }
        if let Some(form) = lexicon.conjugate(verb, mood, lex_tense, person, lexicon_number(number))
        {
            return Some(Form::known(form));
        }
        // A verb of the lexicon that has not this form is defective: no guess.
        if is_verb(verb) {
            return None;
        }
        regular::finite(verb, tense, person, number).map(Form::guess)
    }

    /// The past participle, agreed.
    pub fn past_participle(&self, verb: &str, gender: Gender, number: Number) -> Option<Form> {
        let tag = Tag::past_participle(lexicon_gender(gender), lexicon_number(number));
        if let Some(form) = Lexicon::embedded().form(verb, tag) {
            return Some(Form::known(form));
        }
        if is_verb(verb) {
            return None;
        }
        regular::past_participle(verb)
            .map(|p| Form::guess(format!("{p}{}", regular::agreement(gender, number))))
    }
}

/// True when the lexicon has this infinitive.
pub(crate) fn is_verb(infinitive: &str) -> bool {
    Lexicon::embedded()
        .analyses(infinitive)
        .any(|a| a.tag.is_verbal() && a.tag.mood() == Some(Mood::Infinitive))
}
