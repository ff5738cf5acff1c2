//! Characters that remember where they stand in the source: what every cleaning step works on.

use super::document::{BlockKind, Link};
use crate::brief::Brief;

/// A character and its place in the source, in characters. A character made of several keeps the
/// place of the first; one made out of nothing, the place of its neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub c: char,
    pub at: u32,
}

/// A text whose characters know their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trace {
    pub cells: Vec<Cell>,
}

impl Trace {
    /// The text `text`, its first character at `at` in the source.
    pub fn of(text: &str, at: u32) -> Trace {
        let mut trace = Trace::default();
        trace.push_str(text, at);
        trace
    }

    /// One more character.
    pub fn push(&mut self, c: char, at: u32) {
        self.cells.push(Cell { c, at });
    }

    /// More characters, that follow each other in the source.
    pub fn push_str(&mut self, text: &str, at: u32) {
        self.cells
            .extend(text.chars().zip(at..).map(|(c, at)| Cell { c, at }));
    }

    /// The characters alone.
    pub fn text(&self) -> String {
        self.cells.iter().map(|cell| cell.c).collect()
    }

    /// The character at `index`, a line end outside.
    pub fn get(&self, index: usize) -> char {
        self.cells.get(index).map_or('\n', |cell| cell.c)
    }

    /// The character before `index`, a line end outside.
    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\n', |i| self.get(i))
    }

    /// How many characters.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// True when nothing but white space is left.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.c.is_whitespace())
    }

    /// Drops the characters of a range, which may reach past the end.
    pub fn cut(&mut self, range: std::ops::Range<usize>) {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        self.cells.drain(start..end);
    }

    /// Drops white space at both ends.
    pub fn trim(&mut self) {
        let kept = |cell: &Cell| !cell.c.is_whitespace();
        let end = self.cells.iter().rposition(kept).map_or(0, |i| i + 1);
        self.cells.truncate(end);
        let start = self.cells.iter().position(kept).unwrap_or(0);
        self.cells.drain(..start);
    }

    /// What follows `index`, taken out.
    pub fn split_off(&mut self, index: usize) -> Trace {
        Trace {
            cells: self.cells.split_off(index.min(self.len())),
        }
    }
}

/// A block on its way to the document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub kind: BlockKind,
    pub trace: Trace,
    /// True when a blank line, or markup, ends the block; false for a single line end.
    pub gap: bool,
}

impl Draft {
    pub fn new(kind: BlockKind, trace: Trace) -> Draft {
        Draft {
            kind,
            trace,
            gap: true,
        }
    }

    /// True when a letter or digit is left, or when it is code.
    pub fn holds_text(&self) -> bool {
        self.kind == BlockKind::Code || self.trace.cells.iter().any(|c| c.c.is_alphanumeric())
    }
}

/// What a format reader makes of a source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extract {
    /// The text offsets refer to.
    pub source: String,
    pub drafts: Vec<Draft>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    pub links: Vec<Link>,
    pub images: Vec<Link>,
    pub brief: Option<Brief>,
    pub notices: Vec<String>,
    /// True when the format itself says what is a title or a heading.
    pub marked_up: bool,
}
