//! The `pigiste` binary.
use pigiste::{
    brief::Brief,
    files::Files,
    generator::{Generator, Options},
    pack::Pack,
    text::Input,
};
fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let mode = std::env::args().nth(2).unwrap_or_default();
    let bytes = std::fs::read(&path).unwrap_or_default();
    let pack = match Pack::compile(Files::embedded()) {
        Ok(p) => p,
        Err(e) => {
            eprintln!("{e}");
            std::process::exit(2)
        }
    };
    let generator = Generator::new(pack);
    match generator.write(
        &bytes,
        Input::from_path(&path),
        &Brief::default(),
        &Options::default(),
    ) {
        Ok(t) => {
            if mode == "tokens" {
                for (i, s) in t.document.sentences.iter().enumerate() {
                    println!(
                        "--- {i} {:?} {}",
                        t.document.blocks[s.block].kind,
                        t.document.str(s.span)
                    );
                    for k in s.tokens.clone() {
                        let x = &t.document.tokens[k];
                        print!("{}/{} ", t.document.form(k), x.upos.as_str());
                    }
                    println!();
                    for c in &t.document.chunks[s.chunks.clone()] {
                        print!(
                            "[{:?} {}{}{}] ",
                            c.kind,
                            t.document.text_of(c.tokens.clone()),
                            if c.negated { " NEG" } else { "" },
                            c.subject
                                .map(|x| format!(
                                    " SUBJ={}",
                                    t.document.text_of(t.document.chunks[x].tokens.clone())
                                ))
                                .unwrap_or_default()
                        );
                    }
                    println!();
                    for c in t
                        .document
                        .clauses
                        .iter()
                        .filter(|c| s.tokens.contains(&c.tokens.start))
                    {
                        print!("({}) ", t.document.text_of(c.tokens.clone()));
                    }
                    println!();
                }
            } else {
                let a = &t.article;
                println!(
                    "TITLE {}\nH1 {}\nDESC {}\nSLUG {} KEY {:?} GENRE {:?} DOMAIN {:?}",
                    a.metadata.title,
                    a.metadata.h1,
                    a.metadata.description,
                    a.metadata.slug,
                    a.metadata.keyphrases,
                    a.metadata.genre,
                    a.metadata.domain
                );
                for (n, s) in a.sections.iter().enumerate() {
                    if n == a.faq_at {
                        for f in &a.faq {
                            println!(
                                "### {}\n{}",
                                f.question,
                                f.answer
                                    .iter()
                                    .map(|s| s.text.clone())
                                    .collect::<Vec<_>>()
                                    .join(" ")
                            );
                        }
                    }
                    println!(
                        "\n## [{}] {}",
                        s.role,
                        s.heading.clone().unwrap_or_default()
                    );
                    for b in &s.blocks {
                        println!(
                            "  <{:?}> {}",
                            b.kind,
                            b.sentences
                                .iter()
                                .map(|s| format!(
                                    "{}{}",
                                    match s.origin.kind {
                                        pigiste::article::OriginKind::Source => "",
                                        pigiste::article::OriginKind::Rewritten => "®",
                                        pigiste::article::OriginKind::Template => "T:",
                                        pigiste::article::OriginKind::Bank => "B:",
                                    },
                                    s.text
                                ))
                                .collect::<Vec<_>>()
                                .join(" ")
                        );
                    }
                }
                println!("WORDS {:?} bank {}", a.words, a.bank_share);
                for d in &a.guard.dropped {
                    println!("DROPPED {} :: {}", d.reason, d.text);
                }
                for w in &a.warnings {
                    println!("WARN {w}");
                }
            }
        }
        Err(e) => {
            eprintln!("{e}");
            std::process::exit(2)
        }
    }
}
