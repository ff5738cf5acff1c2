//! JSON: the article as the contract lays it out, with its audit and the lock that `verify` reads.

use crate::article::{Article, Faq, GuardReport, Metadata, Section, Words};
use crate::audit::Report;
use crate::error::{Error, Result};
use serde::Serialize;

/// What made the article, so that it can be made again and compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lock {
    /// Name and version of the engine.
    pub engine: String,
    /// `sha256:` of the source.
    pub source: String,
    /// `sha256:` of the rules and templates.
    pub rules: String,
    /// `sha256:` of the article in its default format.
    pub output: String,
}

/// The fields in the order of the contract.
#[derive(Serialize)]
struct Written<'a> {
    metadata: &'a Metadata,
    sections: &'a [Section],
    faq: &'a [Faq],
    words: Words,
    bank_share: f64,
    guard: &'a GuardReport,
    audit: &'a Report,
    warnings: Vec<&'a String>,
    lock: &'a Lock,
}

/// The article, its audit and its lock as a value; `warnings` come after the article's own.
///
/// # Errors
/// When the value cannot be serialised, which no article brings about.
pub fn value(
    article: &Article,
    audit: &Report,
    lock: &Lock,
    warnings: &[String],
) -> Result<serde_json::Value> {
    let written = Written {
        metadata: &article.metadata,
        sections: &article.sections,
        faq: &article.faq,
        words: article.words,
        bank_share: article.bank_share,
        guard: &article.guard,
        audit,
        warnings: article.warnings.iter().chain(warnings).collect(),
        lock,
    };
    serde_json::to_value(&written).map_err(|e| Error::new(format!("cannot write JSON: {e}")))
}
