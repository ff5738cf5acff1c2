//! Verb groups: negation and clitics, auxiliaries, adverbs between, the lexical verb.

use super::View;
use crate::french::tagger::class::Class;
use crate::text::document::{Chunk, ChunkKind, Key, key};

const FINITE: [Class; 4] = [Class::EFin, Class::HFin, Class::VMod, Class::VFin];

/// How far a verb group goes.
struct Group {
    end: usize,
    head: usize,
    /// The last auxiliary is être and no reflexive stands before.
    passive: bool,
    /// The lexical verb is a participle after être.
    agrees: bool,
}

impl View<'_> {
    /// The verb group that starts here; its end.
    pub(super) fn verb_group(&self, at: usize, chunks: &mut Vec<Chunk>) -> Option<usize> {
        let mut first = at;
        while self.is(first, &[Class::Ne, Class::Clit, Class::Refl])
            || (first > at && self.class(first) == Class::Neg)
            || (first > at && self.class(first) == Class::Open && self.is(first + 1, &FINITE))
        {
            first += 1;
        }
        let reflexive = (at..first).any(|i| self.class(i) == Class::Refl);
        let group = match self.class(first) {
            Class::EFin | Class::HFin | Class::VMod | Class::VFin | Class::VImp => {
                self.complete(first, reflexive)
            }
            Class::EInf | Class::HInf | Class::VInf | Class::EPrp | Class::VPrp => {
                self.complete(first, reflexive)
            }
            Class::VPp | Class::EPp | Class::HPp => self.complete(first, reflexive),
            _ => return None,
        };
        let mut chunk = self.chunk(ChunkKind::VerbGroup, at..group.end, group.head);
        chunk.features = self
            .document
            .tokens
            .get(first)
            .map(|t| t.features)
            .unwrap_or_default();
        // « est arrivée »: the participle agrees with the subject.
        if group.agrees
            && let Some(participle) = self.document.tokens.get(group.head)
        {
            chunk.features.gender = participle.features.gender;
        }
        chunk.passive = group.passive;
        chunk.negated = self.is_negated(at..group.end);
        chunks.push(chunk);
        for i in first..group.end {
            if self.class(i) == Class::Post && self.is_subject_form(i) {
                chunks.push(self.chunk(ChunkKind::NounPhrase, i..i + 1, i));
            }
        }
        Some(group.end)
    }

    fn is_subject_form(&self, at: usize) -> bool {
        let form = self.document.form(at).to_lowercase();
        let bare = form
            .strip_prefix("-t-")
            .or_else(|| form.strip_prefix('-'))
            .unwrap_or(&form);
        matches!(
            bare,
            "il" | "elle" | "ils" | "elles" | "on" | "je" | "tu" | "nous" | "vous" | "ce"
        )
    }

    fn is_negated(&self, tokens: std::ops::Range<usize>) -> bool {
        let own = tokens.clone().any(|i| {
            // « plus » alone compares.
            self.class(i) == Class::Ne
                || (self.class(i) == Class::Neg && self.lemma(i) != key("plus"))
        });
        let next = self.class(tokens.end) == Class::Det
            && self
                .rules
                .negative_determiners
                .contains(&self.lemma(tokens.end))
            || self.class(tokens.end) == Class::Neg;
        own || next
    }

    /// Follows auxiliaries to the lexical verb.
    fn complete(&self, first: usize, reflexive: bool) -> Group {
        let mut group = Group {
            end: self.bound_end(first + 1),
            head: first,
            passive: self.class(first) == Class::VPp && self.can_be_passive(first),
            agrees: false,
        };
        let mut reflexive = reflexive;
        loop {
            let head = group.head;
            let etre = self.is(head, &[Class::EFin, Class::EInf, Class::EPp])
                || (self.class(head) == Class::EPrp && self.lemma(head) == key("être"));
            let avoir = self.is(head, &[Class::HFin, Class::HInf, Class::HPp])
                || (self.class(head) == Class::EPrp && !etre);
            let next = self.skip_between(group.end);
            let next = if self.is(next, &[Class::VPp, Class::EPp, Class::HPp]) {
                next
            } else if etre || avoir {
                self.participle_after_insert(next, avoir).unwrap_or(next)
            } else {
                next
            };
            if etre && self.class(next) == Class::VPp {
                group.passive = !reflexive && self.can_be_passive(next);
                group.agrees = !reflexive;
                group.head = next;
                group.end = next + 1;
                return group;
            }
            if avoir && self.is(next, &[Class::VPp, Class::EPp, Class::HPp]) {
                group.head = next;
                group.end = next + 1;
                // « a dû partir », « avait pu être vu ».
                if self.class(next) == Class::VPp && !self.is_semi(self.lemma(next)) {
                    return group;
                }
                continue;
            }
            if let Some((infinitive, clitics)) = self.infinitive_after(head, group.end) {
                reflexive = (clitics..infinitive).any(|i| self.class(i) == Class::Refl);
                group.head = infinitive;
                group.end = self.bound_end(infinitive + 1);
                continue;
            }
            return group;
        }
    }

    /// « n’a pas pour sa part manqué », « a, selon lui, promis »: the participle after an insert of a few words.
    fn participle_after_insert(&self, at: usize, avoir: bool) -> Option<usize> {
        let comma = self.class(at) == Class::Comma;
        if !comma
            && !(avoir
                && self.is(
                    at,
                    &[
                        Class::Adp,
                        Class::AdpInf,
                        Class::Contr,
                        Class::En,
                        Class::De,
                    ],
                ))
        {
            return None;
        }
        let participle = (at + 1..at + 9).take_while(|i| {
            !self.is(
                *i,
                &[
                    Class::Edge,
                    Class::Colon,
                    Class::Stop,
                    Class::Open,
                    Class::Close,
                    Class::Rel,
                    Class::Sconj,
                    Class::Subj,
                    Class::EFin,
                    Class::HFin,
                    Class::VMod,
                    Class::VFin,
                    Class::VInf,
                    Class::EInf,
                    Class::HInf,
                    Class::VPrp,
                ],
            ) && (comma || self.class(*i) != Class::Comma)
        });
        participle
            .filter(|i| self.is(*i, &[Class::VPp, Class::EPp]))
            .find(|i| !comma || self.class(i - 1) == Class::Comma)
    }

    /// The infinitive that a semi-auxiliary governs, and where its clitics start.
    fn infinitive_after(&self, head: usize, end: usize) -> Option<(usize, usize)> {
        let lemma = self.lemma(head);
        let mut next = self.skip_between(end);
        if self
            .rules
            .semi_auxiliaries_with_de
            .binary_search(&lemma)
            .is_ok()
        {
            if self.class(next) != Class::De {
                return None;
            }
            next += 1;
        } else if !self.is_semi(lemma) {
            return None;
        }
        let clitics = next;
        while self.is(next, &[Class::Ne, Class::Neg, Class::Clit, Class::Refl]) {
            next += 1;
        }
        self.is(next, &[Class::VInf, Class::EInf, Class::HInf])
            .then_some((next, clitics))
    }

    fn is_semi(&self, lemma: Key) -> bool {
        self.rules.semi_auxiliaries.binary_search(&lemma).is_ok()
    }

    /// Pronouns and negation bound to the verb before: part of the group whatever follows.
    fn bound_end(&self, mut at: usize) -> usize {
        while self.is(at, &[Class::Post, Class::Neg]) {
            at += 1;
        }
        at
    }

    /// Adverbs between an auxiliary and what it governs.
    fn skip_between(&self, at: usize) -> usize {
        let mut next = at;
        while next < at + 5
            && self.is(
                next,
                &[Class::Adv, Class::Deg, Class::Neg, Class::Post, Class::Open],
            )
        {
            next += 1;
        }
        // « ont tous répondu ».
        if self.class(next) == Class::Pron
            && self.class(next + 1) == Class::VPp
            && self.lemma(next) == key("tout")
        {
            next += 1;
        }
        next
    }

    /// A participle of a transitive verb whose compound tenses do not take être.
    fn can_be_passive(&self, at: usize) -> bool {
        self.tagged.get(at).is_some_and(|t| t.transitive && !t.etre)
    }
}
