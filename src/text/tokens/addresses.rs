//! Addresses: URLs, e-mails, host names, hashtags, @names.

use super::cutter::{Cutter, is_word_char};
use crate::text::document::key;

impl<'a> Cutter<'a> {
    /// End of the URL, e-mail, host, hashtag or @name at `at`.
    pub(super) fn address(&self, at: usize, c: char) -> Option<usize> {
        if !(c.is_alphanumeric() || matches!(c, '#' | '@')) {
            return None;
        }
        let rest = self.rest(at);
        let length = rest
            .find(|c: char| {
                c.is_whitespace() || matches!(c, '«' | '»' | '"' | '“' | '”' | '<' | '>')
            })
            .unwrap_or(rest.len());
        let chunk = rest.get(..length).unwrap_or("");
        if matches!(c, '#' | '@') {
            let name = chunk.get(1..).unwrap_or("");
            let end = name
                .find(|c: char| !is_word_char(c) && c != '-')
                .unwrap_or(name.len());
            let first = name.chars().next()?;
            return (end > 1 && (first.is_alphabetic() || (c == '@' && first == '_')))
                .then_some(at + 1 + end);
        }
        let dotted = chunk.bytes().any(|b| matches!(b, b'.' | b'@' | b':'));
        if !dotted {
            return None;
        }
        let chunk = chunk.trim_end_matches(|c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '’' | '…')
        });
        let lower = chunk
            .get(..4)
            .is_some_and(|s| s.eq_ignore_ascii_case("www."));
        if chunk.contains("://") || (lower && chunk.len() > 6) {
            return Some(at + chunk.len());
        }
        if let Some((user, host)) = chunk.split_once('@') {
            let fine = |s: &str| {
                !s.is_empty()
                    && s.chars()
                        .all(|c| is_word_char(c) || matches!(c, '.' | '-' | '+'))
            };
            return (fine(user) && fine(host) && host.contains('.')).then_some(at + chunk.len());
        }
        // A host name: letters, digits, dots, a known ending, maybe a path.
        let (host, path) = match chunk.find('/') {
            Some(cut) => (chunk.get(..cut)?, true),
            None => (chunk, false),
        };
        let (name, ending) = host.rsplit_once('.')?;
        let plain =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
        let short = name.len() < 3 && !path;
        (!short
            && name
                .chars()
                .all(|c| plain(c) || c.is_ascii_uppercase() || c.is_alphabetic())
            && !name.ends_with('.')
            && ending.chars().all(|c| c.is_ascii_lowercase())
            && self.rules.domains.contains(&key(ending)))
        .then_some(at + chunk.len())
    }
}
