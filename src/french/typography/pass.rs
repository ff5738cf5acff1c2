//! The pass over the bytes: what is looked at, copied, inserted, replaced.

use super::{Profile, Rules};
use crate::french::resolve::code_end;

/// Bytes that may need a change; every other is copied.
const LOOKED_AT: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b" \n\"':;!?%$.-`<{&\xC2\xC3\xE2";
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

/// The text in a profile.
pub(super) fn set(rules: &Rules, profile: &Profile, text: &str) -> String {
    let mut pass = Pass {
        rules,
        profile,
        text,
        bytes: text.as_bytes(),
        out: String::with_capacity(text.len() + text.len() / 16),
        from: 0,
        depth: 0,
        straight: false,
    };
    pass.run();
    pass.out
}

pub(super) struct Pass<'a> {
    pub(super) rules: &'a Rules,
    pub(super) profile: &'a Profile,
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) out: String,
    /// Everything before is written.
    pub(super) from: usize,
    /// Depth of guillemets: spelling is not touched inside.
    depth: usize,
    /// Between straight quotation marks, on this line.
    straight: bool,
}

impl Pass<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            at = if LOOKED_AT[byte as usize] {
                self.one(at, byte)
            } else {
                at + 1
            };
        }
        self.copy_to(self.bytes.len());
    }

    /// Handles the byte at `at`; returns where to go on.
    fn one(&mut self, at: usize, byte: u8) -> usize {
        match byte {
            b' ' => self.space(at),
            b'"' => {
                self.straight = !self.straight;
                at + 1
            }
            b'\n' => {
                self.straight = false;
                at + 1
            }
            b'\'' => {
                if self.letter_before(at) && self.opens_after(at + 1) {
                    self.replace(at, at + 1, |p| &p.apostrophe);
                }
                at + 1
            }
            b':' if self.bytes[at..].starts_with(b"://") => self.address_end(at),
            b':' | b';' | b'!' | b'?' => {
                if self.closes_before(at) && self.is_mark(at, byte) && !self.is_bang_name(at, byte)
                {
                    self.insert(at, |p| if byte == b':' { &p.colon } else { &p.high });
                }
                at + 1
            }
            b'%' | b'$' => {
                if self.digit_before(at) && !self.in_symbol(at + 1) {
                    self.insert(at, |p| if byte == b'%' { &p.percent } else { &p.unit });
                }
                at + 1
            }
            b'.' => self.dots(at),
            b'-' => self.hyphen(at),
            b'`' | b'<' | b'{' | b'&' => {
                code_end(&self.text[at..], byte as char).map_or(at + 1, |end| at + end)
            }
            _ => self.wide(at),
        }
    }

    /// A character of two or three bytes.
    fn wide(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        match rest {
            // « and ».
            [0xC2, 0xAB, ..] => {
                self.replace(at, at + 2, |p| &p.open);
                self.depth += 1;
                let next = at + 2;
                let blank =
                    self.space_len(next) > 0 || self.bytes.get(next).is_none_or(|b| *b == b'\n');
                if !blank && !self.bytes[next..].starts_with(&[0xC2, 0xBB]) {
                    let quotes = &self.profile.quotes;
                    self.out.push_str(quotes);
                }
                next
            }
            [0xC2, 0xBB, ..] => {
                self.depth = self.depth.saturating_sub(1);
                let tight =
                    !self.space_before(at) && !self.bytes[..at].ends_with(&[0xC2, 0xAB]) && at > 0;
                if tight {
                    self.insert(at, |p| &p.quotes);
                }
                self.replace(at, at + 2, |p| &p.close);
                at + 2
            }
            [0xC2, 0xA0, ..] | [0xE2, 0x80, 0xAF | 0x89 | 0x87, ..] => self.space(at),
            // ’ and ….
            [0xE2, 0x80, 0x99, ..] => {
                self.replace(at, at + 3, |p| &p.apostrophe);
                at + 3
            }
            [0xE2, 0x80, 0xA6, ..] => {
                self.replace(at, at + 3, |p| &p.ellipsis);
                at + 3
            }
            // € after a digit.
            [0xE2, 0x82, 0xAC, ..] => {
                if self.digit_before(at) && !self.in_symbol(at + 3) {
                    self.insert(at, |p| &p.unit);
                }
                at + 3
            }
            // « 2ème » → « 2e », « 1ère » → « 1re », never in a quotation.
            [0xC3, 0xA8, tail @ ..]
                if self.depth == 0 && !self.straight && self.digit_before(at) =>
            {
                let (kind, after) = match tail {
                    [b'm', b'e', b's', ..] => ("es", at + 5),
                    [b'm', b'e', ..] => ("e", at + 4),
                    [b'r', b'e', ..] => ("re", at + 4),
                    _ => return at + 2,
                };
                if self.alnum_at(after) {
                    return at + 2;
                }
                self.copy_to(at);
                self.out.push_str(kind);
                self.from = after;
                after
            }
            _ => at + self.text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }

    /// Three dots, no more, are an ellipsis.
    fn dots(&mut self, at: usize) -> usize {
        let count = self.bytes[at..].iter().take_while(|b| **b == b'.').count();
        let path =
            self.bytes.get(at + count) == Some(&b'/') || at > 0 && self.bytes[at - 1] == b'/';
        if count == 3 && !path {
            self.replace(at, at + 3, |p| &p.ellipsis);
        }
        at + count
    }

    /// « mot - mot » → « mot – mot »; bullets, negative numbers and scores stay.
    fn hyphen(&mut self, at: usize) -> usize {
        let count = self.bytes[at..].iter().take_while(|b| **b == b'-').count();
        let end = at + count;
        let spaced = self.bytes[..at].ends_with(b" ") && self.bytes.get(end) == Some(&b' ');
        let line_start = self.text[..at].trim_end_matches(' ').ends_with('\n')
            || self.text[..at].trim_end_matches(' ').is_empty();
        let score = self.text[..at]
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit())
            && self.bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if count <= 2 && spaced && !line_start && !score {
            self.replace(at, end, |p| &p.dash);
        }
        end
    }

    /// An address goes to the next blank or closing mark.
    fn address_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest
            .find(|c: char| c.is_whitespace() || matches!(c, '»' | '"' | '<' | '>' | '”'))
            .unwrap_or(rest.len())
    }

    pub(super) fn copy_to(&mut self, at: usize) {
        if self.from < at {
            self.out.push_str(&self.text[self.from..at]);
            self.from = at;
        }
    }

    fn insert(&mut self, at: usize, what: impl Fn(&Profile) -> &str) {
        self.copy_to(at);
        self.out.push_str(what(self.profile));
    }

    fn replace(&mut self, at: usize, end: usize, what: impl Fn(&Profile) -> &str) {
        let new = what(self.profile);
        if &self.text[at..end] != new {
            self.copy_to(at);
            self.out.push_str(new);
            self.from = end;
        } else {
            self.copy_to(end);
        }
    }
}
