//! Messages to people: errors and warnings on stderr, results on stdout.

use pigiste::{Error, Result};
use std::fmt::Display;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Prints an error on stderr, in the form of the contract.
pub fn error(error: &Error) {
    line(&error.to_string());
}

/// Prints a warning on stderr; `about` is what it is about, when there are several sources.
pub fn warning(message: &str, about: Option<&dyn Display>) {
    match about {
        Some(about) => line(&format!("warning: {message}\n  --> {about}")),
        None => line(&format!("warning: {message}")),
    }
}

/// Prints a line on stderr. A closed stderr is nobody's concern.
pub fn line(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes a result on stdout.
///
/// # Errors
/// When stdout cannot be written to, unless its reader has gone.
pub fn result(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Error::new(format!(
            "cannot write to the standard output: {e}"
        ))),
        _ => Ok(()),
    }
}

/// Runs something that should not panic; if it does, that is an error like any other, and the other
/// sources of the run go on.
///
/// # Errors
/// What `run` returns, or the panic.
pub fn guarded<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        Err(Error::new("pigiste met a fault of its own on this source")
            .hint("please report it, with the source if you can share it"))
    })
}
