//! Bank items, as written in `rules/pad/` and as compiled.

use crate::error::{Error, Result};
use crate::files::{File, Files, parse};
use crate::pattern::lists::split;
use crate::text::document::Key;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Defines a term just read.
    Glossaire,
    /// Says how to read a figure, a status, a kind of document.
    Lire,
    /// The mechanism at work in general.
    Contexte,
    /// What changes for whom.
    Enjeux,
    /// Next steps, signs to watch.
    Suite,
}

/// The term a glossary item defines.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term.
    pub text: String,
    /// Article of the question: `un`, `une`, `le`, `la`, `l’`, `les` or nothing.
    #[serde(default)]
    pub article: Option<String>,
    /// `m` or `f`.
    #[serde(default)]
    pub gender: Option<String>,
    /// `s` or `p`.
    #[serde(default)]
    pub number: Option<String>,
    /// True when « de », « que » elide before it.
    #[serde(default)]
    pub elides: Option<bool>,
}

/// What must be in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Requires {
    /// One of these terms.
    pub any_term: Vec<String>,
    /// All of these terms.
    pub all_terms: Vec<String>,
    /// One of these too: settles the sense.
    pub context: Vec<String>,
    /// Record flags, all of them.
    pub records: Vec<String>,
}

/// A slot of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Slot {
    /// Kind of record: person, organization, location, money, document, keyphrase …
    #[serde(rename = "type")]
    pub kind: String,
    /// `known` when the text agrees with it.
    pub gender: Option<String>,
}

/// An item as written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// `<domain or genre>.<role>.<name>.<wording>`.
    pub id: String,
    /// Role.
    pub role: Role,
    /// Domain id.
    #[serde(default)]
    pub domain: Option<String>,
    /// Genre id.
    #[serde(default)]
    pub genre: Option<String>,
    /// Term, for a glossary item.
    #[serde(default)]
    pub term: Option<Term>,
    /// What must be in the source.
    #[serde(default)]
    pub requires: Requires,
    /// What must not be.
    #[serde(default)]
    pub forbids: Vec<String>,
    /// Slots by name.
    #[serde(default)]
    pub slots: BTreeMap<String, Slot>,
    /// Slot-free wording.
    #[serde(default)]
    pub fallback: Option<String>,
    /// Names it may bring.
    #[serde(default)]
    pub allow_names: Vec<String>,
    /// Numbers it may bring.
    #[serde(default)]
    pub allow_numbers: Vec<String>,
    /// Country whose law or usage it tells; nothing: true everywhere.
    #[serde(default)]
    pub scope: Option<String>,
    /// How often to read it again.
    #[serde(default)]
    pub review: Option<String>,
    /// Heading it carries.
    #[serde(default)]
    pub heading: Option<String>,
    /// The paragraph; a blank line starts a second one.
    pub text: String,
    /// True removes the item of this id from the layers below.
    #[serde(default)]
    pub off: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    items: Vec<Written>,
}

/// A phrase to find, as keys; each is a form or a lemma.
pub type Phrase = Vec<Key>;

/// A compiled item.
#[derive(Debug, Clone)]
pub struct Item {
    /// As written.
    pub written: Written,
    /// Name shared by the wordings of one item: the id without its last part.
    pub family: String,
    /// `requires.any_term`, compiled.
    pub any_term: Vec<Phrase>,
    /// `requires.all_terms`.
    pub all_terms: Vec<Phrase>,
    /// `requires.context`.
    pub context: Vec<Phrase>,
    /// `forbids`.
    pub forbids: Vec<Phrase>,
    /// Paragraphs, white space collapsed, cut into sentences.
    pub paragraphs: Vec<Vec<String>>,
    /// `file:line`.
    pub place: String,
}

/// Every item of every layer.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    /// Items by id.
    pub items: Vec<Item>,
    /// First key of every phrase → where it is used, sorted.
    pub(super) index: Vec<(Key, usize, super::trigger::Use)>,
    /// Words that tell a foreign subject and a domestic one, for `scope`.
    pub(super) foreign: Vec<Phrase>,
    pub(super) domestic: Vec<Phrase>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Scope {
    domestic: Vec<String>,
    foreign: Vec<String>,
}

impl Bank {
    /// Reads `rules/pad/**.yaml` of all layers; a later layer replaces or turns off an item of the same id.
    ///
    /// # Errors
    /// On a bad file or two items of one id in the same layer.
    pub fn load(files: &Files) -> Result<Bank> {
        let mut by_id: BTreeMap<String, (usize, Item)> = BTreeMap::new();
        let scope: Scope = files.yaml("rules/pad/scope.yaml")?;
        for file in files.below("rules/pad/", ".yaml") {
            if file.path == "rules/pad/scope.yaml" {
                continue;
            }
            let written: ItemFile = parse(file)?;
            for item in written.items {
                let line = line_of(file, &item.id);
                if let Some((layer, _)) = by_id.get(&item.id)
                    && *layer == file.layer
                {
                    return Err(
                        Error::new(format!("two bank items are called `{}`", item.id))
                            .at(&file.shown, line, 5)
                            .hint("an id names one item in a layer"),
                    );
                }
                if item.off {
                    by_id.remove(&item.id);
                } else {
                    by_id.insert(item.id.clone(), (file.layer, compile(item, file, line)));
                }
            }
        }
        let items: Vec<Item> = by_id.into_values().map(|(_, item)| item).collect();
        Ok(Bank {
            index: super::trigger::index(&items),
            items,
            foreign: scope.foreign.iter().map(|t| split(t)).collect(),
            domestic: scope.domestic.iter().map(|t| split(t)).collect(),
        })
    }

    /// The item of this id.
    pub fn get(&self, id: &str) -> Option<&Item> {
        self.items
            .binary_search_by(|item| item.written.id.as_str().cmp(id))
            .ok()
            .and_then(|n| self.items.get(n))
    }
}

fn line_of(file: &File, id: &str) -> usize {
    let needle = format!("id: {id}");
    file.text
        .lines()
        .position(|l| l.trim_start_matches(['-', ' ', '{']).starts_with(&needle))
        .map_or(0, |n| n + 1)
}

fn compile(written: Written, file: &File, line: usize) -> Item {
    let phrases = |terms: &[String]| {
        terms
            .iter()
            .map(|t| split(t))
            .filter(|p| !p.is_empty())
            .collect()
    };
    let paragraphs = written
        .text
        .split("\n\n")
        .map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|p| !p.is_empty())
        .map(|p| sentences(&p))
        .collect();
    let family = written
        .id
        .rsplit_once('.')
        .map_or(written.id.clone(), |(f, _)| f.to_string());
    Item {
        family,
        any_term: phrases(&written.requires.any_term),
        all_terms: phrases(&written.requires.all_terms),
        context: phrases(&written.requires.context),
        forbids: phrases(&written.forbids),
        paragraphs,
        place: format!("{}:{line}", file.shown.display()),
        written,
    }
}

/// Cuts a bank paragraph at final marks before a capital: banks hold no abbreviation that ends so.
fn sentences(paragraph: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, c) in paragraph.char_indices() {
        if c == ' ' && matches!(previous, '.' | '?' | '!') {
            let next = paragraph.get(at + 1..).and_then(|r| r.chars().next());
            if next.is_some_and(|n| n.is_uppercase() || matches!(n, '«' | '{')) {
                out.push(paragraph.get(start..at).unwrap_or("").to_string());
                start = at + 1;
            }
        }
        previous = c;
    }
    out.push(paragraph.get(start..).unwrap_or("").to_string());
    out
}
