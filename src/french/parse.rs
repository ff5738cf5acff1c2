//! The parse of a document: tags, chunks, clauses, subjects, in that order.

use super::chunker::Chunker;
use super::tagger::Tagger;
use super::{clauses, subject};
use crate::error::Result;
use crate::files::Files;
use crate::text::document::Document;

/// The rules of the parser, compiled.
#[derive(Debug)]
pub struct Rules {
    /// Tags.
    pub tagger: Tagger,
    /// Chunks.
    pub chunker: Chunker,
}

impl Rules {
    /// Reads `rules/french/`.
    ///
    /// # Errors
    /// When a file is missing or wrong; says where.
    pub fn load(files: &Files) -> Result<Rules> {
        Ok(Rules {
            tagger: Tagger::load(files)?,
            chunker: Chunker::load(files)?,
        })
    }
}

/// Tags every token, then fills chunks, clauses and subjects. The document must have its sentences and tokens.
pub fn parse(document: &mut Document, rules: &Rules) {
    let tagged = rules.tagger.tag(document);
    rules.chunker.chunk(document, &tagged);
    clauses::split(document, &tagged, &rules.chunker);
    subject::attach(document, &tagged, &rules.chunker);
}
