//! SEO measures of the head: title, description, slug.

use super::keyphrase::{plain, tokens};
use super::subject::{Measured, Subject};
use super::{fold, text};

/// Title, description and slug.
pub fn measures(subject: &Subject<'_>) -> Vec<Measured> {
    vec![
        description_keyphrase(subject),
        description_length(subject),
        title_keyphrase(subject),
        title_width(subject),
        slug(subject),
    ]
}

/// Times the keyphrase stands in the description.
fn description_keyphrase(subject: &Subject<'_>) -> Measured {
    let id = "metaDescriptionKeyword";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    let sentences = text::sentences(&subject.page.description, subject.rules);
    let count: usize = sentences.iter().map(|s| keyphrase.count(&s.text)).sum();
    Measured::new(id, count as f64)
}

/// Characters of the description.
fn description_length(subject: &Subject<'_>) -> Measured {
    let characters = subject.page.description.chars().count();
    Measured::new("metaDescriptionLength", characters as f64)
}

/// 3 with the exact phrase at the start of the title (function words may come before), 2 with the
/// exact phrase later, 1 with all content words, else 0.
fn title_keyphrase(subject: &Subject<'_>) -> Measured {
    let id = "keyphraseInSEOTitle";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    let title = &subject.page.title;
    let (at, before) = keyphrase.position(title);
    let function = |w: &String| subject.rules.function_words.contains(w);
    let value = match at {
        Some(_) if before.iter().all(function) => 3.0,
        Some(_) => 2.0,
        None if !keyphrase.exact && keyphrase.found_words(title) == keyphrase.length() => 1.0,
        None => 0.0,
    };
    Measured::new(id, value)
}

/// Width of the title in pixels, in Arial 20 px.
fn title_width(subject: &Subject<'_>) -> Measured {
    Measured::new("titleWidth", f64::from(pixels(&subject.page.title)))
}

/// Width in pixels in Arial 20 px, from the advance widths of the typeface (2,048 units an em).
pub fn pixels(text: &str) -> u32 {
    let units: u32 = text.chars().map(advance).sum();
    (units * 20 + 1024) / 2048
}

fn advance(c: char) -> u32 {
    match c {
        '\'' => 391,
        'i' | 'j' | 'l' | '’' | '‘' => 455,
        '|' => 532,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | '[' | '\\' | ']' | 'f' | 't' | 'î'
        | 'ï' | 'Î' | 'Ï' | '·' | '\u{a0}' => 569,
        '(' | ')' | '-' | '`' | 'r' | '“' | '”' => 682,
        '{' | '}' => 684,
        '•' => 717,
        '"' => 727,
        '*' => 797,
        '°' => 819,
        '^' => 961,
        'J' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'ÿ' | 'ç' => 1024,
        '+' | '<' | '=' | '>' | '~' | '×' => 1196,
        'F' | 'T' | 'Z' => 1251,
        '&' | 'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | 'À' | 'Â' | 'Ä' | 'É' | 'È'
        | 'Ê' | 'Ë' => 1366,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' | 'Ù' | 'Û' | 'Ü' | 'Ç' => 1479,
        'G' | 'O' | 'Q' | 'Ô' | 'Ö' => 1593,
        'M' | 'm' => 1706,
        '%' | 'æ' => 1821,
        'W' | 'œ' => 1933,
        'Œ' | 'Æ' | '—' | '…' => 2048,
        '@' => 2079,
        _ => 1139,
    }
}

/// Share of the content words in the slug; keyphrases of one or two words and longer ones are
/// judged apart.
fn slug(subject: &Subject<'_>) -> Measured {
    let id = "slugKeyword";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    if subject.page.slug.is_empty() {
        return Measured::new(id, 0.0).case("no-slug");
    }
    let words = tokens(&fold(&subject.page.slug));
    let there = |w: &&String| words.iter().any(|s| *s == plain(w) || s == *w);
    let found = keyphrase.content.iter().filter(there).count();
    let share = found as f64 * 100.0 / keyphrase.content.len().max(1) as f64;
    let measured = Measured::new(id, share);
    if keyphrase.length() <= 2 {
        measured.case("short")
    } else {
        measured
    }
}
