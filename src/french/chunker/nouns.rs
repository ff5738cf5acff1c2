//! Noun phrases: determiner to last adjective or name, runs of names, pronouns, numbers.

use super::View;
use crate::french::tagger::class::Class;
use crate::french::tags::Number;
use crate::text::document::{Chunk, ChunkKind, key};

impl View<'_> {
    /// The noun phrase that starts here; its end.
    pub(super) fn noun_phrase(&self, at: usize, chunks: &mut Vec<Chunk>) -> Option<usize> {
        let (end, head) = self.noun_phrase_end(at)?;
        let mut chunk = self.chunk(ChunkKind::NounPhrase, at..end, head);
        // « les deux », « 3 000 personnes », « l’un des »: the determiner knows the number.
        if chunk.features.number.is_none()
            && let Some(first) = self.document.tokens.get(at)
        {
            chunk.features.number = first.features.number;
        }
        if self.class(head) == Class::Propn && chunk.features.number.is_none() {
            chunk.features.number = Some(Number::Singular);
        }
        chunks.push(chunk);
        Some(end)
    }

    /// « beaucoup de gens », « plus de 30 élèves », « environ 300 personnes »; its end.
    pub(super) fn counted(&self, at: usize, chunks: &mut Vec<Chunk>) -> Option<usize> {
        if !self.is(at, &[Class::Adv, Class::Deg, Class::Neg, Class::Det]) {
            return None;
        }
        let form = self.document.tokens.get(at)?.form_key;
        let inside = if self.rules.approximations.binary_search(&form).is_ok() {
            (self.class(at + 1) == Class::Num).then_some(at + 1)
        } else if self.rules.quantity_adverbs.binary_search(&form).is_ok() {
            let linked = self.is(at + 1, &[Class::De, Class::ContrDe, Class::Part]);
            // « près de » counts numbers only.
            let counts = form != key("près") || self.class(at + 2) == Class::Num;
            (linked && counts).then_some(at + 2)
        } else {
            None
        }?;
        let (end, head) = self.noun_phrase_end(inside)?;
        chunks.push(self.chunk(ChunkKind::NounPhrase, at..end, head));
        Some(end)
    }

    /// End and head of the noun phrase that starts here.
    pub(super) fn noun_phrase_end(&self, at: usize) -> Option<(usize, usize)> {
        match self.class(at) {
            Class::Subj => return Some((at + 1, at)),
            // « lui-même » belongs to what stands before.
            Class::Pron if self.document.form(at).contains("-même") => return None,
            Class::Pron => return Some((self.pronoun_end(at), at)),
            // « sauce secrète » alone between its marks.
            Class::Open if matches!(self.document.form(at), "«" | "“") => {
                let (end, head) = self.noun_phrase_end(at + 1)?;
                return (self.class(end) == Class::Close).then_some((end + 1, head));
            }
            _ => {}
        }
        let mut i = at;
        while self.is(i, &[Class::Predet, Class::Art, Class::Det, Class::Part]) {
            i += 1;
        }
        let determined = i > at;
        let marked = determined && self.class(i) == Class::Open;
        if marked {
            i += 1;
        }
        // Numbers and adjectives before the noun.
        let mut last_before = None;
        loop {
            match self.class(i) {
                Class::Num | Class::AdjPre | Class::Adj | Class::PartAdj => last_before = Some(i),
                Class::VPp if determined && self.leads_to_noun(i + 1) => last_before = Some(i),
                Class::Deg | Class::Adv
                    if self.is(i + 1, &[Class::AdjPre, Class::Adj, Class::VPp, Class::Deg])
                        && (determined || self.leads_to_noun(i + 1)) => {}
                Class::Cconj | Class::Comma
                    if last_before.is_some()
                        && self.is(i + 1, &[Class::AdjPre, Class::Num])
                        && self.leads_to_noun(i + 2) => {}
                _ => break,
            }
            i += 1;
        }
        let (mut end, head) = match self.class(i) {
            Class::Noun | Class::X if self.class(i) == Class::Noun || determined => (i + 1, i),
            Class::Propn => (self.name_end(i), i),
            Class::Pron if determined => (i + 1, i),
            // « ce dernier », « les deux », « 12 % », « 2007 »; an adjective alone is none.
            _ => {
                let last = last_before?;
                if !determined && !self.is(last, &[Class::Num]) {
                    return None;
                }
                let end = if self.class(last + 1) == Class::Sym {
                    last + 2
                } else {
                    last + 1
                };
                return Some((self.close(marked, end), last));
            }
        };
        // « Pôle emploi » goes on like a noun.
        if self.class(head) == Class::Noun || self.class(end) == Class::Noun {
            end = self.after_noun(end);
        }
        Some((self.close(marked, end), head))
    }

    /// The closing mark that belongs to an opening one inside the phrase.
    fn close(&self, marked: bool, end: usize) -> usize {
        if marked && self.class(end) == Class::Close {
            end + 1
        } else {
            end
        }
    }

    /// True when a noun comes after at most three numbers and adjectives.
    fn leads_to_noun(&self, at: usize) -> bool {
        (0..4)
            .map(|n| self.class(at + n))
            .take_while(|c| {
                matches!(
                    c,
                    Class::Noun
                        | Class::Propn
                        | Class::Adj
                        | Class::AdjPre
                        | Class::Num
                        | Class::VPp
                )
            })
            .any(|c| c == Class::Noun)
    }

    /// « celui-ci », « eux-mêmes », « tous deux ».
    fn pronoun_end(&self, at: usize) -> usize {
        if self.class(at + 1) == Class::Num && self.lemma(at) == key("tout") {
            at + 2
        } else {
            at + 1
        }
    }

    /// A run of names, with the particles and numbers between and after.
    fn name_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            match self.class(end) {
                Class::Propn => end += 1,
                Class::Num
                    if self
                        .document
                        .form(end)
                        .chars()
                        .all(|c| c.is_ascii_digit() || "IVX".contains(c))
                        && self
                            .document
                            .tokens
                            .get(end)
                            .is_some_and(|t| t.span.end - t.span.start <= 3) =>
                {
                    end += 1
                }
                Class::De | Class::Contr | Class::ContrDe
                    if end == at + 1
                        && self.is_first_name(at)
                        && self.class(end + 1) == Class::Propn =>
                {
                    end += 2
                }
                _ => return end,
            }
        }
    }

    fn is_first_name(&self, at: usize) -> bool {
        crate::french::lexicon::Lexicon::embedded()
            .first_name_gender(self.document.form(at))
            .is_some()
    }

    /// What follows a noun: adjectives, a name, nouns in apposition, participles without complement.
    fn after_noun(&self, mut end: usize) -> usize {
        loop {
            match self.class(end) {
                _ if self.long_preposition(end).is_some() => return end,
                Class::Adj | Class::AdjPre | Class::PartAdj => end += 1,
                Class::Noun => end += 1,
                Class::Propn => end = self.name_end(end),
                Class::Adv | Class::Deg if self.is(end + 1, &[Class::Adj, Class::PartAdj]) => {
                    end += 2
                }
                Class::Adv if self.document.form(end).starts_with('-') => end += 1,
                Class::Num
                    if self.is(end - 1, &[Class::Noun])
                        && !self.is(end + 1, &[Class::Noun, Class::Sym, Class::AdjPre]) =>
                {
                    end += 1
                }
                Class::Cconj
                    if self.is(end - 1, &[Class::Adj, Class::AdjPre])
                        && self.is(end + 1, &[Class::Adj, Class::PartAdj])
                        && self
                            .document
                            .tokens
                            .get(end - 1)
                            .zip(self.document.tokens.get(end + 1))
                            .is_some_and(|(a, b)| a.features.agrees_with(&b.features)) =>
                {
                    end += 2;
                }
                Class::VPp if self.closes_phrase(end + 1) => end += 1,
                _ => return end,
            }
        }
    }

    /// True when nothing here completes a participle before.
    fn closes_phrase(&self, at: usize) -> bool {
        self.is(
            at,
            &[
                Class::Edge,
                Class::Comma,
                Class::Colon,
                Class::Stop,
                Class::Close,
                Class::Cconj,
                Class::EFin,
                Class::HFin,
                Class::VMod,
                Class::VFin,
                Class::Ne,
                Class::Clit,
                Class::Refl,
                Class::Rel,
            ],
        )
    }
}
