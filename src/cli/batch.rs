//! Several sources: one article each, in parallel; one that fails does not stop the others.

use super::format::Format;
use super::session::Session;
use super::source::Source;
use super::write::{Args, told};
use super::{Outcome, say, target};
use pigiste::{Error, Result};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a source came to: its warnings, or why it failed.
type Report = Result<Vec<String>>;

/// Writes one article a source and format below `folder`, then what went wrong in the order of the
/// sources, and a summary. Findings when a source failed, or warned under `--strict`.
///
/// # Errors
/// When every source failed.
pub fn run(
    args: &Args,
    session: &Session,
    sources: &[Source],
    formats: &[Format],
    folder: &Path,
) -> Result<Outcome> {
    let clashes = clashes(sources, formats, folder);
    let progress = Progress::new(sources.len());
    let reports: Vec<Report> = sources
        .par_iter()
        .enumerate()
        .map(|(n, source)| {
            let report = match clashes.get(&n) {
                Some(first) => Err(Error::new(format!(
                    "`{source}` and `{first}` would write the same article"
                ))
                .hint("give them different names, or write them into different folders")),
                None => say::guarded(|| article(args, session, source, formats, folder))
                    .map_err(|e| source.blame(e)),
            };
            progress.step(source);
            report
        })
        .collect();
    progress.end();
    let mut failed = 0;
    let mut warned = 0;
    for (source, report) in sources.iter().zip(&reports) {
        match report {
            Ok(warnings) => {
                warned += usize::from(!warnings.is_empty());
                for warning in warnings {
                    say::warning(warning, Some(source));
                }
            }
            Err(error) => {
                failed += 1;
                say::error(error);
            }
        }
    }
    let written = sources.len() - failed;
    let mut summary = format!("{written} of {} articles written", sources.len());
    if written > 0 {
        summary.push_str(&format!(" to `{}`", folder.display()));
    }
    if warned > 0 {
        summary.push_str(&format!(", {warned} with warnings"));
    }
    if failed > 0 {
        summary.push_str(&format!(", {failed} failed"));
    }
    if written == 0 {
        return Err(Error::new(summary));
    }
    say::line(&summary);
    Ok(if failed > 0 || (args.strict && warned > 0) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

fn article(
    args: &Args,
    session: &Session,
    source: &Source,
    formats: &[Format],
    folder: &Path,
) -> Report {
    for format in formats {
        target::not_the_source(&target::in_folder(folder, source, *format), source)?;
    }
    let trace = session.write_with_own_brief(source)?;
    let pack = &session.generator.pack;
    for format in formats {
        let text = format.write(&trace, pack, &args.options())?;
        target::write(&target::in_folder(folder, source, *format), &text)?;
    }
    Ok(told(&trace, pack))
}

/// The sources whose article another one before them writes, with that one.
fn clashes<'a>(
    sources: &'a [Source],
    formats: &[Format],
    folder: &Path,
) -> BTreeMap<usize, &'a Source> {
    let mut owners: BTreeMap<PathBuf, &Source> = BTreeMap::new();
    let mut clashes = BTreeMap::new();
    for (n, source) in sources.iter().enumerate() {
        for format in formats {
            let target = target::in_folder(folder, source, *format);
            if let Some(first) = owners.get(&target) {
                clashes.insert(n, *first);
            } else {
                owners.insert(target, source);
            }
        }
    }
    clashes
}

/// A line of progress on stderr, when it is a terminal.
struct Progress {
    shown: bool,
    total: usize,
    done: AtomicUsize,
}

impl Progress {
    fn new(total: usize) -> Progress {
        Progress {
            shown: std::io::stderr().is_terminal(),
            total,
            done: AtomicUsize::new(0),
        }
    }

    fn step(&self, source: &Source) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown {
            let filled = done * 20 / self.total.max(1);
            let _ = write!(
                std::io::stderr(),
                "\r\x1b[K[{}{}] {done}/{} {source}",
                "#".repeat(filled),
                "-".repeat(20 - filled.min(20)),
                self.total
            );
        }
    }

    fn end(&self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
