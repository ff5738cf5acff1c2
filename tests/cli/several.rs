//! Several sources: one file each; one that fails does not stop the others.

use super::{Desk, STORY, files_below};

#[test]
fn a_folder_gives_one_article_a_source() {
    let desk = Desk::new();
    for name in [
        "texts/b.txt",
        "texts/a.txt",
        "texts/deep/c.txt",
        "texts/.hidden.txt",
        "texts/d.pdf",
    ] {
        desk.file(name, STORY);
    }
    let ended = desk.run("write texts -o out --format html");
    ended.ends(0, &["3 of 3 articles written to `out`"]);
    assert!(ended.out.is_empty());
    assert_eq!(
        files_below(&desk.path("out")),
        ["a.html", "b.html", "deep/c.html"]
    );
    assert_eq!(desk.read("out/a.html"), desk.read("out/b.html"));
}

#[test]
fn one_failing_source_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.file("texts/bad.txt", "");
    desk.file("texts/good.txt", STORY);
    desk.file("texts/short.txt", "Le pont est fermé.");
    let ended = desk.run("write texts missing.txt -o out");
    ended.ends(
        1,
        &[
            "  --> texts/bad.txt",
            "  --> texts/short.txt",
            "no file at `missing.txt`",
            "1 of 4 articles written to `out`",
            "3 failed",
        ],
    );
    // Faults are told in the order of the sources, whatever thread met them first.
    let place = |needle: &str| ended.err.find(needle).unwrap();
    assert!(place("bad.txt") < place("short.txt") && place("short.txt") < place("missing.txt"));
    assert_eq!(files_below(&desk.path("out")), ["good.md"]);
    let none = desk.run("write texts/bad.txt texts/short.txt -o none");
    none.ends(2, &["error: 0 of 2 articles written"]);
    assert!(!desk.has("none"));
}

#[test]
fn two_sources_never_write_one_file() {
    let desk = Desk::new();
    desk.file("a/text.txt", STORY);
    desk.file("b/text.txt", STORY);
    let ended = desk.run("write a/text.txt b/text.txt -o out");
    ended.ends(1, &["would write the same article", "1 of 2"]);
    assert_eq!(files_below(&desk.path("out")), ["text.md"]);
}

#[test]
fn several_sources_need_a_folder() {
    let desk = Desk::new();
    desk.file("b.txt", STORY);
    desk.run("write source.txt b.txt")
        .refused("several articles need a folder", "-o DIR");
    desk.file("file.md", "here");
    desk.run("write source.txt b.txt -o file.md")
        .refused("`file.md` is a file", "");
    assert_eq!(desk.read("file.md"), "here");
}

#[test]
fn names_come_from_sources_and_stay_in_the_folder() {
    let desk = Desk::new();
    let title = "../../../etc/passwd : le pont fermé";
    let body = STORY.split_once('\n').unwrap().1;
    desk.file("texts/évadé.txt", format!("{title}\n{body}"));
    desk.run("write texts -o out").ends(0, &[]);
    assert_eq!(files_below(&desk.path("out")), ["évadé.md"]);
    let json = desk.run("write texts/évadé.txt --format json").out;
    let article: serde_json::Value = serde_json::from_str(&json).unwrap();
    let slug = article["metadata"]["slug"].as_str().unwrap();
    assert!(
        slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
        "{slug}"
    );
}

#[test]
fn a_project_writes_all_its_articles() {
    let desk = Desk::new();
    desk.file(
        "p/pigiste.yaml",
        "sources: [textes]\noutput: public\nformats: [markdown, json]\nsite_name: Le Relais\n",
    );
    desk.file("p/textes/un.txt", STORY);
    desk.file("p/textes/deux.txt", STORY);
    desk.file("p/textes/deux.brief.yaml", "date: 2026-05-05\n");
    desk.file("p/deep/er/x", "");
    let output = desk
        .command()
        .current_dir(desk.path("p/deep/er"))
        .arg("write")
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        files_below(&desk.path("p/public")),
        ["deux.json", "deux.md", "un.json", "un.md"]
    );
    assert!(desk.read("p/public/deux.json").contains("2026-05-05"));
    assert!(!desk.read("p/public/un.json").contains("2026-05-05"));
}
