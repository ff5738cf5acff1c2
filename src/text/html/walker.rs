//! The walk over a page: its blocks in order, its links and images.

use crate::text::document::{BlockKind, Link};
use crate::text::markdown::place_title;
use crate::text::trace::{Draft, Extract, Trace};
use dom_query::NodeRef;

/// A block, as text.
#[derive(Debug)]
pub(super) struct Found {
    kind: BlockKind,
    text: String,
}

/// Walks a tree and gathers blocks.
#[derive(Default)]
pub(super) struct Walker {
    blocks: Vec<Found>,
    links: Vec<Link>,
    images: Vec<Link>,
    current: String,
    linked: usize,
    heading: Option<u8>,
    lists: Vec<bool>,
    items: usize,
    quotes: usize,
    row: bool,
    code: usize,
    paragraph: usize,
}

/// What stands on the stack of the walk.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(String),
}

fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "head"
            | "button"
            | "form"
            | "select"
            | "input"
            | "textarea"
            | "object"
            | "video"
            | "audio"
            | "canvas"
            | "math"
            | "dialog"
            | "tags"
    )
}

/// Parts of a page that hold no article.
fn is_aside(name: &str, node: &NodeRef) -> bool {
    if matches!(name, "nav" | "footer" | "aside" | "sidemenu" | "menu") {
        return true;
    }
    if node.attr("hidden").is_some()
        || node
            .attr("aria-hidden")
            .is_some_and(|v| v.as_ref() == "true")
    {
        return true;
    }
    let role = node.attr("role").unwrap_or_default().to_ascii_lowercase();
    if matches!(
        role.as_str(),
        "navigation" | "complementary" | "contentinfo" | "search" | "dialog" | "banner"
    ) {
        return true;
    }
    let marks = format!(
        " {} {} ",
        node.attr("class").unwrap_or_default().to_ascii_lowercase(),
        node.attr("id").unwrap_or_default().to_ascii_lowercase()
    );
    [
        "sidemenu",
        "breadcrumb",
        "share",
        "social",
        "cookie",
        "newsletter",
        "related",
        "comments",
        "navbar",
        "pagination",
        "sr-only ",
    ]
    .iter()
    .any(|word| marks.contains(word))
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "body"
            | "header"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "blockquote"
            | "table"
            | "tr"
            | "pre"
            | "figure"
            | "figcaption"
            | "dl"
            | "dt"
            | "dd"
            | "hr"
            | "address"
            | "details"
            | "summary"
            | "tbody"
            | "thead"
            | "caption"
            | "layoutarticle"
            | "version"
    )
}

fn level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?.parse::<u8>().ok()?;
    (1..=6).contains(&digit).then_some(digit)
}

impl Walker {
    pub(super) fn walk(&mut self, root: &NodeRef, skip_asides: bool) {
        let mut steps = vec![Step::Enter(*root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Leave(name) => self.leave(&name),
                Step::Enter(node) => {
                    if node.is_text() {
                        self.text(&node.text());
                        continue;
                    }
                    let name = node.node_name().map(|n| n.to_ascii_lowercase());
                    if let Some(name) = name {
                        if is_hidden(&name) || (skip_asides && is_aside(&name, &node)) {
                            continue;
                        }
                        if name == "figcaption" && !in_quotation(&node) {
                            continue;
                        }
                        self.enter(&name, &node);
                        steps.push(Step::Leave(name));
                    }
                    let children = node.children();
                    steps.extend(children.into_iter().rev().map(Step::Enter));
                }
            }
        }
        self.flush();
    }

    fn text(&mut self, text: &str) {
        if self.code > 0 {
            self.current.push_str(text);
            return;
        }
        for c in text.chars() {
            // A no-break space counts, as it does in the text a reader copies.
            let space = c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
            if space {
                if !self.current.is_empty() && !self.current.ends_with(' ') {
                    self.current.push(' ');
                }
            } else {
                self.current.push(c);
            }
        }
    }

    fn enter(&mut self, name: &str, node: &NodeRef) {
        if is_block(name) {
            self.flush();
        }
        match name {
            "ul" => self.lists.push(false),
            "ol" => self.lists.push(true),
            "li" => self.items += 1,
            "blockquote" => self.quotes += 1,
            "tr" => self.row = true,
            "td" | "th" if !self.current.trim().is_empty() => self.current.push_str(" | "),
            "pre" => self.code += 1,
            "p" => self.paragraph += 1,
            "figcaption" => self.quotes += 1,
            "br" => self.text(" "),
            "img" => {
                if let Some(url) = node.attr("src").filter(|u| !u.starts_with("data:")) {
                    self.images.push(Link {
                        text: node.attr("alt").unwrap_or_default().to_string(),
                        url: url.to_string(),
                    });
                }
            }
            "a" => {
                let text = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
                self.linked += text.len();
                if let Some(url) = node.attr("href")
                    && !text.is_empty()
                    && !url.starts_with('#')
                {
                    self.links.push(Link {
                        text,
                        url: url.to_string(),
                    });
                }
            }
            _ => {}
        }
        if let Some(level) = level(name) {
            self.heading = Some(level);
        }
    }

