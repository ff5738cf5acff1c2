//! The subject of each finite verb group: before it in its clause, the antecedent of « qui », inverted in an
//! incise, or the subject of the verb it is joined to.

use super::chunker::Chunker;
use super::clauses::{agree, agree_in_gender, is_finite};
use super::tagger::Tagged;
use super::tagger::class::Class;
use super::tags::Number;
use crate::text::document::{Chunk, ChunkKind, Document, Key};
use std::ops::Range;

/// Fills [`Chunk::subject`]; adds the noun phrases that join two subjects (« Ana et Luc »).
pub fn attach(document: &mut Document, tagged: &[Tagged], rules: &Chunker) {
    join_subjects(document, tagged, rules);
    for s in 0..document.sentences.len() {
        let Some(sentence) = document.sentences.get(s) else {
            continue;
        };
        let (tokens, chunks) = (sentence.tokens.clone(), sentence.chunks.clone());
        for at in chunks.clone() {
            let subject = Finder {
                document,
                tagged,
                rules,
                tokens: &tokens,
                chunks: &chunks,
            }
            .subject(at);
            if let Some(chunk) = document.chunks.get_mut(at) {
                chunk.subject = subject;
            }
        }
    }
}

/// Adds a longer noun phrase for « NP et NP », « NP, NP et NP » before a plural verb.
fn join_subjects(document: &mut Document, tagged: &[Tagged], rules: &Chunker) {
    let mut chunks: Vec<Chunk> = Vec::with_capacity(document.chunks.len());
    for sentence in &mut document.sentences {
        let own = document.chunks.get(sentence.chunks.clone()).unwrap_or(&[]);
        let start = chunks.len();
        chunks.extend_from_slice(own);
        let plural = |c: &&Chunk| is_finite(c) && c.features.number == Some(Number::Plural);
        for verb in own.iter().filter(plural) {
            let clause = document
                .clauses
                .iter()
                .find(|c| c.tokens.contains(&verb.tokens.start))
                .map_or(sentence.tokens.start, |c| c.tokens.start);
            let stretch = clause..verb.tokens.start;
            let lemma = |at: usize| document.tokens.get(at).map_or(Key(0), |t| t.lemma_key);
            let time = |c: &Chunk| rules.is_time(lemma(c.head));
            if let Some(joined) = joined_before(own, tagged, stretch, &time) {
                chunks.push(joined);
            }
        }
        if let Some(part) = chunks.get_mut(start..)
            && part.len() > own.len()
        {
            part.sort_by(|a, b| {
                (a.tokens.start, b.tokens.end, a.kind).cmp(&(b.tokens.start, a.tokens.end, b.kind))
            });
        }
        sentence.chunks = start..chunks.len();
    }
    document.chunks = chunks;
}

/// The noun phrases joined by « et » at the end of a stretch that has no finite verb of its own.
fn joined_before(
    chunks: &[Chunk],
    tagged: &[Tagged],
    stretch: Range<usize>,
    time: &dyn Fn(&Chunk) -> bool,
) -> Option<Chunk> {
    let class = |at: usize| tagged.get(at).map_or(Class::Edge, |t| t.class);
    let inside = |c: &&Chunk| stretch.start <= c.tokens.start && c.tokens.end <= stretch.end;
    if chunks.iter().filter(inside).any(is_finite) {
        return None;
    }
    let nouns = || {
        chunks.iter().filter(inside).filter(|c| {
            c.kind == ChunkKind::NounPhrase
                && !matches!(class(c.head), Class::Subj | Class::Post | Class::Num)
                && !time(c)
        })
    };
    let last = nouns().rev().find(|c| {
        c.tokens.start > stretch.start
            && class(c.tokens.start - 1) == Class::Cconj
            && !governed(chunks, c)
    })?;
    let mut first: Option<&Chunk> = None;
    let mut start = last.tokens.start;
    // The nearest noun phrase before the conjunction or comma, its complements passed over.
    while let Some(mark) = start.checked_sub(1) {
        let links = if first.is_none() {
            Class::Cconj
        } else {
            Class::Comma
        };
        if class(mark) != links {
            break;
        }
        let Some(before) = nouns().find(|c| reaches(chunks, c, mark) && !governed(chunks, c))
        else {
            break;
        };
        first = Some(before);
        start = before.tokens.start;
    }
    let first = first?;
    let mut joined = first.clone();
    joined.tokens = first.tokens.start..last.tokens.end;
    joined.features.number = Some(Number::Plural);
    if last.features.gender != first.features.gender {
        joined.features.gender = None;
    }
    Some(joined)
}

/// True when a noun phrase and the prepositional phrases after it end right here.
fn reaches(chunks: &[Chunk], np: &Chunk, end: usize) -> bool {
    let mut at = np.tokens.end;
    while at < end {
        let next = chunks
            .iter()
            .find(|c| c.kind == ChunkKind::PrepositionalPhrase && c.tokens.start == at);
        match next {
            Some(next) => at = next.tokens.end,
            None => return false,
        }
    }
    at == end
}

