//! Part of speech, lemma and features of each token: candidates of the lexicon, contextual rules, best path.
//!
//! Everything that is knowledge of French stands in `rules/french/tagger/`: `words.yaml` (frequent words with
//! several readings), `phrases.yaml` (fixed phrases), `classes.yaml`, `unknown.yaml` (endings),
//! `neighbours.yaml` (scores of pairs and triples of classes), `context/*.yaml` (rules with examples).

mod agree;
mod candidates;
pub mod class;
pub mod context;
mod path;
mod reading;
mod rules;
mod unknown;

use super::tags::Upos;
use crate::text::document::{Document, Key, key};
use candidates::Candidates;
use class::{Class, ClassSet};
use compact_str::CompactString;
use context::Seen;
use path::Path;
use reading::{LemmaOf, Reading};
use std::ops::Range;

pub use rules::Tagger;

/// What the chunker knows of a token beyond its tags.
#[derive(Debug, Clone, Copy)]
pub struct Tagged {
    /// Class.
    pub class: Class,
    /// Compound tenses with être, and never a passive.
    pub etre: bool,
    /// Takes a direct object.
    pub transitive: bool,
}

/// Work space of a document.
#[derive(Debug, Default)]
struct Work {
    candidates: Candidates,
    path: Path,
    ranges: Vec<Range<usize>>,
    seen: Vec<Seen>,
    adjust: Vec<i32>,
    starts: Vec<usize>,
}

/// A score no path gets over.
const NEVER: i32 = -500;

/// Readings that are this much worse than the best are not seen by contextual rules at all.
const IMPOSSIBLE: i32 = 30;

/// Readings that are this much worse than the best do not keep a rule from taking the best for sure.
const UNLIKELY: i32 = 7;

impl Tagger {
    /// Tags every token of the document; returns what the chunker needs, token by token.
    pub fn tag(&self, document: &mut Document) -> Vec<Tagged> {
        let mut tagged = vec![
            Tagged {
                class: Class::X,
                etre: false,
                transitive: false
            };
            document.tokens.len()
        ];
        let mut work = Work::default();
        for s in 0..document.sentences.len() {
            let Some(sentence) = document.sentences.get(s) else {
                continue;
            };
            let tokens = sentence.tokens.clone();
            self.tag_sentence(document, tokens, &mut work, &mut tagged, None);
        }
        tagged
    }

    /// Names of the contextual rules that apply to a token, for `inspect` and for the tests of the rules.
    pub fn rules_at(&self, document: &mut Document, token: usize) -> Vec<String> {
        let mut tagged = Vec::new();
        let mut fired = Vec::new();
        let mut work = Work::default();
        let sentence = document
            .sentences
            .iter()
            .find(|s| s.tokens.contains(&token));
        if let Some(tokens) = sentence.map(|s| s.tokens.clone()) {
            let mut note = |at: usize, rule: usize| fired.push((at, rule));
            self.tag_sentence(document, tokens, &mut work, &mut tagged, Some(&mut note));
        }
        fired
            .into_iter()
            .filter(|(at, _)| *at == token)
            .filter_map(|(_, rule)| self.context.get(rule))
            .map(|r| r.written.id.clone())
            .collect()
    }

    /// The contextual rules, in order.
    pub fn context_rules(&self) -> impl Iterator<Item = &context::WrittenRule> {
        self.context.iter().map(|r| &r.written)
    }

    fn tag_sentence(
        &self,
        document: &mut Document,
        tokens: Range<usize>,
        work: &mut Work,
        tagged: &mut [Tagged],
        note: Option<&mut dyn FnMut(usize, usize)>,
    ) {
        self.find_candidates(document, tokens.clone(), work);
        work.prepare(document, tokens.clone());
        self.apply_context(work, tokens.start, note);
        let mut chosen = work.choose(self);
        // A sentence has a verb: when none was found, the likeliest gets a second chance.
        if work.lacks_verb(&chosen) {
            work.favour_verbs(self.verb_wanted);
            chosen = work.choose(self);
        }
        agree::resolve(&mut chosen);
        let lexical = lexical_avoir(&chosen);
        for ((i, reading), at) in chosen.iter().enumerate().zip(tokens) {
            self.write(document, at, reading);
            if lexical.contains(&i)
                && let Some(token) = document.tokens.get_mut(at)
            {
                token.upos = Upos::Verb;
            }
            if let Some(slot) = tagged.get_mut(at) {
                *slot = Tagged {
                    class: reading.class,
                    etre: reading.etre,
                    transitive: reading.transitive,
                };
            }
        }
    }

