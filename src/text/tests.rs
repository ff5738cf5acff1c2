//! Properties of the whole reading stage: nothing panics, every token stands where it says, every
//! structure is in bounds; the development corpus, when `PIGISTE_CORPUS` names its folder.

use super::document::{BlockKind, Document, Span};
use super::{Input, Rules, read};
use crate::files::Files;
use proptest::prelude::*;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load(&Files::embedded()).unwrap());

/// Text without what typography may change.
fn bare(text: &str, markup: bool) -> String {
    text.nfd()
        .flat_map(|c| match c {
            '`' | '\'' | '’' | '‘' | '\u{b4}' | '*' | '_' | '\\' | '[' | ']' | '(' | ')' | '~'
            | '{' | '}'
                if markup =>
            {
                vec![]
            }
            '\u{fb01}' => vec!['f', 'i'],
            '\u{fb02}' => vec!['f', 'l'],
            '\'' | '’' | '‘' | '\u{2bc}' | '\u{b4}' | '`' | '\u{2032}' => vec!['’'],
            '«' | '»' | '“' | '”' | '„' | '"' | '<' | '>' => vec!['"'],
            '\u{2010}' | '\u{2011}' => vec!['-'],
            '\u{2015}' => vec!['—'],
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{fe0e}'
            | '\u{fe0f}'
            | '\u{2060}'..='\u{2064}'
            | '\u{202a}'..='\u{202e}'
            | '\u{feff}'
            | '\u{fffd}' => vec![],
            c if c.is_whitespace() || c.is_control() => vec![],
            c => vec![c],
        })
        .collect()
}

/// Checks a document against itself and its source.
fn check(doc: &Document, markup: bool) {
    let source: Vec<char> = doc.source.chars().collect();
    let inside = |span: Span| span.start <= span.end && doc.text.get(span.range()).is_some();
    for (index, token) in doc.tokens.iter().enumerate() {
        assert!(inside(token.span) && !token.span.is_empty());
        let [start, end] = doc.source_span(token.span);
        let from: String = source.get(start..end).unwrap_or_default().iter().collect();
        let form = doc.form(index);
        let (a, b) = (bare(&from, markup), bare(form, markup));
        // An entity or a link address may stand inside a token of marked-up text.
        let same = a == b
            || (markup && form == "|")
            || (markup && (from.contains(['&', ')', ']', '<', ':']) || a.contains(&b)));
        assert!(same, "{form:?} is {from:?} in the source");
    }
    for pair in doc.tokens.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    let mut next_sentence = 0;
    for (index, block) in doc.blocks.iter().enumerate() {
        assert!(inside(block.span));
        assert_eq!(block.sentences.start, next_sentence);
        next_sentence = block.sentences.end;
        for sentence in &doc.sentences[block.sentences.clone()] {
            assert!(block.span.contains(sentence.span));
            assert_eq!(sentence.block, index);
            assert_eq!(doc.span_of(sentence.tokens.clone()), sentence.span);
        }
    }
    assert_eq!(next_sentence, doc.sentences.len());
    let mut next_token = 0;
    for sentence in &doc.sentences {
        assert_eq!(sentence.tokens.start, next_token);
        next_token = sentence.tokens.end;
    }
    assert_eq!(next_token, doc.tokens.len());
    for marks in &doc.marks {
        assert!(inside(marks.inner) && marks.outer.contains(marks.inner));
        assert_eq!(doc.span_of(marks.tokens.clone()), marks.inner);
    }
    assert!(
        doc.marks
            .windows(2)
            .all(|m| m[0].outer.start <= m[1].outer.start)
    );
    // Guillemets balance, but in a quotation that goes over paragraphs.
    let count = |c: char| -> usize {
        let prose = doc.blocks.iter().filter(|b| b.kind != BlockKind::Code);
        prose.map(|b| doc.str(b.span).matches(c).count()).sum()
    };
    let (open, closed) = (count('«'), count('»'));
    let over = doc.marks.iter().filter(|m| {
        let outer = doc.str(m.outer);
        outer.matches('«').count() != outer.matches('»').count()
    });
    // Marks around nothing are no quotation: « ” ».
    let empty = doc.text.matches("« ”").count() + doc.text.matches("« »").count();
    let uneven = over.count() + empty;
    assert!(open.abs_diff(closed) <= uneven, "{}", doc.text);
}

