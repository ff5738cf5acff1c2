//! The type of the reading stage: a clean text with its blocks, sentences, tokens and chunks.
//!
//! All spans are byte ranges of [`Document::text`], the *clean* text: markup removed, typography
//! normalised (apostrophe « ’ », plain spaces, guillemets « … »). [`Document::source_span`] turns
//! them into offsets in characters of the source as decoded, for people and for JSON.

use crate::french::tags::{Features, Upos};
use compact_str::CompactString;
use std::ops::Range;

/// A byte range of the clean text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// A span; `end` is raised to `start` if it is before it.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Span { start, end }
    }

    /// As a range of `usize`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// True when `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when both share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span holding both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// True for a span of no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A stable hash of a folded word (lower case, apostrophe « ’ », no final elision mark), used to
/// compare words and lemmas fast. Made by [`key`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u64);

/// The key of a word or lemma: case and apostrophes folded, accents kept (FNV-1a, 64 bits).
pub fn key(word: &str) -> Key {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    let mut push = |c: char| {
        let mut buffer = [0u8; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            h = (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for c in word.chars() {
        match c {
            '\'' | '\u{2019}' | '\u{2018}' => push('’'),
            c if c.is_ascii() => push(c.to_ascii_lowercase()),
            c if c.is_uppercase() => c.to_lowercase().for_each(&mut push),
            c => push(c),
        }
    }
    Key(h)
}

/// Words as the contract counts them: white-space separated tokens holding a letter or digit.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|token| token.chars().any(char::is_alphanumeric))
        .count()
}

/// A token: a word, a number, an elided word with its apostrophe (« l’ », « qu’ »), a punctuation mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Lemma: lexicon lemma, or the form in lower case (names keep their capitals).
    pub lemma: CompactString,
    /// Part of speech.
    pub upos: Upos,
    /// Gender, number, person, verb form.
    pub features: Features,
    /// Key of the form.
    pub form_key: Key,
    /// Key of the lemma.
    pub lemma_key: Key,
    /// True when white space (or the start of the block) stands before it.
    pub spaced: bool,
    /// True when the lexicon does not know the form.
    pub unknown: bool,
}

/// What a block of the source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The title.
    Title,
    /// An intermediate heading, with its level (2 to 6).
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list; true in a numbered list.
    ListItem(bool),
    /// A block quotation.
    Quote,
    /// A summary bullet before the body (rule C2).
    Summary,
    /// A row of a table.
    TableRow,
    /// Code, kept but never read as French.
    Code,
}

/// A block: title, paragraph, list item … Noise, request line and foreign blocks are not in the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Its sentences, as a range of [`Document::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Where it stands, white space at both ends left out.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Its tokens, as a range of [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its chunks, as a range of [`Document::chunks`].
    pub chunks: Range<usize>,
}

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum ChunkKind {
    /// Noun phrase without its prepositional complements: determiner to last adjective or name.
    #[serde(rename = "NP")]
    NounPhrase,
    /// Verb group: clitics, negation, auxiliaries, adverbs between, participle or infinitive.
    #[serde(rename = "VG")]
    VerbGroup,
    /// Preposition and its noun phrase (or infinitive group). Overlaps the noun phrase it holds.
    #[serde(rename = "PP")]
    PrepositionalPhrase,
}

/// A chunk of a sentence. Chunks are ordered by first token, the longer first.
#[derive(Debug, Clone, PartialEq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Its tokens, as a range of [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Index in [`Document::tokens`] of its head: the noun, or the lexical verb of a verb group.
    pub head: usize,
    /// For a verb group: form of its finite (first) verb, compound tenses by their auxiliary.
    pub features: Features,
    /// For a verb group: true with « ne », « ni », « aucun » or the like.
    pub negated: bool,
    /// For a verb group: true when it is passive (être + past participle of a transitive verb).
    pub passive: bool,
    /// For a verb group: index of the chunk that is its subject.
    pub subject: Option<usize>,
}

/// A pair of quotation marks, after repair.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// What stands between the marks, white space trimmed.
    pub inner: Span,
    /// Marks included.
    pub outer: Span,
    /// Nesting depth: 0 for an outermost pair.
    pub depth: u8,
    /// Tokens between the marks.
    pub tokens: Range<usize>,
}

