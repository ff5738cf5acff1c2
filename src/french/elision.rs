//! Whether a word makes the one before it lose its vowel: « l’ami », « d’OpenAI », but « le onze », « de Huawei ».

use super::word_list::{WordList, fold};
use super::words;
use crate::error::Result;
use crate::files::Files;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a word asks of « le », « de », « que » before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Junction {
    /// They elide: « l’école ».
    Elides,
    /// Both are written: « d’Hugo », « de Hugo »; true when this program elides.
    Either(bool),
    /// They keep their vowel: « le héros ».
    Keeps,
}

/// The lists of `rules/french/elision.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Common words with an aspirated h.
    aspirated: WordList,
    /// Endings of forms, and what may stand for them in the lemma.
    endings: BTreeMap<String, Vec<String>>,
    /// Names that never elide.
    names_kept: WordList,
    /// Names in h that elide.
    names_elided: WordList,
    /// Names in h that are written both ways, elided here.
    names_mostly_elided: WordList,
    /// Names in h that are written both ways, not elided here.
    names_mostly_kept: WordList,
    /// Words with a mute h, mostly by their beginning.
    mute: WordList,
    /// Words in a vowel that do not elide.
    kept: WordList,
    /// Pairs of words that do not elide though the first does alone.
    kept_phrases: Vec<String>,
    /// Words in y and a vowel that elide.
    y_elided: WordList,
    /// Acronyms in a consonant that elide.
    acronyms_elided: WordList,
    /// Acronyms in a vowel that do not.
    acronyms_kept: WordList,
    /// Names whose particle « de » is not elided after a first name.
    pub(super) particle_names: WordList,
}

impl Rules {
    /// Reads `rules/french/elision.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        files.yaml("rules/french/elision.yaml")
    }

    /// Number of lemmas with an aspirated h.
    pub fn aspirated_count(&self) -> usize {
        self.aspirated.len()
    }

    /// True when « le », « de », « que » elide before this text: a vowel, a mute h, an acronym that begins with a
    /// vowel. Opening quotation marks and emphasis marks are looked through.
    pub fn elides(&self, next: &str) -> bool {
        matches!(
            self.junction(next),
            Junction::Elides | Junction::Either(true)
        )
    }

    /// The same with doubt kept: a text that is already written one way need not be changed when both are right.
    pub fn junction(&self, next: &str) -> Junction {
        let next = next.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '«' | '“' | '"' | '*' | '_' | '‘')
        });
        let Some(first) = next.chars().next() else {
            return Junction::Keeps;
        };
        if !first.is_alphabetic() || is_address(next) {
            return Junction::Keeps;
        }
        if is_plain_consonant(first) && !second_is_capital(next) {
            return Junction::Keeps;
        }
        let word = first_word(next);
        if let Some(junction) = self.acronym(word) {
            return junction;
        }
        let lower = fold(word);
        if let Some(phrase) = self
            .kept_phrases
            .iter()
            .find(|p| starts_with_words(next, p))
        {
            debug_assert!(!phrase.is_empty());
            return Junction::Keeps;
        }
        let head = lower
            .split_once(['-', '’'])
            .map_or(lower.as_str(), |(head, _)| head);
        if self.kept.has(&lower) || self.kept.has(head) {
            return Junction::Keeps;
        }
        match unaccented(first) {
            'h' => self.aitch(word, &lower, head),
            'y' => self.upsilon(&lower, head),
            'a' | 'e' | 'i' | 'o' | 'u' => {
                if is_roman_numeral(word) {
                    Junction::Keeps
                } else if word.chars().count() == 1 {
                    one_letter(word, next)
                } else {
                    Junction::Elides
                }
            }
            _ => Junction::Keeps,
        }
    }

    /// An acronym: `None` when the word is not one.
    fn acronym(&self, word: &str) -> Option<Junction> {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || word.chars().any(char::is_lowercase) {
            return None;
        }
        let bare: String = word.chars().filter(|c| *c != '.').collect();
        if self.acronyms_elided.has(&bare) {
            return Some(Junction::Either(true));
        }
        let first = bare.chars().next()?;
        if self.acronyms_kept.has(&bare) || is_roman_numeral(&bare) {
            return Some(Junction::Keeps);
        }
        match unaccented(first) {
            'a' | 'e' | 'i' | 'o' | 'u' if !self.kept.has(&fold(&bare)) => Some(Junction::Elides),
            // A common word in capitals: « L’HÔPITAL ».
            'h' => {
                let lower = fold(&bare);
                (!self.mute.has(&lower) || !words::is_common_word(&lower))
                    .then_some(Junction::Keeps)
            }
            'y' => None,
            _ => Some(Junction::Keeps),
        }
    }

    fn aitch(&self, word: &str, lower: &str, head: &str) -> Junction {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if capital {
            let name = word.split_once(['-', '’', '\'']).map_or(word, |(n, _)| n);
            for (list, junction) in [
                (&self.names_kept, Junction::Keeps),
                (&self.names_elided, Junction::Elides),
                (&self.names_mostly_elided, Junction::Either(true)),
                (&self.names_mostly_kept, Junction::Either(false)),
            ] {
                if list.has(word) || list.has(name) {
                    return junction;
                }
            }
        }
        if self.is_aspirated(lower) || self.is_aspirated(head) {
            return Junction::Keeps;
        }
        let known = words::is_common_word(lower) || words::is_common_word(head);
        match (capital, known, self.mute.has(lower)) {
            (_, true, _) | (false, _, true) => Junction::Elides,
            (true, false, _) => Junction::Keeps,
            (false, false, false) => Junction::Either(false),
        }
    }

    /// True when the word, in lower case, or a lemma it may come from, has an aspirated h.
    fn is_aspirated(&self, lower: &str) -> bool {
        if self.aspirated.has(lower) {
            return true;
        }
        lower.char_indices().skip(1).any(|(at, _)| {
            let (stem, ending) = lower.split_at(at);
            self.endings.get(ending).is_some_and(|lemma_endings| {
                lemma_endings
                    .iter()
                    .any(|e| self.aspirated.has(&format!("{stem}{e}")))
            })
        })
    }

    fn upsilon(&self, lower: &str, head: &str) -> Junction {
        if lower == "y" || self.y_elided.has(lower) || self.y_elided.has(head) {
            return Junction::Elides;
        }
        match lower.chars().nth(1).map(unaccented) {
            Some('a' | 'e' | 'i' | 'o' | 'u' | 'y') => Junction::Keeps,
            _ => Junction::Elides,
        }
    }
}

