//! The command line as users and scripts meet it: exit codes, messages, files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_input;
mod briefs;
mod formats;
mod jsonl;
mod packs;
mod several;

use assert_cmd::Command;
use std::path::{Path, PathBuf};

/// A source that is usable.
const STORY: &str = include_str!("../../fixtures/bac-de-port-renaud/source.txt");

/// The binary in a folder of its own, which holds `source.txt`.
struct Desk {
    folder: tempfile::TempDir,
}

/// What a command came to.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk {
            folder: tempfile::tempdir().unwrap(),
        };
        desk.file("source.txt", STORY);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, its folders made.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pigiste"));
        command.current_dir(self.folder.path());
        command
    }

    /// Runs with these arguments, separated by spaces.
    fn run(&self, arguments: &str) -> Ended {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &str, stdin: impl Into<Vec<u8>>) -> Ended {
        let output = self
            .command()
            .args(arguments.split_whitespace())
            .write_stdin(stdin)
            .output()
            .unwrap();
        Ended {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ended {
    /// Fails unless the command ended so, with all of this on stderr.
    #[track_caller]
    fn ends(&self, code: i32, messages: &[&str]) -> &Ended {
        assert_eq!(self.code, code, "stderr:\n{}", self.err);
        for message in messages {
            assert!(
                self.err.contains(message),
                "`{message}` is not in stderr:\n{}",
                self.err
            );
        }
        self
    }

    /// An error of the contract: nothing on stdout, exit code 2, the message first, a hint.
    #[track_caller]
    fn refused(&self, message: &str, hint: &str) -> &Ended {
        self.ends(2, &[message, hint]);
        assert!(self.out.is_empty(), "stdout:\n{}", self.out);
        assert!(self.err.starts_with("error: "), "{}", self.err);
        self
    }
}

/// The files below a folder, by name.
fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(here) = folders.pop() {
        for entry in std::fs::read_dir(&here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(folder).unwrap();
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn help_and_version_are_no_error() {
    let desk = Desk::new();
    for (arguments, expected) in [
        ("--help", "Usage: pigiste"),
        ("write --help", "--keyphrase"),
        ("--version", env!("CARGO_PKG_VERSION")),
    ] {
        let ended = desk.run(arguments);
        ended.ends(0, &[]);
        assert!(ended.out.contains(expected), "{arguments}: {}", ended.out);
    }
}

#[test]
fn completions_name_the_commands() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = desk.run(&format!("completions {shell}"));
        ended.ends(0, &[]);
        assert!(ended.out.contains("inspect"), "{shell}");
    }
    desk.run("completions cmd")
        .refused("`cmd` is not a value of `<SHELL>`", "one of bash");
}
