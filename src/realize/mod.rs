//! Realisation: Plan + Facts → sentences, by rewriting rules on what the source says and by templates
//! on records.

pub mod check;
pub mod draft;

pub mod messages;
pub mod sentence;

pub use draft::realize;

use crate::error::Result;
use crate::files::{Files, parse};
use crate::pattern::Lists;
use crate::pattern::rewrite::{Rewriter, Rule, Written};
use messages::Messages;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RewriteFile {
    rules: Vec<Written>,
}

/// How a new sentence is read again and its joints settled.
#[derive(Debug, Clone, Copy)]
pub struct Speech<'a> {
    /// Rules of reading.
    pub text: &'a crate::text::Rules,
    /// Rules of parsing.
    pub parse: &'a crate::french::parse::Rules,
    /// Elision, contraction, agreement.
    pub french: &'a crate::french::compose::Rules,
}

impl Speech<'_> {
    /// A sentence as a parsed document of its own.
    pub fn parse(&self, sentence: &str) -> crate::text::document::Document {
        let mut document = crate::text::sentence(sentence, self.text);
        crate::french::parse::parse(&mut document, self.parse);
        document
    }

    /// Elisions, contractions, capitals and spaces settled.
    pub fn settle(&self, raw: &str) -> String {
        let joined = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        self.french.resolve(&joined)
    }
}

/// Everything realisation needs.
#[derive(Debug)]
pub struct Rules {
    /// Rewriting rules of the body.
    pub rewriter: Rewriter,
    /// Message templates.
    pub messages: Messages,
}

/// Rewriting rules as written, all layers merged by id, with the file each comes from.
///
/// # Errors
/// On a file that does not parse.
pub fn written_rules(files: &Files) -> Result<Vec<(Written, crate::files::File)>> {
    let mut by_id: BTreeMap<String, (Written, crate::files::File)> = BTreeMap::new();
    for file in files.below("rules/realize/rewrite/", ".yaml") {
        let written: RewriteFile = parse(file)?;
        for rule in written.rules {
            if rule.off {
                by_id.remove(&rule.id);
            } else {
                by_id.insert(rule.id.clone(), (rule, file.clone()));
            }
        }
    }
    Ok(by_id.into_values().collect())
}

impl Rules {
    /// Reads and compiles `rules/realize/` and `templates/messages/`.
    ///
    /// # Errors
    /// On a bad rule or template.
    pub fn load(
        files: &Files,
        lists: &Lists,
        french: &Arc<crate::french::compose::Rules>,
    ) -> Result<Rules> {
        let mut rules = Vec::new();
        for (written, file) in written_rules(files)? {
            rules.push(Rule::compile(&written, &file, lists)?);
        }
        Ok(Rules {
            rewriter: Rewriter::new(rules),
            messages: Messages::load(files, french)?,
        })
    }
}
