//! Typography in (rule C5): plain spaces, apostrophe « ’ », composed accents, stray spaces of pasted
//! text removed, every character keeping its place in the source.

use super::tokens::TokenRules;
use super::trace::{Cell, Trace};

/// Normalises the characters of a block.
pub(crate) fn normalise(trace: &mut Trace, rules: &TokenRules) {
    characters(trace);
    apostrophes(trace);
    spaces(trace, rules);
    trace.trim();
}

/// One character for one: spaces, hyphens, invisible characters, ligatures, combining accents.
fn characters(trace: &mut Trace) {
    let plain = |c: char| c == ' ' || c.is_ascii_graphic() || ('\u{c0}'..='\u{17f}').contains(&c);
    if trace
        .cells
        .iter()
        .all(|cell| plain(cell.c) && cell.c != '<' && cell.c != '>')
    {
        return;
    }
    let mut cells: Vec<Cell> = Vec::with_capacity(trace.len());
    for (index, &Cell { c, at }) in trace.cells.iter().enumerate() {
        let mut push = |c| cells.push(Cell { c, at });
        match c {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}'
            | '\u{fffd}'
            | '\u{fe0f}'
            | '\u{fe0e}' => {}
            _ if c.is_whitespace() => push(' '),
            _ if c.is_control() => {}
            '\u{2010}' | '\u{2011}' => push('-'),
            '\u{2015}' => push('—'),
            '\u{fb01}' => {
                push('f');
                push('i');
            }
            '\u{fb02}' => {
                push('f');
                push('l');
            }
            '<' | '>' if trace.get(index + 1) == c && trace.before(index) != c => {
                push(if c == '<' { '«' } else { '»' });
            }
            '<' | '>' if trace.before(index) == c && index > 0 && trace.before(index - 1) != c => {}
            '\u{300}'..='\u{36f}' => {
                let composed = cells
                    .last()
                    .and_then(|last| unicode_normalization::char::compose(last.c, c));
                match (composed, cells.last_mut()) {
                    (Some(composed), Some(last)) => last.c = composed,
                    _ => cells.push(Cell { c, at }),
                }
            }
            _ => push(c),
        }
    }
    trace.cells = cells;
}

/// Every apostrophe « ’ »; single quotation marks that pair up around words ‘ ’.
fn apostrophes(trace: &mut Trace) {
    let mut closing: Option<usize> = None;
    for index in 0..trace.len() {
        let c = trace.get(index);
        if !matches!(
            c,
            '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' | '\u{2032}'
        ) {
            continue;
        }
        let before = trace.before(index);
        let after = trace.get(index + 1);
        let inside = before.is_alphanumeric() && after.is_alphanumeric();
        let to = if matches!(c, '`' | '\u{b4}' | '\u{2032}') && !inside {
            c
        } else if closing == Some(index) {
            closing = None;
            '\u{2019}'
        } else if matches!(c, '\'' | '\u{2018}')
            && !before.is_alphanumeric()
            && !matches!(before, '’' | ')' | '»')
            && after.is_alphanumeric()
            && let Some(end) = single_close(trace, index)
        {
            closing = Some(end);
            '\u{2018}'
        } else {
            '\u{2019}'
        };
        if let Some(cell) = trace.cells.get_mut(index) {
            cell.c = to;
        }
    }
}

/// The single mark that closes the one at `open`: within one short stretch, after a letter or a
/// full stop and before no letter.
fn single_close(trace: &Trace, open: usize) -> Option<usize> {
    (open + 2..(open + 160).min(trace.len())).find(|&i| {
        matches!(trace.get(i), '\'' | '\u{2019}')
            && !trace.before(i).is_whitespace()
            && !trace.get(i + 1).is_alphanumeric()
            && trace.get(i + 1) != '«'
            // « l' Orne »: an elided word, not the end of a quotation.
            && !(trace.before(i).is_alphabetic() && !trace.before(i - 1).is_alphabetic())
    })
}

/// The letters that end just before `index`.
fn word_before(trace: &Trace, index: usize) -> String {
    let mut start = index;
    while start > 0 && trace.before(start).is_alphabetic() && index - start < 12 {
        start -= 1;
    }
    (start..index).map(|i| trace.get(i)).collect()
}

