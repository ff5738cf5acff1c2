//! Packs of rules: faults with place, line and caret, all of them at once; `check`; layers.

use super::Desk;

/// The faults of a pack that does not compile.
#[track_caller]
fn broken(path: &str, text: &str, messages: &[&str]) {
    let desk = Desk::new();
    desk.file(&format!("pack/{path}"), text);
    for arguments in ["check pack", "write source.txt --rules pack"] {
        let ended = desk.run(arguments);
        ended.ends(2, &["error: "]);
        ended.ends(2, messages);
        assert!(ended.out.is_empty());
    }
}

const RULE: &str = "rules:\n  - id: essai/un\n    about: Un essai\n    match: 'le <maire>'\n    write: 'la mairie'\n";

#[test]
fn faults_of_a_pack_have_place_line_and_caret() {
    broken(
        "rules/realize/rewrite/essai.yaml",
        &format!("{RULE}    fnds: []\n"),
        &[
            "error: unknown key `fnds` in rule `essai/un`",
            "  --> pack/rules/realize/rewrite/essai.yaml:6:5",
            "6 |     fnds: []\n  |     ^",
            "hint: did you mean `finds`?",
        ],
    );
    broken(
        "rules/realize/rewrite/essai.yaml",
        &RULE.replace("'le <maire>'", "'le <maire'"),
        &["in rule `essai/un`", "essai.yaml:2"],
    );
    broken(
        "rules/realize/rewrite/essai.yaml",
        &RULE.replace("'la mairie'", "'la mairie {qui}'"),
        &["`qui`", "does not capture", "essai.yaml:2"],
    );
    broken(
        "rules/realize/rewrite/essai.yaml",
        &RULE
            .replace("le <maire>", "qui=NP")
            .replace("la mairie", "{qui|fulll}"),
        &["unknown filter `fulll`", "did you mean `full`?"],
    );
    broken(
        "rules/realize/rewrite/essai.yaml",
        &RULE.replace("le <maire>", "le @maries"),
        &["no list `@maries`", "essai.yaml:2"],
    );
    broken(
        "rules/realize/rewrite/essai.yaml",
        &RULE.replace("Un essai", "Un essai : le premier"),
        &["quotation marks", "essai.yaml:3"],
    );
    broken(
        "rules/pad/essai.yaml",
        "items:\n  - id: a.lire.b.1\n    role: lires\n    text: Un texte.\n",
        &[
            "unknown value `lires` in bank item `a.lire.b.1`",
            "did you mean `lire`?",
            ":3:",
        ],
    );
    broken(
        "rules/pad/essai.yaml",
        "items:\n  - id: a.lire.b.1\n    role: lire\n    text: Un.\n  - id: a.lire.b.1\n    role: lire\n    text: Deux.\n",
        &["two bank items are called `a.lire.b.1`"],
    );
    broken(
        "templates/messages/essai/1.txt",
        "Un texte\n{{ nom | inconnu }}\n",
        &["pack/templates/messages/essai/1.txt"],
    );
    broken(
        "rules/pad/scope.yaml",
        "domestique: []\n",
        &["unknown key `domestique`", "hint: "],
    );
}

#[test]
fn all_faults_are_told_together() {
    let desk = Desk::new();
    desk.file(
        "pack/rules/realize/rewrite/un.yaml",
        format!("{RULE}    fnds: []\n"),
    );
    desk.file(
        "pack/rules/pad/deux.yaml",
        "items:\n  - id: a.lire.b.1\n    rle: lire\n    text: Un.\n  - id: a.lire.c.1\n    role: lire\n    text: Deux.\n    domaine: sport\n",
    );
    desk.file("pack/templates/pages/article.html", "{% if %}");
    let ended = desk.run("check pack");
    ended.ends(
        2,
        &[
            "un.yaml:6:5",
            "unknown key `rle`",
            "unknown key `domaine`",
            "article.html",
        ],
    );
    assert_eq!(ended.err.matches("error: ").count(), 4, "{}", ended.err);
}

#[test]
fn both_suffixes_and_bare_folders_are_read() {
    broken(
        "rules/realize/rewrite/essai.yml",
        &format!("{RULE}    fnds: []\n"),
        &["essai.yml:6:5"],
    );
    broken(
        "realize/rewrite/essai.yaml",
        &format!("{RULE}    fnds: []\n"),
        &["essai.yaml:6:5"],
    );
}

