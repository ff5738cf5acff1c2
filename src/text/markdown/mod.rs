//! Markdown and MDX sources: blocks, links and images, with the place of every character kept.

mod front;
mod prepare;

pub(crate) use front::{Front, read as read_front};
pub(crate) use prepare::{Prepared, prepare};

use super::document::{BlockKind, Link};
use super::trace::{Draft, Extract, Trace};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads a Markdown source.
pub(crate) fn read(source: &str) -> Extract {
    let prepared = prepare(source);
    let mut extract = Extract {
        source: source.to_string(),
        marked_up: true,
        ..Extract::default()
    };
    let mut title = None;
    if let Some((text, at)) = &prepared.front {
        match read_front(text, prepared.toml) {
            Ok(front) => title = apply_front(front, text, *at, &mut extract),
            Err(message) => extract
                .notices
                .push(format!("front matter left out: {message}")),
        }
    }
    let mut reader = Reader::new(&prepared);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&prepared.text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.flush();
    extract.links.append(&mut reader.links);
    extract.images.append(&mut reader.images);
    extract.drafts = reader.drafts;
    place_title(&mut extract, title);
    extract
}

/// Metadata of the front matter; returns its title as a block.
pub(crate) fn apply_front(front: Front, text: &str, at: u32, extract: &mut Extract) -> Option<Trace> {
    extract.author = front.author;
    extract.date = front.date;
    extract.url = front.url;
    extract.brief = front.brief;
    extract.images.extend(front.image.map(|url| Link {
        text: String::new(),
        url,
    }));
    let title = front.title?;
    let found = text
        .find(&title)
        .map(|byte| text.get(..byte).unwrap_or("").chars().count());
    Some(match found {
        Some(chars) => Trace::of(&title, at + u32::try_from(chars).unwrap_or(0)),
        None => Trace {
            cells: Trace::of(&title, 0)
                .cells
                .into_iter()
                .map(|cell| super::trace::Cell { at, ..cell })
                .collect(),
        },
    })
}

/// The first level 1 heading before any prose is the title, else the one given; other level 1
/// headings are intermediate ones.
pub(crate) fn place_title(extract: &mut Extract, given: Option<Trace>) {
    let first = extract
        .drafts
        .iter()
        .position(|d| d.kind == BlockKind::Heading(1))
        .filter(|&i| {
            !extract
                .drafts
                .iter()
                .take(i)
                .any(|d| d.kind == BlockKind::Paragraph && d.trace.len() > 200)
        });
    let own = first.map(|index| extract.drafts.remove(index));
    for draft in &mut extract.drafts {
        if draft.kind == BlockKind::Heading(1) {
            draft.kind = BlockKind::Heading(2);
        }
    }
    let title = match (own, given) {
        (Some(mut own), _) => {
            own.kind = BlockKind::Title;
            Some(own)
        }
        (None, Some(given)) => Some(Draft::new(BlockKind::Title, given)),
        (None, None) => None,
    };
    if let Some(title) = title {
        extract.drafts.insert(0, title);
    }
    level_headings(&mut extract.drafts);
}

/// Heading levels from 2 on, without gaps at the top: a text that starts at level 5 was styled.
fn level_headings(drafts: &mut [Draft]) {
    let top = drafts
        .iter()
        .filter_map(|d| match d.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        })
        .min()
        .unwrap_or(2);
    for draft in drafts {
        if let BlockKind::Heading(level) = &mut draft.kind {
            *level = (*level + 2).saturating_sub(top).clamp(2, 6);
        }
    }
}

/// What the parser is inside of.
struct Reader<'a> {
    prepared: &'a Prepared,
    drafts: Vec<Draft>,
    links: Vec<Link>,
    images: Vec<Link>,
    current: Trace,
    heading: Option<u8>,
    lists: Vec<bool>,
    quotes: usize,
    in_row: bool,
    code: bool,
    footnote: bool,
    strong: usize,
    /// Characters of the block inside strong emphasis, and up to where its start is all strong.
    strong_until: usize,
    emphasis: usize,
    emphasis_until: usize,
    link: Option<(String, usize)>,
    linked: usize,
    image: Option<Link>,
    after_image: bool,
    html: String,
    html_bytes: Vec<usize>,
    in_html: bool,
}

