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

/// Checks the layers together; prints every fault on stderr and one line of sums on stdout.
/// Findings when there is a fault.
///
/// # Errors
/// When a folder cannot be read or the pack does not compile.
pub fn run(args: &Args) -> Result<Outcome> {
    let project = if args.folders.is_empty() {
        Project::find()?
    } else {
        None
    };
    let flags = PackFlags {
        rules: args.folders.clone(),
    };
    let pack = pack(project.as_ref(), &flags)?;
    let report = pigiste::pack::check::check(&pack)?;
    for fault in &report.faults {
        say::line(&format!("{fault}\n"));
    }
    say::result(&format!(
        "{} rules, {} examples, {} bank items: {}\n",
        report.rules,
        report.examples,
        report.items,
        match report.faults.len() {
            0 => "no fault".to_string(),
            1 => "1 fault".to_string(),
            n => format!("{n} faults"),
        }
    ))?;
    Ok(if report.faults.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}
