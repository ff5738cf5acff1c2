//! Formats of `write` and `inspect`, and where they go.

use super::{Desk, files_below};
use serde_json::Value;

#[test]
fn every_format_holds_the_article() {
    let desk = Desk::new();
    for (format, start) in [
        ("markdown", "---\n"),
        ("html", "<!doctype html>"),
        ("fragment", "<"),
        ("wordpress", "<!-- wp:"),
        ("json", "{\n"),
    ] {
        let ended = desk.run(&format!("write source.txt --format {format}"));
        ended.ends(0, &[]);
        assert!(
            ended.out.to_lowercase().starts_with(start),
            "{format}: {}",
            ended.out.chars().take(60).collect::<String>()
        );
        assert!(ended.out.contains("870"), "{format}");
        assert!(ended.out.ends_with('\n'), "{format}");
    }
    assert_eq!(
        desk.run("write source.txt").out,
        desk.run("write source.txt --format markdown --front-matter hugo")
            .out
    );
    let plain = desk.run("write source.txt --front-matter none").out;
    assert!(plain.starts_with("# "), "{plain}");
    assert!(
        desk.run("write source.txt --front-matter zola")
            .out
            .starts_with("+++\n")
    );
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let desk = Desk::new();
    let article: Value =
        serde_json::from_str(&desk.run("write source.txt --format json").out).unwrap();
    for path in [
        "/metadata/title",
        "/metadata/h1",
        "/metadata/description",
        "/metadata/slug",
        "/metadata/keyphrase",
        "/metadata/keyphrases",
        "/metadata/genre",
        "/metadata/domain",
        "/metadata/language",
        "/sections/0/role",
        "/sections/0/heading",
        "/sections/0/level",
        "/sections/0/blocks/0/kind",
        "/sections/0/blocks/0/sentences/0/text",
        "/sections/0/blocks/0/sentences/0/origin/kind",
        "/sections/0/blocks/0/sentences/0/origin/spans/0/1",
        "/faq",
        "/words/total",
        "/words/source",
        "/words/rewritten",
        "/words/template",
        "/words/bank",
        "/bank_share",
        "/guard/checked",
        "/guard/dropped",
        "/audit/seo",
        "/audit/readability",
        "/audit/assessments",
        "/warnings",
        "/lock/engine",
        "/lock/source",
        "/lock/rules",
        "/lock/output",
    ] {
        assert!(article.pointer(path).is_some(), "no {path}");
    }
    assert!(
        article["lock"]["source"]
            .as_str()
            .unwrap()
            .starts_with("sha256:")
    );
    let text = article["sections"][0]["blocks"][0]["sentences"][0]["text"]
        .as_str()
        .unwrap();
    assert!(text.contains("Port-Renaud"), "{text}");
    // Counted again from what is printed, total and parts agree with `words`.
    let words = |text: &Value| {
        let text = text.as_str().unwrap();
        text.split_whitespace()
            .filter(|w| w.chars().any(char::is_alphanumeric))
            .count()
    };
    let mut total = 0;
    for section in article["sections"].as_array().unwrap() {
        for block in section["blocks"].as_array().unwrap() {
            for sentence in block["sentences"].as_array().unwrap() {
                total += words(&sentence["text"]);
            }
        }
    }
    for faq in article["faq"].as_array().unwrap() {
        total += words(&faq["question"]);
        total += faq["answer"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| words(&s["text"]))
            .sum::<usize>();
    }
    assert_eq!(article["words"]["total"], total);
}

#[test]
fn stages_are_shown_as_text_and_json() {
    let desk = Desk::new();
    for stage in ["document", "facts", "plan", "article", "rules"] {
        let json = desk.run(&format!("inspect source.txt --stage {stage} --format json"));
        json.ends(0, &[]);
        serde_json::from_str::<Value>(&json.out).unwrap_or_else(|e| panic!("{stage}: {e}"));
        let text = desk.run(&format!("inspect source.txt --stage {stage}"));
        text.ends(0, &[]);
        assert!(
            !text.out.starts_with('{') && text.out.lines().count() > 10,
            "{stage}"
        );
    }
}

