//! The merged pack: every item, the layer and the place it comes from.

use pigiste::files::File;
use pigiste::pack::Pack;
use serde::Serialize;
use std::fmt::Write;

/// The pack of a run.
#[derive(Serialize)]
pub struct View {
    digest: String,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    /// Id, or path for a file that is one item.
    id: String,
    /// File inside its pack.
    path: String,
    /// `built-in`, or the folder's rank among those given.
    layer: String,
    /// `file:line`.
    place: String,
    /// True when a later layer has an item of this id.
    replaced: bool,
}

fn layer(n: usize) -> String {
    if n == 0 {
        "built-in".to_string()
    } else {
        format!("folder {n}")
    }
}

impl View {
    /// The items of the pack, by path then line.
    pub fn new(pack: &Pack) -> View {
        let mut items: Vec<(usize, Item)> = Vec::new();
        for file in pack.files.all() {
            for (line, id) in ids(file) {
                items.push((
                    file.layer,
                    Item {
                        id,
                        path: file.path.clone(),
                        layer: layer(file.layer),
                        place: format!("{}:{line}", file.shown.display()),
                        replaced: false,
                    },
                ));
            }
        }
        let last: std::collections::BTreeMap<(String, String), usize> = items
            .iter()
            .map(|(layer, item)| ((kind(&item.path), item.id.clone()), *layer))
            .fold(
                std::collections::BTreeMap::new(),
                |mut all, (key, layer)| {
                    let kept = all.entry(key).or_insert(layer);
                    *kept = (*kept).max(layer);
                    all
                },
            );
        for (layer, item) in &mut items {
            let key = (kind(&item.path), item.id.clone());
            item.replaced = last.get(&key).is_some_and(|l| l > layer);
        }
        View {
            digest: format!("sha256:{}", pack.digest()),
            items: items.into_iter().map(|(_, item)| item).collect(),
        }
    }

    /// One item a line.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for item in &self.items {
            let replaced = if item.replaced { " (replaced)" } else { "" };
            let _ = writeln!(out, "{}\t{}\t{}{replaced}", item.id, item.layer, item.place);
        }
        let _ = writeln!(out, "{} items, {}", self.items.len(), self.digest);
        out
    }
}

/// Items of one kind share a folder of the first two levels.
fn kind(path: &str) -> String {
    path.split('/').take(2).collect::<Vec<_>>().join("/")
}

/// The ids a file gives with their lines (from 1); the file itself when it gives none.
fn ids(file: &File) -> Vec<(usize, String)> {
    let mut ids = Vec::new();
    if file.path.ends_with(".yaml") {
        for (n, line) in file.text.lines().enumerate() {
            let inner = line.trim_start().trim_start_matches(['-', '{', ' ']);
            if let Some(id) = inner.strip_prefix("id:") {
                let id = id.split(',').next().unwrap_or(id);
                ids.push((n + 1, id.trim().trim_matches(['"', '\'']).to_string()));
            }
        }
    }
    if ids.is_empty() {
        ids.push((1, file.path.clone()));
    }
    ids
}