impl<'a> Reader<'a> {
    fn new(prepared: &'a Prepared) -> Self {
        Reader {
            prepared,
            drafts: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            current: Trace::default(),
            heading: None,
            lists: Vec::new(),
            quotes: 0,
            in_row: false,
            code: false,
            footnote: false,
            strong: 0,
            strong_until: 0,
            emphasis: 0,
            emphasis_until: 0,
            link: None,
            linked: 0,
            image: None,
            after_image: false,
            html: String::new(),
            html_bytes: Vec::new(),
            in_html: false,
        }
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                let bytes = self.bytes_of(&text, &range);
                self.text(&text, &bytes);
            }
            Event::Code(text) => {
                // Between the marks line ends are spaces, and one space at both ends is dropped.
                let raw = self.prepared.text.get(range.clone()).unwrap_or("");
                let marks = raw.bytes().take_while(|b| *b == b'`').count();
                // … and the indentation of lists is gone: find each character in turn.
                let mut found = raw.char_indices().skip(marks).peekable();
                let mut bytes = Vec::with_capacity(text.len());
                let mut last = marks;
                for c in text.chars() {
                    let mut ahead = found.clone();
                    let next = ahead.find(|(_, r)| *r == c || (c == ' ' && matches!(r, '\n' | '\r')));
                    if let Some((byte, _)) = next {
                        last = byte;
                        found = ahead;
                    }
                    bytes.push(range.start + last);
                }
                self.text(&text, &bytes);
            }
            Event::SoftBreak | Event::HardBreak => {
                let at = self.prepared.place(range.start);
                self.current.push('\n', at);
            }
            Event::Html(text) => {
                self.html.push_str(&text);
                self.html_bytes.extend(self.bytes_of(&text, &range));
                if !self.in_html {
                    self.flush_html();
                }
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => {
                let at = self.prepared.place(range.start);
                self.current.push('\n', at);
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                if self.lists.is_empty() {
                    self.flush();
                }
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.in_html = true;
            }
            Tag::List(start) => {
                self.flush();
                self.lists.push(start.is_some());
            }
            Tag::Item | Tag::Table(_) => self.flush(),
            Tag::FootnoteDefinition(_) => {
                self.flush();
                self.footnote = true;
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.in_row = true;
            }
            Tag::TableCell => {
                if !self.current.is_blank() {
                    let at = self.prepared.place(range.start);
                    for c in " | ".chars() {
                        self.current.push(c, at);
                    }
                }
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => {
                self.link = Some((dest_url.to_string(), self.current.len()));
            }
            Tag::Image { dest_url, .. } => {
                self.image = Some(Link {
                    text: String::new(),
                    url: dest_url.to_string(),
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Table => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::HtmlBlock => {
                self.in_html = false;
                self.flush_html();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.footnote = false;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.flush();
                self.in_row = false;
            }
            TagEnd::Strong => {
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::Emphasis => {
                self.emphasis = self.emphasis.saturating_sub(1);
            }
            TagEnd::Link => {
                if let Some((url, start)) = self.link.take() {
                    let text: String = self
                        .current
                        .cells
                        .iter()
                        .skip(start)
                        .map(|cell| cell.c)
                        .collect();
                    self.linked += self.current.len().saturating_sub(start);
                    if !text.trim().is_empty() && !url.starts_with('#') {
                        self.links.push(Link { text, url });
                    }
                }
            }
            TagEnd::Image => {
                if let Some(image) = self.image.take() {
                    self.images.push(image);
                    self.after_image = true;
                }
            }
            _ => {}
        }
    }

    /// For each character of an event, its byte in the prepared source.
    fn bytes_of(&self, text: &str, range: &Range<usize>) -> Vec<usize> {
        let same = self.prepared.text.get(range.clone()) == Some(text);
        text.char_indices()
            .map(|(byte, _)| range.start + if same { byte } else { 0 })
            .collect()
    }

    /// Text, and the byte of the prepared source of each of its characters.
    fn text(&mut self, text: &CowStr, bytes: &[usize]) {
        if let Some(image) = &mut self.image {
            image.text.push_str(text);
            return;
        }
        let before = self.current.len();
        for (c, byte) in text.chars().zip(bytes) {
            self.current.push(c, self.prepared.place(*byte));
        }
        let only_space_since = |from: usize| {
            self.current
                .cells
                .get(from..before)
                .is_some_and(|cells| cells.iter().all(|c| c.c.is_whitespace()))
        };
        if self.strong > 0 && only_space_since(self.strong_until) {
            self.strong_until = self.current.len();
        }
        if self.emphasis > 0 && only_space_since(self.emphasis_until) {
            self.emphasis_until = self.current.len();
        }
    }

    /// Ends the current block.
    fn flush(&mut self) {
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
            let line_end = trace.cells.iter().position(|c| c.c == '\n').unwrap_or(length);
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
    fn flush_html(&mut self) {
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
        let hidden = ["<script", "<style", "<!--", "<iframe", "<svg", "<figcaption"]
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
        let stops = trace.cells.last().is_some_and(|c| matches!(c.c, '.' | '!' | '?' | '»'));
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
        let end = trace.cells.iter().rposition(|c| !stray(c.c)).map_or(0, |i| i + 1);
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
        if current == BlockKind::ListItem(false) && matches!(trace.get(0), '•' | '●' | '▪' | '◦' | '‣') {
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
