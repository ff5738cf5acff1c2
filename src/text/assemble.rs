//! Clean blocks to the document: text and map to the source, tokens, sentences, quotation marks.

use super::document::{Block, BlockKind, Document, Marks, Run, Sentence, Span, Token, key};
use super::language::{self, Tally, Verdict};
use super::quotes::{self, Pair};
use super::rules::Rules;
use super::sentences::Cut;
use super::tokens::{Class, Piece};
use super::trace::{Draft, Trace};
use crate::error::{Error, Result};
use crate::french::tags::{Features, Upos};
use compact_str::CompactString;

/// A block cut into tokens.
struct Cooked {
    kind: BlockKind,
    trace: Trace,
    text: String,
    pieces: Vec<Piece>,
    pairs: Vec<Pair>,
}

/// Fills text, runs, blocks, sentences, tokens, marks, words and language.
///
/// # Errors
/// When the source is not French.
pub(crate) fn assemble(drafts: Vec<Draft>, rules: &Rules, doc: &mut Document) -> Result<()> {
    let mut cooked: Vec<Cooked> = Vec::with_capacity(drafts.len());
    let most = rules.limits.quotation.max_paragraphs;
    let mut carried = false;
    for index in 0..drafts.len() {
        let next = quotes::goes_on(&drafts, index + 1, most);
        let Some(draft) = drafts.get(index) else {
            break;
        };
        let text = draft.trace.text();
        if draft.kind == BlockKind::Code {
            cooked.push(Cooked {
                kind: draft.kind,
                trace: draft.trace.clone(),
                text,
                pieces: Vec::new(),
                pairs: Vec::new(),
            });
            continue;
        }
        if matches!(draft.kind, BlockKind::Heading(_) | BlockKind::Title) {
            carried = false;
        }
        let (pairs, goes_on) = quotes::pairs(&draft.trace, carried, next);
        carried = goes_on;
        let pieces = rules.tokens.cut(&text);
        cooked.push(Cooked {
            kind: draft.kind,
            trace: draft.trace.clone(),
            text,
            pieces,
            pairs,
        });
    }
    let cooked = keep_french(cooked, rules, &mut doc.notices)?;
    for block in cooked {
        push_block(&block, rules, doc);
    }
    Ok(())
}

/// A text of our own (a rewritten sentence) as a document: tokens, sentences and marks, nothing cleaned.
pub(crate) fn own(text: &str, rules: &Rules) -> Document {
    let trace = Trace::of(text, 0);
    let (pairs, _) = quotes::pairs(&trace, false, false);
    let mut doc = Document::default();
    let pieces = rules.tokens.cut(text);
    let block = Cooked {
        kind: BlockKind::Paragraph,
        text: text.to_string(),
        trace,
        pieces,
        pairs,
    };
    push_block(&block, rules, &mut doc);
    doc
}

/// Leaves foreign blocks out.
fn keep_french(
    cooked: Vec<Cooked>,
    rules: &Rules,
    notices: &mut Vec<String>,
) -> Result<Vec<Cooked>> {
    let limits = &rules.limits.language;
    let word_keys = |block: &Cooked| {
        block
            .pieces
            .iter()
            .filter(|p| p.class == Class::Word)
            .filter_map(|p| block.text.get(p.start..p.end))
            .map(key)
            .collect::<Vec<_>>()
    };
    let prose = |b: &&Cooked| b.kind != BlockKind::Code;
    let all = cooked.iter().filter(prose).flat_map(word_keys);
    let tally = Tally::of(all.take(limits.sample_words), &rules.languages);
    let text = || -> String {
        cooked
            .iter()
            .filter(prose)
            .flat_map(|b| [b.text.as_str(), "\n"])
            .collect()
    };
    let refused = |name: &str| {
        Err(Error::new(format!("the source is not French: {name}"))
            .hint("give a French text; a translation must be made before"))
    };
    let mut kept = Vec::with_capacity(cooked.len());
    let verdict = language::of_source(&tally, limits);
    if tally.words == 0 {
        if language::is_foreign_script(&text()) {
            return refused("another script");
        }
        return Ok(cooked);
    }
    // A foreign source may still hold French blocks; a doubt is settled by the model.
    let mut foreign_words = 0;
    let mut french_words = 0;
    let mut left_out: Vec<(String, String)> = Vec::new();
    let doubt = match verdict {
        Verdict::Doubt => {
            let text = text();
            if language::is_foreign_script(&text) {
                return refused("another script");
            }
            language::guess(&text)
        }
        _ => None,
    };
    if let Some(name) = doubt {
        return refused(&name);
    }
    for block in cooked {
        if block.kind == BlockKind::Code {
            kept.push(block);
            continue;
        }
        let tally = Tally::of(word_keys(&block).into_iter(), &rules.languages);
        match language::of_block(&tally, limits) {
            Verdict::Other(index) => {
                foreign_words += tally.words;
                let name = rules.languages.get(index).map_or("", |l| l.name.as_str());
                left_out.push((name.to_string(), block.text));
            }
            _ => {
                french_words += tally.words;
                kept.push(block);
            }
        }
    }
    if let Verdict::Other(index) = verdict
        && foreign_words > french_words
    {
        return refused(rules.languages.get(index).map_or("unknown", |l| &l.name));
    }
    for (name, text) in left_out {
        let short: String = text.chars().take(60).collect();
        notices.push(format!("block in {name} left out: {short}…"));
    }
    Ok(kept)
}

