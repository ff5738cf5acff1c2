//! One entry and its affixes → every form with its tags.

use pigiste::french::lexicon::{Pos, Tag};

use super::Inflected;
use super::affixes::Affixes;
use super::codes::{Writing, agreement, classes, is_inverted, verb_forms};
use super::entries::Entry;

/// Adds the forms of `entry` to `out`.
pub fn expand(
    entry: &Entry<'_>,
    affixes: &Affixes,
    out: &mut Vec<Inflected>,
) -> Result<(), String> {
    let forms = forms(entry, affixes);
    match verb_class(&entry.codes) {
        Some(class) => {
            let traits = traits(class)
                .ok_or_else(|| format!("dictionary, line {}: verb class {class}", entry.line))?;
            verb(entry, traits, &forms, out);
        }
        None => word(entry, &forms, out),
    }
    Ok(())
}

/// A form of the entry, and the codes its suffix adds.
struct Form<'a> {
    text: String,
    codes: Vec<&'a str>,
}

fn forms<'a>(entry: &Entry<'_>, affixes: &'a Affixes) -> Vec<Form<'a>> {
    let mut forms = Vec::new();
    // `()` marks a headword that is only valid with a suffix, were it an empty one.
    if !entry.has_flag("()") {
        forms.push(Form {
            text: entry.word.clone(),
            codes: Vec::new(),
        });
    }
    for rule in entry.flags.iter().flat_map(|flag| affixes.rules(flag)) {
        // `ds:` marks an imperative with its pronouns (`vas-y`), which are words of their own.
        if rule.codes.iter().any(|code| code.starts_with("ds:")) {
            continue;
        }
        if let Some(text) = rule.apply(&entry.word) {
            forms.push(Form {
                text: text.replace('\'', "’"),
                codes: rule.codes.iter().map(String::as_str).collect(),
            });
        }
    }
    forms
}

fn word(entry: &Entry<'_>, forms: &[Form<'_>], out: &mut Vec<Inflected>) {
    let writing = Writing::of(&entry.word, entry.has_flag("||"));
    let lemma = entry.lemma();
    for class in classes(&entry.codes, writing) {
        for form in forms {
            let tag = agreement(agreement(class, &entry.codes), &form.codes);
            out.push(Inflected {
                form: form.text.clone(),
                lemma: lemma.clone(),
                tag,
            });
        }
    }
}

fn verb(entry: &Entry<'_>, traits: u32, forms: &[Form<'_>], out: &mut Vec<Inflected>) {
    let lemma = entry.lemma();
    let adjective = adjective(forms);
    let auxiliary = matches!(lemma.as_str(), "être" | "avoir");
    for form in forms {
        let own: Vec<&str> = entry
            .codes
            .iter()
            .copied()
            .filter(|_| form.codes.is_empty())
            .collect();
        let codes = [own.as_slice(), form.codes.as_slice()].concat();
        let inverted = if is_inverted(&codes) {
            bit("VERB.inverted")
        } else {
            0
        };
        let mut tags = verb_forms(&codes);
        // A headword alone under a verb class is its infinitive.
        if tags.is_empty() && form.codes.is_empty() {
            tags.push(Tag::infinitive());
        }
        for tag in tags {
            let tag = Tag::from_bits(tag.to_bits() | traits | inverted);
            out.push(Inflected {
                form: form.text.clone(),
                lemma: lemma.clone(),
                tag,
            });
            if auxiliary {
                out.push(Inflected {
                    form: form.text.clone(),
                    lemma: lemma.clone(),
                    tag: tag.with_pos(Pos::Aux),
                });
            }
        }
        if let Some(lemma) = adjective.as_ref().filter(|_| codes.contains(&"po:adj")) {
            let tag = agreement(Tag::new(Pos::Adj), &codes);
            let tag = Tag::from_bits(tag.to_bits() | bit("ADJ.participial"));
            out.push(Inflected {
                form: form.text.clone(),
                lemma: lemma.clone(),
                tag,
            });
        }
    }
}

/// The lemma of the past participle as an adjective: its masculine singular.
fn adjective(forms: &[Form<'_>]) -> Option<String> {
    let participles = || {
        forms
            .iter()
            .filter(|form| form.codes.contains(&"po:ppas") && !form.codes.contains(&"is:fem"))
    };
    let of_number = |number| participles().find(|form| form.codes.contains(&number));
    let lemma = of_number("is:sg")
        .or_else(|| of_number("is:inv"))
        .or_else(|| participles().next());
    lemma.map(|form| form.text.clone())
}

/// The code `v1_it_q_zz` of a verb.
fn verb_class<'a>(codes: &[&'a str]) -> Option<&'a str> {
    let class = codes.iter().find_map(|code| code.strip_prefix("po:v"))?;
    class
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(class)
}

/// What the class says of the verb, one letter for each thing: group, copula, intransitive, transitive, indirect,
/// pronominal, impersonal, auxiliary `être`, auxiliary `avoir`.
fn traits(class: &str) -> Option<u32> {
    let letters: Vec<char> = class.chars().collect();
    let &[
        group,
        copula,
        intransitive,
        transitive,
        indirect,
        pronominal,
        impersonal,
        etre,
        avoir,
    ] = letters.as_slice()
    else {
        return None;
    };
    let mut names = vec![format!("g{group}")];
    let mut name = |condition: bool, name: &str| {
        if condition {
            names.push(name.to_owned());
        }
    };
    name(copula == 'e', "copula");
    name(intransitive == 'i', "intr");
    name(transitive == 't', "tr");
    name(indirect == 'n', "à");
    name(indirect == 'x', "prep");
    name(pronominal == 'q', "se?");
    name(pronominal == 'p', "se");
    name(pronominal == 'r', "se-recip");
    name(pronominal == 'e', "s’en?");
    name(impersonal == 'm', "impers");
    name(etre == 'e' && avoir == 'a', "avoir-être");
    name(etre == 'e' && avoir != 'a', "être");
    // Half of the verbs are not marked: they take `avoir`, except those only used with `se`.
    let reflexive = matches!(pronominal, 'p' | 'r');
    name(etre != 'e' && avoir != 'a' && reflexive, "être");
    name(etre != 'e' && (avoir == 'a' || !reflexive), "avoir");
    Some(
        names
            .iter()
            .fold(0, |bits, name| bits | bit(&format!("VERB.{name}"))),
    )
}

/// The bits of one feature, without the part of speech that gives its meaning.
fn bit(notation: &str) -> u32 {
    let pos = notation.split('.').next().unwrap_or(notation);
    let bits = |text: &str| text.parse::<Tag>().map_or(0, Tag::to_bits);
    bits(notation) & !bits(pos)
}
