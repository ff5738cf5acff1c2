//! Titles, headings and descriptions by scored candidates (rules M and H).
//!
//! A candidate is a line some rule can write from the source. It is scored by length, by the names
//! and the keyphrase it holds, and refused when it would mislead: an attributed claim without its
//! attribution, a cut phrase, a relative date, an unclosed quotation mark.

use super::Line;
use super::rules::Rules;
use crate::extract::facts::{DatePrecision, Facts};
use crate::french::tags::Upos;
use crate::pattern::filters::capitalise;
use crate::pattern::rewrite::{Naming, Scope};
use crate::pattern::{Lists, Scene};
use crate::text::document::{Document, Key, Span, key};
use std::collections::BTreeSet;

/// A line that may serve, with its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The line.
    pub line: Line,
    /// Family of its rule: no heading family twice in a row.
    pub family: String,
    /// Score: higher is better.
    pub score: i32,
}

/// What all candidates of one article share.
pub struct Headliner<'a> {
    /// Document and mentions.
    pub scene: Scene<'a>,
    /// Facts.
    pub facts: &'a Facts,
    /// Names.
    pub names: &'a dyn Naming,
    /// Rules.
    pub rules: &'a Rules,
    /// Elision, contraction, agreement.
    pub french: &'a crate::french::compose::Rules,
    /// Focus keyphrase.
    pub keyphrase: &'a str,
}

impl Headliner<'_> {
    fn document(&self) -> &Document {
        self.scene.document
    }

    /// Candidates for `serves` from the sentences of these statements.
    pub fn candidates(&self, statements: &[usize], serves: &str) -> Vec<Candidate> {
        let mut found = Vec::new();
        for index in statements {
            let Some(statement) = self.facts.statements.get(*index) else {
                continue;
            };
            self.of_sentence(statement.sentence, serves, statement.rank, &mut found);
        }
        found.sort_by(|a, b| {
            b.score
                .cmp(&a.score)
                .then_with(|| a.line.text.cmp(&b.line.text))
        });
        found.dedup_by(|a, b| a.line.text == b.line.text);
        found
    }

    /// Candidates from one sentence.
    pub fn of_sentence(&self, sentence: usize, serves: &str, rank: f64, into: &mut Vec<Candidate>) {
        let scope = Scope {
            scene: self.scene,
            names: self.names,
            french: self.french,
            sentence,
        };
        for (text, rule, tokens) in self.rules.headlines_for(&scope, serves) {
            let span = self.document().span_of(tokens);
            let text = tidy(&text);
            if !self.may_print(&text, sentence, span, serves) || (rule.family == "np" && self.is_cut(span)) {
                continue;
            }
            let score = rule.score + self.score(&text, serves) + (rank * 20.0) as i32;
            into.push(Candidate {
                line: Line {
                    text,
                    rule: rule.rule.id.clone(),
                    place: rule.rule.place.clone(),
                    spans: vec![span],
                },
                family: rule.family.clone(),
                score,
            });
        }
    }

    /// Refuses what would mislead or be wrong French.
    pub fn may_print(&self, text: &str, sentence: usize, span: Span, serves: &str) -> bool {
        let limit = match serves {
            "title" => self.rules.scores.title[1],
            "h1" => self.rules.scores.h1,
            "description" => self.rules.scores.description[1],
            _ => self.rules.scores.heading[1],
        };
        let length = text.chars().count();
        if length > limit || length < 12 {
            return false;
        }
        if text.matches('«').count() != text.matches('»').count()
            || text.contains(['\n', '|', '{', '}'])
        {
            return false;
        }
        if text.matches('(').count() != text.matches(')').count()
            || ends_badly(text, &self.rules.scores.bad_ends)
        {
            return false;
        }
        let attributed = text.contains("selon ")
            || text.contains("Selon ")
            || text.contains("d’après ")
            || text.contains('«')
            || text.contains("D’après ");
        if !attributed && self.is_claim(sentence, span) {
            return false;
        }
        if !self.keeps_polarity(text, span) {
            return false;
        }
        // A relative date dies with the day; outside the body nothing tells when it was.
        let relative = self.facts.dates.iter().any(|d| {
            d.precision == DatePrecision::Relative
                && d.span.overlaps(span)
                && text.contains(self.document().str(d.span))
        });
        !(relative && serves != "heading" && serves != "point")
    }

    /// True when the phrase goes on after the span: « Instruments et Mesures du Temps » cut after its first word.
    fn is_cut(&self, span: Span) -> bool {
        let document = self.document();
        let next = document.token_from(span.end);
        let goes_on = document.tokens.get(next).is_some_and(|t| {
            t.spaced && matches!(t.upos, Upos::Cconj | Upos::Propn | Upos::Adj | Upos::Num | Upos::X)
                || document.form(next) == "-"
        });
        let inside_name = self.facts.mentions.iter().any(|m| m.span.start < span.end && span.end < m.span.end);
        goes_on || inside_name
    }

    /// True when what stands here is somebody's claim rather than a fact of the source.
    fn is_claim(&self, sentence: usize, span: Span) -> bool {
        self.facts
            .reported
            .iter()
            .any(|r| r.sentence == sentence && r.content.overlaps(span))
            || self
                .facts
                .quotations
                .iter()
                .any(|q| q.sentence == sentence && q.span.overlaps(span) && !q.outer.contains(span))
    }

    /// A negation inside the span is still in the text.
    fn keeps_polarity(&self, text: &str, span: Span) -> bool {
        let document = self.document();
        let from = document.token_from(span.start);
        let negative = |form: &str| {
            matches!(
                form,
                "pas"
                    | "jamais"
                    | "aucun"
                    | "aucune"
                    | "rien"
                    | "personne"
                    | "ni"
                    | "non"
                    | "sans"
                    | "guère"
            )
        };
        document
            .tokens
            .iter()
            .skip(from)
            .take_while(|t| t.span.end <= span.end)
            .map(|t| document.str(t.span).to_lowercase())
            .filter(|form| negative(form))
            .all(|form| {
                text.to_lowercase()
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|w| w == form)
            })
    }

    fn score(&self, text: &str, serves: &str) -> i32 {
        let scores = &self.rules.scores;
        let (wanted, most) = match serves {
            "title" => (scores.title[0], scores.title[1]),
            "h1" => (60, scores.h1),
            "description" => (scores.description[0] - 40, scores.description[1]),
            _ => (25, scores.heading[1]),
        };
        let length = text.chars().count();
        let mut score = 0;
        if (wanted..=most).contains(&length) {
            score += 10;
        } else if length < wanted {
            score -= i32::try_from((wanted - length) / 3).unwrap_or(0);
        }
        let names = self
            .facts
            .entities
            .iter()
            .filter(|e| {
                text.contains(e.name.as_str())
                    || e.aliases
                        .iter()
                        .any(|a| a.len() > 3 && text.contains(a.as_str()))
            })
            .count();
        score += 5 * i32::try_from(names.min(2)).unwrap_or(0);
        let has_key = holds(text, self.keyphrase, &self.rules.lists);
        if has_key && serves != "heading" {
            score += 12;
        }
        if text.chars().any(|c| c.is_ascii_digit()) {
            score += 3;
        }
        score
    }
}

