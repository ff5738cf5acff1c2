//! `pigiste completions`: what a shell needs to complete commands and flags.

use super::{Cli, Outcome, say};
use clap::CommandFactory;
use clap_complete::Shell;
use pigiste::{Error, Result};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell.
    shell: Shell,
}

/// Prints the completions.
///
/// # Errors
/// When stdout cannot be written to.
pub fn run(args: &Args) -> Result<Outcome> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "pigiste", &mut bytes);
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::new("the completions of this shell are not UTF-8"))?;
    say::result(&text)?;
    Ok(Outcome::Done)
}
