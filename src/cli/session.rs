//! What every command that reads a source shares: the pack of all layers, the brief, the options.

use super::brief::{Asked, Flags};
use super::project::Project;
use super::source::Source;
use pigiste::files::Files;
use pigiste::generator::{Generator, Options, Trace};
use pigiste::pack::Pack;
use pigiste::text::Input;
use pigiste::{Brief, Error, Result};
use std::path::PathBuf;

/// Flags of commands that use a pack.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct PackFlags {
    /// Folder of rules put over the built-in ones; may be given several times
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

/// Flags of commands that write articles, for the eye or for good.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct RunFlags {
    #[command(flatten)]
    pub brief: Flags,
    #[command(flatten)]
    pub pack: PackFlags,
    /// Format of the sources, instead of what their suffix says: text, markdown, html, json
    #[arg(long, value_name = "KIND", value_parser = input)]
    pub input: Option<Input>,
    /// Number that changes the choices between wordings
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = whole::<u64>, allow_negative_numbers = true)]
    pub seed: u64,
    /// Share of the words that may come from the paragraph banks, 0 to 1 [default: 0.40]
    #[arg(long, value_name = "R", value_parser = share, allow_negative_numbers = true)]
    pub max_bank_share: Option<f64>,
}

/// A format of sources by its name.
pub fn input(name: &str) -> std::result::Result<Input, String> {
    name.parse().map_err(|e: Error| e.hint.unwrap_or(e.message))
}

/// A whole number, not below zero.
pub fn whole<T: std::str::FromStr>(text: &str) -> std::result::Result<T, String> {
    text.parse()
        .map_err(|_| "a whole number is wanted".to_string())
}

fn share(text: &str) -> std::result::Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a number from 0 to 1 is wanted".to_string()),
    }
}

/// A generator and what is asked of it.
#[derive(Debug)]
pub struct Session {
    /// The generator.
    pub generator: Generator,
    /// The project, if there is one.
    pub project: Option<Project>,
    /// The brief of the run.
    pub asked: Asked,
    /// The seed and the bank share.
    options: Options,
    /// Format of the sources when it is said.
    input: Option<Input>,
}

/// The pack of the project's folders and of the flags over the built-in one.
///
/// # Errors
/// When a folder cannot be read or the pack is invalid.
pub fn pack(project: Option<&Project>, flags: &PackFlags) -> Result<Pack> {
    let mut files = Files::embedded();
    if let Some(project) = project {
        for folder in &project.rules {
            files
                .add_folder(folder)
                .map_err(|e| of_project(e, project))?;
        }
        for folder in &project.templates {
            files
                .add_templates(folder)
                .map_err(|e| of_project(e, project))?;
        }
    }
    for folder in &flags.rules {
        files.add_folder(folder)?;
    }
    Pack::compile(files)
}

fn of_project(error: Error, project: &Project) -> Error {
    if error.location.is_none() {
        error.in_file(&project.file)
    } else {
        error
    }
}

impl Session {
    /// Reads the project, compiles the pack, reads the brief.
    ///
    /// # Errors
    /// When one of them is invalid.
    pub fn new(flags: &RunFlags) -> Result<Session> {
        let project = Project::find()?;
        let pack = pack(project.as_ref(), &flags.pack)?;
        let asked = Asked::new(project.as_ref(), &flags.brief, &pack)?;
        Ok(Session {
            generator: Generator::new(pack),
            project,
            options: Options {
                seed: flags.seed,
                over: asked.flags(),
                max_bank_share: flags.max_bank_share,
            },
            asked,
            input: flags.input,
        })
    }

    /// The format the flags say, else this one.
    pub fn input_or(&self, input: Input) -> Input {
        self.input.unwrap_or(input)
    }

    /// Writes the article of a source, its errors placed on it.
    ///
    /// # Errors
    /// When the source cannot be read or is not usable.
    pub fn write(&self, source: &Source) -> Result<Trace> {
        let bytes = source.bytes()?;
        self.write_bytes(&bytes, self.input_or(source.input()), &self.asked.base())
            .map_err(|e| source.blame(e))
    }

    /// The same with the brief that stands beside the source, if there is one.
    ///
    /// # Errors
    /// As [`Session::write`], or when that brief is invalid.
    pub fn write_with_own_brief(&self, source: &Source) -> Result<Trace> {
        let Some(path) = source.brief() else {
            return self.write(source);
        };
        let asked = self.asked.beside(&path, &self.generator.pack)?;
        let bytes = source.bytes()?;
        self.write_bytes(&bytes, self.input_or(source.input()), &asked.base())
            .map_err(|e| source.blame(e))
    }

    /// Writes the article of bytes.
    ///
    /// # Errors
    /// When they are not usable.
    pub fn write_bytes(&self, bytes: &[u8], input: Input, brief: &Brief) -> Result<Trace> {
        self.generator.write(bytes, input, brief, &self.options)
    }
}