    /// Fills `ranges` (readings of each token), marks unknown tokens, then fixes the words of phrases.
    fn find_candidates(&self, document: &mut Document, tokens: Range<usize>, work: &mut Work) {
        work.ranges.clear();
        let mut first = true;
        for at in tokens.clone() {
            let Some(token) = document.tokens.get(at) else {
                continue;
            };
            let form = document.text.get(token.span.range()).unwrap_or("");
            let (range, unknown) = work.candidates.of(self, token, form, first);
            // A mark keeps the place of the first word; so does a number of a list.
            let stays = work
                .candidates
                .get(&range)
                .first()
                .is_some_and(|r| matches!(r.class, Class::Open | Class::Comma | Class::Sym))
                || (first && form.starts_with(|c: char| c.is_ascii_digit()))
                || matches!(form, ":" | ".");
            first = stays || matches!(form, "?" | "!");
            work.ranges.push(range);
            if let Some(token) = document.tokens.get_mut(at) {
                token.unknown = unknown;
            }
        }
        let mut at = tokens.start;
        while at < tokens.end {
            at += self.fix_phrase(document, at, &tokens, work).max(1);
        }
    }

    /// Fixes the words of the longest phrase that starts here; returns its length.
    fn fix_phrase(
        &self,
        document: &Document,
        at: usize,
        tokens: &Range<usize>,
        work: &mut Work,
    ) -> usize {
        let form = |i: usize| document.tokens.get(i).map_or(Key(0), |t| t.form_key);
        let phrase = self.phrases_from(form(at)).find(|phrase| {
            phrase.words.iter().enumerate().all(|(i, (keys, _))| {
                at + i < tokens.end && keys.binary_search(&form(at + i)).is_ok()
            })
        });
        let Some(phrase) = phrase else { return 0 };
        for (i, (_, class)) in phrase.words.iter().enumerate() {
            let slot = at + i - tokens.start;
            let Some(range) = work.ranges.get(slot) else {
                continue;
            };
            let mut own: Vec<Reading> = work
                .candidates
                .get(range)
                .iter()
                .filter(|r| r.class == *class)
                .copied()
                .collect();
            if own.is_empty() {
                own.push(Reading::plain(*class, 0));
            }
            let range = work.candidates.push(&own);
            if let Some(place) = work.ranges.get_mut(slot) {
                *place = range;
            }
        }
        phrase.words.len()
    }

    /// Lets each contextual rule speak, in order.
    fn apply_context(
        &self,
        work: &mut Work,
        base: usize,
        mut note: Option<&mut dyn FnMut(usize, usize)>,
    ) {
        for (number, rule) in self.context.iter().enumerate() {
            for at in 0..work.seen.len() {
                if work.seen.get(at).is_none_or(|s| s.classes.len() < 2)
                    || !rule.holds(&work.seen, at)
                {
                    continue;
                }
                if let Some(note) = note.as_mut() {
                    note(base + at, number);
                }
                let (Some(range), Some(start)) = (work.ranges.get(at), work.starts.get(at)) else {
                    continue;
                };
                for (k, reading) in work.candidates.get(range).iter().enumerate() {
                    if let Some(slot) = work.adjust.get_mut(start + k) {
                        *slot = slot.saturating_add(rule.score(reading.class)).max(NEVER);
                    }
                }
                let (classes, likely) = (work.classes(at, IMPOSSIBLE), work.classes(at, UNLIKELY));
                if let Some(seen) = work.seen.get_mut(at) {
                    seen.classes = classes;
                    seen.likely = likely;
                }
            }
        }
    }

    fn write(&self, document: &mut Document, at: usize, reading: &Reading) {
        let form = document.form(at);
        let lower = || -> CompactString {
            if form.chars().any(char::is_uppercase) {
                CompactString::from(form.to_lowercase())
            } else {
                CompactString::from(form)
            }
        };
        let bare = |text: CompactString| -> CompactString {
            match text.strip_prefix("-t-").or_else(|| text.strip_prefix('-')) {
                Some(rest) if !rest.is_empty() && reading.class != Class::Comma => rest.into(),
                _ => text,
            }
        };
        let lemma = match reading.lemma {
            LemmaOf::Lower => bare(lower()),
            LemmaOf::Written => CompactString::from(form),
            LemmaOf::Fixed(n) => self
                .lemmas
                .get(usize::from(n))
                .map_or_else(lower, CompactString::from),
            LemmaOf::Cut(cut, add, low) => {
                let mut base = if low {
                    bare(lower())
                } else {
                    CompactString::from(form)
                };
                let keep = base.len().saturating_sub(usize::from(cut));
                if base.is_char_boundary(keep) {
                    base.truncate(keep);
                    base.push_str(add);
                }
                base
            }
        };
        let lemma = match reading.initial {
            Some(initial) => {
                let mut accented = CompactString::from(initial.to_string());
                accented.extend(lemma.chars().skip(1));
                accented
            }
            None => lemma,
        };
        if let Some(token) = document.tokens.get_mut(at) {
            token.lemma_key = key(&lemma);
            token.lemma = lemma;
            token.upos = reading.class.upos();
            token.features = reading.features();
        }
    }
}

