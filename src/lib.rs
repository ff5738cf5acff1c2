//! pigiste: a deterministic writer of French web articles.
//!
//! The map, in the order of the pipeline. Every stage is a pure function of its inputs.
//!
//! | stage | from → to | module |
//! |---|---|---|
//! | read | bytes → [`text::document::Document`] | [`text`], on [`french`] |
//! | extract | Document → [`extract::facts::Facts`] | [`extract`], on [`pattern`] |
//! | audit | Article or page → [`audit::Report`] | [`audit`] |
//! | emit | Article → Markdown, HTML, WordPress, JSON | [`emit`] |
//!
//! Beside them: [`brief`] (what the user asks), [`article`] (what is written), [`choose`] (stable
//! choices), [`error`] (every way to fail).

pub mod article;
pub mod audit;
pub mod brief;
pub mod choose;
pub mod emit;
pub mod error;
pub mod extract;
pub mod files;
pub mod french;
pub mod generator;
pub mod guard;
pub mod pack;
pub mod pad;
pub mod pattern;
pub mod plan;
pub mod realize;
pub mod text;

pub use article::Article;
pub use brief::Brief;
pub use error::{Error, Result};
