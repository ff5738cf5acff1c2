//! Every rule proves itself: it finds its `finds` and ignores its `ignores`, with the real parser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use pigiste::extract;
use pigiste::files::{Files, parse};
use pigiste::pack::Pack;
use pigiste::pattern::Scene;
use pigiste::pattern::filters::capitalise;
use pigiste::pattern::rewrite::Scope;
use pigiste::plan::names::Names;
use pigiste::realize::Speech;
use pigiste::text::document::Document;
use serde_json::Value;
use std::sync::LazyLock;

mod common;

static PACK: LazyLock<Pack> =
    LazyLock::new(|| Pack::compile(common::files()).expect("the built-in pack compiles"));

fn speech() -> Speech<'static> {
    Speech {
        text: &PACK.text,
        parse: &PACK.parse,
        french: &PACK.french,
    }
}

/// Runs `act` on an example as a parsed document with its facts.
fn on<T>(example: &str, act: impl Fn(&Scope, &Document) -> T) -> T {
    let document = speech().parse(example);
    let facts = extract::extract(&document, &PACK.extract);
    let names = Names {
        document: &document,
        facts: &facts,
    };
    let scope = Scope {
        scene: Scene {
            document: &document,
            mentions: &facts.scene,
        },
        names: &names,
        french: &PACK.french,
        sentence: 0,
    };
    act(&scope, &document)
}

fn examples(files: &Files, folder: &str, key: &str) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for file in files.below(folder, ".yaml") {
        let value: Value = parse(file).expect("parses");
        for rule in value
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            all.push((file.path.clone(), rule.clone()));
        }
    }
    all
}

fn texts(rule: &Value, key: &str) -> Vec<(String, Option<String>)> {
    rule.get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|example| match example {
            Value::String(text) => (text.clone(), None),
            other => (
                other["text"].as_str().unwrap_or_default().to_string(),
                other["gives"].as_str().map(str::to_string),
            ),
        })
        .collect()
}

fn id(rule: &Value) -> String {
    rule["id"].as_str().unwrap_or_default().to_string()
}

fn report(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn rewriting_rules_keep_their_examples() {
    let mut faults = Vec::new();
    for (file, written) in examples(&PACK.files, "rules/realize/rewrite/", "rules") {
        let rule = PACK
            .realize
            .rewriter
            .rules
            .iter()
            .find(|r| r.id == id(&written))
            .expect("compiled");
        let run = |text: &str| {
            on(text, |scope, _| {
                rule.apply(scope).map(|raw| speech().settle(&raw))
            })
        };
        let finds = texts(&written, "finds");
        if finds.is_empty() || texts(&written, "ignores").is_empty() {
            faults.push(format!("{file}: {} has no finds or no ignores", rule.id));
        }
        for (text, gives) in finds {
            let got = run(&text);
            if got != gives {
                faults.push(format!(
                    "{file}: {}\n   on: {text}\n  got: {got:?}\n want: {gives:?}",
                    rule.id
                ));
            }
        }
        for (text, _) in texts(&written, "ignores") {
            if let Some(got) = run(&text) {
                faults.push(format!(
                    "{file}: {} must ignore: {text}\n  got: {got}",
                    rule.id
                ));
            }
        }
    }
    report(&faults);
}

#[test]
fn headline_rules_keep_their_examples() {
    let mut faults = Vec::new();
    for (file, written) in examples(&PACK.files, "rules/plan/headlines", "headlines") {
        let rule = PACK
            .plan
            .headlines
            .iter()
            .find(|r| r.rule.id == id(&written))
            .expect("compiled");
        let run = |text: &str| {
            on(text, |scope, _| {
                let hit = rule.rule.matches(scope)?;
                Some(pigiste::plan::headline::tidy(
                    &rule.rule.write.fill(scope, &hit)?,
                ))
            })
        };
        for (text, gives) in texts(&written, "finds") {
            let got = run(&text);
            if got != gives {
                faults.push(format!(
                    "{file}: {}\n   on: {text}\n  got: {got:?}\n want: {gives:?}",
                    rule.rule.id
                ));
            }
        }
        for (text, _) in texts(&written, "ignores") {
            if let Some(got) = run(&text) {
                faults.push(format!(
                    "{file}: {} must ignore: {text}\n  got: {got}",
                    rule.rule.id
                ));
            }
        }
    }
    report(&faults);
}

#[test]
fn question_rules_keep_their_examples() {
    let mut faults = Vec::new();
    for (file, written) in examples(&PACK.files, "rules/plan/questions", "questions") {
        let rule = PACK
            .plan
            .questions
            .iter()
            .find(|r| r.rule.id == id(&written))
            .expect("compiled");
        let run = |text: &str| {
            on(text, |scope, _| {
                let hit = rule.rule.matches(scope)?;
                let answer = rule.answer.fill(scope, &hit)?;
                let question = rule.rule.write.fill(scope, &hit)?;
                let tidy =
                    |text: &str| capitalise(&text.split_whitespace().collect::<Vec<_>>().join(" "));
                Some(format!("{} {}", tidy(&question), tidy(&answer)))
            })
        };
        for (text, gives) in texts(&written, "finds") {
            let got = run(&text);
            if got != gives {
                faults.push(format!(
                    "{file}: {}\n   on: {text}\n  got: {got:?}\n want: {gives:?}",
                    rule.rule.id
                ));
            }
        }
        for (text, _) in texts(&written, "ignores") {
            if let Some(got) = run(&text) {
                faults.push(format!(
                    "{file}: {} must ignore: {text}\n  got: {got}",
                    rule.rule.id
                ));
            }
        }
    }
    report(&faults);
}

#[test]
fn classes_keep_their_examples() {
    let mut faults = Vec::new();
    for (path, of) in [
        ("rules/plan/roles.yaml", PACK.plan.roles()),
        ("rules/plan/anaphora.yaml", PACK.plan.anaphora()),
    ] {
        for (_, written) in examples(&PACK.files, path, "classes") {
            let class = written["class"].as_str().unwrap_or_default();
            let run = |text: &str| on(text, |scope, _| of.of(scope.scene, 0).map(str::to_string));
            for (text, _) in texts(&written, "finds") {
                let got = run(&text);
                if got.as_deref() != Some(class) {
                    faults.push(format!("{path}: {class} must find: {text} (got {got:?})"));
                }
            }
            for (text, _) in texts(&written, "ignores") {
                let got = run(&text);
                if got.as_deref() == Some(class) {
                    faults.push(format!("{path}: {class} must ignore: {text}"));
                }
            }
        }
    }
    report(&faults);
}
