//! Rewriting: a pattern, preconditions and what to write instead. A rule that cannot be sure writes nothing.

use super::condition::Condition;
use super::filters::{self, Filter, Piece};
use super::index::Index;
use super::lists::Lists;
use super::matcher::{Match, Scene};
use super::program::Pattern;
use crate::error::{Error, Result};
use crate::files::File;
use serde::Deserialize;
use std::ops::Range;

/// What a rule needs to know of entities, given by the stage that knows them.
pub trait Naming {
    /// Full name: « Luke Sernau ».
    fn full(&self, entity: usize) -> Option<String>;
    /// Role without article: « ingénieur logiciel principal de Google ».
    fn role(&self, entity: usize) -> Option<String>;
    /// Gender, when the source shows it.
    fn gender(&self, entity: usize) -> Option<crate::french::tags::Gender>;
    /// True for a plural name.
    fn plural(&self, entity: usize) -> bool;
    /// The entity a pronoun or definite noun phrase at this token stands for, when it is sure.
    fn antecedent(&self, token: usize) -> Option<usize>;
}

/// A naming that knows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoNames;

impl Naming for NoNames {
    fn full(&self, _: usize) -> Option<String> {
        None
    }
    fn role(&self, _: usize) -> Option<String> {
        None
    }
    fn gender(&self, _: usize) -> Option<crate::french::tags::Gender> {
        None
    }
    fn plural(&self, _: usize) -> bool {
        false
    }
    fn antecedent(&self, _: usize) -> Option<usize> {
        None
    }
}

/// Everything filters may look at.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Document and mentions.
    pub scene: Scene<'a>,
    /// What is known of entities.
    pub names: &'a dyn Naming,
    /// Elision, contraction, agreement.
    pub french: &'a crate::french::compose::Rules,
    /// The sentence being rewritten.
    pub sentence: usize,
}

/// An example a rule must find, with what it must give.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// The sentence.
    pub text: String,
    /// The result: a sentence, or for other kinds of rules what the capture or template gives.
    #[serde(default)]
    pub gives: Option<String>,
}

/// A rewriting rule as written in YAML.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// `family/name`.
    pub id: String,
    /// What it does, in one line.
    #[serde(default)]
    pub about: String,
    /// The pattern.
    #[serde(rename = "match")]
    pub pattern: String,
    /// Preconditions.
    #[serde(default)]
    pub when: Vec<String>,
    /// What replaces the matched part; `{capture|filter:argument}`.
    pub write: String,
    /// What it must never change: polarity, modality, figures, speaker, quotations.
    #[serde(default)]
    pub keeps: Vec<String>,
    /// Higher is tried first.
    #[serde(default)]
    pub priority: i32,
    /// True removes the rule of this id from the layers below.
    #[serde(default)]
    pub off: bool,
    /// Sentences it rewrites.
    #[serde(default)]
    pub finds: Vec<Find>,
    /// Sentences it must leave alone.
    #[serde(default)]
    pub ignores: Vec<String>,
}

/// A template of pieces: literal text and captures with filters.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Literal(String),
    Slot {
        capture: usize,
        /// An absent capture prints nothing rather than refusing.
        optional: bool,
        filters: Vec<(Filter, String)>,
    },
}

impl Template {
    /// Compiles `text` against the captures of a pattern.
    ///
    /// # Errors
    /// On an unknown capture or filter, or a brace left open.
    pub fn compile(text: &str, captures: &[String]) -> Result<Template> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, after) = rest.split_at(open);
            if !before.is_empty() {
                parts.push(Part::Literal(before.to_string()));
            }
            let Some(close) = after.find('}') else {
                return Err(Error::new(format!("`{{` without `}}` in `{text}`")));
            };
            parts.push(slot(after.get(1..close).unwrap_or(""), captures)?);
            rest = after.get(close + 1..).unwrap_or("");
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(rest.to_string()));
        }
        Ok(Template { parts })
    }

    /// Fills the template from a match; `None` when a filter refuses.
    pub fn fill(&self, scope: &Scope, hit: &Match) -> Option<String> {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => out.push_str(text),
                Part::Slot {
                    capture,
                    optional,
                    filters,
                } => {
                    let Some(tokens) = hit.captures.get(*capture).cloned().flatten() else {
                        if *optional {
                            continue;
                        }
                        return None;
                    };
                    let mut piece = Piece::new(scope, tokens);
                    for (filter, argument) in filters {
                        piece = filter(scope, hit, piece, argument)?;
                    }
                    out.push_str(&piece.settled(scope, out.trim().is_empty()));
                }
            }
        }
        Some(out)
    }
}

