//! The best path through the candidates of a sentence (Viterbi over pairs, integer scores, ties to the
//! candidate listed first: the same text always gives the same path).

use super::class::{COUNT, Class};
use super::reading::Reading;
use super::rules::{Agreement, Tagger};

/// Work space, kept from sentence to sentence.
#[derive(Debug, Default)]
pub struct Path {
    /// Best score of each pair (previous, current) of the current column.
    scores: Vec<i32>,
    next: Vec<i32>,
    /// For each token, for each pair, the candidate before.
    back: Vec<u8>,
    /// Start of each token's block in `back`.
    starts: Vec<usize>,
    /// The chosen candidate of each token.
    pub chosen: Vec<u8>,
}

fn edge() -> Reading {
    Reading::plain(Class::Edge, 0)
}

impl Path {
    /// Chooses a candidate for each token.
    pub fn decode(&mut self, rules: &Tagger, columns: &[&[Reading]], adjust: &[&[i32]]) {
        let edge = [edge()];
        self.back.clear();
        self.starts.clear();
        self.chosen.clear();
        self.scores.clear();
        self.scores.push(0);
        let n = columns.len();
        for at in 0..=n {
            let column =
                |i: Option<usize>| i.and_then(|i| columns.get(i)).copied().unwrap_or(&edge);
            let (first, second, third) = (
                column(at.checked_sub(2)),
                column(at.checked_sub(1)),
                column(Some(at)),
            );
            let extra: &[i32] = adjust.get(at).copied().unwrap_or(&[]);
            self.starts.push(self.back.len());
            self.next.clear();
            for (j, b) in second.iter().enumerate() {
                for (k, c) in third.iter().enumerate() {
                    let pair = rules.pair(b, c);
                    let mut best = (i32::MIN, 0u8);
                    for (h, a) in first.iter().enumerate() {
                        let before = self
                            .scores
                            .get(h * second.len() + j)
                            .copied()
                            .unwrap_or(i32::MIN / 2);
                        let score = before + rules.triple(a, b, c);
                        if score > best.0 {
                            best = (score, u8::try_from(h).unwrap_or(0));
                        }
                    }
                    let own = c.score + extra.get(k).copied().unwrap_or(0);
                    self.next.push(best.0.saturating_add(pair + own));
                    self.back.push(best.1);
                }
            }
            std::mem::swap(&mut self.scores, &mut self.next);
        }
        self.trace(columns);
    }

    /// Walks back from the best pair (last token, edge).
    fn trace(&mut self, columns: &[&[Reading]]) {
        let n = columns.len();
        self.chosen.resize(n, 0);
        let mut best = 0;
        for (j, score) in self.scores.iter().enumerate() {
            if *score > self.scores.get(best).copied().unwrap_or(i32::MIN) {
                best = j;
            }
        }
        // At column `at`, the pair is (j of at-1, k of at); the edge has one candidate.
        let (mut j, mut k) = (best, 0usize);
        for at in (1..=n).rev() {
            if let Some(slot) = self.chosen.get_mut(at - 1) {
                *slot = u8::try_from(j).unwrap_or(0);
            }
            let width = columns.get(at).map_or(1, |c| c.len());
            let start = self.starts.get(at).copied().unwrap_or(0);
            let h = self.back.get(start + j * width + k).copied().unwrap_or(0);
            k = j;
            j = usize::from(h);
        }
    }
}

impl Tagger {
    fn pair(&self, b: &Reading, c: &Reading) -> i32 {
        let at = b.class as usize * COUNT + c.class as usize;
        let mut score = i32::from(self.pairs.get(at).copied().unwrap_or(0));
        if c.class == Class::Part && b.is_verb_with_objects() && !b.transitive {
            score += self.article_after_intransitive;
        }
        if b.copula && matches!(c.class, Class::Adj | Class::AdjPre | Class::PartAdj) {
            score += self.attribute_after_copula;
        }
        match self.agreeing.get(at) {
            Some(0) | None => score,
            Some(number) => score + self.cost(*number, b, c),
        }
    }

    fn triple(&self, a: &Reading, b: &Reading, c: &Reading) -> i32 {
        let at = (a.class as usize * COUNT + b.class as usize) * COUNT + c.class as usize;
        let score = i32::from(self.triples.get(at).copied().unwrap_or(0));
        match self.agreeing_across.get(at) {
            Some(0) | None => score,
            Some(number) => score + self.cost(*number, a, c),
        }
    }

    fn cost(&self, number: u8, a: &Reading, b: &Reading) -> i32 {
        let Agreement {
            gender,
            number,
            person,
        } = self
            .agreements
            .get(usize::from(number))
            .copied()
            .unwrap_or_default();
        let apart = |a: u8, b: u8| a != 0 && b != 0 && a & b == 0;
        let mut cost = 0;
        if apart(a.gender, b.gender) {
            cost += gender;
        }
        if apart(a.number, b.number) {
            cost += number;
        }
        // A noun is a third person.
        if apart(if a.person == 0 { 4 } else { a.person }, b.person) {
            cost += person;
        }
        cost
    }
}
