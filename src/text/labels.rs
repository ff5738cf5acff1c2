//! Lines that are no sentences at either end of the text: leftover links, captions, buttons.

use super::document::BlockKind;
use super::rules::LabelLimits;
use super::trace::Draft;

/// Drops a run of labels before the first prose, and the labels after the last. Returns what was
/// dropped.
pub(crate) fn drop_ends(drafts: &mut Vec<Draft>, limits: &LabelLimits) -> Vec<String> {
    let mut dropped = Vec::new();
    // After the last prose.
    while drafts.len() > 1
        && drafts
            .last()
            .is_some_and(|last| is_label(last, limits.tail_words))
        && drafts.iter().any(is_prose)
    {
        dropped.extend(drafts.pop().map(|d| d.trace.text()));
    }
    dropped.reverse();
    // Before the first; the first line of all may be the title.
    let start = usize::from(drafts.first().is_some_and(|d| is_label(d, usize::MAX)));
    let run = drafts
        .iter()
        .skip(start)
        .take_while(|d| is_label(d, limits.head_words))
        .count();
    if run >= limits.head_run && drafts.get(start + run).is_some_and(is_prose) {
        let head: Vec<String> = drafts
            .drain(start..start + run)
            .map(|d| d.trace.text())
            .collect();
        dropped.splice(0..0, head);
    }
    dropped
}

fn is_prose(draft: &Draft) -> bool {
    draft.kind == BlockKind::Paragraph && ends_a_sentence(draft)
}

fn ends_a_sentence(draft: &Draft) -> bool {
    draft
        .trace
        .cells
        .last()
        .is_some_and(|c| matches!(c.c, '.' | '!' | '?' | '…' | ':' | ';' | '»' | '”' | '"'))
}

fn is_label(draft: &Draft, most_words: usize) -> bool {
    draft.kind == BlockKind::Paragraph
        && !ends_a_sentence(draft)
        && draft.trace.cells.split(|c| c.c == ' ').count() <= most_words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;
    use crate::text::trace::Trace;

    #[test]
    fn labels_at_the_ends() {
        let limits = Rules::load(&Files::embedded()).unwrap().limits.label;
        for (source, kept) in [
            ("Titre|Il pleut.|Facebook|Courriel,", "Titre|Il pleut."),
            (
                "Titre|Un lien|Deux liens|Trois liens|Il pleut.",
                "Titre|Il pleut.",
            ),
            ("Titre|Sous-titre|Il pleut.", "Titre|Sous-titre|Il pleut."),
            (
                "Titre|Il pleut.|Fin du match|Il neige.",
                "Titre|Il pleut.|Fin du match|Il neige.",
            ),
            ("Titre|Sous-titre", "Titre|Sous-titre"),
        ] {
            let mut drafts: Vec<Draft> = source
                .split('|')
                .map(|t| Draft::new(BlockKind::Paragraph, Trace::of(t, 0)))
                .collect();
            drop_ends(&mut drafts, &limits);
            let left: Vec<String> = drafts.iter().map(|d| d.trace.text()).collect();
            assert_eq!(left.join("|"), kept);
        }
    }
}