/// Clause: a stretch of a sentence between clause borders.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Its tokens, as a range of [`Document::tokens`].
    pub tokens: Range<usize>,
    /// True for a subordinate or relative clause (opened by a conjunction or relative pronoun).
    pub subordinate: bool,
}

/// A link or an image found in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Link {
    /// Visible text, or alternative text of an image.
    pub text: String,
    /// Address.
    pub url: String,
}

/// What the source says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceMetadata {
    /// Author, from front matter, page metadata or JSON.
    pub author: Option<String>,
    /// Date as written there.
    pub date: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Links of the body.
    pub links: Vec<Link>,
    /// Images of the body.
    pub images: Vec<Link>,
}

/// A piece of clean text and where it comes from in the source, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// First byte in the clean text.
    pub clean: u32,
    /// First character in the source.
    pub source: u32,
    /// True when the characters run on one by one; false when the whole run maps to `source`.
    pub linear: bool,
}

/// The source as read: clean text, its structure, its parse.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Clean text. Blocks are separated by a blank line.
    pub text: String,
    /// The text offsets refer to: the source as decoded; for HTML the extracted text, for JSON its
    /// `text`, then a blank line and its `title`.
    pub source: String,
    /// Map to the source, by increasing `clean`.
    pub runs: Vec<Run>,
    /// Language code, `fr`.
    pub language: String,
    /// What was asked with the text (rule C1).
    pub request: Option<crate::brief::Brief>,
    /// What the source says of itself.
    pub metadata: SourceMetadata,
    /// Blocks in order.
    pub blocks: Vec<Block>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Tokens in order.
    pub tokens: Vec<Token>,
    /// Chunks by first token.
    pub chunks: Vec<Chunk>,
    /// Clauses by first token.
    pub clauses: Vec<Clause>,
    /// Quotation marks by first byte.
    pub marks: Vec<Marks>,
    /// What the user should know of the reading: encoding guessed, blocks left out, marks repaired.
    pub notices: Vec<String>,
    /// Words of the source as read (contract: `source_words`).
    pub words: usize,
    /// Hash of the decoded source, for choices.
    pub hash: u64,
    /// SHA-256 of the source bytes, in hexadecimal, for the lock.
    pub digest: String,
}

impl Document {
    /// The clean text of a span; empty when it does not fit.
    pub fn str(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The clean text of a token.
    pub fn form(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.str(t.span))
    }

    /// The span of a range of tokens; empty for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The clean text of a range of tokens.
    pub fn text_of(&self, tokens: Range<usize>) -> &str {
        self.str(self.span_of(tokens))
    }

    /// Index of the sentence holding this byte of the clean text.
    pub fn sentence_at(&self, byte: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= byte);
        let index = after.checked_sub(1)?;
        (byte < self.sentences.get(index)?.span.end).then_some(index)
    }

    /// Index of the first token that starts at or after this byte.
    pub fn token_from(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The same place in characters of the source as decoded, end excluded.
    pub fn source_span(&self, span: Span) -> [usize; 2] {
        let start = self.source_offset(span.start, false);
        let end = self.source_offset(span.end, true);
        [start, end.max(start)]
    }

    /// One offset. `end` asks for the place just after the character before `byte`.
    fn source_offset(&self, byte: u32, end: bool) -> usize {
        let probe = if end { byte.saturating_sub(1) } else { byte };
        let index = self.runs.partition_point(|run| run.clean <= probe);
        let Some(run) = index.checked_sub(1).and_then(|i| self.runs.get(i)) else {
            return 0;
        };
        if !run.linear {
            return run.source as usize + usize::from(end);
        }
        let between = self
            .text
            .get(run.clean as usize..byte as usize)
            .unwrap_or("");
        run.source as usize + between.chars().count()
    }

    /// The chunks of a sentence.
    pub fn chunks_of(&self, sentence: usize) -> &[Chunk] {
        self.sentences
            .get(sentence)
            .and_then(|s| self.chunks.get(s.chunks.clone()))
            .unwrap_or(&[])
    }

    /// The outermost quotation marks holding this token, if any.
    pub fn marks_around(&self, token: usize) -> Option<&Marks> {
        self.marks
            .iter()
            .find(|m| m.depth == 0 && m.tokens.contains(&token))
    }
}
