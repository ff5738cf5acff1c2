//! Plain text: paragraphs by blank lines or single line ends, hard-wrapped lines joined, bullets.

use super::document::BlockKind;
use super::rules::Limits;
use super::trace::{Draft, Extract, Trace};

/// A line, its bullet or number taken off.
struct Line {
    trace: Trace,
    kind: BlockKind,
    /// A blank line stands before it.
    after_blank: bool,
    indented: bool,
}

/// Reads a plain text; `at` is the place of its first character in the source.
pub(crate) fn read(text: &str, limits: &Limits) -> Extract {
    Extract {
        source: text.to_string(),
        drafts: blocks(text, 0, limits),
        ..Extract::default()
    }
}

/// The blocks of a text whose first character stands at `at` in the source.
pub(crate) fn blocks(text: &str, at: u32, limits: &Limits) -> Vec<Draft> {
    let lines = lines(text, at);
    let width = lines.iter().map(|l| l.trace.len()).max().unwrap_or(0);
    let wrapped = width <= limits.wrap.max_width
        && width >= limits.wrap.min_width
        && lines.windows(2).any(|pair| match pair {
            [a, b] => !b.after_blank && b.kind == BlockKind::Paragraph && flows_on(a, b, width),
            _ => false,
        });
    let mut drafts: Vec<Draft> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        let mut trace = line.trace;
        let mut last_length = trace.len();
        while let Some(next) = lines.peek() {
            let bullet = next.kind != BlockKind::Paragraph;
            if next.after_blank || bullet {
                break;
            }
            let first_word = next
                .trace
                .cells
                .iter()
                .take_while(|c| !c.c.is_whitespace())
                .count();
            let stops = ends_like_a_sentence(&trace);
            let lower = next.trace.get(0).is_lowercase();
            let full = last_length + 1 + first_word > width.saturating_sub(1);
            let item_goes_on = line.kind != BlockKind::Paragraph && next.indented;
            let joined = (lower && !stops && last_length > 25)
                || (wrapped && full)
                || (item_goes_on && (lower || wrapped));
            if !joined {
                break;
            }
            let Some(next) = lines.next() else { break };
            last_length = next.trace.len();
            let place = next.trace.cells.first().map_or(0, |c| c.at);
            trace.push(' ', place.saturating_sub(1));
            trace.cells.extend(next.trace.cells);
        }
        let gap = lines.peek().is_none_or(|next| next.after_blank);
        drafts.push(Draft {
            kind: line.kind,
            trace,
            gap,
        });
    }
    single_numbers(&mut drafts);
    drafts
}

/// True when line `a` runs on into `b` as wrapped text does: full, and cut inside a sentence.
fn flows_on(a: &Line, b: &Line, width: usize) -> bool {
    let first_word = b
        .trace
        .cells
        .iter()
        .take_while(|c| !c.c.is_whitespace())
        .count();
    !ends_like_a_sentence(&a.trace)
        && a.trace.len() + 1 + first_word > width.saturating_sub(1)
        && a.trace.len() * 10 >= width * 7
}

fn ends_like_a_sentence(trace: &Trace) -> bool {
    trace
        .cells
        .iter()
        .rev()
        .map(|c| c.c)
        .find(|c| !c.is_whitespace() && !matches!(c, '»' | '"' | '”' | ')' | '\u{a0}'))
        .is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | ':'))
}

fn lines(text: &str, at: u32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut blank = true;
    let mut current = Trace::default();
    let mut close = |trace: &mut Trace, blank: &mut bool| {
        let indented = trace.get(0).is_whitespace();
        trace.trim();
        if trace.cells.is_empty() {
            *blank = true;
        } else {
            let mut trace = std::mem::take(trace);
            let kind = bullet(&mut trace);
            if trace.is_blank() {
                *blank = true;
                return;
            }
            lines.push(Line {
                trace,
                kind,
                after_blank: *blank,
                indented,
            });
            *blank = false;
        }
        trace.cells.clear();
    };
    for (c, place) in text.chars().zip(at..) {
        match c {
            '\n' | '\u{c}' | '\u{85}' | '\u{2028}' => close(&mut current, &mut blank),
            '\u{2029}' => {
                close(&mut current, &mut blank);
                blank = true;
            }
            '\r' => {}
            _ => current.push(c, place),
        }
    }
    close(&mut current, &mut blank);
    lines
}

