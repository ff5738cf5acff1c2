//! The pieces put back as a text: one space between words, one mark at a time, a capital at the start of a sentence.

use super::{Kind, Piece, Resolver};

impl Resolver<'_> {
    /// Writes the settled pieces.
    pub(super) fn write(&self, pieces: &[Piece<'_>], capitals: bool, size: usize) -> String {
        let mut out = String::with_capacity(size);
        // True where a sentence may begin.
        let mut start = true;
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            at += 1;
            if piece.text.is_empty() {
                continue;
            }
            match piece.kind {
                Kind::Space => push_space(&mut out, &piece.text),
                Kind::Break => {
                    trim_spaces(&mut out);
                    if !out.is_empty() {
                        out.extend(piece.text.chars().filter(|c| *c == '\n'));
                    }
                }
                Kind::Word => {
                    if capitals && start && may_be_capitalised(&piece.text) {
                        out.push_str(&capitalised(&piece.text));
                    } else {
                        out.push_str(&piece.text);
                    }
                    start = false;
                }
                Kind::Mark if is_point(&piece.text) => {
                    at = self.marks(&mut out, pieces, at - 1);
                    start = self.ends_sentence(&out);
                }
                Kind::Mark => {
                    at = mark(&mut out, pieces, at - 1);
                    // A bullet or a bracket may stand before the first word.
                    start =
                        start && matches!(&*piece.text, "-" | "–" | "—" | "•" | ">" | "#" | "[");
                }
                Kind::Emphasis => out.push_str(&piece.text),
                Kind::Quotation | Kind::Opaque => {
                    out.push_str(&piece.text);
                    start = false;
                }
            }
        }
        let end = out.trim_end().len();
        out.truncate(end);
        out
    }

    /// A run of points, commas, question marks …: the strongest is written. Returns the index after the run.
    fn marks(&self, out: &mut String, pieces: &[Piece<'_>], from: usize) -> usize {
        let mut at = from;
        let mut end = from;
        let mut run: Vec<(&str, bool)> = Vec::new();
        let mut spaced = out.ends_with([' ', '\u{a0}', '\u{202f}']);
        while let Some(piece) = pieces.get(at) {
            match piece.kind {
                _ if piece.text.is_empty() => {}
                Kind::Space => spaced = true,
                Kind::Mark if is_point(&piece.text) => {
                    run.push((&piece.text, spaced));
                    spaced = false;
                    end = at + 1;
                }
                _ => break,
            }
            at += 1;
        }
        let mut written = self.reduce(out, &run);
        let stuck = pieces[end..]
            .iter()
            .find(|p| !p.text.is_empty())
            .is_some_and(|p| p.kind != Kind::Space && p.kind != Kind::Break);
        if stuck && run.len() > 1 && written.ends_with('.') {
            // « .:x » would become « .x », which reads as a suffix.
            written = run.iter().map(|(m, _)| *m).collect();
        }
        let tight = written.starts_with(['.', ','])
            || written.starts_with('…') && !run.first().is_some_and(|r| r.1);
        if tight && !stuck {
            trim_spaces(out);
        }
        out.push_str(&written);
        end
    }

    /// What is left of a run of marks after the text `before`.
    fn reduce(&self, before: &str, run: &[(&str, bool)]) -> String {
        let dots = run.iter().take_while(|(m, _)| *m == ".").count();
        let close = run
            .iter()
            .skip(1)
            .take(dots.saturating_sub(1))
            .all(|(_, s)| !s);
        if dots >= 3 && close {
            return format!("…{}", self.reduce_rest(&run[dots..]));
        }
        // « etc. », « M. », « Inc., »: the full stop is part of the word.
        let before = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let word = last_word(before);
        let abbreviated =
            dots > 0 && !run.first().is_some_and(|(_, s)| *s) && self.is_abbreviation(word);
        let has_stop = before.ends_with('.') && word.ends_with('.');
        if abbreviated || has_stop {
            let own = if has_stop { "" } else { "." };
            let rest: Vec<_> = run.iter().copied().filter(|(m, _)| *m != ".").collect();
            return format!("{own}{}", self.reduce_rest(&rest));
        }
        // A quotation that ends with its own full stop needs no other.
        let inside = before.trim_end_matches(['»', '”', '"', ' ', '\u{a0}', '\u{202f}']);
        if inside.len() < before.trim_end().len()
            && inside.ends_with('.')
            && !inside.ends_with("...")
        {
            let rest: Vec<_> = run.iter().copied().filter(|(m, _)| *m != ".").collect();
            return self.reduce_rest(&rest);
        }
        self.reduce_rest(run)
    }

    fn reduce_rest(&self, run: &[(&str, bool)]) -> String {
        let loud = |m: &str| matches!(m, "!" | "?" | "…");
        if run.iter().any(|(m, _)| loud(m)) {
            // « ?! », « !!! », « …? » stay; a full stop or a comma beside them goes.
            let kept: Vec<&str> = run
                .iter()
                .filter(|(m, _)| loud(m))
                .map(|(m, _)| *m)
                .collect();
            // « En marche !, » is a name and its comma; « ? , » is an empty value.
            let comma = run.last().is_some_and(|(m, spaced)| {
                let soft = matches!(*m, "," | ";" | ":");
                soft && (*m == "," && !*spaced || kept.iter().all(|k| *k == "…"))
            });
            let mut written = kept.concat();
            if comma && let Some((last, spaced)) = run.last() {
                if *spaced && *last != "," {
                    written.push(' ');
                }
                written.push_str(last);
            }
            return written;
        }
        [".", ":", ";", ","]
            .iter()
            .find(|m| run.iter().any(|(r, _)| r == *m))
            .map_or_else(String::new, |m| (*m).to_string())
    }

    fn is_abbreviation(&self, word: &str) -> bool {
        word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
            || self.rules.abbreviations.has(word)
    }

    /// True when what is written so far ends a sentence with a full stop.
    fn ends_sentence(&self, out: &str) -> bool {
        let Some(before) = out.strip_suffix('.') else {
            return false;
        };
        let word = last_word(before);
        let list_number = word.chars().all(|c| c.is_ascii_digit())
            && before[..before.len() - word.len()]
                .trim_end_matches(' ')
                .chars()
                .next_back()
                .is_none_or(|c| c == '\n');
        !(word.contains('.') || self.is_abbreviation(word) || list_number && !word.is_empty())
    }
}

