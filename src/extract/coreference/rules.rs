//! `rules/extract/coreference.yaml`: what nouns may stand for whom.

use crate::error::Result;
use crate::files::Files;
use crate::text::document::{Key, key};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    stands_for: BTreeMap<String, Vec<String>>,
    anyone: Vec<String>,
    anaphoric: Vec<String>,
    institutions: BTreeMap<String, Vec<String>>,
    organization: Vec<String>,
}

/// The rules, compiled.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Noun phrase in lower case → words of a role.
    stands_for: BTreeMap<String, Vec<String>>,
    anyone: Vec<Key>,
    anaphoric: Vec<Key>,
    /// Institution in lower case → nouns.
    institutions: Vec<(String, Vec<String>)>,
    organization: Vec<Key>,
}

impl Rules {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        let written: Written = files.yaml("rules/extract/coreference.yaml")?;
        let lower = |words: Vec<String>| words.iter().map(|w| w.to_lowercase()).collect();
        let keys = |words: &[String]| {
            let mut keys: Vec<Key> = words.iter().map(|w| key(w)).collect();
            keys.sort_unstable();
            keys
        };
        Ok(Rules {
            stands_for: written
                .stands_for
                .into_iter()
                .map(|(noun, roles)| (noun.to_lowercase(), lower(roles)))
                .collect(),
            anyone: keys(&written.anyone),
            anaphoric: keys(&written.anaphoric),
            institutions: written
                .institutions
                .into_iter()
                .map(|(name, nouns)| (name.to_lowercase(), lower(nouns)))
                .collect(),
            organization: keys(&written.organization),
        })
    }

    /// Words of which a role must have one for this noun to stand for its holder.
    pub fn roles_of(&self, noun: &str) -> &[String] {
        self.stands_for.get(noun).map_or(&[], Vec::as_slice)
    }

    /// True when an institution named in the role makes its holder one: « … de l’Assemblée nationale » is a député.
    pub fn by_institution(&self, role: &str, noun: &str) -> bool {
        self.institutions
            .iter()
            .any(|(name, nouns)| role.contains(name.as_str()) && nouns.iter().any(|n| n == noun))
    }

    /// True for « l’homme », « l’intéressée ».
    pub fn is_anyone(&self, noun: Key) -> bool {
        self.anyone.binary_search(&noun).is_ok()
    }

    /// True for « l’attaquant », « la romancière »: without complement, somebody already named.
    pub fn is_anaphoric(&self, noun: Key) -> bool {
        self.anaphoric.binary_search(&noun).is_ok()
    }

    /// True for « l’association », « le groupe ».
    pub fn is_organization(&self, noun: Key) -> bool {
        self.organization.binary_search(&noun).is_ok()
    }
}
