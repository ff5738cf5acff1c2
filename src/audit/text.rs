//! The text of a page: blocks in order, their sentences, their words.

use super::fold;
use super::page::{Element, Node};
use super::rules::Rules;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of this level.
    Heading(u8),
    /// Running text, in a `<p>` or bare.
    Paragraph,
}

/// A run of text that a reader sees as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Inside a list.
    pub listed: bool,
    /// Inside a table.
    pub tabled: bool,
    /// Inside a caption.
    pub caption: bool,
    /// Nothing but one link.
    pub link_only: bool,
    /// Text as it stands, line breaks as `\n`.
    pub text: String,
    /// Its sentences that hold a word.
    pub sentences: Vec<Sentence>,
    /// Its sentences, those without a word (« […] ») counted too.
    pub pieces: usize,
}

/// A sentence of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// As it stands, trimmed.
    pub text: String,
    /// Words, punctuation off their ends.
    pub words: Vec<String>,
}

/// Reads the blocks of a tree.
pub fn blocks(nodes: &[Node], rules: &Rules) -> Vec<Block> {
    let mut reader = Reader {
        rules,
        out: Vec::new(),
        buffer: String::new(),
        linked: 0,
        breaks: 0,
        place: Place::default(),
    };
    reader.walk(nodes);
    reader.flush();
    reader.out
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    heading: u8,
    listed: bool,
    tabled: bool,
    caption: bool,
    link: bool,
}

struct Reader<'a> {
    rules: &'a Rules,
    out: Vec<Block>,
    buffer: String,
    /// Characters of the buffer inside links.
    linked: usize,
    /// Line breaks in a row.
    breaks: usize,
    place: Place,
}

impl Reader<'_> {
    fn walk(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => {
                    if !text.trim().is_empty() {
                        self.breaks = 0;
                    }
                    if self.place.link {
                        self.linked += text.chars().filter(|c| !c.is_whitespace()).count();
                    }
                    self.buffer.push_str(text);
                }
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let name = element.name.as_str();
        let before = self.place;
        if let Some(level) = heading_level(name) {
            self.flush();
            self.place.heading = level;
            self.walk(&element.children);
            self.flush();
        } else if name == "br" {
            self.breaks += 1;
            if self.breaks > 1 {
                self.flush();
            } else {
                self.buffer.push('\n');
            }
        } else if self.rules.skipped_blocks.contains(name) {
            self.flush();
        } else if self.rules.skipped.contains(name) {
        } else if self.rules.blocks.contains(name) {
            self.flush();
            self.place.listed |= matches!(name, "ul" | "ol");
            self.place.tabled |= name == "table";
            self.place.caption |= name == "figcaption";
            self.walk(&element.children);
            self.flush();
        } else {
            self.place.link |= name == "a";
            self.walk(&element.children);
        }
        self.place = before;
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.buffer);
        let linked = std::mem::take(&mut self.linked);
        self.breaks = 0;
        if text.trim_matches([' ', '\t', '\n', '\r']).is_empty() {
            return;
        }
        let visible = text.chars().filter(|c| !c.is_whitespace()).count();
        let place = self.place;
        self.out.push(Block {
            kind: match place.heading {
                0 => BlockKind::Paragraph,
                level => BlockKind::Heading(level),
            },
            listed: place.listed,
            tabled: place.tabled,
            caption: place.caption,
            link_only: linked == visible && linked > 0,
            sentences: sentences(&text, self.rules),
            pieces: pieces(&text, self.rules).len(),
            text,
        });
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Splits a block into its sentences that hold a word.
pub fn sentences(text: &str, rules: &Rules) -> Vec<Sentence> {
    let sentences = pieces(text, rules).into_iter().map(|piece| Sentence {
        text: piece.trim().to_string(),
        words: words(piece).map(str::to_string).collect(),
    });
    sentences.filter(|s| !s.words.is_empty()).collect()
}

/// Splits a block into sentences, white space at their ends included.
pub fn pieces<'a>(text: &'a str, rules: &Rules) -> Vec<&'a str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut push = |piece: &'a str| {
        if !piece.trim().is_empty() {
            out.push(piece);
        }
    };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        let (mut last, mut end) = (c, at + c.len_utf8());
        while let Some((i, next)) = chars.next_if(|(_, next)| is_stop(*next)) {
            (last, end) = (next, i + next.len_utf8());
        }
        let rest = text.get(end..).unwrap_or("");
        let closers: usize = rest
            .chars()
            .take_while(|c| is_closer(*c))
            .map(char::len_utf8)
            .sum();
        let after = rest.get(closers..).unwrap_or("");
        let next = after.trim_start();
        if next.len() == after.len() && !next.is_empty() {
            continue;
        }
        let firm = matches!(last, '?' | '!') && closers == 0;
        let piece = text.get(start..at).unwrap_or("");
        if (firm || next.chars().next().is_none_or(may_begin))
            && !(last == '.' && is_abbreviated(piece, next, rules))
        {
            push(text.get(start..end + closers).unwrap_or(""));
            start = end + closers;
        }
    }
    push(text.get(start..).unwrap_or(""));
    out
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…')
}

fn is_closer(c: char) -> bool {
    matches!(c, '»' | '”' | '"' | ')' | ']')
}

/// True for a character that a sentence may begin with.
fn may_begin(c: char) -> bool {
    c.is_uppercase()
        || c.is_numeric()
        || matches!(
            c,
            '«' | '»' | '“' | '”' | '"' | '\'' | '‘' | '’' | '(' | '['
        )
}

/// True when the full stop after `piece` belongs to an abbreviation, to the first of two initials
/// or to an address.
fn is_abbreviated(piece: &str, next: &str, rules: &Rules) -> bool {
    let token = piece
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '[' | '’' | '\''))
        .next()
        .unwrap_or("");
    let initial = |t: &str| t.chars().count() == 1 && t.chars().all(char::is_uppercase);
    let mut following = next.chars();
    let second_initial =
        following.next().is_some_and(char::is_uppercase) && following.next() == Some('.');
    let token_folded = fold(token);
    let address = token_folded
        .rsplit_once('.')
        .is_some_and(|(_, ending)| rules.domains.contains(ending));
    rules.abbreviations.contains(&token_folded) || (initial(token) && second_initial) || address
}

/// The words of a text: pieces between white space with punctuation off their ends.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(char::is_whitespace)
        .map(|word| word.trim_matches(is_punctuation))
        .filter(|word| !word.is_empty())
}

fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '"'
            | '\''
            | '‘'
            | '’'
            | '`'
            | '–'
            | '—'
            | '&'
            | '+'
            | '¿'
            | '¡'
            | '\u{200b}'
            | '\u{feff}'
    )
}
