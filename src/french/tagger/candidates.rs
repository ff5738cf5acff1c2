//! The candidates of each token: word list, lexicon, shape, endings; then fixed phrases.

use super::class::{Class, ClassSet};
use super::reading::{self, LemmaLists, LemmaOf, Reading};
use super::rules::{ListedReading, Tagger};
use super::unknown;
use crate::french::lexicon::{Kind, Lexicon, Pos};
use crate::text::document::{Key, Token};
use std::collections::HashMap;
use std::ops::Range;

/// Classes of words that are never part of a name, unlike articles and prepositions.
const GRAMMATICAL: ClassSet = ClassSet::several(&[
    Class::Subj,
    Class::Clit,
    Class::Refl,
    Class::Rel,
    Class::Pron,
    Class::Sconj,
    Class::Cconj,
    Class::Ne,
    Class::Neg,
    Class::Deg,
    Class::Adv,
    Class::Det,
    Class::Predet,
]);

/// Most readings a token may have.
pub const MOST: usize = 12;

/// Readings of words, kept so that a word is looked up once.
#[derive(Debug, Default)]
pub struct Candidates {
    pool: Vec<Reading>,
    /// Form as written and place (start of a sentence or not) → readings.
    known: HashMap<(Key, bool, bool), (Range<usize>, bool)>,
    buffer: Vec<Reading>,
}

/// A token's readings in the pool, and whether the lexicon lacks it.
pub type Found = (Range<usize>, bool);

impl Candidates {
    /// The readings of a range.
    pub fn get(&self, range: &Range<usize>) -> &[Reading] {
        self.pool.get(range.clone()).unwrap_or(&[])
    }

    /// Adds readings of their own to the pool.
    pub fn push(&mut self, readings: &[Reading]) -> Range<usize> {
        let start = self.pool.len();
        self.pool.extend_from_slice(readings);
        start..self.pool.len()
    }

    /// The readings of a token; `first` when it starts a sentence.
    pub fn of(&mut self, rules: &Tagger, token: &Token, form: &str, first: bool) -> Found {
        let capital = form.starts_with(char::is_uppercase);
        let shout = capital && form.chars().count() > 1 && !form.chars().any(char::is_lowercase);
        let place = (token.form_key, capital && !first, shout);
        // The start of a sentence matters only for a capital.
        let place = (place.0, place.1, place.2 || (capital && first));
        if let Some(found) = self.known.get(&place) {
            return found.clone();
        }
        self.buffer.clear();
        let unknown = fill(
            rules,
            token.form_key,
            form,
            capital,
            first,
            shout,
            &mut self.buffer,
        );
        self.buffer.sort_by_key(|r| std::cmp::Reverse(r.score));
        self.buffer.truncate(MOST);
        let start = self.pool.len();
        self.pool.append(&mut self.buffer);
        let found = (start..self.pool.len(), unknown);
        self.known.insert(place, found.clone());
        found
    }
}