const LEAD: &str = "Le maire de la commune a présenté les comptes de la ville devant les élus, et il a \
    dit que la piscine sera ouverte dans les mois qui viennent pour tous les habitants.\n\n";

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("« ".to_string()),
        Just(" »".to_string()),
        Just("\"".to_string()),
        Just("“".to_string()),
        Just("”".to_string()),
        Just("l'".to_string()),
        Just("’".to_string()),
        Just(". ".to_string()),
        Just(" . ".to_string()),
        Just(", ".to_string()),
        Just("\n".to_string()),
        Just("\n\n".to_string()),
        Just("- ".to_string()),
        Just("\u{a0}".to_string()),
        Just("10 000 ".to_string()),
        Just(" 15 e ".to_string()),
        Just("a-t-il ".to_string()),
        Just("M. ".to_string()),
        Just("(".to_string()),
        Just(")".to_string()),
        Just("e\u{301}".to_string()),
        Just("<p>".to_string()),
        Just("</p>".to_string()),
        Just("**".to_string()),
        Just("[x](y)".to_string()),
        Just("&amp;".to_string()),
        Just("---\n".to_string()),
        Just("!!! note\n    ".to_string()),
        Just("```\n".to_string()),
        Just("| a | b |\n|---|---|\n".to_string()),
        Just("Par Ana Roy".to_string()),
        Just("Rédige un article SEO de 900 mots. ".to_string()),
        Just("10 mai 2024 – ".to_string()),
        "[a-zéàA-Z]{1,8} ",
        "\\PC{0,4}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_text_is_read_or_refused(text in pieces(), lead in any::<bool>()) {
        let text = if lead { format!("{LEAD}{text}") } else { text };
        for input in [Input::Text, Input::Markdown, Input::Html, Input::Json] {
            if let Ok(doc) = read(text.as_bytes(), input, &RULES) {
                check(&doc, input != Input::Text);
            }
        }
        let json = serde_json::json!({"text": text, "title": "Un titre"}).to_string();
        if let Ok(doc) = read(json.as_bytes(), Input::Json, &RULES) {
            check(&doc, false);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for input in [Input::Text, Input::Markdown, Input::Html, Input::Json] {
            if let Ok(doc) = read(&bytes, input, &RULES) {
                check(&doc, true);
            }
        }
    }
}

#[test]
fn same_source_same_document() {
    let text = format!("{LEAD}« Oui », dit-il. L'eau est \"bonne\".");
    let once = read(text.as_bytes(), Input::Text, &RULES).unwrap();
    let twice = read(text.as_bytes(), Input::Text, &RULES).unwrap();
    assert_eq!(format!("{once:?}"), format!("{twice:?}"));
    assert_eq!(once.digest.len(), 64);
}

