//! The typographer: no-break spaces, apostrophes, ellipses and dashes of a profile, in one pass over the bytes.
//!
//! Addresses, hours, code, tags, entities and decimals are left alone. `apply(apply(x)) == apply(x)`.

use super::resolve::code_end;
use super::word_list::WordList;
use crate::error::{Error, Result};
use crate::files::Files;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Spaces and marks of one profile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Space inside guillemets.
    pub quotes: String,
    /// Space before a colon.
    pub colon: String,
    /// Space before « ; », « ! », « ? ».
    pub high: String,
    /// Space before « % ».
    pub percent: String,
    /// Space between a number and its unit, or a day and its month.
    pub unit: String,
    /// Space between thousands.
    pub thousands: String,
    /// Space after « M. », « n° ».
    pub title: String,
    /// Apostrophe.
    pub apostrophe: String,
    /// Ellipsis.
    pub ellipsis: String,
    /// Dash between two spaces.
    pub dash: String,
    /// Opening guillemet.
    pub open: String,
    /// Closing guillemet.
    pub close: String,
}

/// The profiles and lists of `rules/french/typography.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Name of the profile used when none is asked.
    pub default: String,
    profiles: BTreeMap<String, Profile>,
    units: WordList,
    months: WordList,
    titles: WordList,
    before_number: WordList,
    bang_names: WordList,
}

impl Rules {
    /// Reads `rules/french/typography.yaml`.
    ///
    /// # Errors
    /// When the file is missing, does not parse, or has not its default profile.
    pub fn load(files: &Files) -> Result<Rules> {
        let path = "rules/french/typography.yaml";
        let rules: Rules = files.yaml(path)?;
        if rules.profiles.contains_key(&rules.default) {
            Ok(rules)
        } else {
            Err(Error::new(format!("no profile `{}`", rules.default))
                .in_file(path)
                .hint("`default` is the name of one of `profiles`"))
        }
    }

    /// Names of the profiles, sorted.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// The profile of this name, else the default one.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles
            .get(name)
            .or_else(|| self.profiles.get(&self.default))
    }

    /// The text in this profile.
    pub fn apply(&self, text: &str, profile: &str) -> String {
        match self.profile(profile) {
            Some(profile) => {
                let mut pass = Pass {
                    rules: self,
                    profile,
                    text,
                    bytes: text.as_bytes(),
                    out: String::with_capacity(text.len() + text.len() / 16),
                    from: 0,
                    depth: 0,
                };
                pass.run();
                pass.out
            }
            None => text.to_string(),
        }
    }
}

/// The text with plain spaces for no-break and thin ones.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => ' ',
            c => c,
        })
        .collect()
}

/// Bytes that may need a change; every other is copied.
const LOOKED_AT: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b" ':;!?%$.-`<{&\xC2\xC3\xE2";
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

