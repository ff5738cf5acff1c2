//! Builds the tables of the lexicon from the Dicollecte dictionary: `build-lexicon [FR.DIC FR.AFF] [FOLDER]`.
//!
//! Without arguments, reads the files of the Debian package `hunspell-fr-classical` and writes into the sources.

mod compile;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use compile::{Sources, Tables, compile};

const DICTIONARY: &str = "/usr/share/hunspell/fr.dic";
const AFFIXES: &str = "/usr/share/hunspell/fr.aff";
const FOLDER: &str = "src/french/lexicon/dicollecte";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (dictionary, affixes, folder) = match arguments.as_slice() {
        [] => (DICTIONARY, AFFIXES, FOLDER),
        [folder] => (DICTIONARY, AFFIXES, folder.as_str()),
        [dictionary, affixes] => (dictionary.as_str(), affixes.as_str(), FOLDER),
        [dictionary, affixes, folder] => (dictionary.as_str(), affixes.as_str(), folder.as_str()),
        _ => {
            eprintln!("usage: build-lexicon [FR.DIC FR.AFF] [FOLDER]");
            return ExitCode::from(2);
        }
    };
    match build(Path::new(dictionary), Path::new(affixes), Path::new(folder)) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn build(dictionary: &Path, affixes: &Path, folder: &Path) -> Result<String, String> {
    let sources = Sources {
        dictionary: read(dictionary)?,
        affixes: read(affixes)?,
    };
    let tables = compile(&sources)?;
    for (name, bytes) in tables.files() {
        let path: PathBuf = folder.join(name);
        std::fs::write(&path, bytes).map_err(|problem| format!("{}: {problem}", path.display()))?;
    }
    Ok(report(&tables))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|problem| {
        format!(
            "{}: {problem}\nhint: install the package hunspell-fr-classical, or name both files",
            path.display()
        )
    })
}

fn report(tables: &Tables) -> String {
    let mut lines = vec![format!(
        "{} forms, {} analyses, {} lemmas",
        tables.forms, tables.analyses, tables.lemmas
    )];
    lines.extend(
        tables
            .files()
            .map(|(name, bytes)| format!("{name}: {} bytes", bytes.len())),
    );
    lines.join("\n")
}
