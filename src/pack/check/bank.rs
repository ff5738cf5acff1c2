//! The contract of bank items: length, slots, fallback, heading, phrases, and what [`super::wording`] adds.

use super::Report;
use super::bench::at;
use super::wording::Wording;
use crate::article::count_words;
use crate::error::{Error, Result, nearest};
use crate::files::File;
use crate::french::filters;
use crate::french::slot::{Article, Slot};
use crate::french::tags::{Gender, Number};
use crate::pack::Pack;
use crate::pad::item::{Item, Role};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `rules/pack/bank.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contract {
    words: BTreeMap<String, [usize; 2]>,
    headings: Vec<String>,
    pub persons: Vec<String>,
    pub banned: Vec<String>,
    pub openers: Vec<String>,
    pub quoted_words: usize,
    pub capitals: Vec<String>,
    pub words_known: Vec<String>,
    slots: Vec<Trial>,
}

/// A value slots are tried with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Trial {
    form: String,
    article: Article,
    gender: Option<String>,
    number: String,
}

/// Checks every item.
///
/// # Errors
/// When the contract cannot be read.
pub fn run(pack: &Pack, report: &mut Report) -> Result<()> {
    let contract: Contract = pack.files.yaml("rules/pack/bank.yaml")?;
    let wording = Wording::new(&contract, pack);
    let mut owners: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in &pack.bank.items {
        report.items += 1;
        let mut faults = Vec::new();
        shape(item, &contract, pack, &mut faults);
        slots(item, &contract, pack, &mut faults);
        wording.check(item, &mut faults);
        for sentence in item.paragraphs.iter().flatten() {
            match owners.get(sentence.as_str()) {
                Some(other) if other.family != item.family => faults.push(Fault::on(
                    format!("a sentence stands in `{}` too", other.written.id),
                    sentence,
                )),
                Some(_) => {}
                None => {
                    owners.insert(sentence, item);
                }
            }
        }
        report
            .faults
            .extend(faults.into_iter().map(|f| placed(f, item, pack)));
    }
    Ok(())
}

/// A broken clause of the contract.
pub(super) struct Fault {
    message: String,
    /// Where in the item: a text of it.
    needle: String,
    hint: Option<String>,
}

impl Fault {
    /// On the whole item.
    pub fn new(message: impl Into<String>) -> Fault {
        Fault::on(message, "")
    }

    /// On a text of the item.
    pub fn on(message: impl Into<String>, needle: &str) -> Fault {
        Fault {
            message: message.into(),
            needle: needle.chars().take(30).collect(),
            hint: None,
        }
    }

    /// With the next step.
    pub fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hint = Some(hint.into());
        self
    }
}

fn placed(fault: Fault, item: &Item, pack: &Pack) -> Error {
    let mut error = Error::new(format!(
        "{} in bank item `{}`",
        fault.message, item.written.id
    ));
    error.hint = fault.hint;
    let (path, line) = item.place.rsplit_once(':').unwrap_or((&item.place, "0"));
    let file: Option<&File> = pack
        .files
        .all()
        .find(|f| f.shown.display().to_string() == path);
    match file {
        Some(file) => at(error, file, line.parse().unwrap_or(0), &fault.needle),
        None => error,
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Glossaire => "glossaire",
        Role::Lire => "lire",
        Role::Contexte => "contexte",
        Role::Enjeux => "enjeux",
        Role::Suite => "suite",
    }
}

/// Id, length, paragraphs, heading, term, trigger.
fn shape(item: &Item, contract: &Contract, pack: &Pack, faults: &mut Vec<Fault>) {
    let written = &item.written;
    let role = role_name(written.role);
    let parts: Vec<&str> = written.id.split('.').collect();
    if parts.len() < 4 || !parts.contains(&role) {
        faults.push(
            Fault::on(
                format!("the id does not name the role `{role}`"),
                &written.id,
            )
            .hint("an id is `<domain or genre>.<role>.<name>.<wording>`"),
        );
    }
    if let Some([least, most]) = contract.words.get(role) {
        let words = count_words(&written.text);
        if words < *least || words > *most {
            faults.push(
                Fault::new(format!("{words} words"))
                    .hint(format!("`{role}` takes {least} to {most} words")),
            );
        }
    }
    if item.paragraphs.len() > 1 + usize::from(written.role == Role::Enjeux) {
        faults.push(Fault::new(format!("{} paragraphs", item.paragraphs.len())));
    }
    let headed = contract.headings.iter().any(|r| r == role);
    if headed != written.heading.is_some() {
        faults.push(if headed {
            Fault::new("no heading").hint(format!("`{role}` items carry a `heading`"))
        } else {
            Fault::on("a heading", "heading:").hint(format!("`{role}` items carry none"))
        });
    }
    if (written.role == Role::Glossaire) != written.term.is_some() {
        faults.push(
            Fault::new("`term` and role disagree")
                .hint("`glossaire` items, and they alone, define a term"),
        );
    }
    let requires = &written.requires;
    let triggered = !requires.any_term.is_empty()
        || !requires.all_terms.is_empty()
        || !requires.records.is_empty()
        || written.genre.is_some();
    if !triggered && written.domain.is_none() {
        faults.push(
            Fault::new("nothing calls it").hint("give it `requires`, a `genre` or a `domain`"),
        );
    }
    if let Some(genre) = &written.genre
        && !parts.contains(&genre.as_str())
    {
        faults.push(Fault::on("the id does not name the genre", &written.id));
    }
    let fallback = written.fallback.as_ref();
    match fallback.map(|id| (id, pack.bank.get(id))) {
        Some((id, None)) => {
            let ids = pack.bank.items.iter().map(|i| i.written.id.as_str());
            let fault = Fault::on(format!("there is no fallback `{id}`"), id);
            faults.push(match nearest(id, ids) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault,
            });
        }
        Some((id, Some(other))) if !other.written.slots.is_empty() => {
            faults.push(Fault::on(format!("the fallback `{id}` has slots too"), id));
        }
        Some(_) => {}
        None if !written.slots.is_empty() => faults.push(
            Fault::new("slots and no `fallback`")
                .hint("name the slot-free wording printed when a slot cannot be filled"),
        ),
        None => {}
    }
}

/// Slots declared, used, with known filters, and that every value fills.
fn slots(item: &Item, contract: &Contract, pack: &Pack, faults: &mut Vec<Fault>) {
    let declared = &item.written.slots;
    let used = uses(&item.written.text);
    for (name, slot) in declared {
        if !used.iter().any(|(used, _)| used == name) {
            faults.push(Fault::on(format!("slot `{name}` is not used"), name));
        }
        if slot.gender.as_deref().is_some_and(|g| g != "known") {
            faults.push(Fault::on(
                format!("slot `{name}`: `gender` is `known` or left out"),
                name,
            ));
        }
    }
    for (name, chain) in &used {
        let Some(slot) = declared.get(name) else {
            let fault = Fault::on(
                format!("slot `{{{name}}}` is not declared"),
                &format!("{{{name}"),
            );
            faults.push(fault.hint("declare it under `slots`"));
            continue;
        };
        for filter in chain.iter().filter(|f| !filters::is_known(f)) {
            let fault = Fault::on(format!("unknown filter `{filter}`"), filter);
            let names = filters::PLAIN.iter().chain(&filters::WITH_ARGUMENT);
            faults.push(match nearest(filter, names.copied()) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault,
            });
        }
        let agrees = chain.iter().any(|f| {
            matches!(f.as_str(), "il" | "son") || f.starts_with("acc:") || f.starts_with("pp:")
        });
        if agrees && slot.gender.as_deref() != Some("known") {
            faults.push(
                Fault::on(
                    format!("`{{{name}}}` agrees with a slot of unknown gender"),
                    name,
                )
                .hint("declare it `gender: known`"),
            );
        }
        tried(name, chain, contract, pack, slot.gender.is_some(), faults);
    }
    for elided in ["d’{", "l’{", "qu’{", "d'{", "l'{", "qu'{"] {
        if item.written.text.contains(elided) {
            faults.push(
                Fault::on("an elision stands before a slot", elided)
                    .hint("write the filter: `{E|de}`, `{E|le}`, `{E|que}`"),
            );
        }
    }
}

/// A chain of filters that are all known fills with every value of known gender.
fn tried(
    name: &str,
    chain: &[String],
    contract: &Contract,
    pack: &Pack,
    gendered: bool,
    faults: &mut Vec<Fault>,
) {
    // A class noun and a figure come from the facts: no value made here has them.
    if chain
        .iter()
        .any(|f| !filters::is_known(f) || f == "gn" || f == "fig")
    {
        return;
    }
    let filters: Vec<&str> = chain.iter().map(String::as_str).collect();
    let composer = pack.french.composer();
    for trial in contract
        .slots
        .iter()
        .filter(|t| !gendered || t.gender.is_some())
    {
        if composer.fill(&value(trial, pack), &filters).is_none() {
            faults.push(
                Fault::on(
                    format!(
                        "`{{{name}|{}}}` cannot be filled with « {} »",
                        chain.join("|"),
                        trial.form
                    ),
                    name,
                )
                .hint("look at the argument of the filter"),
            );
            return;
        }
    }
}

fn value(trial: &Trial, pack: &Pack) -> Slot {
    let gender = match trial.gender.as_deref() {
        Some("m") => Some(Gender::Masculine),
        Some("f") => Some(Gender::Feminine),
        _ => None,
    };
    let number = if trial.number == "p" {
        Number::Plural
    } else {
        Number::Singular
    };
    pack.french
        .composer()
        .slot(&trial.form, trial.article, gender, number)
}

/// The slots of a text: name and filters.
fn uses(text: &str) -> Vec<(String, Vec<String>)> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(inside, _)| {
            let mut parts = inside.split('|').map(|p| p.trim().to_string());
            (parts.next().unwrap_or_default(), parts.collect())
        })
        .collect()
}
