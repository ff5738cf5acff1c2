//! Reading: bytes of a `.txt`, `.md`, `.html` or `.json` source → [`document::Document`].

pub mod document;
