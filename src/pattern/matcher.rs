//! Matching: a compiled pattern against the tokens of one sentence, by bounded backtracking.

use super::lists::List;
use super::mention::{MentionOf, Mentioned};
use super::program::{MentionKind, Op, Pattern, Test};
use crate::text::document::{ChunkKind, Document, Key, Token};
use std::ops::Range;

/// Steps one attempt may take; a pattern that needs more does not match.
const STEPS: usize = 20_000;

/// What patterns are matched against: a document and the mentions found in it so far.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its mentions, by first token.
    pub mentions: &'a [Mentioned],
}

/// Where a pattern matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// All tokens matched.
    pub tokens: Range<usize>,
    /// Tokens of each capture, by capture number; `None` when its branch was not taken.
    pub captures: Vec<Option<Range<usize>>>,
}

impl Match {
    /// Tokens of a capture by name.
    pub fn get(&self, pattern: &Pattern, name: &str) -> Option<Range<usize>> {
        self.captures.get(pattern.capture(name)?)?.clone()
    }
}

impl Pattern {
    /// The first match that starts in this sentence, trying each token in turn.
    pub fn find(&self, scene: Scene, sentence: usize) -> Option<Match> {
        let tokens = scene.document.sentences.get(sentence)?.tokens.clone();
        self.find_within(scene, tokens)
    }

    /// The first match inside a range of tokens; `^` and `$` mean its ends.
    pub fn find_within(&self, scene: Scene, tokens: Range<usize>) -> Option<Match> {
        if self.ops.first() == Some(&Op::Start) {
            return self.match_at(scene, tokens.clone(), tokens.start);
        }
        tokens
            .clone()
            .find_map(|start| self.match_at(scene, tokens.clone(), start))
    }

    /// Every match inside a range of tokens, left to right, none overlapping.
    pub fn find_all(&self, scene: Scene, tokens: Range<usize>) -> Vec<Match> {
        let mut found = Vec::new();
        let mut start = tokens.start;
        while start < tokens.end {
            match self.match_at(scene, tokens.clone(), start) {
                Some(hit) => {
                    start = hit.tokens.end.max(start + 1);
                    found.push(hit);
                }
                None => start += 1,
            }
        }
        found
    }

    /// The match that starts at this token, if any. `bounds` are the tokens it may use.
    pub fn match_at(&self, scene: Scene, bounds: Range<usize>, start: usize) -> Option<Match> {
        let mut run = Run {
            pattern: self,
            scene,
            bounds,
            stack: vec![State {
                op: 0,
                at: start,
                captures: vec![(usize::MAX, usize::MAX); self.names.len()],
            }],
        };
        let mut steps = 0;
        while let Some(state) = run.stack.pop() {
            steps += 1;
            if steps > STEPS {
                return None;
            }
            if let Some(done) = run.step(state) {
                return Some(Match {
                    tokens: start..done.at,
                    captures: done
                        .captures
                        .iter()
                        .map(|&(a, b)| {
                            (a != usize::MAX && b != usize::MAX && a <= b).then_some(a..b)
                        })
                        .collect(),
                });
            }
        }
        None
    }
}

#[derive(Clone)]
struct State {
    op: usize,
    at: usize,
    captures: Vec<(usize, usize)>,
}

struct Run<'a> {
    pattern: &'a Pattern,
    scene: Scene<'a>,
    bounds: Range<usize>,
    stack: Vec<State>,
}

