//! Emit: the finished article as Markdown, an HTML page, an HTML fragment, WordPress blocks, JSON.
//!
//! | step | from → to | module |
//! |---|---|---|
//! | lay out | Article, Brief → [`page::Page`]: same sentences for all formats | [`page`], [`links`] |
//! | write | Page → text | [`markdown`], [`html`], [`fragment`], [`wordpress`], [`json`] |
//!
//! Source text never becomes markup: see [`escape`] and [`url`].

mod anchor;
mod audited;
mod date;
pub mod escape;
mod front_matter;
mod html;
mod json;
mod jsonld;
pub mod labels;
mod links;
mod markdown;
pub mod page;
pub mod url;
mod wordpress;

pub use front_matter::FrontMatter;
pub use json::Lock;
pub use page::Page;

use crate::article::Article;
use crate::audit::Report;
use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::files::Files;
use labels::Labels;

/// Labels and templates, compiled.
#[derive(Debug)]
pub struct Rules {
    labels: Labels,
    tera: tera::Tera,
    /// Kept to show the line of a template that fails.
    files: Files,
}

impl Rules {
    /// Reads `rules/emit/labels.yaml` and compiles `templates/pages/`.
    ///
    /// # Errors
    /// When a file is missing or does not parse, or there are not twelve months.
    pub fn load(files: &Files) -> Result<Rules> {
        let path = "rules/emit/labels.yaml";
        let labels: Labels = files.yaml(path)?;
        if labels.months.len() != 12 {
            return Err(Error::new("`months` needs twelve names").in_file(path));
        }
        let tera = html::compile(files)?;
        let mut kept = Files::default();
        for file in files
            .all()
            .filter(|f| f.path.starts_with("templates/pages/"))
        {
            kept.insert(file.clone());
        }
        Ok(Rules {
            labels,
            tera,
            files: kept,
        })
    }

    /// The words that pages add around an article.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }
}

/// What the user may switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Front matter of Markdown.
    pub front_matter: FrontMatter,
    /// FAQPage in JSON-LD.
    pub faq_page: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            front_matter: FrontMatter::default(),
            faq_page: true,
        }
    }
}

/// Markdown with front matter, or opening with its H1 without.
///
/// # Errors
/// None today; kept alike for all formats.
pub fn markdown(
    article: &Article,
    brief: &Brief,
    options: &Options,
    rules: &Rules,
) -> Result<String> {
    let page = Page::new(article, brief, &rules.labels);
    Ok(markdown::write(&page, options.front_matter))
}

/// A whole HTML page.
///
/// # Errors
/// When a user's template fails.
pub fn html(article: &Article, brief: &Brief, options: &Options, rules: &Rules) -> Result<String> {
    let page = Page::new(article, brief, &rules.labels);
    html::page(&page, options, rules)
}

/// The body of the article in HTML, without its H1.
///
/// # Errors
/// When a user's template fails.
pub fn fragment(
    article: &Article,
    brief: &Brief,
    options: &Options,
    rules: &Rules,
) -> Result<String> {
    let page = Page::new(article, brief, &rules.labels);
    html::fragment(&page, options, rules)
}

/// WordPress block markup of the body.
///
/// # Errors
/// None today; kept alike for all formats.
pub fn wordpress(
    article: &Article,
    brief: &Brief,
    _options: &Options,
    rules: &Rules,
) -> Result<String> {
    let page = Page::new(article, brief, &rules.labels);
    Ok(wordpress::write(&page))
}

/// JSON as the contract lays it out, indented, with a final line end.
///
/// # Errors
/// When the value cannot be serialised, which no article brings about.
pub fn json(
    article: &Article,
    brief: &Brief,
    audit: &Report,
    lock: &Lock,
    rules: &Rules,
) -> Result<String> {
    let value = json_value(article, brief, audit, lock, rules)?;
    let mut text = serde_json::to_string_pretty(&value)
        .map_err(|e| Error::new(format!("cannot write JSON: {e}")))?;
    text.push('\n');
    Ok(text)
}

/// The same as a value, for JSON lines.
///
/// # Errors
/// When the value cannot be serialised, which no article brings about.
pub fn json_value(
    article: &Article,
    brief: &Brief,
    audit: &Report,
    lock: &Lock,
    rules: &Rules,
) -> Result<serde_json::Value> {
    let page = Page::new(article, brief, &rules.labels);
    json::value(article, audit, lock, &page.warnings)
}

/// The page as [`crate::audit::audit`] wants it: what the HTML page holds, built without HTML.
pub fn audited(article: &Article, brief: &Brief, rules: &Rules) -> crate::audit::Page {
    audited::page(&Page::new(article, brief, &rules.labels))
}

/// What of the brief could not be used: refused addresses, dates that do not exist.
pub fn warnings(article: &Article, brief: &Brief, rules: &Rules) -> Vec<String> {
    Page::new(article, brief, &rules.labels).warnings
}
