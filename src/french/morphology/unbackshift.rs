//! One finite form out of reported speech: imparfait → présent, conditionnel → futur (rule T3).
//!
//! The plus-que-parfait needs nothing more: its auxiliary is an imparfait (« avait dit » → « a dit »). The conditionnel
//! passé is the caller’s to refuse: « aurait fui » is a doubt more often than a future.

use super::Morphology;
use crate::french::lexicon::{Lexicon, Mood, Number as LexNumber, Pos, Tense as LexTense};
use crate::french::tags::{Number, Tense};
use crate::french::word_list::fold;

/// A form brought back to the present or the future.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unshifted {
    /// The new form, in the case of the old one’s first letter.
    pub form: String,
    /// Tense of the old form: `Imparfait` or `Conditionnel`.
    pub from: Tense,
}

impl Morphology {
    /// « était » → « est », « rouvrirait » → « rouvrira », « pouvait-il » → « peut-il », « aurait-elle » → « aura-t-elle ».
    /// `person` (1 to 3) settles « disais »; without it a form of several persons is refused when they differ. `None` when
    /// the form is no imparfait or conditionnel of one verb, or may be something else (« parlions », subjonctif too).
    pub fn unbackshift(&self, form: &str, person: Option<u8>) -> Option<Unshifted> {
        if let Some((verb, pronoun)) = form.rsplit_once('-') {
            let verb = verb.strip_suffix("-t").unwrap_or(verb);
            if matches!(pronoun, "il" | "elle" | "on" | "ils" | "elles") {
                let mut found = self.unbackshift(verb, Some(3))?;
                let vowel = found.form.ends_with(['a', 'e', 'c']);
                let link = if vowel && !pronoun.ends_with('s') {
                    "-t-"
                } else {
                    "-"
                };
                found.form = format!("{}{link}{pronoun}", found.form);
                return Some(found);
            }
            return None;
        }
        let lower = fold(form);
        let mut found: Option<Unshifted> = None;
        let auxiliary = Lexicon::embedded()
            .analyses(&lower)
            .any(|a| a.tag.pos() == Pos::Aux);
        for analysis in Lexicon::embedded().analyses(&lower) {
            let tag = analysis.tag;
            // « étaient » is never « étayer ».
            if !tag.is_verbal() || !tag.is_finite() || auxiliary && tag.pos() != Pos::Aux {
                continue;
            }
            let (old, new) = match (tag.mood(), tag.tense()) {
                (Some(Mood::Indicative), Some(LexTense::Imperfect)) => {
                    (Tense::Imparfait, Tense::Present)
                }
                (Some(Mood::Conditional), _) => (Tense::Conditionnel, Tense::Futur),
                // May be another tense: no guess.
                _ => return None,
            };
            let form_person = tag.person()?;
            if person.is_some_and(|p| p != form_person) {
                continue;
            }
            let number = match tag.number() {
                Some(LexNumber::Plur) => Number::Plural,
                _ => Number::Singular,
            };
            let new = self.conjugate(&analysis.lemma(&lower), new, form_person, number)?;
            let unshifted = Unshifted {
                form: new.text,
                from: old,
            };
            match &found {
                None => found = Some(unshifted),
                Some(first) if *first == unshifted => {}
                Some(_) => return None,
            }
        }
        let mut found = found?;
        if form.starts_with(char::is_uppercase) {
            found.form = crate::french::resolve::capitalised(&found.form);
        }
        Some(found)
    }
}
