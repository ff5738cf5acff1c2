//! Domain and genre: weighted words and marks of `rules/extract/{domains,genres}.yaml`, counted once over the tokens.

use crate::error::Result;
use crate::files::Files;
use crate::pattern::lists::split;
use crate::text::document::{BlockKind, Document, Key};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClass {
    id: String,
    /// Words and phrases that count three.
    #[serde(default)]
    strong: Vec<String>,
    /// Words and phrases that count one.
    #[serde(default)]
    words: Vec<String>,
    /// Words and phrases that rule the class out.
    #[serde(default)]
    forbids: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClasses {
    /// Distinct words needed.
    distinct: usize,
    /// Score needed.
    least: usize,
    /// How much better than the second the first must be, in per cent.
    margin: usize,
    /// Words that weigh nothing here: metaphors.
    #[serde(default)]
    ignore: Vec<String>,
    classes: Vec<WrittenClass>,
}

/// What a phrase does for a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Strong,
    Word,
    Forbid,
}

/// A compiled classifier.
#[derive(Debug, Clone, Default)]
pub struct Classes {
    ids: Vec<String>,
    phrases: Vec<(Vec<Key>, usize, Weight)>,
    distinct: usize,
    least: usize,
    margin: usize,
}

impl Classes {
    /// Reads one file.
    ///
    /// # Errors
    /// When it is missing or bad.
    pub fn load(files: &Files, path: &str) -> Result<Classes> {
        let written: WrittenClasses = files.yaml(path)?;
        let mut phrases = Vec::new();
        for (number, class) in written.classes.iter().enumerate() {
            for (list, weight) in [
                (&class.strong, Weight::Strong),
                (&class.words, Weight::Word),
                (&class.forbids, Weight::Forbid),
            ] {
                for phrase in list {
                    if !written.ignore.contains(phrase) {
                        phrases.push((split(phrase), number, weight));
                    }
                }
            }
        }
        phrases.retain(|(p, _, _)| !p.is_empty());
        phrases.sort();
        Ok(Classes {
            ids: written.classes.into_iter().map(|c| c.id).collect(),
            phrases,
            distinct: written.distinct,
            least: written.least,
            margin: written.margin,
        })
    }

    /// The class of a document; `None` when its words are few or point two ways.
    pub fn of(&self, document: &Document) -> Option<String> {
        let mut scores: Vec<(usize, Vec<usize>)> = vec![(0, Vec::new()); self.ids.len()];
        let mut out: Vec<bool> = vec![false; self.ids.len()];
        for (number, sentence) in document.sentences.iter().enumerate() {
            let title = document
                .blocks
                .get(sentence.block)
                .is_some_and(|b| matches!(b.kind, BlockKind::Title));
            let early = if title {
                3
            } else if number < 3 {
                2
            } else {
                1
            };
            for at in sentence.tokens.clone() {
                for phrase in self.at(document, at, sentence.tokens.end) {
                    let Some((_, class, weight)) = self.phrases.get(phrase) else {
                        continue;
                    };
                    let Some((score, seen)) = scores.get_mut(*class) else {
                        continue;
                    };
                    match weight {
                        Weight::Forbid => {
                            if let Some(flag) = out.get_mut(*class) {
                                *flag = true;
                            }
                        }
                        Weight::Strong => *score += 3 * early,
                        Weight::Word => *score += early,
                    }
                    if !seen.contains(&phrase) {
                        seen.push(phrase);
                    }
                }
            }
        }
        let mut ranked: Vec<(usize, usize, usize)> = scores
            .iter()
            .enumerate()
            .filter(|(n, _)| !out.get(*n).copied().unwrap_or(false))
            .map(|(n, (score, seen))| (*score, seen.len(), n))
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(&b.2)));
        let (score, distinct, best) = ranked.first().copied()?;
        let second = ranked.get(1).map_or(0, |r| r.0);
        let clear = score * 100 >= second * (100 + self.margin);
        (score >= self.least && distinct >= self.distinct && clear)
            .then(|| self.ids.get(best).cloned())
            .flatten()
    }

    /// Phrases that stand at a token.
    fn at(&self, document: &Document, at: usize, end: usize) -> Vec<usize> {
        let Some(token) = document.tokens.get(at) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let keys = [token.form_key, token.lemma_key];
        let distinct = if keys[0] == keys[1] { 1 } else { 2 };
        for key in keys.iter().take(distinct) {
            let from = self
                .phrases
                .partition_point(|(p, _, _)| p.first() < Some(key));
            for (offset, (phrase, _, _)) in self.phrases.iter().skip(from).enumerate() {
                if phrase.first() != Some(key) {
                    break;
                }
                let stands = phrase.iter().enumerate().all(|(i, key)| {
                    at + i < end
                        && document
                            .tokens
                            .get(at + i)
                            .is_some_and(|t| t.form_key == *key || t.lemma_key == *key)
                });
                if stands && !found.contains(&(from + offset)) {
                    found.push(from + offset);
                }
            }
        }
        found
    }
}

/// Flags told by words alone, as written: flag → phrases, any of which sets it.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    flags: Vec<(String, Vec<Vec<Key>>)>,
}

impl Marks {
    /// Reads one file.
    ///
    /// # Errors
    /// When it is missing or bad.
    pub fn load(files: &Files, path: &str) -> Result<Marks> {
        let written: std::collections::BTreeMap<String, Vec<String>> = files.yaml(path)?;
        Ok(Marks {
            flags: written
                .into_iter()
                .map(|(flag, phrases)| {
                    (
                        flag,
                        phrases
                            .iter()
                            .map(|p| split(p))
                            .filter(|p| !p.is_empty())
                            .collect(),
                    )
                })
                .collect(),
        })
    }

    /// The flags whose words stand in a document.
    pub fn of(&self, document: &Document) -> Vec<String> {
        self.flags
            .iter()
            .filter(|(_, phrases)| {
                document.sentences.iter().any(|s| {
                    s.tokens.clone().any(|at| {
                        phrases.iter().any(|phrase| {
                            phrase.iter().enumerate().all(|(i, key)| {
                                at + i < s.tokens.end
                                    && document
                                        .tokens
                                        .get(at + i)
                                        .is_some_and(|t| t.form_key == *key || t.lemma_key == *key)
                            })
                        })
                    })
                })
            })
            .map(|(flag, _)| flag.clone())
            .collect()
    }
}