impl Run<'_> {
    /// Runs one state until it fails, forks or is done.
    fn step(&mut self, mut state: State) -> Option<State> {
        loop {
            let op = self.pattern.ops.get(state.op)?;
            match op {
                Op::Done => return Some(state),
                Op::Jump(to) => state.op = *to,
                Op::Split(first, second) => {
                    let mut other = state.clone();
                    other.op = *second;
                    self.stack.push(other);
                    state.op = *first;
                }
                Op::Open(n) => {
                    if let Some(slot) = state.captures.get_mut(usize::from(*n)) {
                        *slot = (state.at, usize::MAX);
                    }
                    state.op += 1;
                }
                Op::Close(n) => {
                    if let Some(slot) = state.captures.get_mut(usize::from(*n)) {
                        slot.1 = state.at;
                    }
                    state.op += 1;
                }
                Op::Start => {
                    if !self.at_start(state.at) {
                        return None;
                    }
                    state.op += 1;
                }
                Op::End => {
                    if !self.at_end(state.at) {
                        return None;
                    }
                    state.op += 1;
                }
                Op::Chunk(kind, extended, tests) => {
                    let ends = self.chunk_ends(state.at, *kind, *extended, tests);
                    return self.fork(state, ends);
                }
                Op::Clause => {
                    let ends = self.clause_ends(state.at);
                    return self.fork(state, ends);
                }
                Op::Quote => {
                    let ends = self.quote_end(state.at).into_iter().collect();
                    return self.fork(state, ends);
                }
                Op::Mention(kind) => {
                    let ends = self.mention_ends(state.at, *kind);
                    return self.fork(state, ends);
                }
                Op::List(list) => {
                    let ends = self.list_ends(state.at, list);
                    return self.fork(state, ends);
                }
                single => {
                    if state.at >= self.bounds.end || !self.token_is(state.at, single) {
                        return None;
                    }
                    state.at += 1;
                    state.op += 1;
                }
            }
        }
    }

    /// Goes on after an element that may end in several places, the first of `ends` preferred.
    fn fork(&mut self, state: State, ends: Vec<usize>) -> Option<State> {
        for end in ends.into_iter().rev() {
            if end > state.at && end <= self.bounds.end {
                self.stack.push(State {
                    op: state.op + 1,
                    at: end,
                    captures: state.captures.clone(),
                });
            }
        }
        None
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.scene.document.tokens.get(at)
    }

    fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        marks.contains(&self.scene.document.form(at))
    }

    /// At the first token, or after opening marks only.
    fn at_start(&self, at: usize) -> bool {
        (self.bounds.start..at).all(|i| self.is_mark(i, &["«", "“", "(", "–", "—", "-"]))
    }

    /// At the end, or before final marks only.
    fn at_end(&self, at: usize) -> bool {
        (at..self.bounds.end).all(|i| self.is_mark(i, &[".", "!", "?", "…", "»", "”", ")"]))
    }

    fn token_is(&self, at: usize, op: &Op) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        match op {
            Op::Word(key) => word_is(self.scene.document, at, token, *key),
            Op::Lemma(key) => token.lemma_key == *key,
            Op::Tag(upos, tests) => {
                (token.upos == *upos)
                    && tests
                        .iter()
                        .all(|t| token_passes(self.scene.document, token, t))
            }
            Op::Any => true,
            Op::Inside => !self.is_mark(at, &[";", ":", ".", "!", "?", "…", "«", "»"]),
            _ => false,
        }
    }

    fn list_ends(&self, at: usize, list: &List) -> Vec<usize> {
        let mut ends = Vec::new();
        for phrase in &list.phrases {
            let fits = phrase.iter().enumerate().all(|(i, key)| {
                at + i < self.bounds.end
                    && self.token(at + i).is_some_and(|t| {
                        t.lemma_key == *key || word_is(self.scene.document, at + i, t, *key)
                    })
            });
            if fits {
                ends.push(at + phrase.len());
            }
        }
        if at < self.bounds.end
            && self
                .token(at)
                .is_some_and(|t| list.has(t.lemma_key) || list.has(t.form_key))
        {
            ends.push(at + 1);
        }
        ends
    }

    fn chunk_ends(&self, at: usize, kind: ChunkKind, extended: bool, tests: &[Test]) -> Vec<usize> {
        let document = self.scene.document;
        let chunks = &document.chunks;
        let from = chunks.partition_point(|c| c.tokens.start < at);
        let mut ends = Vec::new();
        for chunk in chunks
            .iter()
            .skip(from)
            .take_while(|c| c.tokens.start == at)
        {
            if chunk.kind != kind {
                continue;
            }
            let passes = tests.iter().all(|test| match test {
                Test::Negated(wanted) => chunk.negated == *wanted,
                Test::Passive(wanted) => chunk.passive == *wanted,
                Test::Tense(tenses, wanted) => {
                    chunk.features.tense.is_some_and(|t| tenses.contains(&t)) == *wanted
                }
                Test::Finite(wanted) => {
                    chunk.features.tense.is_some_and(|t| t.is_finite()) == *wanted
                }
                Test::Person(person, wanted) => (chunk.features.person == Some(*person)) == *wanted,
                Test::Number(number, wanted) => (chunk.features.number == Some(*number)) == *wanted,
                Test::Gender(gender, wanted) => (chunk.features.gender == Some(*gender)) == *wanted,
                other => document
                    .tokens
                    .get(chunk.head)
                    .is_some_and(|token| token_passes(document, token, other)),
            });
            if !passes {
                continue;
            }
            let mut end = chunk.tokens.end;
            ends.push(end);
            while let Some(next) = extended.then(|| self.attached_end(end)).flatten() {
                end = next;
                ends.push(end);
            }
        }
        ends.sort_unstable_by(|a, b| b.cmp(a));
        ends.dedup();
        ends
    }

    /// Prepositions that make a noun's complement rather than a circumstance.
    fn attaches(&self, at: usize) -> bool {
        let form = self.scene.document.form(at).to_lowercase();
        matches!(form.as_str(), "de" | "d’" | "du" | "des" | "à" | "au" | "aux" | "en" | "pour")
    }

    /// End of the prepositional phrase that starts right here.
    fn attached_end(&self, at: usize) -> Option<usize> {
        let chunks = &self.scene.document.chunks;
        let from = chunks.partition_point(|c| c.tokens.start < at);
        chunks
            .iter()
            .skip(from)
            .take_while(|c| c.tokens.start == at)
            .find(|c| {
                c.kind == ChunkKind::PrepositionalPhrase && c.tokens.end > at && self.attaches(at)
            })
            .map(|c| c.tokens.end)
    }

    /// Ends of the clauses from here on, nearest first; the sentence's final mark is left out.
    fn clause_ends(&self, at: usize) -> Vec<usize> {
        let mut last = self.bounds.end;
        while last > at && self.is_mark(last - 1, &[".", "!", "?", "…"]) {
            last -= 1;
        }
        let clauses = &self.scene.document.clauses;
        let from = clauses.partition_point(|c| c.tokens.end <= at);
        let mut ends = Vec::new();
        for end in clauses
            .iter()
            .skip(from)
            .map(|c| c.tokens.end)
            .take_while(|end| *end < last)
        {
            // A comma closes its clause: the pattern may want it as a mark of its own.
            if end > at + 1 && self.is_mark(end - 1, &[",", ";", ":"]) {
                ends.push(end - 1);
            }
            ends.push(end);
        }
        ends.push(last);
        ends.dedup();
        ends
    }

    fn quote_end(&self, at: usize) -> Option<usize> {
        if !self.is_mark(at, &["«", "“"]) {
            return None;
        }
        let marks = self
            .scene
            .document
            .marks
            .iter()
            .find(|m| m.tokens.start == at + 1)?;
        Some(marks.tokens.end + 1)
    }

    fn mention_ends(&self, at: usize, kind: MentionKind) -> Vec<usize> {
        let mentions = self.scene.mentions;
        let from = mentions.partition_point(|m| m.tokens.start < at);
        mentions
            .iter()
            .skip(from)
            .take_while(|m| m.tokens.start == at)
            .filter(|m| match (kind, m.of) {
                (MentionKind::Entity(None), MentionOf::Entity(..))
                | (MentionKind::Figure(None), MentionOf::Figure(..))
                | (MentionKind::Date, MentionOf::Date(_)) => true,
                (MentionKind::Entity(Some(wanted)), MentionOf::Entity(found, _)) => wanted == found,
                (MentionKind::Figure(Some(wanted)), MentionOf::Figure(found, _)) => wanted == found,
                _ => false,
            })
            .map(|m| m.tokens.end)
            .collect()
    }
}

