//! Prints what the reading stage makes of sources: blocks, sentences, tokens on demand.
use pigiste::files::Files;
use pigiste::text::{self, Input, Rules};

fn main() {
    let rules = match Rules::load(&Files::embedded()) {
        Ok(rules) => rules,
        Err(e) => {
            eprintln!("{e}");
            std::process::exit(2);
        }
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|a| a == "--time") {
        for path in arguments.iter().filter(|a| !a.starts_with("--")) {
            let Ok(bytes) = std::fs::read(path) else {
                continue;
            };
            let mut best = std::time::Duration::MAX;
            for _ in 0..300 {
                let start = std::time::Instant::now();
                let words = text::read(&bytes, Input::from_path(path), &rules).map(|d| d.words);
                best = best.min(start.elapsed());
                assert!(words.is_ok());
            }
            println!("{path}: {best:?}");
        }
        return;
    }
    if arguments.iter().any(|a| a == "--json") {
        for path in arguments.iter().filter(|a| !a.starts_with("--")) {
            let Ok(bytes) = std::fs::read(path) else {
                continue;
            };
            let Ok(doc) = text::read(&bytes, Input::from_path(path), &rules) else {
                println!("{{}}");
                continue;
            };
            let marks: Vec<_> = doc.marks.iter().map(|m| doc.source_span(m.inner)).collect();
            let tokens: Vec<_> = (0..doc.tokens.len())
                .map(|i| {
                    let [start, end] = doc.source_span(doc.tokens[i].span);
                    serde_json::json!({"text": doc.form(i), "start": start, "end": end, "upos": "X"})
                })
                .collect();
            println!(
                "{}",
                serde_json::json!({"path": path, "marks": marks, "tokens": tokens})
            );
        }
        return;
    }
    let tokens = arguments.iter().any(|a| a == "--tokens");
    for path in arguments.iter().filter(|a| !a.starts_with("--")) {
        println!("===== {path}");
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(e) => {
                println!("{e}");
                continue;
            }
        };
        let start = std::time::Instant::now();
        let result = text::read(&bytes, Input::from_path(path), &rules);
        let spent = start.elapsed();
        let doc = match result {
            Ok(doc) => doc,
            Err(e) => {
                println!("{e}");
                continue;
            }
        };
        println!(
            "words {} · {:?} · author {:?} · date {:?} · url {:?} · {} links {} images · request {:?}",
            doc.words,
            spent,
            doc.metadata.author,
            doc.metadata.date,
            doc.metadata.url,
            doc.metadata.links.len(),
            doc.metadata.images.len(),
            doc.request
        );
        for notice in &doc.notices {
            println!("! {notice}");
        }
        for block in &doc.blocks {
            println!("[{:?}]", block.kind);
            if block.sentences.is_empty() {
                println!("    {}", doc.str(block.span).lines().next().unwrap_or(""));
            }
            for sentence in doc
                .sentences
                .get(block.sentences.clone())
                .unwrap_or_default()
            {
                if tokens {
                    let forms: Vec<&str> = sentence.tokens.clone().map(|t| doc.form(t)).collect();
                    println!("    {}", forms.join("|"));
                } else {
                    println!("    {}", doc.str(sentence.span));
                }
            }
        }
        for marks in &doc.marks {
            println!(
                "  q{} {:?} {}",
                marks.depth,
                doc.source_span(marks.inner),
                doc.str(marks.inner)
            );
        }
    }
}
