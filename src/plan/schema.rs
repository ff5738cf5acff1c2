//! Section schemas by genre, as written in `rules/plan/genres/`.

use crate::error::{Error, Result};
use crate::files::{Files, parse};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The sections of a genre, in order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// Genre id; `defaut` serves texts without a clear genre.
    pub id: String,
    /// Sections in order. `corps` stands for everything no other role takes, in source order.
    pub sections: Vec<String>,
    /// Families of headings this genre avoids.
    #[serde(default)]
    pub avoid_headings: Vec<String>,
    /// True when the source order of steps or turns may not be touched.
    #[serde(default)]
    pub keep_order: bool,
}

/// Every schema by genre id.
#[derive(Debug, Clone, Default)]
pub struct Schemas {
    by_id: BTreeMap<String, Schema>,
}

impl Schemas {
    /// Reads `rules/plan/genres/*.yaml`; a later layer replaces a genre.
    ///
    /// # Errors
    /// When a file does not parse or `defaut` is missing.
    pub fn load(files: &Files) -> Result<Schemas> {
        let mut by_id = BTreeMap::new();
        for file in files.below("rules/plan/genres/", ".yaml") {
            let schema: Schema = parse(file)?;
            by_id.insert(schema.id.clone(), schema);
        }
        if !by_id.contains_key("defaut") {
            return Err(Error::new("the pack has no section schema `defaut`")
                .hint("add `rules/plan/genres/defaut.yaml`"));
        }
        Ok(Schemas { by_id })
    }

    /// The schema of a genre, or the default one.
    pub fn of(&self, genre: Option<&str>) -> Option<&Schema> {
        genre
            .and_then(|g| self.by_id.get(g))
            .or_else(|| self.by_id.get("defaut"))
    }

    /// True when the genre has a schema of its own.
    pub fn knows(&self, genre: &str) -> bool {
        self.by_id.contains_key(genre)
    }

    /// Ids of the genres, `defaut` included.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }
}
