//! What a request line asks: number of words, keyphrase, title.

use super::{Folded, RequestRules};
use crate::brief::Brief;
use crate::text::trace::Trace;

/// Reads the values of a request.
pub(crate) fn read(trace: &Trace, rules: &RequestRules) -> Brief {
    let folded = Folded::of(trace);
    let (min_words, max_words) = words(&folded.text, rules);
    Brief {
        min_words,
        max_words,
        keyphrase: value(trace, &folded, &rules.keyphrase_markers, rules),
        title: value(trace, &folded, &rules.title_markers, rules),
        ..Brief::default()
    }
}

/// Numbers of words asked: at least, at most.
fn words(text: &str, rules: &RequestRules) -> (Option<usize>, Option<usize>) {
    let mut least = None;
    let mut most = None;
    let tokens: Vec<&str> = text.split_whitespace().collect();
    for (index, token) in tokens.iter().enumerate() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '+');
        // « 1000-word article », « 900mots »
        let cut = bare.find(|c: char| c.is_alphabetic()).unwrap_or(bare.len());
        let (digits, unit) = bare.split_at(cut);
        let glued = !digits.is_empty() && rules.word_units.iter().any(|u| u == unit);
        if !glued && !rules.word_units.iter().any(|u| u == bare) {
            continue;
        }
        let mut start = index;
        let mut written = String::new();
        if glued {
            written = digits_of(digits);
        }
        // Digits before the unit: « 1 200 mots », « 800 à 1000 mots », « 700 or more words ».
        let mut second: Option<usize> = None;
        while start > 0 {
            let before = tokens.get(start - 1).copied().unwrap_or("");
            let bare = before.trim_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic());
            let is_number = bare.chars().any(|c| c.is_ascii_digit())
                && bare
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '+'));
            if is_number && !bare.contains(['-', '–']) && second.is_none() {
                let group = written.is_empty() || (written.len() == 3 && bare.len() <= 3);
                if !group {
                    break;
                }
                written = format!("{}{written}", digits_of(bare));
            } else if is_number && written.is_empty() {
                // « 800-1000 »
                let mut ends = bare.split(['-', '–']).map(digits_of);
                second = ends.next().and_then(|d| d.parse().ok());
                written = ends.next().unwrap_or_default();
            } else if matches!(bare, "a" | "to" | "et" | "and") && !written.is_empty() {
                let first = tokens.get(start.wrapping_sub(2)).map(|t| digits_of(t));
                second = first.and_then(|d| d.parse().ok());
                start = start.saturating_sub(1);
            } else if !(matches!(bare, "or" | "more" | "de" | "et" | "plus" | "ou")
                && written.is_empty())
            {
                break;
            }
            start = start.saturating_sub(1);
        }
        let Ok(number) = written.parse::<usize>() else {
            continue;
        };
        if !(50..=20_000).contains(&number) {
            continue;
        }
        let before: String = tokens
            .get(start.saturating_sub(4)..start)
            .unwrap_or_default()
            .join(" ");
        let after: String = tokens
            .get(index + 1..(index + 4).min(tokens.len()))
            .unwrap_or_default()
            .join(" ");
        let at_most = rules.most.iter().any(|m| {
            before.trim_end_matches([':', ' ']).ends_with(m.as_str())
                || after.trim_start().starts_with(m.as_str())
        });
        match second {
            Some(low) if low < number => {
                least = Some(low);
                most = Some(number);
            }
            _ if at_most => most = most.or(Some(number)),
            _ => least = least.or(Some(number)),
        }
    }
    (least, most)
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The value after a marker: between quotation marks, or after « : » up to the end of the clause.
fn value(
    trace: &Trace,
    folded: &Folded,
    markers: &[String],
    rules: &RequestRules,
) -> Option<String> {
    let mut best: Option<usize> = None;
    for marker in markers {
        for (byte, _) in folded.text.match_indices(marker.as_str()) {
            let before = folded.text.get(..byte)?.chars().next_back();
            let end = folded.text.get(..byte + marker.len())?.chars().count();
            let after = folded.chars.get(end).copied().unwrap_or(' ');
            if before.is_some_and(char::is_alphanumeric) || after.is_alphanumeric() {
                continue;
            }
            if best.is_none_or(|b| end > b) && best.is_none() {
                best = Some(end);
            }
        }
    }
    let mut at = best?;
    let mut announced = false;
    loop {
        while matches!(
            folded.chars.get(at),
            Some(' ' | ':' | '=' | '-' | '–' | '(' | ')')
        ) {
            announced |= matches!(folded.chars.get(at), Some(':' | '='));
            at += 1;
        }
        let rest: String = folded.chars.get(at..).unwrap_or_default().iter().collect();
        let filler = rules
            .fillers
            .iter()
            .filter(|f| {
                rest.strip_prefix(f.as_str())
                    .is_some_and(|r| r.starts_with([' ', ':']) && !announced)
            })
            .max_by_key(|f| f.len());
        match filler {
            Some(filler) => at += filler.chars().count(),
            None => break,
        }
    }
    let close = match trace.get(at) {
        '«' => Some('»'),
        '"' => Some('"'),
        '“' => Some('”'),
        '‘' => Some('’'),
        _ => None,
    };
    let read = |from: usize, stop: &dyn Fn(usize, char) -> bool| -> String {
        (from..trace.len())
            .map(|i| (i, trace.get(i)))
            .take_while(|(i, c)| !stop(*i, *c))
            .map(|(_, c)| c)
            .collect()
    };
    let text = match close {
        Some(close) => read(at + 1, &|_, c| c == close || c == '"' || c == '”'),
        None if announced => read(at, &|i, c| {
            matches!(c, ',' | ';' | '\n' | '!' | '?')
                || (c == '.' && (i + 1 >= trace.len() || trace.get(i + 1).is_whitespace()))
        }),
        None => return None,
    };
    let text = text.trim().trim_matches(['«', '»', '"', '“', '”']).trim();
    (!text.is_empty() && text.chars().count() <= 120).then(|| text.to_string())
}
