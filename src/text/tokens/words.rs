//! Words: elided words, compounds, inversions.

use super::Class;
use super::cutter::{Cutter, is_word_char};
use crate::text::document::key;
use crate::text::fold::fold;

impl<'a> Cutter<'a> {
    /// A word with what belongs to it, or its elided part.
    pub(super) fn word(&mut self, at: usize) -> usize {
        if let Some(end) = self.dotted(at) {
            let class = self.abbreviation_class(self.slice(at, end), end);
            return self.push(at, end, class.unwrap_or(Class::LooseAbbreviation));
        }
        let mut end = at;
        let mut hyphens = false;
        let mut part = at;
        while end < self.text.len() {
            let c = self.char_at(end);
            let next = self.char_at(end + c.len_utf8());
            match c {
                _ if is_word_char(c) => {}
                '’' => {
                    let so_far = self.slice(at, end);
                    if next.is_alphanumeric() {
                        let whole_end = self.run_end(at);
                        let whole = self.slice(at, whole_end);
                        if self.rules.whole_with_apostrophe.contains(&key(whole)) {
                            return self.push(at, whole_end, Class::Word);
                        }
                        // An elided word, or the elided end of a compound (« -t-qu’ »): cut here.
                        if self.rules.is_elision(so_far)
                            || (hyphens && self.rules.is_elision(self.slice(part, end)))
                        {
                            return self.push_word(at, end + c.len_utf8());
                        }
                    } else if self.rules.is_elision(so_far) && at + so_far.len() == end {
                        return self.push(at, end + c.len_utf8(), Class::Word);
                    } else {
                        break;
                    }
                }
                '-' if is_word_char(next) => {
                    hyphens = true;
                    part = end + 1;
                }
                '&' if next.is_uppercase()
                    && self.slice(at, end).chars().all(char::is_uppercase) => {}
                '°' if matches!(fold(self.slice(at, end)).as_str(), "n" | "no") => {
                    end += c.len_utf8();
                    break;
                }
                '/' if next.is_alphanumeric() => {
                    let rest = self.rest(end + 1);
                    let length = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
                    let whole_end = end + 1 + length;
                    if self
                        .rules
                        .whole_with_slash
                        .contains(&key(self.slice(at, whole_end)))
                    {
                        return self.push(at, whole_end, Class::Word);
                    }
                    break;
                }
                _ => break,
            }
            end += c.len_utf8();
        }
        if self.char_at(end) == '.' {
            let with_stop = self.slice(at, end + 1);
            if let Some(class) = self.abbreviation_class(with_stop, end + 1) {
                return self.push(at, end + 1, class);
            }
        }
        if matches!(self.char_at(end), '!' | '+')
            && self.rules.is_name_with_mark(self.slice(at, end + 1))
        {
            return self.push(at, end + 1, Class::Word);
        }
        if hyphens {
            return self.push_word(at, end);
        }
        self.push(at, end, Class::Word)
    }

    /// End of the run of word characters, hyphens and apostrophes at `at`.
    pub(super) fn run_end(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let length = rest
            .find(|c: char| !(is_word_char(c) || matches!(c, '’' | '-')))
            .unwrap_or(rest.len());
        let run = rest.get(..length).unwrap_or("");
        let run = run.split("--").next().unwrap_or(run);
        at + run.trim_end_matches(['’', '-']).len()
    }

    /// Pushes a hyphenated word, the pronouns of an inversion cut off.
    pub(super) fn push_word(&mut self, start: usize, end: usize) -> usize {
        let word = self.slice(start, end);
        if let Some(cut) = self.inversion(word) {
            self.push(start, start + cut, Class::Word);
            self.push(start + cut, end, Class::Word);
        } else {
            self.push(start, end, Class::Word);
        }
        end
    }

    /// Where the pronoun of an inversion starts: « a-t-il » at 1. Names (« Noisy-le-Sec »,
    /// « Montigny-Le-Roi ») and listed compounds have none.
    pub(super) fn inversion(&self, word: &str) -> Option<usize> {
        if self.rules.whole_with_hyphen.contains(&key(word)) {
            return None;
        }
        let bare = word.trim_end_matches('’');
        let clitic = self
            .rules
            .clitics
            .iter()
            .find(|c| bare.ends_with(c.as_str()))?;
        let cut = bare.len() - clitic.len();
        let verb = word.get(..cut)?;
        // « est-ce-que », « donne-le-lui »: only the last pronoun is cut off, the rest goes on whole.
        let mut letters = verb.chars();
        let first = letters.next()?;
        let lower = letters.all(|c| c.is_lowercase() || matches!(c, '-' | '’'));
        (lower && (first.is_lowercase() || self.at_opening(word)) && !verb.ends_with('-'))
            .then_some(cut)
    }

    /// True when a capital at this word may be that of a sentence start.
    pub(super) fn at_opening(&self, word: &str) -> bool {
        let start = word.as_ptr() as usize - self.text.as_ptr() as usize;
        let before = self.text.get(..start).unwrap_or("").trim_end();
        before.chars().next_back().is_none_or(|c| {
            matches!(
                c,
                '.' | '!' | '?' | '…' | '«' | '“' | '"' | ':' | '–' | '—' | '-' | '('
            )
        })
    }
}