/// A mark that is not a point: brackets, dashes. Returns the index after it.
fn mark(out: &mut String, pieces: &[Piece<'_>], at: usize) -> usize {
    let text = &*pieces[at].text;
    match text {
        "(" => {
            out.push('(');
            let mut next = at + 1;
            while pieces
                .get(next)
                .is_some_and(|p| p.kind == Kind::Space || p.text.is_empty())
            {
                next += 1;
            }
            next
        }
        ")" => {
            trim_spaces(out);
            out.push(')');
            at + 1
        }
        _ => {
            out.push_str(text);
            at + 1
        }
    }
}

fn is_point(mark: &str) -> bool {
    matches!(mark, "." | "," | ";" | ":" | "!" | "?" | "…")
}

/// One space where there are several; a no-break space wins.
fn push_space(out: &mut String, spaces: &str) {
    let space = spaces
        .chars()
        .find(|c| matches!(c, '\u{a0}' | '\u{202f}'))
        .unwrap_or(' ');
    if out.is_empty() || out.ends_with('\n') || out.ends_with(['\u{a0}', '\u{202f}']) {
        return;
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out.push(space);
}

fn trim_spaces(out: &mut String) {
    let end = out
        .trim_end_matches([' ', '\u{a0}', '\u{202f}', '\t'])
        .len();
    out.truncate(end);
}

/// The last run of letters, digits, dots and apostrophes.
fn last_word(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '°' | '-')))
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    &text[start..]
}

/// « iPhone » and « eBay » keep their small letter.
fn may_be_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase)
        && !(chars.next().is_some_and(char::is_uppercase))
        && !word.contains('.')
}

/// The text with its first letter in upper case.
pub(in crate::french) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
