//! Straight and curly marks made guillemets when they pair up.

use crate::text::document::BlockKind;
use crate::text::trace::{Cell, Draft, Trace};

/// A mark as its neighbours show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Open,
    Close,
    Either,
}

fn shape(trace: &Trace, index: usize) -> Shape {
    let before = trace.before(index);
    let after = trace.get(index + 1);
    let loose_before =
        before.is_whitespace() || matches!(before, '(' | '[' | '’' | '«' | '“' | '—' | '–' | '/');
    let loose_after = after.is_whitespace()
        || matches!(
            after,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”' | '…'
        );
    match (loose_before, loose_after) {
        (true, false) => Shape::Open,
        (false, true) => Shape::Close,
        (true, true) if !after.is_whitespace() => Shape::Close,
        _ => Shape::Either,
    }
}

/// Pairs of one straight or curly mark, in reading order.
fn pair_up(trace: &Trace, marks: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open: Option<usize> = None;
    for &index in marks {
        let shape = match trace.get(index) {
            '“' | '„' => Shape::Open,
            '”' if shape(trace, index) != Shape::Open => Shape::Close,
            _ => shape(trace, index),
        };
        open = match (open, shape) {
            (None, Shape::Close) => None,
            (None, _) => Some(index),
            (Some(_), Shape::Open) => Some(index),
            (Some(start), _) => {
                pairs.push((start, index));
                None
            }
        };
    }
    pairs
}

/// Straight and curly marks that pair up become « », or “ ” inside « ». Straight marks pair up in
/// one block; curly ones also over following paragraphs, a quotation of several paragraphs. Returns
/// how many straight marks stay alone.
pub(crate) fn unify(drafts: &mut [Draft], most: usize) -> usize {
    let over = curly_over_blocks(drafts, most);
    let mut alone = 0;
    let mut inside = false;
    for (index, draft) in drafts.iter_mut().enumerate() {
        if draft.kind == BlockKind::Code {
            continue;
        }
        let open = over.iter().find(|o| o.from == index).map(|o| o.open);
        let close = over.iter().find(|o| o.to == index).map(|o| o.close);
        alone += unify_block(&mut draft.trace, inside, open, close);
        inside = over.iter().any(|o| o.from <= index && index < o.to);
    }
    alone
}

/// A curly quotation that starts in a block and ends in a later one.
struct Over {
    from: usize,
    open: usize,
    to: usize,
    close: usize,
}

fn curly_over_blocks(drafts: &[Draft], most: usize) -> Vec<Over> {
    let mut found = Vec::new();
    let mut pending: Option<(usize, usize)> = None;
    for (index, draft) in drafts.iter().enumerate() {
        if !matches!(draft.kind, BlockKind::Paragraph | BlockKind::Quote) {
            pending = None;
            continue;
        }
        let marks: Vec<usize> = (0..draft.trace.len())
            .filter(|&i| matches!(draft.trace.get(i), '“' | '”' | '„'))
            .collect();
        if marks.is_empty() {
            continue;
        }
        let pairs = pair_up(&draft.trace, &marks);
        let orphans: Vec<usize> = marks
            .into_iter()
            .filter(|m| !pairs.iter().any(|(a, b)| a == m || b == m))
            .collect();
        pending = match (pending, orphans.as_slice()) {
            (Some((from, open)), [close])
                if draft.trace.get(*close) == '”' && index - from <= most =>
            {
                found.push(Over {
                    from,
                    open,
                    to: index,
                    close: *close,
                });
                None
            }
            (_, [open]) if draft.trace.get(*open) == '“' => Some((index, *open)),
            (pending, []) => pending,
            _ => None,
        };
    }
    found
}

/// Stands for a mark to drop.
const DROPPED: char = '\0';