/// The letters that start at `index`.
fn word_after(trace: &Trace, index: usize) -> String {
    (index..index + 12)
        .map(|i| trace.get(i))
        .take_while(|c| c.is_alphabetic())
        .collect()
}

/// Single spaces; none before , . ) ] nor after ( [; none in « l' Orne », « 15 e »; one inside « ».
fn spaces(trace: &mut Trace, rules: &TokenRules) {
    let mut cells: Vec<Cell> = Vec::with_capacity(trace.len() + 8);
    for (index, &cell) in trace.cells.iter().enumerate() {
        let next = trace.get(index + 1);
        let last = cells.last().map_or(' ', |c| c.c);
        match cell.c {
            // Of a run of spaces the last one counts.
            ' ' if next == ' ' || last == ' ' || is_stray(trace, index, rules) => {}
            '«' => {
                cells.push(cell);
                if next != ' ' {
                    cells.push(Cell {
                        c: ' ',
                        at: cell.at,
                    });
                }
            }
            '»' => {
                if last != ' ' {
                    cells.push(Cell {
                        c: ' ',
                        at: cell.at,
                    });
                }
                cells.push(cell);
            }
            _ => cells.push(cell),
        }
    }
    trace.cells = cells;
}

/// True for a space that pasting left where French has none.
fn is_stray(trace: &Trace, index: usize, rules: &TokenRules) -> bool {
    let mut start = index;
    while trace.before(start) == ' ' {
        start -= 1;
    }
    let before = trace.before(start);
    let next = trace.get(index + 1);
    let after = trace.get(index + 2);
    match next {
        ',' => return true,
        '.' => {
            return after != '.' && !after.is_alphanumeric() && before != '.';
        }
        ')' | ']' => return true,
        '’' if before.is_alphabetic() && after.is_alphabetic() => {
            return rules.is_elision(&word_before(trace, start));
        }
        _ => {}
    }
    if matches!(before, '(' | '[') {
        return true;
    }
    if before == '’' && next.is_alphabetic() {
        let word = word_before(trace, start - 1);
        let word_start = start - 1 - word.chars().count();
        return !word.is_empty() && trace.before(word_start) != '‘' && rules.is_elision(&word);
    }
    if next.is_lowercase()
        && (before.is_ascii_digit() || matches!(before, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'))
    {
        let letters = word_after(trace, index + 1);
        let behind = trace.get(index + 1 + letters.chars().count());
        let roman = before.is_ascii_digit() || {
            let word = word_before(trace, start);
            word.chars()
                .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'))
        };
        return roman && matches!(behind, ' ') && rules.is_ordinal(&letters);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;

    #[test]
    fn normalised() {
        let rules = Rules::load(&Files::embedded()).unwrap();
        for (source, clean) in [
            ("l'eau d\u{2019}ici", "l’eau d’ici"),
            ("à l' Orne et d' Aoste", "à l’Orne et d’Aoste"),
            (
                "le 15 e anniversaire, le XX e siècle",
                "le 15e anniversaire, le XXe siècle",
            ),
            ("10 janvier 2016 . –", "10 janvier 2016. –"),
            ("Paris , Lyon ( Rhône ) .", "Paris, Lyon (Rhône)."),
            ("10\u{a0}000\u{202f}€ !", "10 000 € !"),
            ("«oui»", "« oui »"),
            ("«\u{a0}oui\u{a0}» , dit-il", "« oui », dit-il"),
            ("« « oui » »", "« « oui » »"),
            ("  deux   espaces\t", "deux espaces"),
            ("e\u{301}te\u{301}", "été"),
            ("co\u{ad}opé\u{200b}ration", "coopération"),
            ("un 'mot' et l'autre", "un ‘mot’ et l’autre"),
            ("<<oui>>", "« oui »"),
            ("et... voilà ...", "et... voilà ..."),
            ("version .5", "version .5"),
            ("l ’eau", "l’eau"),
        ] {
            let mut trace = Trace::of(source, 0);
            normalise(&mut trace, &rules.tokens);
            assert_eq!(trace.text(), clean);
        }
    }
}
