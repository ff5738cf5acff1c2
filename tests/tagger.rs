//! The parser of French: every contextual rule by its own examples, then tables of tags, chunks, clauses, subjects.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

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

#[test]
fn words_get_their_tags() {
    let cases = [
        ("La porte est ouverte.", "DET NOUN AUX VERB PUNCT"),
        ("Il porte la lettre.", "PRON VERB DET NOUN PUNCT"),
        ("Le boulanger la soigne.", "DET NOUN PRON VERB PUNCT"),
        ("Tous les élus sont venus.", "ADJ DET NOUN AUX VERB PUNCT"),
        ("Il a un chien.", "PRON VERB DET NOUN PUNCT"),
        ("Il a mangé du pain.", "PRON AUX VERB DET NOUN PUNCT"),
        ("Le prix du pain monte.", "DET NOUN ADP NOUN VERB PUNCT"),
        ("Les Morvan habitent Quimper.", "DET PROPN VERB PROPN PUNCT"),
        (
            "S’il pleut, je reste.",
            "SCONJ PRON VERB PUNCT PRON VERB PUNCT",
        ),
        (
            "Le XIXe siècle finit en 1900.",
            "DET ADJ NOUN VERB ADP NUM PUNCT",
        ),
        ("Elle en parle à Etienne.", "PRON PRON VERB ADP PROPN PUNCT"),
    ];
    let rules = rules();
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let mut document = plain::document(text);
        parse(&mut document, &rules);
        let found: Vec<&str> = document.tokens.iter().map(|t| t.upos.as_str()).collect();
        if found.join(" ") != wanted {
            wrong.push(format!("« {text} »: {}", found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn words_get_lemma_gender_number_person_and_verb_form() {
    use pigiste::french::tags::{Gender, Number};
    // Text with the *word*, lemma, gender, number, person, verb form.
    let cases = [
        ("Les *journaux* ferment.", "journal m p - -"),
        ("La *ministre* part.", "ministre f s - -"),
        ("Ce *livre* plaît.", "livre m s - -"),
        ("Une *livre* de beurre.", "livre f s - -"),
        ("Les œuvres *rapides* plaisent.", "rapide f p - -"),
        ("Je *parle* fort.", "parler - s 1 present"),
        ("Ana *parle* fort.", "parler - s 3 present"),
        ("Elle *viendra* demain.", "venir - s 3 futur"),
        (
            "Les filles sont *venues* tôt.",
            "venir f p - participe-passe",
        ),
        ("Elle est *célèbre* ici.", "célèbre f s - -"),
        ("L’*Etat* paie.", "état m s - -"),
    ];
    let rules = rules();
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let (mut document, at) = marked(text);
        parse(&mut document, &rules);
        let token = &document.tokens[at];
        let f = token.features;
        let found = format!(
            "{} {} {} {} {}",
            token.lemma,
            f.gender
                .map_or("-", |g| if g == Gender::Masculine { "m" } else { "f" }),
            f.number
                .map_or("-", |n| if n == Number::Singular { "s" } else { "p" }),
            f.person.map_or("-".to_string(), |p| p.to_string()),
            f.tense.map_or("-", |t| t.as_str()),
        );
        if found != wanted {
            wrong.push(format!("« {text} »: {found}, wanted {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
