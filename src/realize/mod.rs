//! Realisation: Plan + Facts → sentences, by rewriting rules on what the source says and by templates
//! on records.

pub mod check;

pub mod messages;

use crate::error::Result;
use crate::files::{Files, parse};
use crate::pattern::Lists;
use crate::pattern::rewrite::{Rewriter, Rule, Written};
use messages::Messages;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RewriteFile {
    rules: Vec<Written>,
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
    pub fn load(files: &Files, lists: &Lists) -> Result<Rules> {
        let mut rules = Vec::new();
        for (written, file) in written_rules(files)? {
            rules.push(Rule::compile(&written, &file, lists)?);
        }
        Ok(Rules {
            rewriter: Rewriter::new(rules),
            messages: Messages::load(files)?,
        })
    }
}
