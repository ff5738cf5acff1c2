//! Dates and hours of a text, with their ISO value when the source gives the year.

mod calendar;
mod scan;

use super::facts::Date;
use crate::error::Result;
use crate::files::Files;
use crate::text::document::{Document, Key, key};
use calendar::Day;
use serde::Deserialize;
use std::ops::Range;

/// `rules/extract/dates.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    months: Vec<String>,
    weekdays: Vec<String>,
    after_date: Vec<String>,
    before_year: Vec<String>,
    after_quantity: Vec<String>,
    before_hour: Vec<String>,
    before_duration: Vec<String>,
    after_hour: Vec<String>,
    relative: Vec<String>,
    before_month: Vec<String>,
}

/// The words of dates, compiled.
#[derive(Debug, Clone, Default)]
pub struct DateRules {
    months: Vec<Key>,
    weekdays: Vec<Key>,
    after_date: Vec<Key>,
    before_year: Vec<Key>,
    after_quantity: Vec<Key>,
    before_hour: Vec<Key>,
    before_duration: Vec<Key>,
    after_hour: Vec<Vec<Key>>,
    relative: Vec<Vec<Key>>,
    before_month: Vec<Vec<Key>>,
}

/// A date and its tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The date.
    pub date: Date,
}

impl DateRules {
    /// Reads `rules/extract/dates.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<DateRules> {
        let written: Written = files.yaml("rules/extract/dates.yaml")?;
        let list = |words: &[String]| words.iter().map(|w| key(w)).collect::<Vec<Key>>();
        let sorted = |words: &[String]| {
            let mut keys = list(words);
            keys.sort_unstable();
            keys
        };
        let phrases = |words: &[String]| {
            let mut all: Vec<Vec<Key>> = words
                .iter()
                .map(|w| crate::pattern::lists::split(w))
                .collect();
            all.sort_by(|a, b| (a.first(), b.len()).cmp(&(b.first(), a.len())));
            all
        };
        Ok(DateRules {
            months: list(&written.months),
            weekdays: list(&written.weekdays),
            after_date: sorted(&written.after_date),
            before_year: sorted(&written.before_year),
            after_quantity: sorted(&written.after_quantity),
            before_hour: sorted(&written.before_hour),
            before_duration: sorted(&written.before_duration),
            after_hour: phrases(&written.after_hour),
            relative: phrases(&written.relative),
            before_month: phrases(&written.before_month),
        })
    }

    /// The day the source says it is of: its dateline or its metadata.
    pub fn day_of(&self, doc: &Document) -> Option<Day> {
        let written = doc.metadata.date.as_deref()?;
        calendar::iso(written).or_else(|| self.written_out(written))
    }

    /// « 10 janvier 2016 »
    fn written_out(&self, text: &str) -> Option<Day> {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(3).find_map(|three| {
            let [day, month, year] = three else {
                return None;
            };
            let month = self.months.iter().position(|m| *m == key(month))?;
            let day = day.trim_end_matches("er").parse().ok()?;
            Day::new(
                year.trim_end_matches(|c: char| !c.is_ascii_digit())
                    .parse()
                    .ok()?,
                u32::try_from(month + 1).ok()?,
                day,
            )
        })
    }
}

/// The dates and hours of a document, in order.
pub fn find(doc: &Document, rules: &DateRules) -> Vec<Found> {
    let today = rules.day_of(doc);
    let mut found = Vec::new();
    for (index, sentence) in doc.sentences.iter().enumerate() {
        let scan = scan::Scan {
            doc,
            rules,
            sentence: index,
            end: sentence.tokens.end,
            start: sentence.tokens.start,
            today,
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let before = found.len();
            scan.at(at, &mut found);
            at = found
                .get(before..)
                .and_then(|new| new.iter().map(|f| f.tokens.end).max())
                .unwrap_or(at + 1)
                .max(at + 1);
        }
    }
    found
}
