//! Formats of articles, and the lock that says what made one.

use clap::ValueEnum;
use pigiste::Result;
use pigiste::audit::Report;
use pigiste::emit::{self, FrontMatter, Lock, Options};
use pigiste::generator::Trace;
use pigiste::pack::Pack;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A format of `write`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Markdown with front matter
    Markdown,
    /// A whole HTML page
    Html,
    /// The body in HTML
    Fragment,
    /// WordPress block markup
    Wordpress,
    /// JSON: the article with the origin of each sentence
    Json,
}

impl Format {
    /// What ends the name of a file of this format, without its first dot.
    pub fn suffix(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Fragment => "fragment.html",
            Format::Wordpress => "wordpress.html",
            Format::Json => "json",
        }
    }

    /// The article in this format.
    ///
    /// # Errors
    /// When a template of the user fails.
    pub fn write(self, trace: &Trace, pack: &Pack, options: &Options) -> Result<String> {
        let (article, brief, rules) = (&trace.article, &trace.brief, &pack.emit);
        let mut text = match self {
            Format::Markdown => emit::markdown(article, brief, options, rules),
            Format::Html => emit::html(article, brief, options, rules),
            Format::Fragment => emit::fragment(article, brief, options, rules),
            Format::Wordpress => emit::wordpress(article, brief, options, rules),
            Format::Json => {
                let (audit, lock) = (audit(trace, pack)?, lock(trace, pack)?);
                emit::json(article, brief, &audit, &lock, rules)
            }
        }?;
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Ok(text)
    }
}

/// The article as a JSON value, for JSON lines.
///
/// # Errors
/// As [`Format::write`].
pub fn value(trace: &Trace, pack: &Pack) -> Result<serde_json::Value> {
    let (audit, lock) = (audit(trace, pack)?, lock(trace, pack)?);
    emit::json_value(&trace.article, &trace.brief, &audit, &lock, &pack.emit)
}

/// The audit of the article as a page, against its source.
#[cfg(feature = "html")]
fn audit(trace: &Trace, pack: &Pack) -> Result<Report> {
    let page = Format::Html.write(trace, pack, &Options::default())?;
    Ok(pigiste::audit::audit(
        &pigiste::audit::html::read(&page),
        &trace.article.metadata.keyphrase,
        Some(&trace.document.source),
        &pack.audit,
    ))
}

#[cfg(not(feature = "html"))]
fn audit(_trace: &Trace, _pack: &Pack) -> Result<Report> {
    Ok(Report::default())
}

/// What made the article: the engine, the hashes of source, rules and article (in its default format).
fn lock(trace: &Trace, pack: &Pack) -> Result<Lock> {
    let output = Format::Markdown.write(trace, pack, &Options::default())?;
    Ok(Lock {
        engine: concat!("pigiste ", env!("CARGO_PKG_VERSION")).to_string(),
        source: format!("sha256:{}", trace.document.digest),
        rules: format!("sha256:{}", pack.digest()),
        output: format!("sha256:{}", hexadecimal(output.as_bytes())),
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Front matter by its name on the command line.
///
/// # Errors
/// With the names there are.
pub fn front_matter(name: &str) -> std::result::Result<FrontMatter, String> {
    FrontMatter::parse(name).ok_or_else(|| {
        let names: Vec<&str> = FrontMatter::NAMES.iter().map(|(_, n)| *n).collect();
        format!("one of {}", names.join(", "))
    })
}