#[test]
fn rules_are_held_to_their_examples() {
    let desk = Desk::new();
    let rule = "rules:\n  - id: essai/un\n    about: Un essai\n    match: 'le <maire>'\n    write: 'la mairie'\n    finds:\n      - {text: \"Le maire a fermé le pont.\", gives: \"La mairie a ouvert le pont.\"}\n    ignores: [\"Le pont est fermé.\", \"Le maire est absent.\"]\n";
    desk.file("pack/rules/realize/rewrite/essai.yaml", rule);
    let ended = desk.run("check pack");
    ended.ends(
        1,
        &[
            "rule `essai/un` gives something else on its example",
            "essai.yaml:7:",
            "`La mairie a ouvert le pont.` is wanted",
            "rule `essai/un` does not ignore its example",
            "essai.yaml:8:",
        ],
    );
    assert!(ended.out.contains("faults"), "{}", ended.out);
    desk.file("pack/rules/realize/rewrite/essai.yaml", RULE);
    desk.run("check pack").ends(
        1,
        &[
            "rule `essai/un` has no example in `finds`",
            "rule `essai/un` has no example in `ignores`",
        ],
    );
}

#[test]
fn bank_items_are_held_to_their_contract() {
    let item = |text: &str, more: &str| {
        format!(
            "items:\n  - id: sport.lire.essai.1\n    role: lire\n    requires: {{any_term: [match]}}\n{more}    text: |\n      {text}\n"
        )
    };
    let long = "Un match se joue sur un terrain dont les lignes fixent les limites. L’arbitre y surveille les fautes, \
        compte le temps et note les remplacements. Les juges de touche signalent les ballons sortis et les positions \
        interdites. La feuille de match, signée par les deux capitaines, garde la trace de chaque décision.";
    let table = [
        (item("Trop court.", ""), "2 words", "45 to 80 words"),
        (
            item(&long.replace("Un match", "Nous, un match"), ""),
            "speaks to the reader",
            "nous",
        ),
        (
            item(&long.replace("Un match", "De nos jours, un match"), ""),
            "is banned",
            "de nos jours",
        ),
        (
            item(&long.replace("deux", "22"), ""),
            "the number 22",
            "allow_numbers",
        ),
        (
            item(&long.replace("capitaines", "capitaines de Tréveur"), ""),
            "« Tréveur »",
            "allow_names",
        ),
        (
            item(&long.replace("capitaines", "capitènes"), ""),
            "« capitènes » is not in the dictionary",
            "",
        ),
        (
            item(
                &long.replace("capitaines", "{E|dee}"),
                "    slots: {E: {type: organization}}\n    fallback: sport.lire.essai.0\n",
            ),
            "unknown filter `dee`",
            "did you mean",
        ),
        (
            item(
                &long.replace("capitaines", "{E|de}"),
                "    slots: {E: {type: organization}}\n",
            ),
            "slots and no `fallback`",
            "",
        ),
        (
            item(&long.replace("capitaines", "{E|de}"), ""),
            "slot `{E}` is not declared",
            "",
        ),
        (
            item(
                &long.replace("capitaines", "{E|acc:présent}"),
                "    slots: {E: {type: organization}}\n    fallback: sport.lire.essai.0\n",
            ),
            "agrees with a slot of unknown gender",
            "",
        ),
        (
            item(long, "    heading: Un titre\n"),
            "a heading",
            "carry none",
        ),
        (
            item(long, "    term: {text: match}\n"),
            "`term` and role disagree",
            "",
        ),
    ];
    for (text, message, hint) in table {
        let desk = Desk::new();
        desk.file("pack/rules/pad/essai.yaml", &text);
        desk.run("check pack")
            .ends(1, &[message, hint, "pack/rules/pad/essai.yaml:"]);
    }
    let desk = Desk::new();
    desk.file("pack/rules/pad/essai.yaml", item(long, ""));
    let ended = desk.run("check pack");
    assert!(!ended.err.contains("essai"), "{}", ended.err);
}

#[test]
fn a_folder_no_stage_reads_is_told() {
    let desk = Desk::new();
    desk.file("pack/rules/pads/essai.yaml", "items: []\n");
    desk.run("check pack").ends(
        1,
        &["no stage reads `rules/pads/`", "did you mean `rules/pad/`?"],
    );
}

#[test]
fn rules_show_the_layer_of_each_item() {
    let desk = Desk::new();
    desk.file(
        "pack/rules/realize/rewrite/essai.yaml",
        format!("{RULE}    finds: []\n    ignores: []\n"),
    );
    let ended = desk.run("inspect --stage rules --rules pack --format json");
    ended.ends(0, &[]);
    let view: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let items = view["items"].as_array().unwrap();
    let find = |id: &str| {
        items
            .iter()
            .find(|i| i["id"] == id)
            .unwrap_or_else(|| panic!("no {id}"))
    };
    let mine = find("essai/un");
    assert_eq!(mine["layer"], "folder 1");
    assert_eq!(mine["place"], "pack/rules/realize/rewrite/essai.yaml:2");
    assert!(items.iter().filter(|i| i["layer"] == "built-in").count() > 1000);
}
