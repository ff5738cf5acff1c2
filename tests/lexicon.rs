//! The lexicon: what forms are read as, what lemmas inflect to, and that its tables come from the dictionary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../src/french/lexicon/build/compile/mod.rs"]
mod compile;

use std::path::Path;
use std::time::Instant;

use pigiste::french::lexicon::{Gender, Kind, Lexicon, Mood, Number, Pos, Tag, Tense};

use Mood::{Conditional, Imperative, Indicative, Subjunctive};
use Number::{Plur, Sing};
use Tense::{Future, Imperfect, Past, Present};

const CONJUGATIONS: &str = include_str!("lexicon/conjugations.tsv");

/// The rows of a two-column table.
fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> + Clone {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        line.split_once('\t')
            .unwrap_or_else(|| panic!("one column: {line}"))
    })
}

/// The analyses of a form as `lemma TAG`, without what belongs to the verb and not to its form.
fn read(form: &str) -> Vec<String> {
    let analyses = Lexicon::embedded().analyses(form);
    analyses
        .map(|a| format!("{} {}", a.lemma(form), a.tag.morphology()))
        .collect()
}

#[test]
fn forms_have_these_analyses() {
    for (form, expected) in rows(include_str!("lexicon/analyses.tsv")) {
        assert_eq!(read(form).join(" | "), expected, "{form}");
        assert_eq!(
            Lexicon::embedded().contains(form),
            !expected.is_empty(),
            "{form}"
        );
    }
    assert_eq!(read("l'"), read("l’"));
    assert!(read("").is_empty());
}

#[test]
fn a_lemma_is_recognised_without_being_built() {
    let analyses = Lexicon::embedded().analyses("allait");
    assert_eq!(
        analyses
            .clone()
            .map(|a| a.has_lemma("allait", "aller"))
            .collect::<Vec<_>>(),
        [true]
    );
    assert_eq!(
        analyses
            .map(|a| a.has_lemma("allait", "allaiter"))
            .collect::<Vec<_>>(),
        [false]
    );
}

#[test]
fn verbs_tell_how_they_are_built() {
    let table = [
        ("arriver", "VERB.inf.g1.être.intr"),
        ("entrer", "VERB.inf.g1.avoir-être.intr.tr"),
        ("évanouir", "VERB.inf.g2.être.se"),
        ("devenir", "VERB.inf.g3.être.intr.copula"),
        ("obéir", "VERB.inf.g2.avoir.intr.à"),
        ("dépendre", "VERB.inf.g3.avoir.intr.tr.prep"),
        ("falloir", "VERB.inf.g3.avoir.tr.à.s’en?.impers"),
        ("avoir", "VERB.inf.g0.avoir.intr.tr"),
    ];
    for (verb, expected) in table {
        let tag = Lexicon::embedded()
            .analyses(verb)
            .map(|a| a.tag)
            .find(|tag| tag.pos() == Pos::Verb);
        assert_eq!(
            tag.map(|tag| tag.to_string()).as_deref(),
            Some(expected),
            "{verb}"
        );
    }
}

#[test]
fn verbs_conjugate() {
    let asked = [
        Tag::finite(Indicative, Present, 1, Sing),
        Tag::finite(Indicative, Present, 3, Sing),
        Tag::finite(Indicative, Present, 3, Plur),
        Tag::finite(Indicative, Imperfect, 3, Sing),
        Tag::finite(Indicative, Past, 3, Sing),
        Tag::finite(Indicative, Past, 3, Plur),
        Tag::finite(Indicative, Future, 3, Sing),
        Tag::finite(Conditional, Present, 3, Sing),
        Tag::finite(Subjunctive, Present, 3, Sing),
        Tag::finite(Subjunctive, Present, 1, Plur),
        Tag::finite(Subjunctive, Imperfect, 3, Sing),
        Tag::finite(Imperative, Present, 2, Sing),
        Tag::present_participle(),
        Tag::past_participle(Gender::Masc, Sing),
        Tag::past_participle(Gender::Fem, Plur),
    ];
    for (verb, expected) in rows(CONJUGATIONS) {
        let forms = asked.map(|tag| {
            Lexicon::embedded()
                .form(verb, tag)
                .unwrap_or("-".to_owned())
        });
        assert_eq!(forms.join(" "), expected, "{verb}");
        assert_eq!(
            Lexicon::embedded().form(verb, Tag::infinitive()).as_deref(),
            Some(verb)
        );
    }
}

#[test]
fn every_person_of_the_future_of_a_verb() {
    let persons = [
        (1, Sing),
        (2, Sing),
        (3, Sing),
        (1, Plur),
        (2, Plur),
        (3, Plur),
    ];
    let forms = persons.map(|(p, n)| {
        Lexicon::embedded()
            .conjugate("voir", Indicative, Future, p, n)
            .unwrap_or_default()
    });
    assert_eq!(
        forms,
        ["verrai", "verras", "verra", "verrons", "verrez", "verront"]
    );
}

