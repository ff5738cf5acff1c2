//! Figures: a number with its unit, what it counts or measures, and whose it is (rule E4).

use super::facts::{Figure, FigureKind};
use crate::error::Result;
use crate::files::Files;
use crate::french::tags::Upos;
use crate::text::document::{ChunkKind, Document, Key, Span, key};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    scales: BTreeMap<String, f64>,
    money: BTreeMap<String, String>,
    percent: Vec<String>,
    duration: Vec<String>,
    measure: Vec<String>,
    rates: Vec<String>,
    approximators: Vec<String>,
    not_counted: Vec<String>,
}

/// Compiled lists of `rules/extract/figures.yaml`.
#[derive(Debug, Clone)]
pub struct FigureRules {
    scales: BTreeMap<Key, f64>,
    money: BTreeMap<Key, String>,
    percent: Vec<Key>,
    duration: Vec<Key>,
    measure: Vec<Key>,
    rates: Vec<Key>,
    approximators: Vec<Vec<Key>>,
    not_counted: Vec<Key>,
    numbers: crate::french::numbers::Rules,
}

impl FigureRules {
    /// Reads the lists.
    ///
    /// # Errors
    /// When the file is missing or bad.
    pub fn load(files: &Files) -> Result<FigureRules> {
        let written: Written = files.yaml("rules/extract/figures.yaml")?;
        let keys = |words: &[String]| words.iter().map(|w| key(w)).collect::<Vec<_>>();
        Ok(FigureRules {
            scales: written.scales.iter().map(|(w, v)| (key(w), *v)).collect(),
            money: written
                .money
                .iter()
                .map(|(w, v)| (key(w), v.clone()))
                .collect(),
            percent: keys(&written.percent),
            duration: keys(&written.duration),
            measure: keys(&written.measure),
            rates: keys(&written.rates),
            approximators: written
                .approximators
                .iter()
                .map(|a| crate::pattern::lists::split(a))
                .collect(),
            not_counted: keys(&written.not_counted),
            numbers: crate::french::numbers::Rules::load(files)?,
        })
    }
}

