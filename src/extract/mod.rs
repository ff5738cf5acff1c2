//! Extraction: Document → [`facts::Facts`].

pub mod coreference;
pub mod discourse;
pub mod facts;
pub mod quotations;
pub mod relations;
pub mod reported;
pub mod speakers;