/// True when a preposition governs the noun phrase.
fn governed(chunks: &[Chunk], np: &Chunk) -> bool {
    chunks.iter().any(|c| {
        c.kind == ChunkKind::PrepositionalPhrase
            && c.tokens.start < np.tokens.start
            && np.tokens.end <= c.tokens.end
    })
}

struct Finder<'a> {
    document: &'a Document,
    tagged: &'a [Tagged],
    rules: &'a Chunker,
    tokens: &'a Range<usize>,
    chunks: &'a Range<usize>,
}

impl Finder<'_> {
    fn class(&self, at: usize) -> Class {
        if self.tokens.contains(&at) {
            self.tagged.get(at).map_or(Class::Edge, |t| t.class)
        } else {
            Class::Edge
        }
    }

    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.document.chunks.get(at)
    }

    /// Index of the subject of a chunk; `None` when it is not a finite verb group or shows none.
    fn subject(&self, at: usize) -> Option<usize> {
        let verb = self.chunk(at)?;
        if !is_finite(verb) {
            return None;
        }
        self.bound(verb)
            .or_else(|| self.joined(at, verb))
            .or_else(|| self.before(verb))
            .or_else(|| self.after(verb))
    }

    /// « a-t-il écrit ».
    fn bound(&self, verb: &Chunk) -> Option<usize> {
        self.chunks.clone().find(|i| {
            self.chunk(*i).is_some_and(|c| {
                c.kind == ChunkKind::NounPhrase
                    && verb.tokens.start < c.tokens.start
                    && c.tokens.end <= verb.tokens.end
                    && self.class(c.head) == Class::Post
            })
        })
    }

    /// « … et a promis »: the subject of the verb before, when a conjunction stands right before this one.
    fn joined(&self, at: usize, verb: &Chunk) -> Option<usize> {
        let mut i = verb.tokens.start;
        while i > self.tokens.start && matches!(self.class(i - 1), Class::Adv | Class::Comma) {
            i -= 1;
        }
        if i == self.tokens.start || self.class(i - 1) != Class::Cconj {
            return None;
        }
        let clause = self.clause_of(verb.tokens.start)?;
        (self.chunks.start..at)
            .rev()
            .filter_map(|i| self.chunk(i).map(|c| (i, c)))
            .filter(|(_, c)| is_finite(c))
            .take_while(|(_, c)| clause.start <= c.tokens.start)
            .find_map(|(_, c)| {
                c.subject
                    .filter(|s| self.chunk(*s).is_some_and(|s| agree(s, verb)))
            })
    }

    fn clause_of(&self, token: usize) -> Option<Range<usize>> {
        self.clause_index(token)
            .and_then(|i| self.document.clauses.get(i))
            .map(|c| c.tokens.clone())
    }

    fn clause_index(&self, token: usize) -> Option<usize> {
        let i = self
            .document
            .clauses
            .partition_point(|c| c.tokens.end <= token);
        self.document
            .clauses
            .get(i)
            .filter(|c| c.tokens.contains(&token))
            .map(|_| i)
    }

    /// A noun phrase before the verb in its clause; for « qui », in the clause before.
    fn before(&self, verb: &Chunk) -> Option<usize> {
        let index = self.clause_index(verb.tokens.start)?;
        let clause = self.document.clauses.get(index)?;
        let relative = (clause.tokens.start..verb.tokens.start).find(|i| self.is_qui(*i));
        if let Some(qui) = relative {
            return self.antecedent(qui, verb);
        }
        if let Some(found) = self.nearest(clause.tokens.start..verb.tokens.start, verb) {
            return Some(found);
        }
        // A clause cut by a subordinate one: « le maire, qui …, a promis ».
        let mut i = index;
        while i > 0 {
            i -= 1;
            let earlier = self.document.clauses.get(i)?;
            if earlier.tokens.start < self.tokens.start {
                return None;
            }
            let has_verb = self.chunks.clone().any(|c| {
                self.chunk(c)
                    .is_some_and(|c| is_finite(c) && earlier.tokens.contains(&c.tokens.start))
            });
            if !has_verb {
                let found = self.nearest(earlier.tokens.clone(), verb);
                if found.is_some() {
                    return found;
                }
            } else if !earlier.subordinate {
                return None;
            }
        }
        None
    }

    fn is_qui(&self, at: usize) -> bool {
        self.class(at) == Class::Rel && self.document.form(at).eq_ignore_ascii_case("qui")
    }

    /// The noun phrase that « qui » stands for: the nearest before that agrees, complements included.
    fn antecedent(&self, qui: usize, verb: &Chunk) -> Option<usize> {
        // « …, et qui »: not the complement of what came before.
        let joined = qui
            .checked_sub(1)
            .is_some_and(|i| self.class(i) == Class::Cconj);
        self.chunks
            .clone()
            .rev()
            .filter_map(|i| self.chunk(i).map(|c| (i, c)))
            .filter(|(_, c)| c.kind == ChunkKind::NounPhrase && c.tokens.end <= qui)
            .filter(|(_, c)| !self.in_preposition(c) || !(joined || self.is_bare(c)))
            .filter(|(_, c)| agree(c, verb) && c.features.person.unwrap_or(3) == 3)
            .take(4)
            .min_by_key(|(_, c)| u8::from(!agree_in_gender(c, verb)))
            .map(|(i, _)| i)
    }

    /// A common noun without determiner: « pied » in « course à pied ».
    fn is_bare(&self, np: &Chunk) -> bool {
        self.class(np.tokens.start) == Class::Noun
            && !self.is_contracted(np.tokens.start.wrapping_sub(1))
    }

    fn is_contracted(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Contr | Class::ContrDe)
    }

    /// The noun phrase of this stretch nearest to its end that may be the subject.
    fn nearest(&self, range: Range<usize>, verb: &Chunk) -> Option<usize> {
        let fits: Vec<usize> = self
            .chunks
            .clone()
            .filter(|i| {
                self.chunk(*i).is_some_and(|c| {
                    c.kind == ChunkKind::NounPhrase
                        && range.start <= c.tokens.start
                        && c.tokens.end <= range.end
                        && !self.in_preposition(c)
                        && self.class(c.head) != Class::Post
                        && agree(c, verb)
                        && !self.in_other_marks(c, verb)
                })
            })
            .collect();
        // « le document, rédigé par …, Luke Sernau, suggérait »: a comma before the verb closes what was inserted.
        let inserted = verb
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|i| self.class(i) == Class::Comma);
        let likely = |c: &Chunk| !self.is_time(c) && !self.is_bare_number(c);
        // « Tenant du titre, le coureur …, gagne »: a bare noun before a comma is put beside the subject.
        let full = |c: &Chunk| !inserted || self.class(c.tokens.start) != Class::Noun;
        let gender = |c: &Chunk| agree_in_gender(c, verb);
        let pick = |accept: &dyn Fn(&Chunk) -> bool| {
            let accepts = |i: &&usize| self.chunk(**i).is_some_and(accept);
            if inserted {
                fits.iter().find(accepts)
            } else {
                fits.iter().rev().find(accepts)
            }
        };
        pick(&|c| likely(c) && gender(c) && full(c))
            .or_else(|| pick(&|c| likely(c) && full(c)))
            .or_else(|| pick(&|_| true))
            .map(|i| self.longest(*i))
    }

    fn is_time(&self, np: &Chunk) -> bool {
        self.document
            .tokens
            .get(np.head)
            .is_some_and(|t| self.rules.is_time(t.lemma_key))
    }

    fn is_bare_number(&self, np: &Chunk) -> bool {
        self.class(np.head) == Class::Num && np.tokens.len() == 1
    }

    /// True when quotation marks that the verb stands outside of hold the noun phrase.
    fn in_other_marks(&self, np: &Chunk, verb: &Chunk) -> bool {
        self.document.marks.iter().any(|m| {
            m.tokens.contains(&np.tokens.start)
                && np.tokens.end < m.tokens.end
                && !m.tokens.contains(&verb.head)
        })
    }

    /// The joined noun phrase that ends where this one ends, if there is one.
    fn longest(&self, at: usize) -> usize {
        let Some(own) = self.chunk(at) else { return at };
        self.chunks
            .clone()
            .find(|i| {
                self.chunk(*i).is_some_and(|c| {
                    c.kind == ChunkKind::NounPhrase
                        && c.tokens.end == own.tokens.end
                        && c.tokens.start < own.tokens.start
                })
            })
            .unwrap_or(at)
    }

    fn in_preposition(&self, np: &Chunk) -> bool {
        self.chunks.clone().any(|i| {
            self.chunk(i).is_some_and(|c| {
                c.kind == ChunkKind::PrepositionalPhrase
                    && c.tokens.start < np.tokens.start
                    && np.tokens.end <= c.tokens.end
            })
        })
    }

    /// « a déclaré le maire »: the noun phrase right after, when the clause shows none before.
    fn after(&self, verb: &Chunk) -> Option<usize> {
        let mut at = verb.tokens.end;
        while matches!(self.class(at), Class::Adv | Class::Comma) && at < verb.tokens.end + 3 {
            at += 1;
        }
        let first = self.class(verb.tokens.start.wrapping_sub(1));
        let opens = matches!(
            first,
            Class::Edge
                | Class::Comma
                | Class::Close
                | Class::Rel
                | Class::Stop
                | Class::Colon
                | Class::Open
        ) || self.class(verb.tokens.start) == Class::Edge;
        if !opens {
            return None;
        }
        self.chunks.clone().find(|i| {
            self.chunk(*i).is_some_and(|c| {
                c.kind == ChunkKind::NounPhrase
                    && c.tokens.start == at
                    && !self.is_time(c)
                    && (first == Class::Rel || agree(c, verb))
                    && self.class(c.head) != Class::Subj
            })
        })
    }
}