/// Every figure of a document. `taken` marks the tokens of names and dates, whose numbers are not figures.
pub fn find(document: &Document, rules: &FigureRules, taken: &[bool]) -> Vec<Figure> {
    let mut found = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match figure(document, rules, taken, at, sentence.tokens.clone(), number) {
                Some((figure, end)) => {
                    found.push(figure);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The value of digits as written in French: « 10 000 », « 3,5 ».
fn digits(form: &str) -> Option<f64> {
    let plain: String = form
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .replace(',', ".");
    if plain.chars().next()?.is_ascii_digit()
        && plain.chars().all(|c| c.is_ascii_digit() || c == '.')
    {
        plain.parse().ok()
    } else {
        None
    }
}

fn figure(
    document: &Document,
    rules: &FigureRules,
    taken: &[bool],
    start: usize,
    bounds: Range<usize>,
    sentence: usize,
) -> Option<(Figure, usize)> {
    let token = document.tokens.get(start)?;
    if taken.get(start).copied().unwrap_or(false) {
        return None;
    }
    let form = document.form(start);
    let (mut value, mut end) = match digits(form) {
        Some(value) => (value, start + 1),
        None if token.upos == Upos::Num => words(document, rules, start, bounds.end)?,
        None => return None,
    };
    if let Some(scale) = document
        .tokens
        .get(end)
        .and_then(|t| rules.scales.get(&t.lemma_key))
    {
        value *= scale;
        end += 1;
        // « 10 millions de dollars »
        if end + 1 < bounds.end && matches!(document.form(end), "de" | "d’") {
            end += 1;
        }
    }
    let unit = document.tokens.get(end).filter(|_| end < bounds.end)?;
    if taken.get(end).copied().unwrap_or(false) {
        return None;
    }
    let unit_key = unit.lemma_key;
    let (kind, name, after) = if let Some(currency) = rules
        .money
        .get(&unit_key)
        .or_else(|| rules.money.get(&unit.form_key))
    {
        (FigureKind::Money, Some(currency.clone()), end + 1)
    } else if rules.percent.contains(&unit.form_key) {
        (FigureKind::Percent, Some("%".to_string()), end + 1)
    } else if rules.duration.contains(&unit_key) {
        let age = start > 0
            && document.form(start - 1) == "de"
            && start > 1
            && document.form(start - 2).starts_with("âgé");
        let kind = if age {
            FigureKind::Age
        } else {
            FigureKind::Duration
        };
        (kind, Some(unit.lemma.to_string()), end + 1)
    } else if rules.measure.contains(&unit_key) || rules.measure.contains(&unit.form_key) {
        (FigureKind::Measure, Some(unit.lemma.to_string()), end + 1)
    } else if unit.upos == Upos::Noun && !rules.not_counted.contains(&unit_key) {
        (FigureKind::Count, Some(unit.lemma.to_string()), end + 1)
    } else if unit.upos == Upos::Adj
        && document
            .tokens
            .get(end + 1)
            .is_some_and(|t| t.upos == Upos::Noun && !rules.not_counted.contains(&t.lemma_key))
    {
        (
            FigureKind::Count,
            document.tokens.get(end + 1).map(|t| t.lemma.to_string()),
            end + 2,
        )
    } else {
        return None;
    };
    let (first, approx) = approximator(document, rules, start, bounds.start);
    let measured = measured(document, rules, kind, first, end, after, &bounds);
    let span = document.span_of(first..after);
    let figure = Figure {
        span,
        value,
        unit: name,
        kind,
        approx,
        holder: None,
        holder_span: None,
        measured,
        said_by: None,
        sentence,
    };
    Some((figure, after))
}

/// A number in words, of two or more unless it is clearly a number.
fn words(
    document: &Document,
    rules: &FigureRules,
    start: usize,
    limit: usize,
) -> Option<(f64, usize)> {
    let mut end = start;
    while end < limit
        && document
            .tokens
            .get(end)
            .is_some_and(|t| t.upos == Upos::Num)
    {
        end += 1;
    }
    let forms: Vec<&str> = (start..end).map(|i| document.form(i)).collect();
    let value = rules.numbers.parse_number_words(&forms)?;
    (value >= 2.0).then_some((value, end))
}

fn approximator(
    document: &Document,
    rules: &FigureRules,
    start: usize,
    from: usize,
) -> (usize, Option<String>) {
    for phrase in &rules.approximators {
        let Some(first) = start.checked_sub(phrase.len()).filter(|f| *f >= from) else {
            continue;
        };
        let fits = phrase.iter().enumerate().all(|(i, k)| {
            document
                .tokens
                .get(first + i)
                .is_some_and(|t| t.form_key == *k || t.lemma_key == *k)
        });
        if fits {
            return (first, Some(document.text_of(first..start).to_lowercase()));
        }
    }
    (start, None)
}

/// What a figure counts or measures, as a noun phrase without its number.
fn measured(
    document: &Document,
    rules: &FigureRules,
    kind: FigureKind,
    first: usize,
    noun: usize,
    after: usize,
    bounds: &Range<usize>,
) -> Option<Span> {
    match kind {
        FigureKind::Count => {
            let end = complement_end(document, after, bounds.end);
            Some(document.span_of(noun..end))
        }
        FigureKind::Percent => {
            // « 52 % des inscrits »
            let of = document.form(after);
            if matches!(of, "de" | "d’" | "des" | "du") && after < bounds.end {
                let end = complement_end(document, after, bounds.end);
                if end > after + 1 {
                    return Some(document.span_of(after..end));
                }
            }
            rate_before(document, rules, first, bounds.start)
        }
        FigureKind::Money | FigureKind::Measure | FigureKind::Duration => {
            // « une amende de 10 000 euros »
            let link = first
                .checked_sub(1)
                .filter(|l| *l > bounds.start && document.form(*l) == "de")?;
            let chunk = document.chunks.iter().rev().find(|c| {
                c.kind == ChunkKind::NounPhrase
                    && c.tokens.end == link
                    && c.tokens.start >= bounds.start
            })?;
            let head = document.tokens.get(chunk.head)?;
            let skip = usize::from(
                document
                    .tokens
                    .get(chunk.tokens.start)
                    .is_some_and(|t| t.upos == Upos::Det),
            );
            (head.upos == Upos::Noun)
                .then(|| document.span_of(chunk.tokens.start + skip..chunk.tokens.end))
        }
        _ => None,
    }
}

/// End of the adjectives and « de » complements that follow a noun; seven tokens at most.
fn complement_end(document: &Document, after: usize, limit: usize) -> usize {
    let mut end = after;
    while end < limit && end < after + 7 {
        let Some(token) = document.tokens.get(end) else {
            break;
        };
        let pp = document.chunks.iter().find(|c| {
            c.kind == ChunkKind::PrepositionalPhrase
                && c.tokens.start == end
                && matches!(document.form(end), "de" | "d’" | "des" | "du")
        });
        match (token.upos, pp) {
            (Upos::Adj, _) => end += 1,
            (_, Some(pp)) if pp.tokens.end <= limit && pp.tokens.end <= after + 7 => {
                end = pp.tokens.end
            }
            _ => break,
        }
    }
    end
}

/// « le taux de chômage … 9,9 % »: the nearest noun phrase before that names a rate.
fn rate_before(
    document: &Document,
    rules: &FigureRules,
    first: usize,
    from: usize,
) -> Option<Span> {
    document
        .chunks
        .iter()
        .rev()
        .filter(|c| {
            c.kind == ChunkKind::NounPhrase
                && c.tokens.end <= first
                && c.tokens.start >= from
                && first - c.tokens.end < 12
        })
        .find(|c| {
            document
                .tokens
                .get(c.head)
                .is_some_and(|t| rules.rates.contains(&t.lemma_key))
        })
        .map(|c| {
            let skip = usize::from(
                document
                    .tokens
                    .get(c.tokens.start)
                    .is_some_and(|t| t.upos == Upos::Det),
            );
            let end = complement_end(document, c.tokens.end, first);
            document.span_of(c.tokens.start + skip..end)
        })
}
