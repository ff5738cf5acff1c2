//! The rules of the reading stage, as written in `rules/text/` and as compiled.

use super::dateline::DatelineRules;
use super::language::LanguageRules;
use super::noise::{NoiseFile, NoiseRules};
use super::request::RequestRules;
use super::tokens::TokenRules;
use crate::error::Result;
use crate::files::Files;
use serde::Deserialize;

/// `rules/text/limits.yaml`: thresholds of the reading stage.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Bytes of a source at most.
    pub max_bytes: usize,
    /// Share of control characters in a text at most.
    pub max_control_share: f64,
    /// What a title line is.
    pub title: TitleLimits,
    /// What a heading line is.
    pub heading: HeadingLimits,
    /// Lines that are no sentences.
    pub label: LabelLimits,
    /// What hard-wrapped text is.
    pub wrap: WrapLimits,
    /// Sentences and quotations.
    pub quotation: QuotationLimits,
    /// Telling the language.
    pub language: LanguageLimits,
}

/// What a title line is, in characters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleLimits {
    /// Longest title followed by a blank line.
    pub max_length: usize,
    /// Longest title followed by a single line end.
    pub max_length_unspaced: usize,
    /// How many times longer the line after it is.
    pub times_shorter: usize,
}

/// What a heading line is, in characters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingLimits {
    /// Longest heading.
    pub max_length: usize,
    /// Shortest paragraph after it.
    pub min_next: usize,
}

/// Lines that are no sentences, at either end of a text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelLimits {
    /// Words at most, at the end.
    pub tail_words: usize,
    /// How many in a row, at the start.
    pub head_run: usize,
    /// Words at most, at the start.
    pub head_words: usize,
}

/// What hard-wrapped text is, in characters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrapLimits {
    /// Longest line of wrapped text.
    pub max_width: usize,
    /// Its longest line has at least this many characters.
    pub min_width: usize,
}

/// Sentences and quotations, in characters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotationLimits {
    /// A quotation standing alone is cut into sentences from this length on.
    pub split_over: usize,
    /// A parenthesis from this length on may hold a sentence boundary.
    pub parenthesis: usize,
    /// Paragraphs over which an open quotation may go on.
    pub max_paragraphs: usize,
}

/// Telling the language, in words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageLimits {
    /// Words read to tell the language of the source.
    pub sample_words: usize,
    /// French function words a hundred words, at least.
    pub min_french_percent: usize,
    /// A block of this many words is tested on its own.
    pub min_block_words: usize,
    /// Function words of another language in a foreign block, at least.
    pub min_foreign_hits: usize,
    /// How many times more of them than French ones.
    pub foreign_times: usize,
}

/// The compiled rules of the reading stage.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Thresholds.
    pub limits: Limits,
    pub(crate) tokens: TokenRules,
    pub(crate) noise: NoiseRules,
    pub(crate) request: RequestRules,
    pub(crate) languages: LanguageRules,
    pub(crate) dateline: DatelineRules,
}

impl Rules {
    /// Reads and checks `rules/text/*.yaml`.
    ///
    /// # Errors
    /// When a file is missing or invalid, or a pattern does not compile.
    pub fn load(files: &Files) -> Result<Rules> {
        let limits: Limits = files.yaml("rules/text/limits.yaml")?;
        let noise: NoiseFile = files.yaml("rules/text/noise.yaml")?;
        Ok(Rules {
            limits,
            tokens: TokenRules::compile(
                files.yaml("rules/text/tokens.yaml")?,
                files.yaml("rules/text/abbreviations.yaml")?,
            ),
            noise: NoiseRules::compile(noise, files.get("rules/text/noise.yaml"))?,
            request: RequestRules::compile(files.yaml("rules/text/request.yaml")?),
            dateline: files.yaml("rules/text/datelines.yaml")?,
            languages: LanguageRules::compile(files.yaml("rules/text/language.yaml")?),
        })
    }
}
