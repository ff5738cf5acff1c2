//! Entities: candidate names, one type for each, one record for each person, place or body.

mod articles;
mod candidate;
mod decide;
mod evidence;
mod gazetteer;
mod gender;
mod heads;
mod nested;
mod records;
mod roles;
mod rules;
mod scan;
mod words;

pub use rules::{Cue, EntityRules, Found, Head, type_named};

use super::facts::{Entity, Mention};
use crate::text::document::{BlockKind, Document};
use candidate::Candidate;

/// The entities of a document and where they are named.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// By first mention.
    pub entities: Vec<Entity>,
    /// In order; a name inside a longer one comes after it.
    pub mentions: Vec<Mention>,
}

/// Finds the entities of a document. `taken` marks the tokens of dates and hours.
pub fn find(doc: &Document, rules: &EntityRules, taken: &[bool]) -> Entities {
    let heads = heads::Heads { doc, rules, taken };
    let scanner = scan::Scanner { doc, rules, taken };
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, sentence) in doc.sentences.iter().enumerate() {
        let code = doc
            .blocks
            .get(sentence.block)
            .is_some_and(|b| b.kind == BlockKind::Code);
        if code {
            continue;
        }
        let headed = heads.find(index, sentence);
        let skip: Vec<_> = headed.iter().map(|c| c.tokens.clone()).collect();
        let start = candidates.len();
        candidates.extend(headed);
        candidates.extend(scanner.runs(index, sentence, &skip));
        if let Some(new) = candidates.get_mut(start..) {
            new.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
        }
    }
    decide::decide(doc, rules, &mut candidates);
    candidates.retain(|c| c.kind.is_some());
    nested::add(doc, rules, &mut candidates);
    let mut found = records::build(doc, rules, &candidates);
    roles::attach(doc, rules, &mut found);
    articles::attach(doc, rules, &mut found);
    gender::attach(doc, rules, &mut found);
    found
}
