//! Abbreviations and initials: words that keep their full stop.

use super::Class;
use super::cutter::{Cutter, is_word_char};

impl<'a> Cutter<'a> {
    /// End of an initial or a dotted abbreviation: « J. », « J.-P. », « S.A.R.L. », « av. ».
    pub(super) fn dotted(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut letters = 0;
        loop {
            let c = self.char_at(end);
            if !c.is_alphabetic() || self.char_at(end + c.len_utf8()) != '.' {
                break;
            }
            letters += 1;
            end += c.len_utf8() + 1;
            if self.char_at(end) == '-' && self.char_at(end + 1).is_alphabetic() {
                let after = end + 1 + self.char_at(end + 1).len_utf8();
                if self.char_at(after) == '.' {
                    end += 1;
                }
            }
        }
        if letters == 0 {
            return None;
        }
        // A last letter without its stop: « U.S.A », « c.-à-d. » is handled by its list.
        if self.char_at(end).is_alphabetic() && letters >= 1 {
            let rest = self.rest(end);
            let tail = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
            if letters >= 2 && rest.get(..tail).is_some_and(|t| t.chars().count() == 1) {
                return Some(end + tail);
            }
            return None;
        }
        if self.rest(at).starts_with("c.-à-d.") {
            return Some(at + "c.-à-d.".len());
        }
        let first = self.char_at(at);
        let listed = {
            let word = self.slice(at, end);
            self.rules.before_name.contains(word)
                || self.rules.may_end.contains(word)
                || (self.rules.before_number.contains(word) && self.number_follows(end))
        };
        (letters >= 2 || first.is_uppercase() || listed).then_some(end)
    }

    pub(super) fn number_follows(&self, end: usize) -> bool {
        let rest = self.rest(end).trim_start();
        let word = rest
            .get(
                ..rest
                    .find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(rest.len()),
            )
            .unwrap_or("");
        word.starts_with(|c: char| c.is_ascii_digit())
            || rest.starts_with('+')
            || (!word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')))
    }

    /// What kind of abbreviation a word with its full stop is, if one.
    pub(super) fn abbreviation_class(&self, word: &str, end: usize) -> Option<Class> {
        if self.rules.before_name.contains(word) && !matches!(self.char_at(end), '.') {
            return Some(Class::Abbreviation);
        }
        if self.rules.before_number.contains(word) && self.number_follows(end) {
            return Some(Class::Abbreviation);
        }
        let lower = || {
            word.chars()
                .flat_map(char::to_lowercase)
                .collect::<String>()
        };
        let known = self.rules.may_end.contains(word)
            || (word.starts_with(char::is_uppercase) && self.rules.may_end.contains(&lower()));
        // « etc... » is a word and an ellipsis.
        (known && self.char_at(end) != '.').then_some(Class::LooseAbbreviation)
    }
}
