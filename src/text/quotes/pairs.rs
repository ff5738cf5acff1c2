//! Guillemets matched, in a block and over paragraphs.

use crate::text::document::BlockKind;
use crate::text::trace::{Draft, Trace};

/// A pair of quotation marks of a block, by index. A side is missing when the quotation goes on
/// from the paragraph before, or into the one after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub open: Option<usize>,
    pub close: Option<usize>,
    pub depth: u8,
}

/// What matching the marks of one block found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Matched {
    pub pairs: Vec<Pair>,
    /// Closing marks with no opening one.
    pub orphan_closes: Vec<usize>,
    /// Opening marks never closed.
    pub orphan_opens: Vec<usize>,
    /// True when the last quotation goes on in the next paragraph.
    pub carries: bool,
}

/// Matches the guillemets of a block. `carried`: the block before left a quotation open;
/// `goes_on`: the blocks after can close one.
pub(super) fn match_guillemets(trace: &Trace, carried: bool, goes_on: bool) -> Matched {
    let mut matched = Matched::default();
    let mut stack: Vec<Option<usize>> = Vec::new();
    let first_mark = trace
        .cells
        .iter()
        .position(|cell| matches!(cell.c, '«' | '»'));
    let reopened = first_mark.is_some_and(|i| trace.get(i) == '«' && i == 0);
    if carried && !reopened {
        stack.push(None);
    }
    for index in 0..trace.len() {
        match trace.get(index) {
            '«' => stack.push(Some(index)),
            '»' => match stack.pop() {
                Some(open) => {
                    let depth = u8::try_from(stack.len()).unwrap_or(u8::MAX);
                    matched.pairs.push(Pair {
                        open,
                        close: Some(index),
                        depth,
                    });
                }
                None => matched.orphan_closes.push(index),
            },
            _ => {}
        }
    }
    match stack.as_slice() {
        [only] if goes_on => {
            matched.carries = true;
            matched.pairs.push(Pair {
                open: *only,
                close: None,
                depth: 0,
            });
        }
        open => matched.orphan_opens.extend(open.iter().flatten()),
    }
    if !matched.orphan_opens.is_empty() {
        // Depths counted the orphans in.
        let orphans = matched.orphan_opens.clone();
        for pair in &mut matched.pairs {
            let outside = orphans
                .iter()
                .filter(|&&o| pair.open.is_some_and(|p| o < p))
                .count();
            pair.depth = pair
                .depth
                .saturating_sub(u8::try_from(outside).unwrap_or(u8::MAX));
        }
    }
    matched.pairs.sort_by_key(|pair| (pair.open, pair.depth));
    matched
}

/// True when one of the next blocks closes an open quotation: its first guillemet is » , or it
/// starts with « that is closed there or goes on in turn.
pub(crate) fn goes_on(drafts: &[Draft], from: usize, most: usize) -> bool {
    for draft in drafts.iter().skip(from).take(most) {
        if matches!(
            draft.kind,
            BlockKind::Heading(_) | BlockKind::Title | BlockKind::Code
        ) {
            return false;
        }
        let first = draft
            .trace
            .cells
            .iter()
            .position(|c| matches!(c.c, '«' | '»'));
        match first.map(|mark| (mark, draft.trace.get(mark))) {
            None => {}
            Some((_, '»')) => return true,
            Some((0, _)) => {
                let alone = match_guillemets(&draft.trace, false, true);
                if !alone.carries {
                    return alone.orphan_opens.is_empty();
                }
            }
            Some(_) => return false,
        }
    }
    false
}

/// The pairs of a block whose marks are repaired, inner “ ” included, as indices of cells.
pub(crate) fn pairs(trace: &Trace, carried: bool, next: bool) -> (Vec<Pair>, bool) {
    let matched = match_guillemets(trace, carried, next);
    let mut pairs = matched.pairs;
    let mut open: Option<usize> = None;
    for index in 0..trace.len() {
        match trace.get(index) {
            '“' => open = Some(index),
            '”' => {
                if let Some(start) = open.take() {
                    let around = pairs
                        .iter()
                        .filter(|p| {
                            p.open.is_none_or(|o| o < start) && p.close.is_none_or(|c| c > index)
                        })
                        .count();
                    pairs.push(Pair {
                        open: Some(start),
                        close: Some(index),
                        depth: u8::try_from(around).unwrap_or(u8::MAX),
                    });
                }
            }
            _ => {}
        }
    }
    pairs.sort_by_key(|pair| (pair.open, pair.depth));
    let silent = carried && !trace.cells.iter().any(|c| matches!(c.c, '«' | '»'));
    (pairs, matched.carries || (silent && next))
}
