//! Statements: what each sentence is worth, whether it can be printed alone, and which say the same thing.

use super::facts::{Keyphrase, Statement};
use crate::french::tags::{Tense, Upos};
use crate::text::document::{BlockKind, ChunkKind, Document, Key, Sentence};
use std::collections::BTreeSet;

/// One statement a sentence, in order.
pub fn statements(document: &Document, keyphrases: &[Keyphrase]) -> Vec<Statement> {
    let contents: Vec<BTreeSet<Key>> = document
        .sentences
        .iter()
        .map(|s| content(document, s))
        .collect();
    let title: BTreeSet<Key> = document
        .sentences
        .iter()
        .zip(&contents)
        .filter(|(s, _)| kind(document, s) == Some(BlockKind::Title))
        .flat_map(|(_, c)| c.iter().copied())
        .collect();
    let mut all = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let reason = unusable(document, number, sentence);
        let own = contents.get(number).cloned().unwrap_or_default();
        let text = document.str(sentence.span).to_lowercase();
        let keys = keyphrases
            .iter()
            .take(6)
            .filter(|k| text.contains(&k.text.to_lowercase()))
            .count();
        let shared = own.intersection(&title).count();
        let place = 1.0 - number as f64 / document.sentences.len().max(1) as f64;
        let numbers = f64::from(u8::from(text.chars().any(|c| c.is_ascii_digit())));
        let rank = 0.35 * place
            + 0.25 * (keys.min(4) as f64 / 4.0)
            + 0.25 * (shared.min(4) as f64 / 4.0)
            + 0.15 * numbers;
        all.push(Statement {
            sentence: number,
            rank: (rank * 100.0).round() / 100.0,
            cluster: number,
            positive: !negated(document, sentence),
            hedged: hedged(document, sentence),
            usable: reason.is_none(),
            reason,
        });
    }
    merge(document, &contents, &mut all);
    all
}

fn kind(document: &Document, sentence: &Sentence) -> Option<BlockKind> {
    document.blocks.get(sentence.block).map(|b| b.kind)
}

fn content(document: &Document, sentence: &Sentence) -> BTreeSet<Key> {
    document
        .tokens
        .get(sentence.tokens.clone())
        .unwrap_or(&[])
        .iter()
        .filter(|t| {
            matches!(
                t.upos,
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::Num
            )
        })
        .map(|t| t.lemma_key)
        .collect()
}

fn negated(document: &Document, sentence: &Sentence) -> bool {
    document
        .chunks
        .get(sentence.chunks.clone())
        .unwrap_or(&[])
        .iter()
        .any(|c| c.kind == ChunkKind::VerbGroup && c.negated)
}

fn hedged(document: &Document, sentence: &Sentence) -> bool {
    document
        .tokens
        .get(sentence.tokens.clone())
        .unwrap_or(&[])
        .iter()
        .any(|t| t.features.tense == Some(Tense::Conditionnel))
}

/// Why a sentence cannot be printed alone.
fn unusable(document: &Document, number: usize, sentence: &Sentence) -> Option<String> {
    let text = document.str(sentence.span);
    let list = matches!(kind(document, sentence), Some(BlockKind::ListItem(_)));
    if text.matches('«').count() != text.matches('»').count() {
        return Some("quotation mark without its pair".into());
    }
    if text.matches('(').count() != text.matches(')').count() {
        return Some("bracket without its pair".into());
    }
    let words = crate::text::document::count_words(text);
    if words < 3 && !list {
        return Some("too short to stand alone".into());
    }
    if words > 120 {
        return Some("too long to be one sentence".into());
    }
    if text.ends_with(':') {
        let next_is_list = document.sentences.get(number + 1).is_some_and(|s| {
            matches!(
                kind(document, s),
                Some(BlockKind::ListItem(_) | BlockKind::Quote)
            )
        });
        if !next_is_list {
            return Some("announces what is missing".into());
        }
    }
    if !list && !text.ends_with(['.', '!', '?', '…', '»', ':', ')', '”']) {
        return Some("no final mark".into());
    }
    let opens_low = text.chars().next().is_some_and(char::is_lowercase);
    // Typescripts leave « à » without its capital; the writer gives it back.
    if opens_low && !list && !text.starts_with("à ") {
        return Some("starts in the middle".into());
    }
    let finite = document
        .tokens
        .get(sentence.tokens.clone())
        .unwrap_or(&[])
        .iter()
        .any(|t| t.features.tense.is_some_and(Tense::is_finite));
    if !finite && !list && words < 8 {
        return Some("no verb".into());
    }
    None
}

/// Sentences whose content words are mostly those of another one say the same thing (rule C2).
fn merge(document: &Document, contents: &[BTreeSet<Key>], all: &mut [Statement]) {
    let summary = |n: usize| {
        document
            .sentences
            .get(n)
            .and_then(|s| kind(document, s))
            .is_some_and(|k| matches!(k, BlockKind::Summary | BlockKind::Title))
    };
    for later in 0..contents.len() {
        for earlier in 0..later {
            let (Some(a), Some(b)) = (contents.get(earlier), contents.get(later)) else {
                continue;
            };
            let least = a.len().min(b.len());
            if least < 3 {
                continue;
            }
            let shared = a.intersection(b).count();
            let wanted = if summary(earlier) { 0.5 } else { 0.8 };
            if shared as f64 >= wanted * least as f64 {
                let cluster = all.get(earlier).map_or(later, |s| s.cluster);
                if let Some(statement) = all.get_mut(later) {
                    statement.cluster = cluster;
                    // The body says it once; what was said in a summary is developed here.
                    if !summary(earlier) && shared == b.len() {
                        statement.usable = false;
                        statement.reason = Some("says what a sentence before it says".into());
                    }
                }
                break;
            }
        }
    }
}
