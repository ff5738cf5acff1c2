//! The candidates of each token: word list, lexicon, shape, endings; then fixed phrases.

use super::class::Class;
use super::reading::{self, LemmaLists, LemmaOf, Reading};
use super::rules::Tagger;
use super::unknown;
use crate::french::lexicon::{Kind, Lexicon, Pos};
use crate::text::document::{Key, Token};
use std::collections::HashMap;
use std::ops::Range;

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
    let known_common = !into.is_empty();
    if capital {
        if !first {
            for reading in into.iter_mut() {
                reading.score += rules.endings.capital_common;
            }
        }
        let known_name = names(rules, form, into);
        if shout && !known_name && !known_common {
            acronym(form, into);
        } else if !known_name && (!first || !known_common) {
            for reading in rules.endings.capital(first && !known_common) {
                let mut reading = *reading;
                reading.lemma = LemmaOf::Written;
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

/// Readings of a word in lower case: the word list first, then the lexicon.
fn common(rules: &Tagger, form_key: Key, lower: &str, bound: &str, into: &mut Vec<Reading>) {
    let entry = rules.word(form_key);
    for analysis in Lexicon::embedded().analyses(bound) {
        if analysis.tag.pos() == Pos::Propn
            || (analysis.tag.pos() == Pos::Adj && analysis.tag.is_participial())
        {
            continue;
        }
        if let Some(r) = reading::reading(&analysis, bound, true, rules) {
            reading::merge(into, r);
        }
    }
    if into.is_empty() && entry.is_none() {
        compound(rules, lower, into);
    }
    let Some(entry) = entry else { return };
    let found = std::mem::take(into);
    for (class, score, lemma) in &entry.readings {
        let mut any = false;
        for reading in &found {
            let same = reading.class == *class
                || (*class == Class::Post
                    && matches!(reading.class, Class::Subj | Class::Clit | Class::Pron))
                || (*class == Class::Predet && matches!(reading.class, Class::Adj | Class::AdjPre))
                || (*class == Class::AdjPre && reading.class == Class::Adj)
                || (*class == Class::Det && reading.class == Class::Art);
            if same && !(any && *class == Class::Post) {
                any = true;
                let mut reading = *reading;
                reading.class = *class;
                reading.score = rules.base(*class) + score;
                if let Some(lemma) = lemma {
                    reading.lemma = LemmaOf::Fixed(*lemma);
                }
                into.push(reading);
            }
        }
        if !any {
            let mut reading = Reading::plain(*class, rules.base(*class) + score);
            if let Some(lemma) = lemma {
                reading.lemma = LemmaOf::Fixed(*lemma);
            }
            into.push(reading);
        }
    }
    if entry.keeps_others {
        for reading in found {
            if !entry.readings.iter().any(|(c, _, _)| *c == reading.class) {
                into.push(reading);
            }
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