/// Finds readings; true when the lexicon knows none.
fn fill(
    rules: &Tagger,
    form_key: Key,
    form: &str,
    capital: bool,
    first: bool,
    shout: bool,
    into: &mut Vec<Reading>,
) -> bool {
    if let Some(reading) = unknown::shape(form) {
        into.push(reading);
        return false;
    }
    let lower = if capital {
        form.to_lowercase()
    } else {
        form.to_string()
    };
    let bound = lower
        .strip_prefix("-t-")
        .or_else(|| lower.strip_prefix('-'))
        .unwrap_or(&lower);
    common(rules, form_key, &lower, bound, into);
    let entry = rules.word(form_key).is_some();
    let mut known_common = !into.is_empty();
    if capital {
        if shout && entry {
            // « PIB », « TVA »: the list knows.
            return false;
        }
        // « M. », « Il »: no name looks so.
        if entry && (form.ends_with('.') || into.iter().all(|r| GRAMMATICAL.has(r.class))) {
            return false;
        }
        unaccented(rules, form, &lower, first, into);
        known_common |= !into.is_empty();
        if !first {
            for reading in into.iter_mut() {
                reading.score += rules.endings.capital_common;
            }
        }
        let common_readings = into.len();
        let known_name = names(rules, form, into);
        let is_name = into
            .iter()
            .skip(common_readings)
            .any(|r| r.class == Class::Propn);
        if is_name && !first {
            // « Japon » is the country, though « du japon » is a paper.
            for reading in into.iter_mut().take(common_readings) {
                reading.score += rules.endings.capital_common;
            }
        } else if !is_name {
            inhabitants(rules, into);
        }
        if shout && !known_name && !known_common {
            acronym(form, into);
        } else if !known_name && (!first || !known_common) {
            for reading in rules.endings.capital(first && !known_common) {
                let mut reading = *reading;
                reading.lemma = LemmaOf::Written;
                reading.gender = 3;
                reading.number = 3;
                into.push(reading);
            }
        }
        if !known_common && !known_name && first {
            rules.endings.lower(&lower, into);
        }
        return !known_common && !known_name;
    }
    if into.is_empty() {
        // Units, symbols (« km ») are stored as written or not at all.
        rules.endings.lower(&lower, into);
        return true;
    }
    false
}

/// « les Français »: an adjective that is also a noun, with a capital, names a people.
fn inhabitants(rules: &Tagger, into: &mut Vec<Reading>) {
    let adjective = into.iter().any(|r| r.class == Class::Adj);
    let nouns: Vec<Reading> = into
        .iter()
        .filter(|r| r.class == Class::Noun && adjective)
        .copied()
        .collect();
    for mut reading in nouns {
        reading.class = Class::Propn;
        reading.score = rules.base(Class::Propn);
        reading.lemma = LemmaOf::Written;
        into.push(reading);
    }
}

/// « Etat », « Ecole », « A Paris », « Ca »: a capital often goes without its accent or cedilla.
fn unaccented(rules: &Tagger, form: &str, lower: &str, first: bool, into: &mut Vec<Reading>) {
    let mut letters = lower.chars();
    let accented = match letters.next() {
        Some('e') => 'é',
        Some('a') => 'à',
        Some('c') => 'ç',
        Some('o') => 'ô',
        _ => return,
    };
    // « A » is a verb nowhere but in questions and quotations: at the start it is a preposition.
    if !(into.is_empty() || (form == "A" && first)) {
        return;
    }
    let word: String = std::iter::once(accented).chain(letters).collect();
    let mut found = Vec::new();
    common(
        rules,
        crate::text::document::key(&word),
        &word,
        &word,
        &mut found,
    );
    for mut reading in found {
        reading.initial = Some(accented);
        into.push(reading);
    }
}

/// Readings of a word in lower case: the word list first, then the lexicon.
fn common(rules: &Tagger, form_key: Key, lower: &str, bound: &str, into: &mut Vec<Reading>) {
    let entry = rules.word(form_key);
    for analysis in Lexicon::embedded().analyses(bound) {
        if analysis.tag.pos() == Pos::Propn {
            continue;
        }
        if let Some(r) = reading::reading(&analysis, bound, true, rules) {
            reading::merge(into, r);
        }
    }
    if into.is_empty() && entry.is_none() {
        compound(rules, lower, into);
    }
    for reading in into.iter_mut() {
        if matches!(reading.class, Class::VFin | Class::VMod) && matches!(reading.person, 1..=3) {
            reading.score += rules.never_third_person;
        }
    }
    let Some(entry) = entry else {
        shade_nouns(rules, into);
        return;
    };
    let found = std::mem::take(into);
    for listed in &entry.readings {
        let mut any = false;
        for reading in found.iter().filter(|r| stands_for(r, listed.class)) {
            if (any && listed.class == Class::Post)
                || (listed.gender != 0 && reading.gender & listed.gender == 0)
            {
                continue;
            }
            any = true;
            into.push(listed_as(rules, *reading, listed));
        }
        if !any {
            // « enseignant » is only an adjective in the lexicon, « champion » only a noun.
            let nominal = |c: Class| matches!(c, Class::Noun | Class::Adj | Class::AdjPre);
            let other = found
                .iter()
                .find(|r| nominal(listed.class) && nominal(r.class));
            let reading = other.map_or(Reading::plain(listed.class, 0), |r| Reading {
                class: listed.class,
                ..*r
            });
            into.push(listed_as(rules, reading, listed));
        }
    }
    if entry.keeps_others {
        for reading in found {
            if !entry.readings.iter().any(|l| stands_for(&reading, l.class)) {
                into.push(reading);
            }
        }
    }
}