fn push_block(block: &Cooked, rules: &Rules, doc: &mut Document) {
    if !doc.text.is_empty() {
        doc.text.push_str("\n\n");
    }
    let base = doc.text.len();
    push_runs(&block.trace, base, doc);
    doc.text.push_str(&block.text);
    let block_index = doc.blocks.len();
    let first_sentence = doc.sentences.len();
    let first_token = doc.tokens.len();
    for piece in &block.pieces {
        doc.tokens.push(token(&block.text, piece, base));
    }
    // Pairs by cell to pairs by token.
    let mut bytes: Vec<usize> = Vec::new();
    if !block.pairs.is_empty() {
        let mut byte = 0;
        for cell in &block.trace.cells {
            bytes.push(byte);
            byte += cell.c.len_utf8();
        }
    }
    let piece_at = |cell: usize| -> Option<usize> {
        let byte = *bytes.get(cell)?;
        let index = block.pieces.partition_point(|p| p.start < byte);
        (block.pieces.get(index)?.start == byte).then_some(index)
    };
    let mut pairs: Vec<Pair> = Vec::with_capacity(block.pairs.len());
    for pair in &block.pairs {
        let open = pair.open.map(piece_at);
        let close = pair.close.map(piece_at);
        if matches!(open, Some(None)) || matches!(close, Some(None)) {
            continue;
        }
        pairs.push(Pair {
            open: open.flatten(),
            close: close.flatten(),
            depth: pair.depth,
        });
    }
    let ranges = if block.kind == BlockKind::Code {
        Vec::new()
    } else {
        Cut {
            text: &block.text,
            pieces: &block.pieces,
            pairs: &pairs,
            rules: &rules.tokens,
            limits: &rules.limits.quotation,
        }
        .sentences()
    };
    for range in ranges {
        let span = match (
            block.pieces.get(range.start),
            block.pieces.get(range.end - 1),
        ) {
            (Some(first), Some(last)) => Span::new(base + first.start, base + last.end),
            _ => continue,
        };
        doc.sentences.push(Sentence {
            span,
            block: block_index,
            tokens: first_token + range.start..first_token + range.end,
            chunks: 0..0,
        });
    }
    for pair in &pairs {
        let start = pair.open.map_or(0, |open| open + 1);
        let end = pair.close.unwrap_or(block.pieces.len());
        let outer_start = pair.open.unwrap_or(0);
        let (Some(first), Some(last)) = (
            block.pieces.get(start),
            end.checked_sub(1).and_then(|i| block.pieces.get(i)),
        ) else {
            continue;
        };
        if start >= end {
            continue;
        }
        let outer_first = block
            .pieces
            .get(outer_start)
            .map_or(first.start, |p| p.start);
        let outer_last = pair
            .close
            .and_then(|i| block.pieces.get(i))
            .map_or(last.end, |p| p.end);
        doc.marks.push(Marks {
            inner: Span::new(base + first.start, base + last.end),
            outer: Span::new(base + outer_first, base + outer_last),
            depth: pair.depth,
            tokens: first_token + start..first_token + end,
        });
    }
    if block.kind != BlockKind::Code {
        doc.words += block
            .text
            .split_whitespace()
            .filter(|w| w.chars().any(char::is_alphanumeric))
            .count();
    }
    doc.blocks.push(Block {
        kind: block.kind,
        span: Span::new(base, doc.text.len()),
        sentences: first_sentence..doc.sentences.len(),
    });
}

/// The map of a block to the source: a run for every break in its numbering.
fn push_runs(trace: &Trace, base: usize, doc: &mut Document) {
    let mut expected = None;
    let mut byte = base;
    for cell in &trace.cells {
        if expected != Some(cell.at) {
            doc.runs.push(Run {
                clean: u32::try_from(byte).unwrap_or(u32::MAX),
                source: cell.at,
                linear: true,
            });
        }
        expected = Some(cell.at.saturating_add(1));
        byte += cell.c.len_utf8();
    }
}

fn token(text: &str, piece: &Piece, base: usize) -> Token {
    let form = text.get(piece.start..piece.end).unwrap_or("");
    let upos = match piece.class {
        Class::Number => Upos::Num,
        Class::Punctuation => Upos::Punct,
        Class::Symbol => Upos::Sym,
        _ => Upos::X,
    };
    let lemma = if form.is_ascii() {
        let mut lemma = CompactString::new(form);
        lemma.make_ascii_lowercase();
        lemma
    } else {
        form.chars().flat_map(char::to_lowercase).collect()
    };
    let form_key = key(form);
    Token {
        span: Span::new(base + piece.start, base + piece.end),
        lemma_key: form_key,
        lemma,
        upos,
        features: Features::default(),
        form_key,
        spaced: piece.spaced,
        unknown: false,
    }
}
