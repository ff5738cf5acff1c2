//! Markdown: CommonMark with GFM tables, with front matter for a site generator or none.

use super::escape::{Place, markdown as escaped};
use super::front_matter::{self, FrontMatter};
use super::page::{Block, Item, Kind, Page};

/// The article in Markdown. Without front matter it opens with its H1; with it, the theme prints
/// the title.
pub(super) fn write(page: &Page, kind: FrontMatter) -> String {
    let mut out = front_matter::write(page, kind);
    let mut blocks: Vec<String> = Vec::new();
    if kind == FrontMatter::None {
        blocks.push(format!("# {}", escaped(&page.h1, Place::Inline)));
    }
    for part in page.parts() {
        if let Some(heading) = &part.heading {
            let marks = if part.level == 3 { "###" } else { "##" };
            blocks.push(format!("{marks} {}", escaped(heading, Place::Inline)));
        }
        blocks.extend(part.blocks.iter().filter_map(block));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&blocks.join("\n\n"));
    out.push('\n');
    out
}

fn block(block: &Block) -> Option<String> {
    let text = match block.kind {
        Kind::Paragraph => join(block, "\n\n", |_, item| line(item)),
        Kind::Quote => join(block, "\n>\n", |_, item| format!("> {}", line(item))),
        Kind::List if block.ordered => {
            join(block, "\n", |n, item| format!("{}. {}", n + 1, line(item)))
        }
        Kind::List => join(block, "\n", |_, item| format!("- {}", line(item))),
        Kind::Table => table(block),
        Kind::Figure => {
            let image = block.image.as_ref()?;
            format!("![{}]({})", escaped(&image.alt, Place::Inline), image.url)
        }
    };
    (!text.is_empty()).then_some(text)
}

fn join(block: &Block, glue: &str, write: impl Fn(usize, &Item) -> String) -> String {
    let items: Vec<String> = block
        .items
        .iter()
        .enumerate()
        .map(|(n, i)| write(n, i))
        .collect();
    items.join(glue)
}

/// An item as one line, label in bold.
fn line(item: &Item) -> String {
    if item.label.is_empty() {
        return runs(item, Place::LineStart);
    }
    let label = escaped(&item.label, Place::Inline);
    format!("**{label}**{}{}", item.separator, runs(item, Place::Inline))
}

fn runs(item: &Item, mut place: Place) -> String {
    let mut out = String::new();
    for run in &item.runs {
        match &run.url {
            Some(url) => {
                let text = escaped(&run.text, Place::Inline);
                out.push_str(&format!("[{text}]({url})"));
            }
            None => out.push_str(&escaped(&run.text, place)),
        }
        place = Place::Inline;
    }
    out
}

fn table(block: &Block) -> String {
    let words = block.table.clone().unwrap_or_default();
    let cell = |text: &str| escaped(text, Place::Inline);
    let mut lines = vec![
        format!("| {} | {} |", cell(&words.label), cell(&words.rest)),
        "| --- | --- |".to_string(),
    ];
    for item in &block.items {
        lines.push(format!(
            "| **{}** | {} |",
            cell(&item.label),
            runs(item, Place::Inline)
        ));
    }
    lines.join("\n")
}
