//! The README shows what the program does: its excerpt is real, its commands and flags exist.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const OPENS: &str = "<!-- excerpt of: ";
const CLOSES: &str = "<!-- end of the excerpt -->";

fn readme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn pigiste(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pigiste"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// From the title to the line before the second section.
fn opening(article: &str) -> &str {
    let end = article.match_indices("\n## ").nth(1).map_or(article.len(), |(at, _)| at);
    article[..end].trim_end()
}

/// `PIGISTE_UPDATE=1 cargo test --test readme` writes the excerpt anew.
#[test]
fn the_excerpt_is_what_the_program_writes() {
    let text = std::fs::read_to_string(readme()).unwrap();
    let (before, rest) = text.split_once(OPENS).unwrap();
    let (command, rest) = rest.split_once(" -->\n").unwrap();
    let (shown, after) = rest.split_once(CLOSES).unwrap();
    let arguments: Vec<&str> = command.split_whitespace().collect();
    let article = pigiste(&arguments);
    let real = format!("```markdown\n{}\n```\n", opening(&article));
    if std::env::var_os("PIGISTE_UPDATE").is_some() {
        let text = format!("{before}{OPENS}{command} -->\n{real}{CLOSES}{after}");
        std::fs::write(readme(), text).unwrap();
    } else {
        assert_eq!(shown, real, "run with PIGISTE_UPDATE=1 and read the change");
    }
}

#[test]
fn commands_and_flags_of_the_readme_exist() {
    let text = std::fs::read_to_string(readme()).unwrap();
    let mut seen = BTreeSet::new();
    for line in text.lines().filter(|l| l.starts_with("$ pigiste ")) {
        let line = line.split('#').next().unwrap();
        let mut words = line.split_whitespace().skip(2);
        let command = words.next().unwrap();
        let help = pigiste(&[command, "--help"]);
        seen.insert(command.to_string());
        for flag in words.filter(|w| w.starts_with("--")) {
            assert!(help.contains(flag), "{command} has no {flag}");
        }
    }
    let commands: Vec<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(commands, ["audit", "check", "completions", "inspect", "write"]);
}
