//! What French is: tags, lexicon, morphology, elision, typography, numbers and dates in words.

pub mod lexicon;
pub mod sound;
pub mod tags;