fn slot(inside: &str, captures: &[String]) -> Result<Part> {
    let mut pieces = inside.split('|').map(str::trim);
    let name = pieces.next().unwrap_or("");
    let (name, optional) = name.strip_suffix('?').map_or((name, false), |n| (n, true));
    let capture = captures.iter().position(|c| c == name).ok_or_else(|| {
        Error::new(format!(
            "`{{{inside}}}` names `{name}`, which the pattern does not capture"
        ))
    })?;
    let mut list = Vec::new();
    for filter in pieces {
        let (name, argument) = filter.split_once(':').unwrap_or((filter, ""));
        let found = filters::by_name(name).ok_or_else(|| {
            let error = Error::new(format!("unknown filter `{name}` in `{{{inside}}}`"));
            match super::lists::nearest(name, filters::NAMES.iter().copied()) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error,
            }
        })?;
        list.push((found, argument.to_string()));
    }
    Ok(Part::Slot {
        capture,
        optional,
        filters: list,
    })
}

/// A compiled rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Id.
    pub id: String,
    /// Pattern.
    pub pattern: Pattern,
    /// Preconditions.
    pub conditions: Vec<Condition>,
    /// Result.
    pub write: Template,
    /// Order.
    pub priority: i32,
    /// `file:line` it comes from.
    pub place: String,
}

impl Rule {
    /// Compiles a rule.
    ///
    /// # Errors
    /// With the id of the rule and its file.
    pub fn compile(written: &Written, file: &File, lists: &Lists) -> Result<Rule> {
        let line = file
            .text
            .lines()
            .position(|l| l.contains("id:") && l.trim_end().ends_with(&written.id))
            .map_or(0, |n| n + 1);
        let named = |e: Error| {
            let message = format!("{} in rule `{}`", e.message, written.id);
            let mut error = Error::new(message).at(&file.shown, line, 1);
            error.hint = e.hint;
            error
        };
        let pattern = Pattern::compile(&written.pattern, lists).map_err(named)?;
        let mut conditions = Vec::new();
        for condition in &written.when {
            conditions.push(Condition::compile(condition, &pattern.names, lists).map_err(named)?);
        }
        Ok(Rule {
            write: Template::compile(&written.write, &pattern.names).map_err(named)?,
            id: written.id.clone(),
            conditions,
            pattern,
            priority: written.priority,
            place: format!("{}:{line}", file.shown.display()),
        })
    }

    /// The first match of the rule in the sentence of the scope that meets its conditions.
    pub fn matches(&self, scope: &Scope) -> Option<Match> {
        let bounds = scope
            .scene
            .document
            .sentences
            .get(scope.sentence)?
            .tokens
            .clone();
        let last = if self.pattern.starts_the_sentence() {
            bounds.start + 1
        } else {
            bounds.end
        };
        (bounds.start..last).find_map(|start| {
            let hit = self.pattern.match_at(scope.scene, bounds.clone(), start)?;
            self.conditions
                .iter()
                .all(|c| c.holds(scope.scene, scope.sentence, &self.pattern, &hit))
                .then_some(hit)
        })
    }

    /// The sentence with the matched part replaced; raw: elisions at the joints are not yet settled.
    pub fn apply(&self, scope: &Scope) -> Option<String> {
        let hit = self.matches(scope)?;
        let written = self.write.fill(scope, &hit)?;
        let document = scope.scene.document;
        let bounds = document.sentences.get(scope.sentence)?.tokens.clone();
        let before = around(
            document.text_of(bounds.start..hit.tokens.start),
            &written,
            false,
        );
        let after_tokens = hit.tokens.end..bounds.end;
        let glued = document
            .tokens
            .get(hit.tokens.end)
            .is_some_and(|t| !t.spaced);
        let after = document.text_of(after_tokens);
        let mut out = before;
        out.push_str(&written);
        if !after.is_empty() {
            if !glued && !written.ends_with(['’', ' ']) {
                out.push(' ');
            }
            out.push_str(after);
        }
        Some(out)
    }
}

fn around(before: &str, written: &str, _after: bool) -> String {
    let mut out = before.to_string();
    if !out.is_empty() && !out.ends_with(['’', ' ']) && !written.starts_with([',', '.']) {
        out.push(' ');
    }
    out
}

/// An ordered set of rewriting rules.
#[derive(Debug, Clone, Default)]
pub struct Rewriter {
    /// By priority (high first), then id.
    pub rules: Vec<Rule>,
    index: Index,
}

impl Rewriter {
    /// A set of compiled rules.
    pub fn new(mut rules: Vec<Rule>) -> Rewriter {
        rules.sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)));
        Rewriter {
            index: Index::new(rules.iter().map(|r| &r.pattern)),
            rules,
        }
    }

    /// The rules a sentence calls, in order.
    pub fn candidates(&self, scope: &Scope) -> impl Iterator<Item = &Rule> {
        self.index
            .candidates(scope.scene.document, scope.sentence)
            .into_iter()
            .filter_map(|n| self.rules.get(n))
    }
}

/// Tokens of a capture, for callers of [`Rule::matches`].
pub fn captured(rule: &Rule, hit: &Match, name: &str) -> Option<Range<usize>> {
    hit.get(&rule.pattern, name)
}
