//! Is it French? Function words first, a language model only when they leave a doubt.

use super::document::Key;
use super::rules::{Language, LanguageLimits};

/// Function words of each language among some words, in the order of the rules (French first).
pub(crate) struct Tally {
    pub words: usize,
    hits: Vec<usize>,
}

impl Tally {
    pub fn of(keys: impl Iterator<Item = Key>, languages: &[Language]) -> Tally {
        let mut tally = Tally {
            words: 0,
            hits: vec![0; languages.len()],
        };
        for key in keys {
            tally.words += 1;
            for (hits, language) in tally.hits.iter_mut().zip(languages) {
                *hits += usize::from(language.words.contains(&key));
            }
        }
        tally
    }

    fn french(&self) -> usize {
        self.hits.first().copied().unwrap_or(0)
    }

    /// Index and function words of the best language but French.
    fn rival(&self) -> (usize, usize) {
        let mut best = (0, 0);
        for (index, &hits) in self.hits.iter().enumerate().skip(1) {
            if hits > best.1 {
                best = (index, hits);
            }
        }
        best
    }
}

/// What the function words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    French,
    /// Index of the language in the rules.
    Other(usize),
    Doubt,
}

/// The language of a whole source.
pub(crate) fn of_source(tally: &Tally, limits: &LanguageLimits) -> Verdict {
    let french = tally.french();
    let (index, rival) = tally.rival();
    let enough = french * 100 >= limits.min_french_percent * tally.words;
    if enough && french > rival {
        Verdict::French
    } else if rival > french * limits.foreign_times && rival >= limits.min_foreign_hits {
        Verdict::Other(index)
    } else if enough {
        Verdict::French
    } else {
        Verdict::Doubt
    }
}

/// The language of one block of a French source.
pub(crate) fn of_block(tally: &Tally, limits: &LanguageLimits) -> Verdict {
    let (index, rival) = tally.rival();
    if tally.words < limits.min_block_words || rival < limits.min_foreign_hits {
        return Verdict::French;
    }
    if rival > tally.french() * limits.foreign_times {
        Verdict::Other(index)
    } else {
        Verdict::French
    }
}

/// The name of the language of a text, by lingua; `None` for French, or when it cannot tell.
#[cfg(feature = "lingua")]
pub(crate) fn guess(text: &str) -> Option<String> {
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
pub(crate) fn guess(_text: &str) -> Option<String> {
    None
}

/// True for letters of no Latin alphabet, most of a text.
pub(crate) fn is_foreign_script(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text
        .chars()
        .filter(|c| c.is_alphabetic() && u32::from(*c) < 0x250)
        .count();
    latin * 2 < letters
}
