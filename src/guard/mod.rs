//! The guard: re-reads what was written, and drops or refuses what it cannot prove.

mod form;
mod proof;
mod repetition;

use crate::article::{Article, BlockKind, Dropped, Origin, OriginKind, Sentence};
use crate::brief::Brief;
use crate::error::Result;
use crate::extract::facts::Facts;
use crate::files::Files;
use crate::text::document::Document;
use proof::Proof;
use serde::Deserialize;

/// Lists of `rules/guard/lists.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Phrases templates and banks may not print.
    pub banned: Vec<String>,
    /// Words no paragraph may open on.
    pub paragraph_openers: Vec<String>,
    /// First-person words.
    pub first_person: Vec<String>,
    /// Faults of elision and punctuation.
    pub faults: Vec<String>,
    /// Preposition and article that contract before a noun.
    pub contractions: Vec<String>,
    /// Names templates may bring.
    pub allow_names: Vec<String>,
}

impl Rules {
    /// Reads the lists.
    ///
    /// # Errors
    /// When the file is missing or bad.
    pub fn load(files: &Files) -> Result<Rules> {
        files.yaml("rules/guard/lists.yaml")
    }
}

/// Checks a whole article; what cannot be proven is dropped and told in `guard`.
pub fn guard(
    mut article: Article,
    document: &Document,
    facts: &Facts,
    brief: &Brief,
    rules: &Rules,
) -> Article {
    let proof = Proof::new(document, brief, rules);
    let mut dropped = Vec::new();
    let mut checked = 0;
    for section in &mut article.sections {
        for block in &mut section.blocks {
            let kind = block.kind;
            block.sentences.retain(|s| {
                checked += 1;
                keep(s, kind, &proof, rules, &mut dropped)
            });
        }
        section.blocks.retain(|b| !b.sentences.is_empty());
    }
    article.faq.retain_mut(|faq| {
        faq.answer.retain(|s| {
            checked += 1;
            keep(s, BlockKind::Paragraph, &proof, rules, &mut dropped)
        });
        let asked = Sentence::new(&faq.question, Origin::template("faq", vec![]));
        !faq.answer.is_empty() && keep(&asked, BlockKind::Paragraph, &proof, rules, &mut dropped)
    });
    repetition::drop_repeats(&mut article, &mut dropped);
    headings(&mut article, &proof, rules, &mut dropped, &mut checked);
    form::drop_bad_openers(&mut article, rules, &mut dropped);
    article.sections.retain(|s| !s.blocks.is_empty());
    article.faq_at = article.faq_at.min(article.sections.len());
    article.recount();
    article.guard.checked = checked;
    article.guard.dropped = dropped;
    warn(&mut article, brief, facts);
    article
}

fn keep(
    sentence: &Sentence,
    kind: BlockKind,
    proof: &Proof,
    rules: &Rules,
    dropped: &mut Vec<Dropped>,
) -> bool {
    let written_here = matches!(sentence.origin.kind, OriginKind::Template | OriginKind::Rewritten);
    let reason = proof
        .refusal(sentence)
        .or_else(|| form::balance(&sentence.text))
        .or_else(|| {
            written_here
                .then(|| form::fault(&sentence.text, kind, rules))
                .flatten()
        })
        .or_else(|| {
            matches!(
                sentence.origin.kind,
                OriginKind::Template | OriginKind::Bank
            )
            .then(|| form::banned(&sentence.text, rules))
            .flatten()
        });
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

/// True for a block that holds bank text only.
fn is_bank_block(block: &crate::article::Block) -> bool {
    !block.sentences.is_empty()
        && block
            .sentences
            .iter()
            .all(|s| s.origin.kind == OriginKind::Bank)
}

/// Headings and metadata: what cannot be proven falls back to what can.
fn headings(
    article: &mut Article,
    proof: &Proof,
    rules: &Rules,
    dropped: &mut Vec<Dropped>,
    checked: &mut usize,
) {
    let mut seen: Vec<String> = vec![article.metadata.h1.clone()];
    for section in &mut article.sections {
        let Some(text) = section.heading.clone() else {
            continue;
        };
        *checked += 1;
        let origin = section
            .heading_origin
            .clone()
            .unwrap_or_else(|| Origin::template("label", vec![]));
        let line = Sentence::new(&text, origin);
        let twice = seen.contains(&text);
        if twice || !keep(&line, BlockKind::Paragraph, proof, rules, dropped) {
            section.heading = None;
        } else {
            seen.push(text);
        }
    }
    // A body section that lost its heading joins the one before it.
    let mut at = 1;
    while at < article.sections.len() {
        let joins = article
            .sections
            .get(at)
            .is_some_and(|s| s.heading.is_none() && s.level > 0);
        let before_is_text = article
            .sections
            .get(at - 1)
            .is_some_and(|s| s.role != "lead" && s.role != "essentiel" && s.role != "chiffres");
        if joins && before_is_text {
            let moved = article.sections.remove(at);
            if let Some(before) = article.sections.get_mut(at - 1) {
                before.blocks.extend(moved.blocks);
            }
            if article.faq_at > at {
                article.faq_at -= 1;
            }
        } else {
            at += 1;
        }
    }
}

fn warn(article: &mut Article, brief: &Brief, facts: &Facts) {
    let floor = brief.floor();
    if article.words.total < floor {
        article.warnings.push(format!(
            "the body has {} words, {floor} were asked: the source gives no more that is sure",
            article.words.total
        ));
    }
    if article.bank_share > 0.40 {
        article.warnings.push(format!(
            "{} % of the body comes from paragraph banks (40 % is the usual limit): the source is thin",
            (article.bank_share * 100.0).round()
        ));
    }
    if facts.keyphrases.is_empty() && brief.keyphrase.is_none() {
        article
            .warnings
            .push("no keyphrase found in the source".to_string());
    }
}
