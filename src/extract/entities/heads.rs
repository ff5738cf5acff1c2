//! Names that start with a common noun: « ministère de l’Intérieur », « rue Danton », « armée maltaise ».

use super::candidate::{Candidate, first_name, is_demonym, is_road};
use super::gazetteer::Sort;
use super::rules::{EntityRules, Head, HeadPhrase, Takes};
use super::words;
use crate::french::tags::Upos;
use crate::pattern::EntityType;
use crate::text::document::{Document, Key, Sentence};

/// Finds the heads of a sentence.
pub struct Heads<'a> {
    /// The document.
    pub doc: &'a Document,
    /// The rules.
    pub rules: &'a EntityRules,
    /// Tokens taken by dates and hours.
    pub taken: &'a [bool],
}

impl Heads<'_> {
    /// The names of a sentence that start with a common noun, left to right, none overlapping.
    pub fn find(&self, index: usize, sentence: &Sentence) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match self.at(sentence, at) {
                Some((head, end)) => {
                    let mut candidate =
                        Candidate::fixed(self.doc, self.rules, at..end, index, head.kind.0);
                    candidate.headed = !words::has_capital(self.doc.form(at))
                        || words::at_opening(self.doc, sentence, at);
                    found.push(candidate);
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    fn of_first(&self, first: Key) -> &[HeadPhrase] {
        let phrases = &self.rules.phrases;
        let start = phrases.partition_point(|p| p.keys.first() < Some(&first));
        let rest = phrases.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|p| p.keys.first() == Some(&first)))
            .unwrap_or(&[])
    }

    fn at(&self, sentence: &Sentence, at: usize) -> Option<(&Head, usize)> {
        let token = self.doc.tokens.get(at)?;
        if !matches!(token.upos, Upos::Noun | Upos::Propn | Upos::X) {
            return None;
        }
        let end = sentence.tokens.end;
        let capital = words::has_capital(self.doc.form(at));
        let strong = capital && !words::at_opening(self.doc, sentence, at);
        let mut best: Option<(&Head, usize)> = None;
        let by_form = self.of_first(token.form_key);
        for phrase in by_form {
            let Some(head) = self.rules.heads.get(phrase.head) else {
                continue;
            };
            let after = at + phrase.keys.len();
            let fits = after <= end
                && phrase.keys.iter().enumerate().skip(1).all(|(i, k)| {
                    self.doc
                        .tokens
                        .get(at + i)
                        .is_some_and(|t| t.form_key == *k || t.lemma_key == *k)
                });
            if !fits || (head.capital && !capital) {
                continue;
            }
            if head.takes.contains(&Takes::Long) {
                if let Some(stop) = self.known(at, end) {
                    if best.is_none_or(|(_, b)| stop > b) {
                        best = Some((head, stop));
                    }
                    continue;
                }
            }
            for takes in &head.takes {
                let weak_start = head.capital && !strong;
                if let Some(stop) = self.tail(*takes, at, after, end, phrase, weak_start) {
                    let stop = if head.then.is_some() {
                        self.then_place(stop, end)
                    } else {
                        stop
                    };
                    if best.is_none_or(|(_, b)| stop > b) {
                        best = Some((head, stop));
                    }
                    break;
                }
            }
        }
        best
    }

    fn tail(
        &self,
        takes: Takes,
        at: usize,
        after: usize,
        end: usize,
        phrase: &HeadPhrase,
        weak: bool,
    ) -> Option<usize> {
        match takes {
            Takes::Alone => (!phrase.loose).then_some(after),
            Takes::Name => {
                let form = self.doc.form(after);
                let place = self
                    .rules
                    .heads
                    .get(phrase.head)
                    .is_some_and(|h| h.kind.0 == EntityType::Location);
                let other = place
                    && (words::is_upper(form) || is_road(self.rules, form) || form.len() == 1);
                if phrase.loose || other {
                    return None;
                }
                self.name(after, end)
            }
            Takes::Of => self.of(after, end),
            Takes::OfNoun => self
                .of(after, end)
                .and_then(|n| self.nouns(n, end))
                .or_else(|| self.of_noun(after, end)),
            Takes::People => (!phrase.loose
                && after < end
                && is_demonym(self.doc, self.rules, after)
                && self.doc.form(after).starts_with(char::is_lowercase))
            .then_some(after + 1),
            Takes::Long => self.long(at, after, end, weak),
        }
    }

    /// A known body of several words, with the body it belongs to: « Conseil de sécurité des Nations unies ».
    fn known(&self, at: usize, end: usize) -> Option<usize> {
        let body = |at: usize, least: usize| {
            self.rules
                .gazetteer
                .at(self.doc, at, end)
                .find(|(len, k)| *len >= least && k.sort == Sort::Organization && !k.contracted)
                .map(|(len, _)| at + len)
        };
        let stop = body(at, 2)?;
        let owner = self
            .preposition(stop, end)
            .filter(|next| words::has_capital(self.doc.form(*next)))
            .and_then(|next| body(next, 1));
        Some(owner.unwrap_or(stop))
    }

    fn free(&self, at: usize) -> bool {
        !self.taken.get(at).copied().unwrap_or(false)
    }

    /// A capitalised name at once.
    fn name(&self, at: usize, end: usize) -> Option<usize> {
        let form = self.doc.form(at);
        let spaced = self
            .doc
            .tokens
            .get(at)
            .is_some_and(|t| t.spaced || self.doc.form(at - 1).ends_with('’'));
        if at >= end
            || !self.free(at)
            || !spaced
            || !words::has_capital(form)
            || is_demonym(self.doc, self.rules, at)
        {
            return None;
        }
        let known = self
            .rules
            .gazetteer
            .at(self.doc, at, end)
            .map(|(len, _)| len)
            .next()
            .unwrap_or(1);
        let mut stop = at + known;
        while stop < end
            && words::has_capital(self.doc.form(stop))
            && self.free(stop)
            && self.doc.tokens.get(stop).is_some_and(|t| t.spaced)
            && !is_demonym(self.doc, self.rules, stop)
        {
            stop += 1;
        }
        Some(stop)
    }

    /// « de », maybe an article.
    fn preposition(&self, at: usize, end: usize) -> Option<usize> {
        if at >= end {
            return None;
        }
        match self.doc.form(at) {
            "du" | "des" => Some(at + 1),
            "de" | "d’" => match self.doc.form(at + 1) {
                "la" | "l’" | "La" | "L’" if at + 2 < end => Some(at + 2),
                _ => Some(at + 1),
            },
            _ => None,
        }
    }

    fn of(&self, at: usize, end: usize) -> Option<usize> {
        let next = self.preposition(at, end)?;
        // « rue de Jean Dupont » is no name, « rue du Docteur Dupont » is.
        if matches!(self.doc.form(at), "de" | "d’")
            && next == at + 1
            && first_name(
                self.rules,
                self.doc.form(next),
                self.doc.tokens.get(next)?.form_key,
            )
            .is_some_and(|f| !f.doubtful)
            && words::has_capital(self.doc.form(next + 1))
        {
            return None;
        }
        self.name(next, end)
    }

    fn of_noun(&self, at: usize, end: usize) -> Option<usize> {
        let next = self.preposition(at, end)?;
        let noun = self.doc.tokens.get(next).filter(|_| next < end)?;
        if noun.upos != Upos::Noun || !self.free(next) {
            return None;
        }
        self.nouns(next + 1, end)
    }

    /// Adjectives, then « et de la N ».
    fn nouns(&self, at: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let mut stop = at;
        while stop < end
            && doc
                .tokens
                .get(stop)
                .is_some_and(|t| t.upos == Upos::Adj && t.spaced)
            && self.free(stop)
        {
            stop += 1;
        }
        if doc.form(stop) == "et" {
            let next = self.preposition(stop + 1, end);
            if let Some(next) = next.filter(|n| *n < end) {
                let noun = doc.tokens.get(next)?;
                if matches!(noun.upos, Upos::Noun | Upos::Propn)
                    && matches!(doc.form(stop + 1), "de" | "du" | "des" | "d’")
                {
                    return self.nouns(next + 1, end).or(Some(next + 1));
                }
            }
        }
        Some(stop)
    }

    /// « de » and a place after the name.
    fn then_place(&self, at: usize, end: usize) -> usize {
        let Some(next) = self.preposition(at, end) else {
            return at;
        };
        match self.doc.form(at) {
            "de" | "d’" | "du" => self
                .rules
                .gazetteer
                .at(self.doc, next, end)
                .find(|(_, k)| k.sort == Sort::Place)
                .map_or(at, |(len, _)| next + len),
            _ => at,
        }
    }

    /// Adjectives, prepositional phrases and names, as long names have them.
    fn long(&self, start: usize, after: usize, end: usize, weak: bool) -> Option<usize> {
        let doc = self.doc;
        let mut stop = after;
        let mut last_noun = stop;
        let mut phrases = 0;
        let mut proper = false;
        let honours = self.rules.named_after.has(
            doc.tokens
                .get(start)
                .map(|t| t.lemma_key)
                .unwrap_or_default(),
        );
        while stop < end && self.free(stop) {
            let Some(token) = doc.tokens.get(stop) else {
                break;
            };
            let form = doc.form(stop);
            if !token.spaced && !doc.form(stop - 1).ends_with('’') {
                break;
            }
            if words::has_capital(form)
                && !is_demonym(doc, self.rules, stop)
                && token.upos != Upos::Num
            {
                if self.is_person(stop, end) && (stop > after || !honours) {
                    break;
                }
                let known = self
                    .rules
                    .gazetteer
                    .at(doc, stop, end)
                    .map(|(len, _)| len)
                    .next()
                    .unwrap_or(1);
                stop += known;
                last_noun = stop;
                proper = true;
                continue;
            }
            if token.upos == Upos::Adj
                || is_demonym(doc, self.rules, stop)
                || (token.upos == Upos::Verb && adjectival(form))
            {
                stop += 1;
                last_noun = stop;
                continue;
            }
            let next = match form {
                "de" | "d’" | "du" | "des" => self.preposition(stop, end),
                "pour" | "contre" | "sans" if doc.form(start).starts_with(char::is_uppercase) => {
                    match doc.form(stop + 1) {
                        "la" | "l’" | "le" | "les" => Some(stop + 2),
                        _ => Some(stop + 1),
                    }
                }
                "et" if phrases > 0 => self.preposition(stop + 1, end),
                _ => None,
            };
            let Some(next) = next.filter(|n| *n < end) else {
                break;
            };
            let Some(noun) = doc.tokens.get(next) else {
                break;
            };
            if phrases >= 3 || self.is_person(next, end) {
                break;
            }
            if words::has_capital(doc.form(next)) && !is_demonym(doc, self.rules, next) {
                phrases += 1;
                stop = next;
                continue;
            }
            if noun.upos != Upos::Noun || !self.free(next) {
                break;
            }
            phrases += 1;
            stop = next + 1;
            last_noun = stop;
        }
        // At a sentence start the capital proves nothing: a proper noun inside must.
        (last_noun > after && (!weak || proper)).then_some(last_noun)
    }

    fn is_person(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.doc.tokens.get(at) else {
            return false;
        };
        let form = self.doc.form(at);
        at + 1 < end
            && words::has_capital(form)
            && first_name(self.rules, form, token.form_key).is_some_and(|f| !f.doubtful)
            && words::has_capital(self.doc.form(at + 1))
    }
}

/// « uni », « réunis »: participles that long names hold as adjectives.
fn adjectival(form: &str) -> bool {
    matches!(
        form,
        "uni"
            | "unis"
            | "unie"
            | "unies"
            | "réuni"
            | "réunis"
            | "réunies"
            | "fermé"
            | "indépendants"
    )
}
