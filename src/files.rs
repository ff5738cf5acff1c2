//! Rule and template files: the embedded pack and the user's folders over it, found by path and
//! parsed with their place kept for messages.

pub mod fault;

use crate::error::{Error, Result};
use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");
static COMPILED: Dir<'static> = include_dir!("$OUT_DIR/rules");
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A rule or template file of one layer.
#[derive(Debug, Clone)]
pub struct File {
    /// Path inside its pack, with `/`: `rules/extract/quotations.yaml`.
    pub path: String,
    /// Path to show: the same for the embedded pack, else the file on disk.
    pub shown: PathBuf,
    /// 0 for the embedded pack, then one a `--rules` folder.
    pub layer: usize,
    /// Content.
    pub text: Cow<'static, str>,
    /// The same as JSON, made when the program was built; embedded files only.
    pub json: Option<&'static str>,
}

/// All files of all layers.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// By path, then layer.
    files: BTreeMap<(String, usize), File>,
    layers: usize,
}

impl Files {
    /// The embedded pack alone.
    pub fn embedded() -> Files {
        let mut files = Files {
            files: BTreeMap::new(),
            layers: 1,
        };
        for (root, dir) in [("rules", &RULES), ("templates", &TEMPLATES)] {
            files.add_embedded(root, dir);
        }
        files
    }

    fn add_embedded(&mut self, root: &str, dir: &Dir<'static>) {
        for file in dir.files() {
            let relative = file.path().to_string_lossy().replace('\\', "/");
            if let Some(text) = file.contents_utf8() {
                let path = format!("{root}/{relative}");
                let json = COMPILED
                    .get_file(Path::new(&relative).with_extension("json"))
                    .filter(|_| root == "rules")
                    .and_then(include_dir::File::contents_utf8);
                self.insert(File {
                    shown: PathBuf::from(&path),
                    path,
                    layer: 0,
                    text: Cow::Borrowed(text),
                    json,
                });
            }
        }
        for sub in dir.dirs() {
            self.add_embedded(root, sub);
        }
    }

    /// Adds one file; a file of the same path and layer is replaced.
    pub fn insert(&mut self, file: File) {
        self.layers = self.layers.max(file.layer + 1);
        self.files.insert((file.path.clone(), file.layer), file);
    }

    /// Puts a user's folder over what is there. The folder holds `rules/` and `templates/`, or is
    /// itself a `rules` folder.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read, or is not UTF-8.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let layer = self.layers;
        self.layers += 1;
        if !folder.is_dir() {
            return Err(
                Error::new(format!("no folder of rules at `{}`", folder.display()))
                    .hint("`--rules` takes a folder that holds `rules/` or `templates/`"),
            );
        }
        let mut found = false;
        for root in ["rules", "templates"] {
            let sub = folder.join(root);
            if sub.is_dir() {
                found = true;
                self.add_below(&sub, root, layer)?;
            }
        }
        if !found {
            self.add_below(folder, "rules", layer)?;
        }
        Ok(())
    }

    /// Puts a folder of templates over what is there: what it holds takes the place of `templates/`.
    ///
    /// # Errors
    /// As [`Files::add_folder`].
    pub fn add_templates(&mut self, folder: &Path) -> Result<()> {
        let layer = self.layers;
        self.layers += 1;
        if !folder.is_dir() {
            return Err(Error::new(format!(
                "no folder of templates at `{}`",
                folder.display()
            )));
        }
        self.add_below(folder, "templates", layer)
    }

    /// SHA-256 of every file of every layer, in hexadecimal: what the rules of a run were.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for file in self.all() {
            for part in [&file.path, &file.layer.to_string(), file.text.as_ref()] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part.as_bytes());
            }
        }
        hash.finalize().iter().fold(String::new(), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
    }

    fn add_below(&mut self, folder: &Path, prefix: &str, layer: usize) -> Result<()> {
        let unreadable =
            |path: &Path, e: std::io::Error| Error::new(format!("cannot read: {e}")).in_file(path);
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, e))? {
            let entry = entry.map_err(|e| unreadable(folder, e))?;
            entries.push(entry.path());
        }
        entries.sort();
        for path in entries {
            let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let inner = format!("{prefix}/{name}");
            if path.is_dir() {
                self.add_below(&path, &inner, layer)?;
                continue;
            }
            let kind = path.extension().and_then(|e| e.to_str()).unwrap_or("");
            if !matches!(kind, "yaml" | "yml" | "txt" | "html" | "md" | "css" | "xml") {
                continue;
            }
            let text = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
            let inner = inner
                .strip_suffix(".yml")
                .map_or(inner.clone(), |stem| format!("{stem}.yaml"));
            self.insert(File {
                path: inner,
                shown: path,
                layer,
                text: Cow::Owned(text),
                json: None,
            });
        }
        Ok(())
    }

    /// The file at this path; the last layer that has it wins.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files
            .range((path.to_string(), 0)..=(path.to_string(), usize::MAX))
            .next_back()
            .map(|(_, file)| file)
    }

    /// Every version of the file at this path, the embedded one first.
    pub fn versions(&self, path: &str) -> Vec<&File> {
        self.files
            .range((path.to_string(), 0)..=(path.to_string(), usize::MAX))
            .map(|(_, file)| file)
            .collect()
    }

    /// Every file below a folder (`rules/pad/`) with this ending (`.yaml`), by path then layer.
    pub fn below<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files
            .values()
            .filter(move |f| f.path.starts_with(folder) && f.path.ends_with(ending))
    }

    /// Every file.
    pub fn all(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// The YAML file at this path, of the last layer that has it.
    ///
    /// # Errors
    /// When no layer has the file, or it does not parse as `T`.
    pub fn yaml<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let file = self
            .get(path)
            .ok_or_else(|| Error::new(format!("the pack has no file `{path}`")))?;
        parse(file)
    }
}

/// Parses one YAML file.
///
/// # Errors
/// With file, line and column of the fault.
pub fn parse<T: DeserializeOwned>(file: &File) -> Result<T> {
    // A value that JSON refuses is read again as YAML, for the place of the fault.
    if let Some(value) = file.json.and_then(|json| serde_json::from_str(json).ok()) {
        return Ok(value);
    }
    serde_yaml::from_str(&file.text)
        .map_err(|e| fault::of_yaml(&file.shown, &file.path, &file.text, &e))
}