/// The first word: up to a space or a mark that cannot be inside a word. Dots inside (« S.A. », « a.fr ») are kept.
fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '.' | '&')))
        .unwrap_or(text.len());
    let word = &text[..end];
    let dotted = word.len() >= 4 && word.ends_with('.') && word.matches('.').count() >= 2;
    if dotted {
        word
    } else {
        word.trim_end_matches(['.', '-', '’', '\'', '&'])
    }
}

/// A web address or an e-mail address: what stands before it is not touched.
fn is_address(text: &str) -> bool {
    let chunk = text.split_whitespace().next().unwrap_or("");
    chunk.contains("://") || chunk.starts_with("www.") || chunk.contains('@')
}

fn starts_with_words(text: &str, phrase: &str) -> bool {
    let mut words = text.split([' ', '\u{a0}', '\u{202f}', '-']);
    phrase.split(' ').all(|wanted| {
        words
            .next()
            .is_some_and(|w| fold(w.trim_end_matches(|c: char| !c.is_alphanumeric())) == wanted)
    })
}

/// A letter alone: « a », « à », « y » are words; « de A à Z » is not elided; « l’A6 » has a digit (not here);
/// « d’E. Martin » is an initial.
fn one_letter(word: &str, next: &str) -> Junction {
    if matches!(word, "a" | "à" | "À" | "ô" | "Ô") {
        Junction::Elides
    } else if next[word.len()..].starts_with('.') {
        Junction::Either(true)
    } else {
        Junction::Keeps
    }
}

/// « XIe », « IIIe », « IV », « Ier »: numerals are read as numbers, none of which in I elides.
fn is_roman_numeral(word: &str) -> bool {
    let digits = word
        .find(|c| !matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
        .unwrap_or(word.len());
    let (numeral, ending) = word.split_at(digits);
    if numeral.is_empty()
        || !matches!(
            ending,
            "" | "e" | "er" | "re" | "ère" | "ème" | "es" | "nd" | "nde"
        )
    {
        return false;
    }
    if numeral == "I" {
        return !ending.is_empty();
    }
    let tail = numeral.strip_prefix('I');
    match tail {
        // Nothing but I, II, III, IV, IX begins with I.
        Some(tail) => matches!(tail, "I" | "II" | "V" | "X"),
        None => true,
    }
}

fn second_is_capital(text: &str) -> bool {
    text.chars()
        .nth(1)
        .is_some_and(|c| c.is_uppercase() || matches!(c, '.' | '&'))
}

/// A consonant that needs no list: every one but h, y and the semi-vowels of names.
fn is_plain_consonant(c: char) -> bool {
    matches!(
        c.to_ascii_lowercase(),
        'b' | 'c'
            | 'd'
            | 'f'
            | 'g'
            | 'j'
            | 'k'
            | 'l'
            | 'm'
            | 'n'
            | 'p'
            | 'q'
            | 'r'
            | 's'
            | 't'
            | 'v'
            | 'w'
            | 'x'
            | 'z'
    ) || c == 'ç'
        || c == 'Ç'
}

/// The base letter of an accented vowel, in lower case; any other letter as it is.
fn unaccented(c: char) -> char {
    match c {
        'A' | 'a' | 'à' | 'â' | 'ä' | 'á' | 'å' | 'ã' | 'æ' | 'À' | 'Â' | 'Ä' | 'Á' | 'Å' | 'Ã'
        | 'Æ' | 'ā' | 'Ā' => 'a',
        'E' | 'e' | 'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' | 'ē' | 'Ē' => 'e',
        'I' | 'i' | 'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'İ' | 'ı' | 'ī' => 'i',
        'O' | 'o' | 'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'œ' | 'Ô' | 'Ö' | 'Ó' | 'Ø' | 'Œ' | 'ō'
        | 'Ō' => 'o',
        'U' | 'u' | 'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' | 'ū' => 'u',
        'Y' | 'ÿ' | 'ý' | 'Ÿ' | 'Ý' => 'y',
        'H' => 'h',
        other => other,
    }
}
