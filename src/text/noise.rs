//! Site noise (rule C4): bylines, share links, credits, contacts and the like, by the patterns of
//! `rules/text/noise.yaml`.

use super::document::BlockKind;
use super::fold::fold;
use super::trace::{Draft, Extract};
use crate::error::{Error, Result};
use crate::files::File;
use regex::Regex;
use serde::Deserialize;

/// `rules/text/noise.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoiseFile {
    rules: Vec<NoiseRule>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Where {
    #[default]
    Block,
    Start,
    End,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Action {
    #[default]
    Drop,
    /// Drop this block and what follows under it, keep the text in the notices.
    Company,
    /// Drop this block and all after it.
    Stop,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Part {
    Last,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoiseRule {
    id: String,
    #[allow(dead_code)]
    about: String,
    #[serde(default, rename = "where")]
    place: Where,
    #[serde(default)]
    action: Action,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default, rename = "is")]
    whole: Vec<String>,
    #[serde(default)]
    holds: Vec<String>,
    #[serde(default)]
    pattern: Option<String>,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    max_words: Option<usize>,
    #[serde(default)]
    sentence: Option<bool>,
    #[serde(default)]
    part: Option<Part>,
    #[serde(default)]
    last: bool,
    #[serde(default)]
    heading: bool,
    finds: Vec<String>,
    ignores: Vec<String>,
}

/// A rule and its compiled pattern.
#[derive(Debug, Clone)]
struct Compiled {
    rule: NoiseRule,
    pattern: Option<Regex>,
}

/// The compiled rules, in file order.
#[derive(Debug, Clone)]
pub(crate) struct NoiseRules {
    rules: Vec<Compiled>,
    /// Blocks of more words than this meet no rule on whole blocks.
    most_words: usize,
}

/// A block as the rules see it.
struct View<'a> {
    text: &'a str,
    folded: &'a str,
    words: usize,
    heading: bool,
    /// In the last two fifths of the text.
    late: bool,
    last: bool,
}

/// What a rule found in a block.
struct Found {
    /// Characters to cut; the whole block when `None`.
    cut: Option<std::ops::Range<usize>>,
    author: Option<String>,
    date: Option<String>,
}

impl NoiseRules {
    /// Compiles the rules.
    ///
    /// # Errors
    /// When a pattern is no regular expression, or a rule has no examples.
    pub fn compile(file: NoiseFile, origin: Option<&File>) -> Result<NoiseRules> {
        let at_file = |error: Error| match origin {
            Some(origin) => error.in_file(&origin.shown),
            None => error,
        };
        let mut rules = Vec::new();
        for rule in file.rules {
            if rule.finds.is_empty() || rule.ignores.is_empty() {
                return Err(at_file(
                    Error::new(format!("rule `{}` has no example", rule.id))
                        .hint("give at least one line under `finds` and one under `ignores`"),
                ));
            }
            let pattern = match &rule.pattern {
                Some(pattern) => Some(Regex::new(pattern).map_err(|e| {
                    at_file(Error::new(format!("pattern of rule `{}`: {e}", rule.id)))
                })?),
                None => None,
            };
            rules.push(Compiled { rule, pattern });
        }
        let most_words = rules
            .iter()
            .filter(|c| c.rule.place == Where::Block)
            .filter_map(|c| c.rule.max_words)
            .max()
            .unwrap_or(60);
        Ok(NoiseRules { rules, most_words })
    }

    /// Takes the noise out of the blocks; authors and dates go to the metadata when it has none.
    pub fn clean(&self, extract: &mut Extract) {
        let count = extract.drafts.len();
        let mut kept: Vec<Draft> = Vec::with_capacity(count);
        let mut company: Option<String> = None;
        let mut dropped: Vec<String> = Vec::new();
        let drafts = std::mem::take(&mut extract.drafts);
        let mut stopped = false;
        for (index, mut draft) in drafts.into_iter().enumerate() {
            if stopped || matches!(draft.kind, BlockKind::Code | BlockKind::TableRow) {
                if !stopped {
                    kept.push(draft);
                }
                continue;
            }
            let heading = matches!(draft.kind, BlockKind::Heading(_));
            if let Some(text) = &mut company {
                if heading {
                    extract
                        .notices
                        .push(format!("company information left out: {text}"));
                    company = None;
                } else {
                    text.push(' ');
                    text.push_str(&draft.trace.text());
                    continue;
                }
            }
            if draft.kind == BlockKind::Title {
                kept.push(draft);
                continue;
            }
            let text = draft.trace.text();
            let folded = fold(&text);
            let view = View {
                text: &text,
                folded: &folded,
                words: text.split_whitespace().count(),
                heading,
                late: index * 5 >= count * 3,
                last: index + 1 == count,
            };
            let mut action = None;
            for compiled in &self.rules {
                if view.words > self.most_words
                    && compiled.rule.place == Where::Block
                    && compiled.rule.action == Action::Drop
                {
                    continue;
                }
                let Some(found) = compiled.find(&view) else {
                    continue;
                };
                extract.author = extract.author.take().or(found.author);
                extract.date = extract.date.take().or(found.date);
                match found.cut {
                    Some(range) => {
                        draft.trace.cut(range);
                        draft.trace.trim();
                    }
                    None => action = Some(compiled.rule.action),
                }
                break;
            }
            match action {
                None if draft.trace.is_blank() => {}
                None => kept.push(draft),
                Some(Action::Drop) => dropped.push(shorten(&text)),
                Some(Action::Company) => company = Some(text),
                Some(Action::Stop) => {
                    dropped.push(shorten(&text));
                    stopped = true;
                }
            }
        }
        if let Some(text) = company {
            extract
                .notices
                .push(format!("company information left out: {text}"));
        }
        if !dropped.is_empty() {
            extract.notices.push(format!(
                "site noise left out ({}): {}",
                dropped.len(),
                dropped.join(" | ")
            ));
        }
        extract.drafts = kept;
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// True when `folded` starts with `prefix` and a word ends there.
fn begins_with(folded: &str, prefix: &str) -> bool {
    folded.strip_prefix(prefix).is_some_and(|rest| {
        prefix.ends_with(|c: char| !c.is_alphanumeric())
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
    })
}

impl Compiled {
    fn find(&self, view: &View) -> Option<Found> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;

    #[test]
    fn every_rule_finds_and_ignores_its_examples() {
        let rules = Rules::load(&Files::embedded()).unwrap().noise;
        let mut faults = Vec::new();
        for compiled in &rules.rules {
            let found = |text: &String| {
                let folded = fold(text);
                let view = View {
                    text,
                    folded: &folded,
                    words: text.split_whitespace().count(),
                    heading: false,
                    late: true,
                    last: true,
                };
                compiled.find(&view).is_some()
            };
            let rule = &compiled.rule;
            for text in rule.finds.iter().filter(|t| !found(t)) {
                faults.push(format!("{} misses « {text} »", rule.id));
            }
            for text in rule.ignores.iter().filter(|t| found(t)) {
                faults.push(format!("{} takes « {text} »", rule.id));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
