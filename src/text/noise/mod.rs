//! Site noise (rule C4): bylines, share links, credits, contacts and the like, by the patterns of
//! `rules/text/noise.yaml`.

mod rule;

pub(crate) use rule::NoiseFile;

use super::document::BlockKind;
use super::fold::fold;
use super::trace::{Draft, Extract};
use crate::error::{Error, Result};
use crate::files::File;
use regex::Regex;
use rule::{Action, Compiled, View, Where};

/// The compiled rules, in file order.
#[derive(Debug, Clone)]
pub(crate) struct NoiseRules {
    rules: Vec<Compiled>,
    /// Blocks of more words than this meet no rule on whole blocks.
    most_words: usize,
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
