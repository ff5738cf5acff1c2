//! Faults of French typography: what the typographer would have set otherwise.

use super::subject::{Measured, Subject};

/// Faults for 1,000 words, with the words around each of the first ten.
pub fn measure(subject: &Subject<'_>) -> Measured {
    let mut spans = Vec::new();
    let mut count = 0_usize;
    for block in &subject.blocks {
        let found = faults(block.text.trim());
        count += found.len();
        spans.extend(found);
    }
    spans.truncate(10);
    let rate = count as f64 * 1000.0 / subject.words.max(1) as f64;
    Measured::new("typography", rate).spans(spans)
}

/// Every fault of a text, as its neighbourhood and what is wrong.
pub fn faults(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| chars.get(i)).copied();
        let after = chars.get(at + 1).copied();
        if let Some(why) = fault(before, c, after) {
            let from = at.saturating_sub(12);
            let around: String = chars.iter().skip(from).take(24).collect();
            out.push(format!("{} ({why})", around.trim()));
        }
    }
    let (open, close) = (text.matches('«').count(), text.matches('»').count());
    if open != close {
        out.push(format!("{open} « but {close} »"));
    }
    out
}

fn fault(before: Option<char>, c: char, after: Option<char>) -> Option<&'static str> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match c {
        '"' => Some("straight quotation mark"),
        '\'' if letter(before) && letter(after) => Some("straight apostrophe"),
        ':' | ';' | '!' | '?' | '»' if before == Some(' ') => Some("plain space before"),
        '!' | '?' | ';' | '»' if letter(before) => Some("no space before"),
        ' ' if before == Some('«') => Some("plain space after «"),
        '.' if before == Some('.') && after == Some('.') => Some("three full stops"),
        ' ' if before == Some(' ') => Some("two spaces"),
        ',' | '.' if before == Some(' ') && after != Some('.') => Some("space before"),
        '-' if before == Some(' ') && after == Some(' ') => Some("hyphen for a dash"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[test]
    fn faults_are_found_where_they_are() {
        let table = [
            ("Il dit\u{a0}: «\u{a0}oui\u{a0}»\u{202f}!", 0),
            ("L’eau de 12:30, https://exemple.fr", 0),
            ("Il dit : oui", 1),
            ("« oui »", 2),
            ("l'eau", 1),
            ("un \"mot\"", 2),
            ("attendre...", 1),
            ("deux  espaces", 1),
            ("mot , mot", 1),
            ("un - deux", 1),
            ("«\u{a0}oui", 1),
        ];
        for (text, expected) in table {
            let found = faults(text);
            assert_eq!(found.len(), expected, "{text}: {found:?}");
        }
    }
}
