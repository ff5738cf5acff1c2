//! One record for each entity: places of one name, surnames with full names, acronyms with what they stand for.

use super::Entities;
use super::candidate::{Candidate, first_name};
use super::rules::EntityRules;
use super::words;
use crate::extract::facts::{Entity, Mention, NameArticle};
use crate::french::tags::Number;
use crate::pattern::EntityType;
use crate::text::document::{Document, Key};
use std::collections::BTreeMap;

/// A name being gathered.
#[derive(Debug, Clone)]
struct Draft {
    kind: EntityType,
    /// Form keys of its words.
    words: Vec<Key>,
    /// Index of its first candidate.
    first: usize,
    members: Vec<usize>,
    /// Draft it is another name of.
    of: Option<usize>,
}

/// Builds the records, by first mention.
pub fn build(doc: &Document, rules: &EntityRules, candidates: &[Candidate]) -> Entities {
    let mut by_name: BTreeMap<(EntityType, Key), usize> = BTreeMap::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(kind) = candidate.kind else { continue };
        let at = *by_name.entry((kind, candidate.key)).or_insert_with(|| {
            drafts.push(Draft {
                kind,
                words: doc
                    .tokens
                    .get(candidate.tokens.clone())
                    .unwrap_or(&[])
                    .iter()
                    .map(|t| t.form_key)
                    .collect(),
                first: index,
                members: Vec::new(),
                of: None,
            });
            drafts.len() - 1
        });
        if let Some(draft) = drafts.get_mut(at) {
            draft.members.push(index);
        }
    }
    people(doc, rules, candidates, &mut drafts);
    acronyms(doc, candidates, &mut drafts);
    longer(&mut drafts);
    gather(doc, candidates, &drafts)
}

/// « Hamon » with « Benoît Hamon »; « E. Macron » with « Emmanuel Macron ».
fn people(doc: &Document, rules: &EntityRules, candidates: &[Candidate], drafts: &mut [Draft]) {
    let full: Vec<usize> = (0..drafts.len())
        .filter(|i| {
            drafts
                .get(*i)
                .is_some_and(|d| d.kind == EntityType::Person && d.words.len() > 1)
        })
        .collect();
    // Shorter full names first joined to longer ones: « Ali Bongo », « Ali Bongo Ondimba ».
    for &a in &full {
        let hosts: Vec<usize> = full
            .iter()
            .copied()
            .filter(|&b| {
                let (Some(short), Some(long)) = (drafts.get(a), drafts.get(b)) else {
                    return false;
                };
                a != b
                    && long.of.is_none()
                    && long.words.len() > short.words.len()
                    && long.words.starts_with(&short.words)
            })
            .collect();
        if let ([host], Some(draft)) = (hosts.as_slice(), drafts.get_mut(a)) {
            draft.of = Some(*host);
        }
    }
    let initial = |i: usize| -> Option<(char, Vec<Key>)> {
        let draft = drafts.get(i)?;
        let candidate = candidates.get(draft.first)?;
        let form = doc.form(candidate.tokens.start);
        words::is_initial(form).then(|| {
            (
                form.chars().next().unwrap_or('?'),
                draft.words.get(1..).unwrap_or(&[]).to_vec(),
            )
        })
    };
    let initials: Vec<(usize, char, Vec<Key>)> = full
        .iter()
        .filter_map(|i| initial(*i).map(|(c, tail)| (*i, c, tail)))
        .collect();
    for (short, letter, tail) in initials {
        let hosts: Vec<usize> = full
            .iter()
            .copied()
            .filter(|&b| {
                drafts.get(b).is_some_and(|d| {
                    b != short
                        && d.words.ends_with(&tail)
                        && candidates.get(d.first).is_some_and(|c| {
                            let form = doc.form(c.tokens.start);
                            form.starts_with(letter) && !words::is_initial(form)
                        })
                })
            })
            .collect();
        if let ([host], Some(draft)) = (hosts.as_slice(), drafts.get_mut(short)) {
            draft.of = Some(*host);
        }
    }
    for i in 0..drafts.len() {
        let Some(short) = drafts
            .get(i)
            .filter(|d| d.kind == EntityType::Person && d.of.is_none())
        else {
            continue;
        };
        let several = short.words.len() > 1;
        let words = short.words.clone();
        let after_title = title_before(doc, rules, candidates, short);
        let hosts: Vec<usize> = full
            .iter()
            .copied()
            .filter(|&b| {
                drafts.get(b).is_some_and(|long| {
                    b != i
                        && long.of.is_none()
                        && long.words.len() > words.len()
                        && long.words.ends_with(&words)
                })
            })
            .collect();
        let firsts: Vec<usize> = if hosts.is_empty() && !several && !after_title {
            full.iter()
                .copied()
                .filter(|&b| {
                    drafts.get(b).is_some_and(|long| {
                        b != i && long.of.is_none() && long.words.first() == words.first()
                    }) && drafts
                        .get(b)
                        .and_then(|d| candidates.get(d.first))
                        .is_some_and(|c| {
                            let at = c.tokens.start;
                            doc.tokens.get(at).is_some_and(|t| {
                                first_name(rules, doc.form(at), t.form_key).is_some()
                            })
                        })
                })
                .collect()
        } else {
            Vec::new()
        };
        let host = match (hosts.as_slice(), firsts.as_slice()) {
            ([host], _) | ([], [host]) => Some(*host),
            _ => None,
        };
        if let (Some(host), Some(draft)) = (host, drafts.get_mut(i)) {
            draft.of = Some(host);
        }
    }
}

