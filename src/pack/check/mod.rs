//! The check of a pack that compiles: every rule on its own examples, every bank item against its contract.

mod bank;
mod bench;
mod examples;
mod wording;

use super::Pack;
use crate::error::{Error, Result};

/// What a check looked at and found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Rules with examples.
    pub rules: usize,
    /// Examples run.
    pub examples: usize,
    /// Bank items.
    pub items: usize,
    /// Faults, in the order of the files.
    pub faults: Vec<Error>,
}

/// Runs every example and the contract of every bank item.
///
/// # Errors
/// When `rules/pack/bank.yaml` is invalid.
pub fn check(pack: &Pack) -> Result<Report> {
    let mut report = Report::default();
    examples::run(pack, &mut report);
    bank::run(pack, &mut report)?;
    unread(pack, &mut report);
    Ok(report)
}

/// Files of user layers in folders no stage reads.
fn unread(pack: &Pack, report: &mut Report) {
    let folder = |path: &str| -> String {
        let parts: Vec<&str> = path.split('/').collect();
        parts.get(..2).unwrap_or(&[]).join("/")
    };
    let known: std::collections::BTreeSet<String> = pack
        .files
        .all()
        .filter(|f| f.layer == 0)
        .map(|f| folder(&f.path))
        .chain(["rules/styles".to_string()])
        .collect();
    for file in pack.files.all().filter(|f| f.layer > 0) {
        let here = folder(&file.path);
        if !known.contains(&here) && file.path.contains('/') {
            let error = Error::new(format!("no stage reads `{here}/`")).in_file(&file.shown);
            let near = crate::error::nearest(&here, known.iter().map(String::as_str));
            report.faults.push(match near {
                Some(near) => error.hint(format!("did you mean `{near}/`?")),
                None => error,
            });
        }
    }
}
