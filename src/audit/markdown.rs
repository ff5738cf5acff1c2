//! Markdown read for the audit: CommonMark with GFM tables, front matter included.

use super::page::{Element, Node, Page, slug_of};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

/// Elements nested deeper are flattened: no article needs them, and later walks are recursive.
const DEPTH: usize = 64;

/// Reads a Markdown article. Title, description, slug and keyphrase come from its front matter;
/// without one, the title is the first H1.
pub fn read(markdown: &str) -> Page {
    let text = markdown.trim_start_matches('\u{feff}');
    let (matter, body) = front_matter(text);
    let mut nodes = tree(body);
    let field = |names: &[&str]| {
        let found = names.iter().find_map(|name| {
            let pair = matter.iter().find(|(key, _)| key == name);
            pair.map(|(_, value)| value.clone())
        });
        found.unwrap_or_default()
    };
    let is_h1 = |node: &Node| matches!(node, Node::Element(e) if e.name == "h1");
    let mut h1 = field(&["h1"]);
    if let Some(at) = nodes.iter().position(is_h1)
        && let Node::Element(element) = nodes.remove(at)
    {
        h1 = element.text().trim().to_string();
    }
    let title = field(&["title"]);
    let canonical = field(&["canonical", "canonical_url", "url", "permalink"]);
    let slug = field(&["slug"]);
    Page {
        title: if title.is_empty() { h1.clone() } else { title },
        description: field(&["description", "summary", "excerpt"]),
        slug: if slug.is_empty() {
            slug_of(&canonical)
        } else {
            slug
        },
        canonical: if canonical.starts_with("http") {
            canonical
        } else {
            String::new()
        },
        lang: field(&["lang", "language"]),
        keyphrase: field(&["keyphrase", "focus_keyphrase"]),
        body: nodes,
        h1,
    }
}

/// The plain `key: value` and `key = value` lines of the front matter, and what follows it.
fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    for (fence, mark) in [("---", ':'), ("+++", '=')] {
        let mut lines = text.split_inclusive('\n');
        let mut at = match lines.next() {
            Some(first) if first.trim_end() == fence => first.len(),
            _ => continue,
        };
        let mut pairs = Vec::new();
        for line in lines {
            at += line.len();
            if line.trim_end() == fence {
                return (pairs, text.get(at..).unwrap_or(""));
            }
            if let Some((key, value)) = line.split_once(mark) {
                pairs.push((key.trim().to_string(), unquoted(value.trim())));
            }
        }
    }
    (Vec::new(), text)
}

/// A scalar without its quotation marks; the escapes of double-quoted ones are undone.
fn unquoted(value: &str) -> String {
    if let Some(inner) = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')) {
        let read: Result<String, _> = serde_json::from_str(&format!("\"{inner}\""));
        return read.unwrap_or_else(|_| inner.to_string());
    }
    let single = value.strip_prefix('\'').and_then(|v| v.strip_suffix('\''));
    single.map_or_else(|| value.to_string(), |inner| inner.replace("''", "'"))
}

/// The elements of a Markdown text; raw HTML is dropped.
fn tree(markdown: &str) -> Vec<Node> {
    let mut open: Vec<Element> = vec![Element::default()];
    let mut flattened = 0_usize;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(tag) if open.len() < DEPTH => open.push(element(&tag)),
            Event::Start(_) => flattened += 1,
            Event::End(_) if flattened > 0 => flattened -= 1,
            Event::End(_) => close(&mut open),
            Event::Text(text) => push(&mut open, Node::Text(text.to_string())),
            Event::Code(code) => {
                let text = Node::Text(code.to_string());
                push(&mut open, Node::Element(Element::new("code", vec![text])));
            }
            Event::SoftBreak => push(&mut open, Node::Text(" ".to_string())),
            Event::HardBreak => push(&mut open, Node::Element(Element::new("br", Vec::new()))),
            _ => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

fn push(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

/// Ends the innermost element; what an image holds is its alternative text.
fn close(open: &mut Vec<Element>) {
    if open.len() < 2 {
        return;
    }
    let Some(mut element) = open.pop() else {
        return;
    };
    if element.name == "img" {
        let alt = element.text();
        element.children.clear();
        element = element.with("alt", alt);
    }
    push(open, Node::Element(element));
}

fn element(tag: &Tag<'_>) -> Element {
    let name = match tag {
        Tag::Paragraph => "p",
        Tag::Heading { level, .. } => match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        },
        Tag::BlockQuote(_) => "blockquote",
        Tag::CodeBlock(_) => "pre",
        Tag::List(Some(_)) => "ol",
        Tag::List(None) => "ul",
        Tag::Item => "li",
        Tag::Table(_) => "table",
        Tag::TableHead | Tag::TableRow => "tr",
        Tag::TableCell => "td",
        Tag::Link { dest_url, .. } => {
            return Element::new("a", Vec::new()).with("href", dest_url.to_string());
        }
        Tag::Image { dest_url, .. } => {
            return Element::new("img", Vec::new()).with("src", dest_url.to_string());
        }
        Tag::HtmlBlock => "script",
        _ => "span",
    };
    Element::new(name, Vec::new())
}
