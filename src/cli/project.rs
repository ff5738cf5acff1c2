//! `pigiste.yaml`: the defaults of a project, found in the working folder or above.

use super::format::Format;
use pigiste::brief::{BriefLink, Image};
use pigiste::files::fault;
use pigiste::{Brief, Error, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The file name.
pub const NAME: &str = "pigiste.yaml";

/// `pigiste.yaml`: the keys of a brief, and where things are. Paths are relative to the file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    min_words: Option<usize>,
    max_words: Option<usize>,
    keyphrase: Option<String>,
    title: Option<String>,
    genre: Option<String>,
    style: Option<String>,
    date: Option<String>,
    author: Option<String>,
    site_name: Option<String>,
    base_url: Option<String>,
    source_url: Option<String>,
    image: Option<Image>,
    links: Vec<BriefLink>,
    publisher: Option<String>,
    rules: Vec<PathBuf>,
    templates: Vec<PathBuf>,
    sources: Vec<PathBuf>,
    output: Option<PathBuf>,
    formats: Vec<Format>,
}

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its `pigiste.yaml`.
    pub file: PathBuf,
    /// The text of it, for messages.
    pub text: String,
    /// Defaults of every brief.
    pub brief: Brief,
    /// Folders of rules, in order.
    pub rules: Vec<PathBuf>,
    /// Folders of templates, in order.
    pub templates: Vec<PathBuf>,
    /// Sources: files and folders; `sources` when not said.
    pub sources: Vec<PathBuf>,
    /// Folder of articles; `articles` when not said.
    pub output: PathBuf,
    /// Formats to write; Markdown when not said.
    pub formats: Vec<Format>,
}

impl Project {
    /// The project of the working folder, if it or a folder above holds `pigiste.yaml`.
    ///
    /// # Errors
    /// When the file cannot be read or used.
    pub fn find() -> Result<Option<Project>> {
        let Ok(here) = std::env::current_dir() else {
            return Ok(None);
        };
        for folder in here.ancestors() {
            let file = folder.join(NAME);
            if file.is_file() {
                return Project::read(&file, shown(&here, folder)).map(Some);
            }
        }
        Ok(None)
    }

    /// Reads `pigiste.yaml`; `root` is its folder as paths of messages and outputs start.
    fn read(file: &Path, root: PathBuf) -> Result<Project> {
        let shown = root.join(NAME);
        let text = std::fs::read_to_string(file)
            .map_err(|e| Error::new(format!("cannot read: {e}")).in_file(&shown))?;
        let written: Written = if text.trim().is_empty() {
            Written::default()
        } else {
            serde_yaml::from_str(&text).map_err(|e| fault::of_yaml(&shown, NAME, &text, &e))?
        };
        let place = |paths: Vec<PathBuf>| paths.into_iter().map(|p| root.join(p)).collect();
        let sources = if written.sources.is_empty() {
            vec![PathBuf::from("sources")]
        } else {
            written.sources
        };
        Ok(Project {
            file: shown,
            text,
            brief: Brief {
                min_words: written.min_words,
                max_words: written.max_words,
                keyphrase: written.keyphrase,
                title: written.title,
                genre: written.genre,
                style: written.style,
                date: written.date,
                author: written.author,
                site_name: written.site_name,
                base_url: written.base_url,
                source_url: written.source_url,
                image: written.image,
                links: written.links,
                publisher: written.publisher,
            },
            rules: place(written.rules),
            templates: place(written.templates),
            sources: place(sources),
            output: root.join(written.output.unwrap_or_else(|| PathBuf::from("articles"))),
            formats: if written.formats.is_empty() {
                vec![Format::Markdown]
            } else {
                written.formats
            },
        })
    }
}

/// The folder as seen from the working folder: empty, or `..` steps.
fn shown(here: &Path, folder: &Path) -> PathBuf {
    let up = here.components().count() - folder.components().count().min(here.components().count());
    (0..up).map(|_| "..").collect()
}
