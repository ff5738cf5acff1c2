//! Choosing items: term before genre before domain, wordings and equals by a stable hash of the source.

use super::item::{Bank, Item, Role};
use super::trigger::{Called, called, count};
use crate::choose::Chooser;
use crate::extract::facts::Facts;
use crate::text::document::{BlockKind, Document};

/// An item that may be printed, with the reason.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    /// The item.
    pub item: &'a Item,
    /// Term 3, genre or record 2, domain 1, and what adds to them.
    pub score: u32,
    /// Sentences of the source that call it.
    pub sentences: Vec<usize>,
}

/// Every item the source allows, best first; of the wordings of one item, one.
pub fn offers<'a>(
    bank: &'a Bank,
    document: &Document,
    facts: &Facts,
    genre: Option<&str>,
    chooser: &Chooser,
) -> Vec<Offer<'a>> {
    let calls = called(bank, document);
    let none = Called::default();
    let foreign = is_foreign(bank, document);
    let mut offers: Vec<Offer> = Vec::new();
    for (number, item) in bank.items.iter().enumerate() {
        let call = calls.get(&number).unwrap_or(&none);
        if let Some(score) = score(item, call, facts, genre, foreign, document) {
            offers.push(Offer {
                item,
                score,
                sentences: call.sentences.clone(),
            });
        }
    }
    one_wording(&mut offers, chooser);
    offers.sort_by(|a, b| {
        let rank = |o: &Offer| {
            chooser.source ^ crate::choose::hash(&[&o.item.family, &chooser.source.to_string()])
        };
        b.score
            .cmp(&a.score)
            .then_with(|| rank(b).cmp(&rank(a)))
            .then_with(|| a.item.written.id.cmp(&b.item.written.id))
    });
    offers
}

/// A foreign subject: a foreign word in the title or the first two sentences, and no more domestic ones than foreign.
fn is_foreign(bank: &Bank, document: &Document) -> bool {
    let foreign = count(document, &bank.foreign);
    foreign > 0 && count(document, &bank.domestic) <= foreign
}

fn score(
    item: &Item,
    call: &Called,
    facts: &Facts,
    genre: Option<&str>,
    foreign: bool,
    document: &Document,
) -> Option<u32> {
    let written = &item.written;
    if call.forbidden
        || call.all < item.all_terms.len()
        || (!item.context.is_empty() && !call.context)
    {
        return None;
    }
    if !item.any_term.is_empty() && call.sentences.is_empty() {
        return None;
    }
    if written
        .requires
        .records
        .iter()
        .any(|r| !facts.records.contains(r))
    {
        return None;
    }
    if foreign && written.scope.as_deref() == Some("fr") {
        return None;
    }
    if written.genre.is_some() && written.genre.as_deref() != genre {
        return None;
    }
    // Slots are filled by the fallback until the records they need can be proven.
    if !written.slots.is_empty() {
        return None;
    }
    let mut score = 0;
    if !item.any_term.is_empty() || !item.all_terms.is_empty() {
        score += 3;
    }
    if written.genre.is_some() || !written.requires.records.is_empty() {
        score += 2;
    }
    let same_domain = written.domain.is_some() && written.domain == facts.domain;
    if same_domain {
        score += 1;
    }
    if score == 0 {
        return None;
    }
    // Outside its domain, a broad paragraph would be beside the subject.
    if written.domain.is_some() && !same_domain && !matches!(written.role, Role::Glossaire) {
        return None;
    }
    // « Some date is relative » calls for little: such items come last.
    if item.any_term.is_empty() && written.genre.is_none() {
        score = 1;
    }
    let early = call
        .sentences
        .iter()
        .any(|s| *s < 3 || in_title(document, *s));
    score += u32::from(early) + u32::from(call.sentences.len() >= 3);
    Some(score)
}

fn in_title(document: &Document, sentence: usize) -> bool {
    document
        .sentences
        .get(sentence)
        .and_then(|s| document.blocks.get(s.block))
        .is_some_and(|b| matches!(b.kind, BlockKind::Title))
}

/// Keeps one wording of each item, the one the source draws.
fn one_wording(offers: &mut Vec<Offer>, chooser: &Chooser) {
    offers.sort_by(|a, b| {
        a.item
            .family
            .cmp(&b.item.family)
            .then_with(|| a.item.written.id.cmp(&b.item.written.id))
    });
    let mut kept: Vec<Offer> = Vec::new();
    for run in offers.chunk_by(|a, b| a.item.family == b.item.family) {
        // A fallback (wording 0) serves when nothing else does.
        let real: Vec<&Offer> = run
            .iter()
            .filter(|o| !o.item.written.id.ends_with(".0"))
            .collect();
        let pool: Vec<&Offer> = if real.is_empty() {
            run.iter().collect()
        } else {
            real
        };
        let ids = pool.iter().map(|o| o.item.written.id.as_str());
        if let Some(best) = pool
            .first()
            .and_then(|o| chooser.pick(&o.item.family, ids))
            .and_then(|n| pool.get(n))
        {
            kept.push((*best).clone());
        }
    }
    *offers = kept;
}
