//! What is measured: a page with its blocks read and its keyphrase prepared; and a measure.

use super::keyphrase::Keyphrase;
use super::page::Page;
use super::rules::Rules;
use super::text::{self, Block, Sentence};

/// A page ready to be measured.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Words of the blocks.
    pub words: usize,
    /// The keyphrase, when there is one.
    pub keyphrase: Option<Keyphrase>,
    /// Text the page was made from.
    pub source: Option<&'a str>,
    /// Words up to which a text needs no subheading.
    pub short_text: usize,
    /// The rules.
    pub rules: &'a Rules,
}

impl<'a> Subject<'a> {
    /// Reads a page.
    pub fn new(
        page: &'a Page,
        keyphrase: &str,
        source: Option<&'a str>,
        rules: &'a Rules,
    ) -> Subject<'a> {
        let blocks = text::blocks(&page.body, rules);
        let words = blocks
            .iter()
            .flat_map(|b| &b.sentences)
            .map(|s| s.words.len())
            .sum();
        Subject {
            page,
            words,
            keyphrase: Keyphrase::new(keyphrase, rules),
            source,
            short_text: 300,
            rules,
            blocks,
        }
    }

    /// Every sentence, headings and cells included.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.blocks.iter().flat_map(|block| &block.sentences)
    }
}

/// A measure, before it is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Name.
    pub id: &'static str,
    /// Value.
    pub value: f64,
    /// A case that the value alone does not tell.
    pub case: Option<&'static str>,
    /// The text behind the value.
    pub spans: Vec<String>,
}

impl Measured {
    /// A measure without case or spans.
    pub fn new(id: &'static str, value: f64) -> Measured {
        Measured {
            id,
            value,
            case: None,
            spans: Vec::new(),
        }
    }

    /// The same, in a case.
    #[must_use]
    pub fn case(mut self, case: &'static str) -> Measured {
        self.case = Some(case);
        self
    }

    /// The same, with the text behind it.
    #[must_use]
    pub fn spans(mut self, spans: Vec<String>) -> Measured {
        self.spans = spans;
        self
    }
}
