//! The audit on small pages: each table pairs a page with the verdict it must get.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use pigiste::audit::{self, Page, Report, Rules, Verdict};
use pigiste::files::{File, Files};

fn rules() -> Rules {
    Rules::load(&Files::embedded()).unwrap_or_else(|e| panic!("{e}"))
}

fn body(html: &str) -> Page {
    audit::html::read(&format!(
        "<html><body><article>{html}</article></body></html>"
    ))
}

fn assessment<'a>(report: &'a Report, id: &str) -> &'a audit::Assessment {
    report
        .assessments
        .iter()
        .find(|a| a.id == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

fn verdict(page: &Page, keyphrase: &str, id: &str, rules: &Rules) -> Verdict {
    assessment(&audit::audit(page, keyphrase, None, rules), id).verdict
}

use Verdict::{Bad, Good, Ok};

#[test]
fn introductions_are_judged() {
    let rules = rules();
    let table = [
        ("<p>La piscine municipale.</p>", Good),
        ("<p>La municipale et la Piscine.</p>", Good),
        ("<p>La piscine ouvre. Elle est municipale.</p>", Ok),
        ("<p>La piscine.</p><p>La piscine municipale.</p>", Bad),
        ("<h2>Titre</h2><p>La piscine municipale.</p>", Good),
        (
            "<figure><img src=x><figcaption>Vue</figcaption></figure><p>La piscine municipale.</p>",
            Good,
        ),
        ("<div>Par Camille</div><p>La piscine municipale.</p>", Bad),
        (
            "<p><a href=x>Accueil</a></p><p>La piscine municipale.</p>",
            Good,
        ),
        (
            "<blockquote>Cité</blockquote><p>La piscine municipale.</p>",
            Good,
        ),
        ("<p>Les piscines municipales.</p>", Bad),
    ];
    for (html, expected) in table {
        let found = verdict(
            &body(html),
            "piscine municipale",
            "introductionKeyword",
            &rules,
        );
        assert_eq!(found, expected, "{html}");
    }
}

#[test]
fn titles_are_judged() {
    let rules = rules();
    let table = [
        ("Piscine municipale : le point", "piscine municipale", Good),
        ("La piscine municipale rouvre", "piscine municipale", Good),
        ("Travaux à la piscine municipale", "piscine municipale", Ok),
        ("Municipale, la piscine", "piscine municipale", Ok),
        ("Piscine, municipale", "piscine municipale", Ok),
        ("Les piscines", "piscine municipale", Bad),
        ("Course à l'IA : oui", "course à l’IA", Good),
        ("", "piscine", Bad),
    ];
    for (title, keyphrase, expected) in table {
        let page = Page {
            title: title.to_string(),
            ..Page::default()
        };
        let found = verdict(&page, keyphrase, "keyphraseInSEOTitle", &rules);
        assert_eq!(found, expected, "{title}");
    }
}

#[test]
fn slugs_are_judged() {
    let rules = rules();
    let table = [
        ("piscine-municipale", "piscine municipale", Good),
        ("piscine", "piscine municipale", Ok),
        (
            "piscine-municipale",
            "grande piscine municipale rouge",
            Good,
        ),
        ("mediatheque", "médiathèque", Good),
        ("fete-de-l-eau", "fête de l’eau", Ok),
        ("", "piscine", Bad),
    ];
    for (slug, keyphrase, expected) in table {
        let page = Page {
            slug: slug.to_string(),
            ..Page::default()
        };
        assert_eq!(
            verdict(&page, keyphrase, "slugKeyword", &rules),
            expected,
            "{slug}"
        );
    }
}

#[test]
fn subheadings_are_judged_by_their_share() {
    let rules = rules();
    let page = |with: usize, without: usize| {
        let own = "<h2>La piscine municipale</h2><p>x</p>".repeat(with);
        let other = "<h3>Autre chose</h3><p>x</p>".repeat(without);
        body(&format!("<p>x</p>{own}{other}"))
    };
    let table = [
        (1, 0, Good),
        (0, 1, Bad),
        (1, 1, Good),
        (2, 0, Bad),
        (1, 2, Good),
        (1, 3, Bad),
        (3, 1, Good),
        (4, 1, Bad),
        (0, 0, Good),
    ];
    for (with, without, expected) in table {
        let found = verdict(
            &page(with, without),
            "piscine municipale",
            "subheadingsKeyword",
            &rules,
        );
        assert_eq!(found, expected, "{with} of {}", with + without);
    }
}

#[test]
fn density_depends_on_length() {
    let rules = rules();
    let page = |times: usize, words: usize| {
        let own = "La piscine municipale ouvre. ".repeat(times);
        body(&format!(
            "<p>{own}{}</p>",
            "chat rue vert bleu mot. ".repeat(words / 5)
        ))
    };
    let table = [
        (0, 100, Bad),
        (1, 20, Good),
        (2, 20, Bad),
        (1, 100, Bad),
        (2, 100, Good),
        (4, 1000, Good),
        (3, 1000, Bad),
        (40, 1000, Bad),
    ];
    for (times, words, expected) in table {
        let found = verdict(
            &page(times, words),
            "piscine municipale",
            "keyphraseDensity",
            &rules,
        );
        assert_eq!(found, expected, "{times} in {words}");
    }
}

#[test]
fn links_are_internal_or_not_and_followed_or_not() {
    let rules = rules();
    let table = [
        ("<a href='https://ex.fr/b'>x</a>", 0.0, 1.0),
        ("<a href='/b'>x</a>", 0.0, 1.0),
        ("<a href='https://www.ex.fr/b'>x</a>", 1.0, 0.0),
        ("<a href='//autre.fr'>x</a>", 1.0, 0.0),
        (
            "<a href='#b'>x</a><a href='mailto:a@b.fr'>x</a><a>x</a>",
            0.0,
            0.0,
        ),
        (
            "</p><blockquote><a href='https://autre.fr'>x</a></blockquote>",
            0.0,
            0.0,
        ),
    ];
    for (html, external, internal) in table {
        let mut page = body(&format!("<p>{html}</p>"));
        page.canonical = "https://ex.fr/a".to_string();
        let report = audit::audit(&page, "x", None, &rules);
        assert_eq!(
            assessment(&report, "externalLinks").measure,
            external,
            "{html}"
        );
        assert_eq!(
            assessment(&report, "internalLinks").measure,
            internal,
            "{html}"
        );
    }
}

#[test]
fn sentences_end_where_they_do() {
    let rules = rules();
    let table: [(&str, &[&str]); 12] = [
        ("Il vaut 3.5 euros. Fin.", &["Il vaut 3.5 euros.", "Fin."]),
        ("M. Dupont et Dr. Martin.", &["M.", "Dupont et Dr. Martin."]),
        (
            "Un… deux. Trois… Quatre.",
            &["Un… deux.", "Trois…", "Quatre."],
        ),
        ("Vraiment ? oui ! non.", &["Vraiment ?", "oui !", "non."]),
        ("« Non. » Il part.", &["« Non.", "» Il part."]),
        ("« Non.» Il part.", &["« Non.»", "Il part."]),
        ("Un ; Deux : Trois.", &["Un ; Deux : Trois."]),
        (
            "Voir www.ex.fr. Puis rien.",
            &["Voir www.ex.fr. Puis rien."],
        ),
        ("Un.Deux. – Trois", &["Un.Deux. – Trois"]),
        ("[...] Les lois.", &["Les lois."]),
        ("J. C. Martin vient.", &["J. C.", "Martin vient."]),
        ("…", &[]),
    ];
    for (text, expected) in table {
        let found = audit::text::sentences(text, &rules);
        let found: Vec<&str> = found.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn transition_words_are_found_token_by_token() {
    let rules = rules();
    let table = [
        ("Le maire, en effet, part.", true),
        ("Le maire, en\u{a0}effet, part.", false),
        ("D’ailleurs, il part.", true),
        ("Il part d'accord.", false),
        ("Il vient à partir du 4 mai.", false),
        ("Il vient à partir de lundi.", true),
        ("C'est-à-dire demain.", false),
        ("Il est aussi grand que toi.", true),
        ("S'il veut que tu viennes.", false),
        ("Il faut que cela soit dit.", true),
        ("Alors qu'il part.", true),
        ("Le chat dort.", false),
    ];
    for (sentence, expected) in table {
        let found = audit::transitions::find(sentence, &rules);
        assert_eq!(found.is_some(), expected, "{sentence}: {found:?}");
    }
}

#[test]
fn the_passive_is_found() {
    let rules = rules();
    let table = [
        ("La salle est fermée.", true),
        ("Elle a été lancée lundi.", true),
        ("Ils ont lancé le chantier.", false),
        ("Il est né à Sallençon.", false),
        ("Elle est tombée ce matin.", false),
        ("Il s’est levé.", false),
        ("Nous nous étions fermés.", false),
        ("Elle n’est pas encore ouverte.", true),
        ("Il est un employé.", false),
        ("Il est le roi fermé.", false),
        ("Il est, dit-on, fermé.", false),
        ("Il est bleu et fermé.", false),
        ("La qualité est la société.", false),
        ("Est-il invité ?", true),
        ("C’est fermé.", false),
        ("La côte est des États-Unis.", false),
    ];
    for (sentence, expected) in table {
        assert_eq!(
            audit::passive::is_passive(sentence, &rules),
            expected,
            "{sentence}"
        );
    }
}

#[test]
fn alike_beginnings_are_counted() {
    let rules = rules();
    let table = [
        ("<p>Il a. Il va. Il fait.</p>", Bad),
        ("<p>Il a. Il va.</p><h2>Titre</h2><p>Il fait.</p>", Good),
        (
            "<p>Il a. Il va.</p><ul><li>Point</li></ul><p>Il fait.</p>",
            Bad,
        ),
        ("<p>Le chat a. Le chien va. Le chat fait.</p>", Good),
        ("<p>Le chat a. Le chat va. Le chat fait.</p>", Bad),
        ("<p>L’eau a. L'eau va. « L’eau » fait.</p>", Bad),
    ];
    for (html, expected) in table {
        assert_eq!(
            verdict(&body(html), "x", "sentenceBeginnings", &rules),
            expected,
            "{html}"
        );
    }
}

#[test]
fn what_is_quoted_or_code_is_not_read() {
    let rules = rules();
    let page = body(
        "<p>Un mot.</p><blockquote><p>Cité ici.</p></blockquote><p>Deux <q>non</q> mots.</p><pre>x</pre>",
    );
    let blocks = audit::text::blocks(&page.body, &rules);
    let words: usize = blocks
        .iter()
        .flat_map(|b| &b.sentences)
        .map(|s| s.words.len())
        .sum();
    assert_eq!(words, 4);
}

#[test]
fn headings_are_told_what_is_wrong_with_them() {
    let rules = rules();
    let page = body(
        "<h2>Conclusion</h2><p>x</p><h2>Un fait</h2><p>x</p><h2>Un fait</h2><p>x</p>\
         <h4>Saut</h4><p>x</p><h2>Vide</h2>",
    );
    let report = audit::audit(&page, "x", None, &rules);
    let spans = &assessment(&report, "headingQuality").spans;
    let expected = [
        "Conclusion (would fit any article)",
        "Un fait (said before)",
        "Saut (skips a level)",
        "Vide (nothing under it)",
    ];
    assert_eq!(spans, &expected);
}

#[test]
fn the_source_proves_numbers_quotations_and_subject() {
    let rules = rules();
    let source =
        "Le maire a annoncé 240 000 euros. « Nous avons hésité », dit-il. Le bassin ferme.";
    let page = body(
        "<p>Le maire donne 240\u{a0}000 euros et 35 euros. Il dit «\u{a0}nous avons hésité\u{a0}».</p>\
         <blockquote><p>«\u{a0}Nous avons renoncé\u{a0}»</p></blockquote><p>Les baleines chantent.</p>",
    );
    let report = audit::audit(&page, "bassin", Some(source), &rules);
    assert_eq!(assessment(&report, "unsupportedNumbers").spans, ["35"]);
    assert_eq!(
        assessment(&report, "alteredQuotes").spans,
        ["Nous avons renoncé"]
    );
    assert_eq!(
        assessment(&report, "padding").spans,
        ["Les baleines chantent."]
    );
}

#[test]
fn markdown_and_html_of_one_article_get_the_same_verdicts() {
    let rules = rules();
    let markdown = "---\ntitle: \"Piscine municipale : le point\"\ndescription: 'Tout sur la piscine'\n\
        slug: piscine-municipale\nkeyphrase: piscine municipale\n---\n\n# La piscine\n\nLa piscine municipale ouvre\n\
        donc lundi. Voir [le site](https://autre.fr/).\n\n## Un titre\n\n- un\n- deux\n\n> « Cité »\n\n\
        | a | b |\n| --- | --- |\n| c | d |\n\n![La piscine](i.jpg)\n";
    let html = "<html><head><title>Piscine municipale : le point</title><meta name=description content='Tout sur la \
        piscine'><link rel=canonical href='https://ex.fr/piscine-municipale'></head><body><article><h1>La piscine</h1>\
        <p>La piscine municipale ouvre donc lundi. Voir <a href='https://autre.fr/'>le site</a>.</p><h2>Un titre</h2>\
        <ul><li>un</li><li>deux</li></ul><blockquote><p>« Cité »</p></blockquote><table><tr><th>a</th><th>b</th></tr>\
        <tr><td>c</td><td>d</td></tr></table><p><img src=i.jpg alt='La piscine'></p></article></body></html>";
    let (a, b) = (audit::markdown::read(markdown), audit::html::read(html));
    assert_eq!(a.keyphrase, "piscine municipale");
    let of = |page: &Page| audit::audit(page, "piscine municipale", None, &rules);
    assert_eq!(of(&a), of(&b));
}

#[test]
fn scores_are_those_of_the_bands() {
    let rules = rules();
    // As yoastseo 3.6.0 scores the page written from this article.
    let emit_rules = pigiste::emit::Rules::load(&Files::embedded()).unwrap();
    let page = pigiste::emit::audited(&support::article(), &support::brief(), &emit_rules);
    let report = audit::audit(&page, "piscine municipale", None, &rules);
    assert_eq!((report.seo, report.readability), (89, 90));
    assert_eq!(report.assessments.len(), audit::MEASURES.len());
    assert!(report.assessments.iter().all(|a| !a.advice.is_empty()));
}

#[test]
fn faulty_rules_are_refused_with_their_place() {
    let with = |path: &str, from: &str, to: &str| {
        let mut files = Files::embedded();
        let file = files.get(path).unwrap().clone();
        assert!(file.text.contains(from));
        files.insert(File {
            layer: 1,
            text: file.text.replacen(from, to, 1).into(),
            json: None,
            ..file
        });
        Rules::load(&files).unwrap_err().to_string()
    };
    let table = [
        (
            "rules/audit/yoast.yaml",
            "id: titleWidth",
            "id: titleWith",
            "nothing measures `titleWith`",
        ),
        (
            "rules/audit/own.yaml",
            "id: padding",
            "id: typography",
            "`typography` is there twice",
        ),
        (
            "rules/audit/words.yaml",
            "domains:",
            "domaines:",
            "rules/audit/words.yaml:",
        ),
    ];
    for (path, from, to, expected) in table {
        let message = with(path, from, to);
        assert!(message.contains(expected), "{message}");
    }
}
