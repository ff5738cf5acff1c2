//! The end of a block: what kind it is, buttons and captions dropped, bold lines made headings.

use super::reader::Reader;
use crate::text::document::BlockKind;
use crate::text::trace::{Draft, Trace};

impl Reader<'_> {
    /// Ends the current block.
    pub(super) fn flush(&mut self) {
        let mut trace = std::mem::take(&mut self.current);
        let strong_until = std::mem::take(&mut self.strong_until);
        let emphasis_until = std::mem::take(&mut self.emphasis_until);
        let linked = std::mem::take(&mut self.linked);
        if trace.is_blank() {
            return;
        }
        let after_image = std::mem::take(&mut self.after_image);
        let kind = if self.code {
            BlockKind::Code
        } else if let Some(level) = self.heading {
            BlockKind::Heading(level)
        } else if self.in_row {
            BlockKind::TableRow
        } else if let Some(ordered) = self.lists.last() {
            BlockKind::ListItem(*ordered)
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        if self.footnote {
            return;
        }
        if kind == BlockKind::Paragraph {
            let length = trace.len();
            let stops = trace
                .cells
                .iter()
                .rev()
                .find(|c| !c.c.is_whitespace())
                .is_some_and(|c| matches!(c.c, '.' | '!' | '?' | '…' | ':' | '»'));
            // A button, or the caption of the image above.
            if linked * 10 >= length * 9 && !stops {
                return;
            }
            let shown = trace
                .cells
                .iter()
                .rposition(|c| !c.c.is_whitespace())
                .map_or(0, |i| i + 1);
            if after_image && emphasis_until >= shown && length < 200 {
                return;
            }
            // A bold line is a heading.
            let line_end = trace
                .cells
                .iter()
                .position(|c| c.c == '\n')
                .unwrap_or(length);
            let line_stops = matches!(
                trace.before(strong_until.min(line_end)),
                '.' | '!' | '…' | ',' | ';' | ':'
            );
            if strong_until > 0 && strong_until == line_end && line_end < 100 && !line_stops {
                let rest = trace.split_off(line_end);
                self.drafts.push(Draft::new(BlockKind::Heading(3), trace));
                trace = rest;
                if trace.is_blank() {
                    return;
                }
            }
        }
        if kind == BlockKind::Code {
            self.drafts.push(Draft::new(kind, trace));
            return;
        }
        for (kind, mut part) in split_bullets(kind, trace) {
            strip_marks(&mut part);
            let dash = matches!(part.get(0), '-' | '–') && part.get(1).is_whitespace();
            let kind = if kind == BlockKind::Paragraph && dash {
                part.cut(0..2);
                BlockKind::ListItem(false)
            } else {
                kind
            };
            if part.cells.iter().any(|c| c.c.is_alphanumeric()) {
                self.drafts.push(Draft::new(kind, part));
            }
        }
    }

    /// Text of an HTML block, its tags left out.
    pub(super) fn flush_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        let mut depth = false;
        let bytes = std::mem::take(&mut self.html_bytes);
        let mut trace = Trace::default();
        let lower = html.to_ascii_lowercase();
        // JSX components: their text stands in attributes.
        let component = html.contains("={")
            || html
                .split('<')
                .skip(1)
                .any(|tag| tag.starts_with(|c: char| c.is_ascii_uppercase()) && tag.contains('='));
        let hidden = [
            "<script",
            "<style",
            "<!--",
            "<iframe",
            "<svg",
            "<figcaption",
        ]
        .iter()
        .any(|tag| lower.trim_start().starts_with(tag));
        if hidden || component {
            return;
        }
        for (c, byte) in html.chars().zip(bytes) {
            match c {
                '<' => depth = true,
                '>' if depth => {
                    depth = false;
                    trace.push('\n', self.prepared.place(byte));
                }
                _ if !depth => trace.push(c, self.prepared.place(byte)),
                _ => {}
            }
        }
        trace.trim();
        let words = trace.text().split_whitespace().count();
        let stops = trace
            .cells
            .last()
            .is_some_and(|c| matches!(c.c, '.' | '!' | '?' | '»'));
        if words >= 8 && stops {
            self.drafts.push(Draft::new(BlockKind::Paragraph, trace));
        }
    }
}

/// Emphasis marks that CommonMark did not take for such: « ** Titre ** ».
fn strip_marks(trace: &mut Trace) {
    let stray = |c: char| matches!(c, '*' | '_') || c.is_whitespace();
    let marked = |trace: &Trace| {
        matches!(trace.get(0), '*' | '_') && matches!(trace.before(trace.len()), '*' | '_')
    };
    trace.trim();
    if marked(trace) {
        let end = trace
            .cells
            .iter()
            .rposition(|c| !stray(c.c))
            .map_or(0, |i| i + 1);
        trace.cells.truncate(end);
        let start = trace.cells.iter().position(|c| !stray(c.c)).unwrap_or(0);
        trace.cut(0..start);
    }
}

/// Lines of a paragraph that start with « • » are items of a list CommonMark does not see.
fn split_bullets(kind: BlockKind, mut trace: Trace) -> Vec<(BlockKind, Trace)> {
    let mut parts = Vec::new();
    let bullet_at = |trace: &Trace, from: usize| {
        (from..trace.len()).find(|&i| {
            matches!(trace.get(i), '•' | '●' | '▪' | '◦' | '‣') && trace.before(i) == '\n'
        })
    };
    let mut current = kind;
    loop {
        let next = bullet_at(&trace, usize::from(!parts.is_empty()));
        let rest = next.map(|i| trace.split_off(i));
        if current == BlockKind::ListItem(false)
            && matches!(trace.get(0), '•' | '●' | '▪' | '◦' | '‣')
        {
            trace.cut(0..1);
        }
        if !trace.is_blank() {
            parts.push((current, trace));
        }
        match rest {
            Some(rest) => {
                // Keep the bullet out of the next search.
                trace = rest;
                current = BlockKind::ListItem(false);
                if parts.is_empty() {
                    parts.push((kind, Trace::default()));
                }
            }
            None => break,
        }
    }
    parts.retain(|(_, part)| !part.is_blank());
    parts
}
