//! Preconditions of rules: `no PRON[person=1] in content`, `speaker.words <= 8`, `speaker.gender = known`.

use super::lists::Lists;
use super::matcher::{Match, Scene};
use super::program::Pattern;
use crate::error::{Error, Result};
use crate::text::document::count_words;

/// A compiled precondition.
#[derive(Debug, Clone)]
pub struct Condition {
    what: What,
    /// As written.
    pub written: String,
}

#[derive(Debug, Clone)]
enum What {
    /// A pattern is (or is not) found inside a capture; an absent capture holds nothing.
    Holds {
        pattern: Box<Pattern>,
        capture: String,
        wanted: bool,
    },
    /// Words of a capture compared with a number.
    Words {
        capture: String,
        at_most: bool,
        limit: usize,
    },
}

impl Condition {
    /// Compiles a condition; `captures` are the names the rule's pattern gives, besides `sentence`.
    ///
    /// # Errors
    /// On a form that is not one of the three, an unknown capture, or a bad pattern.
    pub fn compile(text: &str, captures: &[String], lists: &Lists) -> Result<Condition> {
        let known = |name: &str| -> Result<String> {
            if name == "sentence" || captures.iter().any(|c| c == name) {
                Ok(name.to_string())
            } else {
                Err(Error::new(format!(
                    "the condition `{text}` names `{name}`, which the pattern does not capture"
                )))
            }
        };
        let what = if let Some((pattern, capture)) = text.rsplit_once(" in ") {
            let (pattern, wanted) = pattern
                .strip_prefix("no ")
                .map_or((pattern, true), |p| (p, false));
            What::Holds {
                pattern: Box::new(Pattern::compile(pattern, lists)?),
                capture: known(capture.trim())?,
                wanted,
            }
        } else if let Some((capture, limit)) = text.split_once(".words") {
            let limit = limit.trim();
            let (at_most, number) = match (limit.strip_prefix("<="), limit.strip_prefix(">=")) {
                (Some(n), _) => (true, n),
                (_, Some(n)) => (false, n),
                _ => return Err(Error::new(format!("`{text}`: `.words` takes `<=` or `>=`"))),
            };
            What::Words {
                capture: known(capture.trim())?,
                at_most,
                limit: number.trim().parse().map_err(|_| {
                    Error::new(format!("`{text}`: `{}` is not a number", number.trim()))
                })?,
            }
        } else {
            return Err(
                Error::new(format!("condition not understood: `{text}`")).hint(
                    "write `no PATTERN in CAPTURE`, `PATTERN in CAPTURE` or `CAPTURE.words <= N`",
                ),
            );
        };
        Ok(Condition {
            what,
            written: text.to_string(),
        })
    }

    /// True when the condition holds for a match of `pattern` in a sentence.
    pub fn holds(&self, scene: Scene, sentence: usize, pattern: &Pattern, hit: &Match) -> bool {
        let range = |capture: &str| {
            if capture == "sentence" {
                scene
                    .document
                    .sentences
                    .get(sentence)
                    .map(|s| s.tokens.clone())
            } else {
                hit.get(pattern, capture)
            }
        };
        match &self.what {
            What::Holds {
                pattern: inner,
                capture,
                wanted,
            } => range(capture).is_some_and(|r| inner.find_within(scene, r).is_some()) == *wanted,
            What::Words {
                capture,
                at_most,
                limit,
            } => {
                let words = range(capture).map_or(0, |r| count_words(scene.document.text_of(r)));
                if *at_most {
                    words <= *limit
                } else {
                    words >= *limit
                }
            }
        }
    }
}