/// Takes the bullet or the number off a line and says what the line is.
fn bullet(trace: &mut Trace) -> BlockKind {
    let first = trace.get(0);
    let second = trace.get(1);
    if matches!(
        first,
        '•' | '●' | '▪' | '◦' | '‣' | '∙' | '·' | '■' | '➢' | '➤' | '►' | '✓' | '✔'
    ) || (matches!(first, '-' | '*' | '–' | '+') && matches!(second, ' ' | '\t' | '\u{a0}'))
    {
        trace.cut(0..1);
        trace.trim();
        return BlockKind::ListItem(false);
    }
    let digits = trace
        .cells
        .iter()
        .take_while(|c| c.c.is_ascii_digit())
        .count();
    if (1..=2).contains(&digits)
        && matches!(trace.get(digits), '.' | ')')
        && matches!(trace.get(digits + 1), ' ' | '\t' | '\u{a0}')
    {
        return BlockKind::ListItem(true);
    }
    BlockKind::Paragraph
}

/// Numbered lines are items when two follow each other; one alone is a paragraph. Items lose their
/// number.
fn single_numbers(drafts: &mut [Draft]) {
    let numbered: Vec<bool> = drafts
        .iter()
        .map(|d| d.kind == BlockKind::ListItem(true))
        .collect();
    for (index, draft) in drafts.iter_mut().enumerate() {
        if !numbered.get(index).copied().unwrap_or(false) {
            continue;
        }
        let near = |i: Option<usize>| i.and_then(|i| numbered.get(i)).copied().unwrap_or(false);
        if near(index.checked_sub(1)) || near(Some(index + 1)) {
            let number = draft
                .trace
                .cells
                .iter()
                .take_while(|c| c.c.is_ascii_digit())
                .count();
            draft.trace.cut(0..number + 1);
            draft.trace.trim();
        } else {
            draft.kind = BlockKind::Paragraph;
        }
    }
}

/// Says which lines of a plain text are the title and headings, once request and noise are gone.
pub(crate) fn headings(drafts: &mut [Draft], limits: &Limits) {
    let bare = |trace: &Trace| {
        trace
            .cells
            .last()
            .is_some_and(|c| !matches!(c.c, '.' | ',' | ';' | ':' | '…' | '-' | '–'))
    };
    let lengths: Vec<(BlockKind, usize, bool)> = drafts
        .iter()
        .map(|d| (d.kind, d.trace.len(), ends_like_a_sentence(&d.trace)))
        .collect();
    for (index, draft) in drafts.iter_mut().enumerate() {
        if draft.kind != BlockKind::Paragraph || !bare(&draft.trace) {
            continue;
        }
        let length = draft.trace.len();
        let next = lengths.get(index + 1);
        if index == 0 {
            let next_length = next.map_or(0, |n| n.1);
            let spaced = draft.gap && next.is_some() && length <= limits.title.max_length;
            let unspaced = !draft.gap
                && length <= limits.title.max_length_unspaced
                && !ends_like_a_sentence(&draft.trace)
                && next.is_some_and(|n| n.0 == BlockKind::Paragraph && n.2)
                && next_length >= length * limits.title.times_shorter;
            if spaced || unspaced {
                draft.kind = BlockKind::Title;
            }
            continue;
        }
        let ends = ends_like_a_sentence(&draft.trace) && !draft.trace.text().ends_with('?');
        let opens = draft.trace.get(0).is_uppercase()
            || draft.trace.get(0) == '«'
            || draft.trace.get(0).is_ascii_digit();
        let prose_next = next
            .is_some_and(|n| n.0 == BlockKind::Paragraph && n.1 >= limits.heading.min_next && n.2);
        if length <= limits.heading.max_length && !ends && opens && prose_next {
            draft.kind = BlockKind::Heading(2);
        }
    }
}

/// A run of list items before any prose is a summary (rule C2).
pub(crate) fn summary(drafts: &mut [Draft]) {
    let start = drafts
        .iter()
        .position(|d| !matches!(d.kind, BlockKind::Title))
        .unwrap_or(0);
    let run = drafts
        .iter()
        .skip(start)
        .take_while(|d| matches!(d.kind, BlockKind::ListItem(false)))
        .count();
    let prose = drafts
        .get(start + run)
        .is_some_and(|d| d.kind == BlockKind::Paragraph);
    if run > 0 && prose {
        for draft in drafts.iter_mut().skip(start).take(run) {
            draft.kind = BlockKind::Summary;
        }
    }
}