impl Work {
    /// Decodes the sentence.
    fn choose(&mut self, rules: &Tagger) -> Vec<Reading> {
        let columns: Vec<&[Reading]> = self.ranges.iter().map(|r| self.candidates.get(r)).collect();
        let adjust: Vec<&[i32]> = self
            .starts
            .iter()
            .zip(&columns)
            .map(|(start, c)| self.adjust.get(*start..start + c.len()).unwrap_or(&[]))
            .collect();
        self.path.decode(rules, &columns, &adjust);
        columns
            .iter()
            .zip(&self.path.chosen)
            .map(|(c, k)| {
                c.get(usize::from(*k))
                    .copied()
                    .unwrap_or(Reading::plain(Class::X, 0))
            })
            .collect()
    }

    /// True when a whole sentence, closed by its mark, came out without a finite verb though a word could be one.
    fn lacks_verb(&self, chosen: &[Reading]) -> bool {
        let finite = |c: Class| {
            matches!(
                c,
                Class::EFin | Class::HFin | Class::VMod | Class::VFin | Class::VImp
            )
        };
        let last = chosen.iter().rev().find(|r| r.class != Class::Close);
        chosen.len() > 3
            && last.is_some_and(|r| r.class == Class::Stop)
            && !chosen.iter().any(|r| finite(r.class))
            && self.seen.iter().any(|s| {
                Class::ALL
                    .iter()
                    .any(|(c, _)| finite(*c) && s.classes.has(*c))
            })
    }

    /// Adds to the score of every finite verb that contextual rules did not rule out.
    fn favour_verbs(&mut self, bonus: i32) {
        for (range, start) in self.ranges.iter().zip(&self.starts) {
            for (k, reading) in self.candidates.get(range).iter().enumerate() {
                if matches!(reading.class, Class::VMod | Class::VFin)
                    && let Some(slot) = self.adjust.get_mut(start + k)
                {
                    *slot += bonus;
                }
            }
        }
    }

    /// No adjustment yet; what contextual rules see of each token.
    fn prepare(&mut self, document: &Document, tokens: Range<usize>) {
        self.adjust.clear();
        self.starts.clear();
        self.seen.clear();
        for range in &self.ranges {
            self.starts.push(self.adjust.len());
            self.adjust.resize(self.adjust.len() + range.len(), 0);
        }
        for (at, token) in tokens.enumerate() {
            let seen = Seen {
                form: document.tokens.get(token).map_or(Key(0), |t| t.form_key),
                classes: self.classes(at, IMPOSSIBLE),
                likely: self.classes(at, UNLIKELY),
                capital: document.form(token).starts_with(char::is_uppercase),
            };
            self.seen.push(seen);
        }
    }

    /// The classes of a token that are at most `margin` worse than its best.
    fn classes(&self, at: usize, margin: i32) -> ClassSet {
        let mut set = ClassSet::default();
        let (Some(range), Some(start)) = (self.ranges.get(at), self.starts.get(at)) else {
            return set;
        };
        let score =
            |k: usize, r: &Reading| r.score + self.adjust.get(start + k).copied().unwrap_or(0);
        let readings = self.candidates.get(range);
        let best = readings
            .iter()
            .enumerate()
            .map(|(k, r)| score(k, r))
            .max()
            .unwrap_or(0);
        for (k, r) in readings.iter().enumerate() {
            if score(k, r) >= best - margin {
                set.add(r.class);
            }
        }
        set
    }
}

/// Places where avoir is no auxiliary: no participle comes after it.
fn lexical_avoir(chosen: &[Reading]) -> Vec<usize> {
    let class = |at: usize| chosen.get(at).map(|r| r.class);
    let is_avoir = |at: usize| matches!(class(at), Some(Class::HFin | Class::HInf | Class::HPp));
    let mut found = Vec::new();
    for at in (0..chosen.len()).filter(|at| is_avoir(*at)) {
        let mut next = at + 1;
        while next < at + 6
            && matches!(
                class(next),
                Some(Class::Adv | Class::Neg | Class::Deg | Class::Post | Class::Pron)
            )
        {
            next += 1;
        }
        if !matches!(class(next), Some(Class::VPp | Class::EPp | Class::HPp)) {
            found.push(at);
        }
    }
    found
}