#[test]
fn development_corpus_is_read() {
    let Some(root) = std::env::var_os("PIGISTE_CORPUS") else {
        println!("skipped: PIGISTE_CORPUS is not set");
        return;
    };
    let mut count = 0;
    let mut folders = vec![std::path::PathBuf::from(root)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let known = [".txt", ".md", ".mdx", ".html", ".xhtml"];
            if !known.iter().any(|k| name.ends_with(k)) || name.starts_with("README") {
                continue;
            }
            let input = Input::from_path(&path);
            let bytes = std::fs::read(&path).unwrap();
            let doc = read(&bytes, input, &RULES).unwrap_or_else(|e| panic!("{name}: {e}"));
            check(&doc, matches!(input, Input::Markdown));
            assert!(doc.words > 60, "{name}: {} words", doc.words);
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn other_languages_are_refused() {
    let table = [
        (
            "English",
            "The mayor of the town has said that the new swimming pool will be open to the public in May, and that the price of the work is lower than it was expected by the council.",
        ),
        (
            "Spanish",
            "El alcalde de la ciudad ha dicho que la nueva piscina se abrirá al público en mayo y que el precio de las obras es más bajo de lo que se esperaba en el consejo.",
        ),
        (
            "German",
            "Der Bürgermeister der Stadt hat gesagt, dass das neue Schwimmbad im Mai für alle geöffnet wird und dass die Kosten der Arbeiten nicht so hoch sind, wie der Rat es erwartet hatte.",
        ),
        (
            "Italian",
            "Il sindaco della città ha detto che la nuova piscina sarà aperta al pubblico a maggio e che il prezzo dei lavori è più basso di quello che il consiglio si aspettava.",
        ),
        (
            "Portuguese",
            "O presidente da câmara disse que a nova piscina será aberta ao público em maio e que o preço das obras é mais baixo do que o conselho esperava para este ano.",
        ),
        (
            "Dutch",
            "De burgemeester van de stad heeft gezegd dat het nieuwe zwembad in mei open zal zijn voor het publiek en dat de prijs van de werken lager is dan de raad had verwacht.",
        ),
        (
            "another script",
            "Мэр города сказал, что новый бассейн откроется для публики в мае и что цена работ ниже, чем ожидал совет.",
        ),
    ];
    for (name, text) in table {
        let error = read(text.as_bytes(), Input::Text, &RULES).unwrap_err();
        assert_eq!(error.message, format!("the source is not French: {name}"));
        assert!(error.hint.is_some());
    }
}

#[test]
fn foreign_blocks_are_left_out() {
    let text = format!(
        "{LEAD}The mayor of the town has said that the new swimming pool will be open to the public in May.\n\n\
         Les élus ont voté le budget de la ville lundi soir, et ils ont demandé que les travaux soient finis avant l’été."
    );
    let doc = read(text.as_bytes(), Input::Text, &RULES).unwrap();
    assert_eq!(doc.blocks.len(), 2);
    assert!(
        doc.notices
            .iter()
            .any(|n| n.starts_with("block in English left out"))
    );
}

#[test]
fn requests_at_both_ends() {
    for text in [
        format!(
            "Rédige un article SEO de 900 mots à partir de ce texte.\nMot-clé : piscine municipale\n\n{LEAD}"
        ),
        format!(
            "{LEAD}Rédige un article SEO de 900 mots avec des sous-titres. Mot-clé : piscine municipale."
        ),
        format!(
            "Rédige un article SEO de 900 mots, mot-clé « piscine municipale ». Voici le texte : {LEAD}"
        ),
    ] {
        let doc = read(text.as_bytes(), Input::Text, &RULES).unwrap();
        let request = doc.request.clone().unwrap();
        assert_eq!(request.min_words, Some(900), "{text}");
        assert_eq!(
            request.keyphrase.as_deref(),
            Some("piscine municipale"),
            "{text}"
        );
        assert_eq!(doc.blocks.len(), 1, "{:?}", doc.text);
        assert!(doc.text.starts_with("Le maire"), "{}", doc.text);
    }
}

#[test]
fn hard_wrapped_text_is_joined() {
    let text = "La piscine\n\nLe maire de la commune a présenté les comptes de la ville devant les\n\
        élus, et il a dit que la piscine sera ouverte dans les mois qui viennent\n\
        pour tous les habitants. Les travaux, qui ont duré deux ans, coûtent 3\n\
        millions d’euros.\n\nLe conseil a voté le budget lundi soir.\n";
    let doc = read(text.as_bytes(), Input::Text, &RULES).unwrap();
    let kinds: Vec<_> = doc.blocks.iter().map(|b| b.kind).collect();
    let expected = [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph];
    assert_eq!(kinds, expected, "{}", doc.text);
    assert_eq!(doc.sentences.len(), 4);
}
