//! The page as the audit sees it: the tree that the HTML templates write, without the detour
//! through HTML.

use super::page::{Block, Image, Item, Kind, Page};
use crate::audit::page::{Element, Node, Page as Audited};

/// The same body as `templates/pages/group.html` lays out.
pub(super) fn page(page: &Page) -> Audited {
    let mut body = Vec::new();
    for part in page.parts() {
        if let Some(heading) = &part.heading {
            body.push(leaf(&format!("h{}", part.level), heading));
        }
        for block in &part.blocks {
            body.extend(nodes(block));
        }
    }
    Audited {
        title: page.title.clone(),
        description: page.description.clone(),
        h1: page.h1.clone(),
        canonical: page.canonical.clone().unwrap_or_default(),
        slug: page.slug.clone(),
        lang: page.lang.clone(),
        keyphrase: page.keyphrase.clone(),
        body,
    }
}

fn element(name: &str, children: Vec<Node>) -> Node {
    Node::Element(Element::new(name, children))
}

fn leaf(name: &str, text: &str) -> Node {
    element(name, vec![Node::Text(text.to_string())])
}

fn nodes(block: &Block) -> Vec<Node> {
    let items = |name: &str| -> Vec<Node> {
        let items = block.items.iter();
        items.map(|item| element(name, inline(item))).collect()
    };
    match block.kind {
        Kind::Paragraph => items("p"),
        Kind::Quote => vec![element("blockquote", items("p"))],
        Kind::List => vec![element(
            if block.ordered { "ol" } else { "ul" },
            items("li"),
        )],
        Kind::Table => vec![table(block)],
        Kind::Figure => block.image.iter().map(figure).collect(),
    }
}

fn inline(item: &Item) -> Vec<Node> {
    let mut out = Vec::new();
    if !item.label.is_empty() {
        out.push(leaf("strong", &item.label));
        out.push(Node::Text(item.separator.clone()));
    }
    for run in &item.runs {
        let text = Node::Text(run.text.clone());
        out.push(match &run.url {
            Some(url) => Node::Element(Element::new("a", vec![text]).with("href", url.clone())),
            None => text,
        });
    }
    out
}

fn table(block: &Block) -> Node {
    let words = block.table.clone().unwrap_or_default();
    let head = vec![leaf("th", &words.label), leaf("th", &words.rest)];
    let mut rows = vec![leaf("caption", &words.caption), element("tr", head)];
    for item in &block.items {
        let rest: Vec<&str> = item.runs.iter().map(|run| run.text.as_str()).collect();
        let cells = vec![leaf("th", &item.label), leaf("td", &rest.concat())];
        rows.push(element("tr", cells));
    }
    element("table", rows)
}

fn figure(image: &Image) -> Node {
    let img = Element::new("img", Vec::new());
    let img = img
        .with("src", image.url.clone())
        .with("alt", image.alt.clone());
    let mut children = vec![Node::Element(img)];
    if !image.alt.is_empty() {
        children.push(leaf("figcaption", &image.alt));
    }
    element("figure", children)
}
