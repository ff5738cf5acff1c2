//! What French is: tags, lexicon, parse (tagging, chunks, clauses), elision, typography, numbers and dates in words.

pub mod chunker;
pub mod clauses;
pub mod lexicon;
pub mod parse;
pub mod sound;
pub mod subject;
pub mod tagger;
pub mod tags;
