//! Hostile strings through every field and every format: parsed back, they are text, and the
//! document has the same structure as with a harmless word.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod support;

use dom_query::Document;
use pigiste::article::{Article, BlockKind, Faq, Metadata, Origin, OriginKind, Sentence};
use pigiste::audit::Report;
use pigiste::brief::{Brief, Image};
use pigiste::emit::{self, FrontMatter, Lock, Options, Rules, escape::clean};
use pigiste::files::Files;
use pulldown_cmark::{Event, Options as Syntax, Parser};
use support::{block, section};

/// What source text must never become: markup, template code, front matter, scripts, links.
const HOSTILE: &[&str] = &[
    // HTML
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><h1>x</h1>",
    "</style><b>x",
    "<!-- wp:html --><b>x</b><!-- /wp:html -->",
    "--><img src=x onerror=alert(1)><!--",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "&lt;b&gt;",
    "&amp;lt;",
    "&#60;b&#62;",
    "&nbsp;&eacute;",
    "R&D, AT&T & Cie",
    "a < b > c",
    "<![CDATA[x]]>",
    "<?php echo 1 ?>",
    "</article></main></body></html>",
    "<svg/onload=alert(1)>",
    // JSON-LD
    "\"}]}</script>",
    "\\\"}, {\"@type\": \"Person\"",
    "\\u003c/script\\u003e",
    "\u{2028}var x\u{2029}",
    // YAML and TOML
    "---",
    "+++",
    "--- fin",
    "clé: valeur",
    "- item",
    "\"guillemets\" et \\ barre",
    "'simple' : \"double\"",
    "\"\"\"trois\"\"\"",
    "'''trois'''",
    "[extra]",
    "{a: 1, b: [2]}",
    "*ancre &renvoi !tag %directive @arobase `accent`",
    "| bloc\n  suite",
    "# commentaire",
    "vrai # pas un commentaire",
    "true",
    "null",
    "2026-01-01",
    "0x1F",
    "titre: \"x\"\n---\n<b>corps</b>",
    "tab\tulation",
    // Templates and shortcodes
    "{{ site.title }}",
    "{% include x.html %}",
    "{%- raw -%}x{%- endraw -%}",
    "{{< youtube id >}}",
    "{{% notice %}}x{{% /notice %}}",
    "{# commentaire #}",
    "{{{ triple }}}",
    "[gallery ids=\"1,2\"]",
    "${process.env}",
    "<%= x %>",
    // Markdown
    "# Titre",
    "## Titre ## {#ancre}",
    "* puce",
    "+ puce",
    "1. un",
    "1) un",
    "> citation",
    "    code",
    "```rust",
    "~~~",
    "*gras* **gras** _italique_ __gras__",
    "mot_composé_entier",
    "`code` ``code``",
    "[lien](https://exemple.fr)",
    "![image](x.png)",
    "[ref]: https://exemple.fr \"titre\"",
    "[^1]: note",
    "note[^1]",
    "*[HTML]: HyperText",
    "<https://exemple.fr>",
    "https://exemple.fr/a_b_c?d=1&e=2",
    "www.exemple.fr",
    "ecrire@exemple.fr",
    "| a | b |",
    "|---|---|",
    "a | b",
    "***",
    "===",
    "---------",
    "~~barré~~ et ~sous~ et ^sur^",
    "$$x^2$$ et $y$",
    ": définition",
    "terme\n: définition",
    "{: .classe}",
    "{::comment}x{:/}",
    "- [ ] tâche",
    "fin de ligne\\",
    "deux espaces  ",
    "C# et F#",
    "attendre... puis -- ou ---",
    "<<chevrons>> >> <<",
    ":sourire: et :+1:",
    "==marqué==",
    "[[wiki]] et [[lien|texte]]",
    "^",
    "[!NOTE]",
    // Directions and controls
    "\u{202e}gauche\u{202c} droite",
    "\u{2066}isolé\u{2069}",
    "\u{200f}marque\u{200e}",
    "nul\u{0}, cloche\u{7}, échappement\u{1b}[31m",
    "\u{feff}BOM et \u{fffe}",
    "e\u{301} composé, 𝒳 astral, 🎉",
    "ligne\r\nligne\n\nligne",
];

fn rules() -> Rules {
    Rules::load(&Files::embedded()).unwrap_or_else(|e| panic!("{e}"))
}

