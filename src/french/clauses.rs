//! Clause borders: conjunctions, relative pronouns, strong marks, a comma before a verb with its own subject.

use super::chunker::Chunker;
use super::tagger::Tagged;
use super::tagger::class::Class;
use crate::text::document::{Chunk, ChunkKind, Clause, Document};
use std::ops::Range;

/// Fills [`Document::clauses`].
pub fn split(document: &mut Document, tagged: &[Tagged], rules: &Chunker) {
    let mut clauses = Vec::new();
    for sentence in &document.sentences {
        let chunks = document.chunks.get(sentence.chunks.clone()).unwrap_or(&[]);
        let view = View {
            document,
            rules,
            tagged,
            bounds: sentence.tokens.clone(),
            chunks,
        };
        view.clauses(&mut clauses);
    }
    document.clauses = clauses;
}

struct View<'a> {
    document: &'a Document,
    rules: &'a Chunker,
    tagged: &'a [Tagged],
    bounds: Range<usize>,
    chunks: &'a [Chunk],
}

impl View<'_> {
    fn class(&self, at: usize) -> Class {
        if self.bounds.contains(&at) {
            self.tagged.get(at).map_or(Class::Edge, |t| t.class)
        } else {
            Class::Edge
        }
    }

    fn clauses(&self, into: &mut Vec<Clause>) {
        let verbs: Vec<&Chunk> = self.chunks.iter().filter(|c| is_finite(c)).collect();
        let mut starts: Vec<(usize, bool)> =
            vec![(self.bounds.start, self.opens_subordinate(self.bounds.start))];
        let mut at = self.bounds.start;
        while at < self.bounds.end {
            let border = self.border(at, &verbs, starts.last().map_or(self.bounds.start, |s| s.0));
            if let Some((start, subordinate)) = border
                && start > starts.last().map_or(0, |s| s.0)
                && start < self.bounds.end
            {
                starts.push((start, subordinate));
            }
            at += 1;
        }
        for (i, (start, subordinate)) in starts.iter().enumerate() {
            let end = starts.get(i + 1).map_or(self.bounds.end, |s| s.0);
            into.push(Clause {
                tokens: *start..end,
                subordinate: *subordinate,
            });
        }
    }

    /// The clause that this token opens: where it starts and whether it is subordinate.
    fn border(&self, at: usize, verbs: &[&Chunk], clause: usize) -> Option<(usize, bool)> {
        let verb_between = |from: usize, to: usize| {
            verbs
                .iter()
                .any(|v| from <= v.tokens.start && v.tokens.start < to)
        };
        let next_verb = verbs.iter().find(|v| v.tokens.start >= at)?;
        match self.class(at) {
            Class::Sconj if self.compares(at, clause) || self.is_cut_off(at, next_verb) => None,
            Class::Sconj | Class::Rel => {
                let mut start = at;
                // « alors que », « parce que », « dans lequel », « et qui ».
                while start > clause
                    && matches!(
                        self.class(start - 1),
                        Class::Adp
                            | Class::AdpInf
                            | Class::De
                            | Class::Contr
                            | Class::ContrDe
                            | Class::Sconj
                    )
                {
                    start -= 1;
                }
                if start > clause
                    && self.class(start - 1) == Class::Adv
                    && self.class(at) == Class::Sconj
                    && self
                        .document
                        .tokens
                        .get(start - 1)
                        .is_some_and(|t| self.rules.opens_conjunction(t.form_key))
                {
                    start -= 1;
                }
                Some((start, true))
            }
            Class::Colon => Some((at + 1, self.opens_subordinate(at + 1))),
            Class::Open
                if self.is_quotation(at, verbs)
                    && !matches!(self.class(at.wrapping_sub(1)), Class::Rel | Class::Sconj) =>
            {
                Some((at, false))
            }
            Class::Close if verb_between(self.opening_of(at), at) => {
                let start = if self.class(at + 1) == Class::Comma {
                    at + 2
                } else {
                    at + 1
                };
                Some((start, self.opens_subordinate(start)))
            }
            Class::Comma | Class::Cconj => {
                if !verb_between(clause, at) || self.opens_subordinate(at + 1) {
                    return None;
                }
                // The next finite verb must come with its own subject, or resume a clause cut by a subordinate one.
                let own_subject =
                    self.has_subject(at + 1, next_verb) || self.has_cut_subject(at + 1, next_verb);
                let resumes = self.class(at) == Class::Comma && next_verb.tokens.start == at + 1;
                let start = if self.class(at) == Class::Comma {
                    at + 1
                } else {
                    at
                };
                (own_subject || resumes).then_some((start, false))
            }
            // « les gens qui vivent ici sont », « quand il pleut je reste »: a second verb without conjunction.
            _ if next_verb.tokens.start == at
                && verb_between(clause, at)
                && self.opens_subordinate(clause) =>
            {
                let before = at.wrapping_sub(1);
                if matches!(
                    self.class(before),
                    Class::Cconj | Class::Comma | Class::Rel | Class::Sconj
                ) {
                    return None;
                }
                let pronoun = matches!(self.class(before), Class::Subj | Class::Pron)
                    && !self.in_preposition_at(before);
                Some((if pronoun { before } else { at }, false))
            }
            _ => None,
        }
    }

    fn opens_subordinate(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Sconj | Class::Rel => true,
            Class::Adv
            | Class::Adp
            | Class::AdpInf
            | Class::De
            | Class::Contr
            | Class::ContrDe
            | Class::Cconj => {
                matches!(self.class(at + 1), Class::Sconj | Class::Rel)
            }
            _ => false,
        }
    }

    /// A quotation that holds a finite verb with its subject, or starts with it.
    fn is_quotation(&self, at: usize, verbs: &[&Chunk]) -> bool {
        let close = (at..self.bounds.end)
            .find(|i| self.class(*i) == Class::Close)
            .unwrap_or(self.bounds.end);
        let Some(verb) = verbs
            .iter()
            .find(|v| at < v.tokens.start && v.tokens.start < close)
        else {
            return false;
        };
        self.has_subject(at + 1, verb)
            || matches!(
                self.class(at.wrapping_sub(1)),
                Class::Edge | Class::Colon | Class::Comma | Class::Stop
            )
    }

    /// True when the quotation or sentence part ends before the next finite verb.
    fn is_cut_off(&self, at: usize, verb: &Chunk) -> bool {
        let mut depth = 0;
        for i in at..verb.tokens.start {
            match self.class(i) {
                Class::Open => depth += 1,
                Class::Close if depth == 0 => return true,
                Class::Close => depth -= 1,
                Class::Colon | Class::Stop => return true,
                _ => {}
            }
        }
        false
    }

    /// The opening mark that belongs to a closing one.
    fn opening_of(&self, close: usize) -> usize {
        (self.bounds.start..close)
            .rev()
            .find(|i| self.class(*i) == Class::Open)
            .unwrap_or(self.bounds.start)
    }

    /// « plus grand que Paul »: a comparison without a verb of its own.
    fn compares(&self, at: usize, clause: usize) -> bool {
        let from = at.saturating_sub(5).max(clause);
        let degree = (from..at).any(|i| {
            self.class(i) == Class::Deg
                || self.is_word(
                    i,
                    &[
                        "plus", "moins", "mieux", "autant", "plutôt", "autre", "autres", "même",
                        "mêmes",
                    ],
                )
        });
        degree
            && !(at + 1..self.bounds.end)
                .take_while(|i| {
                    !matches!(
                        self.class(*i),
                        Class::Comma | Class::Colon | Class::Close | Class::Cconj
                    )
                })
                .any(|i| {
                    matches!(
                        self.class(i),
                        Class::EFin | Class::HFin | Class::VMod | Class::VFin
                    )
                })
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .any(|w| self.document.form(at).eq_ignore_ascii_case(w))
    }

    /// « puis Luc, maire du village, installa »: a noun phrase right here and a comma before the verb.
    fn has_cut_subject(&self, from: usize, verb: &Chunk) -> bool {
        let start = (from..verb.tokens.start)
            .find(|i| !matches!(self.class(*i), Class::Cconj | Class::Adv))
            .unwrap_or(from);
        let joined = self.class(from.wrapping_sub(1)) == Class::Cconj || start > from;
        joined
            && self.class(verb.tokens.start.wrapping_sub(1)) == Class::Comma
            && (start..verb.tokens.start).all(|i| {
                !matches!(
                    self.class(i),
                    Class::Colon | Class::Rel | Class::Sconj | Class::Open | Class::Close
                )
            })
            && self.chunks.iter().any(|c| {
                c.kind == ChunkKind::NounPhrase && c.tokens.start == start && agree(c, verb)
            })
    }

    /// True when a noun phrase outside any prepositional phrase stands between `from` and the verb, with no comma
    /// or conjunction between.
    fn has_subject(&self, from: usize, verb: &Chunk) -> bool {
        let inverted = self.chunks.iter().any(|c| {
            c.kind == ChunkKind::NounPhrase
                && verb.tokens.start < c.tokens.start
                && c.tokens.end <= verb.tokens.end
        });
        if inverted && verb.tokens.start == from {
            return true;
        }
        // « … et s’impose » carries on.
        let carries_on = (from..verb.tokens.start)
            .rev()
            .find(|i| self.class(*i) != Class::Adv)
            .is_some_and(|i| self.class(i) == Class::Cconj && i > from);
        if carries_on {
            return false;
        }
        let mut marks = 0;
        let clear = (from..verb.tokens.start).all(|i| {
            match self.class(i) {
                Class::Open => marks += 1,
                Class::Close => marks -= 1,
                Class::Comma | Class::Colon | Class::Rel | Class::Sconj => return false,
                _ => {}
            }
            marks >= 0
        });
        clear
            && self.chunks.iter().any(|c| {
                c.kind == ChunkKind::NounPhrase
                    && from <= c.tokens.start
                    && c.tokens.end <= verb.tokens.start
                    && !self.in_preposition(c)
                    && agree(c, verb)
            })
    }

    fn in_preposition_at(&self, at: usize) -> bool {
        self.chunks.iter().any(|c| {
            c.kind == ChunkKind::PrepositionalPhrase
                && c.tokens.start < at
                && c.tokens.contains(&at)
        })
    }

    fn in_preposition(&self, np: &Chunk) -> bool {
        self.chunks.iter().any(|c| {
            c.kind == ChunkKind::PrepositionalPhrase
                && c.tokens.start < np.tokens.start
                && np.tokens.end <= c.tokens.end
        })
    }
}

/// True for a verb group whose first verb is finite.
pub(super) fn is_finite(chunk: &Chunk) -> bool {
    chunk.kind == ChunkKind::VerbGroup && chunk.features.tense.is_some_and(|t| t.is_finite())
}

/// True when the participle of a verb group may agree with a noun phrase in gender.
pub(super) fn agree_in_gender(np: &Chunk, verb: &Chunk) -> bool {
    match (np.features.gender, verb.features.gender) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// True when a noun phrase may be the subject of a verb group, by number and person.
pub(super) fn agree(np: &Chunk, verb: &Chunk) -> bool {
    let number = match (np.features.number, verb.features.number) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let person = np.features.person.unwrap_or(3) == verb.features.person.unwrap_or(3);
    number && person
}
