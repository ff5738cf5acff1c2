//! Form: marks in pairs, no residue, no fault of elision, no banned phrase, no paragraph that opens on a pronoun.

use super::Rules;
use crate::article::{Article, BlockKind, Dropped, OriginKind};

/// Quotation marks and brackets in pairs, guillemets not nested in guillemets.
pub fn balance(text: &str) -> Option<String> {
    let mut depth = 0i32;
    for c in text.chars() {
        match c {
            '«' => depth += 1,
            '»' => depth -= 1,
            _ => {}
        }
        if !(0..=1).contains(&depth) {
            return Some("quotation marks out of balance".to_string());
        }
    }
    if depth != 0 {
        return Some("quotation marks out of balance".to_string());
    }
    (text.matches('(').count() != text.matches(')').count())
        .then(|| "brackets out of balance".to_string())
}

/// Residue of templates and faults of elision or punctuation, outside quotation marks.
pub fn fault(text: &str, kind: BlockKind, rules: &Rules) -> Option<String> {
    let outside = super::proof::outside_marks(text);
    if let Some(fault) = rules.faults.iter().find(|f| outside.contains(f.as_str())) {
        return Some(format!("fault of form: `{fault}`"));
    }
    if let Some(fault) = rules.contractions.iter().find(|f| contracts(&outside, f)) {
        return Some(format!("fault of form: `{fault}`"));
    }
    let first = text.trim_start_matches(['«', ' ', '(', '“']).chars().next();
    match first {
        None => Some("empty sentence".to_string()),
        Some(c) if c.is_lowercase() && kind == BlockKind::Paragraph && !text.starts_with('«') => {
            Some("sentence without a capital".to_string())
        }
        _ => None,
    }
}

/// « de le » before a noun is a fault; before an infinitive (« de le faire ») it is not.
fn contracts(text: &str, pair: &str) -> bool {
    text.match_indices(pair).any(|(at, _)| {
        let next = text.get(at + pair.len()..).unwrap_or("");
        let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
        !["er", "ir", "re", "oir"].iter().any(|end| word.ends_with(end)) && !matches!(word.as_str(), "y" | "en" | "lui" | "leur")
    })
}

/// A banned phrase.
pub fn banned(text: &str, rules: &Rules) -> Option<String> {
    let lower = text.to_lowercase();
    rules
        .banned
        .iter()
        .find(|phrase| lower.contains(phrase.as_str()))
        .map(|phrase| format!("banned phrase: {phrase}"))
}

/// A paragraph that opens on a pronoun joins the one before it, or loses that sentence.
pub fn drop_bad_openers(article: &mut Article, rules: &Rules, dropped: &mut Vec<Dropped>) {
    for section in &mut article.sections {
        let mut at = 0;
        while at < section.blocks.len() {
            let bad = section.blocks.get(at).is_some_and(|b| {
                b.kind == BlockKind::Paragraph
                    && b.sentences.first().is_some_and(|s| {
                        s.origin.kind != OriginKind::Bank
                            && opens_badly(&s.text, &rules.paragraph_openers)
                    })
            });
            if !bad {
                at += 1;
                continue;
            }
            let before_is_text = at > 0
                && section.blocks.get(at - 1).is_some_and(|b| {
                    b.kind == BlockKind::Paragraph && !crate::guard::is_bank_block(b)
                });
            if before_is_text {
                let moved = section.blocks.remove(at);
                if let Some(before) = section.blocks.get_mut(at - 1) {
                    before.sentences.extend(moved.sentences);
                }
            } else if let Some(block) = section.blocks.get_mut(at) {
                let sentence = block.sentences.remove(0);
                dropped.push(Dropped {
                    text: sentence.text,
                    reason: "a paragraph would open on a pronoun".to_string(),
                    origin: sentence.origin,
                });
                if block.sentences.is_empty() {
                    section.blocks.remove(at);
                }
            }
        }
    }
}

fn opens_badly(text: &str, openers: &[String]) -> bool {
    let lower = text.to_lowercase();
    openers.iter().any(|o| {
        lower
            .strip_prefix(o.as_str())
            .is_some_and(|rest| rest.starts_with([' ', ',', '’']))
    })
}
