//! `pigiste audit`: SEO and readability verdicts of a page.

use super::Outcome;
use pigiste::{Error, Result};
use std::path::PathBuf;

/// Arguments of `audit`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An HTML or Markdown article
    #[arg(value_name = "PAGE")]
    pub page: PathBuf,
}

/// Judges.
///
/// # Errors
/// When the page cannot be read.
pub fn run(_args: &Args) -> Result<Outcome> {
    Err(Error::new("`audit` is not there yet"))
}
