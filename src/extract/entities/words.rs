//! What the letters of a word tell: capitals, initials, acronyms, where a capital proves nothing.

use crate::text::document::{Document, Sentence};

/// Before a name with a hyphen these make a common word of it: « anti-OTAN ».
const PREFIXES: [&str; 9] = [
    "anti-", "pro-", "ex-", "non-", "post-", "pré-", "mi-", "inter-", "quasi-",
];

/// The words of a name as the tokeniser cuts them: elided words apart, other apostrophes kept.
pub fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split_whitespace().flat_map(|word| {
        let cut = word
            .find('’')
            .filter(|at| at + '’'.len_utf8() < word.len())
            .filter(|at| word.get(..*at).is_some_and(elides))
            .map_or(0, |at| at + '’'.len_utf8());
        let (head, tail) = word.split_at(cut);
        [head, tail].into_iter().filter(|part| !part.is_empty())
    })
}

/// True for an elided word, or a compound that ends with one: « Côtes-d’Armor ».
fn elides(head: &str) -> bool {
    let last = head.rsplit('-').next().unwrap_or(head);
    matches!(
        last.to_ascii_lowercase().as_str(),
        "l" | "d" | "n" | "s" | "m" | "t" | "j" | "c" | "qu"
    )
}

/// True for a Roman numeral as names of sovereigns have them.
pub fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// True for a word with a capital where names have one: at its start, after « al- », or inside (« iPhone »).
pub fn has_capital(word: &str) -> bool {
    let mut chars = word.chars();
    match chars.next() {
        None => false,
        Some(c) if c.is_uppercase() => true,
        Some(c) if c.is_lowercase() => {
            word.chars().any(char::is_uppercase)
                && !word.contains('_')
                && !PREFIXES.iter().any(|p| word.starts_with(p))
        }
        Some(_) => false,
    }
}

/// True for two capitals or more and no small letter: « ONU », « G7 », « CFE-CGC ».
pub fn is_upper(word: &str) -> bool {
    let mut capitals = 0;
    for c in word.chars() {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 2
}

/// True for an initial: « J. », « J.-P. », « W.M. ».
pub fn is_initial(word: &str) -> bool {
    let mut letters = 0;
    let mut dots = 0;
    for c in word.chars() {
        match c {
            '.' => dots += 1,
            '-' => {}
            c if c.is_uppercase() => letters += 1,
            _ => return false,
        }
    }
    letters > 0 && dots == letters && letters <= 3
}

/// True for a capital inside after a small letter: « OpenAI », « iPhone ».
pub fn is_mixed(word: &str) -> bool {
    let mut small = false;
    for part in word.chars() {
        if part.is_uppercase() && small {
            return true;
        }
        small = part.is_lowercase();
    }
    false
}

/// True when the word at `at` has its capital from its place: start of the sentence, after an opening mark, a colon or a dash.
pub fn at_opening(doc: &Document, sentence: &Sentence, at: usize) -> bool {
    let mut before = at;
    while before > sentence.tokens.start {
        before -= 1;
        match doc.form(before) {
            "(" | "[" => {}
            "«" | "“" | "\"" | "‘" | ":" | "–" | "—" | "-" | "•" | "…" | "[…]" | "." | "!"
            | "?" | "*" => return true,
            _ => return false,
        }
    }
    true
}
