//! Document: a source in text, Markdown, HTML or JSON, read into clean blocks, sentences and tokens.
//!
//! [`read`] is the whole stage but the parse. In order: bytes to characters ([`decode`]), the format
//! to blocks ([`plain`], [`markdown`], [`html`], [`json`]), typography, the request line, site noise,
//! titles and summaries, quotation marks, then language, tokens and sentences ([`assemble`]).
//!
//! Every character of the clean text keeps its place in the source. For text and Markdown that is
//! the source as decoded, byte order mark removed. For HTML it is the extracted text, for JSON the
//! `text` (then a blank line and the `title`): both stand in [`Document::source`].

mod assemble;
mod dateline;
mod decode;
pub mod document;
mod fold;
#[cfg(feature = "html")]
mod html;
mod input;
mod json;
mod labels;
mod language;
mod markdown;
mod noise;
mod plain;
mod quotes;
mod request;
pub mod rules;
mod sentences;
#[cfg(test)]
mod tests;
mod tokens;
mod trace;
mod typography;

pub use document::Document;
pub use input::Input;
pub use rules::Rules;

use crate::error::Result;
use document::{BlockKind, SourceMetadata};
use sha2::{Digest, Sha256};
use trace::{Cell, Draft, Extract};

/// Reads a source. Chunks, clauses and tags are left for the parse: lemmas are lower-case forms,
/// `upos` is X, NUM, PUNCT or SYM.
///
/// # Errors
/// When the source is too large, empty, no text, malformed JSON, or not French.
pub fn read(bytes: &[u8], input: Input, rules: &Rules) -> Result<Document> {
    let (text, encoding) = decode::decode(bytes, &rules.limits)?;
    let mut extract = match input {
        Input::Text => plain::read(&text, &rules.limits),
        Input::Markdown => markdown::read(&text),
        Input::Html => read_html(&text)?,
        Input::Json => json::read(&text, &rules.limits)?,
    };
    extract.notices.extend(encoding);
    for draft in &mut extract.drafts {
        if draft.kind != BlockKind::Code {
            typography::normalise(&mut draft.trace, &rules.tokens);
        }
    }
    extract.drafts.retain(|d| !d.trace.is_blank());
    let asked = rules.request.take(&mut extract);
    rules.noise.clean(&mut extract);
    take_datelines(&mut extract, rules);
    if !extract.marked_up {
        let labels = labels::drop_ends(&mut extract.drafts, &rules.limits.label);
        if !labels.is_empty() {
            let labels = labels.join(" | ");
            extract.notices.push(format!("labels left out: {labels}"));
        }
        plain::headings(&mut extract.drafts, &rules.limits);
    }
    drop_empty_headings(&mut extract.drafts);
    plain::summary(&mut extract.drafts);
    let limits = &rules.limits.language;
    let foreign = language::keep_french(&mut extract.drafts, &rules.languages, limits)?;
    extract.notices.extend(foreign);
    mend_quotations(&mut extract, rules);
    let request = match (extract.brief.take(), asked) {
        (Some(front), Some(asked)) => Some(front.overlaid(asked)),
        (front, asked) => front.or(asked),
    };
    let mut doc = Document {
        language: rules.languages.code.clone(),
        request,
        metadata: SourceMetadata {
            author: extract.author.take(),
            date: extract.date.take(),
            url: extract.url.take(),
            links: std::mem::take(&mut extract.links),
            images: std::mem::take(&mut extract.images),
        },
        notices: std::mem::take(&mut extract.notices),
        hash: document::key(&extract.source).0,
        digest: hexadecimal(&Sha256::digest(bytes)),
        source: std::mem::take(&mut extract.source),
        ..Document::default()
    };
    assemble::assemble(extract.drafts, rules, &mut doc);
    Ok(doc)
}

#[cfg(feature = "html")]
#[allow(clippy::unnecessary_wraps)]
fn read_html(text: &str) -> Result<Extract> {
    Ok(html::read(text))
}

