//! Conformance tables of morphology: conjugation, agreement, titles, reported speech.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{check, gender, number, rules, table};
use pigiste::french::morphology::compound::{Compound, Object, Subject};
use pigiste::french::tags::{Gender, Number, Tense};

#[test]
fn conjugation_of_simple_tenses() {
    let mut forms = 0;
    let rules = rules();
    check(include_str!("french/conjugation.txt"), 900, |left| {
        let (verb, tense) = left.split_once(' ').unwrap();
        let tense = Tense::parse(tense).unwrap();
        let persons: Vec<(u8, Number)> = match tense {
            Tense::ParticipePasse | Tense::ParticipePresent => vec![(1, Number::Singular)],
            Tense::Imperatif => vec![
                (2, Number::Singular),
                (1, Number::Plural),
                (2, Number::Plural),
            ],
            _ => (0..6)
                .map(|i| {
                    (
                        i % 3 + 1,
                        if i < 3 {
                            Number::Singular
                        } else {
                            Number::Plural
                        },
                    )
                })
                .collect(),
        };
        let got: Vec<String> = persons
            .iter()
            .map(|(person, number)| {
                match rules.morphology.conjugate(verb, tense, *person, *number) {
                    Some(form) if !form.guessed => form.text,
                    other => format!("{other:?}"),
                }
            })
            .collect();
        got.join(" ")
    });
    for (_, right) in table(include_str!("french/conjugation.txt")) {
        forms += right.split(' ').count();
    }
    assert!(forms >= 2000, "{forms} forms");
}

fn subject(text: &str) -> Subject {
    let fields: Vec<&str> = text.split(' ').collect();
    Subject {
        person: fields[0].parse().unwrap(),
        number: number(fields[1]),
        gender: gender(fields[2]),
    }
}

#[test]
fn conjugation_of_compound_tenses() {
    let rules = rules();
    check(include_str!("french/compound.txt"), 100, |left| {
        let fields: Vec<&str> = left.split("; ").collect();
        let object = match fields[3] {
            "-" => Object::None,
            ">" => Object::After,
            before => {
                let (g, n) = before.trim_start_matches('<').split_once(' ').unwrap();
                Object::Before(gender(g).unwrap(), number(n))
            }
        };
        let form = match Compound::parse(fields[1]) {
            Some(tense) => rules.conjugate_compound(fields[0], tense, subject(fields[2]), object),
            None => rules.conjugate(
                fields[0],
                Tense::parse(fields[1]).unwrap(),
                subject(fields[2]),
            ),
        };
        form.map_or_else(|| "∅".to_string(), |f| f.text)
    });
}

#[test]
fn out_of_reported_speech() {
    let rules = rules();
    check(include_str!("french/unbackshift.txt"), 80, |left| {
        let (form, person) = left
            .split_once(' ')
            .map_or((left, None), |(f, p)| (f, p.parse().ok()));
        rules
            .morphology
            .unbackshift(form, person)
            .map_or_else(|| "∅".to_string(), |u| u.form)
    });
}

#[test]
fn agreements() {
    let rules = rules();
    check(include_str!("french/agreement.txt"), 200, |left| {
        let mut fields: Vec<&str> = left.split(' ').collect();
        let num = number(fields.pop().unwrap());
        let sort = fields.pop().unwrap();
        let kind = fields.remove(0);
        let word = fields.join(" ");
        let got = match kind {
            "adj" => Some(
                rules
                    .morphology
                    .adjective(&word, gender(sort).unwrap(), num)
                    .text,
            ),
            "participle" => rules
                .morphology
                .past_participle(&word, gender(sort).unwrap(), num)
                .map(|f| f.text),
            "plural" => Some(rules.morphology.plural_phrase(&word)),
            "title" => rules.morphology.title(&word, gender(sort).unwrap(), num),
            "role" => rules.morphology.role(&word, gender(sort).unwrap(), num),
            "gender" => rules
                .morphology
                .titles
                .gender(&word)
                .map(|g| if g == Gender::Feminine { "f" } else { "m" }.to_string()),
            "before" => {
                let (adjective, noun) = word.split_once(' ').unwrap();
                Some(rules.before_noun(adjective, noun))
            }
            _ => panic!("unknown kind `{kind}`"),
        };
        got.unwrap_or_else(|| "∅".to_string())
    });
    assert!(rules.morphology.titles.len() >= 200);
}
