//! Same source and rules, same bytes: twice, under other zones and locales, from another folder, with
//! rule files in another order, on one thread and on several.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use pigiste::brief::Brief;
use pigiste::emit::{self, Options as Emit};
use pigiste::files::Files;
use pigiste::generator::{Generator, Options};
use pigiste::pack::Pack;
use pigiste::text::Input;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The sources of the stories, by name.
fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found = Vec::new();
    for story in std::fs::read_dir(folder).unwrap() {
        let story = story.unwrap().path();
        if !story.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&story).unwrap() {
            let file = file.unwrap().path();
            if file.file_stem().is_some_and(|s| s == "source") {
                found.push(file);
            }
        }
    }
    found.sort();
    assert!(found.len() >= 8, "{} stories", found.len());
    found
}

/// Every story in three formats with this pack; a source refused gives its message.
fn articles(pack: Pack, seed: u64) -> BTreeMap<PathBuf, String> {
    let generator = Generator::new(pack);
    let options = Options {
        seed,
        ..Options::default()
    };
    let all = stories().into_iter().map(|path| {
        let bytes = std::fs::read(&path).unwrap();
        let written = generator.write(&bytes, Input::from_path(&path), &Brief::default(), &options);
        let text = match written {
            Ok(trace) => {
                let rules = &generator.pack.emit;
                let (article, brief) = (&trace.article, &trace.brief);
                let markdown = emit::markdown(article, brief, &Emit::default(), rules).unwrap();
                let html = emit::html(article, brief, &Emit::default(), rules).unwrap();
                format!(
                    "{markdown}\n{html}\n{}",
                    serde_json::to_string(article).unwrap()
                )
            }
            Err(error) => error.to_string(),
        };
        (path, text)
    });
    all.collect()
}

#[test]
fn the_order_of_rule_files_changes_nothing() {
    let files = Files::embedded();
    let expected = articles(Pack::compile(files.clone()).unwrap(), 0);
    let all: Vec<_> = files.all().cloned().collect();
    // Three orders: reversed, and two that start elsewhere and take every nth file.
    for step in [all.len() - 1, 7, 101] {
        let step = (step..).find(|s| gcd(*s, all.len()) == 1).unwrap();
        let mut shuffled = Files::default();
        for n in 0..all.len() {
            shuffled.insert(all[(step / 2 + n * step) % all.len()].clone());
        }
        assert_eq!(shuffled.all().count(), all.len());
        let got = articles(Pack::compile(shuffled).unwrap(), 0);
        assert!(got == expected, "the order of files changed an article");
    }
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[test]
fn a_pack_read_from_disk_writes_what_the_embedded_one_writes() {
    let expected = articles(Pack::embedded().unwrap(), 3);
    let mut files = Files::default();
    files
        .add_folder(Path::new(env!("CARGO_MANIFEST_DIR")))
        .unwrap();
    let got = articles(Pack::compile(files).unwrap(), 3);
    for (path, text) in &expected {
        // The place of a rule is said as a path, which differs.
        let root = format!("{}/", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(&got[path].replace(&root, ""), text, "{}", path.display());
    }
}

/// Runs the binary on a source, in a folder, with a changed environment.
fn run(folder: &Path, source: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_pigiste"))
        .current_dir(folder)
        .arg("write")
        .arg(source)
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

#[test]
fn zones_locales_and_folders_change_nothing() {
    let elsewhere = tempfile::tempdir().unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let story = here.join("fixtures/bac-de-port-renaud/source.txt");
    let copy = elsewhere.path().join("autre nom.txt");
    std::fs::copy(&story, &copy).unwrap();
    for format in ["markdown", "html", "json"] {
        let arguments = ["--format", format];
        let expected = run(here, &story, &arguments, &[]);
        assert!(expected.len() > 1000);
        for environment in [
            [
                ("TZ", "Pacific/Auckland"),
                ("LANG", "tr_TR.UTF-8"),
                ("LC_ALL", "tr_TR.UTF-8"),
            ],
            [
                ("TZ", "America/Caracas"),
                ("LANG", "C"),
                ("LC_ALL", "POSIX"),
            ],
            [
                ("TZ", "Asia/Kolkata"),
                ("LANG", "ar_SA.UTF-8"),
                ("LC_ALL", "fr_FR.ISO-8859-1"),
            ],
        ] {
            assert_eq!(
                run(here, &story, &arguments, &environment),
                expected,
                "{environment:?}"
            );
        }
        assert_eq!(
            run(elsewhere.path(), &copy, &arguments, &[]),
            expected,
            "{format}"
        );
    }
}

#[test]
fn threads_change_nothing() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let mut runs = Vec::new();
    for threads in ["1", "8"] {
        let folder = out.path().join(threads);
        let output = Command::new(env!("CARGO_BIN_EXE_pigiste"))
            .arg("write")
            .arg(here.join("fixtures"))
            .args(["--format", "json", "-o"])
            .arg(&folder)
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        let mut written = BTreeMap::new();
        for story in stories() {
            let name = story.parent().unwrap().file_name().unwrap().to_owned();
            let article = folder.join(&name).join("source.json");
            written.insert(name, std::fs::read(article).unwrap_or_default());
        }
        assert!(written.values().filter(|a| !a.is_empty()).count() >= 8);
        let told = String::from_utf8(output.stderr)
            .unwrap()
            .replace(&*folder.to_string_lossy(), "");
        runs.push((written, told));
    }
    assert!(runs[0] == runs[1]);
}

#[test]
fn a_seed_changes_choices_and_nothing_else_does() {
    let pack = || Pack::embedded().unwrap();
    assert!(articles(pack(), 1) == articles(pack(), 1));
    assert!(
        articles(pack(), 1) != articles(pack(), 2),
        "the seed chooses nothing"
    );
}
