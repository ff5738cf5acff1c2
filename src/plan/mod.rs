//! Planning: Facts → [`Plan`]: what is said, in which section, under which heading, in which order.

pub mod build;
pub mod grouping;
pub mod headline;
pub mod names;
pub mod questions;
pub mod records;
pub mod rules;
pub mod schema;
pub mod segment;
pub mod slug;

pub use build::plan;
pub use rules::Rules;

use crate::error::{Error, Result};
use crate::text::document::{Document, Span};
use records::Records;

/// Words of source under which there is no article to make.
pub const ENOUGH: usize = 80;

/// Refuses a source too short to make an article of.
///
/// # Errors
/// Says how many words there are and how many are needed.
pub fn enough(document: &Document) -> Result<()> {
    let words = document
        .sentences
        .iter()
        .map(|s| crate::text::document::count_words(document.str(s.span)))
        .sum::<usize>();
    if words >= ENOUGH {
        return Ok(());
    }
    Err(Error::new(format!(
        "the source has {words} words of French text, too few to make an article of"
    ))
    .hint(format!(
        "give at least {ENOUGH} words: who, what, when, figures, what was said"
    )))
}

/// A piece of text a plan settles (title, heading, question), with its proof.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// The text, in plain typography.
    pub text: String,
    /// Rule or template that made it.
    pub rule: String,
    /// `file:line` of the rule.
    pub place: String,
    /// What it rests on, in the clean text.
    pub spans: Vec<Span>,
}

/// A question with the short answer that facts give.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The question.
    pub question: Line,
    /// The answer, one or two sentences.
    pub answer: Vec<Line>,
}

/// A paragraph of statements, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// Indices in `Facts::statements`.
    pub statements: Vec<usize>,
    /// True when it is a list in the source and stays one.
    pub list: bool,
    /// True for a numbered list.
    pub ordered: bool,
}

/// A section to write.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionPlan {
    /// Role: `lead`, `essentiel`, `corps`, `reactions` …
    pub role: String,
    /// Heading; none for the lead.
    pub heading: Option<Line>,
    /// 2 or 3; 0 for the lead.
    pub level: u8,
    /// What it says from the source.
    pub paragraphs: Vec<Paragraph>,
}

/// What the article will say, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// SEO title.
    pub title: Line,
    /// Main heading.
    pub h1: Line,
    /// Meta description.
    pub description: Line,
    /// Last part of the address.
    pub slug: String,
    /// Focus keyphrase.
    pub keyphrase: String,
    /// All keyphrases, the focus first.
    pub keyphrases: Vec<String>,
    /// Genre of the schema followed.
    pub genre: Option<String>,
    /// Domain.
    pub domain: Option<String>,
    /// Sections in order; `faq` marks the place of the questions.
    pub sections: Vec<SectionPlan>,
    /// Questions facts can answer, best first.
    pub questions: Vec<Question>,
    /// Records for templates.
    pub records: Records,
}
