//! Contextual rules: what the neighbours of a word make of it, before the best path is chosen.
//!
//! A rule is written as a row of tokens with the word it is about in brackets: `ART [VFIN?] DE`.
//!
//! | written | holds for |
//! |---|---|
//! | `le`, `est` | that form (case folded) |
//! | `NOUN`, `VERB` | a token of this class or group, all its likely readings agreeing |
//! | `NOUN?` | a token that can be of it, even if it is not likely |
//! | `a\|b`, `!a` | one of them, none of them |
//! | `CAP` | a token with a capital |
//! | `_`, `x*` | any token, any number of tokens (four at most) |
//!
//! `EDGE` is the place before the first and after the last token of a sentence.

use super::class::{Class, ClassSet};
use super::rules::set_named;
use crate::error::{Error, Result};
use crate::files::{Files, parse};
use crate::text::document::{Key, key};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A rule of `rules/french/tagger/context/*.yaml` as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRule {
    /// Name, for messages.
    pub id: String,
    /// Why.
    #[serde(default)]
    pub about: Option<String>,
    /// The row of tokens.
    pub when: String,
    /// Class or group → what is added to its score.
    pub scores: BTreeMap<String, i32>,
    /// Texts where the rule applies to the word between asterisks, with the tag it ends up with.
    pub finds: Vec<Example>,
    /// Texts where it does not.
    pub ignores: Vec<Example>,
}

/// An example: a text with one `*word*`, and its universal tag.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The tag the word must end up with.
    pub gives: String,
}

/// A rule, compiled.
#[derive(Debug)]
pub struct ContextRule {
    /// As written.
    pub written: WrittenRule,
    target: Element,
    /// Right to left.
    left: Vec<Element>,
    right: Vec<Element>,
    scores: Vec<(ClassSet, i32)>,
}

#[derive(Debug, Clone)]
struct Element {
    negated: bool,
    repeated: bool,
    any: bool,
    capital: bool,
    forms: Vec<Key>,
    only: ClassSet,
    may: ClassSet,
}

/// What rules see of a token.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Key of the form.
    pub form: Key,
    /// Classes it can be, impossible ones left out.
    pub classes: ClassSet,
    /// Classes it is likely to be.
    pub likely: ClassSet,
    /// Starts with a capital.
    pub capital: bool,
}

const EDGE: Seen = Seen {
    form: Key(0),
    classes: ClassSet::of(Class::Edge),
    likely: ClassSet::of(Class::Edge),
    capital: false,
};

/// Reads every file below `rules/french/tagger/context/`.
///
/// # Errors
/// On a rule that does not parse, has no examples, or has the id of another.
pub fn load(files: &Files) -> Result<Vec<ContextRule>> {
    let mut rules: Vec<ContextRule> = Vec::new();
    for file in files.below("rules/french/tagger/context/", ".yaml") {
        let written: Vec<WrittenRule> = parse(file)?;
        for rule in written {
            let id = rule.id.clone();
            let rule = ContextRule::compile(rule).map_err(|e| {
                Error::new(format!("rule `{id}`: {}", e.message)).in_file(&file.shown)
            })?;
            match rules.iter_mut().find(|r| r.written.id == id) {
                Some(old) if file.layer > 0 => *old = rule,
                Some(_) => {
                    return Err(
                        Error::new(format!("two rules are called `{id}`")).in_file(&file.shown)
                    );
                }
                None => rules.push(rule),
            }
        }
    }
    Ok(rules)
}

impl ContextRule {
    fn compile(written: WrittenRule) -> Result<ContextRule> {
        if written.finds.is_empty() || written.ignores.is_empty() {
            return Err(Error::new("`finds` and `ignores` need an example each"));
        }
        let mut left = Vec::new();
        let mut right = Vec::new();
        let mut target = None;
        for part in written.when.split_whitespace() {
            if let Some(inner) = part.strip_prefix('[').and_then(|p| p.strip_suffix(']')) {
                if target.is_some() {
                    return Err(Error::new("two words between brackets"));
                }
                target = Some(element(inner)?);
            } else if target.is_some() {
                right.push(element(part)?);
            } else {
                left.push(element(part)?);
            }
        }
        left.reverse();
        let scores = written
            .scores
            .iter()
            .map(|(name, score)| Ok((set_named(name)?, *score)))
            .collect::<Result<Vec<_>>>()?;
        Ok(ContextRule {
            target: target.ok_or_else(|| Error::new("no word between brackets"))?,
            written,
            left,
            right,
            scores,
        })
    }

    /// True when the rule speaks of the token at this place.
    pub fn holds(&self, seen: &[Seen], at: usize) -> bool {
        seen.get(at).is_some_and(|t| self.target.fits(*t))
            && fits_row(&self.left, &|steps| before(seen, at, steps), 1)
            && fits_row(&self.right, &|steps| after(seen, at, steps), 1)
    }

    /// What the rule adds to the score of a class.
    pub fn score(&self, class: Class) -> i32 {
        self.scores
            .iter()
            .filter(|(set, _)| set.has(class))
            .map(|(_, s)| s)
            .sum()
    }
}

fn before(seen: &[Seen], at: usize, steps: usize) -> Option<Seen> {
    match at.checked_sub(steps) {
        Some(i) => seen.get(i).copied(),
        None => (steps == at + 1).then_some(EDGE),
    }
}

fn after(seen: &[Seen], at: usize, steps: usize) -> Option<Seen> {
    let i = at + steps;
    if i == seen.len() {
        Some(EDGE)
    } else {
        seen.get(i).copied()
    }
}

fn fits_row(row: &[Element], look: &dyn Fn(usize) -> Option<Seen>, steps: usize) -> bool {
    let Some((first, rest)) = row.split_first() else {
        return true;
    };
    if first.repeated {
        return (0..=4usize).any(|n| {
            (0..n).all(|i| look(steps + i).is_some_and(|t| first.fits(t)))
                && fits_row(rest, look, steps + n)
        });
    }
    look(steps).is_some_and(|t| first.fits(t)) && fits_row(rest, look, steps + 1)
}

impl Element {
    fn fits(&self, token: Seen) -> bool {
        let fits = self.any
            || (!self.may.is_empty() && token.classes.meets(self.may))
            || (!self.only.is_empty() && token.likely.within(self.only))
            || (self.capital && token.capital)
            || self.forms.contains(&token.form);
        fits != self.negated
    }
}

fn element(text: &str) -> Result<Element> {
    let (text, repeated) = text.strip_suffix('*').map_or((text, false), |t| (t, true));
    let (text, negated) = text.strip_prefix('!').map_or((text, false), |t| (t, true));
    let mut element = Element {
        negated,
        repeated,
        any: false,
        capital: false,
        forms: Vec::new(),
        only: ClassSet::default(),
        may: ClassSet::default(),
    };
    for part in text.split('|') {
        let (name, may) = part.strip_suffix('?').map_or((part, false), |p| (p, true));
        if part == "_" {
            element.any = true;
        } else if part == "CAP" {
            element.capital = true;
        } else if name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase()) {
            let set = set_named(name)?;
            if may {
                element.may.0 |= set.0;
            } else {
                element.only.0 |= set.0;
            }
        } else if part.is_empty() {
            return Err(Error::new("an empty alternative"));
        } else {
            element.forms.push(key(part));
        }
    }
    Ok(element)
}