/// A reading with what the word list says of it.
fn listed_as(rules: &Tagger, mut reading: Reading, listed: &ListedReading) -> Reading {
    if !matches!(reading.class, Class::VFin | Class::VMod)
        && (listed.class, reading.class) != (Class::Adj, Class::AdjPre)
    {
        reading.class = listed.class;
    }
    reading.score = rules.base(listed.class) + listed.score;
    if matches!(reading.class, Class::VFin | Class::VMod) && matches!(reading.person, 1..=3) {
        reading.score += rules.never_third_person;
    }
    if let Some(lemma) = listed.lemma {
        reading.lemma = LemmaOf::Fixed(lemma);
    }
    if listed.gender != 0 {
        reading.gender = listed.gender;
    }
    reading
}

/// True when a reading of the lexicon is what the list calls `class`.
fn stands_for(reading: &Reading, class: Class) -> bool {
    reading.class == class
        || matches!(
            (class, reading.class),
            (Class::Post, Class::Subj | Class::Clit | Class::Pron)
                | (Class::Predet, Class::Adj | Class::AdjPre)
                | (Class::AdjPre, Class::Adj)
                | (Class::Adj, Class::PartAdj)
                | (Class::Adj, Class::AdjPre)
                | (Class::VFin, Class::VMod)
                | (Class::VMod, Class::VFin)
                | (Class::Det, Class::Art)
                | (Class::Part, Class::Det)
                | (Class::ContrDe, Class::Contr)
        )
}

/// A noun that is also a form of a verb is the rarer reading, unless the word list names it.
fn shade_nouns(rules: &Tagger, into: &mut [Reading]) {
    let has = |classes: &[Class]| into.iter().any(|r| classes.contains(&r.class));
    let cost = if has(&[Class::VInf]) {
        rules.noun_like.infinitive
    } else if has(&[Class::VPp]) {
        rules.noun_like.participle
    } else if has(&[Class::VFin, Class::VMod]) {
        rules.noun_like.finite
    } else if has(&[Class::AdjPre]) {
        rules.noun_like.adjective
    } else if has(&[Class::VPrp]) {
        rules.noun_like.present_participle
    } else {
        return;
    };
    for reading in into.iter_mut().filter(|r| r.class == Class::Noun) {
        reading.score += cost;
    }
}

/// « année-là », « jours-ci »: the word without its end.
fn deictic(rules: &Tagger, lower: &str, last: &str, into: &mut Vec<Reading>) {
    let end = last.len() + 1;
    let Some(stem) = lower.get(..lower.len().saturating_sub(end)) else {
        return;
    };
    for analysis in Lexicon::embedded().analyses(stem) {
        if analysis.tag.pos() == Pos::Noun
            && let Some(mut r) = reading::reading(&analysis, stem, true, rules)
        {
            let cut = u8::try_from(end)
                .unwrap_or(0)
                .saturating_add(analysis.lemma_cut);
            r.lemma = LemmaOf::Cut(cut, analysis.lemma_add, true);
            reading::merge(into, r);
        }
    }
}

