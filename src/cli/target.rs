//! Where articles go: names of files, and writing them whole or not at all.

use super::format::Format;
use super::source::Source;
use pigiste::{Error, Result};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The file of an article in a folder: the path of its source below the folder given, with the
/// suffix of the format. Names come from sources, never from texts.
pub fn in_folder(folder: &Path, source: &Source, format: Format) -> PathBuf {
    let inside = match source {
        Source::Stdin => Path::new("article"),
        Source::File { inside, .. } => inside,
    };
    folder.join(inside.with_extension(format.suffix()))
}

/// True when `-o` names a folder: one that exists, or a path that ends in a slash.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
        || path
            .to_string_lossy()
            .ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// Refuses to write an article over the source it is made from.
///
/// # Errors
/// When both are one file.
pub fn not_the_source(target: &Path, source: &Source) -> Result<()> {
    let Source::File { path, .. } = source else {
        return Ok(());
    };
    let same = match (fs::canonicalize(target), fs::canonicalize(path)) {
        (Ok(target), Ok(path)) => target == path,
        _ => false,
    };
    if same {
        return Err(
            Error::new(format!("`{}` is the source itself", target.display()))
                .hint("give another `-o`"),
        );
    }
    Ok(())
}

/// Writes a file through a temporary one beside it, so that it is never half written. The mode of a
/// file that exists is kept; a link is followed; folders are made.
///
/// # Errors
/// When the file or a folder cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let failed = |e: std::io::Error| Error::new(format!("cannot write `{}`: {e}", path.display()));
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let real = match fs::canonicalize(path) {
        Ok(real) => real,
        Err(e) if e.kind() == ErrorKind::NotFound => path.to_path_buf(),
        Err(e) => return Err(failed(e)),
    };
    let before = fs::metadata(&real).ok();
    if before.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(Error::new(format!("`{}` is a folder", path.display()))
            .hint("end the path with `/` to write into it"));
    }
    if before.as_ref().is_some_and(|m| !m.is_file()) {
        // A device or a pipe: nothing to keep whole.
        return fs::write(&real, text).map_err(failed);
    }
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    let temporary = real.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = replace(&temporary, &real, text, before.as_ref());
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(failed)
}

fn replace(
    temporary: &Path,
    real: &Path,
    text: &str,
    before: Option<&fs::Metadata>,
) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(temporary)?;
    file.write_all(text.as_bytes())?;
    if let Some(before) = before {
        fs::set_permissions(temporary, before.permissions())?;
    }
    drop(file);
    fs::rename(temporary, real)
}