#[test]
fn offsets_of_stages_are_characters_of_the_source() {
    let desk = Desk::new();
    // A byte order mark is not counted; typography is normalised in the text, not in the offsets.
    let source: Vec<char> = super::STORY.replace('’', "'").chars().collect();
    let text: String = source.iter().collect();
    desk.file("marked.txt", format!("\u{feff}{text}"));
    let ended = desk.run("inspect marked.txt --stage document --format json");
    let document: Value = serde_json::from_str(&ended.out).unwrap();
    let at = |place: &Value| -> String {
        let (start, end) = match place {
            Value::Array(pair) => (pair[0].as_u64().unwrap(), pair[1].as_u64().unwrap()),
            other => (
                other["start"].as_u64().unwrap(),
                other["end"].as_u64().unwrap(),
            ),
        };
        source[start as usize..end as usize].iter().collect()
    };
    let tokens = document["tokens"].as_array().unwrap();
    assert!(tokens.len() > 300);
    for token in tokens {
        let text = token["text"].as_str().unwrap().replace('’', "'");
        assert_eq!(
            at(token).replace('\u{a0}', " "),
            text.replace('\u{a0}', " "),
            "{token}"
        );
    }
    let sentences = document["sentences"].as_array().unwrap();
    assert!(
        sentences
            .iter()
            .any(|s| at(s).starts_with("Les réparations ont coûté 870"))
    );
}

#[test]
fn the_standard_input_is_a_source() {
    let desk = Desk::new();
    let ended = desk.run_with("write -", super::STORY);
    ended.ends(0, &[]);
    assert_eq!(ended.out, desk.run("write source.txt").out);
    let json = serde_json::json!({"title": "Le bac", "text": super::STORY}).to_string();
    desk.run_with("write - --input json", json).ends(0, &[]);
}

#[test]
fn files_are_written_whole_and_keep_their_mode() {
    let desk = Desk::new();
    let expected = desk.run("write source.txt").out;
    desk.run("write source.txt -o made/deep/article.md")
        .ends(0, &[]);
    assert_eq!(desk.read("made/deep/article.md"), expected);
    desk.run("write source.txt -o made/").ends(0, &[]);
    assert_eq!(desk.read("made/source.md"), expected);
    desk.run("write source.txt -o made --format html")
        .ends(0, &[]);
    assert!(desk.has("made/source.html"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let old = desk.file("kept.md", "old");
        std::fs::set_permissions(&old, std::fs::Permissions::from_mode(0o640)).unwrap();
        desk.run("write source.txt -o kept.md").ends(0, &[]);
        assert_eq!(desk.read("kept.md"), expected);
        assert_eq!(
            std::fs::metadata(&old).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }
    // Nothing is left beside what was written.
    assert_eq!(
        files_below(&desk.path("made")),
        ["deep/article.md", "source.html", "source.md"]
    );
}

#[test]
fn the_source_is_never_written_over() {
    let desk = Desk::new();
    desk.file("text.md", super::STORY);
    for arguments in ["write text.md -o text.md", "write text.md -o ./"] {
        desk.run(arguments)
            .refused("is the source itself", "another `-o`");
    }
    assert_eq!(desk.read("text.md"), super::STORY);
}

#[test]
fn strict_tells_warnings_by_the_exit_code() {
    let desk = Desk::new();
    let arguments = "write source.txt --min-words 9000";
    desk.run(arguments).ends(0, &["warning: "]);
    let strict = desk.run(&format!("{arguments} --strict"));
    strict.ends(1, &["warning: "]);
    assert!(strict.out.contains("Port-Renaud"));
}

#[test]
fn pages_are_audited() {
    let desk = Desk::new();
    desk.run("write source.txt -o page.html --format html")
        .ends(0, &[]);
    let ended = desk.run("audit page.html --keyphrase bac --source source.txt --format json");
    ended.ends(0, &[]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert!(report["seo"].is_u64() && report["readability"].is_u64());
    assert!(report["assessments"].as_array().unwrap().len() > 10);
    let seo = report["seo"].as_u64().unwrap();
    desk.run(&format!(
        "audit page.html --keyphrase bac --fail-under {seo}"
    ))
    .ends(0, &[]);
    if seo < 100 {
        desk.run("audit page.html --keyphrase bac --fail-under 100")
            .ends(1, &[]);
    }
    assert!(desk.run("audit page.html").out.starts_with("SEO "));
}
