//! The parser of French: every contextual rule by its own examples, then tables of tags, chunks, clauses, subjects.

mod plain;

use pigiste::files::Files;
use pigiste::french::parse::{Rules, parse};
use pigiste::text::document::Document;

fn rules() -> Rules {
    Rules::load(&Files::embedded()).unwrap_or_else(|e| panic!("{e}"))
}

/// The text without its asterisks, read; and the token that stood between them.
fn marked(text: &str) -> (Document, usize) {
    let at = text
        .find('*')
        .unwrap_or_else(|| panic!("no *word* in « {text} »"));
    let document = plain::document(&text.replace('*', ""));
    let token = document.token_from(u32::try_from(at).unwrap());
    (document, token)
}

#[test]
fn contextual_rules_do_what_their_examples_say() {
    let rules = rules();
    let mut wrong = Vec::new();
    for rule in rules.tagger.context_rules() {
        let cases = rule
            .finds
            .iter()
            .map(|e| (e, true))
            .chain(rule.ignores.iter().map(|e| (e, false)));
        for (example, wanted) in cases {
            let (mut document, token) = marked(&example.text);
            let fired = rules
                .tagger
                .rules_at(&mut document, token)
                .contains(&rule.id);
            parse(&mut document, &rules);
            let found = document.tokens[token].upos.as_str();
            if fired != wanted || found != example.gives {
                wrong.push(format!(
                    "{}: « {} »: fired {fired}, {found}, wanted {}",
                    rule.id, example.text, example.gives
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
