//! From a lemma and a tag to a form: conjugation and agreement.

use super::analysis::Analyses;
use super::features::{Gender, Mood, Number, Pos, Tense};
use super::layout::{MOOD, TENSE};
use super::readings::{Reading, apply};
use super::tag::Tag;
use super::{Lexicon, typographic};

impl Lexicon {
    /// The form of `lemma` that has the features of `tag`; `None` when there is none.
    ///
    /// Mood, tense, person and, if the request has one, kind must be the same. A form of both genders serves for each,
    /// and a form of both numbers too; a request without gender or number prefers masculine and singular. `Verb` and
    /// `Aux` are one for this purpose. Where usage has two forms, the one listed first in the dictionary is
    /// given (`assieds`), but `paie` comes before `paye`.
    pub fn form(&self, lemma: &str, tag: Tag) -> Option<String> {
        let lemma = typographic(lemma);
        self.in_paradigm(&lemma, tag)
            .or_else(|| self.unchanged(&lemma, tag))
    }

    /// The finite form of a verb: `person` is 1, 2 or 3.
    pub fn conjugate(
        &self,
        verb: &str,
        mood: Mood,
        tense: Tense,
        person: u8,
        number: Number,
    ) -> Option<String> {
        self.form(verb, Tag::finite(mood, tense, person, number))
    }

    /// The form of a noun, adjective, determiner or pronoun for a gender and a number.
    pub fn inflect(&self, lemma: &str, pos: Pos, gender: Gender, number: Number) -> Option<String> {
        self.form(lemma, Tag::new(pos).with_gender(gender).with_number(number))
    }

    fn in_paradigm(&self, lemma: &str, tag: Tag) -> Option<String> {
        let set = self.lemmas.as_ref()?.get(lemma.as_bytes())?;
        let scored = self
            .paradigms
            .set(set)
            .filter_map(|position| Some((distance(tag, self.paradigms.tag(position)?)?, position)));
        let (_, position) = scored.min_by_key(|(distance, _)| *distance)?;
        let Reading { cut, add, .. } = self.paradigms.entry(position)?;
        Some(apply(lemma, cut, add))
    }

    /// A word whose only form is its lemma has no paradigm: its own analyses say what it can be.
    fn unchanged(&self, lemma: &str, tag: Tag) -> Option<String> {
        let own = |mut analyses: Analyses<'_>| {
            analyses.any(|a| {
                a.lemma_cut == 0 && a.lemma_add.is_empty() && distance(tag, a.tag).is_some()
            })
        };
        own(self.analyses(lemma)).then(|| lemma.to_owned())
    }
}

/// How far a form is from what was asked: 0 when exact, `None` when it will not do.
fn distance(asked: Tag, found: Tag) -> Option<u32> {
    // Most entries of a verb differ by the tense: this rules them out on the packed form.
    if (asked.to_bits() ^ found.to_bits()) & (MOOD.mask() | TENSE.mask()) != 0 {
        return None;
    }
    let verbal = asked.is_verbal() && found.is_verbal();
    let same_word = verbal || asked.pos() == found.pos();
    let same_person = asked.person().is_none() && !verbal || asked.person() == found.person();
    let same_kind = asked.kind().is_none() || asked.kind() == found.kind();
    let same_use = !found.is_contracted() && asked.is_inverted() == found.is_inverted();
    if !(same_word && same_person && same_kind && same_use) {
        return None;
    }
    let vowel = match (asked.is_prevocalic(), found.is_prevocalic()) {
        (false, true) => return None,
        (true, false) => 10,
        _ => 0,
    };
    Some(
        vowel
            + gender_distance(asked.gender(), found.gender())?
            + number_distance(asked.number(), found.number())?,
    )
}

fn gender_distance(asked: Option<Gender>, found: Option<Gender>) -> Option<u32> {
    match (asked, found) {
        (asked, found) if asked == found => Some(0),
        (_, None) => Some(1),
        (Some(Gender::Masc | Gender::Fem), Some(Gender::Both)) => Some(1),
        (None | Some(Gender::Both), Some(Gender::Masc | Gender::Both)) => Some(2),
        (None | Some(Gender::Both), Some(Gender::Fem)) => Some(3),
        _ => None,
    }
}

fn number_distance(asked: Option<Number>, found: Option<Number>) -> Option<u32> {
    match (asked, found) {
        (asked, found) if asked == found => Some(0),
        (_, None) => Some(1),
        (Some(Number::Sing | Number::Plur), Some(Number::Inv)) => Some(1),
        (None | Some(Number::Inv), Some(Number::Sing | Number::Inv)) => Some(2),
        (None | Some(Number::Inv), Some(Number::Plur)) => Some(3),
        _ => None,
    }
}
