//! Properties of the composition of French that hold for any text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use pigiste::files::Files;
use pigiste::french::compose::Rules;
use pigiste::french::typography::plain;
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::load(&Files::embedded()).expect("the rules load"));

const WORDS: [&str; 64] = [
    "de",
    "le",
    "la",
    "les",
    "à",
    "que",
    "si",
    "il",
    "ils",
    "elle",
    "on",
    "un",
    "une",
    "des",
    "du",
    "ce",
    "cet",
    "est",
    "sa",
    "nouveau",
    "je",
    "ne",
    "se",
    "a",
    "y",
    "école",
    "hôpital",
    "héros",
    "parc",
    "élus",
    "OpenAI",
    "Google",
    "IA",
    "SNCF",
    "ONU",
    "Le",
    "Les",
    "Havre",
    "Corbusier",
    "dire",
    "onze",
    "oui",
    "8",
    "1",
    "201",
    "000",
    "10:30",
    "3,5",
    "«",
    "»",
    "“",
    "”",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "…",
    "(",
    ")",
    "https://example.org/a?b=1",
    "S.A.",
    "etc.",
];

/// Sentences of words that meet badly.
fn sentences() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (
            0..WORDS.len(),
            prop::sample::select(vec![" ", " ", " ", "  ", "", "\u{a0}", "\n"]),
        ),
        0..24,
    )
    .prop_map(|items| {
        items
            .into_iter()
            .map(|(w, s)| format!("{}{s}", WORDS[w]))
            .collect()
    })
}

/// What stands outside quotation marks.
fn outside(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    let mut open = ' ';
    for c in text.chars() {
        match c {
            '«' | '“' if depth == 0 => {
                open = c;
                depth = 1;
                out.push('Q');
            }
            c if depth > 0 && c == open => depth += 1,
            '»' if depth > 0 && open == '«' => depth -= 1,
            '”' if depth > 0 && open == '“' => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn resolve_is_idempotent(text in sentences()) {
        let once = RULES.resolve(&text);
        prop_assert_eq!(RULES.resolve(&once), once);
    }

    #[test]
    fn resolve_leaves_no_known_fault(text in sentences()) {
        let resolved = outside(&RULES.resolve(&text));
        prop_assert!(!resolved.contains("  "), "double space: {}", resolved);
        let padded = format!(" {resolved} ");
        for fault in [
            " la IA ", " La IA ", " si il ", " Si il ", " de un ", " De un ", " que il ", " à le parc ", " à les élus ",
            " de le parc ", " de les élus ", " De le parc ", " à le Havre ", " ce est ", " Ce est ", " je a ", " ne est ",
            " sa école ",
        ] {
            prop_assert!(!padded.contains(fault), "`{}` in {}", fault, resolved);
        }
        for fault in [" , ", " . ", ", , ", " )", "( "] {
            prop_assert!(!resolved.contains(fault), "`{}` in {}", fault, resolved);
        }
        // « aOpenAI », made of two words with no space, is read as a name like « iPhone ».
        let mut first = resolved.chars();
        let small = first.next().is_some_and(char::is_lowercase) && !first.next().is_some_and(char::is_uppercase);
        let address = resolved.split_whitespace().next().is_some_and(|w| w.contains(['.', ':']));
        prop_assert!(!small || address, "small first letter: {}", resolved);
    }

    #[test]
    fn any_text_is_resolved_and_set(text in "\\PC{0,80}") {
        let once = RULES.resolve(&text);
        prop_assert_eq!(RULES.resolve(&once), once.clone());
        for profile in ["press", "web", "ascii"] {
            let set = RULES.typography(&once, profile);
            prop_assert_eq!(RULES.typography(&set, profile), set, "{}", profile);
        }
    }

    #[test]
    fn typography_is_idempotent(text in sentences()) {
        for profile in ["press", "web", "ascii"] {
            let once = RULES.typography(&text, profile);
            prop_assert_eq!(RULES.typography(&once, profile), once, "{}", profile);
        }
    }

    #[test]
    fn typography_changes_spaces_only(words in prop::collection::vec("[a-zéè]{1,8}|[0-9]{1,3}|%|«|»|:|\\?", 1..12)) {
        let text = words.join(" ");
        let set = plain(&RULES.typography(&text, "press"));
        let bare = |t: &str| t.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(bare(&set), bare(&text));
    }

    #[test]
    fn quotations_are_verbatim(inside in "[a-z ,;:éà’]{0,30}") {
        let text = format!("il a dit « {inside} » de le parc");
        let resolved = RULES.resolve(&text);
        let wanted = format!("« {inside} »");
        prop_assert!(resolved.contains(&wanted), "{}", resolved);
        prop_assert!(resolved.ends_with("du parc"), "{}", resolved);
    }
}

#[test]
fn plain_undoes_the_spaces() {
    let text = "« Quoi ? » : 1 201 000 € et 50 % ; M. Roy !";
    assert_eq!(plain(&RULES.typography(text, "press")), text);
    assert_eq!(plain(&RULES.typography(text, "web")), text);
}
