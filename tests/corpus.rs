//! The whole road over the development corpus: never a panic, nothing unproven left, no sentence twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use pigiste::article::{Article, BlockKind};
use pigiste::brief::Brief;
use pigiste::french::typography::plain;
use pigiste::generator::{Generator, Options};
use pigiste::pack::Pack;
use pigiste::text::Input;
use pigiste::text::document::Document;
use std::collections::BTreeSet;

/// One text in so many of each set: the debug build is slow. `PIGISTE_ALL=1` takes every one.
const STEP: usize = 6;

fn sentences_twice(article: &Article) -> Vec<String> {
    let mut seen = BTreeSet::new();
    article
        .sections
        .iter()
        .flat_map(|s| &s.blocks)
        .filter(|b| b.kind == BlockKind::Paragraph)
        .flat_map(|b| &b.sentences)
        .filter(|s| !seen.insert(s.text.clone()))
        .map(|s| s.text.clone())
        .collect()
}

/// Quotations of the article that the source does not hold word for word.
fn altered(article: &Article, document: &Document) -> Vec<String> {
    // Spaces and the form of an ellipsis are typography, not words.
    let squeeze =
        |t: &str| -> String { plain(t).replace("...", "…").split_whitespace().collect() };
    let source = squeeze(&document.text);
    let mut found = Vec::new();
    for sentence in article.sentences() {
        if sentence.origin.bank.is_some() {
            continue;
        }
        let text = squeeze(&sentence.text);
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once('«') {
            let Some((inside, next)) = after.split_once('»') else {
                break;
            };
            let inside = inside.trim().trim_end_matches(['.', ',']);
            if !source.contains(inside) {
                found.push(inside.to_string());
            }
            rest = next;
        }
    }
    found
}

#[test]
fn the_corpus_is_written_without_a_fault() {
    let generator = Generator::new(Pack::compile(common::files()).expect("the pack compiles"));
    let step = if std::env::var_os("PIGISTE_ALL").is_some() {
        1
    } else {
        STEP
    };
    let mut faults = Vec::new();
    let mut written = 0;
    let mut reached = 0;
    for set in [
        "winer-fr",
        "wikinews-fr",
        "est-republicain-fr",
        "brut-fr",
        "html-fr",
        "markdown-fr",
    ] {
        let Some(paths) = common::corpus(set) else {
            return;
        };
        for path in paths.iter().step_by(step) {
            let bytes = std::fs::read(path).unwrap();
            let Ok(trace) = generator.write(
                &bytes,
                Input::from_path(path),
                &Brief::default(),
                &Options::default(),
            ) else {
                continue;
            };
            written += 1;
            reached += usize::from(trace.article.words.total >= 700);
            let name = path.file_name().unwrap().to_string_lossy().to_string();
            for text in sentences_twice(&trace.article) {
                faults.push(format!("{name}: twice: {text}"));
            }
            for text in altered(&trace.article, &trace.document) {
                faults.push(format!("{name}: quotation altered: {text}"));
            }
        }
    }
    println!("{written} articles, {reached} of 700 words and more");
    assert!(written > 0, "nothing was written");
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
