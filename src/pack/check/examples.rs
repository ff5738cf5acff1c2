//! Every rule on its `finds` and `ignores`, with the real parser.

use super::Report;
use super::bench::{Bench, at};
use crate::error::Error;
use crate::files::{File, parse};
use crate::pack::Pack;
use crate::pattern::filters::capitalise;
use crate::plan::headline::tidy;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// A kind of rule: where its files are, the key of their list, the key that names a rule, and what
/// a rule gives on a sentence.
struct Kind {
    folder: &'static str,
    list: &'static str,
    name: &'static str,
    /// What the rule named so gives on a text; `None` when it gives nothing.
    run: fn(&Bench, &str, &str) -> Option<String>,
    /// True when `finds` say what is given; else a rule gives its own name.
    gives: bool,
}

const KINDS: [Kind; 5] = [
    Kind {
        folder: "rules/realize/rewrite/",
        list: "rules",
        name: "id",
        run: rewritten,
        gives: true,
    },
    Kind {
        folder: "rules/plan/headlines",
        list: "headlines",
        name: "id",
        run: headline,
        gives: true,
    },
    Kind {
        folder: "rules/plan/questions",
        list: "questions",
        name: "id",
        run: question,
        gives: true,
    },
    Kind {
        folder: "rules/plan/roles.yaml",
        list: "classes",
        name: "class",
        run: |bench, _, text| bench.on(text, |s| bench.pack.plan.role_of(s.scene, 0)),
        gives: false,
    },
    Kind {
        folder: "rules/plan/anaphora.yaml",
        list: "classes",
        name: "class",
        run: |bench, _, text| {
            bench.on(text, |s| {
                bench
                    .pack
                    .plan
                    .anaphora()
                    .of(s.scene, 0)
                    .map(str::to_string)
            })
        },
        gives: false,
    },
];

fn rewritten(bench: &Bench, id: &str, text: &str) -> Option<String> {
    let rules = &bench.pack.realize.rewriter.rules;
    let rule = rules.iter().find(|r| r.id == id)?;
    bench.on(text, |scope| {
        rule.apply(scope).map(|raw| bench.speech().settle(&raw))
    })
}

fn headline(bench: &Bench, id: &str, text: &str) -> Option<String> {
    let rules = &bench.pack.plan.headlines;
    let rule = rules.iter().rev().find(|r| r.rule.id == id)?;
    bench.on(text, |scope| {
        let hit = rule.rule.matches(scope)?;
        Some(tidy(&rule.rule.write.fill(scope, &hit)?))
    })
}

fn question(bench: &Bench, id: &str, text: &str) -> Option<String> {
    let rules = &bench.pack.plan.questions;
    let rule = rules.iter().rev().find(|r| r.rule.id == id)?;
    bench.on(text, |scope| {
        let hit = rule.rule.matches(scope)?;
        let question = rule.rule.write.fill(scope, &hit)?;
        let answer = rule.answer.fill(scope, &hit)?;
        let tidy = |t: &str| capitalise(&t.split_whitespace().collect::<Vec<_>>().join(" "));
        Some(format!("{} {}", tidy(&question), tidy(&answer)))
    })
}

/// An example of a rule to run.
struct Job<'a> {
    kind: &'static Kind,
    file: &'a File,
    name: String,
    /// Line of the rule, from 1.
    line: usize,
    text: String,
    wanted: Wanted,
}

/// What an example must give.
enum Wanted {
    /// This.
    Text(String),
    /// Something.
    Any,
    /// Nothing.
    Nothing,
}

/// Runs them all.
pub fn run(pack: &Pack, report: &mut Report) {
    let bench = Bench { pack };
    let mut jobs = Vec::new();
    for kind in &KINDS {
        gather(pack, kind, &mut jobs, report);
    }
    report.examples += jobs.len();
    let faults: Vec<Error> = jobs
        .par_iter()
        .filter_map(|job| prove(&bench, job))
        .collect();
    report.faults.extend(faults);
}