#[test]
fn words_agree() {
    for (asked, expected) in rows(include_str!("lexicon/agreement.tsv")) {
        let (lemma, tag) = asked.split_once(' ').unwrap_or((asked, ""));
        let tag: Tag = tag
            .parse()
            .unwrap_or_else(|unknown| panic!("{asked}: {unknown}"));
        let form = Lexicon::embedded().form(lemma, tag);
        assert_eq!(form.unwrap_or_default(), expected, "{asked}");
    }
    let inflected = Lexicon::embedded().inflect("premier", Pos::Adj, Gender::Fem, Plur);
    assert_eq!(inflected.as_deref(), Some("premières"));
}

#[test]
fn a_plain_capital_finds_its_accent() {
    let table = [
        ("Etat", Some("état")),
        ("Ecoles", Some("écoles")),
        ("Ile", None),
        ("Ca", Some("ça")),
        ("Etats", Some("états")),
        ("Paris", None),
        ("etat", None),
        ("Xyzzy", None),
    ];
    for (word, expected) in table {
        assert_eq!(
            Lexicon::embedded().with_initial_accent(word).as_deref(),
            expected,
            "{word}"
        );
    }
}

#[test]
fn first_names_have_a_gender() {
    let table = [
        ("Sylvie", Some(Gender::Fem)),
        ("Bernard", Some(Gender::Masc)),
        ("Claude", Some(Gender::Both)),
        ("Jean-Marie", Some(Gender::Masc)),
        ("Marie-Pierre", Some(Gender::Fem)),
        ("Lyon", None),
        ("bernard", None),
    ];
    for (name, expected) in table {
        assert_eq!(
            Lexicon::embedded().first_name_gender(name),
            expected,
            "{name}"
        );
    }
}

#[test]
fn a_tag_reads_back_from_its_text() {
    for text in [
        "NOUN.f.s",
        "VERB.ind.pres.3.p.g1.avoir.tr.se?",
        "PRON.3.e.s.obj.elided",
        "PROPN.e.i.place",
        "X",
    ] {
        let tag: Tag = text.parse().unwrap_or_else(|unknown| panic!("{unknown}"));
        assert_eq!(tag.to_string(), text);
    }
    for text in ["", "NOUNS", "NOUN.x", "NOUN.tr", "VERB.place"] {
        assert!(text.parse::<Tag>().is_err(), "{text}");
    }
    assert_eq!(
        "NOUN.m.title".parse::<Tag>().map(Tag::kind),
        Ok(Some(Kind::Title))
    );
}

#[test]
fn tables_are_what_the_dictionary_compiles_to() {
    let paths = ["/usr/share/hunspell/fr.dic", "/usr/share/hunspell/fr.aff"];
    let [Ok(dictionary), Ok(affixes)] = paths.map(std::fs::read_to_string) else {
        println!(
            "skipped: the files of hunspell-fr-classical are not installed, so the tables are not rebuilt"
        );
        return;
    };
    let tables = compile::compile(&compile::Sources {
        dictionary,
        affixes,
    })
    .unwrap_or_else(|problem| panic!("{problem}"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/french/lexicon/dicollecte");
    let mut total = 0;
    for (name, built) in tables.files() {
        let committed = std::fs::read(folder.join(name)).unwrap_or_default();
        assert!(
            committed == built,
            "{name} differs: run `cargo run --release --example build-lexicon`"
        );
        println!("{name}: {} bytes", built.len());
        total += built.len();
    }
    println!(
        "{} forms, {} analyses, {} lemmas, {total} bytes",
        tables.forms, tables.analyses, tables.lemmas
    );
    assert!(tables.forms > 440_000 && total < 2_500_000);
}

#[test]
fn timings_are_shown() {
    let start = Instant::now();
    let lexicon = Lexicon::embedded();
    println!("open: {} ns", start.elapsed().as_nanos());
    let verbs: Vec<&str> = rows(CONJUGATIONS).map(|(verb, _)| verb).collect();
    let words: Vec<&str> = rows(CONJUGATIONS)
        .flat_map(|(_, forms)| forms.split(' '))
        .collect();
    let rounds = 200;
    let start = Instant::now();
    let found: usize = (0..rounds)
        .flat_map(|_| &words)
        .map(|word| lexicon.analyses(word).len())
        .sum();
    println!(
        "analyses: {} ns per form",
        start.elapsed().as_nanos() / (rounds * words.len()) as u128
    );
    let tag = Tag::finite(Indicative, Future, 3, Plur);
    let start = Instant::now();
    let made = (0..rounds)
        .flat_map(|_| &verbs)
        .filter(|verb| lexicon.form(verb, tag).is_some())
        .count();
    println!(
        "form: {} ns each",
        start.elapsed().as_nanos() / (rounds * verbs.len()) as u128
    );
    assert!(found > rounds * words.len() && made > rounds);
}
