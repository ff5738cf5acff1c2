//! A plain reading for the tests of the parser: blocks at blank lines, words at white space, elisions, inversions
//! and marks cut off. It knows nothing of noise, encodings or abbreviations beyond what the examples need.

use pigiste::french::tags::{Features, Upos};
use pigiste::text::document::{Block, BlockKind, Document, Sentence, Span, Token, key};

const CLITICS: [&str; 27] = [
    "-t-il", "-t-ils", "-t-elle", "-t-elles", "-t-on", "-il", "-ils", "-elle", "-elles", "-on",
    "-je", "-tu", "-nous", "-vous", "-ce", "-le", "-la", "-les", "-moi", "-toi", "-lui", "-leur",
    "-en", "-y", "-là", "-ci", "-mêmes",
];
const ABBREVIATIONS: [&str; 12] = [
    "M.", "MM.", "Mme.", "Dr.", "etc.", "J.", "St.", "No.", "no.", "p.", "cf.", "av.",
];

/// The document of a text, one block a paragraph.
pub fn document(text: &str) -> Document {
    let mut document = Document {
        text: text.to_string(),
        language: "fr".into(),
        ..Document::default()
    };
    let mut at = 0;
    for part in text.split("\n\n") {
        if !part.trim().is_empty() {
            block(&mut document, at, at + part.trim_end().len());
        }
        at += part.len() + 2;
    }
    document
}

fn block(document: &mut Document, start: usize, end: usize) {
    let first = document.sentences.len();
    let index = document.blocks.len();
    let mut from = document.tokens.len();
    let text = document.text.clone();
    for (a, b) in pieces(&text, start, end) {
        let spaced = a == start || text[..a].ends_with(char::is_whitespace);
        let form = &text[a..b];
        document.tokens.push(Token {
            span: Span::new(a, b),
            lemma: form.into(),
            upos: Upos::X,
            features: Features::default(),
            form_key: key(form),
            lemma_key: key(form),
            spaced,
            unknown: false,
        });
        let rest = text[b..end].trim_start();
        let next = rest.chars().next();
        let ends = matches!(form, "." | "!" | "?" | "…")
            && next.is_none_or(|c| c.is_uppercase() || c == '«' || c == '"')
            || (form == "»"
                && document.tokens.len() > 1
                && matches!(
                    &text[document.tokens[document.tokens.len() - 2].span.range()],
                    "." | "!" | "?"
                )
                && next.is_none_or(|c| c.is_uppercase() || c == '«'));
        if ends || rest.is_empty() {
            let span = Span::new(document.tokens[from].span.start as usize, b);
            document.sentences.push(Sentence {
                span,
                block: index,
                tokens: from..document.tokens.len(),
                chunks: 0..0,
            });
            from = document.tokens.len();
        }
    }
    document.blocks.push(Block {
        kind: BlockKind::Paragraph,
        span: Span::new(start, end),
        sentences: first..document.sentences.len(),
    });
}

fn pieces(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = start;
    for word in text[start..end].split_inclusive(char::is_whitespace) {
        let (mut a, mut b) = (at, at + word.trim_end().len());
        at += word.len();
        while a < b {
            let c = text[a..b].chars().next().unwrap();
            if c.is_alphanumeric()
                || (matches!(c, '-' | '+') && text[a + 1..b].starts_with(char::is_alphanumeric))
            {
                break;
            }
            found.push((a, a + c.len_utf8()));
            a += c.len_utf8();
        }
        let mut tail = Vec::new();
        while a < b && !ABBREVIATIONS.contains(&&text[a..b]) {
            let c = text[a..b].chars().next_back().unwrap();
            if c.is_alphanumeric() || matches!(c, '’' | '\'') {
                break;
            }
            tail.push((b - c.len_utf8(), b));
            b -= c.len_utf8();
        }
        if a < b {
            word_pieces(text, a, b, &mut found);
        }
        found.extend(tail.into_iter().rev());
    }
    found
}

fn word_pieces(text: &str, mut a: usize, b: usize, found: &mut Vec<(usize, usize)>) {
    let lower = text[a..b].to_lowercase().replace('\'', "’");
    if lower.starts_with("aujourd’hui") || lower == "quelqu’un" {
        found.push((a, b));
        return;
    }
    while let Some(cut) = text[a..b].find(['’', '\'']) {
        let len = text[a + cut..].chars().next().unwrap().len_utf8();
        let head = text[a..a + cut].to_lowercase();
        if !matches!(
            head.as_str(),
            "l" | "d"
                | "j"
                | "m"
                | "t"
                | "s"
                | "n"
                | "c"
                | "qu"
                | "jusqu"
                | "lorsqu"
                | "puisqu"
                | "quoiqu"
        ) || a + cut + len == b
        {
            break;
        }
        found.push((a, a + cut + len));
        a += cut + len;
    }
    let lower = text[a..b].to_lowercase();
    for separator in ['/', '%', '°', '€', '"', ')', '(', ','] {
        if let Some(cut) = text[a..b].find(separator) {
            let numeric =
                separator == ',' && text[a + cut + 1..b].starts_with(|c: char| c.is_ascii_digit());
            if cut > 0 && !numeric && !text[a..b].contains("://") {
                word_pieces(text, a, a + cut, found);
                let next = a + cut + separator.len_utf8();
                found.push((a + cut, next));
                if next < b {
                    word_pieces(text, next, b, found);
                }
                return;
            }
        }
    }
    let whole = lower.starts_with("celui")
        || lower.starts_with("celle")
        || lower.starts_with("ceux")
        || lower.starts_with("rendez")
        || lower.ends_with("-mêmes");
    if !whole
        && let Some(clitic) = CLITICS
            .iter()
            .find(|c| lower.len() > c.len() && lower.ends_with(**c))
    {
        let cut = b - clitic.len();
        found.push((a, cut));
        found.push((cut, b));
        return;
    }
    found.push((a, b));
}
