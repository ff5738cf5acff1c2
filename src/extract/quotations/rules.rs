//! `rules/extract/quotations.yaml`: where a quotation or indirect speech says who speaks.

use crate::error::{Error, Result};
use crate::files::{Files, parse};
use crate::pattern::{Condition, Index, Lists, Pattern};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the speaker of a rule is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The phrase that starts where the capture `speaker` does.
    #[default]
    Capture,
    /// The subject of the verb group captured as `cue`.
    Subject,
    /// The pronoun bound to a verb of the match: « a-t-il ».
    Clitic,
    /// The subject of the main clause of the sentence.
    Main,
    /// The agent « par X » after the quotation.
    Agent,
}

/// How sure a rule is; the surer wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// When nothing else speaks.
    Weak,
    /// In the same clause.
    #[default]
    Fair,
    /// In what a verb of saying governs.
    Good,
    /// Touching the quotation.
    Sure,
}

/// A rule as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Name.
    pub id: String,
    /// Pattern: from the closing mark on, or from the cue to `QUOTE`, or to `content`.
    pub pattern: String,
    /// How the speaker is found.
    #[serde(default)]
    pub speaker: How,
    /// How sure it is.
    #[serde(default)]
    pub strength: Strength,
    /// True when the verb takes a fragment rather than an utterance.
    #[serde(default)]
    pub fragment: bool,
    /// True when what follows is uttered as it stands, whatever its length: a cry, a slogan.
    #[serde(default)]
    pub utterance: bool,
    /// Preconditions.
    #[serde(default)]
    pub when: Vec<String>,
    /// Examples: sentence → words that name the speaker (`-` when there is no speaker to name).
    pub finds: BTreeMap<String, String>,
    /// Sentences where the rule says nothing.
    #[serde(default)]
    pub ignores: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    after: Vec<Written>,
    before: Vec<Written>,
}

/// A compiled rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// As written.
    pub written: Written,
    /// Compiled pattern.
    pub pattern: Pattern,
    /// Compiled preconditions.
    pub when: Vec<Condition>,
}

/// Rules of one place with their index.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// In order of the file.
    pub rules: Vec<Rule>,
    /// By the words they cannot do without.
    pub index: Index,
}

impl Place {
    /// Compiles the rules of one place.
    ///
    /// # Errors
    /// When a pattern or a precondition does not compile.
    pub fn compile(written: Vec<Written>, lists: &Lists) -> Result<Place> {
        let mut rules = Vec::with_capacity(written.len());
        for written in written {
            let named = |e: Error| Error {
                message: format!("rule `{}`: {}", written.id, e.message),
                ..e
            };
            let pattern = Pattern::compile(&written.pattern, lists).map_err(named)?;
            let mut when = Vec::new();
            for condition in &written.when {
                when.push(Condition::compile(condition, &pattern.names, lists).map_err(named)?);
            }
            rules.push(Rule { pattern, when, written });
        }
        Ok(Place {
            index: Index::new(rules.iter().map(|r| &r.pattern)),
            rules,
        })
    }
}

/// The rules of quotations.
#[derive(Debug, Clone)]
pub struct CueRules {
    /// Matched right after the closing mark, or at a comma inside the marks.
    pub after: Place,
    /// Matched from the cue to the opening mark.
    pub before: Place,
}

impl CueRules {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// When the file is missing, does not parse, or a pattern does not compile.
    pub fn load(files: &Files, lists: &Lists) -> Result<CueRules> {
        let path = "rules/extract/quotations.yaml";
        let file = files
            .get(path)
            .ok_or_else(|| Error::new(format!("the pack has no file `{path}`")))?;
        let written: File = parse(file)?;
        let place = |rules| Place::compile(rules, lists).map_err(|e| e.in_file(&file.shown));
        Ok(CueRules {
            after: place(written.after)?,
            before: place(written.before)?,
        })
    }
}
