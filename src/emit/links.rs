//! Links of the brief: each goes on the first place of the body that already has its words.

use super::escape::clean;
use super::page::{Item, Kind, Part, Run};
use super::url;
use crate::brief::BriefLink;

/// Puts each link on the first occurrence of its anchor in a paragraph or list item, outside
/// headings and quotations; case, apostrophes and kinds of space do not matter. Returns the links
/// that found no place. A refused address becomes a warning.
pub fn place(parts: &mut [Part], links: &[BriefLink], warnings: &mut Vec<String>) -> Vec<Run> {
    let mut rest = Vec::new();
    for link in links {
        let anchor = clean(&link.anchor);
        let Some(address) = url::safe(&link.url) else {
            warnings.push(format!(
                "address of a link `{}` is refused",
                clean(&link.url)
            ));
            continue;
        };
        if !anchor.is_empty() && !placed(parts, &anchor, &address) {
            rest.push(Run {
                text: anchor,
                url: Some(address),
            });
        }
    }
    rest
}

fn placed(parts: &mut [Part], anchor: &str, address: &str) -> bool {
    parts
        .iter_mut()
        .flat_map(|part| &mut part.blocks)
        .filter(|block| matches!(block.kind, Kind::Paragraph | Kind::List))
        .flat_map(|block| &mut block.items)
        .any(|item| place_in(item, anchor, address))
}

fn place_in(item: &mut Item, anchor: &str, address: &str) -> bool {
    let mut depth = 0_usize;
    for index in 0..item.runs.len() {
        let Some(run) = item.runs.get(index) else {
            continue;
        };
        let found = match &run.url {
            None => find(&run.text, anchor, depth),
            Some(_) => None,
        };
        depth = depth_after(&run.text, depth);
        let Some((start, end)) = found else {
            continue;
        };
        let piece = |range: std::ops::Range<usize>, url: Option<&str>| Run {
            text: run.text.get(range).unwrap_or("").to_string(),
            url: url.map(str::to_string),
        };
        let mut pieces = vec![
            piece(0..start, None),
            piece(start..end, Some(address)),
            piece(end..run.text.len(), None),
        ];
        pieces.retain(|run| !run.text.is_empty());
        item.runs.splice(index..=index, pieces);
        return true;
    }
    false
}

fn depth_after(text: &str, depth: usize) -> usize {
    text.chars().fold(depth, |depth, c| match c {
        '«' | '“' => depth + 1,
        '»' | '”' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// The first place of `anchor` as whole words outside quotation marks, in bytes.
fn find(text: &str, anchor: &str, depth: usize) -> Option<(usize, usize)> {
    let mut depth = depth;
    let mut before: Option<char> = None;
    for (start, c) in text.char_indices() {
        let open = !before.is_some_and(char::is_alphanumeric);
        if depth == 0 && open {
            let rest = text.get(start..).unwrap_or("");
            if let Some(length) = starts_with(rest, anchor) {
                let end = start + length;
                let next = text.get(end..).and_then(|t| t.chars().next());
                if !next.is_some_and(char::is_alphanumeric) {
                    return Some((start, end));
                }
            }
        }
        depth = depth_after(text.get(start..start + c.len_utf8()).unwrap_or(""), depth);
        before = Some(c);
    }
    None
}

/// How many bytes of `text` match `anchor` at its start.
fn starts_with(text: &str, anchor: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    for wanted in anchor.chars() {
        let (_, c) = chars.next()?;
        if fold(c) != fold(wanted) {
            return None;
        }
    }
    Some(chars.next().map_or(text.len(), |(at, _)| at))
}

fn fold(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn anchors_are_found_as_whole_words_outside_quotations() {
        let table = [
            (
                "Le conseil municipal vote.",
                "conseil municipal",
                Some("conseil municipal"),
            ),
            (
                "Le Conseil\u{a0}municipal vote.",
                "conseil municipal",
                Some("Conseil\u{a0}municipal"),
            ),
            ("L’été à l’eau.", "l'eau", Some("l’eau")),
            ("Les conseils municipaux.", "conseil", None),
            (
                "« Le conseil » dit non, le conseil dit oui.",
                "conseil",
                Some("conseil"),
            ),
            ("« Le conseil »", "conseil", None),
        ];
        for (text, anchor, expected) in table {
            let found = find(text, anchor, 0);
            assert_eq!(found.and_then(|(a, b)| text.get(a..b)), expected, "{text}");
        }
        let text = "« Le conseil » dit non, le conseil dit oui.";
        assert!(find(text, "conseil", 0).is_some_and(|(a, _)| a > 20));
    }
}
