//! A rendered text as pieces: words, spaces, marks, and what must not be touched (quotations, addresses, code, numbers).

use std::borrow::Cow;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word; an elided one ends with its apostrophe.
    Word,
    /// Spaces of any width on one line.
    Space,
    /// Spaces with a line break.
    Break,
    /// One character of punctuation.
    Mark,
    /// `*` or `_` of emphasis.
    Emphasis,
    /// From an opening quotation mark to its closing one.
    Quotation,
    /// Number, hour, address, code, tag.
    Opaque,
}

/// A piece of the text.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its text, changed or not.
    pub text: Cow<'a, str>,
    /// First byte in the text scanned.
    pub start: usize,
}

/// Cuts a text; the pieces put end to end are the text.
pub fn scan(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(text.len() / 3);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, len) = one(rest, first);
        pieces.push(Piece {
            kind,
            text: Cow::Borrowed(&rest[..len]),
            start: at,
        });
        at += len;
    }
    pieces
}

fn one(rest: &str, first: char) -> (Kind, usize) {
    match first {
        c if c.is_whitespace() => {
            let end = rest
                .find(|c: char| !c.is_whitespace())
                .unwrap_or(rest.len());
            let kind = if rest[..end].contains('\n') {
                Kind::Break
            } else {
                Kind::Space
            };
            (kind, end)
        }
        '«' | '“' => (Kind::Quotation, quotation_end(rest, first)),
        '"' => match rest[1..].find(['"', '\n']) {
            Some(end) if rest[1 + end..].starts_with('"') => (Kind::Quotation, end + 2),
            _ => (Kind::Mark, 1),
        },
        '`' | '<' | '{' | '&' => match code_end(rest, first) {
            Some(end) => (Kind::Opaque, end),
            None => (Kind::Mark, 1),
        },
        '*' | '_' => (Kind::Emphasis, 1),
        c if c.is_ascii_digit() => (Kind::Opaque, number_end(rest)),
        '#' | '@' if rest[1..].starts_with(char::is_alphanumeric) => {
            (Kind::Opaque, chunk_end(rest))
        }
        c if c.is_alphanumeric() => word(rest),
        // « .fr », « .NET »: a suffix, not a full stop.
        '.' if rest[1..].starts_with(char::is_alphanumeric) => (Kind::Opaque, chunk_end(rest)),
        c => (Kind::Mark, c.len_utf8()),
    }
}

/// End of a quotation, nested ones included; the end of the text when it is never closed.
fn quotation_end(rest: &str, open: char) -> usize {
    let close = if open == '«' { '»' } else { '”' };
    let mut depth = 0usize;
    for (at, c) in rest.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return at + c.len_utf8();
            }
        }
    }
    rest.len()
}

/// End of a span of code, a tag, a template expression or an entity.
pub(in crate::french) fn code_end(rest: &str, first: char) -> Option<usize> {
    match first {
        '`' => {
            let ticks = rest.bytes().take_while(|b| *b == b'`').count();
            let fence = &rest[..ticks];
            rest[ticks..].find(fence).map(|at| at + 2 * ticks)
        }
        '<' => {
            let next = rest[1..].chars().next()?;
            if !(next.is_ascii_alphabetic() || matches!(next, '/' | '!')) {
                return None;
            }
            let end = rest.find('>')? + 1;
            // The content of these elements is not prose.
            for element in ["code", "pre", "script", "style"] {
                let opens = rest[1..]
                    .get(..element.len())
                    .is_some_and(|name| name.eq_ignore_ascii_case(element))
                    && !rest[1 + element.len()..].starts_with(char::is_alphanumeric);
                if opens {
                    let close = format!("</{element}>");
                    return rest.find(&close).map(|at| at + close.len()).or(Some(end));
                }
            }
            Some(end)
        }
        '{' => {
            let close = match rest.as_bytes().get(1)? {
                b'{' => "}}",
                b'%' => "%}",
                _ => return None,
            };
            rest.find(close).map(|at| at + 2)
        }
        '&' => {
            let end = rest.find(';')?;
            let name = rest.get(1..end)?;
            let is_entity = !name.is_empty()
                && name.len() < 10
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
            is_entity.then_some(end + 1)
        }
        _ => None,
    }
}

/// A number with what clings to it: « 10:30 », « 3,5 », « 14h30 », « 1er », « 2024-05-01 », « 5G », « 20% ».
fn number_end(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | ',' | ':' | '/' | '-' | '×' | '_')
            && chars.peek().is_some_and(|(_, n)| n.is_alphanumeric());
        if !(c.is_alphanumeric() || inner) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// End of a run of non-blank characters, final punctuation left out.
fn chunk_end(rest: &str) -> usize {
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '“' | '”' | '"' | '<' | '>'))
        .unwrap_or(rest.len());
    let chunk = rest[..end].trim_end_matches([
        '.', ',', ';', ':', '!', '?', ')', ']', '»', '”', '"', '’', '*', '…', '(', '[', '«', '“',
    ]);
    chunk
        .len()
        .max(rest.chars().next().map_or(1, char::len_utf8))
}

fn word(rest: &str) -> (Kind, usize) {
    if rest.starts_with("www.") {
        return (Kind::Opaque, chunk_end(rest));
    }
    let mut end = 0;
    let mut dots = 0;
    let mut slash = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_alphanumeric() {
            end = at + 1;
            continue;
        }
        let next = chars.peek().map(|(_, n)| *n);
        let before_word = next.is_some_and(char::is_alphanumeric);
        match c {
            c if c.is_alphanumeric() || is_joined(c) => {}
            '-' | '&' | '_' if before_word => {}
            '.' if before_word => dots += 1,
            '/' if before_word => slash = true,
            '’' | '\'' | '‘' => {
                let joined = before_word
                    || next.is_some_and(|n| matches!(n, '«' | '“' | '"' | '*' | '_' | '<'));
                return if joined && !slash && dots == 0 {
                    (Kind::Word, at + c.len_utf8())
                } else {
                    (Kind::Word, end.max(1))
                };
            }
            // « S.A. »: the last full stop belongs to it.
            '.' if dots > 0 && is_initials(&rest[..at]) => {
                end = at + 1;
                break;
            }
            // « https:// », « anne@example.org ».
            ':' if rest[at..].starts_with("://") => return (Kind::Opaque, chunk_end(rest).max(at)),
            '@' if rest[at..chunk_end(rest).max(at)].contains('.') => {
                return (Kind::Opaque, chunk_end(rest));
            }
            _ => break,
        }
        end = at + c.len_utf8();
    }
    let kind = if slash { Kind::Opaque } else { Kind::Word };
    (kind, end.max(rest.chars().next().map_or(1, char::len_utf8)))
}

/// Combining accents and soft hyphens belong to the word.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

/// « S.A », « U.R.S.S »: letters apart by full stops.
fn is_initials(text: &str) -> bool {
    text.split(['.', '-']).all(|part| part.chars().count() <= 1)
}
