//! Where examples are run: a sentence parsed and its facts extracted as in a real run.

use crate::error::Error;
use crate::files::File;
use crate::pack::Pack;
use crate::pattern::Scene;
use crate::pattern::rewrite::Scope;
use crate::plan::names::Names;
use crate::realize::Speech;

/// The stages examples need.
#[derive(Debug, Clone, Copy)]
pub struct Bench<'a> {
    /// The pack under test.
    pub pack: &'a Pack,
}

impl<'a> Bench<'a> {
    /// Reading, parsing and joints.
    pub fn speech(&self) -> Speech<'a> {
        Speech {
            text: &self.pack.text,
            parse: &self.pack.parse,
            french: &self.pack.french,
        }
    }

    /// Runs `act` on the first sentence of an example.
    pub fn on<T>(&self, example: &str, act: impl FnOnce(&Scope) -> T) -> T {
        let document = self.speech().parse(example);
        let facts = crate::extract::extract(&document, &self.pack.extract);
        let names = Names {
            document: &document,
            facts: &facts,
        };
        act(&Scope {
            scene: Scene {
                document: &document,
                mentions: &facts.scene,
            },
            names: &names,
            french: &self.pack.french,
            sentence: 0,
        })
    }
}

/// An error at the first place of `needle` in a file, from a line on (from 1); at that line when it is not there.
pub fn at(error: Error, file: &File, from: usize, needle: &str) -> Error {
    let lines = file.text.lines().enumerate().skip(from.saturating_sub(1));
    let mut found = None;
    for (n, line) in lines {
        if let Some(byte) = line.find(needle) {
            let column = line.get(..byte).unwrap_or("").chars().count() + 1;
            found = Some((n + 1, column, line));
            break;
        }
    }
    match found.filter(|_| !needle.is_empty()) {
        Some((line, column, source)) => error.at(&file.shown, line, column).showing(source, column),
        None if from > 0 => error.at(&file.shown, from, 1),
        None => error.in_file(&file.shown),
    }
}
