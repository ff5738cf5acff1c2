//! Which space stands between two words: before a mark, in a number, before a unit, after a title.

use super::pass::Pass;

impl Pass<'_> {
    /// A run of spaces of any width.
    pub(super) fn space(&mut self, at: usize) -> usize {
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
            b'0'..=b'9' if digit && self.is_thousands(at, end) => &profile.thousands,
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

    pub(super) fn is_bang_name(&self, at: usize, byte: u8) -> bool {
        byte == b'!' && self.rules.bang_names.has(self.word_before(at))
    }
}