/// « vice-présidente », « franco-allemand »: read by the last part the lexicon knows.
fn compound(rules: &Tagger, lower: &str, into: &mut Vec<Reading>) {
    let Some((_, last)) = lower.rsplit_once('-') else {
        return;
    };
    if lower.starts_with('-') || last.is_empty() {
        return;
    }
    if matches!(last, "là" | "ci") {
        deictic(rules, lower, last, into);
        return;
    }
    for analysis in Lexicon::embedded().analyses(last) {
        if matches!(analysis.tag.pos(), Pos::Noun | Pos::Adj)
            && !analysis.tag.is_participial()
            && let Some(mut r) = reading::reading(&analysis, last, true, rules)
        {
            r.lemma = LemmaOf::Lower;
            if r.class == Class::AdjPre {
                r.class = Class::Adj;
            }
            reading::merge(into, r);
        }
    }
}

/// Proper nouns and acronyms as written; true when there is one.
fn names(rules: &Tagger, form: &str, into: &mut Vec<Reading>) -> bool {
    let mut any = false;
    for analysis in Lexicon::embedded().analyses(form) {
        let tag = analysis.tag;
        let (class, base) = match (tag.pos(), tag.kind()) {
            (Pos::Propn, _) => (Class::Propn, 0),
            (Pos::Noun, Some(Kind::Acronym)) => (Class::Propn, 0),
            (Pos::Noun, Some(Kind::Title)) => (Class::Noun, 10),
            (Pos::Noun, _) => (Class::Noun, 0),
            _ => continue,
        };
        if let Some(mut r) = reading::reading(&analysis, form, false, rules) {
            r.class = class;
            r.score = rules.base(class) + base;
            if class == Class::Propn {
                r.lemma = LemmaOf::Written;
            }
            reading::merge(into, r);
            any = true;
        }
    }
    any
}

/// An unknown word in capitals.
fn acronym(form: &str, into: &mut Vec<Reading>) {
    let mut reading = Reading::plain(Class::Propn, 0);
    reading.lemma = LemmaOf::Written;
    into.push(reading);
    if form.chars().all(|c| "IVXLC".contains(c)) {
        let mut reading = Reading::plain(Class::Num, 5);
        reading.number = 3;
        reading.gender = 3;
        into.push(reading);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;

    /// A noun or verb of the word list that the lexicon does not have would be a slip of the pen: it would come out
    /// without gender, number or tense.
    #[test]
    fn nouns_and_verbs_of_the_word_list_are_in_the_lexicon() {
        let rules = Tagger::load(&Files::embedded()).unwrap_or_else(|e| panic!("{e}"));
        let files = Files::embedded();
        let words: std::collections::BTreeMap<String, String> = files
            .yaml("rules/french/tagger/words.yaml")
            .unwrap_or_else(|e| panic!("{e}"));
        let mut wrong = Vec::new();
        for form in words.keys().flat_map(|k| k.split_whitespace()) {
            let mut readings = Vec::new();
            let bound = form
                .strip_prefix("-t-")
                .or_else(|| form.strip_prefix('-'))
                .unwrap_or(form);
            common(
                &rules,
                crate::text::document::key(form),
                form,
                bound,
                &mut readings,
            );
            // The lexicon files them otherwise.
            if form.starts_with('-') || matches!(form, "voici" | "voilà" | "mlle" | "mmes") {
                continue;
            }
            for reading in readings {
                let bare = match reading.class {
                    Class::Noun => form.len() > 3 && reading.gender == 0 && !form.ends_with('.'),
                    Class::VFin | Class::VMod | Class::EFin | Class::HFin => {
                        reading.tense.is_none()
                    }
                    Class::VPp | Class::VInf | Class::VPrp => reading.tense.is_none(),
                    Class::Adj | Class::AdjPre => form.len() > 3 && reading.number == 0,
                    _ => false,
                };
                if bare {
                    wrong.push(format!("{form}: {:?}", reading.class));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
