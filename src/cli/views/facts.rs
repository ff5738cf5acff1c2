//! The facts: entities, quotations, figures, dates, relations, keyphrases, as the contract names them.

use super::number;
use pigiste::brief::Brief;
use pigiste::extract::facts::{
    DatePrecision, EntityType, Facts, FigureKind, Keyphrase, QuotationKind,
};
use pigiste::french::tags::Gender;
use pigiste::text::document::{Document, Span};
use serde::Serialize;
use std::fmt::Write;

/// The facts of a document, in the fields of the contract and a few more.
#[derive(Serialize)]
pub struct View<'a> {
    language: &'a str,
    title: Option<&'a str>,
    source_words: usize,
    request: Option<&'a Brief>,
    genre: Option<&'a str>,
    domain: Option<&'a str>,
    keyphrases: &'a [Keyphrase],
    quotations: Vec<Quotation<'a>>,
    reported: Vec<Reported<'a>>,
    entities: Vec<Entity<'a>>,
    figures: Vec<Figure<'a>>,
    dates: Vec<Date<'a>>,
    relations: Vec<[&'a str; 3]>,
    statements: Vec<Statement<'a>>,
    records: &'a [String],
}

#[derive(Serialize)]
struct Quotation<'a> {
    text: &'a str,
    kind: QuotationKind,
    speaker: Option<&'a str>,
    speaker_mention: Option<&'a str>,
    cue: Option<&'a str>,
    start: usize,
    end: usize,
    usable: bool,
}