/// True when a token is this word; an elided form (« qu’ ») is also its full form (« que »).
fn word_is(document: &Document, at: usize, token: &Token, key: Key) -> bool {
    token.form_key == key || (document.form(at).ends_with('’') && token.lemma_key == key)
}

fn token_passes(document: &Document, token: &Token, test: &Test) -> bool {
    match test {
        Test::Lemma(keys, wanted) => keys.binary_search(&token.lemma_key).is_ok() == *wanted,
        Test::Form(keys, wanted) => keys.binary_search(&token.form_key).is_ok() == *wanted,
        Test::Tense(tenses, wanted) => {
            token.features.tense.is_some_and(|t| tenses.contains(&t)) == *wanted
        }
        Test::Gender(gender, wanted) => (token.features.gender == Some(*gender)) == *wanted,
        Test::Number(number, wanted) => (token.features.number == Some(*number)) == *wanted,
        Test::Person(person, wanted) => (token.features.person == Some(*person)) == *wanted,
        Test::Capital(wanted) => {
            document.str(token.span).starts_with(char::is_uppercase) == *wanted
        }
        Test::Finite(wanted) => token.features.tense.is_some_and(|t| t.is_finite()) == *wanted,
        Test::Unknown(wanted) => token.unknown == *wanted,
        Test::Negated(_) | Test::Passive(_) => false,
    }
}