struct Pass<'a> {
    rules: &'a Rules,
    profile: &'a Profile,
    text: &'a str,
    bytes: &'a [u8],
    out: String,
    /// Everything before is written.
    from: usize,
    /// Depth of guillemets: spelling is not touched inside.
    depth: usize,
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
            [0xC3, 0xA8, tail @ ..] if self.depth == 0 && self.digit_before(at) => {
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

    /// A run of spaces of any width.
    fn space(&mut self, at: usize) -> usize {
        let mut end = at;
        while let len @ 1.. = self.space_len(end) {
            end += len;
        }
        let at_line_start = at == 0 || self.bytes[at - 1] == b'\n';
        let Some(&next) = self.bytes.get(end) else {
            return end;
        };
        if at_line_start || matches!(next, b'\n' | b'\r') {
            return end;
        }
        let profile = self.profile;
        let digit = self.digit_before(at);
        let space: &str = match next {
            _ if self.bytes[..at].ends_with(&[0xC2, 0xAB]) => &profile.quotes,
            b':' if self.is_mark(end, b':') => &profile.colon,
            b';' | b'!' | b'?' if self.is_mark(end, next) => &profile.high,
            b'%' if digit && !self.in_symbol(end + 1) => &profile.percent,
            0xC2 if self.bytes[end..].starts_with(&[0xC2, 0xBB]) => &profile.quotes,
            b'0'..=b'9' if digit => {
                if self.is_thousands(at, end) {
                    &profile.thousands
                } else {
                    " "
                }
            }
            b'0'..=b'9' if self.before_a_number(at) => &profile.title,
            b'A'..=b'Z' | 0xC3 if self.after_title(at) => &profile.title,
            _ if digit && self.is_unit(at, end) => &profile.unit,
            b'a'..=b'z'
                if self.bytes[..at].ends_with(b"1er")
                    && self.rules.months.has(self.word_at(end)) =>
            {
                &profile.unit
            }
            _ => " ",
        };
        if &self.text[at..end] != space {
            self.copy_to(at);
            self.out.push_str(space);
            self.from = end;
        }
        end
    }

    /// « 1 201 000 »: at most three digits, then groups of three.
    fn is_thousands(&self, at: usize, end: usize) -> bool {
        let right = self.digits_after(end);
        if right != 3 || self.bytes.get(end + 3).is_some_and(u8::is_ascii_alphabetic) {
            return false;
        }
        let left = self.bytes[..at]
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let before = at - left;
        let apart = before == 0
            || !(self.bytes[before - 1].is_ascii_alphanumeric()
                || matches!(self.bytes[before - 1], b',' | b'.' | b':' | b'/'));
        (1..=3).contains(&left) && apart
    }

    /// A unit after a number, a month after a day, minutes after hours are no break.
    fn is_unit(&self, at: usize, end: usize) -> bool {
        let word = self.word_at(end);
        if self.rules.units.has(word) {
            return true;
        }
        let left = self.bytes[..at]
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count();
        left <= 2 && self.rules.months.has(word)
    }

    /// « n° 5 », « p. 12 », « 14 h 30 ».
    fn before_a_number(&self, at: usize) -> bool {
        let word = self.word_before(at);
        if word == "h" {
            let before = at - 1;
            return self.space_before(before)
                && self.text[..before]
                    .trim_end_matches(['\u{a0}', '\u{202f}', ' '])
                    .ends_with(|c: char| c.is_ascii_digit());
        }
        self.rules.before_number.has(word)
    }

    fn after_title(&self, at: usize) -> bool {
        let word = self.word_before(at);
        word.len() <= 5
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && self.rules.titles.has(word)
    }

    fn is_bang_name(&self, at: usize, byte: u8) -> bool {
        byte == b'!' && self.rules.bang_names.has(self.word_before(at))
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

    /// A mark followed by what may follow a mark: not « :) », « :: », « != », « ![ ».
    fn is_mark(&self, at: usize, mark: u8) -> bool {
        match self.bytes.get(at + 1) {
            None => true,
            Some(next) => {
                let stuck = matches!(next, b'/' | b'=' | b'[' | b'-' | b':' | b'\\' | b'|');
                let smiley = matches!(mark, b':' | b';') && matches!(next, b')' | b'(');
                !(stuck || smiley || self.alnum_at(at + 1))
            }
        }
    }

    /// An address goes to the next blank or closing mark.
    fn address_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest
            .find(|c: char| c.is_whitespace() || matches!(c, '»' | '"' | '<' | '>' | '”'))
            .unwrap_or(rest.len())
    }

    fn copy_to(&mut self, at: usize) {
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

    /// Bytes of the space at `at`, 0 when there is none.
    fn space_len(&self, at: usize) -> usize {
        match self.bytes.get(at..) {
            Some([b' ', ..]) => 1,
            Some([0xC2, 0xA0, ..]) => 2,
            Some([0xE2, 0x80, 0xAF | 0x89 | 0x87, ..]) => 3,
            _ => 0,
        }
    }

    fn space_before(&self, at: usize) -> bool {
        let before = &self.bytes[..at];
        before.ends_with(b" ")
            || before.ends_with(b"\n")
            || before.ends_with(&[0xC2, 0xA0])
            || matches!(before, [.., 0xE2, 0x80, 0xAF | 0x89 | 0x87])
    }

    fn digit_before(&self, at: usize) -> bool {
        at > 0 && self.bytes[at - 1].is_ascii_digit()
    }

    fn letter_before(&self, at: usize) -> bool {
        self.text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphabetic)
    }

    fn alnum_at(&self, at: usize) -> bool {
        self.text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    }

    /// True when what is at `at` goes on the symbol before it: « $$ », « %/an ».
    fn in_symbol(&self, at: usize) -> bool {
        self.text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(is_symbol))
    }

    /// An elided word goes with a letter, a number, an opening mark or an emphasis.
    fn opens_after(&self, at: usize) -> bool {
        self.text.get(at..).is_some_and(|rest| {
            rest.starts_with(|c: char| {
                c.is_alphanumeric() || matches!(c, '«' | '“' | '"' | '*' | '_' | '<')
            })
        })
    }

    /// What a high mark may be stuck to: a letter, a digit, a closing mark.
    fn closes_before(&self, at: usize) -> bool {
        let before = &self.text[..at];
        let dots = before.ends_with("...") && !before.ends_with("....");
        dots || before.chars().next_back().is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '»' | '”' | ')' | ']' | '%' | '€' | '…' | '’')
        })
    }

    fn digits_after(&self, at: usize) -> usize {
        self.bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    }

    /// The word that starts at `at`, a unit symbol included.
    fn word_at(&self, at: usize) -> &str {
        let rest = &self.text[at..];
        let end = rest.find(|c: char| !is_symbol(c)).unwrap_or(rest.len());
        &rest[..end]
    }

    /// The word that ends at `at`, its full stop included.
    fn word_before(&self, at: usize) -> &str {
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
