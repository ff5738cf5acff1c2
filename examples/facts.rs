//! Prints the facts of each text file, one JSON line a file: what `tests/entities_scorer` reads.
//!
//! `cargo run --release --example facts -- [--tokens] FILE…`

use pigiste::generator::Generator;
use pigiste::pack::Pack;
use pigiste::text::Input;
use pigiste::text::document::{Document, Span};
use std::path::Path;

fn main() -> pigiste::Result<()> {
    let generator = Generator::new(Pack::embedded()?);
    let mut tokens = false;
    for path in std::env::args().skip(1) {
        if path == "--tokens" {
            tokens = true;
            continue;
        }
        let name = Path::new(&path)
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
        let bytes = std::fs::read(&path).unwrap_or_default();
        let doc = match generator.read(&bytes, Input::from_path(Path::new(&path))) {
            Ok(doc) => doc,
            Err(e) => {
                eprintln!("{path}: {}", e.message);
                continue;
            }
        };
        if tokens {
            print_tokens(&doc);
            continue;
        }
        let facts = generator.facts(&doc);
        let at = |span: Span| doc.source_span(span);
        let entities: Vec<_> = facts.entities.iter().map(|e| serde_json::json!({
            "name": e.name, "type": e.kind, "role": e.role, "gender": e.gender, "article": e.article,
            "aliases": e.aliases, "mentions": e.mentions.iter().map(|m| at(*m)).collect::<Vec<_>>(),
        })).collect();
        let figures: Vec<_> = facts.figures.iter().map(|f| serde_json::json!({
            "text": doc.str(f.span), "value": f.value, "unit": f.unit, "kind": f.kind, "approx": f.approx,
            "holder": f.holder, "measured": f.measured.map(|m| doc.str(m)), "start": at(f.span)[0], "end": at(f.span)[1],
        })).collect();
        let dates: Vec<_> = facts.dates.iter().map(|d| serde_json::json!({
            "text": doc.str(d.span), "value": d.value, "precision": d.precision, "start": at(d.span)[0], "end": at(d.span)[1],
        })).collect();
        let statements: Vec<_> = facts.statements.iter().map(|s| serde_json::json!({
            "text": doc.sentences.get(s.sentence).map(|x| doc.str(x.span)), "rank": s.rank, "cluster": s.cluster,
            "positive": s.positive, "hedged": s.hedged, "usable": s.usable, "reason": s.reason,
        })).collect();
        println!(
            "{}",
            serde_json::json!({
                "doc": name, "date": doc.metadata.date, "source": doc.source, "title": facts.title.map(|t| doc.str(t)),
                "genre": facts.genre, "domain": facts.domain, "records": facts.records,
                "keyphrases": facts.keyphrases, "entities": entities, "figures": figures, "dates": dates,
                "statements": statements,
            })
        );
    }
    Ok(())
}

fn print_tokens(doc: &Document) {
    for block in &doc.blocks {
        println!("# {:?}", block.kind);
        for sentence in doc.sentences.get(block.sentences.clone()).unwrap_or(&[]) {
            for at in sentence.tokens.clone() {
                if let Some(t) = doc.tokens.get(at) {
                    print!("{}/{}/{} ", doc.form(at), t.upos.as_str(), t.lemma);
                }
            }
            println!();
        }
    }
}
