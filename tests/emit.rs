//! Every format of a whole article: same sentences in the same order, right frame, links placed.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use dom_query::Document;
use pigiste::article::Article;
use pigiste::audit::{self, Report};
use pigiste::brief::{Brief, BriefLink};
use pigiste::emit::{self, FrontMatter, Lock, Options, Rules};
use pigiste::files::{File, Files};
use pulldown_cmark::{Event, Parser};

fn rules() -> Rules {
    Rules::load(&Files::embedded()).unwrap_or_else(|e| panic!("{e}"))
}

fn options(front_matter: FrontMatter) -> Options {
    Options {
        front_matter,
        ..Options::default()
    }
}

fn html(article: &Article, brief: &Brief) -> String {
    emit::html(article, brief, &Options::default(), &rules()).unwrap_or_else(|e| panic!("{e}"))
}

/// Every format by file name; `EMIT_SAMPLES=DIR` writes them there for a look.
fn formats(article: &Article, brief: &Brief) -> Vec<(String, String)> {
    let rules = rules();
    let plain = Options::default();
    let (report, lock) = (Report::default(), Lock::default());
    let mut out = vec![
        (
            "page.html".to_string(),
            emit::html(article, brief, &plain, &rules),
        ),
        (
            "fragment.html".to_string(),
            emit::fragment(article, brief, &plain, &rules),
        ),
        (
            "wordpress.html".to_string(),
            emit::wordpress(article, brief, &plain, &rules),
        ),
        (
            "article.json".to_string(),
            emit::json(article, brief, &report, &lock, &rules),
        ),
    ];
    for (kind, name) in FrontMatter::NAMES {
        let text = emit::markdown(article, brief, &options(kind), &rules);
        out.push((format!("{name}.md"), text));
    }
    let texts: Vec<(String, String)> = out
        .into_iter()
        .map(|(name, text)| (name, text.unwrap()))
        .collect();
    if let Some(folder) = std::env::var_os("EMIT_SAMPLES") {
        for (name, text) in &texts {
            std::fs::write(std::path::Path::new(&folder).join(name), text).unwrap();
        }
    }
    texts
}

