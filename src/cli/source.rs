//! Sources: files, folders of files, the standard input.

use pigiste::text::Input;
use pigiste::{Error, Result};
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where a source is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// `-`.
    Stdin,
    /// A file; `inside` is its path below the folder that was given, or its name.
    File {
        /// The file.
        path: PathBuf,
        /// What names its article.
        inside: PathBuf,
    },
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Stdin => f.write_str("<stdin>"),
            Source::File { path, .. } => write!(f, "{}", path.display()),
        }
    }
}

impl Source {
    /// One source, that must not be a folder.
    ///
    /// # Errors
    /// When it is a folder.
    pub fn one(path: &Path) -> Result<Source> {
        if path.as_os_str() == "-" {
            return Ok(Source::Stdin);
        }
        if path.is_dir() {
            return Err(Error::new(format!(
                "`{}` is a folder, a file is wanted",
                path.display()
            ))
            .hint("give one of the files in it"));
        }
        let inside = path.file_name().map(PathBuf::from).unwrap_or_default();
        Ok(Source::File {
            path: path.to_path_buf(),
            inside,
        })
    }

    /// The sources these arguments stand for, folders walked by name.
    ///
    /// # Errors
    /// When a folder cannot be read or holds no source.
    pub fn all(paths: &[PathBuf]) -> Result<Vec<Source>> {
        let mut sources = Vec::new();
        for path in paths {
            if path.is_dir() {
                let before = sources.len();
                walk(path, Path::new(""), &mut sources)?;
                if sources.len() == before {
                    return Err(Error::new(format!("no source in `{}`", path.display()))
                        .hint("a source ends in .txt, .md, .html, .xhtml or .json"));
                }
            } else {
                sources.push(Source::one(path)?);
            }
        }
        Ok(sources)
    }

    /// The bytes.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        match self {
            Source::Stdin => {
                let mut bytes = Vec::new();
                std::io::stdin()
                    .lock()
                    .read_to_end(&mut bytes)
                    .map_err(|e| Error::new(format!("cannot read the standard input: {e}")))?;
                Ok(bytes)
            }
            Source::File { path, .. } => bytes_of(path, "a source"),
        }
    }

    /// The format its name announces.
    pub fn input(&self) -> Input {
        match self {
            Source::Stdin => Input::Text,
            Source::File { path, .. } => Input::from_path(path),
        }
    }

    /// The error, said to be about this source when it names no place of its own.
    pub fn blame(&self, mut error: Error) -> Error {
        if error.location.is_none()
            && let Source::File { path, .. } = self
        {
            error = error.in_file(path);
        }
        error
    }

    /// The brief that stands beside it: `<stem>.brief.yaml`.
    pub fn brief(&self) -> Option<PathBuf> {
        let Source::File { path, .. } = self else {
            return None;
        };
        let brief = path.with_extension("brief.yaml");
        brief.is_file().then_some(brief)
    }
}

/// The bytes of a file; `what` names it in messages.
///
/// # Errors
/// When there is none, it is a folder, or it cannot be read.
pub fn bytes_of(path: &Path, what: &str) -> Result<Vec<u8>> {
    if path.is_dir() {
        return Err(Error::new(format!(
            "`{}` is a folder, {what} is a file",
            path.display()
        )));
    }
    std::fs::read(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => {
            Error::new(format!("no file at `{}`", path.display())).hint("look at the path")
        }
        _ => Error::new(format!("cannot read `{}`: {e}", path.display())),
    })
}

/// Every file below a folder that a source may be, by name; links to folders are not followed.
fn walk(folder: &Path, inside: &Path, into: &mut Vec<Source>) -> Result<()> {
    let unreadable =
        |e: std::io::Error| Error::new(format!("cannot read the folder: {e}")).in_file(folder);
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        entries.push(entry.map_err(unreadable)?.path());
    }
    entries.sort();
    for path in entries {
        let Some(name) = path.file_name() else {
            continue;
        };
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let inner = inside.join(name);
        if path.is_dir() {
            if !path.is_symlink() {
                walk(&path, &inner, into)?;
            }
            continue;
        }
        let suffix = path.extension().and_then(|s| s.to_str()).unwrap_or("");
        let suffix = suffix.to_ascii_lowercase();
        if matches!(
            suffix.as_str(),
            "txt" | "md" | "markdown" | "mdx" | "html" | "htm" | "xhtml" | "json"
        ) {
            into.push(Source::File {
                path,
                inside: inner,
            });
        }
    }
    Ok(())
}
