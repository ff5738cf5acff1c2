//! The command line: one small file per command, that parses arguments, calls the library and prints.
//!
//! | command | file |
//! |---|---|
//! | `write` | [`write`], several sources in [`batch`], JSON lines in [`jsonl`] |
//! | `inspect` | [`inspect`], one view a stage in [`views`] |
//! | `audit` | [`audit`] |
//! | `check` | [`check`] |
//! | `completions` | [`completions`] |
//!
//! What commands share: [`project`] and [`brief`] (what is asked), [`session`] (the generator with
//! it), [`source`] (bytes in), [`format`] and [`target`] (bytes out), [`say`] (messages).

mod audit;
mod batch;
mod brief;
mod check;
mod completions;
mod format;
mod inspect;
mod jsonl;
mod project;
mod say;
mod session;
mod source;
mod target;
mod usage;
mod views;
mod write;

use clap::{Parser, Subcommand};
use pigiste::Result;
use std::ffi::OsString;
use std::process::ExitCode;

/// How a command ended when nothing stopped it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report: exit code 0.
    Done,
    /// Done, with findings: exit code 1.
    Findings,
}

/// Deterministic writer of French web articles: rules in YAML, templates in Tera, no language model.
#[derive(Debug, Parser)]
#[command(name = "pigiste", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write an article from a source.
    Write(write::Args),
    /// Show what a stage makes of a source.
    Inspect(inspect::Args),
    /// Judge an article: SEO and readability, with reasons.
    Audit(audit::Args),
    /// Check packs of rules: their form, their examples, the contract of bank items.
    Check(check::Args),
    /// Print the completions of a shell.
    Completions(completions::Args),
}

/// Runs the command line; returns the exit code of the contract: 0 done, 1 findings, 2 nothing usable.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(e) => return usage::end(&e),
    };
    match say::guarded(|| dispatch(&cli.command)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            say::error(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: &Command) -> Result<Outcome> {
    match command {
        Command::Write(args) => write::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Audit(args) => audit::run(args),
        Command::Check(args) => check::run(args),
        Command::Completions(args) => completions::run(args),
    }
}
