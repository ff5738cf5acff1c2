//! Clean blocks to the document: text and map to the source, tokens, sentences, quotation marks.

use super::document::{Block, BlockKind, Document, Marks, Run, Sentence, Span, Token, key};
use super::quotes::{self, Pair};
use super::rules::Rules;
use super::sentences::Cut;
use super::tokens::{Class, Piece};
use super::trace::{Draft, Trace};
use crate::french::tags::{Features, Upos};
use compact_str::CompactString;

/// A block cut into tokens.
struct Cooked {
    kind: BlockKind,
    trace: Trace,
    text: String,
    pieces: Vec<Piece>,
    /// Spans are those of the block.
    tokens: Vec<Token>,
    pairs: Vec<Pair>,
}

/// Fills text, runs, blocks, sentences, tokens, marks and words.
pub(crate) fn assemble(drafts: Vec<Draft>, rules: &Rules, doc: &mut Document) {
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
                tokens: Vec::new(),
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
        let tokens = pieces.iter().map(|piece| token(&text, piece)).collect();
        cooked.push(Cooked {
            kind: draft.kind,
            trace: draft.trace.clone(),
            text,
            pieces,
            tokens,
            pairs,
        });
    }
    for block in cooked {
        push_block(block, rules, doc);
    }
}

fn push_block(block: Cooked, rules: &Rules, doc: &mut Document) {
    if !doc.text.is_empty() {
        doc.text.push_str("\n\n");
    }
    let base = doc.text.len();
    push_runs(&block.trace, base, doc);
    doc.text.push_str(&block.text);
    let block_index = doc.blocks.len();
    let first_sentence = doc.sentences.len();
    let first_token = doc.tokens.len();
    for mut token in block.tokens {
        token.span = Span::new(
            base + token.span.start as usize,
            base + token.span.end as usize,
        );
        doc.tokens.push(token);
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

fn token(text: &str, piece: &Piece) -> Token {
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
        span: Span::new(piece.start, piece.end),
        lemma_key: form_key,
        lemma,
        upos,
        features: Features::default(),
        form_key,
        spaced: piece.spaced,
        unknown: false,
    }
}
