//! Points for each type: what a name is made of, and what stands beside it.

use super::candidate::{Candidate, first_name, is_demonym, is_road, is_town_shape, lexical};
use super::gazetteer::Sort;
use super::rules::{EntityRules, Points, Side, add};
use super::words;
use crate::french::tags::Upos;
use crate::text::document::{Document, Sentence, Token};

/// Order of points: person, organization, location, product, event.
const PERSON: usize = 0;
const ORGANIZATION: usize = 1;
const LOCATION: usize = 2;
const PRODUCT: usize = 3;
const EVENT: usize = 4;

/// Reads evidence off a document.
pub struct Evidence<'a> {
    /// The document.
    pub doc: &'a Document,
    /// The rules.
    pub rules: &'a EntityRules,
}

fn one(kind: usize, weight: i16) -> Points {
    let mut points = Points::default();
    if let Some(slot) = points.get_mut(kind) {
        *slot = weight;
    }
    points
}

impl Evidence<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.doc.tokens.get(at)
    }

    /// What the name itself tells; the same for every place where it stands.
    pub fn own(&self, candidate: &Candidate) -> Points {
        let (doc, rules) = (self.doc, self.rules);
        let mut points = Points::default();
        let range = candidate.tokens.clone();
        for known in &candidate.known {
            let weight = if known.doubtful { 4 } else { 8 };
            match known.sort {
                Sort::Place => add(&mut points, one(LOCATION, weight)),
                Sort::Organization => add(&mut points, one(ORGANIZATION, weight)),
                Sort::Product => add(&mut points, one(PRODUCT, weight)),
                Sort::Event => add(&mut points, one(EVENT, weight)),
                Sort::FirstName(_) | Sort::Doubt => {}
            }
        }
        let (Some(first), Some(last)) = (self.token(range.start), self.token(range.end - 1)) else {
            return points;
        };
        let (first_form, last_form) = (doc.form(range.start), doc.form(range.end - 1));
        let several = range.len() > 1;
        let name = first_name(rules, first_form, first.form_key);
        if let Some(name) = name {
            let weight = match (several, name.doubtful) {
                (true, false) => 8,
                (true, true) => 4,
                (false, false) => 3,
                (false, true) => 1,
            };
            add(&mut points, one(PERSON, weight));
        }
        if several && words::is_initial(first_form) {
            add(&mut points, one(PERSON, 5));
        }
        if several && name.is_none() {
            // « Kim Jong-un », « Le Roux »: a first name may stand second.
            let second = self
                .token(range.start + 1)
                .and_then(|t| first_name(rules, doc.form(range.start + 1), t.form_key));
            if second.is_some_and(|s| !s.doubtful) && range.len() > 2 {
                add(&mut points, one(PERSON, 2));
            }
        }
        let mut inside_particle = false;
        for at in range.clone() {
            let Some(token) = self.token(at) else {
                continue;
            };
            let form = doc.form(at);
            if let Some(more) = rules
                .points(Side::Inside, token.form_key)
                .filter(|_| words::has_capital(form) && several)
            {
                add(&mut points, more);
            }
            if rules.foreign_particles.has(token.form_key)
                && at > range.start
                && !words::has_capital(form)
            {
                inside_particle = true;
            }
        }
        if inside_particle {
            add(&mut points, one(PERSON, 4));
        }
        if range.len() == 2 && matches!(first_form, "Le" | "La" | "Les") && name.is_none() {
            add(&mut points, one(LOCATION, 2));
        }
        if several && matches!(first_form, "The") {
            add(&mut points, one(ORGANIZATION, 3));
        }
        if range.clone().any(|at| matches!(doc.form(at), "&")) {
            add(&mut points, one(ORGANIZATION, 4));
        }
        if candidate.known.is_empty() && is_road(rules, first_form)
            || (several
                && rules.roads.iter().any(|r| r == first_form)
                && last_form.starts_with(|c: char| c.is_ascii_digit()))
        {
            add(&mut points, one(LOCATION, 8));
        } else if last_form.chars().any(|c| c.is_ascii_digit()) {
            add(&mut points, one(PRODUCT, 2));
        }
        if range.clone().any(|at| {
            doc.form(at).starts_with(char::is_alphabetic)
                && doc.form(at).contains(|c: char| c.is_ascii_digit())
        }) {
            add(&mut points, one(PERSON, -6));
        }
        if is_town_shape(rules, last_form) && name.is_none() {
            add(&mut points, one(LOCATION, 6));
        }
        if !several {
            self.own_single(candidate, last_form, &mut points);
        }
        for (ending, more) in &rules.endings {
            if last_form.len() > ending.len() + 2
                && last_form.ends_with(ending.as_str())
                && name.is_none()
            {
                add(&mut points, *more);
                break;
            }
        }
        let lexical = lexical(last_form);
        if lexical.surname {
            add(&mut points, one(PERSON, if several { 2 } else { 3 }));
        }
        if lexical.place && candidate.known.is_empty() && !several {
            add(
                &mut points,
                one(
                    LOCATION,
                    if lexical.surname || name.is_some() {
                        1
                    } else {
                        4
                    },
                ),
            );
        }
        if several
            && last.unknown
            && range
                .clone()
                .all(|at| words::has_capital(doc.form(at)) && !words::is_upper(doc.form(at)))
            && range.len() <= 4
        {
            add(&mut points, one(PERSON, 2));
        }
        points
    }

    fn own_single(&self, candidate: &Candidate, form: &str, points: &mut Points) {
        if words::is_upper(form) && candidate.known.is_empty() {
            let letters = form.chars().filter(|c| c.is_alphabetic()).count();
            let digits = form.chars().any(|c| c.is_ascii_digit());
            if (2..=8).contains(&letters) && !digits {
                add(points, one(ORGANIZATION, 4));
            } else if digits {
                add(points, one(PRODUCT, 2));
            }
        } else if words::is_mixed(form)
            && candidate.known.is_empty()
            && !form.starts_with("Mc")
            && !form.starts_with("Mac")
            && !form.contains('-')
        {
            add(points, one(ORGANIZATION, 3));
            add(points, one(PRODUCT, 1));
        }
    }

    /// What stands beside a name at one place.
    pub fn around(&self, candidate: &Candidate, sentence: &Sentence) -> Points {
        let mut points = Points::default();
        self.before(candidate, sentence, &mut points);
        self.after(candidate, sentence, &mut points);
        points
    }

    fn before(&self, candidate: &Candidate, sentence: &Sentence, points: &mut Points) {
        let (doc, rules) = (self.doc, self.rules);
        let start = sentence.tokens.start;
        let mut at = candidate.tokens.start;
        if at == start {
            return;
        }
        at -= 1;
        while at > start && matches!(doc.form(at), "«" | "“" | "(") {
            if doc.form(at) == "(" {
                return;
            }
            at -= 1;
        }
        let Some(previous) = self.token(at) else {
            return;
        };
        let form = doc.form(at);
        if let Some(more) = rules
            .points(Side::Before, previous.form_key)
            .filter(|_| rules.titles.has(previous.form_key))
        {
            add(points, more);
            return;
        }
        // The people before a name: « le Français X ».
        if is_demonym(doc, rules, at)
            && words::has_capital(form)
            && !words::at_opening(doc, sentence, at)
        {
            add(points, one(PERSON, 6));
            return;
        }
        if form == "," {
            self.introduces(at, start, points);
            return;
        }
        let article = matches!(
            form,
            "le" | "la" | "l’" | "les" | "L’" | "Le" | "La" | "Les"
        );
        let contracted = matches!(form, "du" | "des" | "au" | "aux");
        if article || contracted {
            // A person’s name takes no article.
            add(points, one(PERSON, -3));
        }
        let mut of = None;
        if matches!(form, "de" | "d’" | "du" | "des") {
            of = Some(at);
        } else if article && at > start && matches!(doc.form(at - 1), "de") {
            of = Some(at - 1);
        }
        if let Some(of) = of {
            if of > start {
                self.noun_of(of - 1, start, points);
            }
            return;
        }
        if article && at > start {
            at -= 1;
        }
        self.preposition(candidate, at, start, article, points);
        if !article
            && matches!(
                previous.upos,
                Upos::Noun | Upos::Adj | Upos::Propn | Upos::Verb
            )
        {
            self.noun_before(at, start, points);
        }
        self.verb_before(candidate, at, start, points);
    }

    /// « le président X », « l’agence de presse russe X ».
    fn noun_before(&self, mut at: usize, start: usize, points: &mut Points) {
        for _ in 0..6 {
            let Some(token) = self.token(at) else { return };
            let form = self.doc.form(at);
            match token.upos {
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::Num => {
                    let more = self
                        .rules
                        .points(Side::Before, token.lemma_key)
                        .or_else(|| self.rules.points(Side::Before, token.form_key));
                    if let Some(more) = more.filter(|_| token.upos != Upos::Verb) {
                        add(points, more);
                        return;
                    }
                }
                Upos::Adp if matches!(form, "de" | "d’" | "en" | "du" | "des" | "à") => {}
                Upos::Adv if at > start => {}
                _ => return,
            }
            if at == start {
                return;
            }
            at -= 1;
        }
    }

    fn noun_of(&self, mut at: usize, start: usize, points: &mut Points) {
        for _ in 0..3 {
            let Some(token) = self.token(at) else { return };
            if matches!(token.upos, Upos::Noun | Upos::Propn) {
                let of = self
                    .rules
                    .points(Side::Of, token.lemma_key)
                    .or_else(|| self.rules.points(Side::Of, token.form_key));
                if let Some(more) = of {
                    add(points, more);
                }
                return;
            }
            if token.upos != Upos::Adj || at == start {
                return;
            }
            at -= 1;
        }
    }

    /// « la directrice du musée, X »: the first noun of the phrase before the comma.
    fn introduces(&self, comma: usize, start: usize, points: &mut Points) {
        let mut best = None;
        let mut at = comma;
        while at > start && comma - at < 16 {
            at -= 1;
            let Some(token) = self.token(at) else { return };
            match token.upos {
                Upos::Noun | Upos::Propn => {
                    let more = self
                        .rules
                        .points(Side::Introduces, token.lemma_key)
                        .or_else(|| self.rules.points(Side::Introduces, token.form_key));
                    if more.is_some() {
                        best = more;
                    }
                }
                Upos::Det => {
                    // The determiner of the phrase, unless « de » makes it a complement.
                    let complement =
                        at > start && self.token(at - 1).is_some_and(|t| t.upos == Upos::Adp);
                    if !complement || matches!(self.doc.form(at), "un" | "une") {
                        break;
                    }
                }
                Upos::Adj | Upos::Adp | Upos::Adv | Upos::Num => {}
                Upos::Cconj => {}
                _ => break,
            }
        }
        if let Some(more) = best {
            add(points, more);
        }
    }

    fn preposition(
        &self,
        candidate: &Candidate,
        at: usize,
        start: usize,
        article: bool,
        points: &mut Points,
    ) {
        let (doc, rules) = (self.doc, self.rules);
        let Some(token) = self.token(at) else { return };
        let form = doc.form(at);
        if matches!(form, "à" | "À" | "A") {
            let verb = (start..at).rev().take(4).find_map(|i| {
                let t = self.token(i)?;
                matches!(t.upos, Upos::Verb | Upos::Noun).then_some(t)
            });
            let someone = verb.is_some_and(|v| rules.verbs_to_someone.has(v.lemma_key));
            let one_word = candidate.tokens.len() == 1;
            add(
                points,
                one(
                    LOCATION,
                    match (someone, one_word, article) {
                        (true, ..) => 1,
                        (false, true, false) => 5,
                        (false, false, false) => 3,
                        (false, _, true) => 2,
                    },
                ),
            );
            return;
        }
        if matches!(form, "au" | "aux") {
            add(points, one(LOCATION, 2));
            return;
        }
        if form == "par" && at > start {
            return;
        }
        if article && matches!(form, "en" | "dans") {
            add(points, one(LOCATION, 2));
            return;
        }
        if let Some(more) = rules.points(Side::Preposition, token.form_key) {
            add(points, more);
        }
        for (keys, more) in &rules.long_prepositions {
            let len = keys.len();
            if at + 1 >= start + len
                && keys.iter().enumerate().all(|(i, k)| {
                    self.token(at + 1 - len + i)
                        .is_some_and(|t| t.form_key == *k)
                })
            {
                add(points, *more);
            }
        }
    }

    /// « déclare X », « a déclaré X »: the verb right before.
    fn verb_before(&self, candidate: &Candidate, at: usize, start: usize, points: &mut Points) {
        let Some(token) = self.token(at) else { return };
        if matches!(token.upos, Upos::Verb) && at > start {
            let inverted = (start..at)
                .rev()
                .take(6)
                .any(|i| matches!(self.doc.form(i), "»" | "," | "\""));
            if inverted {
                if let Some(more) = self.rules.points(Side::Subject, token.lemma_key) {
                    if self.rules.says.has(token.lemma_key) {
                        add(points, more);
                    }
                }
            }
        }
        let _ = candidate;
    }

    fn after(&self, candidate: &Candidate, sentence: &Sentence, points: &mut Points) {
        let (doc, rules) = (self.doc, self.rules);
        let end = sentence.tokens.end;
        let mut at = candidate.tokens.end;
        if doc.form(at) == "»" {
            at += 1;
        }
        if at >= end {
            return;
        }
        match doc.form(at) {
            "," => self.apposed(at + 1, end, points),
            "(" => {
                let inner = at + 1;
                let number = doc
                    .form(inner)
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_ascii_digit());
                if number && doc.form(inner + 1) == "ans" {
                    add(points, one(PERSON, 6));
                }
                // « Orgelais (Yvelines) »
                let place = rules
                    .gazetteer
                    .at(doc, inner, end)
                    .any(|(len, k)| k.sort == Sort::Place && doc.form(inner + len) == ")");
                let party = rules
                    .gazetteer
                    .at(doc, inner, end)
                    .any(|(len, k)| k.sort == Sort::Organization && doc.form(inner + len) == ")");
                if place {
                    add(points, one(LOCATION, 4));
                }
                if party && candidate.tokens.len() > 1 {
                    add(points, one(PERSON, 2));
                }
            }
            _ => self.verb_after(at, end, points),
        }
    }

    /// « X, avocate à Lyon », « X, 42 ans », « X, la nouvelle patronne ».
    fn apposed(&self, at: usize, end: usize, points: &mut Points) {
        let mut i = at;
        let number = self
            .doc
            .form(i)
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_digit());
        if number && self.doc.form(i + 1) == "ans" {
            add(points, one(PERSON, 6));
            return;
        }
        if matches!(self.doc.form(i), "âgé" | "âgée" | "née" | "né") {
            add(points, one(PERSON, 6));
            return;
        }
        while i < end && i < at + 4 {
            let Some(token) = self.token(i) else { return };
            match token.upos {
                Upos::Det | Upos::Adj | Upos::Num => {}
                Upos::Noun | Upos::Propn => {
                    if let Some(more) = self
                        .rules
                        .points(Side::InApposition, token.lemma_key)
                        .or_else(|| self.rules.points(Side::InApposition, token.form_key))
                    {
                        add(points, more);
                    }
                    return;
                }
                _ if matches!(
                    self.doc.form(i),
                    "ex" | "ancien" | "ancienne" | "futur" | "future"
                ) => {}
                _ => return,
            }
            i += 1;
        }
    }

    /// « X a déclaré », « X s’impose ».
    fn verb_after(&self, at: usize, end: usize, points: &mut Points) {
        let mut i = at;
        let mut verb = None;
        while i < end && i < at + 5 {
            let Some(token) = self.token(i) else { return };
            match token.upos {
                Upos::Verb => {
                    verb = Some(token);
                    break;
                }
                Upos::Aux | Upos::Adv | Upos::Pron => {}
                _ => break,
            }
            i += 1;
        }
        if let Some(verb) = verb {
            if let Some(more) = self.rules.points(Side::Subject, verb.lemma_key) {
                add(points, more);
            }
        }
    }
}
