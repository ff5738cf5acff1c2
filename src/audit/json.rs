//! Our own JSON read for the audit: metadata, sections and FAQ, as the contract lays them out.

use super::page::{Element, Node, Page};
use crate::error::{Error, Result};
use serde_json::Value;

/// Reads an article in JSON.
///
/// # Errors
/// When the text is not JSON or has no `metadata` and `sections`.
pub fn read(json: &str) -> Result<Page> {
    let value: Value =
        serde_json::from_str(json).map_err(|e| Error::new(format!("not JSON: {e}")))?;
    let (Some(meta), Some(sections)) = (value.get("metadata"), list(&value, "sections")) else {
        let error = Error::new("no article in this JSON");
        return Err(error.hint("`pigiste write --format json` writes one"));
    };
    let mut body = Vec::new();
    for section in sections {
        let level = section.get("level").and_then(Value::as_u64).unwrap_or(0);
        let heading = text(section, "heading");
        if !heading.is_empty() {
            body.push(leaf(&format!("h{}", level.clamp(2, 6)), heading));
        }
        for block in list(section, "blocks").unwrap_or_default() {
            body.push(read_block(block));
        }
    }
    for faq in list(&value, "faq").unwrap_or_default() {
        body.push(leaf("h3", text(faq, "question")));
        body.push(leaf("p", sentences(faq, "answer").join(" ")));
    }
    Ok(Page {
        title: text(meta, "title"),
        description: text(meta, "description"),
        h1: text(meta, "h1"),
        slug: text(meta, "slug"),
        lang: text(meta, "language"),
        keyphrase: text(meta, "keyphrase"),
        canonical: String::new(),
        body,
    })
}

fn read_block(block: &Value) -> Node {
    let texts = sentences(block, "sentences");
    let (name, inner) = match text(block, "kind").as_str() {
        "list" => ("ul", "li"),
        "quote" => ("blockquote", "p"),
        "table" => ("table", "td"),
        _ => return leaf("p", texts.join(" ")),
    };
    let children = texts.into_iter().map(|t| leaf(inner, t)).collect();
    Node::Element(Element::new(name, children))
}

fn leaf(name: &str, text: String) -> Node {
    Node::Element(Element::new(name, vec![Node::Text(text)]))
}

fn list<'a>(value: &'a Value, key: &str) -> Option<&'a [Value]> {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice)
}

fn text(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or("").to_string()
}

fn sentences(value: &Value, key: &str) -> Vec<String> {
    let sentences = list(value, key).unwrap_or_default();
    sentences.iter().map(|s| text(s, "text")).collect()
}