fn title_before(
    doc: &Document,
    rules: &EntityRules,
    candidates: &[Candidate],
    draft: &Draft,
) -> bool {
    candidates
        .get(draft.first)
        .and_then(|c| c.tokens.start.checked_sub(1))
        .and_then(|at| doc.tokens.get(at))
        .is_some_and(|t| rules.titles.has(t.form_key))
}

/// « Fédération internationale de voile (FIV) », « le FIV (Fédération …) ».
fn acronyms(doc: &Document, candidates: &[Candidate], drafts: &mut [Draft]) {
    let mut links = Vec::new();
    for pair in candidates.windows(2) {
        let [left, right] = pair else { continue };
        if left.sentence != right.sentence
            || right.tokens.start != left.tokens.end + 1
            || doc.form(left.tokens.end) != "("
        {
            continue;
        }
        if doc.form(right.tokens.end) != ")" {
            continue;
        }
        for (long, short) in [(left, right), (right, left)] {
            if short.tokens.len() == 1 && abbreviates(doc, short, long) {
                links.push((short.key, long.key));
            }
        }
    }
    // Initials of a known long name, anywhere: « Organisation mondiale de la santé » … « OMS ».
    for short in candidates
        .iter()
        .filter(|c| c.tokens.len() == 1 && words::is_upper(doc.form(c.tokens.start)))
    {
        for long in candidates.iter().filter(|c| {
            c.tokens.len() > 2 && c.kind == short.kind && c.kind == Some(EntityType::Organization)
        }) {
            if initials(doc, long) == doc.form(short.tokens.start).to_uppercase() {
                links.push((short.key, long.key));
            }
        }
    }
    links.sort_unstable();
    links.dedup();
    for (short, long) in links {
        let of = |key: Key| {
            drafts.iter().position(|d| {
                d.members
                    .first()
                    .and_then(|m| candidates.get(*m))
                    .is_some_and(|c| c.key == key)
            })
        };
        if let (Some(short), Some(long)) = (of(short), of(long)) {
            if short != long && drafts.get(long).is_some_and(|d| d.of.is_none()) {
                if let Some(draft) = drafts.get_mut(short) {
                    draft.of = Some(long);
                }
            }
        }
    }
}

