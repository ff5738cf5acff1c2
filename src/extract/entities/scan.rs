//! Candidate names of a sentence: runs of capitals, cut where a title, a people or another name begins.

use super::candidate::{Candidate, first_name, is_demonym, is_road, lexical};
use super::gazetteer::{Known, Sort};
use super::rules::EntityRules;
use super::words;
use crate::french::tags::Upos;
use crate::text::document::{Document, Sentence};
use std::ops::Range;

/// Scans the sentences of a document.
pub struct Scanner<'a> {
    /// The document.
    pub doc: &'a Document,
    /// The rules.
    pub rules: &'a EntityRules,
    /// Tokens taken by dates and hours.
    pub taken: &'a [bool],
}

impl Scanner<'_> {
    /// The candidates of a sentence, by first token, none overlapping. `skip` are tokens taken by heads.
    pub fn runs(&self, index: usize, sentence: &Sentence, skip: &[Range<usize>]) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some(range) = skip.iter().find(|r| r.contains(&at)) {
                at = range.end;
                continue;
            }
            let limit = skip
                .iter()
                .map(|r| r.start)
                .filter(|start| *start > at)
                .min()
                .unwrap_or(sentence.tokens.end)
                .min(sentence.tokens.end);
            match self.run(index, sentence, at, limit) {
                Some(candidate) => {
                    at = candidate.tokens.end.max(at + 1);
                    found.push(candidate);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest known name that starts here, first names left out.
    fn known(&self, at: usize, end: usize) -> Option<(usize, Known)> {
        self.rules
            .gazetteer
            .at(self.doc, at, end)
            .find(|(_, known)| !matches!(known.sort, Sort::FirstName(_) | Sort::Doubt))
    }

    fn run(&self, index: usize, sentence: &Sentence, at: usize, end: usize) -> Option<Candidate> {
        let doc = self.doc;
        if self.taken.get(at).copied().unwrap_or(false) {
            return None;
        }
        let form = doc.form(at);
        let known = self.known(at, end);
        if !words::has_capital(form) || form.contains(['@', '/']) || form.starts_with('#') {
            // « prix Goncourt », « mer Noire », « bitcoin »
            let (len, _) =
                known.filter(|(len, _)| *len > 1 || form.chars().any(char::is_uppercase))?;
            return Some(Candidate::new(doc, self.rules, at..at + len, index));
        }
        let opening = words::at_opening(doc, sentence, at);
        if form.contains('.')
            && form.chars().any(|c| c.is_lowercase())
            && known.is_none()
            && form.len() > 6
        {
            return None;
        }
        if known.is_none_or(|(len, _)| len == 1) && self.breaks(at, opening) {
            return None;
        }
        let mut stop = self.extend(at, end, known.map_or(1, |(len, _)| len));
        let mut start = at;
        if opening {
            start = self.drop_opening(at, stop, known)?;
            if start > at {
                if self.breaks(start, false) {
                    return None;
                }
                let known = self.known(start, end);
                stop = self.extend(start, end, known.map_or(1, |(len, _)| len));
            }
        }
        stop = self.with_number(start, stop, end);
        let mut candidate = Candidate::new(doc, self.rules, start..stop, index);
        candidate.weak = opening && start == at && stop == at + 1;
        if candidate.weak && words::is_upper(form) {
            candidate.weak = false;
        }
        Some(candidate)
    }

    /// A capitalised word that is no part of a name: title, people, article.
    fn breaks(&self, at: usize, opening: bool) -> bool {
        let doc = self.doc;
        let Some(token) = doc.tokens.get(at) else {
            return true;
        };
        let form = doc.form(at);
        if self.rules.titles.has(token.form_key)
            && first_name(self.rules, form, token.form_key).is_none()
        {
            return true;
        }
        if is_demonym(doc, self.rules, at) && !words::is_upper(form) {
            return true;
        }
        // « Le », « La » inside a sentence start a name only before another capital.
        if matches!(
            form,
            "Le" | "La" | "Les" | "L’" | "Un" | "Une" | "D’" | "De" | "Du" | "Des" | "Au" | "Aux"
        ) {
            return opening || !self.capital_at(at + 1);
        }
        if token.upos == Upos::Num || form.chars().next().is_some_and(|c| c.is_ascii_digit()) {
            return true;
        }
        // « … final. Comme à l’accoutumée » read as one sentence.
        if !opening
            && matches!(
                token.upos,
                Upos::Sconj | Upos::Cconj | Upos::Adv | Upos::Pron | Upos::Aux
            )
            && !words::is_upper(form)
            && form.chars().count() > 2
            && lexical(form).common
            && first_name(self.rules, form, token.form_key).is_none()
        {
            return true;
        }
        // « le Président Vaudremont »: the office is no part of the name.
        if self.rules.persons.has(token.lemma_key)
            && self.capital_at(at + 1)
            && !words::is_upper(form)
        {
            return first_name(self.rules, form, token.form_key).is_none();
        }
        false
    }

    fn capital_at(&self, at: usize) -> bool {
        words::has_capital(self.doc.form(at))
            && self
                .doc
                .tokens
                .get(at)
                .is_some_and(|t| t.spaced || self.doc.form(at - 1).ends_with('’'))
    }

    /// End of the run that starts at `at` and holds `len` words at least.
    fn extend(&self, at: usize, end: usize, len: usize) -> usize {
        let doc = self.doc;
        let mut stop = (at + len).min(end);
        while stop < end {
            if self.taken.get(stop).copied().unwrap_or(false) {
                break;
            }
            let form = doc.form(stop);
            let Some(token) = doc.tokens.get(stop) else {
                break;
            };
            if !token.spaced && !doc.form(stop - 1).ends_with('’') {
                break;
            }
            if words::has_capital(form) && !form.starts_with(['@', '#']) {
                if self.breaks(stop, false) {
                    break;
                }
                if self.another_name(at, stop, end) {
                    break;
                }
                let more = self.known(stop, end).map_or(1, |(len, _)| len);
                stop += more;
                continue;
            }
            match self.link(at, stop, end) {
                Some(next) => stop = next,
                None => break,
            }
        }
        stop
    }

    /// True when a known place or body stands right after a complete name: « Donald Trump Twitter ».
    fn another_name(&self, start: usize, at: usize, end: usize) -> bool {
        if self.another_person(start, at, end) {
            return true;
        }
        let Some((len, known)) = self.known(at, end) else {
            return false;
        };
        let whole = self
            .known(start, end)
            .filter(|(len, k)| start + len == at && !k.doubtful);
        len >= 1
            && !known.doubtful
            && whole.is_some_and(|(_, k)| k.sort == Sort::Place && known.sort != Sort::Place)
    }

    /// True when a first name and a surname follow a complete name: « le ministre de Luc Martin Ana Roy », « PTS2 Ana Roy ».
    fn another_person(&self, start: usize, at: usize, end: usize) -> bool {
        let given = |i: usize| {
            self.doc.tokens.get(i).is_some_and(|t| {
                first_name(self.rules, self.doc.form(i), t.form_key).is_some_and(|f| !f.doubtful)
            })
        };
        if !given(at) || at + 1 >= end || !self.capital_at(at + 1) || given(at + 1) {
            return false;
        }
        let code = at == start + 1
            && words::is_upper(self.doc.form(start))
            && self.doc.form(start).contains(|c: char| c.is_ascii_digit());
        let person = at >= start + 2 && given(start) && !given(at - 1);
        let place = self.is_sure_place(start, at) && !given(start);
        // « le président de la République Luc Martin », not « Fondation Luc Martin ».
        let common = at == start + 1
            && !given(start)
            && lexical(self.doc.form(start)).common
            && !self
                .doc
                .tokens
                .get(start)
                .is_some_and(|t| self.rules.named_after.has(t.lemma_key));
        code || person || place || common
    }

    /// Small words that hold a name together; returns where the next capital stands.
    fn link(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let token = doc.tokens.get(at)?;
        let form = doc.form(at);
        let mut next = at + 1;
        if form == "&" || (matches!(form, "of" | "for" | "the" | "and" | "on" | "in") && start < at)
        {
            if doc.form(next) == "the" {
                next += 1;
            }
            return (next < end && self.capital_at(next)).then_some(next);
        }
        if self.rules.foreign_particles.has(token.form_key) && form != "san" {
            while next < end
                && next < at + 3
                && self
                    .rules
                    .foreign_particles
                    .has(doc.tokens.get(next)?.form_key)
            {
                next += 1;
            }
            let all_capitals = (start..at).all(|i| words::has_capital(doc.form(i)));
            return (next < end && self.capital_at(next) && all_capitals && form != "y")
                .then_some(next)
                .filter(|_| !self.is_sure_place(start, at));
        }
        if self.rules.french_particles.has(token.form_key) {
            // After first names only: « Charles de Gaulle ».
            let first_names = (start..at).all(|i| {
                doc.tokens.get(i).is_some_and(|t| {
                    let word = doc.form(i);
                    words::is_initial(word)
                        || first_name(self.rules, word, t.form_key).is_some_and(|f| !f.doubtful)
                })
            });
            while next < end && next < at + 2 && matches!(doc.form(next), "la" | "l’") {
                next += 1;
            }
            if first_names && next < end && self.capital_at(next) {
                let place = self
                    .known(next, end)
                    .is_some_and(|(_, k)| k.sort == Sort::Place && !k.doubtful)
                    || is_demonym(doc, self.rules, next);
                let person = first_name(self.rules, doc.form(next), doc.tokens.get(next)?.form_key);
                return (!place && person.is_none()).then_some(next);
            }
        }
        None
    }

    fn is_sure_place(&self, start: usize, end: usize) -> bool {
        self.known(start, end)
            .is_some_and(|(len, k)| start + len == end && k.sort == Sort::Place && !k.doubtful)
    }

    /// At an opening: where the name really starts, `None` when there is none.
    fn drop_opening(&self, at: usize, stop: usize, known: Option<(usize, Known)>) -> Option<usize> {
        let doc = self.doc;
        let token = doc.tokens.get(at)?;
        let form = doc.form(at);
        if let Some((len, known)) = known {
            if len > 1 || !known.doubtful || stop > at + len {
                return Some(at);
            }
        }
        let first = first_name(self.rules, form, token.form_key);
        let lexical = lexical(form);
        if words::is_upper(form) || words::is_mixed(form) || words::is_initial(form) {
            return Some(at);
        }
        if stop > at + 1
            && self.rules.foreign_particles.has(token.form_key)
            && !matches!(form, "Y" | "Dit" | "Dite" | "San")
        {
            return Some(at);
        }
        if stop > at + 1 {
            let grammatical = !matches!(
                token.upos,
                Upos::Propn | Upos::Noun | Upos::Adj | Upos::Verb | Upos::X
            );
            if first.is_some() && !grammatical {
                return Some(at);
            }
            if first.is_some() && words::has_capital(doc.form(at + 1)) && !lexical.common {
                return Some(at);
            }
            // « Selon Bloomberg », « Ancien ministre »
            if lexical.common || grammatical {
                // « Orange Bank », « Santé publique France » stay when the noun itself names a body.
                let named = self
                    .rules
                    .points(super::rules::Side::Inside, token.form_key)
                    .is_some();
                if named && token.upos != Upos::Verb {
                    return Some(at);
                }
                let mut next = at + 1;
                while next < stop && !words::has_capital(doc.form(next)) {
                    next += 1;
                }
                return (next < stop).then_some(next);
            }
            return Some(at);
        }
        if known.is_some() && lexical.common {
            return None;
        }
        if lexical.common && first.is_none() {
            return None;
        }
        if first.is_some_and(|f| f.doubtful) && lexical.common {
            return None;
        }
        (form.chars().count() > 1).then_some(at)
    }

    /// « Google Pixel 6 », « Windows 11 », « RN 165 »: a number that belongs to the name.
    fn with_number(&self, start: usize, stop: usize, end: usize) -> usize {
        let doc = self.doc;
        if stop >= end || self.taken.get(stop).copied().unwrap_or(false) {
            return stop;
        }
        let form = doc.form(stop);
        if words::is_roman(form) && form.len() > 1 {
            return stop + 1;
        }
        let short = form.len() <= 4
            && form.chars().next().is_some_and(|c| c.is_ascii_digit())
            && !form.contains([',', ' ', '-', '/', ':']);
        let spaced = doc.tokens.get(stop).is_some_and(|t| t.spaced);
        if !short || !spaced {
            return stop;
        }
        let last = doc.form(stop - 1);
        if stop == start + 1 && self.rules.roads.iter().any(|r| r == last) {
            return stop + 1;
        }
        let follows = doc.tokens.get(stop + 1).filter(|_| stop + 1 < end);
        let counted = follows.is_some_and(|t| {
            matches!(t.upos, Upos::Noun | Upos::Adj | Upos::Sym | Upos::Num)
                || matches!(
                    doc.form(stop + 1),
                    "%" | "€" | "$" | "à" | "de" | "et" | "ans" | "millions" | "milliards"
                )
        });
        let listed = matches!(
            last,
            "Pixel"
                | "Windows"
                | "Galaxy"
                | "iPhone"
                | "Falcon"
                | "Ariane"
                | "Boeing"
                | "Airbus"
                | "Ligue"
                | "France"
                | "Europe"
                | "Canal"
                | "Atlas"
                | "Apollo"
        );
        let person = first_name(
            self.rules,
            doc.form(start),
            doc.tokens
                .get(start)
                .map(|t| t.form_key)
                .unwrap_or_default(),
        )
        .is_some_and(|f| !f.doubtful);
        if (listed || !counted)
            && !person
            && (listed || !self.is_sure_place(start, stop))
            && !is_road(self.rules, last)
        {
            stop + 1
        } else {
            stop
        }
    }
}
