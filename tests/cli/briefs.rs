//! Briefs: a file, front matter, a request line, flags; faults where they were written.

use super::{Desk, STORY};

#[test]
fn faults_of_a_brief_are_placed() {
    let table = [
        (
            "min_words: 900\nmax_words: 700\n",
            "brief.yaml:1:12",
            "contradict",
        ),
        (
            "min_word: 900\n",
            "brief.yaml:1:1",
            "did you mean `min_words`?",
        ),
        (
            "# À lire\nmin_words: beaucoup\n",
            "brief.yaml:2:12",
            "a whole number",
        ),
        ("min_words: -3\n", "brief.yaml:1:12", "a whole number"),
        ("min_words: [700]\n", "brief.yaml:1:12", "expected"),
        ("date: 2026-02-30\n", "brief.yaml:1:7", "year-month-day"),
        ("date: hier\n", "brief.yaml:1:7", "`hier` is not a date"),
        (
            "keyphrase: pont : travaux\n",
            "brief.yaml:1",
            "quotation marks",
        ),
        (
            "keyphrase: pont\nkeyphrase: route\n",
            "brief.yaml:2:1",
            "given twice",
        ),
        ("genre: communike\n", "brief.yaml:1:8", "is not a genre"),
        (
            "links:\n  - {anchor: a, href: b}\n",
            "brief.yaml:2",
            "unknown key `href`",
        ),
        ("image: photo.jpg\n", "brief.yaml:1:8", "expected"),
        ("- min_words\n", "brief.yaml:1", "expected"),
        ("keyphrase: \"pont\n", "brief.yaml", "error: "),
    ];
    for (yaml, place, message) in table {
        let desk = Desk::new();
        desk.file("brief.yaml", yaml);
        let ended = desk.run("write source.txt --brief brief.yaml");
        ended.refused(message, place);
    }
}

#[test]
fn all_faults_of_a_brief_are_told_together() {
    let desk = Desk::new();
    desk.file("brief.yaml", "min_words: 900\nmax_words: 700\ndate: hier\n");
    let ended = desk.run("write source.txt --brief brief.yaml --date 2026-13-01");
    ended.refused("contradict", "brief.yaml:3:7");
    ended.ends(2, &["`--date`: `2026-13-01` is not a date"]);
}

#[test]
fn a_contradiction_between_layers_is_told() {
    let desk = Desk::new();
    desk.file("brief.yaml", "min_words: 900\n");
    desk.run("write source.txt --brief brief.yaml --max-words 700")
        .refused("900 words at least and 700 at most", "lower `min_words`");
    // A request line in the text is asked like the rest.
    desk.file(
        "asked.txt",
        format!("Rédige un article SEO d’au moins 900 mots à partir de ce texte.\n\n{STORY}"),
    );
    desk.run("write asked.txt --max-words 700")
        .refused("900 words at least and 700 at most", "lower `min_words`");
}

#[test]
fn flags_win_over_the_source_over_the_file_over_the_project() {
    let words = |desk: &Desk, arguments: &str, file: &str| -> serde_json::Value {
        let ended = desk.run(&format!("write {file} --format json {arguments}"));
        ended.ends(0, &[]);
        let article: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        article["metadata"]["date"].clone()
    };
    let desk = Desk::new();
    desk.file(
        "source.md",
        format!("---\nmin_words: 300\ndate: 2026-03-03\n---\n\n{STORY}"),
    );
    assert_eq!(words(&desk, "", "source.md"), "2026-03-03");
    desk.file("pigiste.yaml", "date: 2026-01-01\n");
    assert_eq!(words(&desk, "", "source.txt"), "2026-01-01");
    desk.file("brief.yaml", "date: 2026-02-02\n");
    assert_eq!(
        words(&desk, "--brief brief.yaml", "source.txt"),
        "2026-02-02"
    );
    assert_eq!(
        words(&desk, "--brief brief.yaml", "source.md"),
        "2026-03-03"
    );
    assert_eq!(
        words(&desk, "--brief brief.yaml --date 2026-04-04", "source.md"),
        "2026-04-04"
    );
}

#[test]
fn a_brief_may_be_front_matter() {
    let desk = Desk::new();
    desk.file(
        "brief.md",
        "---\nauthor: Claire\ndate: jamais\n---\nNotes.\n",
    );
    desk.run("write source.txt --brief brief.md")
        .refused("`jamais` is not a date", "brief.md:3:7");
}

#[test]
fn faults_of_a_project_are_placed() {
    let desk = Desk::new();
    desk.file("pigiste.yaml", "min_words: 800\nruls: [regles]\n");
    desk.run("write source.txt")
        .refused("unknown key `ruls`", "did you mean `rules`?")
        .ends(2, &["pigiste.yaml:2:1"]);
    desk.file("pigiste.yaml", "rules: [regles]\n");
    desk.run("write source.txt")
        .refused("no folder of rules at `regles`", "  --> pigiste.yaml");
    desk.file("pigiste.yaml", "formats: [markdown, docx]\n");
    desk.run("write source.txt")
        .refused("unknown value `docx`", "pigiste.yaml:1:21");
}
