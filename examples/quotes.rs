//! Writes the quotations of each file as JSON lines, for the scorer of quotations.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use pigiste::extract::facts::QuotationKind;
use pigiste::extract::quotations::quotations;
use pigiste::extract::{self, Rules};
use pigiste::files::Files;
use pigiste::french::parse;
use pigiste::pattern::Lists;
use pigiste::text::{self, Input};
use serde_json::json;

fn main() {
    let files = Files::embedded();
    let reading = text::Rules::load(&files).expect("reading");
    let parser = parse::Rules::load(&files).expect("parser");
    let lists = Lists::load(&files).expect("lists");
    let rules = Rules::load(&files, &lists).unwrap_or_else(|e| {
        eprintln!("{e}");
        std::process::exit(1)
    });
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let verbose = args.first().is_some_and(|a| a == "-v");
    let time = args.first().is_some_and(|a| a == "-t");
    let tags = args.first().is_some_and(|a| a == "-p");
    if verbose || time || tags {
        args.remove(0);
    }
    let mut total = std::time::Duration::ZERO;
    let mut words = 0;
    for path in &args {
        let bytes = std::fs::read(path).unwrap();
        let input = match path.rsplit('.').next() {
            Some("md") => Input::Markdown,
            Some("html") => Input::Html,
            Some("json") => Input::Json,
            _ => Input::Text,
        };
        let mut doc = match text::read(&bytes, input, &reading) {
            Ok(d) => d,
            Err(e) => {
                eprintln!("{path}: {e}");
                continue;
            }
        };
        parse::parse(&mut doc, &parser);
        if tags {
            for sentence in &doc.sentences {
                let words: Vec<String> = sentence
                    .tokens
                    .clone()
                    .map(|i| format!("{}/{}", doc.form(i), doc.tokens[i].upos.as_str()))
                    .collect();
                println!("{}", words.join(" "));
                for i in sentence.chunks.clone() {
                    let c = &doc.chunks[i];
                    println!(
                        "   {i} {:?} [{}] head {} {}{}",
                        c.kind,
                        doc.text_of(c.tokens.clone()),
                        doc.tokens[c.head].lemma,
                        if c.passive { "passive " } else { "" },
                        c.subject
                            .map(|s| format!(
                                "subject [{}]",
                                doc.text_of(doc.chunks[s].tokens.clone())
                            ))
                            .unwrap_or_default()
                    );
                }
            }
            continue;
        }
        let facts = extract::extract(&doc, &rules);
        if time {
            let start = std::time::Instant::now();
            for _ in 0..50 {
                std::hint::black_box(quotations(
                    &doc,
                    &facts.entities,
                    &facts.mentions,
                    &facts.scene,
                    &rules.quotations,
                ));
            }
            total += start.elapsed() / 50;
            words += doc.words;
            continue;
        }
        let found = &facts;
        let p = std::path::Path::new(path);
        let stem = p.file_stem().unwrap().to_string_lossy().to_string();
        let set = p
            .parent()
            .and_then(|d| d.parent())
            .and_then(|d| d.file_name())
            .map(|s| s.to_string_lossy().to_string())
            .unwrap_or_default();
        if verbose {
            println!("##### {path}");
            for e in &facts.entities {
                println!(
                    "  N {:?} {} | role {:?} | {:?} | {:?} x{}",
                    e.kind,
                    e.name,
                    e.role,
                    e.gender,
                    e.aliases,
                    e.mentions.len()
                );
            }
            for q in &found.quotations {
                println!(
                    "{:?}{} « {} » | {} | cue {:?} | mention {:?}{}",
                    q.kind,
                    if q.usable { "" } else { " UNUSABLE" },
                    doc.str(q.span),
                    q.speaker_name,
                    q.cue.map(|c| doc.str(c)),
                    q.mention.map(|c| doc.str(c)),
                    if q.carried { " | carried" } else { "" }
                );
            }
            for r in &found.reported {
                println!(
                    "  R {} ~ {} ~ {}",
                    r.speaker_name,
                    doc.str(r.cue),
                    doc.str(r.content)
                );
            }
            println!(
                "  D {}",
                found
                    .discourse
                    .iter()
                    .map(|d| format!("{:?}:{}", d.kind, doc.str(d.span)))
                    .collect::<Vec<_>>()
                    .join(" ")
            );
            for r in &found.relations {
                println!(
                    "  L {} | {} | {} {} {}",
                    r.subject,
                    r.verb,
                    r.object,
                    if r.positive { "" } else { "NEG" },
                    if r.hedged { "HEDGED" } else { "" }
                );
            }
            println!(
                "  E {}",
                found
                    .references
                    .iter()
                    .map(|m| format!("{}={}", doc.str(m.span), facts.entities[m.entity].name))
                    .collect::<Vec<_>>()
                    .join("; ")
            );
            continue;
        }
        for q in found
            .quotations
            .iter()
            .filter(|q| q.kind != QuotationKind::Other)
        {
            let [start, end] = doc.source_span(q.span);
            println!(
                "{}",
                json!({"path": path, "doc": format!("{set}/{stem}"), "quote": doc.str(q.span), "speaker": q.speaker_name, "start": start, "end": end, "verb": q.cue.map(|c| doc.str(c)).unwrap_or("")})
            );
        }
    }
    if time {
        println!(
            "{words} words, {total:?}, {:?} per 450 words",
            total * 450 / words.max(1) as u32
        );
    }
}
