//! The document: paragraphs, sentences and tokens, with their offsets in the source.

use pigiste::text::document::{BlockKind, Document, Span, Token};
use pigiste::{Error, Result};
use serde::Serialize;
use std::fmt::Write;

#[derive(Serialize)]
struct View<'a> {
    language: &'a str,
    paragraphs: Vec<[usize; 2]>,
    sentences: Vec<[usize; 2]>,
    tokens: Vec<TokenView<'a>>,
    blocks: Vec<BlockView>,
    chunks: Vec<ChunkView>,
    notices: &'a [String],
}

#[derive(Serialize)]
struct TokenView<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    lemma: &'a str,
    upos: &'static str,
    gender: Option<pigiste::french::tags::Gender>,
    number: Option<pigiste::french::tags::Number>,
    tense: Option<&'static str>,
    person: Option<u8>,
}

#[derive(Serialize)]
struct BlockView {
    kind: BlockKind,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct ChunkView {
    kind: pigiste::text::document::ChunkKind,
    start: usize,
    end: usize,
    negated: bool,
}

/// The JSON of the contract, on one line: a long source has many tokens.
///
/// # Errors
/// When it cannot be serialised, which no document brings about.
pub fn json(document: &Document) -> Result<String> {
    let place = |span: Span| document.source_span(span);
    let view = View {
        language: &document.language,
        paragraphs: document.blocks.iter().map(|b| place(b.span)).collect(),
        sentences: document.sentences.iter().map(|s| place(s.span)).collect(),
        tokens: document.tokens.iter().map(|t| token(document, t)).collect(),
        blocks: document
            .blocks
            .iter()
            .map(|b| {
                let [start, end] = place(b.span);
                BlockView {
                    kind: b.kind,
                    start,
                    end,
                }
            })
            .collect(),
        chunks: document
            .chunks
            .iter()
            .map(|c| {
                let [start, end] = place(document.span_of(c.tokens.clone()));
                ChunkView {
                    kind: c.kind,
                    start,
                    end,
                    negated: c.negated,
                }
            })
            .collect(),
        notices: &document.notices,
    };
    let mut text =
        serde_json::to_string(&view).map_err(|e| Error::new(format!("cannot write JSON: {e}")))?;
    text.push('\n');
    Ok(text)
}

fn token<'a>(document: &'a Document, token: &'a Token) -> TokenView<'a> {
    let [start, end] = document.source_span(token.span);
    TokenView {
        text: document.str(token.span),
        start,
        end,
        lemma: &token.lemma,
        upos: token.upos.as_str(),
        gender: token.features.gender,
        number: token.features.number,
        tense: token.features.tense.map(|t| t.as_str()),
        person: token.features.person,
    }
}

/// One sentence a paragraph, one token a word with its tag, then its chunks.
pub fn text(document: &Document) -> String {
    let mut out = String::new();
    for (n, sentence) in document.sentences.iter().enumerate() {
        let kind = document.blocks.get(sentence.block).map(|b| b.kind);
        let kind = kind.map_or(String::new(), |k| format!("{k:?}").to_lowercase());
        let _ = writeln!(out, "{n} [{kind}] {}", document.str(sentence.span));
        let tagged: Vec<String> = sentence
            .tokens
            .clone()
            .filter_map(|i| Some((i, document.tokens.get(i)?)))
            .map(|(i, t)| format!("{}/{}/{}", document.form(i), t.lemma, t.upos.as_str()))
            .collect();
        let _ = writeln!(out, "    {}", tagged.join(" "));
        let chunks: Vec<String> = document
            .chunks_of(n)
            .iter()
            .map(|c| {
                let negated = if c.negated { " not" } else { "" };
                let subject = c.subject.and_then(|s| document.chunks.get(s));
                let subject = subject
                    .map(|s| format!(" of {}", document.text_of(s.tokens.clone())))
                    .unwrap_or_default();
                format!(
                    "[{:?}{negated} {}{subject}]",
                    c.kind,
                    document.text_of(c.tokens.clone())
                )
            })
            .collect();
        let _ = writeln!(out, "    {}", chunks.join(" "));
        let clauses: Vec<String> = document
            .clauses
            .iter()
            .filter(|c| sentence.tokens.contains(&c.tokens.start))
            .map(|c| format!("({})", document.text_of(c.tokens.clone())))
            .collect();
        let _ = writeln!(out, "    {}", clauses.join(" "));
    }
    for notice in &document.notices {
        let _ = writeln!(out, "notice: {notice}");
    }
    out
}
