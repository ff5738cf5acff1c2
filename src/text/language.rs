//! Is it French? Function words first, a language model only when they leave a doubt.

use super::document::{BlockKind, Key, key};
use super::rules::LanguageLimits;
use super::trace::{Draft, Trace};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One language of `rules/text/language.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageWords {
    code: String,
    name: String,
    words: Vec<String>,
}

/// The function words of every language.
#[derive(Debug, Clone)]
pub(crate) struct LanguageRules {
    /// Code of the first language, French.
    pub code: String,
    names: Vec<String>,
    /// By key: the languages of the word, one bit each, the first language lowest.
    words: Vec<(Key, u8)>,
}

impl LanguageRules {
    pub fn compile(languages: Vec<LanguageWords>) -> LanguageRules {
        let mut words: BTreeMap<Key, u8> = BTreeMap::new();
        // Eight bits hold eight languages; the rule file has seven.
        for (index, language) in languages.iter().take(8).enumerate() {
            for word in &language.words {
                *words.entry(key(word)).or_default() |= 1 << index;
            }
        }
        LanguageRules {
            code: languages
                .first()
                .map_or_else(String::new, |l| l.code.clone()),
            names: languages.into_iter().map(|l| l.name).collect(),
            words: words.into_iter().collect(),
        }
    }

    /// The English name of a language.
    fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("unknown", String::as_str)
    }

    fn mask(&self, word: Key) -> u8 {
        self.words
            .binary_search_by_key(&word, |(key, _)| *key)
            .ok()
            .and_then(|index| self.words.get(index))
            .map_or(0, |(_, mask)| *mask)
    }
}

/// Function words counted in a text.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    words: usize,
    french: usize,
    /// For each language: words it has and French has not, and the reverse.
    only: [(usize, usize); 8],
}

impl Tally {
    /// Counts the words of a text; an elided word, apostrophe included, is a word.
    fn of(trace: &Trace, rules: &LanguageRules) -> Tally {
        let mut tally = Tally::default();
        let mut word = String::new();
        for cell in &trace.cells {
            if cell.c.is_alphabetic() {
                word.push(cell.c);
                continue;
            }
            if !word.is_empty() {
                if cell.c == '’' {
                    word.push('’');
                }
                tally.add(key(&word), rules);
                word.clear();
            }
        }
        if !word.is_empty() {
            tally.add(key(&word), rules);
        }
        tally
    }

    /// Counts one word.
    fn add(&mut self, word: Key, rules: &LanguageRules) {
        self.words += 1;
        let mask = rules.mask(word);
        if mask == 0 {
            return;
        }
        let french = mask & 1;
        self.french += usize::from(french);
        for (index, (theirs, ours)) in self.only.iter_mut().enumerate().skip(1) {
            let other = (mask >> index) & 1;
            *theirs += usize::from(other & (1 - french));
            *ours += usize::from(french & (1 - other));
        }
    }

    /// The counts of two texts together.
    #[must_use]
    fn plus(mut self, other: Tally) -> Tally {
        self.words += other.words;
        self.french += other.french;
        for (a, b) in self.only.iter_mut().zip(other.only) {
            a.0 += b.0;
            a.1 += b.1;
        }
        self
    }

    /// The language that beats French by the limits, if any.
    fn rival(&self, limits: &LanguageLimits) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for (index, &(theirs, ours)) in self.only.iter().enumerate().skip(1) {
            let beats = theirs >= limits.min_foreign_hits && theirs > ours * limits.foreign_times;
            if beats && best.is_none_or(|(_, most)| theirs > most) {
                best = Some((index, theirs));
            }
        }
        best.map(|(index, _)| index)
    }
}

/// What the function words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    French,
    /// Index of the language in the rules.
    Other(usize),
    Doubt,
}

/// Leaves foreign blocks out; returns one notice for each.
///
/// # Errors
/// When the source is not French.
pub(crate) fn keep_french(
    drafts: &mut Vec<Draft>,
    rules: &LanguageRules,
    limits: &LanguageLimits,
) -> Result<Vec<String>> {
    let tallies: Vec<Tally> = drafts
        .iter()
        .map(|draft| match draft.kind {
            BlockKind::Code => Tally::default(),
            _ => Tally::of(&draft.trace, rules),
        })
        .collect();
    let mut all = Tally::default();
    for tally in &tallies {
        if all.words >= limits.sample_words {
            break;
        }
        all = all.plus(*tally);
    }
    let refused = |name: &str| {
        Err(Error::new(format!("the source is not French: {name}"))
            .hint("give a French text; a translation must be made before"))
    };
    let verdict = of_source(&all, limits);
    if verdict == Verdict::Doubt {
        let text: Vec<String> = drafts
            .iter()
            .filter(|d| d.kind != BlockKind::Code)
            .map(|d| d.trace.text())
            .collect();
        let text = text.join("\n");
        if is_foreign_script(&text) {
            return refused("another script");
        }
        // Too few words tell nothing.
        if all.words >= limits.min_block_words
            && let Some(name) = guess(&text)
        {
            return refused(&name);
        }
    }
    let foreign: Vec<Option<usize>> = tallies.iter().map(|t| of_block(t, limits)).collect();
    if let Verdict::Other(index) = verdict {
        let words = |is_foreign: bool| -> usize {
            let sides = tallies.iter().zip(&foreign);
            sides
                .filter(|(_, f)| f.is_some() == is_foreign)
                .map(|(t, _)| t.words)
                .sum()
        };
        if words(true) >= words(false) {
            return refused(rules.name(index));
        }
    }
    let mut notices = Vec::new();
    let mut blocks = foreign.into_iter();
    drafts.retain(|draft| {
        let Some(index) = blocks.next().flatten() else {
            return true;
        };
        let short: String = draft.trace.cells.iter().take(60).map(|c| c.c).collect();
        notices.push(format!("block in {} left out: {short}…", rules.name(index)));
        false
    });
    Ok(notices)
}

/// The language of a whole source.
fn of_source(tally: &Tally, limits: &LanguageLimits) -> Verdict {
    if let Some(index) = tally.rival(limits) {
        return Verdict::Other(index);
    }
    let enough = tally.french * 100 >= limits.min_french_percent * tally.words;
    let ahead = tally
        .only
        .iter()
        .skip(1)
        .all(|(theirs, ours)| ours >= theirs);
    if enough && ahead {
        Verdict::French
    } else {
        Verdict::Doubt
    }
}

/// The language of one block of a French source, other than French.
fn of_block(tally: &Tally, limits: &LanguageLimits) -> Option<usize> {
    (tally.words >= limits.min_block_words)
        .then(|| tally.rival(limits))
        .flatten()
}

/// The name of the language of a text, by lingua; `None` for French, or when it cannot tell.
#[cfg(feature = "lingua")]
fn guess(text: &str) -> Option<String> {
    use lingua::{Language as L, LanguageDetectorBuilder};
    let languages = [
        L::French,
        L::English,
        L::Spanish,
        L::German,
        L::Italian,
        L::Portuguese,
        L::Dutch,
    ];
    let detector = LanguageDetectorBuilder::from_languages(&languages).build();
    let sample: String = text.chars().take(600).collect();
    match detector.detect_language_of(sample) {
        Some(L::French) | None => None,
        Some(other) => Some(format!("{other:?}")),
    }
}

/// Without the model nothing more can be told.
#[cfg(not(feature = "lingua"))]
fn guess(_text: &str) -> Option<String> {
    None
}

/// True for letters of no Latin alphabet, most of a text.
fn is_foreign_script(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text
        .chars()
        .filter(|c| c.is_alphabetic() && u32::from(*c) < 0x250)
        .count();
    latin * 2 < letters
}
