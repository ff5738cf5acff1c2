//! Draft and Article: what has been written, sentence by sentence, and where each comes from.

use serde::Serialize;

/// Where a sentence comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The kind of origin.
    pub kind: OriginKind,
    /// Rewriting rule, for `rewritten`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Template, for `template`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// Bank item, for `bank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank: Option<String>,
    /// `file:line` of the rule, template or bank item in the pack that gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Source spans the sentence rests on: offsets in characters of the decoded source, end excluded.
    pub spans: Vec<[usize; 2]>,
}

/// The four kinds of origin of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// A source sentence, verbatim.
    Source,
    /// A source sentence, transformed by a named rule.
    Rewritten,
    /// A template whose slots were filled with facts.
    Template,
    /// A paragraph of a bank.
    Bank,
}

impl Origin {
    /// A verbatim source sentence.
    pub fn source(spans: Vec<[usize; 2]>) -> Self {
        Origin {
            kind: OriginKind::Source,
            rule: None,
            template: None,
            bank: None,
            file: None,
            spans,
        }
    }

    /// A source sentence rewritten by `rule` (several rules: joined by « + »).
    pub fn rewritten(rule: impl Into<String>, spans: Vec<[usize; 2]>) -> Self {
        Origin {
            kind: OriginKind::Rewritten,
            rule: Some(rule.into()),
            ..Origin::source(spans)
        }
    }

    /// A template filled with facts found at `spans`.
    pub fn template(template: impl Into<String>, spans: Vec<[usize; 2]>) -> Self {
        Origin {
            kind: OriginKind::Template,
            template: Some(template.into()),
            ..Origin::source(spans)
        }
    }

    /// A bank item, called by what stands at `spans`.
    pub fn bank(item: impl Into<String>, spans: Vec<[usize; 2]>) -> Self {
        Origin {
            kind: OriginKind::Bank,
            bank: Some(item.into()),
            ..Origin::source(spans)
        }
    }
}

/// A sentence of the article (or a list item, or a table row) with its origin. Text is plain:
/// emitters escape it. Typography is final.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// The text, label included.
    pub text: String,
    /// How many bytes of `text` at its start are a label to print in bold (list items, table rows); 0 for none.
    #[serde(skip)]
    pub label: usize,
    /// Where it comes from.
    pub origin: Origin,
    /// Sentences of the source it renders, by index in the document; empty for templates and banks.
    #[serde(skip)]
    pub of: Vec<usize>,
}

impl Sentence {
    /// A sentence without label.
    pub fn new(text: impl Into<String>, origin: Origin) -> Self {
        Sentence {
            text: text.into(),
            label: 0,
            origin,
            of: Vec::new(),
        }
    }

    /// Label and remainder: `("Les montants", "100 dollars et …")`; an empty label when there is none.
    /// The « : » between them is in neither.
    pub fn label_and_rest(&self) -> (&str, &str) {
        let (label, rest) = self
            .text
            .split_at_checked(self.label)
            .unwrap_or(("", &self.text));
        (
            label,
            rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', ':']),
        )
    }
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// Sentences run on.
    Paragraph,
    /// A block quotation; each sentence is a paragraph of it.
    Quote,
    /// One sentence an item.
    List,
    /// One sentence a row: label, then the rest.
    Table,
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// True for a numbered list (steps).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ordered: bool,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
}

impl Block {
    /// A block of this kind.
    pub fn new(kind: BlockKind, sentences: Vec<Sentence>) -> Self {
        Block {
            kind,
            ordered: false,
            sentences,
        }
    }
}

/// A section: the lead has no heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Role in the plan: `lead`, `essentiel`, `origine`, `corps`, `contexte` …
    pub role: String,
    /// Heading text.
    pub heading: Option<String>,
    /// 0 for the lead, 2 for H2, 3 for H3.
    pub level: u8,
    /// Which template or bank item gave the heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_origin: Option<Origin>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Faq {
    /// The question.
    pub question: String,
    /// The answer, one or two sentences.
    pub answer: Vec<Sentence>,
}

