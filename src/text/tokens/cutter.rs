//! The cutter: a position in the text of a block, and the kind of token that starts there.

use super::{Class, Piece, TokenRules};

/// Cuts one text.
pub(super) struct Cutter<'a> {
    pub(super) rules: &'a TokenRules,
    pub(super) text: &'a str,
    pub(super) pieces: Vec<Piece>,
}

pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '·') || ('\u{300}'..='\u{36f}').contains(&c)
}

impl<'a> Cutter<'a> {
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    pub(super) fn char_at(&self, at: usize) -> char {
        self.rest(at).chars().next().unwrap_or('\n')
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    pub(super) fn push(&mut self, start: usize, end: usize, class: Class) -> usize {
        let spaced = self
            .text
            .get(..start)
            .and_then(|before| before.chars().next_back())
            .is_none_or(char::is_whitespace);
        self.pieces.push(Piece {
            start,
            end,
            spaced,
            class,
        });
        end
    }

    /// Cuts the token at `at`; returns where the next may start.
    pub(super) fn next(&mut self, at: usize) -> usize {
        let c = self.char_at(at);
        if c.is_whitespace() {
            return at + c.len_utf8();
        }
        if let Some(end) = self.address(at, c) {
            return self.push(at, end, Class::Address);
        }
        if c.is_ascii_digit() {
            return self.number(at);
        }
        if c.is_alphabetic() || c.is_numeric() {
            return self.word(at);
        }
        self.mark(at, c)
    }

    /// A punctuation mark or a symbol.
    pub(super) fn mark(&mut self, at: usize, c: char) -> usize {
        let rest = self.rest(at);
        for whole in ["(...)", "[...]", "(…)", "[…]"] {
            if rest.starts_with(whole) {
                return self.push(at, at + whole.len(), Class::Punctuation);
            }
        }
        let run = |accept: fn(char) -> bool| rest.find(|c: char| !accept(c)).unwrap_or(rest.len());
        let end = at
            + match c {
                '.' => run(|c| c == '.'),
                '!' | '?' => run(|c| matches!(c, '!' | '?')),
                '…' => run(|c| matches!(c, '…' | '.')),
                '-' => run(|c| c == '-'),
                '*' | '=' | '~' | '_' => run(|c| matches!(c, '*' | '=' | '~' | '_')),
                '°' if self.char_at(at + c.len_utf8()) == 'C' => c.len_utf8() + 1,
                _ => c.len_utf8(),
            };
        let punctuation = matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '…'
                | '«'
                | '»'
                | '“'
                | '”'
                | '„'
                | '‘'
                | '’'
                | '"'
                | '\''
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '-'
                | '–'
                | '—'
                | '/'
                | '|'
                | '•'
                | '·'
                | '¿'
                | '¡'
                | '‹'
                | '›'
                | '\\'
        );
        let class = if punctuation {
            Class::Punctuation
        } else {
            Class::Symbol
        };
        self.push(at, end, class)
    }
}
