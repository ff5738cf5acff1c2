//! What stands beside a byte of the text: letters, digits, spaces, words.

use super::pass::Pass;

impl Pass<'_> {
    /// A mark followed by what may follow a mark: not « :) », « :: », « != », « ![ ».
    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        match self.bytes.get(at + 1) {
            None => true,
            Some(next) => {
                let stuck = matches!(next, b'/' | b'=' | b'[' | b'-' | b':' | b'\\' | b'|');
                let smiley = matches!(mark, b':' | b';') && matches!(next, b')' | b'(');
                !(stuck || smiley || self.alnum_at(at + 1))
            }
        }
    }

    /// Bytes of the space at `at`, 0 when there is none.
    pub(super) fn space_len(&self, at: usize) -> usize {
        match self.bytes.get(at..) {
            Some([b' ', ..]) => 1,
            Some([0xC2, 0xA0, ..]) => 2,
            Some([0xE2, 0x80, 0xAF | 0x89 | 0x87, ..]) => 3,
            _ => 0,
        }
    }

    pub(super) fn space_before(&self, at: usize) -> bool {
        let before = &self.bytes[..at];
        before.ends_with(b" ")
            || before.ends_with(b"\n")
            || before.ends_with(&[0xC2, 0xA0])
            || matches!(before, [.., 0xE2, 0x80, 0xAF | 0x89 | 0x87])
    }

    pub(super) fn digit_before(&self, at: usize) -> bool {
        at > 0 && self.bytes[at - 1].is_ascii_digit()
    }

    pub(super) fn letter_before(&self, at: usize) -> bool {
        self.text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphabetic)
    }

    pub(super) fn alnum_at(&self, at: usize) -> bool {
        self.text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    }

    /// True when what is at `at` goes on the symbol before it: « $$ », « %/an ».
    pub(super) fn in_symbol(&self, at: usize) -> bool {
        self.text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(is_symbol))
    }

    /// An elided word goes with a letter, a number, an opening mark or an emphasis.
    pub(super) fn opens_after(&self, at: usize) -> bool {
        self.text.get(at..).is_some_and(|rest| {
            rest.starts_with(|c: char| {
                c.is_alphanumeric() || matches!(c, '«' | '“' | '"' | '*' | '_' | '<')
            })
        })
    }

    /// What a high mark may be stuck to: a letter, a digit, a closing mark.
    pub(super) fn closes_before(&self, at: usize) -> bool {
        let before = &self.text[..at];
        let dots = before.ends_with("...") && !before.ends_with("....");
        dots || before.chars().next_back().is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '»' | '”' | ')' | ']' | '%' | '€' | '…' | '’')
        })
    }

    pub(super) fn digits_after(&self, at: usize) -> usize {
        self.bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    }

    /// The word that starts at `at`, a unit symbol included.
    pub(super) fn word_at(&self, at: usize) -> &str {
        let rest = &self.text[at..];
        let end = rest.find(|c: char| !is_symbol(c)).unwrap_or(rest.len());
        &rest[..end]
    }

    /// The word that ends at `at`, its full stop included.
    pub(super) fn word_before(&self, at: usize) -> &str {
        let before = &self.text[..at];
        let start = before
            .rfind(|c: char| {
                c.is_whitespace()
                    || matches!(c, '(' | '[' | '’' | '\'' | '«' | '“' | '*' | '_' | '>')
            })
            .map_or(0, |i| {
                i + before[i..].chars().next().map_or(1, char::len_utf8)
            });
        &before[start..]
    }
}

/// A letter, a digit or a sign of a unit.
fn is_symbol(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '°' | '€' | '$' | '£' | '¥' | '%' | '‰' | '²' | '³' | '/')
}
