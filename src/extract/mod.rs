//! Extraction: Document → [`facts::Facts`].

pub mod facts;