/// An article with `text` in every field.
fn article(text: &str) -> Article {
    let from = OriginKind::Source;
    let origin = || Origin::source(vec![[0, 1]]);
    let labelled = || Sentence {
        text: format!("{text}\u{a0}: suite {text}"),
        label: text.len(),
        origin: origin(),
        of: Vec::new(),
    };
    let mut list = block(BlockKind::List, from, &[text]);
    list.sentences.push(labelled());
    let mut table = block(BlockKind::Table, from, &[]);
    table.sentences.push(labelled());
    Article {
        metadata: Metadata {
            title: text.to_string(),
            h1: text.to_string(),
            description: text.to_string(),
            slug: "adresse".to_string(),
            keyphrase: text.to_string(),
            keyphrases: vec![text.to_string(), text.to_string()],
            language: "fr".to_string(),
            ..Metadata::default()
        },
        sections: vec![
            section(
                "lead",
                None,
                vec![block(BlockKind::Paragraph, from, &[text])],
            ),
            section(
                "corps",
                Some(text),
                vec![block(BlockKind::Quote, from, &[text]), list, table],
            ),
        ],
        faq: vec![Faq {
            question: text.to_string(),
            answer: vec![Sentence::new(text, origin())],
        }],
        faq_at: 2,
        ..Article::default()
    }
}

fn brief(text: &str) -> Brief {
    Brief {
        author: Some(text.to_string()),
        site_name: Some(text.to_string()),
        publisher: Some(text.to_string()),
        base_url: Some("https://exemple.fr/".to_string()),
        date: Some("2026-05-04".to_string()),
        image: Some(Image {
            url: "https://exemple.fr/i.jpg".to_string(),
            alt: text.to_string(),
            width: Some(12),
            height: Some(8),
        }),
        ..Brief::default()
    }
}

/// Every string with what it must be read back as; those that are nothing but controls are out.
fn cases() -> impl Iterator<Item = (&'static str, String)> {
    let cleaned = HOSTILE.iter().map(|h| (*h, clean(h)));
    cleaned.filter(|(_, expected)| !expected.is_empty())
}

/// Names of elements with those of their attributes, and `<!--` for comments, in document order.
fn skeleton(html: &str) -> Vec<String> {
    let document = Document::from(html);
    let nodes = document.root().descendants();
    nodes
        .iter()
        .filter_map(|node| {
            if node.is_comment() {
                return Some(format!("{:.18}", node.html()));
            }
            let name = node.node_name().filter(|_| node.is_element())?;
            let attributes: Vec<String> = node
                .attrs()
                .iter()
                .map(|a| a.name.local.to_string())
                .collect();
            Some(format!("{name} {}", attributes.join(" ")))
        })
        .collect()
}

fn text_of(document: &Document, selector: &str) -> String {
    let found = document.select_single(selector);
    assert!(found.exists(), "no {selector}");
    found.text().to_string()
}

fn attribute(document: &Document, selector: &str, name: &str) -> String {
    document
        .select_single(selector)
        .attr(name)
        .unwrap_or_default()
        .to_string()
}

#[test]
fn there_are_enough_hostile_strings() {
    assert!(cases().count() >= 60);
}

#[test]
fn html_pages_hold_them_as_text() {
    let rules = rules();
    let page = |text: &str| {
        emit::html(&article(text), &brief(text), &Options::default(), &rules).expect(text)
    };
    let harmless = skeleton(&page("mot"));
    for (hostile, expected) in cases() {
        let html = page(hostile);
        assert_eq!(skeleton(&html), harmless, "{hostile:?}");
        let document = Document::from(html.as_str());
        for selector in [
            "title",
            "h1",
            "h2",
            "h3",
            ".lead p",
            "blockquote p",
            "ul li",
            "caption + thead + tbody th",
            "figcaption",
            ".byline b",
            ".site .name",
        ] {
            assert_eq!(
                text_of(&document, selector),
                expected,
                "{hostile:?} in {selector}"
            );
        }
        let rest = clean(&format!("suite {hostile}"));
        assert_eq!(
            text_of(&document, "tbody td"),
            rest,
            "{hostile:?} in a cell"
        );
        for selector in [
            "meta[name=description]",
            "meta[name=author]",
            "meta[property='og:title']",
            "meta[name='twitter:title']",
        ] {
            assert_eq!(
                attribute(&document, selector, "content"),
                expected,
                "{hostile:?} in {selector}"
            );
        }
        assert_eq!(
            attribute(&document, "img", "alt"),
            expected,
            "{hostile:?} in alt"
        );
        let json: serde_json::Value =
            serde_json::from_str(&document.select("script").text()).expect(hostile);
        let graph = json["@graph"].as_array().unwrap();
        let of = |kind: &str, key: &str| {
            let node = graph.iter().find(|n| n["@type"] == kind).unwrap();
            node[key].as_str().unwrap_or("").to_string()
        };
        assert_eq!(of("Article", "headline"), expected);
        assert_eq!(of("Person", "name"), expected);
        assert_eq!(of("Organization", "name"), expected);
    }
}

