//! What one word becomes before the next: « de le » → « du », « que il » → « qu’il », « sa école » → « son école ».

use super::around::{after_determiner, following_words, next_word, previous_word, starts_sentence};
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
        if !self.rules.is_left(&pieces[at].text) {
            return;
        }
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

/// The text with a capital first letter when `capital`.
pub(super) fn with_case(text: &str, capital: bool) -> String {
    if capital {
        super::write::capitalised(text)
    } else {
        text.to_string()
    }
}
