//! Discourse marks: the connectors of the source, outside quotations.

use super::facts::{Discourse, DiscourseKind};
use crate::error::Result;
use crate::files::Files;
use crate::french::tags::Upos;
use crate::pattern::lists::split;
use crate::text::document::{BlockKind, Document, Key};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    anywhere: Vec<String>,
    #[serde(default)]
    clause: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cause: Words,
    concession: Words,
    contrast: Words,
    consequence: Words,
    addition: Words,
    time: Words,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Connector {
    keys: Vec<Key>,
    kind: DiscourseKind,
    /// Counts only where a clause starts.
    clause: bool,
}

/// The connectors, by first word, the longest first.
#[derive(Debug, Clone)]
pub struct DiscourseRules {
    connectors: Vec<Connector>,
}

impl DiscourseRules {
    /// Reads `rules/extract/discourse.yaml`.
    ///
    /// # Errors
    /// When it is missing or does not parse.
    pub fn load(files: &Files) -> Result<DiscourseRules> {
        let file: File = files.yaml("rules/extract/discourse.yaml")?;
        let mut connectors = Vec::new();
        for (kind, words) in [
            (DiscourseKind::Cause, file.cause),
            (DiscourseKind::Concession, file.concession),
            (DiscourseKind::Contrast, file.contrast),
            (DiscourseKind::Consequence, file.consequence),
            (DiscourseKind::Addition, file.addition),
            (DiscourseKind::Time, file.time),
        ] {
            for (list, clause) in [(words.anywhere, false), (words.clause, true)] {
                connectors.extend(list.iter().map(|phrase| Connector {
                    keys: split(phrase),
                    kind,
                    clause,
                }));
            }
        }
        connectors.sort_by(|a, b| {
            (a.keys.first(), b.keys.len(), a.kind).cmp(&(b.keys.first(), a.keys.len(), b.kind))
        });
        Ok(DiscourseRules { connectors })
    }

    fn starting(&self, first: Key) -> impl Iterator<Item = &Connector> {
        let from = self
            .connectors
            .partition_point(|c| c.keys.first() < Some(&first));
        self.connectors
            .iter()
            .skip(from)
            .take_while(move |c| c.keys.first() == Some(&first))
    }
}

/// Finds the connectors of running text, in order.
pub fn find(document: &Document, rules: &DiscourseRules) -> Vec<Discourse> {
    let mut found = Vec::new();
    let mut marks = document.marks.iter().filter(|m| m.depth == 0).peekable();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let prose = document
            .blocks
            .get(sentence.block)
            .is_some_and(|b| !matches!(b.kind, BlockKind::Code | BlockKind::TableRow));
        if !prose {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while marks.peek().is_some_and(|m| m.tokens.end <= at) {
                marks.next();
            }
            if let Some(inside) = marks.peek().filter(|m| m.tokens.contains(&at)) {
                at = inside.tokens.end;
                continue;
            }
            match connector_at(document, rules, at, sentence.tokens.clone()) {
                Some((end, kind)) => {
                    found.push(Discourse {
                        kind,
                        span: document.span_of(at..end),
                        sentence: number,
                    });
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    found
}

fn connector_at(
    document: &Document,
    rules: &DiscourseRules,
    at: usize,
    bounds: std::ops::Range<usize>,
) -> Option<(usize, DiscourseKind)> {
    let token = document.tokens.get(at)?;
    // « le car », « l’or », « un puis »: nouns.
    if matches!(
        token.upos,
        Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj
    ) {
        return None;
    }
    rules
        .starting(token.form_key)
        .find(|c| {
            let whole = at + c.keys.len() <= bounds.end
                && c.keys
                    .iter()
                    .enumerate()
                    .all(|(i, wanted)| is_word(document, at + i, *wanted));
            whole && (!c.clause || opens_clause(document, at, bounds.start))
        })
        .map(|c| (at + c.keys.len(), c.kind))
}

/// The word itself, or its elided form at the end of a phrase: « bien qu’ ».
fn is_word(document: &Document, at: usize, wanted: Key) -> bool {
    document.tokens.get(at).is_some_and(|t| {
        t.form_key == wanted || (document.form(at).ends_with('’') && t.lemma_key == wanted)
    })
}

/// At the start of the sentence, after a mark, or after « et ».
fn opens_clause(document: &Document, at: usize, start: usize) -> bool {
    at == start
        || at.checked_sub(1).is_some_and(|b| {
            matches!(
                document.form(b),
                "," | ";" | ":" | "–" | "—" | "(" | "et" | "»" | "«"
            )
        })
}
