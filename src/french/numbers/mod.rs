//! Numbers: in words, in figures, read back from both.

mod figures;
mod parse;
mod words;

use super::tags::Gender;
use crate::error::Result;
use crate::files::Files;
use serde::Deserialize;
use std::collections::BTreeMap;

pub use figures::{decimal, grouped, ordinal_figure, percent};

/// A noun of number: « million ».
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Large {
    value: u64,
    singular: String,
    plural: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum CurrencyGender {
    #[serde(rename = "m")]
    Masculine,
    #[serde(rename = "f")]
    Feminine,
}

/// A currency.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// « euro ».
    pub singular: String,
    /// « euros ».
    pub plural: String,
    gender: CurrencyGender,
    /// « € ».
    pub symbol: String,
}

impl Currency {
    /// Gender of its name.
    pub fn gender(&self) -> Gender {
        match self.gender {
            CurrencyGender::Masculine => Gender::Masculine,
            CurrencyGender::Feminine => Gender::Feminine,
        }
    }
}

/// The words of `rules/french/numbers.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// 0 to 16.
    units: Vec<String>,
    tens: BTreeMap<u64, String>,
    hundred: String,
    thousand: String,
    /// Largest first.
    large: Vec<Large>,
    /// Words that are read but not written.
    read: BTreeMap<String, f64>,
    /// « centaine »: read after « une », « deux ».
    collective: BTreeMap<String, f64>,
    currencies: BTreeMap<String, Currency>,
    words_below: u64,
}

impl Rules {
    /// Reads `rules/french/numbers.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        let mut rules: Rules = files.yaml("rules/french/numbers.yaml")?;
        rules.large.sort_by_key(|l| std::cmp::Reverse(l.value));
        Ok(rules)
    }

    /// The currency of an ISO code.
    pub fn currency(&self, code: &str) -> Option<&Currency> {
        self.currencies.get(code)
    }

    /// A whole number as running text writes it: in words when it is small, else in grouped figures.
    pub fn count(&self, n: u64, gender: Gender) -> String {
        if n < self.words_below {
            self.cardinal(n, gender)
        } else {
            grouped(n)
        }
    }

    /// A number and its noun: « une école », « 12 écoles », « 1,5 million d’habitants » is [`Self::quantity`].
    /// `singular` below 2, as French counts.
    pub fn counted(&self, n: u64, singular: &str, plural: &str, gender: Gender) -> String {
        format!(
            "{} {}",
            self.count(n, gender),
            if n < 2 { singular } else { plural }
        )
    }

    /// A sum: « 100 dollars », « 1 euro », « 2,5 millions d’euros ». `None` for an unknown currency.
    pub fn money(&self, amount: f64, code: &str) -> Option<String> {
        let currency = self.currency(code)?;
        Some(self.quantity(amount, &currency.singular, &currency.plural))
    }

    /// A number in figures and its noun, with « million » and « milliard » when the number is round enough:
    /// « 10 millions d’habitants », « 1 201 000 habitants », « 0,5 point ».
    pub fn quantity(&self, amount: f64, singular: &str, plural: &str) -> String {
        let size = amount.abs();
        for large in &self.large {
            #[allow(clippy::cast_precision_loss)]
            let unit = large.value as f64;
            if size < unit {
                continue;
            }
            // One decimal or two, no more: « 1,25 million » but « 1 234 567 ».
            let hundredths = size / unit * 100.0;
            if (hundredths - hundredths.round()).abs() < 1e-6 {
                let many = decimal(amount / unit, 2);
                let noun = if size / unit < 2.0 {
                    &large.singular
                } else {
                    &large.plural
                };
                let de = if plural.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'h'])
                    && !plural.starts_with("hu")
                {
                    "d’"
                } else {
                    "de "
                };
                return format!("{many} {noun} {de}{plural}");
            }
            break;
        }
        let noun = if size < 2.0 { singular } else { plural };
        format!("{} {noun}", decimal(amount, 2))
    }

    /// A range with its unit: « de 5 à 10 % », « entre 5 et 10 euros » is left to templates.
    pub fn range(&self, low: f64, high: f64, unit: &str) -> String {
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!(" {unit}")
        };
        format!("de {} à {}{unit}", decimal(low, 2), decimal(high, 2))
    }
}
