//! The rules of entities as compiled: known names, cues, heads, particles.

use super::gazetteer::{Gazetteer, names};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::pattern::EntityType;
use crate::text::document::{Key, key};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Types that points are given to, in the order of [`Points`].
pub const SCORED: [EntityType; 5] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Location,
    EntityType::Product,
    EntityType::Event,
];

/// Points for each type of [`SCORED`].
pub type Points = [i16; 5];

/// Adds points.
pub fn add(to: &mut Points, more: Points) {
    for (a, b) in to.iter_mut().zip(more) {
        *a += b;
    }
}

/// What a rule finds and what it must leave alone, checked by a test.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// A text.
    pub text: String,
    /// What is found in it.
    pub gives: String,
}

/// Where a cue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Nearest noun before the name.
    Before,
    /// Noun before « de » and the name.
    Of,
    /// Noun after the name and a comma.
    InApposition,
    /// Noun of the phrase that a comma parts from the name.
    Introduces,
    /// Word before the name.
    Preposition,
    /// Verb the name is the subject of.
    Subject,
    /// Word of the name.
    Inside,
    /// Last letters of the name.
    Ending,
}

/// A cue as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Name of the rule.
    pub id: String,
    side: Side,
    words: String,
    gives: BTreeMap<String, i16>,
    /// Texts where a name is found.
    pub finds: Vec<Found>,
    /// Texts where none is.
    pub ignores: Vec<String>,
}

/// What must follow the noun of a [`Head`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// A capitalised name.
    Name,
    /// « de » and a capitalised name.
    Of,
    /// « de », a noun and what goes with it.
    OfNoun,
    /// An adjective of nationality.
    People,
    /// Everything a long name may hold.
    Long,
    /// Nothing.
    Alone,
}

/// A name that starts with a common noun, as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Name of the rule.
    pub id: String,
    /// What it is for.
    #[serde(default)]
    pub about: Option<String>,
    /// Type of the entity.
    #[serde(rename = "type")]
    pub kind: EntityTypeName,
    words: Vec<String>,
    /// What must follow, the first that fits.
    pub takes: Vec<Takes>,
    /// The noun must have a capital inside a sentence.
    #[serde(default)]
    pub capital: bool,
    /// The words that count when only the loose forms of `takes` fit; all of them when empty.
    #[serde(default)]
    only: Vec<String>,
    /// `place`: « de » and a place may follow.
    #[serde(default)]
    pub then: Option<String>,
    /// Texts where a name is found.
    pub finds: Vec<Found>,
    /// Texts where none is.
    pub ignores: Vec<String>,
}

/// An entity type by its name in YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityTypeName(pub EntityType);

impl<'de> Deserialize<'de> for EntityTypeName {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        type_named(&name)
            .map(EntityTypeName)
            .ok_or_else(|| serde::de::Error::custom(format!("`{name}` is no type of entity")))
    }
}

/// The entity type of this name.
pub fn type_named(name: &str) -> Option<EntityType> {
    use EntityType::{Document, Event, Group, Location, Organization, Person, Product, Work};
    [
        Person,
        Organization,
        Location,
        Product,
        Event,
        Work,
        Group,
        Document,
    ]
    .into_iter()
    .find(|kind| format!("{kind:?}").eq_ignore_ascii_case(name))
}

/// One phrase that opens a head.
#[derive(Debug, Clone)]
pub struct HeadPhrase {
    /// Keys of its words (form or lemma).
    pub keys: Vec<Key>,
    /// Index in [`EntityRules::heads`].
    pub head: usize,
    /// False when it is not among `only`.
    pub loose: bool,
}

/// `rules/extract/entities/structure.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Structure {
    particles: Particles,
    inside: BTreeMap<String, String>,
    town_endings: Vec<String>,
    town_parts: Vec<String>,
    roads: Vec<String>,
    prepositions: BTreeMap<String, Vec<String>>,
    verbs_to_someone: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Particles {
    french: Vec<String>,
    foreign: Vec<String>,
}

/// A sorted set of words.
#[derive(Debug, Clone, Default)]
pub struct Words(Vec<Key>);

impl Words {
    /// The single words of a list; phrases are left out.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Words {
        let mut keys: Vec<Key> = words.filter(|w| !w.contains(' ')).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        Words(keys)
    }

    /// True when the word is there.
    pub fn has(&self, word: Key) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

/// All rules of entities.
#[derive(Debug, Clone, Default)]
pub struct EntityRules {
    /// Known names.
    pub gazetteer: Gazetteer,
    /// Cues as written, for tests and messages.
    pub cues: Vec<Cue>,
    /// Points by side and word.
    points: Vec<((Side, Key), Points)>,
    /// Endings of names of towns.
    pub endings: Vec<(String, Points)>,
    /// Heads as written.
    pub heads: Vec<Head>,
    /// Phrases that open a head, by first word, the longest first.
    pub phrases: Vec<HeadPhrase>,
    /// Adjectives of nationality.
    pub demonyms: Words,
    /// Capitalised words that are no name alone.
    pub not_names: Words,
    /// Nouns of people.
    pub persons: Words,
    /// Titles before a name.
    pub titles: Words,
    /// Words of family.
    pub kin: Words,
    /// Nouns of organisations.
    pub organizations: Words,
    /// Nouns of people that are no role to print.
    pub not_roles: Words,
    /// Bodies that bear the name of a person.
    pub named_after: Words,
    /// Nouns of works.
    pub works: Words,
    /// Nouns of documents.
    pub documents: Words,
    /// Nouns of places.
    pub places: Words,
    /// Verbs of saying.
    pub says: Words,
    /// Small words inside French names.
    pub french_particles: Words,
    /// Small words inside foreign names.
    pub foreign_particles: Words,
    /// Letters of roads.
    pub roads: Vec<String>,
    /// Parts of hyphenated names of towns.
    pub town_parts: Vec<String>,
    /// Verbs after which « à » announces a person or a body.
    pub verbs_to_someone: Words,
    /// Prepositions of several words, by last word.
    pub long_prepositions: Vec<(Vec<Key>, Points)>,
}

