//! Quotation marks: straight and curly ones made guillemets when paired, pairs matched over
//! paragraphs, broken ones cut out (rule C3). No mark is ever added.

use super::document::BlockKind;
use super::trace::{Cell, Draft, Trace};

/// A pair of quotation marks of a block, by index. A side is missing when the quotation goes on
/// from the paragraph before, or into the one after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub open: Option<usize>,
    pub close: Option<usize>,
    pub depth: u8,
}

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
    let loose_before = before.is_whitespace() || matches!(before, '(' | '[' | '’' | '«' | '“' | '—' | '–' | '/');
    let loose_after = after.is_whitespace()
        || matches!(after, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”' | '…');
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
fn unify_block(trace: &mut Trace, inside: bool, open: Option<usize>, close: Option<usize>) -> usize {
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
        let left = if trace.before(i) == ' ' { i.saturating_sub(1) } else { i };
        let right = if trace.get(i + 1) == ' ' { i + 2 } else { i + 1 };
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
            let (gone, left): (Vec<usize>, Vec<usize>) =
                marks.iter().copied().filter(single).partition(|&m| doubled(m));
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

/// What matching the marks of one block found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Matched {
    pairs: Vec<Pair>,
    /// Closing marks with no opening one.
    orphan_closes: Vec<usize>,
    /// Opening marks never closed.
    orphan_opens: Vec<usize>,
    /// True when the last quotation goes on in the next paragraph.
    carries: bool,
}

/// Matches the guillemets of a block. `carried`: the block before left a quotation open;
/// `goes_on`: the blocks after can close one.
fn match_guillemets(trace: &Trace, carried: bool, goes_on: bool) -> Matched {
    let mut matched = Matched::default();
    let mut stack: Vec<Option<usize>> = Vec::new();
    let first_mark = trace.cells.iter().position(|cell| matches!(cell.c, '«' | '»'));
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
            let outside = orphans.iter().filter(|&&o| pair.open.is_some_and(|p| o < p)).count();
            pair.depth = pair.depth.saturating_sub(u8::try_from(outside).unwrap_or(u8::MAX));
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

/// Where a sentence starts at or before `index`: after the last full stop, mark or closed
/// quotation before it, quotation marks left out of account.
fn sentence_start(trace: &Trace, index: usize) -> usize {
    let mut at = index;
    while at > 0 {
        let c = trace.before(at);
        let stops = matches!(c, '.' | '!' | '?' | '…') && trace.get(at).is_whitespace();
        if stops && !is_abbreviated(trace, at - 1) {
            return at;
        }
        at -= 1;
    }
    0
}

/// Where the sentence holding `index` ends: after its full stop and what closes with it.
fn sentence_end(trace: &Trace, index: usize) -> usize {
    let mut at = index;
    while at < trace.len() {
        let c = trace.get(at);
        let next = trace.get(at + 1);
        if matches!(c, '.' | '!' | '?' | '…') && next.is_whitespace() && !is_abbreviated(trace, at) {
            return at + 1;
        }
        at += 1;
    }
    trace.len()
}

/// « M. », « J. »: a full stop after one capital, or after a short word with no vowel.
fn is_abbreviated(trace: &Trace, stop: usize) -> bool {
    if trace.get(stop) != '.' {
        return false;
    }
    let mut start = stop;
    while start > 0 && trace.before(start).is_alphabetic() {
        start -= 1;
    }
    let word: String = (start..stop).map(|i| trace.get(i)).collect();
    let lower = word.to_lowercase();
    let vowel = lower.contains(['a', 'e', 'i', 'o', 'u', 'y', 'é', 'è', 'à']);
    match word.chars().count() {
        0 => false,
        1 => word.chars().all(char::is_uppercase),
        2..=3 => !vowel && word.chars().any(char::is_alphabetic) && word.chars().next().is_some_and(char::is_uppercase),
        _ => false,
    }
}

/// Pairs the guillemets of every block, cutting broken quotations out: an orphan » goes with what
/// stands between the sentence before it and the end of its sentence; an orphan « with its
/// sentence and what follows it up to the next quotation. Returns one notice a repair.
pub(crate) fn repair(drafts: &mut Vec<Draft>, most: usize) -> Vec<String> {
    let mut notices = Vec::new();
    // What is cut out of a paragraph may have closed the quotation of the one before: go over them
    // again until nothing changes. Every turn but the last drops a mark.
    loop {
        let before = (notices.len(), drafts.len());
        repair_once(drafts, most, &mut notices);
        drafts.retain(Draft::holds_text);
        if (notices.len(), drafts.len()) == before {
            return notices;
        }
    }
}

fn repair_once(drafts: &mut [Draft], most: usize, notices: &mut Vec<String>) {
    let mut carried = false;
    for index in 0..drafts.len() {
        let next = goes_on(drafts, index + 1, most);
        let Some(draft) = drafts.get_mut(index) else {
            break;
        };
        if draft.kind == BlockKind::Code {
            continue;
        }
        if matches!(draft.kind, BlockKind::Heading(_) | BlockKind::Title) {
            carried = false;
        }
        let mut matched = match_guillemets(&draft.trace, carried, next);
        // Each turn drops at least one mark.
        while let Some((range, what)) = broken(&draft.trace, &matched) {
            let cut: String = (range.start..range.end).map(|i| draft.trace.get(i)).collect();
            notices.push(format!("{what}, left out: {}", cut.trim()));
            draft.trace.cut(range);
            draft.trace.trim();
            matched = match_guillemets(&draft.trace, carried, next);
        }
        let silent = carried && !draft.trace.cells.iter().any(|c| matches!(c.c, '«' | '»'));
        carried = matched.carries || (silent && next);
    }
}

/// The first stretch to cut out of a block, and why.
fn broken(trace: &Trace, matched: &Matched) -> Option<(std::ops::Range<usize>, &'static str)> {
    if let Some(&close) = matched.orphan_closes.first() {
        let start = sentence_start(trace, close);
        // The closing mark may stand after the full stop of the quotation.
        let end = sentence_end(trace, close + 1);
        return Some((start..end, "closing quotation mark with no opening one"));
    }
    let &open = matched.orphan_opens.first()?;
    let start = sentence_start(trace, open);
    let next = (open + 1..trace.len()).find(|&i| trace.get(i) == '«');
    let end = match next {
        Some(next) => sentence_start(trace, next).max(open + 1),
        None => trace.len(),
    };
    // The next quotation stands in the same sentence: all of it goes.
    let end = if next.is_some() && end <= open + 1 {
        sentence_end(trace, next.unwrap_or(open))
    } else {
        end
    };
    Some((start..end, "opening quotation mark never closed"))
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
            ("thème de \"Cinq siècles\". Pourquoi ? \"Tout\", a-t-il", "thème de « Cinq siècles ». Pourquoi ? « Tout », a-t-il"),
            ("au côté droit \". Bien", "au côté droit \". Bien"),
            ("dit : \"au côté droit \". Bien", "dit : « au côté droit ». Bien"),
            ("un écran de 15\" et", "un écran de 15\" et"),
            ("“oui” et “non”", "« oui » et « non »"),
            ("« il a dit “oui” hier »", "« il a dit “oui” hier »"),
            ("« il a dit \"oui\" hier »", "« il a dit “oui” hier »"),
            ("un \"début sans fin", "un \"début sans fin"),
            ("(\"oui\")", "(« oui »)"),
            ("dit : « \"Triste fin. »", "dit : « Triste fin. »"),
            ("“Un. Deux.|Un “mot” et trois.”", "« Un. Deux.|Un “mot” et trois. »"),
            ("“Un. Deux.|Trois sans fin.", "“Un. Deux.|Trois sans fin."),
        ] {
            assert_eq!(unified(source), clean);
        }
    }

    #[test]
    fn broken_quotations_go() {
        let table: [(&[&str], &[&str], usize); 9] = [
            (
                &["Il a un Pixel 6. pour un livre », a-t-il écrit."],
                &["Il a un Pixel 6."],
                0,
            ),
            (&["Oui », dit M. Roy. Le maire part."], &["Le maire part."], 0),
            (&["A dit « oui ». Et « non »."], &["A dit « oui ». Et « non »."], 2),
            (&["« Un « deux » trois »."], &["« Un « deux » trois »."], 2),
            (
                &["Il ouvre. « Je viens, dit-il. Il part."],
                &["Il ouvre."],
                0,
            ),
            (
                &["Il ouvre. « Je viens, dit-il. Il dit « oui »."],
                &["Il ouvre. Il dit « oui »."],
                1,
            ),
            (&["Il dit : « Un.", "Deux. »"], &["Il dit : « Un.", "Deux. »"], 2),
            (&["Il dit : « Un.", "« Deux. »"], &["Il dit : « Un.", "« Deux. »"], 2),
            (&["« Un.", "« Deux.", "Trois."], &["Trois."], 0),
        ];
        for (source, clean, count) in table {
            let mut drafts: Vec<Draft> = source
                .iter()
                .map(|t| Draft::new(BlockKind::Paragraph, Trace::of(t, 0)))
                .collect();
            let notices = repair(&mut drafts, 6);
            drafts.retain(|d| !d.trace.is_blank());
            let left: Vec<String> = drafts.iter().map(|d| d.trace.text()).collect();
            assert_eq!(left, clean, "{source:?}");
            assert_eq!(notices.is_empty(), source == clean, "{source:?}");
            let mut found = 0;
            let mut carried = false;
            for index in 0..drafts.len() {
                let (pairs, next) = pairs(&drafts[index].trace, carried, goes_on(&drafts, index + 1, 6));
                carried = next;
                found += pairs.len();
            }
            assert_eq!(found, count, "{source:?}");
        }
    }
}
