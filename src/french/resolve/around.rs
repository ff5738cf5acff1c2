//! What stands around a piece: the next and the previous word, the start of the sentence.

use super::{Kind, Piece};
use crate::french::word_list::fold;
use std::borrow::Cow;

/// Blanks « ( ) », left by an empty value: what stands on both sides then meets.
pub(super) fn drop_empty_brackets(pieces: &mut [Piece<'_>]) {
    for at in (0..pieces.len()).rev() {
        if pieces[at].text != "(" {
            continue;
        }
        let close = pieces[at + 1..]
            .iter()
            .position(|p| p.kind != Kind::Space && !p.text.is_empty())
            .map(|offset| at + 1 + offset);
        if let Some(close) = close
            && pieces[close].text == ")"
        {
            for piece in &mut pieces[at..=close] {
                piece.text = Cow::Borrowed("");
            }
        }
    }
}

/// The word or quotation after `at`, with one space between on the same line.
pub(super) fn next_word(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let mut spaced = false;
    for (index, piece) in pieces.iter().enumerate().skip(at + 1) {
        match piece.kind {
            _ if piece.text.is_empty() => {}
            Kind::Space => spaced = true,
            Kind::Emphasis => {}
            Kind::Word | Kind::Quotation if spaced => return Some(index),
            // A number after the space: nothing to join, but the article before it is one (« de le 8 »).
            Kind::Opaque if spaced => return Some(index),
            _ => return None,
        }
    }
    None
}

pub(super) fn previous_word(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    for index in (0..at).rev() {
        match pieces[index].kind {
            _ if pieces[index].text.is_empty() => {}
            Kind::Space | Kind::Emphasis => {}
            Kind::Word => return Some(index),
            _ => return None,
        }
    }
    None
}

/// The words that follow the piece at `at`, three at most, up to a mark.
pub(super) fn following_words<'p>(pieces: &'p [Piece<'_>], at: usize) -> Vec<&'p str> {
    let mut words = Vec::new();
    for piece in &pieces[at + 1..] {
        match piece.kind {
            _ if piece.text.is_empty() => {}
            Kind::Space | Kind::Emphasis => {}
            Kind::Word if words.len() < 3 => words.push(&*piece.text),
            _ => break,
        }
    }
    words
}

/// True for the first word of the text, of a line or of a sentence.
pub(super) fn starts_sentence(pieces: &[Piece<'_>], at: usize) -> bool {
    for piece in pieces[..at].iter().rev() {
        match piece.kind {
            _ if piece.text.is_empty() => {}
            Kind::Space | Kind::Emphasis => {}
            Kind::Break => return true,
            // A comma beside a stronger mark will go.
            Kind::Mark if matches!(&*piece.text, "," | ";") => {}
            Kind::Mark => return !matches!(&*piece.text, "(" | ")" | "'" | "’" | "\""),
            _ => return false,
        }
    }
    true
}

/// True after « un », « le », « son » … : the adjective stands before its noun.
pub(super) fn after_determiner(pieces: &[Piece<'_>], at: usize) -> bool {
    previous_word(pieces, at).is_some_and(|before| {
        matches!(
            fold(&pieces[before].text).as_str(),
            "un" | "le"
                | "ce"
                | "du"
                | "au"
                | "de"
                | "mon"
                | "ton"
                | "son"
                | "notre"
                | "votre"
                | "leur"
                | "quel"
                | "aucun"
                | "chaque"
                | "tout"
        )
    })
}
