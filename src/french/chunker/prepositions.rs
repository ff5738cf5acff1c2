//! Prepositional phrases: a preposition, of several words at times, and what it governs.

use super::{View, full};
use crate::french::tagger::class::Class;
use crate::text::document::{Chunk, ChunkKind, Key, key};

impl View<'_> {
    /// The prepositional phrase that starts here, its inner chunk included; its end.
    pub(super) fn prepositional(&self, at: usize, chunks: &mut Vec<Chunk>) -> Option<usize> {
        let inside = self.long_preposition(at).or_else(|| {
            self.is(
                at,
                &[
                    Class::Adp,
                    Class::AdpInf,
                    Class::De,
                    Class::Contr,
                    Class::ContrDe,
                    Class::En,
                ],
            )
            .then_some(at + 1)
        })?;
        let before = chunks.len();
        // « de 10 à 12 », « de chez lui », « jusque dans »: the inner one ends the phrase.
        let nested = self.is(
            inside,
            &[Class::Adp, Class::Contr, Class::ContrDe, Class::AdpInf],
        ) && inside == at + 1;
        let end = if nested {
            self.prepositional(inside, chunks)
        } else if self.is(
            inside,
            &[
                Class::Ne,
                Class::Clit,
                Class::Refl,
                Class::VInf,
                Class::EInf,
                Class::HInf,
            ],
        ) || (self.is(inside, &[Class::VPrp, Class::EPrp]) && self.class(at) == Class::En)
            || (self.class(inside) == Class::Neg && self.class(inside + 1) == Class::VInf)
        {
            self.verb_group(inside, chunks)
        } else if self.class(inside) == Class::Open && self.noun_phrase_end(inside).is_none() {
            self.noun_phrase(inside + 1, chunks)
        } else {
            self.noun_phrase(inside, chunks)
        }?;
        let head = chunks.get(before).map_or(inside, |c| c.head);
        chunks.push(self.chunk(ChunkKind::PrepositionalPhrase, at..end, head));
        Some(end)
    }

    /// End of the preposition of several words that starts here.
    pub(super) fn long_preposition(&self, at: usize) -> Option<usize> {
        let found = self.rules.long_prepositions.iter().find(|phrase| {
            phrase.iter().enumerate().all(|(i, word)| {
                self.bounds.contains(&(at + i))
                    && self.stands_for(at + i, *word, i + 1 == phrase.len())
            })
        })?;
        Some(at + found.len())
    }

    /// True when the token is this word; at the end of a phrase, contracted forms count.
    fn stands_for(&self, at: usize, word: Key, last: bool) -> bool {
        let form = self.document.tokens.get(at).map_or(Key(0), |t| t.form_key);
        if full(form) == word || (form == key("la") && word == key("la")) {
            return true;
        }
        last && ((word == key("de") && (form == key("du") || form == key("des")))
            || (word == key("à") && (form == key("au") || form == key("aux"))))
    }
}
