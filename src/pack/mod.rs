//! The pack: all rules and templates of all layers, compiled and checked once.

use crate::error::Result;
use crate::files::Files;
use crate::pattern::Lists;

/// Compiled rules of every stage.
#[derive(Debug)]
pub struct Pack {
    /// Reading.
    pub text: crate::text::Rules,
    /// Parsing.
    pub parse: crate::french::parse::Rules,
    /// Extraction.
    pub extract: crate::extract::Rules,
    /// Planning.
    pub plan: crate::plan::Rules,
    /// Realisation.
    pub realize: crate::realize::Rules,
    /// Paragraph banks.
    pub bank: crate::pad::Bank,
    /// The guard's lists.
    pub guard: crate::guard::Rules,
    /// The files it was compiled from.
    pub files: Files,
}

impl Pack {
    /// Compiles the files of all layers.
    ///
    /// # Errors
    /// On the first stage whose rules are invalid.
    pub fn compile(files: Files) -> Result<Pack> {
        let lists = Lists::load(&files)?;
        Ok(Pack {
            text: crate::text::Rules::load(&files)?,
            parse: crate::french::parse::Rules::load(&files)?,
            extract: crate::extract::Rules::load(&files, &lists)?,
            plan: crate::plan::Rules::load(&files, &lists)?,
            realize: crate::realize::Rules::load(&files, &lists)?,
            bank: crate::pad::Bank::load(&files)?,
            guard: crate::guard::Rules::load(&files)?,
            files,
        })
    }

    /// The built-in pack.
    ///
    /// # Errors
    /// Never for a released binary: tests compile it.
    pub fn embedded() -> Result<Pack> {
        Pack::compile(Files::embedded())
    }
}