#[derive(Serialize)]
struct Reported<'a> {
    text: &'a str,
    speaker: Option<&'a str>,
    speaker_mention: Option<&'a str>,
    cue: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Entity<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: EntityType,
    role: Option<&'a str>,
    gender: Option<Gender>,
    aliases: &'a [String],
    mentions: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct Figure<'a> {
    text: &'a str,
    value: serde_json::Value,
    unit: Option<&'a str>,
    kind: FigureKind,
    approx: Option<&'a str>,
    holder: Option<&'a str>,
    said_by: Option<&'a str>,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Date<'a> {
    text: &'a str,
    value: Option<&'a str>,
    precision: DatePrecision,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Statement<'a> {
    text: &'a str,
    rank: f64,
    positive: bool,
    hedged: bool,
    usable: bool,
    reason: Option<&'a str>,
    start: usize,
    end: usize,
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

impl<'a> View<'a> {
    /// The view of these facts.
    pub fn new(document: &'a Document, facts: &'a Facts) -> View<'a> {
        let place = |span: Span| document.source_span(span);
        let at = |span: Option<Span>| span.map(|s| document.str(s)).and_then(filled);
        View {
            language: &document.language,
            title: at(facts.title),
            source_words: document.words,
            request: document.request.as_ref(),
            genre: facts.genre.as_deref(),
            domain: facts.domain.as_deref(),
            keyphrases: &facts.keyphrases,
            quotations: facts
                .quotations
                .iter()
                .map(|q| {
                    let [start, end] = place(q.span);
                    Quotation {
                        text: document.str(q.span),
                        kind: q.kind,
                        speaker: filled(&q.speaker_name),
                        speaker_mention: at(q.mention),
                        cue: at(q.cue),
                        start,
                        end,
                        usable: q.usable,
                    }
                })
                .collect(),
            reported: facts
                .reported
                .iter()
                .map(|r| {
                    let [start, end] = place(r.content);
                    Reported {
                        text: document.str(r.content),
                        speaker: filled(&r.speaker_name),
                        speaker_mention: at(r.mention),
                        cue: document.str(r.cue),
                        start,
                        end,
                    }
                })
                .collect(),
            entities: facts
                .entities
                .iter()
                .map(|e| Entity {
                    name: &e.name,
                    kind: e.kind,
                    role: e.role.as_deref(),
                    gender: e.gender,
                    aliases: &e.aliases,
                    mentions: e.mentions.iter().map(|m| place(*m)).collect(),
                })
                .collect(),
            figures: figures(document, facts),
            dates: facts
                .dates
                .iter()
                .map(|d| {
                    let [start, end] = place(d.span);
                    Date {
                        text: document.str(d.span),
                        value: d.value.as_deref(),
                        precision: d.precision,
                        start,
                        end,
                    }
                })
                .collect(),
            relations: facts
                .relations
                .iter()
                .map(|r| [r.subject.as_str(), r.verb.as_str(), r.object.as_str()])
                .collect(),
            statements: statements(document, facts),
            records: &facts.records,
        }
    }

    /// One fact a line, grouped by kind.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let or = |text: Option<&str>| text.unwrap_or("?").to_string();
        let _ = writeln!(out, "title: {}", or(self.title));
        let _ = writeln!(out, "words: {}", self.source_words);
        let _ = writeln!(out, "genre: {}", or(self.genre));
        let _ = writeln!(out, "domain: {}", or(self.domain));
        let _ = writeln!(out, "records: {}", self.records.join(" "));
        let _ = writeln!(out, "\nkeyphrases");
        for k in self.keyphrases {
            let _ = writeln!(out, "  {:.2} {}", k.score, k.text);
        }
        let _ = writeln!(out, "\nquotations");
        for q in &self.quotations {
            let usable = if q.usable { "" } else { " (not usable alone)" };
            let _ = writeln!(
                out,
                "  {:?} « {} »{usable}\n    {} | mention: {} | cue: {}",
                q.kind,
                q.text,
                or(q.speaker),
                or(q.speaker_mention),
                or(q.cue)
            );
        }
        let _ = writeln!(out, "\nreported");
        for r in &self.reported {
            let _ = writeln!(out, "  {} [{}] {}", or(r.speaker), r.cue, r.text);
        }
        let _ = writeln!(out, "\nentities");
        for e in &self.entities {
            let gender = e.gender.map_or("?", |g| match g {
                Gender::Masculine => "m",
                Gender::Feminine => "f",
            });
            let _ = writeln!(
                out,
                "  {:?} {} ({gender}) {} × {}{}",
                e.kind,
                e.name,
                or(e.role),
                e.mentions.len(),
                if e.aliases.is_empty() {
                    String::new()
                } else {
                    format!(" = {}", e.aliases.join(", "))
                }
            );
        }
        let _ = writeln!(out, "\nfigures");
        for f in &self.figures {
            let _ = writeln!(
                out,
                "  {:?} {} = {} {} | holder: {} | said by: {}",
                f.kind,
                f.text,
                f.value,
                f.unit.unwrap_or(""),
                or(f.holder),
                or(f.said_by)
            );
        }
        let _ = writeln!(out, "\ndates");
        for d in &self.dates {
            let _ = writeln!(out, "  {:?} {} = {}", d.precision, d.text, or(d.value));
        }
        let _ = writeln!(out, "\nrelations");
        for [subject, verb, object] in &self.relations {
            let _ = writeln!(out, "  {subject} | {verb} | {object}");
        }
        out
    }
}

fn figures<'a>(document: &'a Document, facts: &'a Facts) -> Vec<Figure<'a>> {
    let figures = facts.figures.iter().map(|f| {
        let [start, end] = document.source_span(f.span);
        Figure {
            text: document.str(f.span),
            value: number(f.value),
            unit: f.unit.as_deref(),
            kind: f.kind,
            approx: f.approx.as_deref(),
            holder: f.holder.as_deref(),
            said_by: f.said_by.as_deref(),
            start,
            end,
        }
    });
    figures.collect()
}

fn statements<'a>(document: &'a Document, facts: &'a Facts) -> Vec<Statement<'a>> {
    let statements = facts.statements.iter().filter_map(|s| {
        let span = document.sentences.get(s.sentence)?.span;
        let [start, end] = document.source_span(span);
        Some(Statement {
            text: document.str(span),
            rank: (s.rank * 1000.0).round() / 1000.0,
            positive: s.positive,
            hedged: s.hedged,
            usable: s.usable,
            reason: s.reason.as_deref(),
            start,
            end,
        })
    });
    statements.collect()
}