/// Title, description and the like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// SEO title, 60 characters at most.
    pub title: String,
    /// Main heading of the page.
    pub h1: String,
    /// Meta description, 120 to 156 characters where the facts allow.
    pub description: String,
    /// Last part of the address.
    pub slug: String,
    /// Focus keyphrase.
    pub keyphrase: String,
    /// Keyphrases by rank, the focus keyphrase first.
    pub keyphrases: Vec<String>,
    /// Genre id of `rules/plan/genres`.
    pub genre: Option<String>,
    /// Domain id.
    pub domain: Option<String>,
    /// Always `fr`.
    pub language: String,
    /// Date of publication (ISO), from the brief or the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Author, from the brief or the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// Words of the body by origin; white-space separated tokens holding a letter or a digit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Lead, sections and FAQ; headings are not counted.
    pub total: usize,
    /// Verbatim source sentences.
    pub source: usize,
    /// Rewritten source sentences.
    pub rewritten: usize,
    /// Templates.
    pub template: usize,
    /// Bank items.
    pub bank: usize,
}

/// What the guard did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct GuardReport {
    /// Sentences and headings checked.
    pub checked: usize,
    /// What was dropped, and why.
    pub dropped: Vec<Dropped>,
}

/// A sentence the guard refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// The sentence.
    pub text: String,
    /// The check that refused it, and on what.
    pub reason: String,
    /// Where it came from.
    pub origin: Origin,
}

/// The finished article.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Article {
    /// Title, description, slug …
    pub metadata: Metadata,
    /// Lead, then sections in order (« L’essentiel », key figures and conclusion are sections).
    pub sections: Vec<Section>,
    /// Questions and answers.
    pub faq: Vec<Faq>,
    /// Where in the order of sections the FAQ is printed (index of the section it precedes).
    #[serde(skip)]
    pub faq_at: usize,
    /// Words by origin.
    pub words: Words,
    /// Share of bank words in the body, rounded to two decimals.
    pub bank_share: f64,
    /// What the guard did.
    pub guard: GuardReport,
    /// What the user should know.
    pub warnings: Vec<String>,
}

pub use crate::text::document::count_words;

impl Article {
    /// Every sentence of the body: lead, sections, then FAQ answers.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.sections
            .iter()
            .flat_map(|section| &section.blocks)
            .flat_map(|block| &block.sentences)
            .chain(self.faq.iter().flat_map(|faq| &faq.answer))
    }

    /// Applies a change to every printed text: metadata, headings, sentences, questions. Labels keep their words.
    pub fn each_text(&mut self, mut change: impl FnMut(&mut String)) {
        let meta = &mut self.metadata;
        for text in [&mut meta.title, &mut meta.h1, &mut meta.description] {
            change(text);
        }
        for section in &mut self.sections {
            if let Some(heading) = &mut section.heading {
                change(heading);
            }
            for sentence in section.blocks.iter_mut().flat_map(|b| &mut b.sentences) {
                let (label, rest) = sentence
                    .text
                    .split_at_checked(sentence.label)
                    .unwrap_or(("", &sentence.text));
                let (mut label, mut rest) = (label.to_string(), rest.to_string());
                change(&mut label);
                change(&mut rest);
                sentence.label = label.len();
                sentence.text = label + &rest;
            }
        }
        for faq in &mut self.faq {
            change(&mut faq.question);
            for sentence in &mut faq.answer {
                change(&mut sentence.text);
            }
        }
    }

    /// Counts words again and sets `words` and `bank_share`. FAQ questions count as template words.
    pub fn recount(&mut self) {
        let mut words = Words::default();
        for sentence in self.sentences() {
            let n = count_words(&sentence.text);
            match sentence.origin.kind {
                OriginKind::Source => words.source += n,
                OriginKind::Rewritten => words.rewritten += n,
                OriginKind::Template => words.template += n,
                OriginKind::Bank => words.bank += n,
            }
        }
        words.template += self
            .faq
            .iter()
            .map(|faq| count_words(&faq.question))
            .sum::<usize>();
        words.total = words.source + words.rewritten + words.template + words.bank;
        self.words = words;
        self.bank_share = if words.total == 0 {
            0.0
        } else {
            (words.bank as f64 / words.total as f64 * 100.0).round() / 100.0
        };
    }
}