/// The examples of the rules of a kind; a rule of a later layer takes the place of one of the same name.
fn gather<'a>(pack: &'a Pack, kind: &'static Kind, jobs: &mut Vec<Job<'a>>, report: &mut Report) {
    let mut rules: BTreeMap<(String, String), (&File, usize, Value)> = BTreeMap::new();
    for file in pack.files.below(kind.folder, ".yaml") {
        let Ok(value) = parse::<Value>(file) else {
            continue;
        };
        let list = value.get(kind.list).and_then(Value::as_array);
        let mut from = 0;
        for rule in list.into_iter().flatten() {
            let name = rule.get(kind.name).and_then(Value::as_str).unwrap_or("");
            from = line_of(file, kind.name, name, from).unwrap_or(from);
            // Several patterns may share a class: all of them stand.
            let pattern = rule.get("match").and_then(Value::as_str).unwrap_or("");
            let key = if kind.gives { "" } else { pattern };
            rules.insert(
                (name.to_string(), key.to_string()),
                (file, from, rule.clone()),
            );
        }
    }
    for ((name, _), (file, line, rule)) in rules {
        if rule.get("off").and_then(Value::as_bool) == Some(true) {
            continue;
        }
        report.rules += 1;
        let (finds, ignores) = (texts(&rule, "finds"), texts(&rule, "ignores"));
        for (key, examples) in [("finds", &finds), ("ignores", &ignores)] {
            if examples.is_empty() {
                let error = Error::new(format!("rule `{name}` has no example in `{key}`"))
                    .hint("a rule shows a sentence it finds and one it must leave alone");
                report.faults.push(at(error, file, line, ""));
            }
        }
        for (text, gives) in finds {
            let wanted = match gives {
                Some(gives) => Wanted::Text(gives),
                None if kind.gives => Wanted::Any,
                None => Wanted::Text(name.clone()),
            };
            jobs.push(Job {
                kind,
                file,
                name: name.clone(),
                line,
                text,
                wanted,
            });
        }
        for (text, _) in ignores {
            jobs.push(Job {
                kind,
                file,
                name: name.clone(),
                line,
                text,
                wanted: Wanted::Nothing,
            });
        }
    }
}

fn prove(bench: &Bench, job: &Job) -> Option<Error> {
    let got = (job.kind.run)(bench, &job.name, &job.text);
    let (message, hint) = match (&job.wanted, got) {
        (Wanted::Any, Some(_)) => return None,
        (Wanted::Text(wanted), Some(got)) if *wanted == got => return None,
        (Wanted::Text(wanted), Some(got)) => (
            format!("rule `{}` gives something else on its example", job.name),
            format!("it gives `{got}`, `{wanted}` is wanted"),
        ),
        (Wanted::Any | Wanted::Text(_), None) => (
            format!("rule `{}` does not find its example", job.name),
            "`inspect --stage document` shows how a sentence is parsed".to_string(),
        ),
        (Wanted::Nothing, Some(got)) if job.kind.gives || got == job.name => (
            format!("rule `{}` does not ignore its example", job.name),
            format!("it gives `{got}`"),
        ),
        (Wanted::Nothing, _) => return None,
    };
    // The start of the text: YAML may escape or fold the rest.
    let needle: String = job.text.chars().take(24).collect();
    let error = Error::new(message).hint(hint);
    Some(at(error, job.file, job.line, &needle))
}

/// The line (from 1) of the rule called so, after line `from`.
fn line_of(file: &File, key: &str, name: &str, from: usize) -> Option<usize> {
    let found = file.text.lines().enumerate().skip(from).find(|(_, line)| {
        let inner = line.trim_start().trim_start_matches(['-', '{', ' ']);
        inner
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix(':'))
            .is_some_and(|value| {
                let value = value.split(',').next().unwrap_or(value);
                value.trim().trim_matches(['"', '\'']) == name
            })
    });
    found.map(|(n, _)| n + 1)
}

/// Examples: a text, or a map of `text` and `gives`.
fn texts(rule: &Value, key: &str) -> Vec<(String, Option<String>)> {
    let examples = rule.get(key).and_then(Value::as_array);
    let field = |example: &Value, name: &str| {
        let value = example.get(name).and_then(Value::as_str);
        value.map(str::to_string)
    };
    examples
        .into_iter()
        .flatten()
        .map(|example| match example {
            Value::String(text) => (text.clone(), None),
            other => (
                field(other, "text").unwrap_or_default(),
                field(other, "gives"),
            ),
        })
        .collect()
}
