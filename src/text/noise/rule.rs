//! One noise rule: what it says, whether it finds a block.

use regex::Regex;
use serde::Deserialize;

/// `rules/text/noise.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoiseFile {
    pub(super) rules: Vec<NoiseRule>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Where {
    #[default]
    Block,
    Start,
    End,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Action {
    #[default]
    Drop,
    /// Drop this block and what follows under it, keep the text in the notices.
    Company,
    /// Drop this block and all after it.
    Stop,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    Last,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoiseRule {
    pub(super) id: String,
    #[allow(dead_code)]
    pub(super) about: String,
    #[serde(default, rename = "where")]
    pub(super) place: Where,
    #[serde(default)]
    pub(super) action: Action,
    #[serde(default)]
    pub(super) begins: Vec<String>,
    #[serde(default, rename = "is")]
    pub(super) whole: Vec<String>,
    #[serde(default)]
    pub(super) holds: Vec<String>,
    #[serde(default)]
    pub(super) pattern: Option<String>,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    #[serde(default)]
    pub(super) max_words: Option<usize>,
    #[serde(default)]
    pub(super) sentence: Option<bool>,
    #[serde(default)]
    pub(super) part: Option<Part>,
    #[serde(default)]
    pub(super) last: bool,
    #[serde(default)]
    pub(super) heading: bool,
    pub(super) finds: Vec<String>,
    pub(super) ignores: Vec<String>,
}

/// A rule and its compiled pattern.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) rule: NoiseRule,
    pub(super) pattern: Option<Regex>,
}

/// A block as the rules see it.
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) folded: &'a str,
    pub(super) words: usize,
    pub(super) heading: bool,
    /// In the last two fifths of the text.
    pub(super) late: bool,
    pub(super) last: bool,
}

/// What a rule found in a block.
pub(super) struct Found {
    /// Characters to cut; the whole block when `None`.
    pub(super) cut: Option<std::ops::Range<usize>>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
}

/// True when `folded` starts with `prefix` and a word ends there.
fn begins_with(folded: &str, prefix: &str) -> bool {
    folded.strip_prefix(prefix).is_some_and(|rest| {
        prefix.ends_with(|c: char| !c.is_alphanumeric())
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
    })
}

impl Compiled {
    pub(super) fn find(&self, view: &View) -> Option<Found> {
        let rule = &self.rule;
        if rule.place == Where::Block && rule.max_words.is_some_and(|most| view.words > most) {
            return None;
        }
        if (rule.last && !view.last)
            || (rule.part == Some(Part::Last) && !view.late)
            || (rule.heading && !view.heading && view.text.ends_with(['.', '!', '?']))
        {
            return None;
        }
        let bare = view
            .folded
            .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '*'));
        let bare = if bare.is_empty() { view.folded } else { bare };
        if rule.whole.iter().any(|w| w == bare || w == view.folded) {
            return Some(Found {
                cut: None,
                author: None,
                date: None,
            });
        }
        if rule.sentence == Some(false) && view.text.ends_with('.') && view.words > 3 {
            return None;
        }
        let start = view.folded.trim_start_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '#' | '(' | '©' | '*')
        });
        if rule.begins.iter().any(|prefix| begins_with(start, prefix))
            || rule
                .holds
                .iter()
                .any(|part| view.folded.contains(part.as_str()))
        {
            return Some(Found {
                cut: None,
                author: None,
                date: None,
            });
        }
        let pattern = self.pattern.as_ref()?;
        if !rule
            .needs
            .iter()
            .any(|part| view.folded.contains(part.as_str()))
        {
            return None;
        }
        // Only the ends of a long block are looked at.
        let from = match rule.place {
            Where::End => {
                let mut from = view.text.len().saturating_sub(120);
                while !view.text.is_char_boundary(from) {
                    from += 1;
                }
                from
            }
            _ => 0,
        };
        let captures = pattern.captures(view.text.get(from..)?)?;
        let group = |name: &str| captures.name(name).map(|m| m.as_str().trim().to_string());
        let cut = match rule.place {
            Where::Block => None,
            Where::Start | Where::End => {
                let m = captures.name("cut").or_else(|| captures.get(0))?;
                let chars = |byte: usize| view.text.get(..byte).unwrap_or("").chars().count();
                Some(chars(from + m.start())..chars(from + m.end()))
            }
        };
        Some(Found {
            cut,
            author: group("author"),
            date: group("date"),
        })
    }
}
