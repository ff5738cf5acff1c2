//! Broken quotations cut out (rule C3). No mark is ever added.

use super::pairs::{Matched, goes_on, match_guillemets};
use crate::text::document::BlockKind;
use crate::text::tokens::TokenRules;
use crate::text::trace::{Draft, Trace};

/// Where a sentence starts at or before `index`: after the last full stop, mark or closed
/// quotation before it, quotation marks left out of account.
fn sentence_start(trace: &Trace, index: usize, rules: &TokenRules) -> usize {
    let mut at = index;
    while at > 0 {
        let c = trace.before(at);
        let stops = matches!(c, '.' | '!' | '?' | '…') && trace.get(at).is_whitespace();
        if stops && !is_abbreviated(trace, at - 1, rules) {
            return at;
        }
        at -= 1;
    }
    0
}

/// Where the sentence holding `index` ends: after its full stop and what closes with it.
fn sentence_end(trace: &Trace, index: usize, rules: &TokenRules) -> usize {
    let mut at = index;
    while at < trace.len() {
        let c = trace.get(at);
        let next = trace.get(at + 1);
        if matches!(c, '.' | '!' | '?' | '…')
            && next.is_whitespace()
            && !is_abbreviated(trace, at, rules)
        {
            return at + 1;
        }
        at += 1;
    }
    trace.len()
}

/// « M. », « J. »: a full stop that belongs to its word.
fn is_abbreviated(trace: &Trace, stop: usize, rules: &TokenRules) -> bool {
    if trace.get(stop) != '.' {
        return false;
    }
    let mut start = stop;
    while start > 0 && !trace.before(start).is_whitespace() {
        start -= 1;
    }
    let word: String = (start..=stop).map(|i| trace.get(i)).collect();
    rules.is_abbreviation(word.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// Pairs the guillemets of every block, cutting broken quotations out: an orphan » goes with what
/// stands between the sentence before it and the end of its sentence; an orphan « with its
/// sentence and what follows it up to the next quotation. Returns one notice a repair.
pub(crate) fn repair(drafts: &mut Vec<Draft>, most: usize, rules: &TokenRules) -> Vec<String> {
    let mut notices = Vec::new();
    // What is cut out of a paragraph may have closed the quotation of the one before: go over them
    // again until nothing changes. Every turn but the last drops a mark.
    loop {
        let before = (notices.len(), drafts.len());
        repair_once(drafts, most, rules, &mut notices);
        drafts.retain(Draft::holds_text);
        if (notices.len(), drafts.len()) == before {
            return notices;
        }
    }
}

fn repair_once(drafts: &mut [Draft], most: usize, rules: &TokenRules, notices: &mut Vec<String>) {
    let mut carried = false;
    for index in 0..drafts.len() {
        let next = goes_on(drafts, index + 1, most);
        let Some(draft) = drafts.get_mut(index) else {
            break;
        };
        if draft.kind == BlockKind::Code {
            continue;
        }
        if matches!(draft.kind, BlockKind::Heading(_) | BlockKind::Title) {
            carried = false;
        }
        let mut matched = match_guillemets(&draft.trace, carried, next);
        // Each turn drops at least one mark.
        while let Some((range, what)) = broken(&draft.trace, &matched, rules) {
            let cut: String = (range.start..range.end)
                .map(|i| draft.trace.get(i))
                .collect();
            notices.push(format!("{what}, left out: {}", cut.trim()));
            draft.trace.cut(range);
            draft.trace.trim();
            matched = match_guillemets(&draft.trace, carried, next);
        }
        let silent = carried && !draft.trace.cells.iter().any(|c| matches!(c.c, '«' | '»'));
        carried = matched.carries || (silent && next);
    }
}

/// The first stretch to cut out of a block, and why.
fn broken(
    trace: &Trace,
    matched: &Matched,
    rules: &TokenRules,
) -> Option<(std::ops::Range<usize>, &'static str)> {
    if let Some(&close) = matched.orphan_closes.first() {
        let start = sentence_start(trace, close, rules);
        // The closing mark may stand after the full stop of the quotation.
        let end = sentence_end(trace, close + 1, rules);
        return Some((start..end, "closing quotation mark with no opening one"));
    }
    let &open = matched.orphan_opens.first()?;
    let start = sentence_start(trace, open, rules);
    let next = (open + 1..trace.len()).find(|&i| trace.get(i) == '«');
    let end = match next {
        Some(next) => sentence_start(trace, next, rules).max(open + 1),
        None => trace.len(),
    };
    // The next quotation stands in the same sentence: all of it goes.
    let end = if next.is_some() && end <= open + 1 {
        sentence_end(trace, next.unwrap_or(open), rules)
    } else {
        end
    };
    Some((start..end, "opening quotation mark never closed"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;
    use crate::text::quotes::pairs;

    #[test]
    fn broken_quotations_go() {
        let rules = Rules::load(&Files::embedded()).unwrap().tokens;
        let table: [(&[&str], &[&str], usize); 9] = [
            (
                &["Il a un Pixel 6. pour un livre », a-t-il écrit."],
                &["Il a un Pixel 6."],
                0,
            ),
            (
                &["Oui », dit M. Roy. Le maire part."],
                &["Le maire part."],
                0,
            ),
            (
                &["A dit « oui ». Et « non »."],
                &["A dit « oui ». Et « non »."],
                2,
            ),
            (&["« Un « deux » trois »."], &["« Un « deux » trois »."], 2),
            (
                &["Il ouvre. « Je viens, dit-il. Il part."],
                &["Il ouvre."],
                0,
            ),
            (
                &["Il ouvre. « Je viens, dit-il. Il dit « oui »."],
                &["Il ouvre. Il dit « oui »."],
                1,
            ),
            (
                &["Il dit : « Un.", "Deux. »"],
                &["Il dit : « Un.", "Deux. »"],
                2,
            ),
            (
                &["Il dit : « Un.", "« Deux. »"],
                &["Il dit : « Un.", "« Deux. »"],
                2,
            ),
            (&["« Un.", "« Deux.", "Trois."], &["Trois."], 0),
        ];
        for (source, clean, count) in table {
            let mut drafts: Vec<Draft> = source
                .iter()
                .map(|t| Draft::new(BlockKind::Paragraph, Trace::of(t, 0)))
                .collect();
            let notices = repair(&mut drafts, 6, &rules);
            drafts.retain(|d| !d.trace.is_blank());
            let left: Vec<String> = drafts.iter().map(|d| d.trace.text()).collect();
            assert_eq!(left, clean, "{source:?}");
            assert_eq!(notices.is_empty(), source == clean, "{source:?}");
            let mut found = 0;
            let mut carried = false;
            for index in 0..drafts.len() {
                let (pairs, next) = pairs(
                    &drafts[index].trace,
                    carried,
                    goes_on(&drafts, index + 1, 6),
                );
                carried = next;
                found += pairs.len();
            }
            assert_eq!(found, count, "{source:?}");
        }
    }
}
