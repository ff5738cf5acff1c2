//! Markdown and MDX sources: blocks, links and images, with the place of every character kept.

mod blocks;
mod front;
mod prepare;
mod reader;

pub(crate) use front::{Front, read as read_front};
pub(crate) use prepare::prepare;

use super::document::{BlockKind, Link};
use super::trace::{Draft, Extract, Trace};
use pulldown_cmark::{Options, Parser};
use reader::Reader;

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
pub(crate) fn apply_front(
    front: Front,
    text: &str,
    at: u32,
    extract: &mut Extract,
) -> Option<Trace> {
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