/// The text a reader sees, or the JSON strings, in order.
fn visible(name: &str, text: &str) -> String {
    if name.ends_with(".html") {
        let document = Document::from(text);
        document.select("script, style, nav, footer").remove();
        return document.text().to_string();
    }
    if name.ends_with(".json") {
        return text.to_string();
    }
    let texts = Parser::new_ext(text, pulldown_cmark::Options::all()).filter_map(|e| match e {
        Event::Text(text) => Some(text.to_string()),
        Event::End(_) => Some(String::new()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn all_formats_have_the_same_sentences_in_the_same_order() {
    let (article, brief) = (support::article(), support::brief());
    for (name, text) in formats(&article, &brief) {
        let seen = visible(&name, &text);
        let mut at = 0;
        let body = article
            .sections
            .iter()
            .flat_map(|s| &s.blocks)
            .flat_map(|b| &b.sentences);
        for sentence in body {
            let (label, rest) = sentence.label_and_rest();
            for piece in [label, rest] {
                let found = seen[at..].find(piece);
                at += found.unwrap_or_else(|| panic!("{name} lacks, after {at}: {piece}"));
            }
        }
        for faq in &article.faq {
            assert!(
                seen.contains(&faq.question),
                "{name} lacks {}",
                faq.question
            );
            for sentence in &faq.answer {
                assert!(
                    seen.contains(&sentence.text),
                    "{name} lacks {}",
                    sentence.text
                );
            }
        }
    }
}

#[test]
fn the_faq_stands_where_the_article_says() {
    let mut article = support::article();
    for (faq_at, before) in [
        (6, "À retenir"),
        (0, "La piscine municipale de"),
        (99, "Pour aller"),
    ] {
        article.faq_at = faq_at;
        let text = html(&article, &support::brief());
        let body = text.split_once("<article").unwrap().1;
        let faq = body.find("Questions fréquentes").unwrap();
        let next = body[faq..].find(before);
        assert!(next.is_some(), "FAQ at {faq_at} is not before {before}");
    }
}

#[test]
fn only_markdown_without_front_matter_prints_the_h1() {
    let (article, brief) = (support::article(), support::brief());
    for (kind, name) in FrontMatter::NAMES {
        let text = emit::markdown(&article, &brief, &options(kind), &rules()).unwrap();
        let printed = text.contains("\n# ") || text.starts_with("# ");
        assert_eq!(printed, kind == FrontMatter::None, "{name}");
    }
}

#[test]
fn links_go_on_the_text_or_to_the_end() {
    let link = |anchor: &str, url: &str| BriefLink {
        anchor: anchor.to_string(),
        url: url.to_string(),
    };
    let brief = Brief {
        links: vec![
            link("chaudière à bois", "https://bois.example/"),
            link("LE PLONGEOIR", "/plongeoir"),
            // Only in a heading, only in a quotation, nowhere.
            link("Deux ans de travaux à", "/titre"),
            link("garder les murs", "/citation"),
            link("introuvable", "/introuvable"),
            link("couloirs", "javascript:alert(1)"),
        ],
        ..Brief::default()
    };
    let article = support::article();
    let document = Document::from(html(&article, &brief));
    let href = |selector: &str| {
        let links = document.select(selector);
        let read = links.iter().map(|a| {
            (
                a.attr("href").unwrap_or_default().to_string(),
                a.text().to_string(),
            )
        });
        read.collect::<Vec<_>>()
    };
    assert_eq!(
        href("article p a"),
        [
            ("/plongeoir".to_string(), "le plongeoir".to_string()),
            (
                "https://bois.example/".to_string(),
                "chaudière à bois".to_string()
            ),
        ]
    );
    let listed: Vec<String> = href("section.links a")
        .into_iter()
        .map(|(url, _)| url)
        .collect();
    assert_eq!(listed, ["/titre", "/citation", "/introuvable"]);
    let warnings = emit::warnings(&article, &brief, &rules());
    assert_eq!(
        warnings,
        ["address of a link `javascript:alert(1)` is refused"]
    );
    for (name, text) in formats(&article, &brief) {
        if name != "article.json" {
            assert!(!text.contains("javascript:"), "{name}");
        }
    }
}

#[test]
fn nothing_is_invented_without_a_brief() {
    let mut article = support::article();
    article.metadata.date = None;
    let text = html(&article, &Brief::default());
    for absent in [
        "canonical",
        "og:url",
        "og:image",
        "datePublished",
        "Person",
        "Organization",
        "WebSite",
        "BreadcrumbList",
        "byline\"",
        "content=\"\"",
        "href=\"\"",
        "<time",
    ] {
        assert!(!text.contains(absent), "{absent}");
    }
    assert!(text.contains("\"@type\":\"FAQPage\""));
}

#[test]
fn faq_markup_can_be_left_out() {
    let options = Options {
        faq_page: false,
        ..Options::default()
    };
    let text = emit::html(&support::article(), &support::brief(), &options, &rules()).unwrap();
    assert!(!text.contains("FAQPage"));
    assert!(text.contains("Questions fréquentes"));
}

#[test]
fn a_date_that_does_not_exist_is_told_not_printed() {
    let mut article = support::article();
    article.metadata.date = Some("2026-02-30".to_string());
    let brief = Brief::default();
    assert!(!html(&article, &brief).contains("2026-02-30"));
    let warnings = emit::warnings(&article, &brief, &rules());
    assert_eq!(warnings, ["date `2026-02-30` is not `year-month-day`"]);
}

#[test]
fn json_has_the_fields_of_the_contract_in_order() {
    let (article, brief) = (support::article(), support::brief());
    let audit_rules = audit::Rules::load(&Files::embedded()).unwrap();
    let page = emit::audited(&article, &brief, &rules());
    let report = audit::audit(&page, "piscine municipale", None, &audit_rules);
    let lock = Lock {
        engine: "pigiste 0.1.0".to_string(),
        source: "sha256:00".to_string(),
        rules: "sha256:01".to_string(),
        output: "sha256:02".to_string(),
    };
    let value = emit::json_value(&article, &brief, &report, &lock, &rules()).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    let expected = [
        "metadata",
        "sections",
        "faq",
        "words",
        "bank_share",
        "guard",
        "audit",
        "warnings",
        "lock",
    ];
    assert_eq!(keys, expected);
    assert_eq!(value["words"]["total"], article.words.total);
    assert_eq!(value["sections"][0]["role"], "lead");
    assert!(value["sections"][0]["heading"].is_null());
    let sentence = &value["sections"][2]["blocks"][0]["sentences"][0];
    assert_eq!(sentence["origin"]["kind"], "source");
    assert_eq!(sentence["origin"]["spans"][0][1], 40);
    let first = &value["audit"]["assessments"][0];
    for key in ["id", "measure", "verdict", "advice"] {
        assert!(!first[key].is_null(), "{key}");
    }
    let back = audit::json::read(&value.to_string()).unwrap();
    assert_eq!(back.h1, article.metadata.h1);
    assert!(audit::json::read("{}").is_err());
}

#[test]
fn the_audit_sees_the_page_that_is_written() {
    let (article, brief) = (support::article(), support::brief());
    let audit_rules = audit::Rules::load(&Files::embedded()).unwrap();
    let written = audit::html::read(&html(&article, &brief));
    let direct = emit::audited(&article, &brief, &rules());
    let source = Some("Le chantier a coûté 6,8 millions d’euros.");
    for keyphrase in ["piscine municipale", "rallonge", ""] {
        let of_page = audit::audit(&written, keyphrase, source, &audit_rules);
        let of_article = audit::audit(&direct, keyphrase, source, &audit_rules);
        // The byline is part of the page, and one sentence more.
        for (page, article) in of_page.assessments.iter().zip(&of_article.assessments) {
            assert_eq!(page.verdict, article.verdict, "{}", page.id);
        }
        assert_eq!(of_page.seo, of_article.seo);
        assert_eq!(of_page.readability, of_article.readability);
    }
}

#[test]
fn a_template_of_the_user_replaces_ours_and_its_faults_are_placed() {
    let file = |text: &str| File {
        path: "templates/pages/article.html".to_string(),
        shown: "site/templates/pages/article.html".into(),
        layer: 1,
        text: text.to_string().into(),
        json: None,
    };
    let mut files = Files::embedded();
    files.insert(file("<p>{{ page.h1 }}</p>"));
    let rules = Rules::load(&files).unwrap();
    let (article, brief) = (support::article(), support::brief());
    let text = emit::html(&article, &brief, &Options::default(), &rules).unwrap();
    assert!(text.starts_with("<p>Piscine"));

    let mut files = Files::embedded();
    files.insert(file("<p>\n{{ page.h1 | majuscules }}</p>"));
    let error = Rules::load(&files).unwrap_err().to_string();
    assert!(
        error.contains("site/templates/pages/article.html:2:"),
        "{error}"
    );

    let mut files = Files::embedded();
    files.insert(file("<p>\n{{ page.titre }}</p>"));
    let rules = Rules::load(&files).unwrap();
    let error = emit::html(&article, &brief, &Options::default(), &rules).unwrap_err();
    assert!(error.to_string().contains("article.html:2:"), "{error}");
}
