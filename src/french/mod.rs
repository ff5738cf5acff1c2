//! What French is: tags, lexicon, morphology, elision, typography, numbers and dates in words.

pub mod lexicon;
pub mod tags;
