//! The words that emitters add around an article, as written in `rules/emit/labels.yaml`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Labels, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// Heading of the questions.
    pub faq: String,
    /// Heading of the links that found no place in the text.
    pub links: String,
    /// Words of the link to the source text.
    pub source: String,
    /// Heading of the table of contents.
    pub contents: String,
    /// Link that skips to the article.
    pub skip: String,
    /// Name of the breadcrumb for screen readers.
    pub breadcrumb: String,
    /// First step of the breadcrumb.
    pub home: String,
    /// Before the author.
    pub by: String,
    /// Before the date.
    pub published: String,
    /// How the article was made.
    pub method: String,
    /// Open Graph locale.
    pub locale: String,
    /// Twelve names of months.
    pub months: Vec<String>,
    /// Caption and column headings of tables, by role of the section; `default` for the others.
    pub tables: BTreeMap<String, TableLabels>,
    /// Genres whose articles are news for schema.org.
    pub news_genres: Vec<String>,
}

/// The words around a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLabels {
    /// Caption.
    pub caption: String,
    /// Heading of the first column.
    pub label: String,
    /// Heading of the second column.
    pub rest: String,
}

impl Labels {
    /// The words around a table in a section of this role.
    pub fn table(&self, role: &str) -> TableLabels {
        self.tables
            .get(role)
            .or_else(|| self.tables.get("default"))
            .cloned()
            .unwrap_or_default()
    }
}