/// The marks of one block. `inside`: a quotation of the blocks before holds its start; `open`,
/// `close`: marks of a quotation over several blocks.
fn unify_block(
    trace: &mut Trace,
    inside: bool,
    open: Option<usize>,
    close: Option<usize>,
) -> usize {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„');
    if !trace.cells.iter().any(|cell| is_mark(cell.c)) {
        return 0;
    }
    let mut depth = guillemet_depth(trace);
    if inside {
        let end = close.unwrap_or(trace.len());
        for d in depth.get_mut(..end).unwrap_or_default() {
            *d = d.saturating_add(1);
        }
    }
    if let Some(open) = open {
        for d in depth.get_mut(open + 1..).unwrap_or_default() {
            *d = d.saturating_add(1);
        }
    }
    let mut to: Vec<Option<char>> = vec![None; trace.len()];
    let mut set = |index: usize, c: char| {
        if let Some(slot) = to.get_mut(index) {
            *slot = Some(c);
        }
    };
    if let Some(open) = open {
        set(open, '«');
    }
    if let Some(close) = close {
        set(close, '»');
    }
    let mut alone = 0;
    // « "Un texte » : a straight mark that doubles a guillemet is dropped.
    let doubled = |i: usize| {
        let left = if trace.before(i) == ' ' {
            i.saturating_sub(1)
        } else {
            i
        };
        let right = if trace.get(i + 1) == ' ' {
            i + 2
        } else {
            i + 1
        };
        trace.before(left) == '«' || trace.get(right) == '»'
    };
    for straight in [true, false] {
        let marks: Vec<usize> = (0..trace.len())
            .filter(|&i| is_mark(trace.get(i)) && (trace.get(i) == '"') == straight)
            .filter(|&i| Some(i) != open && Some(i) != close)
            .collect();
        let pairs = pair_up(trace, &marks);
        if straight {
            let single = |m: &usize| !pairs.iter().any(|(a, b)| a == m || b == m);
            let (gone, left): (Vec<usize>, Vec<usize>) = marks
                .iter()
                .copied()
                .filter(single)
                .partition(|&m| doubled(m));
            alone = left.len();
            for index in gone {
                set(index, DROPPED);
            }
        }
        for (start, end) in pairs {
            let inner = depth.get(start).is_some_and(|d| *d > 0);
            let (left, right) = if inner { ('“', '”') } else { ('«', '»') };
            set(start, left);
            set(end, right);
        }
    }
    trace.cells = respaced(trace, &to);
    alone
}

/// The characters with marks replaced, one space inside « », none inside “ ”.
fn respaced(trace: &Trace, to: &[Option<char>]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(trace.len() + 16);
    for (index, &cell) in trace.cells.iter().enumerate() {
        let at = cell.at;
        match to.get(index).copied().flatten() {
            Some('«') => {
                cells.push(Cell { c: '«', at });
                if trace.get(index + 1) != ' ' {
                    cells.push(Cell { c: ' ', at });
                }
            }
            Some('»') => {
                if cells.last().is_some_and(|last| last.c != ' ') {
                    cells.push(Cell { c: ' ', at });
                }
                cells.push(Cell { c: '»', at });
            }
            Some('”') => {
                if cells.last().is_some_and(|last| last.c == ' ') {
                    cells.pop();
                }
                cells.push(Cell { c: '”', at });
            }
            Some(DROPPED) => {}
            Some(c) => cells.push(Cell { c, at }),
            None => {
                let after_inner = index > 0 && to.get(index - 1).copied().flatten() == Some('“');
                if !(cell.c == ' ' && after_inner) {
                    cells.push(cell);
                }
            }
        }
    }
    cells
}

/// For every character, how many balanced « » hold it.
fn guillemet_depth(trace: &Trace) -> Vec<u8> {
    let mut depth = vec![0u8; trace.len()];
    let mut stack = Vec::new();
    for index in 0..trace.len() {
        match trace.get(index) {
            '«' => stack.push(index),
            '»' => {
                if let Some(open) = stack.pop() {
                    for d in depth.get_mut(open..=index).unwrap_or_default() {
                        *d = d.saturating_add(1);
                    }
                }
            }
            _ => {}
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unified(text: &str) -> String {
        let mut drafts: Vec<Draft> = text
            .split('|')
            .map(|part| Draft::new(BlockKind::Paragraph, Trace::of(part, 0)))
            .collect();
        unify(&mut drafts, 6);
        let parts: Vec<String> = drafts.iter().map(|d| d.trace.text()).collect();
        parts.join("|")
    }

    #[test]
    fn marks_made_guillemets() {
        for (source, clean) in [
            ("Il dit \"oui\".", "Il dit « oui »."),
            ("l’\"exigence\" de", "l’« exigence » de"),
            (
                "thème de \"Cinq siècles\". Pourquoi ? \"Tout\", a-t-il",
                "thème de « Cinq siècles ». Pourquoi ? « Tout », a-t-il",
            ),
            ("au côté droit \". Bien", "au côté droit \". Bien"),
            (
                "dit : \"au côté droit \". Bien",
                "dit : « au côté droit ». Bien",
            ),
            ("un écran de 15\" et", "un écran de 15\" et"),
            ("“oui” et “non”", "« oui » et « non »"),
            ("« il a dit “oui” hier »", "« il a dit “oui” hier »"),
            ("« il a dit \"oui\" hier »", "« il a dit “oui” hier »"),
            ("un \"début sans fin", "un \"début sans fin"),
            ("(\"oui\")", "(« oui »)"),
            ("dit : « \"Triste fin. »", "dit : « Triste fin. »"),
            (
                "“Un. Deux.|Un “mot” et trois.”",
                "« Un. Deux.|Un “mot” et trois. »",
            ),
            ("“Un. Deux.|Trois sans fin.", "“Un. Deux.|Trois sans fin."),
        ] {
            assert_eq!(unified(source), clean);
        }
    }
}
