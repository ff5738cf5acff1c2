//! What cannot be used gets a message that says what, where and the next step, and exit code 2.

use super::{Desk, STORY};

const ENGLISH: &str = "The council voted on Tuesday to close the old bridge after a long debate. \
    Residents of the town are worried about the cost, and the mayor said she would publish the figures \
    next week. The company that runs the buses did not respond to questions. Work starts in May and \
    should end in autumn, according to the office of the region. Shops around the square fear a drop in \
    trade while the street is closed, and the union asked for help. A meeting is planned for the end of \
    the month in the town hall, where engineers will present the plans to the public.";

#[test]
fn sources_that_are_not_usable() {
    let desk = Desk::new();
    desk.file("empty.txt", "");
    desk.file("mark.txt", "\u{feff}");
    desk.file("blank.txt", " \n\t\n\u{a0}\n");
    desk.file("binary.txt", [0u8, 159, 146, 150, 7, 0, 1, 2].repeat(400));
    desk.file("english.txt", ENGLISH);
    desk.file("one.txt", "Le maire a fermé le pont mardi.");
    desk.file("broken.json", "{\"text\": \"Le maire");
    desk.file("no-text.json", "{\"title\": \"Le pont\"}");
    std::fs::create_dir(desk.path("folder")).unwrap();
    for (file, message, hint) in [
        ("missing.txt", "no file at `missing.txt`", "hint: "),
        ("empty.txt", "no text", "hint: give a French text"),
        ("mark.txt", "no text", "hint: give a French text"),
        ("blank.txt", "no text", "hint: give a French text"),
        ("binary.txt", "binary", "hint: "),
        (
            "english.txt",
            "not French: English",
            "hint: give a French text",
        ),
        (
            "one.txt",
            "7 words of French text",
            "hint: give at least 80 words",
        ),
        ("broken.json", "JSON", "broken.json"),
        ("no-text.json", "text", "no-text.json"),
    ] {
        let ended = desk.run(&format!("write {file}"));
        ended.refused(message, hint);
        if file != "missing.txt" {
            ended.ends(2, &[&format!("  --> {file}")]);
        }
    }
}

#[test]
fn a_folder_where_a_file_is_wanted() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("folder")).unwrap();
    for arguments in [
        "inspect folder --stage facts",
        "audit folder",
        "write source.txt --brief folder",
    ] {
        desk.run(arguments).refused("`folder` is a folder", "file");
    }
    desk.run("write folder")
        .refused("no source in `folder`", "hint: ");
    desk.file("folder/a.txt", STORY);
    desk.run("write folder").refused("need a folder", "-o DIR");
}

#[test]
fn foreign_blocks_are_left_out_and_told() {
    let desk = Desk::new();
    desk.file("mixed.txt", format!("{STORY}\n\n{ENGLISH}\n"));
    let ended = desk.run("write mixed.txt");
    ended.ends(0, &["warning: ", "English"]);
    assert!(!ended.out.contains("council"), "{}", ended.out);
    assert!(ended.out.contains("Port-Renaud"));
}

#[test]
fn a_source_beyond_the_limit_is_refused_with_the_limit() {
    let desk = Desk::new();
    desk.file("huge.txt", STORY.repeat(5 * 1024 * 1024 / STORY.len() + 1));
    let ended = desk.run("write huge.txt");
    ended.refused("more than the", "hint: ");
}

#[test]
fn arguments_that_are_not_understood() {
    let desk = Desk::new();
    for (arguments, message, hint) in [
        ("wrte", "unknown command `wrte`", "did you mean `write`?"),
        (
            "write --frmat html source.txt",
            "unknown flag `--frmat`",
            "did you mean `--format`?",
        ),
        (
            "write source.txt --zzz",
            "unknown flag `--zzz`",
            "pigiste --help",
        ),
        (
            "write source.txt --format docx",
            "`docx` is not a value of `--format",
            "one of markdown",
        ),
        (
            "write source.txt --format markdwn",
            "`markdwn` is not a value",
            "did you mean `markdown`?",
        ),
        (
            "write source.txt --min-words many",
            "`many` is not a value of `--min-words",
            "a whole number",
        ),
        (
            "write source.txt --min-words -5",
            "`-5` is not a value of `--min-words",
            "a whole number",
        ),
        (
            "write source.txt --min-words",
            "`--min-words <N>` takes a value",
            "hint: ",
        ),
        (
            "write source.txt --max-bank-share 1.5",
            "`1.5` is not a value",
            "from 0 to 1",
        ),
        (
            "write source.txt --max-bank-share NaN",
            "`NaN` is not a value",
            "from 0 to 1",
        ),
        (
            "write source.txt --front-matter hugi",
            "`hugi` is not a value",
            "one of hugo",
        ),
        (
            "write source.txt --input docx",
            "`docx` is not a value",
            "text, markdown, html, json",
        ),
        (
            "write source.txt --rules nowhere",
            "no folder of rules at `nowhere`",
            "hint: ",
        ),
        ("write", "no SOURCE", "hint: "),
        (
            "write --jsonl source.txt",
            "cannot be used with",
            "leave out one",
        ),
        ("write - -", "`-` is given twice", "one source"),
        (
            "inspect source.txt",
            "missing `--stage <STAGE>`",
            "one of document, facts",
        ),
        ("inspect --stage facts", "missing SOURCE", "hint: "),
        (
            "inspect source.txt --stage fact",
            "`fact` is not a value",
            "did you mean `facts`?",
        ),
        ("audit", "missing `<PAGE>`", "hint: "),
    ] {
        desk.run(arguments).refused(message, hint);
    }
    desk.run("").ends(2, &["Usage: pigiste"]);
}
