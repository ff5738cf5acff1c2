//! Reading of the two-column tables: each line is `left | right`, `#` starts a comment.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs
)]

use pigiste::files::Files;
use pigiste::french::compose::Rules;
use pigiste::french::tags::{Gender, Number};

pub fn rules() -> Rules {
    Rules::load(&Files::embedded()).expect("the rules load")
}

pub fn table(text: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for line in text.lines() {
        if line.starts_with("# ") || line == "#" || line.trim().is_empty() {
            continue;
        }
        let (left, right) = line
            .split_once(" | ")
            .unwrap_or_else(|| panic!("no ` | ` in `{line}`"));
        rows.push((left.to_string(), right.to_string()));
    }
    rows
}

/// Runs every row; reports all the rows that differ at once.
pub fn check(text: &str, at_least: usize, run: impl Fn(&str) -> String) {
    let rows = table(text);
    assert!(
        rows.len() >= at_least,
        "{} rows, {at_least} wanted",
        rows.len()
    );
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(left, right)| {
            let got = run(left);
            (got != *right).then(|| format!("{left}\n  want {right}\n  got  {got}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} rows differ:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

pub fn gender(text: &str) -> Option<Gender> {
    match text {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

pub fn number(text: &str) -> Number {
    if text == "p" {
        Number::Plural
    } else {
        Number::Singular
    }
}

/// The pack under test: the built-in one, or, to try rules without building again, that of the folder named by
/// `PIGISTE_PACK`.
pub fn files() -> Files {
    match std::env::var_os("PIGISTE_PACK") {
        Some(folder) => {
            let mut files = Files::default();
            files
                .add_folder(std::path::Path::new(&folder))
                .expect("a folder of rules");
            files
        }
        None => Files::embedded(),
    }
}

/// A set of the shared corpus, `None` (said on the terminal) where it is absent.
pub fn corpus(set: &str) -> Option<Vec<std::path::PathBuf>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpus")
        .join(set)
        .join("dev");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no {}", folder.display());
        return None;
    };
    let mut paths: Vec<std::path::PathBuf> = entries
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| {
            let kind = p.extension().and_then(|e| e.to_str()).unwrap_or("");
            matches!(kind, "txt" | "md" | "mdx" | "html" | "xhtml")
        })
        .collect();
    paths.sort();
    Some(paths)
}
