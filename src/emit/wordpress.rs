//! WordPress: block markup as the block editor saves it.
//!
//! Blocks follow one another with nothing between: the block parser would file even a line end
//! there as a freeform block.

use super::escape::html as escaped;
use super::page::{Block, Item, Kind, Page};

/// The body as blocks, without the title, which WordPress keeps apart.
pub(super) fn write(page: &Page) -> String {
    let mut out = String::new();
    for part in page.parts() {
        if let Some(heading) = &part.heading {
            let attributes = if part.level == 3 {
                " {\"level\":3}"
            } else {
                ""
            };
            let (level, id) = (part.level, &part.id);
            out.push_str(&format!(
                "<!-- wp:heading{attributes} -->\n<h{level} class=\"wp-block-heading\" \
                 id=\"{id}\">{}</h{level}>\n<!-- /wp:heading -->",
                escaped(heading)
            ));
        }
        for block in &part.blocks {
            out.push_str(&write_block(block));
        }
    }
    out
}

fn write_block(block: &Block) -> String {
    match block.kind {
        Kind::Paragraph => block.items.iter().map(paragraph).collect(),
        Kind::Quote => {
            let inner: Vec<String> = block.items.iter().map(paragraph).collect();
            format!(
                "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\">{}</blockquote>\n\
                 <!-- /wp:quote -->",
                inner.join("\n\n")
            )
        }
        Kind::List => list(block),
        Kind::Table => table(block),
        Kind::Figure => figure(block),
    }
}

fn paragraph(item: &Item) -> String {
    format!(
        "<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->",
        line(item)
    )
}

fn list(block: &Block) -> String {
    let (attributes, tag) = if block.ordered {
        (" {\"ordered\":true}", "ol")
    } else {
        ("", "ul")
    };
    let items: Vec<String> = block
        .items
        .iter()
        .map(|item| {
            let line = line(item);
            format!("<!-- wp:list-item -->\n<li>{line}</li>\n<!-- /wp:list-item -->")
        })
        .collect();
    format!(
        "<!-- wp:list{attributes} -->\n<{tag} class=\"wp-block-list\">{}</{tag}>\n\
         <!-- /wp:list -->",
        items.join("\n\n")
    )
}

fn table(block: &Block) -> String {
    let words = block.table.clone().unwrap_or_default();
    let rows: String = block
        .items
        .iter()
        .map(|item| {
            let label = escaped(&item.label);
            format!(
                "<tr><td><strong>{label}</strong></td><td>{}</td></tr>",
                runs(item)
            )
        })
        .collect();
    format!(
        "<!-- wp:table {{\"hasFixedLayout\":false}} -->\n<figure class=\"wp-block-table\"><table>\
         <thead><tr><th>{}</th><th>{}</th></tr></thead><tbody>{rows}</tbody></table>\
         <figcaption class=\"wp-element-caption\">{}</figcaption></figure>\n<!-- /wp:table -->",
        escaped(&words.label),
        escaped(&words.rest),
        escaped(&words.caption)
    )
}

fn figure(block: &Block) -> String {
    let Some(image) = &block.image else {
        return String::new();
    };
    let (url, alt) = (escaped(&image.url), escaped(&image.alt));
    let caption = if image.alt.is_empty() {
        String::new()
    } else {
        format!("<figcaption class=\"wp-element-caption\">{alt}</figcaption>")
    };
    format!(
        "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img src=\"{url}\" alt=\"{alt}\"/>\
         {caption}</figure>\n<!-- /wp:image -->"
    )
}

fn line(item: &Item) -> String {
    if item.label.is_empty() {
        return runs(item);
    }
    let label = escaped(&item.label);
    format!("<strong>{label}</strong>{}{}", item.separator, runs(item))
}

fn runs(item: &Item) -> String {
    item.runs
        .iter()
        .map(|run| {
            let text = escaped(&run.text);
            match &run.url {
                Some(url) => format!("<a href=\"{}\">{text}</a>", escaped(url)),
                None => text,
            }
        })
        .collect()
}
