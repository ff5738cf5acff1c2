//! What one word becomes before the next: « de le » → « du », « que il » → « qu’il », « sa école » → « son école ».

use super::{Kind, Piece, Resolver};
use crate::french::elision::Junction;
use crate::french::word_list::fold;
use crate::french::words;
use std::borrow::Cow;

impl Resolver<'_> {
    /// Settles the word at `at`; everything to its right is settled.
    pub(super) fn join(&self, pieces: &mut [Piece<'_>], at: usize, text: &str) {
        if pieces[at].kind != Kind::Word {
            return;
        }
        self.add_euphonic_t(&mut pieces[at]);
        let Some(next) = next_word(pieces, at) else {
            return;
        };
        let lower = fold(&pieces[at].text);
        let capital_inside = pieces[at].text.starts_with(char::is_uppercase)
            && !starts_sentence(pieces, at)
            && pieces[next].text.starts_with(char::is_uppercase);
        if capital_inside {
            // « De Angelis », « La Ola »: a name.
            return;
        }
        let preposition = matches!(lower.as_str(), "de" | "à").then_some(lower.as_str());
        if let Some(preposition) = preposition
            && self.contract(pieces, at, next, preposition)
        {
            // « de des amis » is now « de amis ».
            if fold(&pieces[at].text) == "de" {
                self.join(pieces, at, text);
            }
            return;
        }
        if pieces[next].kind == Kind::Word && self.pair(pieces, at, next, &lower) {
            return;
        }
        self.elide(pieces, at, next, &lower, text);
    }

    /// « a-il » → « a-t-il ».
    fn add_euphonic_t(&self, piece: &mut Piece<'_>) {
        let Some((verb, pronoun)) = piece.text.rsplit_once('-') else {
            return;
        };
        let open = verb.ends_with(['a', 'e', 'c']) || verb == "A";
        if open && self.rules.euphonic.has(pronoun) && words::is_finite_verb(&fold(verb)) {
            piece.text = Cow::Owned(format!("{verb}-t-{pronoun}"));
        }
    }

    fn contract(
        &self,
        pieces: &mut [Piece<'_>],
        at: usize,
        next: usize,
        preposition: &str,
    ) -> bool {
        if pieces[next].kind != Kind::Word {
            return false;
        }
        let right = fold(&pieces[next].text);
        let merged = if let Some(merged) = self.contraction.merged(preposition, &right) {
            // « de d’Ormesson » has a name after it.
            if right.ends_with('’')
                && pieces
                    .get(next + 1)
                    .is_some_and(|p| p.text.starts_with(char::is_uppercase))
            {
                return false;
            }
            merged
        } else if let Some(merged) = self.contraction.article(preposition, &right) {
            let following = following_words(pieces, next);
            let name = pieces[next].text.starts_with(char::is_uppercase);
            let contracts = if name {
                following
                    .first()
                    .is_some_and(|rest| self.contraction.name_contracts(&pieces[next].text, rest))
            } else {
                match next_word(pieces, next) {
                    Some(after) if pieces[after].kind == Kind::Word => {
                        self.contraction.is_article_before(&following)
                    }
                    Some(_) => true,
                    None => false,
                }
            };
            if !contracts {
                return false;
            }
            merged
        } else {
            return false;
        };
        let capital = pieces[at].text.starts_with(char::is_uppercase);
        let written = with_case(merged, capital);
        pieces[at].text = Cow::Owned(written);
        for piece in &mut pieces[at + 1..=next] {
            if piece.kind != Kind::Emphasis {
                piece.text = Cow::Borrowed("");
            }
        }
        true
    }

    /// « si il », « ce est », « quelque un ».
    fn pair(&self, pieces: &mut [Piece<'_>], at: usize, next: usize, lower: &str) -> bool {
        let key = format!("{lower} {}", pieces[next].text);
        let Some(joined) = self.rules.pairs.get(&key) else {
            return false;
        };
        let after = following_words(pieces, next);
        if let (Some(kept), Some(after)) = (self.rules.pairs_not_before.get(&key), after.first())
            && kept == after
        {
            return false;
        }
        let capital = pieces[at].text.starts_with(char::is_uppercase);
        pieces[at].text = Cow::Owned(with_case(joined, capital));
        for piece in &mut pieces[at + 1..=next] {
            if piece.kind != Kind::Emphasis {
                piece.text = Cow::Borrowed("");
            }
        }
        true
    }

    fn elide(&self, pieces: &mut [Piece<'_>], at: usize, next: usize, lower: &str, text: &str) {
        let elided = self.rules.elided.get(lower);
        let possessive = self.rules.possessives.get(lower);
        let before_vowel = self.rules.before_vowel.get(lower);
        if elided.is_none() && possessive.is_none() && before_vowel.is_none() {
            return;
        }
        let right = fold(&pieces[next].text);
        let is_article = matches!(lower, "le" | "la");
        if self.rules.never_before.has(&right)
            || is_article && self.rules.never_after_article.has(&right)
        {
            return;
        }
        // A changed piece is read as it is now, any other with all that follows it (« huis clos »).
        let seen: &str = match &pieces[next].text {
            Cow::Owned(changed) => changed,
            Cow::Borrowed(_) => text.get(pieces[next].start..).unwrap_or(""),
        };
        if self.elision.junction(seen) != Junction::Elides {
            return;
        }
        let capital = pieces[at].text.starts_with(char::is_uppercase);
        if let Some(elided) = elided {
            if lower == "de" && self.is_particle(pieces, at, next) {
                return;
            }
            pieces[at].text = Cow::Owned(with_case(elided, capital));
            for piece in &mut pieces[at + 1..next] {
                if piece.kind == Kind::Space {
                    piece.text = Cow::Borrowed("");
                }
            }
        } else if let Some(form) = possessive {
            if pieces[next].kind == Kind::Quotation || !self.rules.never_noun.has(&right) {
                pieces[at].text = Cow::Owned(with_case(form, capital));
            }
        } else if let Some(form) = before_vowel
            && pieces[next].kind == Kind::Word
            && !self.rules.never_noun.has(&right)
            && words::is_masculine_singular(&right)
            && (lower == "ce" || after_determiner(pieces, at))
        {
            pieces[at].text = Cow::Owned(with_case(form, capital));
        }
    }

    /// « Manoel de Oliveira »: « de » is part of the name.
    fn is_particle(&self, pieces: &[Piece<'_>], at: usize, next: usize) -> bool {
        let name = |p: &Piece<'_>| p.kind == Kind::Word && p.text.starts_with(char::is_uppercase);
        if !name(&pieces[next]) {
            return false;
        }
        let Some(before) = previous_word(pieces, at) else {
            return false;
        };
        if !name(&pieces[before]) || pieces[before].text.chars().all(|c| !c.is_lowercase()) {
            return false;
        }
        let head = pieces[next].text.split('-').next().unwrap_or("");
        if self.elision.particle_names.has(head) {
            return true;
        }
        // After a foreign word: « Diario de Avisos ». A French noun is no name: « Université d’Orléans ».
        !starts_sentence(pieces, before) && !words::is_common_word(&fold(&pieces[before].text))
    }
}

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
fn next_word(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
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

fn previous_word(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
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
fn following_words<'p>(pieces: &'p [Piece<'_>], at: usize) -> Vec<&'p str> {
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
fn starts_sentence(pieces: &[Piece<'_>], at: usize) -> bool {
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
fn after_determiner(pieces: &[Piece<'_>], at: usize) -> bool {
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

/// The text with a capital first letter when `capital`.
pub(super) fn with_case(text: &str, capital: bool) -> String {
    if capital {
        super::write::capitalised(text)
    } else {
        text.to_string()
    }
}
