//! `pigiste check`: packs of rules against their own examples and contracts.

use super::project::Project;
use super::session::{PackFlags, pack};
use super::{Outcome, say};
use pigiste::Result;
use std::path::PathBuf;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folders of rules, each over those before it and the built-in ones; none: the project's
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
}

/// Checks.
///
/// # Errors
/// When a pack cannot be read or compiled.
pub fn run(args: &Args) -> Result<Outcome> {
    let project = if args.folders.is_empty() {
        Project::find()?
    } else {
        None
    };
    let flags = PackFlags {
        rules: args.folders.clone(),
    };
    let _pack = pack(project.as_ref(), &flags)?;
    say::line("not there yet");
    Ok(Outcome::Done)
}