fn initials(doc: &Document, long: &Candidate) -> String {
    long.tokens
        .clone()
        .filter(|at| {
            !matches!(
                doc.form(*at),
                "de" | "du"
                    | "des"
                    | "d’"
                    | "la"
                    | "le"
                    | "les"
                    | "l’"
                    | "et"
                    | "pour"
                    | "en"
                    | "of"
                    | "the"
                    | "for"
                    | "and"
            )
        })
        .filter_map(|at| doc.form(at).chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// True when the letters of the acronym come in order in the long name, starting with its first.
fn abbreviates(doc: &Document, short: &Candidate, long: &Candidate) -> bool {
    let acronym = doc.form(short.tokens.start).to_lowercase();
    // « Centre communal d’aide sociale (Ccas) »
    let form = doc.form(short.tokens.start);
    let shaped = words::is_upper(form) || (words::has_capital(form) && form.chars().count() <= 6);
    if !shaped || acronym.len() < 2 || long.tokens.len() < 2 {
        return false;
    }
    let text = doc.text_of(long.tokens.clone()).to_lowercase();
    let mut letters = acronym.chars().filter(|c| c.is_alphabetic()).peekable();
    if letters.peek() != text.chars().next().as_ref() {
        return false;
    }
    for c in text.chars() {
        if letters.peek() == Some(&c) {
            letters.next();
        }
    }
    letters.peek().is_none()
}

/// « Républicains » with « Les Républicains »; « groupe Verrelle » with « Verrelle ».
fn longer(drafts: &mut [Draft]) {
    let plain: Vec<(usize, EntityType, Vec<Key>)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.kind != EntityType::Person && d.of.is_none())
        .map(|(i, d)| (i, d.kind, d.words.clone()))
        .collect();
    let articles: Vec<Key> = ["les", "le", "la", "l’"]
        .iter()
        .map(|w| crate::text::document::key(w))
        .collect();
    for (short, kind, words) in &plain {
        let host = plain.iter().find(|(long, other, all)| {
            long != short
                && kind == other
                && all.len() == words.len() + 1
                && all.ends_with(words)
                && all.first().is_some_and(|first| articles.contains(first))
        });
        if let (Some((host, ..)), Some(draft)) = (host, drafts.get_mut(*short)) {
            draft.of = Some(*host);
        }
    }
}

/// The draft at the end of the chain.
fn root(drafts: &[Draft], mut i: usize) -> usize {
    for _ in 0..8 {
        match drafts.get(i).and_then(|d| d.of) {
            Some(next) => i = next,
            None => break,
        }
    }
    i
}

fn gather(doc: &Document, candidates: &[Candidate], drafts: &[Draft]) -> Entities {
    let mut host_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        let host = root(drafts, i);
        for member in &draft.members {
            host_of.insert(*member, host);
        }
    }
    let mut entity_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found = Entities::default();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(host) = host_of.get(&index).copied() else {
            continue;
        };
        let span = doc.span_of(candidate.tokens.clone());
        let entity = *entity_of.entry(host).or_insert_with(|| {
            let draft = drafts.get(host);
            let name = draft
                .and_then(|d| candidates.get(d.first))
                .map(|c| name_of(doc, c))
                .unwrap_or_default();
            found.entities.push(Entity {
                name,
                kind: draft.map_or(EntityType::Organization, |d| d.kind),
                role: None,
                role_span: None,
                gender: None,
                number: Number::Singular,
                article: NameArticle::Bare,
                aliases: Vec::new(),
                mentions: Vec::new(),
            });
            found.entities.len() - 1
        });
        if let Some(record) = found.entities.get_mut(entity) {
            let text = doc.str(span);
            if text != record.name && !record.aliases.iter().any(|a| a == text) {
                record.aliases.push(text.to_string());
            }
            record.mentions.push(span);
        }
        found.mentions.push(Mention { entity, span });
    }
    found
}

/// The name to print: « au Mans » names « Le Mans ».
fn name_of(doc: &Document, candidate: &Candidate) -> String {
    let text = doc.text_of(candidate.tokens.clone()).to_string();
    if candidate.known.iter().any(|k| k.contracted)
        && !candidate.known.iter().any(|k| !k.contracted)
    {
        let before = candidate
            .tokens
            .start
            .checked_sub(1)
            .map_or("", |at| doc.form(at));
        return match before {
            "du" | "au" | "Du" | "Au" => format!("Le {text}"),
            "des" | "aux" | "Des" | "Aux" => format!("Les {text}"),
            _ => text,
        };
    }
    text
}
