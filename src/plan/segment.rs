//! Cutting the body into sections of even length where the subject changes.
//!
//! A dynamic programme over the borders between groups: the cost of a section grows with the square of
//! its distance from the wanted length; a border inside a paragraph, or between two groups that
//! share content words, costs more (the lexical cohesion of TextTiling, Hearst 1997).

use super::grouping::Group;
use crate::french::tags::Upos;
use crate::text::document::{Document, Key};
use std::collections::BTreeSet;

/// Content lemmas of a group.
pub fn content(document: &Document, sentences: impl Iterator<Item = usize>) -> BTreeSet<Key> {
    sentences
        .filter_map(|s| document.sentences.get(s))
        .flat_map(|s| document.tokens.get(s.tokens.clone()).unwrap_or(&[]))
        .filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb))
        .map(|t| t.lemma_key)
        .collect()
}

/// Cuts `groups` into runs of about `wanted` words; returns the index after the last group of each run.
pub fn cut(
    groups: &[&Group],
    contents: &[BTreeSet<Key>],
    wanted: usize,
    most: usize,
) -> Vec<usize> {
    let n = groups.len();
    if n == 0 {
        return Vec::new();
    }
    let wanted = wanted.max(1) as i64;
    // best[i]: least cost of cutting the first i groups, and where the last run starts.
    let mut best: Vec<(i64, usize)> = vec![(i64::MAX, 0); n + 1];
    if let Some(first) = best.first_mut() {
        *first = (0, 0);
    }
    for end in 1..=n {
        let mut words = 0i64;
        for start in (0..end).rev() {
            words += groups.get(start).map_or(0, |g| g.words) as i64;
            if words > most as i64 && start + 1 < end {
                break;
            }
            let before = best.get(start).map_or(i64::MAX, |b| b.0);
            if before == i64::MAX {
                continue;
            }
            let off = (words - wanted) * 100 / wanted;
            let cost = before + off * off / 100 + border(groups, contents, start);
            if let Some(slot) = best.get_mut(end).filter(|b| cost < b.0) {
                *slot = (cost, start);
            }
        }
    }
    let mut ends = Vec::new();
    let mut end = n;
    while end > 0 {
        ends.push(end);
        let start = best.get(end).map_or(0, |b| b.1);
        end = start.min(end - 1);
    }
    ends.reverse();
    ends
}

/// Cost of starting a section at this group.
fn border(groups: &[&Group], contents: &[BTreeSet<Key>], start: usize) -> i64 {
    let Some(before) = start.checked_sub(1) else {
        return 0;
    };
    let same_block = match (groups.get(before), groups.get(start)) {
        (Some(a), Some(b)) => a.block == b.block,
        _ => false,
    };
    let shared = match (contents.get(before), contents.get(start)) {
        (Some(a), Some(b)) => a.intersection(b).count() as i64,
        _ => 0,
    };
    10 + if same_block { 60 } else { 0 } + 8 * shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(block: usize, words: usize) -> Group {
        Group {
            statements: vec![],
            role: None,
            block,
            words,
            free: true,
        }
    }

    #[test]
    fn cuts_at_paragraphs_near_the_wanted_length() {
        let groups = [
            group(0, 60),
            group(0, 60),
            group(1, 50),
            group(1, 70),
            group(2, 20),
        ];
        let refs: Vec<&Group> = groups.iter().collect();
        let contents = vec![BTreeSet::new(); 5];
        assert_eq!(cut(&refs, &contents, 120, 250), [2, 5]);
    }

    #[test]
    fn nothing_to_cut() {
        assert!(cut(&[], &[], 120, 250).is_empty());
    }
}
