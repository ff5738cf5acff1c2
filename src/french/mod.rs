//! What French is: tags, lexicon, parse (tagging, chunks, clauses), elision, typography, numbers and dates in words.

pub mod chunker;
pub mod clauses;
pub mod compose;
pub mod contraction;
pub mod dates;
pub mod elision;
pub mod filters;
pub mod lexicon;
pub mod lists;
pub mod morphology;
pub mod numbers;
pub mod parse;
pub mod resolve;
pub mod slot;
pub mod subject;
pub mod tagger;
pub mod tags;
pub mod typography;
pub mod word_list;
pub mod words;
