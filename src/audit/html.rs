//! HTML pages read for the audit: the head's metadata and the first `<article>`, else `<main>`,
//! else the body.

use super::page::{Element, Node, Page, slug_of};
use dom_query::{Document, NodeRef};

/// Elements nested deeper are dropped with all they hold: no article needs them, and every later
/// walk over the tree is recursive.
const DEPTH: usize = 256;

/// Reads a page. Anything is a page to an HTML parser, so nothing is refused.
pub fn read(html: &str) -> Page {
    let document = Document::from(html);
    let attribute = |selector: &str, name: &str| {
        let found = document.select_single(selector);
        let value = found.attr(name).map(|v| v.trim().to_string());
        value.unwrap_or_default()
    };
    let canonical = attribute("link[rel~=canonical]", "href");
    let mut page = Page {
        title: squeeze(&document.select_single("title").text()),
        description: attribute("meta[name=description]", "content"),
        slug: slug_of(&canonical),
        canonical,
        lang: attribute("html", "lang"),
        keyphrase: attribute("meta[name=keywords]", "content")
            .split(',')
            .next()
            .unwrap_or("")
            .trim()
            .to_string(),
        ..Page::default()
    };
    let root = ["article", "main", "body"]
        .into_iter()
        .find_map(|name| document.select_single(name).nodes().first().copied());
    if let Some(root) = root {
        page.body = children(root, DEPTH);
        if let Some(h1) = take_h1(&mut page.body) {
            page.h1 = squeeze(&h1.text());
        }
    }
    page
}

fn children(node: NodeRef<'_>, depth: usize) -> Vec<Node> {
    let mut out = Vec::new();
    if depth == 0 {
        return out;
    }
    for child in node.children_it(false) {
        if child.is_text() {
            out.push(Node::Text(child.text().to_string()));
        } else if child.is_element() {
            let name = child.node_name().unwrap_or_default().to_ascii_lowercase();
            let attributes = child.attrs().into_iter();
            out.push(Node::Element(Element {
                attributes: attributes
                    .map(|a| {
                        (
                            a.name.local.to_ascii_lowercase().to_string(),
                            a.value.to_string(),
                        )
                    })
                    .collect(),
                children: children(child, depth - 1),
                name,
            }));
        }
    }
    out
}

/// Takes the first H1 out of the tree, in document order.
fn take_h1(nodes: &mut Vec<Node>) -> Option<Element> {
    for index in 0..nodes.len() {
        let Some(Node::Element(element)) = nodes.get_mut(index) else {
            continue;
        };
        if element.name == "h1" {
            return match nodes.remove(index) {
                Node::Element(element) => Some(element),
                Node::Text(_) => None,
            };
        }
        if let Some(found) = take_h1(&mut element.children) {
            return Some(found);
        }
    }
    None
}

/// ASCII white space collapsed, as browsers do; no-break spaces stay.
fn squeeze(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r', '\u{c}']);
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    words.join(" ")
}