impl EntityRules {
    /// Reads `rules/extract/entities/` and the gazetteers.
    ///
    /// # Errors
    /// On a missing or wrong file, an unknown list or type.
    pub fn load(files: &Files) -> Result<EntityRules> {
        let folder = "rules/extract/entities";
        let nouns: BTreeMap<String, String> = files.yaml(&format!("{folder}/nouns.yaml"))?;
        let structure: Structure = files.yaml(&format!("{folder}/structure.yaml"))?;
        let cues: Vec<Cue> = files.yaml(&format!("{folder}/cues.yaml"))?;
        let heads: Vec<Head> = files.yaml(&format!("{folder}/heads.yaml"))?;
        let demonyms: Value = files.yaml(&format!("{folder}/demonyms.yaml"))?;
        let list = |name: &str| -> Result<Words> {
            nouns
                .get(name)
                .map(|l| Words::new(names(l)))
                .ok_or_else(|| Error::new(format!("no list `{name}` in {folder}/nouns.yaml")))
        };
        let mut rules = EntityRules {
            gazetteer: Gazetteer::load(files)?,
            demonyms: Words::new(names(
                demonyms.get("lemmas").and_then(Value::as_str).unwrap_or(""),
            )),
            not_names: list("not_names")?,
            persons: list("person")?,
            titles: list("title")?,
            kin: list("kin")?,
            organizations: list("organization")?,
            not_roles: list("not_roles")?,
            named_after: list("named_after")?,
            works: list("work")?,
            documents: list("document")?,
            places: list("place")?,
            says: list("says")?,
            french_particles: Words::new(
                structure.particles.french.iter().flat_map(|p| p.split(' ')),
            ),
            foreign_particles: Words::new(
                structure
                    .particles
                    .foreign
                    .iter()
                    .flat_map(|p| p.split(' ')),
            ),
            roads: structure.roads.clone(),
            town_parts: structure.town_parts.clone(),
            verbs_to_someone: Words::new(names(&structure.verbs_to_someone)),
            ..EntityRules::default()
        };
        for cue in &cues {
            rules.compile(cue, &nouns, &structure)?;
        }
        rules.points.sort_by_key(|(place, _)| *place);
        rules.points.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                add(&mut kept.1, next.1);
            }
            same
        });
        for (index, head) in heads.iter().enumerate() {
            for words in &head.words {
                rules.phrases.push(HeadPhrase {
                    keys: super::words::split(words).map(key).collect(),
                    head: index,
                    loose: !head.only.is_empty() && !head.only.contains(words),
                });
            }
        }
        rules.phrases.sort_by(|a, b| {
            (a.keys.first(), b.keys.len(), a.head).cmp(&(b.keys.first(), a.keys.len(), b.head))
        });
        rules.heads = heads;
        rules.cues = cues;
        Ok(rules)
    }

    fn compile(
        &mut self,
        cue: &Cue,
        nouns: &BTreeMap<String, String>,
        structure: &Structure,
    ) -> Result<()> {
        let mut points = Points::default();
        for (name, weight) in &cue.gives {
            let slot = type_named(name)
                .and_then(|kind| SCORED.iter().position(|k| *k == kind))
                .and_then(|i| points.get_mut(i))
                .ok_or_else(|| Error::new(format!("cue `{}`: no points for `{name}`", cue.id)))?;
            *slot = *weight;
        }
        let unknown = || Error::new(format!("cue `{}`: no list `{}`", cue.id, cue.words));
        let words: Vec<String> = match cue.words.split_once('.') {
            Some(("inside", of)) => names(structure.inside.get(of).ok_or_else(unknown)?)
                .map(String::from)
                .collect(),
            Some(("prepositions", of)) => {
                structure.prepositions.get(of).ok_or_else(unknown)?.clone()
            }
            _ if cue.words == "town_endings" => structure.town_endings.clone(),
            _ => names(nouns.get(&cue.words).ok_or_else(unknown)?)
                .map(String::from)
                .collect(),
        };
        for word in words {
            if cue.side == Side::Ending {
                self.endings.push((word, points));
            } else if word.contains(' ') || word.contains('’') {
                if cue.side == Side::Preposition {
                    let keys = super::words::split(&word).map(key).collect();
                    self.long_prepositions.push((keys, points));
                }
            } else {
                self.points.push(((cue.side, key(&word)), points));
            }
        }
        Ok(())
    }

    /// Points that a word gives from this side.
    pub fn points(&self, side: Side, word: Key) -> Option<Points> {
        let at = self
            .points
            .binary_search_by_key(&(side, word), |(place, _)| *place)
            .ok()?;
        self.points.get(at).map(|(_, points)| *points)
    }
}
