//! Every format of a whole article: same sentences, right frame.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use pigiste::audit::Report;
use pigiste::emit::{self, FrontMatter, Lock, Options, Rules};
use pigiste::files::Files;

fn rules() -> Rules {
    Rules::load(&Files::embedded()).unwrap_or_else(|e| panic!("{e}"))
}

fn options(front_matter: FrontMatter) -> Options {
    Options {
        front_matter,
        ..Options::default()
    }
}

#[test]
fn writes_all_formats_for_a_look() {
    let (article, brief, rules) = (support::article(), support::brief(), rules());
    let folder = std::env::var_os("EMIT_SAMPLES");
    let mut files = vec![
        (
            "page.html",
            emit::html(&article, &brief, &Options::default(), &rules),
        ),
        (
            "fragment.html",
            emit::fragment(&article, &brief, &Options::default(), &rules),
        ),
        (
            "wordpress.html",
            emit::wordpress(&article, &brief, &Options::default(), &rules),
        ),
        (
            "article.json",
            emit::json(
                &article,
                &brief,
                &Report::default(),
                &Lock::default(),
                &rules,
            ),
        ),
    ];
    for (kind, name) in FrontMatter::NAMES {
        let name = match name {
            "hugo" => "hugo.md",
            "zola" => "zola.md",
            "jekyll" => "jekyll.md",
            _ => "plain.md",
        };
        files.push((
            name,
            emit::markdown(&article, &brief, &options(kind), &rules),
        ));
    }
    for (name, text) in files {
        let text = text.unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(text.contains("plongeoir de 3 mètres"), "{name}");
        if let Some(folder) = &folder {
            std::fs::write(std::path::Path::new(folder).join(name), text).unwrap();
        }
    }
}
