//! What a quotation is (direct, partial, other) and whether a fragment can be printed alone (rule C8).

use super::view::View;
use crate::french::tags::{Tense, Upos};
use crate::text::document::{ChunkKind, Marks};
use std::ops::Range;

/// What the words between the marks are by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Number of words.
    pub words: usize,
    /// A finite verb whose clause starts inside the marks.
    pub clause: bool,
    /// More than one sentence, or ended by a final mark.
    pub sentences: bool,
    /// Starts with a capital.
    pub capital: bool,
    /// Fills its sentence.
    pub alone: bool,
}

/// Reads the shape of a quotation.
pub fn shape(view: &View, marks: &Marks) -> Shape {
    let tokens = marks.tokens.clone();
    let words = tokens
        .clone()
        .filter(|at| {
            view.token(*at)
                .is_some_and(|t| !matches!(t.upos, Upos::Punct | Upos::Sym))
        })
        .count();
    let ends = |form: &str| matches!(form, "." | "!" | "?" | "…");
    let sentences = tokens
        .clone()
        .take(tokens.len().saturating_sub(1))
        .any(|at| ends(view.form(at)) && view.form(at + 1).starts_with(char::is_uppercase))
        || (tokens.len() > 3
            && tokens
                .clone()
                .next_back()
                .is_some_and(|at| ends(view.form(at))));
    Shape {
        words,
        clause: has_clause(view, &tokens),
        sentences,
        capital: view.form(tokens.start).starts_with(char::is_uppercase),
        alone: alone(view, marks),
    }
}

/// A finite verb that is not that of a relative clause.
fn has_clause(view: &View, tokens: &Range<usize>) -> bool {
    view.chunks_in(tokens.clone()).any(|(_, chunk)| {
        if chunk.kind != ChunkKind::VerbGroup || !chunk.features.tense.is_some_and(Tense::is_finite)
        {
            return false;
        }
        let opener = (tokens.start..chunk.tokens.start).rev().take(6).find(|at| {
            view.token(*at).is_some_and(|t| {
                matches!(t.upos, Upos::Sconj | Upos::Pron | Upos::Verb | Upos::Aux)
            })
        });
        let relative = opener.is_some_and(|at| {
            matches!(
                view.form(at).to_lowercase().as_str(),
                "qui" | "que" | "qu’" | "dont" | "où"
            )
        });
        !relative
    })
}

/// True when nothing else stands in the sentences of the quotation but final marks.
pub fn alone(view: &View, marks: &Marks) -> bool {
    let open = marks.tokens.start.saturating_sub(1);
    let close = marks.tokens.end;
    let first = view.tokens_of(view.sentence(open)).start;
    let last = view.tokens_of(view.sentence(close)).end;
    let free = |at: usize| matches!(view.form(at), "." | "!" | "?" | "…" | "–" | "—" | "-");
    (first..open).all(free) && (close + 1..last).all(free)
}

/// True for words that name a thing rather than say something: a title, a label used again without marks.
pub fn is_label(view: &View, marks: &Marks, shape: &Shape) -> bool {
    if shape.clause || shape.words > 6 || shape.sentences {
        return false;
    }
    let text = view.document.str(marks.inner);
    let before = marks
        .tokens
        .start
        .checked_sub(2)
        .and_then(|at| view.token(at));
    let noun_before = before.is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn));
    let apart = view
        .form(marks.tokens.start.saturating_sub(2))
        .ends_with(':');
    if shape.capital && noun_before && !apart {
        return true;
    }
    // A capital in the middle of a sentence, and nothing said.
    if shape.capital && !apart && !shape.alone && shape.words <= 5 {
        return true;
    }
    // Every word with a capital: a name.
    let capitals = marks
        .tokens
        .clone()
        .filter(|at| {
            view.token(*at)
                .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj))
        })
        .all(|at| view.form(at).starts_with(char::is_uppercase));
    if shape.capital && capitals && shape.words <= 4 && !shape.alone {
        return true;
    }
    // The same words again in the text, with or without marks.
    text.len() > 3
        && shape.words <= 3
        && view.document.text.matches(text).nth(1).is_some()
        && !repeated_by_source(view, marks, text)
}

/// True when the other occurrences are quoted too: a formula that the text comes back to.
fn repeated_by_source(view: &View, marks: &Marks, text: &str) -> bool {
    view.document
        .text
        .match_indices(text)
        .filter(|(at, _)| *at != marks.inner.start as usize)
        .all(|(at, _)| {
            view.document
                .marks
                .iter()
                .any(|m| m.inner.start as usize <= at && at < m.inner.end as usize)
        })
}

/// False for a fragment that cannot be printed alone: one finite verb, a dangling preposition, determiner or clitic
/// at the end, no content word.
pub fn usable(view: &View, marks: &Marks, shape: &Shape) -> bool {
    let last = marks
        .tokens
        .clone()
        .rev()
        .find(|at| view.token(*at).is_some_and(|t| t.upos != Upos::Punct));
    let Some(last) = last else { return false };
    let Some(token) = view.token(last) else {
        return false;
    };
    if matches!(
        token.upos,
        Upos::Adp | Upos::Det | Upos::Cconj | Upos::Sconj
    ) {
        return false;
    }
    if dangles(view.form(last)) {
        return false;
    }
    let content = |at: usize| {
        view.token(at).is_some_and(|t| {
            matches!(
                t.upos,
                Upos::Noun
                    | Upos::Propn
                    | Upos::Adj
                    | Upos::Verb
                    | Upos::Num
                    | Upos::Adv
                    | Upos::Intj
            )
        })
    };
    if !marks.tokens.clone().any(content) {
        return false;
    }
    // « rode », « les avalent », « nous luttons »: a verb without what it says.
    let finite = |at: usize| {
        view.token(at).is_some_and(|t| {
            t.features.tense.is_some_and(Tense::is_finite)
                && matches!(t.upos, Upos::Verb | Upos::Aux)
        })
    };
    let only_verb = shape.words <= 3
        && marks.tokens.clone().any(finite)
        && marks.tokens.clone().all(|at| {
            finite(at)
                || view
                    .token(at)
                    .is_some_and(|t| matches!(t.upos, Upos::Pron | Upos::Punct | Upos::Adp))
        });
    if only_verb && !shape.alone {
        return false;
    }
    // A pronoun at the start with nothing before it to lean on.
    true
}

/// Words that end on an expectation: « beaucoup regardé par-dessus ».
fn dangles(form: &str) -> bool {
    matches!(
        form.to_lowercase().as_str(),
        "par-dessus"
            | "au-dessus"
            | "vers"
            | "sur"
            | "sous"
            | "dans"
            | "pour"
            | "avec"
            | "de"
            | "à"
            | "le"
            | "la"
            | "les"
            | "un"
            | "une"
            | "des"
            | "du"
            | "au"
            | "aux"
            | "qui"
            | "que"
            | "dont"
            | "où"
            | "et"
            | "ou"
            | "mais"
            | "très"
            | "si"
            | "plus"
            | "ne"
            | "se"
            | "y"
    )
}