    fn leave(&mut self, name: &str) {
        if is_block(name) {
            self.flush();
        }
        match name {
            "ul" | "ol" => {
                self.lists.pop();
            }
            "li" => self.items = self.items.saturating_sub(1),
            "blockquote" | "figcaption" => self.quotes = self.quotes.saturating_sub(1),
            "tr" => self.row = false,
            "pre" => self.code = self.code.saturating_sub(1),
            "p" => self.paragraph = self.paragraph.saturating_sub(1),
            _ => {}
        }
        if level(name).is_some() {
            self.heading = None;
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.current);
        let linked = std::mem::take(&mut self.linked);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let kind = if self.code > 0 {
            BlockKind::Code
        } else if let Some(level) = self.heading {
            BlockKind::Heading(level)
        } else if self.row {
            BlockKind::TableRow
        } else if self.items > 0 && !self.lists.is_empty() {
            BlockKind::ListItem(self.lists.last().copied().unwrap_or(false))
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        let stops = text.ends_with(['.', '!', '?', '…', ':', '»', '”', '"', ';']);
        let words = text.split_whitespace().count();
        // Menus and buttons: nothing but links.
        let menu = linked * 10 >= text.len() * 8 && !stops;
        // Loose text of a layout box, not of a paragraph; labels.
        let loose = kind == BlockKind::Paragraph && !stops && (words < 5 || self.paragraph == 0)
            || (kind == BlockKind::Paragraph && self.paragraph == 0 && words < 8);
        if (menu && matches!(kind, BlockKind::Paragraph | BlockKind::ListItem(_))) || loose {
            return;
        }
        self.blocks.push(Found {
            kind,
            text: text.to_string(),
        });
    }

    /// Words of paragraphs, items and quotations.
    pub(super) fn prose_words(&self) -> usize {
        self.blocks
            .iter()
            .filter(|b| !matches!(b.kind, BlockKind::Heading(_) | BlockKind::Code))
            .map(|b| b.text.split_whitespace().count())
            .sum()
    }

    /// True when this name signs a quotation.
    pub(super) fn quotes_someone(&self, name: &str) -> bool {
        self.blocks
            .iter()
            .any(|b| b.kind == BlockKind::Quote && b.text.contains(name))
    }

    /// Readability drops the level 1 heading; the page's own one is taken back.
    pub(super) fn take_heading(&mut self, page: &Walker) {
        let is_title = |b: &&Found| b.kind == BlockKind::Heading(1);
        if self.blocks.iter().find(is_title).is_none()
            && let Some(title) = page.blocks.iter().find(is_title)
        {
            self.blocks.insert(
                0,
                Found {
                    kind: title.kind,
                    text: title.text.clone(),
                },
            );
        }
    }

    /// Lays the blocks out as a text and hands them over.
    pub(super) fn finish(self, extract: &mut Extract, title: Option<String>) {
        extract.links = self.links;
        extract.images.extend(self.images);
        let mut at = 0u32;
        let mut lay = |text: &str, extract: &mut Extract| {
            if !extract.source.is_empty() {
                extract.source.push_str("\n\n");
                at += 2;
            }
            let trace = Trace::of(text, at);
            extract.source.push_str(text);
            at += u32::try_from(trace.len()).unwrap_or(0);
            trace
        };
        let own = self.blocks.iter().any(|b| b.kind == BlockKind::Heading(1));
        let shown = self
            .blocks
            .iter()
            .find(|b| b.kind == BlockKind::Heading(1))
            .map(|b| b.text.clone())
            .or_else(|| title.clone());
        let given = title.filter(|_| !own).map(|t| lay(&t, extract));
        for block in &self.blocks {
            // Readability leaves some titles in the text.
            if block.kind != BlockKind::Heading(1) && Some(&block.text) == shown.as_ref() {
                continue;
            }
            let trace = lay(&block.text, extract);
            extract.drafts.push(Draft::new(block.kind, trace));
        }
        place_title(extract, given);
    }
}

/// True for the caption of a figure that holds a quotation.
fn in_quotation(node: &NodeRef) -> bool {
    node.parent()
        .is_some_and(|figure| figure.children().iter().any(|c| c.has_name("blockquote")))
}