#[test]
fn fragments_hold_them_as_text() {
    let rules = rules();
    let fragment = |text: &str| {
        emit::fragment(&article(text), &brief(text), &Options::default(), &rules).expect(text)
    };
    let harmless = skeleton(&fragment("mot"));
    for (hostile, expected) in cases() {
        let html = fragment(hostile);
        assert_eq!(skeleton(&html), harmless, "{hostile:?}");
        let document = Document::from(html.as_str());
        for selector in ["p", "h2", "h3", "blockquote p", "ul li"] {
            assert_eq!(
                text_of(&document, selector),
                expected,
                "{hostile:?} in {selector}"
            );
        }
    }
}

#[test]
fn wordpress_blocks_hold_them_as_text() {
    let rules = rules();
    let blocks = |text: &str| {
        emit::wordpress(&article(text), &brief(text), &Options::default(), &rules).expect(text)
    };
    let harmless = blocks("mot");
    for (hostile, expected) in cases() {
        let html = blocks(hostile);
        assert_eq!(skeleton(&html), skeleton(&harmless), "{hostile:?}");
        assert_eq!(
            html.matches("<!--").count(),
            harmless.matches("<!--").count()
        );
        let document = Document::from(html.as_str());
        for selector in ["p", "h2", "h3", "blockquote p", "ul li", "tbody td"] {
            assert_eq!(
                text_of(&document, selector),
                expected,
                "{hostile:?} in {selector}"
            );
        }
    }
}

/// Events without their text, neighbouring texts joined; and the texts.
fn events(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut shape, mut texts) = (Vec::new(), Vec::<String>::new());
    let mut inside = false;
    for event in Parser::new_ext(markdown, Syntax::all()) {
        match event {
            Event::Text(text) if inside => texts.last_mut().unwrap().push_str(&text),
            Event::Text(text) => {
                inside = true;
                shape.push("text".to_string());
                texts.push(text.to_string());
            }
            event => {
                inside = false;
                shape.push(format!("{event:?}"));
            }
        }
    }
    (shape, texts)
}

#[test]
fn markdown_holds_them_as_text() {
    let rules = rules();
    for (kind, name) in FrontMatter::NAMES {
        let options = Options {
            front_matter: kind,
            ..Options::default()
        };
        let markdown =
            |text: &str| emit::markdown(&article(text), &brief(text), &options, &rules).unwrap();
        let (_, harmless) = split(&markdown("mot"), kind);
        let (harmless, _) = events(&harmless);
        for (hostile, expected) in cases() {
            let (matter, body) = split(&markdown(hostile), kind);
            let (shape, texts) = events(&body);
            assert_eq!(shape, harmless, "{hostile:?} for {name}: {body}");
            for mark in ["{{", "{%", "{#", "{:"] {
                assert!(!body.contains(mark), "{hostile:?} for {name}: {body}");
            }
            // Fixed words stand beside: labels of tables and the FAQ, separators.
            let own = texts.iter().filter(|t| **t == expected).count();
            assert!(own >= 7, "{hostile:?} for {name}: {texts:?}");
            if kind != FrontMatter::None {
                check_matter(&matter, kind, &expected);
            }
        }
    }
}

/// Front matter without fences, and the body.
fn split(markdown: &str, kind: FrontMatter) -> (String, String) {
    let fence = match kind {
        FrontMatter::None => return (String::new(), markdown.to_string()),
        FrontMatter::Zola => "+++\n",
        FrontMatter::Hugo | FrontMatter::Jekyll => "---\n",
    };
    let rest = markdown.strip_prefix(fence).unwrap();
    let (matter, body) = rest.split_once(&format!("\n{fence}")).unwrap();
    (format!("{matter}\n"), body.to_string())
}

fn check_matter(matter: &str, kind: FrontMatter, expected: &str) {
    let value: serde_json::Value = if kind == FrontMatter::Zola {
        let document: toml_edit::DocumentMut = matter.parse().expect(matter);
        let text = |item: &toml_edit::Item| item.as_str().unwrap().to_string();
        serde_json::json!({
            "title": text(&document["title"]),
            "description": text(&document["description"]),
            "author": document["authors"][0].as_str().unwrap(),
            "keyphrase": text(&document["extra"]["keyphrase"]),
        })
    } else {
        serde_yaml::from_str(matter).unwrap_or_else(|e| panic!("{e}: {matter}"))
    };
    for key in ["title", "description", "author", "keyphrase"] {
        assert_eq!(value[key], expected, "{key} in {matter}");
    }
}

#[test]
fn json_holds_them_untouched() {
    let rules = rules();
    for hostile in HOSTILE {
        let (article, brief) = (article(hostile), brief(hostile));
        let text = emit::json(
            &article,
            &brief,
            &Report::default(),
            &Lock::default(),
            &rules,
        )
        .unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["metadata"]["title"], *hostile);
        assert_eq!(
            value["sections"][0]["blocks"][0]["sentences"][0]["text"],
            *hostile
        );
        assert_eq!(value["faq"][0]["question"], *hostile);
    }
}
