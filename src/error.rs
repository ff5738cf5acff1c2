//! Every way to fail, said the same way: what is wrong, where, and the next step.

use std::fmt;
use std::path::{Path, PathBuf};

/// A place in a file: 1-based line and column (0 when only the file is known).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// Line, from 1; 0 when unknown.
    pub line: usize,
    /// Column in characters, from 1; 0 when unknown.
    pub column: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
            if self.column > 0 {
                write!(f, ":{}", self.column)?;
            }
        }
        Ok(())
    }
}

/// One fault, with its place and the next step when they are known. Printed as
/// `error: …`, `  --> file:line:column`, the source line with a caret, `hint: …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong, in one line, without a final full stop.
    pub message: String,
    /// Where, when a file is at fault.
    pub location: Option<Location>,
    /// The source line with a caret under the fault, when there is one to show.
    pub snippet: Option<String>,
    /// The next step.
    pub hint: Option<String>,
    /// Further faults of the same run, reported together.
    pub others: Vec<Error>,
}

/// The result of everything that may fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A fault with no place.
    pub fn new(message: impl Into<String>) -> Self {
        Error {
            message: message.into(),
            location: None,
            snippet: None,
            hint: None,
            others: Vec::new(),
        }
    }

    /// The same fault, in a file.
    #[must_use]
    pub fn in_file(mut self, path: impl AsRef<Path>) -> Self {
        self.location = Some(Location {
            path: path.as_ref().to_path_buf(),
            line: 0,
            column: 0,
        });
        self
    }

    /// The same fault, at a line and column (from 1) of a file.
    #[must_use]
    pub fn at(mut self, path: impl AsRef<Path>, line: usize, column: usize) -> Self {
        self.location = Some(Location {
            path: path.as_ref().to_path_buf(),
            line,
            column,
        });
        self
    }

    /// The same fault, showing column `column` (from 1) of the source line it is on.
    #[must_use]
    pub fn showing(mut self, line: &str, column: usize) -> Self {
        let line = line.trim_end_matches(['\r', '\n']);
        let pad: String = line
            .chars()
            .take(column.saturating_sub(1))
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        self.snippet = Some(format!("{line}\n{pad}^"));
        self
    }

    /// The same fault, with the next step.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// One error out of several: the first carries the others. `None` for an empty list.
    pub fn all(errors: Vec<Error>) -> Option<Error> {
        let mut errors = errors.into_iter();
        let mut first = errors.next()?;
        first.others.extend(errors);
        Some(first)
    }

    fn write_one(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        if let Some(location) = &self.location {
            write!(f, "\n  --> {location}")?;
            if let Some(snippet) = &self.snippet {
                let gutter = location.line.to_string();
                let blank = " ".repeat(gutter.len());
                let mut lines = snippet.lines();
                write!(f, "\n{blank} |")?;
                if let Some(line) = lines.next() {
                    write!(f, "\n{gutter} | {line}")?;
                }
                for line in lines {
                    write!(f, "\n{blank} | {line}")?;
                }
            }
        }
        if let Some(hint) = &self.hint {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_one(f)?;
        for other in &self.others {
            write!(f, "\n\n{other}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// The candidate nearest to `word` by edits, when it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .map(|c| (edits(word, c), c))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, c)| c)
}

/// Edit distance with transpositions counted as two.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut last = i;
        let mut new = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX - 1);
            let left = new.last().copied().unwrap_or(usize::MAX - 1);
            new.push((last + usize::from(ca != *cb)).min(above + 1).min(left + 1));
            last = above;
        }
        row = new;
    }
    row.last().copied().unwrap_or(0)
}
