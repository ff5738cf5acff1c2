//! The plan: metadata with the rules that made it, sections with what they say, questions.

use pigiste::generator::Trace;
use pigiste::plan::{Line, Question};
use pigiste::text::document::Document;
use serde::Serialize;
use std::fmt::Write;

/// The plan of an article.
#[derive(Serialize)]
pub struct View<'a> {
    title: Said<'a>,
    h1: Said<'a>,
    description: Said<'a>,
    slug: &'a str,
    keyphrase: &'a str,
    keyphrases: &'a [String],
    genre: Option<&'a str>,
    domain: Option<&'a str>,
    sections: Vec<Section<'a>>,
    questions: Vec<Asked<'a>>,
    records: &'a pigiste::plan::records::Records,
}

#[derive(Serialize)]
struct Said<'a> {
    text: &'a str,
    rule: &'a str,
    place: &'a str,
    spans: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct Section<'a> {
    role: &'a str,
    level: u8,
    heading: Option<Said<'a>>,
    paragraphs: Vec<Paragraph<'a>>,
}

#[derive(Serialize)]
struct Paragraph<'a> {
    list: bool,
    ordered: bool,
    sentences: Vec<Sentence<'a>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    text: &'a str,
    span: [usize; 2],
}

#[derive(Serialize)]
struct Asked<'a> {
    question: Said<'a>,
    answer: Vec<Said<'a>>,
}

fn said<'a>(document: &Document, line: &'a Line) -> Said<'a> {
    Said {
        text: &line.text,
        rule: &line.rule,
        place: &line.place,
        spans: line
            .spans
            .iter()
            .map(|s| document.source_span(*s))
            .collect(),
    }
}

fn asked<'a>(document: &Document, question: &'a Question) -> Asked<'a> {
    Asked {
        question: said(document, &question.question),
        answer: question.answer.iter().map(|l| said(document, l)).collect(),
    }
}

impl<'a> View<'a> {
    /// The view of the plan of a run.
    pub fn new(trace: &'a Trace) -> View<'a> {
        let (document, plan) = (&trace.document, &trace.plan);
        let sentence = |index: &usize| {
            let statement = trace.facts.statements.get(*index)?;
            let span = document.sentences.get(statement.sentence)?.span;
            Some(Sentence {
                text: document.str(span),
                span: document.source_span(span),
            })
        };
        View {
            title: said(document, &plan.title),
            h1: said(document, &plan.h1),
            description: said(document, &plan.description),
            slug: &plan.slug,
            keyphrase: &plan.keyphrase,
            keyphrases: &plan.keyphrases,
            genre: plan.genre.as_deref(),
            domain: plan.domain.as_deref(),
            sections: plan
                .sections
                .iter()
                .map(|s| Section {
                    role: &s.role,
                    level: s.level,
                    heading: s.heading.as_ref().map(|h| said(document, h)),
                    paragraphs: s
                        .paragraphs
                        .iter()
                        .map(|p| Paragraph {
                            list: p.list,
                            ordered: p.ordered,
                            sentences: p.statements.iter().filter_map(sentence).collect(),
                        })
                        .collect(),
                })
                .collect(),
            questions: plan.questions.iter().map(|q| asked(document, q)).collect(),
            records: &plan.records,
        }
    }

    /// The outline, with the rule behind each line.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (name, line) in [
            ("title", &self.title),
            ("h1", &self.h1),
            ("description", &self.description),
        ] {
            let _ = writeln!(out, "{name}: {} [{}]", line.text, line.rule);
        }
        let _ = writeln!(out, "slug: {}", self.slug);
        let _ = writeln!(out, "keyphrases: {}", self.keyphrases.join(", "));
        let _ = writeln!(out, "genre: {}", self.genre.unwrap_or("?"));
        let _ = writeln!(out, "domain: {}", self.domain.unwrap_or("?"));
        for section in &self.sections {
            let heading = section
                .heading
                .as_ref()
                .map_or(String::new(), |h| format!(" {} [{}]", h.text, h.rule));
            let _ = writeln!(out, "\n{}{heading}", section.role);
            for paragraph in &section.paragraphs {
                for (n, sentence) in paragraph.sentences.iter().enumerate() {
                    let mark = if n == 0 || paragraph.list { "-" } else { " " };
                    let _ = writeln!(out, "  {mark} {}", sentence.text);
                }
            }
        }
        if !self.questions.is_empty() {
            let _ = writeln!(out, "\nquestions");
        }
        for asked in &self.questions {
            let _ = writeln!(out, "  {} [{}]", asked.question.text, asked.question.rule);
            for line in &asked.answer {
                let _ = writeln!(out, "    {}", line.text);
            }
        }
        out
    }
}
