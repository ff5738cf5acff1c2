//! Parser events to blocks.

use super::prepare::Prepared;
use crate::text::document::Link;
use crate::text::trace::{Draft, Trace};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// What the parser is inside of.
pub(super) struct Reader<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) drafts: Vec<Draft>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Link>,
    pub(super) current: Trace,
    pub(super) heading: Option<u8>,
    pub(super) lists: Vec<bool>,
    pub(super) quotes: usize,
    pub(super) in_row: bool,
    pub(super) code: bool,
    pub(super) footnote: bool,
    pub(super) strong: usize,
    /// Characters of the block inside strong emphasis, and up to where its start is all strong.
    pub(super) strong_until: usize,
    pub(super) emphasis: usize,
    pub(super) emphasis_until: usize,
    pub(super) link: Option<(String, usize)>,
    pub(super) linked: usize,
    pub(super) image: Option<Link>,
    pub(super) after_image: bool,
    pub(super) html: String,
    pub(super) html_bytes: Vec<usize>,
    pub(super) in_html: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(prepared: &'a Prepared) -> Self {
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

    pub(super) fn event(&mut self, event: Event, range: Range<usize>) {
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
                    let next =
                        ahead.find(|(_, r)| *r == c || (c == ' ' && matches!(r, '\n' | '\r')));
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
}
