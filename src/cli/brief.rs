//! The brief a run gives: project, brief file and flags, each with its place for messages.

use super::project::Project;
use pigiste::files::fault;
use pigiste::pack::Pack;
use pigiste::{Brief, Error, Result};
use std::path::{Path, PathBuf};

/// Flags every command that reads a brief has.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Flags {
    /// Brief: a YAML file, or a Markdown file with front matter
    #[arg(long, value_name = "FILE")]
    pub brief: Option<PathBuf>,
    /// Focus keyphrase
    #[arg(long, value_name = "K")]
    pub keyphrase: Option<String>,
    /// Words of the body at least [default: 700]
    #[arg(long, value_name = "N", value_parser = super::session::whole::<usize>, allow_negative_numbers = true)]
    pub min_words: Option<usize>,
    /// Words of the body at most
    #[arg(long, value_name = "N", value_parser = super::session::whole::<usize>, allow_negative_numbers = true)]
    pub max_words: Option<usize>,
    /// Genre of the article, instead of the one detected
    #[arg(long, value_name = "G")]
    pub genre: Option<String>,
    /// Style of the article
    #[arg(long, value_name = "S")]
    pub style: Option<String>,
    /// Date of publication: YYYY-MM-DD
    #[arg(long, value_name = "D")]
    pub date: Option<String>,
}

impl Flags {
    fn brief(&self) -> Brief {
        Brief {
            keyphrase: self.keyphrase.clone(),
            min_words: self.min_words,
            max_words: self.max_words,
            genre: self.genre.clone(),
            style: self.style.clone(),
            date: self.date.clone(),
            ..Brief::default()
        }
    }
}

/// A brief and where it was written.
#[derive(Debug, Clone)]
struct Layer {
    brief: Brief,
    /// File and text; none for flags.
    file: Option<(PathBuf, String)>,
}

/// The layers of a run, from the weakest to the strongest. A source's own (front matter, request
/// line) comes between those of files and the flags.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    layers: Vec<Layer>,
    flags: Brief,
}

impl Asked {
    /// Reads the brief file over the project's defaults, and the flags.
    ///
    /// # Errors
    /// When the file cannot be read or is not a brief, or a value cannot be used.
    pub fn new(project: Option<&Project>, flags: &Flags, pack: &Pack) -> Result<Asked> {
        let mut asked = Asked {
            layers: Vec::new(),
            flags: flags.brief(),
        };
        if let Some(project) = project {
            asked.layers.push(Layer {
                brief: project.brief.clone(),
                file: Some((project.file.clone(), project.text.clone())),
            });
        }
        if let Some(path) = &flags.brief {
            asked.layers.push(read(path)?);
        }
        asked.check(pack)?;
        Ok(asked)
    }

    /// The same with the brief that stands beside one source.
    ///
    /// # Errors
    /// As [`Asked::new`].
    pub fn beside(&self, path: &Path, pack: &Pack) -> Result<Asked> {
        let mut asked = self.clone();
        asked.layers.push(read(path)?);
        asked.check(pack)?;
        Ok(asked)
    }

    /// The same, asked by the keys of a JSON line too.
    ///
    /// # Errors
    /// When a value cannot be used.
    pub fn with(&self, brief: Brief, pack: &Pack) -> Result<Asked> {
        let mut asked = self.clone();
        asked.layers.push(Layer { brief, file: None });
        asked.check(pack)?;
        Ok(asked)
    }

    /// What is asked before the source has its say.
    pub fn base(&self) -> Brief {
        self.layers.iter().fold(Brief::default(), |all, layer| {
            all.overlaid(layer.brief.clone())
        })
    }

    /// What is asked whatever the source says.
    pub fn flags(&self) -> Brief {
        self.flags.clone()
    }

    /// Every fault of every layer, then of all together, each where it was written.
    fn check(&self, pack: &Pack) -> Result<()> {
        let mut errors = Vec::new();
        let flags = Layer {
            brief: self.flags.clone(),
            file: None,
        };
        let layers: Vec<&Layer> = self.layers.iter().chain([&flags]).collect();
        for layer in &layers {
            for fault in pack.faults_of(&layer.brief) {
                errors.push(placed(fault, layer.file.as_ref()));
            }
        }
        if errors.is_empty() {
            let all = self.base().overlaid(self.flags());
            for fault in all.faults() {
                let giver = layers.iter().rev().find(|l| fault.given_by(&l.brief));
                errors.push(placed(fault, giver.and_then(|l| l.file.as_ref())));
            }
        }
        Error::all(errors).map_or(Ok(()), Err)
    }
}

/// A fault where it was written: at the value of its key in a file, or under the name of its flag.
fn placed(fault: pigiste::brief::Fault, file: Option<&(PathBuf, String)>) -> Error {
    let mut error = match file {
        Some((path, text)) => {
            let error = Error::new(format!("`{}`: {}", fault.key, fault.message));
            match position(text, fault.key) {
                Some((line, column, source)) => {
                    error.at(path, line, column).showing(source, column)
                }
                None => error.in_file(path),
            }
        }
        None => Error::new(format!(
            "`--{}`: {}",
            fault.key.replace('_', "-"),
            fault.message
        )),
    };
    error.hint = fault.hint;
    error
}

/// Line, column of the value and source line of a key of the first level.
fn position<'a>(text: &'a str, key: &str) -> Option<(usize, usize, &'a str)> {
    text.lines().enumerate().find_map(|(n, line)| {
        let value = line.strip_prefix(key)?.strip_prefix(':')?;
        let spaces = value.chars().take_while(|c| *c == ' ').count();
        let column = key.chars().count() + 1 + spaces + 1;
        Some((n + 1, column, line))
    })
}

/// Reads a brief file.
fn read(path: &Path) -> Result<Layer> {
    let bytes = super::source::bytes_of(path, "a brief")?;
    let text =
        String::from_utf8(bytes).map_err(|_| Error::new("the brief is not UTF-8").in_file(path))?;
    let text = text.trim_start_matches('\u{feff}').to_string();
    let markdown = path
        .extension()
        .is_some_and(|e| e == "md" || e == "markdown");
    let yaml = if markdown { front_matter(&text) } else { text };
    let brief = if yaml
        .lines()
        .all(|l| l.trim().is_empty() || l.trim_start().starts_with('#'))
    {
        Brief::default()
    } else {
        serde_yaml::from_str(&yaml).map_err(|e| fault::of_yaml(path, "brief", &yaml, &e))?
    };
    Ok(Layer {
        brief,
        file: Some((path.to_path_buf(), yaml)),
    })
}

/// The front matter of a Markdown file, at the lines it stands on; empty without any.
fn front_matter(text: &str) -> String {
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return String::new();
    }
    let inside: Vec<&str> = lines.take_while(|l| l.trim_end() != "---").collect();
    format!("\n{}\n", inside.join("\n"))
}