#[cfg(not(feature = "html"))]
fn read_html(_text: &str) -> Result<Extract> {
    Err(crate::error::Error::new("this build reads no HTML")
        .hint("build it with the feature `html`, or give the text as .txt or .md"))
}

/// Moves datelines out of the first paragraphs.
fn take_datelines(extract: &mut Extract, rules: &Rules) {
    let paragraphs = extract
        .drafts
        .iter_mut()
        .filter(|d| d.kind == BlockKind::Paragraph)
        .enumerate();
    for (index, draft) in paragraphs {
        // Only a full date tells a dateline below the first paragraphs.
        if let Some(dateline) = rules.dateline.take(&mut draft.trace, index < 2) {
            extract.date = extract.date.take().or(dateline.date);
            break;
        }
    }
    extract.drafts.retain(|d| !d.trace.is_blank());
}

/// Drops headings with nothing under them: what stood there was no text.
fn drop_empty_headings(drafts: &mut Vec<Draft>) {
    let levels: Vec<Option<u8>> = drafts
        .iter()
        .map(|d| match d.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        })
        .collect();
    let mut index = 0;
    drafts.retain(|_| {
        let level = levels.get(index).copied().flatten();
        let empty = level.is_some_and(|level| {
            levels
                .iter()
                .skip(index + 1)
                .take_while(|next| next.is_none_or(|next| next > level))
                .all(Option::is_some)
        });
        index += 1;
        !empty
    });
}

/// Quotation marks to guillemets, then repair.
fn mend_quotations(extract: &mut Extract, rules: &Rules) {
    join_lone_marks(&mut extract.drafts);
    let most = rules.limits.quotation.max_paragraphs;
    let alone = quotes::unify(&mut extract.drafts, most);
    join_lone_marks(&mut extract.drafts);
    if alone > 0 {
        extract.notices.push(format!(
            "straight quotation marks that pair with none: {alone}"
        ));
    }
    let repairs = quotes::repair(&mut extract.drafts, most, &rules.tokens);
    extract.notices.extend(repairs);
}

/// A closing mark alone on its line belongs to the block before, an opening one that ends a block to
/// the block after; other blocks without a letter or digit go.
fn join_lone_marks(drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut opening: Option<Cell> = None;
    for mut draft in drafts.drain(..) {
        if let Some(open) = opening.take()
            && !matches!(draft.trace.get(0), '«' | '“' | '"')
        {
            let space = Cell {
                c: ' ',
                at: open.at,
            };
            draft.trace.cells.splice(0..0, [open, space]);
        }
        let text_end = draft
            .trace
            .cells
            .iter()
            .rposition(|c| c.c.is_alphanumeric());
        let tail = text_end.map_or(0, |i| i + 1)..draft.trace.len();
        let open = tail
            .clone()
            .find(|&i| matches!(draft.trace.get(i), '«' | '“'));
        let closed = tail
            .into_iter()
            .any(|i| matches!(draft.trace.get(i), '»' | '”'));
        if let Some(open) = open
            && !closed
            && draft.kind != BlockKind::Code
        {
            opening = draft.trace.cells.get(open).copied();
            draft.trace.cells.truncate(open);
            draft.trace.trim();
        }
        if draft.holds_text() {
            kept.push(draft);
            continue;
        }
        let closes = matches!(draft.trace.get(0), '»' | '”' | '"');
        if let (true, Some(last)) = (closes, kept.last_mut()) {
            let at = draft.trace.cells.first().map_or(0, |c| c.at);
            last.trace.push(' ', at);
            last.trace.cells.extend(draft.trace.cells);
        }
    }
    *drafts = kept;
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// A sentence of our own as a document: tokens, sentences and marks, nothing cleaned, not parsed.
pub fn sentence(text: &str, rules: &Rules) -> Document {
    let mut doc = Document::default();
    let draft = trace::Draft::new(BlockKind::Paragraph, trace::Trace::of(text, 0));
    assemble::assemble(vec![draft], rules, &mut doc);
    doc
}
