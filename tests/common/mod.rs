//! What several tests share.
#![allow(dead_code)]

use pigiste::files::Files;
use std::path::{Path, PathBuf};

/// The pack under test: the built-in one, or, to try rules without building again, that of the folder named by
/// `PIGISTE_PACK`.
pub fn files() -> Files {
    match std::env::var_os("PIGISTE_PACK") {
        Some(folder) => {
            let mut files = Files::default();
            files
                .add_folder(Path::new(&folder))
                .expect("a folder of rules");
            files
        }
        None => Files::embedded(),
    }
}

/// A set of the shared corpus, `None` (said on the terminal) where it is absent.
pub fn corpus(set: &str) -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpus")
        .join(set)
        .join("dev");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no {}", folder.display());
        return None;
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| {
            let kind = p.extension().and_then(|e| e.to_str()).unwrap_or("");
            matches!(kind, "txt" | "md" | "mdx" | "html" | "xhtml")
        })
        .collect();
    paths.sort();
    Some(paths)
}
