//! Nothing said twice: no sentence printed twice, no long run of words shared by two blocks.

use super::proof::{flatten, outside_marks};
use crate::article::{Article, BlockKind, Dropped, OriginKind, Sentence};
use std::collections::BTreeSet;

/// Words of a run that two blocks may not share, outside quotation marks.
pub const RUN: usize = 10;

/// Drops the later of two repeated sentences. The body keeps the source's sentence; what restates it gives way.
pub fn drop_repeats(article: &mut Article, dropped: &mut Vec<Dropped>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut runs: BTreeSet<Vec<String>> = BTreeSet::new();
    // First the body of source sentences, then what templates and banks say.
    for pass in [true, false] {
        for section in &mut article.sections {
            for block in &mut section.blocks {
                let kind = block.kind;
                block.sentences.retain(|s| {
                    is_source(s) != pass || first_time(s, kind, &mut seen, &mut runs, dropped)
                });
            }
            section.blocks.retain(|b| !b.sentences.is_empty());
        }
    }
    article.faq.retain_mut(|faq| {
        faq.answer
            .retain(|s| first_time(s, BlockKind::Paragraph, &mut seen, &mut runs, dropped));
        !faq.answer.is_empty()
    });
}

fn is_source(sentence: &Sentence) -> bool {
    matches!(
        sentence.origin.kind,
        OriginKind::Source | OriginKind::Rewritten
    )
}

fn first_time(
    sentence: &Sentence,
    kind: BlockKind,
    seen: &mut BTreeSet<String>,
    runs: &mut BTreeSet<Vec<String>>,
    dropped: &mut Vec<Dropped>,
) -> bool {
    let flat = flatten(&sentence.text).to_lowercase();
    let own = if kind == BlockKind::Quote {
        Vec::new()
    } else {
        word_runs(&flat)
    };
    let reason = if !seen.insert(flat) {
        Some("said twice".to_string())
    } else if !is_source(sentence) {
        own.iter()
            .find(|run| runs.contains(*run))
            .map(|run| format!("repeats « {} »", run.join(" ")))
    } else {
        None
    };
    runs.extend(own);
    match reason {
        None => true,
        Some(reason) => {
            dropped.push(Dropped {
                text: sentence.text.clone(),
                reason,
                origin: sentence.origin.clone(),
            });
            false
        }
    }
}

fn word_runs(flat: &str) -> Vec<Vec<String>> {
    let outside = outside_marks(flat);
    let words: Vec<String> = outside
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_string)
        .collect();
    words.windows(RUN).map(<[String]>::to_vec).collect()
}
