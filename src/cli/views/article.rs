//! The article with the origin of each sentence, to read.

use pigiste::article::{Article, Origin, OriginKind, Sentence};
use std::fmt::Write;

/// Metadata, then sections, one sentence a line after its origin.
pub fn text(article: &Article) -> String {
    let mut out = String::new();
    let meta = &article.metadata;
    for (name, value) in [
        ("title", &meta.title),
        ("h1", &meta.h1),
        ("description", &meta.description),
        ("slug", &meta.slug),
        ("keyphrase", &meta.keyphrase),
    ] {
        let _ = writeln!(out, "{name}: {value}");
    }
    let _ = writeln!(out, "genre: {}", meta.genre.as_deref().unwrap_or("?"));
    let _ = writeln!(out, "domain: {}", meta.domain.as_deref().unwrap_or("?"));
    for (n, section) in article.sections.iter().enumerate() {
        if n == article.faq_at {
            faq(article, &mut out);
        }
        let heading = section.heading.as_deref().unwrap_or("");
        let _ = writeln!(out, "\n[{}] {heading}", section.role);
        for block in &section.blocks {
            let kind = format!("{:?}", block.kind).to_lowercase();
            let _ = writeln!(out, "  {kind}");
            for sentence in &block.sentences {
                line(sentence, &mut out);
            }
        }
    }
    if article.faq_at >= article.sections.len() {
        faq(article, &mut out);
    }
    let words = &article.words;
    let _ = writeln!(
        out,
        "\nwords: {} = {} source + {} rewritten + {} template + {} bank ({:.2})",
        words.total, words.source, words.rewritten, words.template, words.bank, article.bank_share
    );
    let _ = writeln!(
        out,
        "guard: {} checked, {} dropped",
        article.guard.checked,
        article.guard.dropped.len()
    );
    for dropped in &article.guard.dropped {
        let _ = writeln!(
            out,
            "  {} ({}): {}",
            dropped.reason,
            origin(&dropped.origin),
            dropped.text
        );
    }
    for warning in &article.warnings {
        let _ = writeln!(out, "warning: {warning}");
    }
    out
}

fn faq(article: &Article, out: &mut String) {
    let _ = writeln!(out, "\n[faq]");
    for faq in &article.faq {
        let _ = writeln!(out, "  {}", faq.question);
        for sentence in &faq.answer {
            line(sentence, out);
        }
    }
}

fn line(sentence: &Sentence, out: &mut String) {
    let _ = writeln!(
        out,
        "    {:<44} {}",
        origin(&sentence.origin),
        sentence.text
    );
}

fn origin(origin: &Origin) -> String {
    let name = origin
        .rule
        .as_deref()
        .or(origin.template.as_deref())
        .or(origin.bank.as_deref());
    let kind = match origin.kind {
        OriginKind::Source => "source",
        OriginKind::Rewritten => "rewritten",
        OriginKind::Template => "template",
        OriginKind::Bank => "bank",
    };
    name.map_or(kind.to_string(), |name| format!("{kind} {name}"))
}
