//! Numbers: grouping, decimals, hours, dates, scores, ordinals in figures.

use super::Class;
use super::cutter::Cutter;

impl<'a> Cutter<'a> {
    pub(super) fn digits(&self, at: usize) -> usize {
        let rest = self.rest(at);
        rest.find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len())
    }

    /// A number: grouping by spaces or full stops, decimals, then letters (« 14h30 », « 1er »),
    /// or more digits after / - : (dates, scores, hours).
    pub(super) fn number(&mut self, at: usize) -> usize {
        let first = self.digits(at);
        let mut end = at + first;
        if first <= 3 {
            // Groups of three digits, all by the same separator.
            let separator = self.char_at(end);
            if matches!(separator, ' ' | '.') {
                while self.char_at(end) == separator && self.digits(end + 1) == 3 {
                    end += 4;
                }
            }
        }
        let mut joined = false;
        loop {
            let c = self.char_at(end);
            let digits = self.digits(end + c.len_utf8());
            match c {
                ',' | '.' if !joined && digits > 0 => end += 1 + digits,
                '/' | '-' | ':' | '–' if digits > 0 => {
                    joined = true;
                    end += c.len_utf8() + digits;
                }
                _ => break,
            }
            if c == ',' {
                break;
            }
        }
        let rest = self.rest(end);
        let letters = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        if letters > 0 {
            end += letters;
            // « 16-bits », « 2nde-chance »
            let after = self.rest(end);
            let tail = after
                .find(|c: char| !(c.is_alphanumeric() || c == '-'))
                .unwrap_or(after.len());
            let tail_text = after.get(..tail).unwrap_or("").trim_end_matches('-');
            end += tail_text.len();
        }
        self.push(at, end, Class::Number)
    }
}
