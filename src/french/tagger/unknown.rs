//! Words the lexicon does not have: numbers, marks, and endings that tell a class.

use super::class::Class;
use super::reading::Reading;
use crate::error::{Error, Result};
use serde::Deserialize;

/// `rules/french/tagger/unknown.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenEndings {
    /// Ending → classes with scores and features: `NOUN/f ADJ-10`.
    endings: Vec<(String, String)>,
    /// What a word in lower case without a known ending can be.
    lower: String,
    /// What a capitalised word can be inside a sentence.
    capital: String,
    /// What a capitalised word can be at the start of a sentence.
    first: String,
    /// Score of a common word written with a capital inside a sentence.
    capital_common: i32,
}

/// Endings, compiled; the longest that fits wins.
#[derive(Debug)]
pub struct Endings {
    endings: Vec<(String, Vec<Reading>)>,
    lower: Vec<Reading>,
    capital: Vec<Reading>,
    first: Vec<Reading>,
    pub(super) capital_common: i32,
}

impl Endings {
    pub(super) fn compile(written: WrittenEndings) -> Result<Endings> {
        let mut endings = Vec::new();
        for (ending, classes) in &written.endings {
            endings.push((ending.clone(), parse(classes)?));
        }
        endings.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
        Ok(Endings {
            endings,
            lower: parse(&written.lower)?,
            capital: parse(&written.capital)?,
            first: parse(&written.first)?,
            capital_common: written.capital_common,
        })
    }

    /// Readings of a word in lower case by its ending; its plural mark is read as number.
    pub(super) fn lower(&self, form: &str, into: &mut Vec<Reading>) {
        let plural = form.ends_with(['s', 'x']);
        let stem = form.strip_suffix(['s', 'x']).unwrap_or(form);
        // « ex-ministre », « auto-école »: the last part tells.
        let found = self
            .endings
            .iter()
            .find(|(ending, _)| stem.len() > ending.len() + 1 && stem.ends_with(ending.as_str()))
            .map_or(&self.lower, |(_, r)| r);
        for reading in found {
            let mut reading = *reading;
            if reading.class == Class::Noun && reading.gender == 0 {
                reading.gender = 3;
            }
            if reading.number == 0 && matches!(reading.class, Class::Noun | Class::Adj | Class::VPp)
            {
                reading.number = if plural { 2 } else { 1 };
            }
            into.push(reading);
        }
    }

    /// Readings of a capitalised word, at the start of a sentence or inside.
    pub(super) fn capital(&self, first: bool) -> &[Reading] {
        if first { &self.first } else { &self.capital }
    }
}

/// Parses `NOUN/f ADJ-10`.
fn parse(text: &str) -> Result<Vec<Reading>> {
    let mut readings = Vec::new();
    for part in text.split_whitespace() {
        let cut = part.find(['+', '-', '/']).unwrap_or(part.len());
        let (name, rest) = part.split_at(cut);
        let (score, features) = rest.split_once('/').map_or((rest, ""), |(s, f)| (s, f));
        let class = Class::ALL
            .iter()
            .find(|(_, n)| *n == name)
            .map(|(c, _)| *c)
            .ok_or_else(|| Error::new(format!("no word class `{name}`")))?;
        let score = if score.is_empty() {
            0
        } else {
            score
                .parse()
                .map_err(|_| Error::new(format!("`{part}`: bad score")))?
        };
        let mut reading = Reading::plain(class, score);
        for letter in features.chars() {
            match letter {
                'm' => reading.gender |= 1,
                'f' => reading.gender |= 2,
                's' => reading.number |= 1,
                'p' => reading.number |= 2,
                '3' => reading.person |= 4,
                _ => return Err(Error::new(format!("`{part}`: no feature `{letter}`"))),
            }
        }
        reading.tense = match class {
            Class::VInf => Some(crate::french::tags::Tense::Infinitif),
            Class::VPp => Some(crate::french::tags::Tense::ParticipePasse),
            Class::VPrp => Some(crate::french::tags::Tense::ParticipePresent),
            Class::VFin => Some(crate::french::tags::Tense::Present),
            _ => None,
        };
        readings.push(reading);
    }
    Ok(readings)
}

/// Class of a token without letters, or that starts with a digit; `None` for a word.
pub fn shape(form: &str) -> Option<Reading> {
    let first = form.chars().next()?;
    let class = match first {
        ',' | '–' | '—' => Class::Comma,
        '-' | '•' | '|' | '*' if form.chars().count() == 1 => Class::Comma,
        ';' | ':' => Class::Colon,
        '.' | '!' | '?' | '…' => Class::Stop,
        '«' | '“' | '(' | '[' | '‹' | '{' | '"' => Class::Open,
        '»' | '”' | ')' | ']' | '›' | '}' => Class::Close,
        c if c.is_numeric() => return Some(number(form)),
        '-' | '+' | '−' if form.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => {
            return Some(number(form));
        }
        '-' => return None,
        'I' | 'V' | 'X' | 'L' | 'C' if is_roman_ordinal(form) => {
            let mut reading = Reading::plain(Class::AdjPre, 0);
            reading.gender = 3;
            reading.number = 3;
            return Some(reading);
        }
        _ if form.contains("://") || form.starts_with("www.") || form.contains('@') => Class::X,
        c if !c.is_alphabetic() && c != '’' => Class::Sym,
        _ => return None,
    };
    Some(Reading::plain(class, 0))
}

/// « XIXe », « Ier ».
fn is_roman_ordinal(form: &str) -> bool {
    let letters = form.trim_start_matches(['I', 'V', 'X', 'L', 'C']);
    let roman = form.len() - letters.len();
    // « Le », « Ces » are no numbers.
    (roman > 1 || matches!(form, "Ier" | "Ire" | "Ve" | "Xe"))
        && matches!(letters, "e" | "er" | "ème" | "es" | "ers" | "ère" | "ᵉ")
}

/// « 12 », « 3,5 », « 2e » (an ordinal), « 18h30 ».
fn number(form: &str) -> Reading {
    let digits = form.trim_end_matches(char::is_alphabetic);
    let tail = form.get(digits.len()..).unwrap_or("");
    if matches!(
        tail,
        "e" | "ème" | "eme" | "è" | "ère" | "re" | "nd" | "nde" | "es" | "èmes"
    ) {
        let mut reading = Reading::plain(Class::AdjPre, 0);
        reading.gender = match tail {
            "ère" | "re" | "nde" => 2,
            "nd" => 1,
            _ => 3,
        };
        reading.number = 1;
        return reading;
    }
    let mut reading = Reading::plain(Class::Num, 0);
    reading.gender = 3;
    reading.number = if digits == "1" || digits == "0" { 1 } else { 3 };
    reading
}
