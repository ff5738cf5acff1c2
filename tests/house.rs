//! The house rules: who may use whom, how files open, how long they are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Module → what it may use, `error` and `files` aside, which all may. `a::b` allows that part of `a` only.
const MAY_USE: [(&str, &[&str]); 19] = [
    ("error", &[]),
    ("choose", &[]),
    ("files", &[]),
    ("brief", &[]),
    // A parse is written into the document; word lists are shared with patterns.
    ("french", &["text::document", "pattern::lists"]),
    ("text", &["french", "brief"]),
    ("article", &["french", "text::document"]),
    ("pattern", &["text", "french", "article::count_words"]),
    ("extract", &["pattern", "text", "french"]),
    (
        "plan",
        &[
            "extract",
            "pattern",
            "text",
            "french",
            "brief",
            "article::count_words",
        ],
    ),
    (
        "realize",
        &[
            "plan", "extract", "pattern", "article", "text", "french", "choose", "brief",
        ],
    ),
    (
        "pad",
        &[
            "plan", "extract", "pattern", "article", "text", "french", "choose", "realize",
        ],
    ),
    ("guard", &["article", "extract", "text", "french", "brief"]),
    ("audit", &["article", "extract", "text", "french"]),
    ("emit", &["article", "audit", "brief"]),
    (
        "pack",
        &[
            "text",
            "french",
            "pattern",
            "extract",
            "plan",
            "realize",
            "pad",
            "guard",
            "audit",
            "emit",
            "brief",
            "article::count_words",
        ],
    ),
    (
        "generator",
        &[
            "pack", "text", "french", "extract", "plan", "realize", "pad", "guard", "article",
            "brief", "choose",
        ],
    ),
    ("lib", &["*"]),
    // The binary is a crate of its own: the compiler keeps it to the public names.
    ("cli", &["*"]),
];

/// Files that hold more than they should: to be split by idea, not to be added to.
const LONG: [&str; 36] = [
    "src/article.rs",
    "src/audit/rules.rs",
    "src/emit/page.rs",
    "src/extract/coreference/nouns.rs",
    "src/extract/dates/scan.rs",
    "src/extract/entities/decide.rs",
    "src/extract/entities/evidence.rs",
    "src/extract/entities/heads.rs",
    "src/extract/entities/records.rs",
    "src/extract/entities/roles.rs",
    "src/extract/entities/rules.rs",
    "src/extract/entities/scan.rs",
    "src/extract/figures.rs",
    "src/extract/quotations/cue.rs",
    "src/extract/quotations/mod.rs",
    "src/extract/speakers/phrase.rs",
    "src/extract/speakers/subject.rs",
    "src/french/clauses.rs",
    "src/french/elision.rs",
    "src/french/subject.rs",
    "src/french/tagger/candidates.rs",
    "src/french/tagger/mod.rs",
    "src/french/tagger/rules.rs",
    "src/pack/check/bank.rs",
    "src/pad/place.rs",
    "src/pattern/filters.rs",
    "src/pattern/matcher.rs",
    "src/pattern/program.rs",
    "src/pattern/rewrite.rs",
    "src/pattern/syntax.rs",
    "src/plan/build.rs",
    "src/plan/headline.rs",
    "src/plan/rules.rs",
    "src/text/document.rs",
    "src/text/html/walker.rs",
    "src/text/tests.rs",
];

/// Lines of code at most, tests not counted.
const MOST_LINES: usize = 300;

struct File {
    path: String,
    /// Code, without its test module.
    code: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of `src/`, by name.
fn sources() -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text
                    .split("\n#[cfg(test)]\nmod ")
                    .next()
                    .unwrap_or("")
                    .to_string();
                files.push(File {
                    path: shown(&path),
                    code,
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 50, "the sources were not found");
    files
}

fn shown(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap();
    path.to_string_lossy().replace('\\', "/")
}

/// `text` for `src/text/tokens.rs`, `brief` for `src/brief.rs`.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let first = inside.split('/').next().unwrap_or(inside);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// The paths a file takes from the crate: `text::document::Span`, groups opened.
fn uses(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
        for part in line.split("crate::").skip(1) {
            let path = |text: &str| -> String {
                let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
                text.get(..end.unwrap_or(text.len()))
                    .unwrap_or("")
                    .trim_end_matches(':')
                    .to_string()
            };
            match part.strip_prefix('{') {
                Some(group) => found.extend(group.split(',').map(|p| path(p.trim()))),
                None => {
                    found.insert(path(part));
                }
            }
        }
    }
    found.retain(|p| !p.is_empty());
    found
}

fn may(allowed: &[&str], path: &str) -> bool {
    allowed.iter().any(|a| {
        *a == "*"
            || path == *a
            || path
                .strip_prefix(a)
                .is_some_and(|rest| rest.starts_with("::"))
    })
}

#[test]
fn modules_use_only_what_they_may() {
    let table: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut faults = Vec::new();
    for file in sources() {
        let here = module(&file.path);
        if here == "main" {
            continue;
        }
        let Some(allowed) = table.get(here) else {
            faults.push(format!(
                "{}: `{here}` is not in the table of this test",
                file.path
            ));
            continue;
        };
        for path in uses(&file.code) {
            let first = path.split("::").next().unwrap_or("");
            if first != here
                && !matches!(first, "error" | "files" | "Error" | "Result")
                && !may(allowed, &path)
            {
                faults.push(format!("{}: `{here}` may not use `{path}`", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_table_would_catch_a_forbidden_use() {
    let code = "use crate::extract::facts::Facts;\nuse crate::{text, plan::Plan};\n// use crate::emit;\nlet x = crate::article::count_words(t);";
    let found: Vec<String> = uses(code).into_iter().collect();
    assert_eq!(
        found,
        [
            "article::count_words",
            "extract::facts::Facts",
            "plan::Plan",
            "text"
        ]
    );
    assert!(may(&["article::count_words"], "article::count_words"));
    assert!(!may(&["article::count_words"], "article::Article"));
    assert!(!may(&["text::document"], "text::documents"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut faults = Vec::new();
    for file in sources() {
        if !file.code.starts_with("//! ") {
            faults.push(format!("{}: does not open with `//! `", file.path));
        }
        let name = file.path.rsplit('/').next().unwrap_or("");
        if [
            "utils.rs",
            "util.rs",
            "helpers.rs",
            "manager.rs",
            "misc.rs",
            "common.rs",
        ]
        .contains(&name)
        {
            faults.push(format!("{}: the name says nothing", file.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_hold_one_idea() {
    let mut faults = Vec::new();
    for file in sources() {
        let lines = file.code.lines().count();
        let known = LONG.contains(&file.path.as_str());
        if lines > MOST_LINES && !known {
            faults.push(format!(
                "{}: {lines} lines, more than {MOST_LINES}",
                file.path
            ));
        }
        if lines <= MOST_LINES && known {
            println!("{}: short again, strike it off the list", file.path);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn code_reads_no_clock_locale_or_zone() {
    let mut faults = Vec::new();
    for file in sources() {
        for word in [
            "SystemTime",
            "Instant::now",
            "chrono",
            "env::var(\"TZ",
            "env::var(\"LANG",
            "thread_rng",
            "RandomState",
        ] {
            if file.code.contains(word) {
                faults.push(format!("{}: `{word}`", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