/// True when every content word of the phrase stands in the text.
pub fn holds(text: &str, phrase: &str, lists: &Lists) -> bool {
    let words = content_words(text, lists);
    let wanted = content_words(phrase, lists);
    !wanted.is_empty() && wanted.iter().all(|w| words.contains(w))
}

/// Keys of the words of a text that are not stop words; « l’IA » counts as « ia ».
pub fn content_words(text: &str, lists: &Lists) -> BTreeSet<Key> {
    let stop = lists.get("stop_words");
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| w.chars().count() > 1)
        .map(key)
        .filter(|k| !stop.is_some_and(|s| s.has(*k)))
        .collect()
}

/// True when the last word cannot end a phrase.
pub fn ends_badly(text: &str, bad: &[String]) -> bool {
    let last = text
        .trim_end_matches(['.', '»', ' ', ')', '?', '!', '…'])
        .rsplit([' ', '’'])
        .next()
        .unwrap_or("");
    let with_mark = text.trim_end().ends_with('’');
    with_mark
        || bad
            .iter()
            .any(|b| b.trim_end_matches('’').eq_ignore_ascii_case(last))
}

/// A line without its final stop, its spaces single, its first letter a capital.
pub fn tidy(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let trimmed = joined.trim_end_matches(['.', ',', ';', ':', ' ']);
    let trimmed = trimmed.replace(" ,", ",");
    capitalise(trimmed.trim())
}

/// « {K|Cap} : {line} », the line's first capital lowered unless it opens on a name or a quotation.
pub fn with_keyphrase(keyphrase: &str, line: &str) -> String {
    format!("{} : {}", capitalise(keyphrase), line)
}

/// The last resort of titles: the keyphrase and the most named entity, always true and never wrong French.
pub fn capitalised_key(key: &str, facts: &Facts, document: &Document) -> String {
    let named = facts
        .entities
        .iter()
        .filter(|e| !key.contains(e.name.as_str()))
        .max_by_key(|e| e.mentions.len())
        .map(|e| e.name.clone());
    match (key.is_empty(), named) {
        (false, Some(name)) => format!("{} : {name}", capitalise(key)),
        (false, None) => capitalise(key),
        (true, Some(name)) => name,
        (true, None) => tidy(document.text.lines().next().unwrap_or("")),
    }
}
