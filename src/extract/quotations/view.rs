//! A document as the readers of speech see it: which token is quoted, which is part of a name, whose.

use crate::extract::facts::{Entity, EntityType};
use crate::pattern::{MentionOf, Mentioned, Scene};
use crate::text::document::{BlockKind, Chunk, ChunkKind, Document, Marks, Span, Token};
use std::ops::Range;

/// No mention, no marks.
const NONE: u32 = u32::MAX;

/// A document with what is looked up for every token, computed once.
#[derive(Debug)]
pub struct View<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its entities.
    pub entities: &'a [Entity],
    /// Mentions of entities, figures and dates.
    pub scene: &'a [Mentioned],
    /// Token → outermost marks around it.
    quoted: Vec<u32>,
    /// Token → entity mention over it.
    named: Vec<u32>,
    /// Token → sentence.
    sentence: Vec<u32>,
    /// Outermost pairs of marks, as numbers of `document.marks`.
    pub outermost: Vec<usize>,
}

impl<'a> View<'a> {
    /// Computes the tables.
    pub fn new(document: &'a Document, entities: &'a [Entity], scene: &'a [Mentioned]) -> View<'a> {
        let size = document.tokens.len();
        let mut view = View {
            document,
            entities,
            scene,
            quoted: vec![NONE; size],
            named: vec![NONE; size],
            sentence: vec![0; size],
            outermost: Vec::new(),
        };
        let fill = |table: &mut [u32], range: Range<usize>, value: usize| {
            let value = u32::try_from(value).unwrap_or(NONE);
            for slot in table.get_mut(range).unwrap_or_default() {
                if *slot == NONE {
                    *slot = value;
                }
            }
        };
        for (number, marks) in document.marks.iter().enumerate() {
            if marks.depth == 0 {
                fill(&mut view.quoted, marks.tokens.clone(), number);
                view.outermost.push(number);
            }
        }
        for (number, mentioned) in scene.iter().enumerate() {
            if matches!(mentioned.of, MentionOf::Entity(..)) {
                fill(&mut view.named, mentioned.tokens.clone(), number);
            }
        }
        for (number, sentence) in document.sentences.iter().enumerate() {
            let value = u32::try_from(number).unwrap_or(NONE);
            for slot in view
                .sentence
                .get_mut(sentence.tokens.clone())
                .unwrap_or_default()
            {
                *slot = value;
            }
        }
        view
    }

    /// As patterns see it.
    pub fn scene(&self) -> Scene<'a> {
        Scene {
            document: self.document,
            mentions: self.scene,
        }
    }

    /// The token at this place.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.document.tokens.get(at)
    }

    /// Its text.
    pub fn form(&self, at: usize) -> &'a str {
        self.document.form(at)
    }

    /// The outermost marks around a token, as a number of `document.marks`.
    pub fn quoted(&self, at: usize) -> Option<usize> {
        known(&self.quoted, at)
    }

    /// The mention over a token: its tokens and entity.
    pub fn mention(&self, at: usize) -> Option<(&'a Range<usize>, EntityType, usize)> {
        let mentioned = self.scene.get(known(&self.named, at)?)?;
        match mentioned.of {
            MentionOf::Entity(kind, entity) => Some((&mentioned.tokens, kind, entity)),
            _ => None,
        }
    }

    /// Number of the sentence of a token.
    pub fn sentence(&self, at: usize) -> usize {
        self.sentence.get(at).map_or(0, |s| *s as usize)
    }

    /// Tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> Range<usize> {
        self.document
            .sentences
            .get(sentence)
            .map_or(0..0, |s| s.tokens.clone())
    }

    /// Number of the block of a sentence.
    pub fn block(&self, sentence: usize) -> usize {
        self.document.sentences.get(sentence).map_or(0, |s| s.block)
    }

    /// Tokens of a block.
    pub fn block_tokens(&self, block: usize) -> Range<usize> {
        let Some(sentences) = self.document.blocks.get(block).map(|b| b.sentences.clone()) else {
            return 0..0;
        };
        let start = self.tokens_of(sentences.start).start;
        let end = sentences
            .end
            .checked_sub(1)
            .map_or(start, |last| self.tokens_of(last).end);
        start..end.max(start)
    }

    /// True for running text: no title, heading, table or code.
    pub fn is_prose(&self, block: usize) -> bool {
        self.document.blocks.get(block).is_some_and(|b| {
            matches!(
                b.kind,
                BlockKind::Paragraph
                    | BlockKind::ListItem(_)
                    | BlockKind::Quote
                    | BlockKind::Summary
            )
        })
    }

    /// The marks of this number.
    pub fn marks(&self, number: usize) -> Option<&'a Marks> {
        self.document.marks.get(number)
    }

    /// Text of a range of tokens.
    pub fn text(&self, tokens: Range<usize>) -> &'a str {
        self.document.text_of(tokens)
    }

    /// Span of a range of tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.document.span_of(tokens)
    }

    /// True when the token is this mark.
    pub fn is(&self, at: usize, mark: &str) -> bool {
        self.form(at) == mark
    }

    /// Chunks that start at this token, the longer first.
    pub fn chunks_at(&self, at: usize) -> impl Iterator<Item = (usize, &'a Chunk)> {
        let chunks = &self.document.chunks;
        let from = chunks.partition_point(|c| c.tokens.start < at);
        chunks
            .iter()
            .enumerate()
            .skip(from)
            .take_while(move |(_, c)| c.tokens.start == at)
    }

    /// The chunk of this kind that starts here.
    pub fn chunk_at(&self, at: usize, kind: ChunkKind) -> Option<(usize, &'a Chunk)> {
        self.chunks_at(at).find(|(_, c)| c.kind == kind)
    }

    /// Chunks that start in a range of tokens.
    pub fn chunks_in(
        &self,
        tokens: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Chunk)> {
        let chunks = &self.document.chunks;
        let from = chunks.partition_point(|c| c.tokens.start < tokens.start);
        let to = chunks.partition_point(|c| c.tokens.start < tokens.end);
        chunks
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(move |(i, c)| (from + i, c))
    }

    /// The verb group over a token.
    pub fn verb_group(&self, at: usize) -> Option<(usize, &'a Chunk)> {
        self.chunk_over(at, ChunkKind::VerbGroup)
    }

    /// The noun phrase over a token.
    pub fn noun_phrase(&self, at: usize) -> Option<(usize, &'a Chunk)> {
        self.chunk_over(at, ChunkKind::NounPhrase)
    }

    /// The prepositional phrase over a token.
    pub fn prepositional_phrase(&self, at: usize) -> Option<(usize, &'a Chunk)> {
        self.chunk_over(at, ChunkKind::PrepositionalPhrase)
    }

    /// The last chunk of a kind that starts at most 30 tokens before and holds the token.
    fn chunk_over(&self, at: usize, kind: ChunkKind) -> Option<(usize, &'a Chunk)> {
        self.chunks_in(at.saturating_sub(30)..at + 1)
            .rev()
            .find(|(_, c)| c.kind == kind && c.tokens.contains(&at))
    }
}

fn known(table: &[u32], at: usize) -> Option<usize> {
    table
        .get(at)
        .copied()
        .filter(|value| *value != NONE)
        .map(|value| value as usize)
}
