//! Definite nouns: « la magistrate », « l’Uruguayen », « le groupe », to the one whose role, nationality or name fits.

use super::{Candidate, Referent, Resolver};
use crate::extract::facts::EntityType;
use crate::extract::speakers::Phrase;
use crate::extract::speakers::phrase::{NounClass, is_demonym};
use crate::french::tags::{Number, Upos};
use std::ops::Range;

impl Resolver<'_> {
    /// The referent of a noun phrase: an entity when one surely fits, else the phrase itself.
    pub(super) fn noun(&mut self, phrase: &Phrase, class: NounClass) -> Option<Candidate> {
        let itself = Candidate {
            referent: Referent::Phrase(phrase.tokens.clone(), class),
            features: phrase.features,
            at: phrase.tokens.start,
            person: matches!(class, NounClass::Person | NounClass::Group),
        };
        if !self.is_definite(phrase) || phrase.features.number == Some(Number::Plural) {
            return Some(itself);
        }
        let found = match class {
            NounClass::Person | NounClass::Other => self.person_of(phrase),
            NounClass::Organization => self.organization_of(phrase),
            _ => None,
        };
        Some(found.map_or(itself, |entity| self.of_entity(entity, phrase.head)))
    }

    /// « le », « la », « l’ », « ce », « son »: somebody known.
    fn is_definite(&self, phrase: &Phrase) -> bool {
        let form = self.view.form(phrase.tokens.start).to_lowercase();
        matches!(
            form.as_str(),
            "le" | "la" | "l’" | "ce" | "cet" | "cette" | "son" | "sa" | "notre" | "leur"
        )
    }

    /// Words of the phrase without its determiner, in lower case; the noun by its lemma.
    fn words(&self, tokens: Range<usize>) -> String {
        let mut words = String::new();
        for at in tokens {
            let Some(token) = self.view.token(at) else { continue };
            if token.upos == Upos::Det && words.is_empty() {
                continue;
            }
            if !words.is_empty() && token.spaced {
                words.push(' ');
            }
            words.push_str(&self.view.form(at).to_lowercase());
        }
        words
    }

    fn person_of(&mut self, phrase: &Phrase) -> Option<usize> {
        let head = self.view.token(phrase.head)?;
        let noun = head.lemma.to_lowercase();
        let written = self.words(phrase.tokens.clone());
        let short = self.short_lemmas(phrase);
        let persons: Vec<usize> = self
            .persons_before(phrase.tokens.start)
            .into_iter()
            .filter(|p| self.may_agree(*p, phrase))
            .collect();
        // An alias the entity stage knows.
        let alias = persons.iter().copied().find(|p| {
            self.view
                .entities
                .get(*p)
                .is_some_and(|e| e.aliases.iter().any(|a| a.to_lowercase() == written))
        });
        if alias.is_some() {
            return alias;
        }
        let complement = self.complement_words(phrase);
        // « premier magistrat » is no « magistrat »: the longer noun alone decides.
        let keys: &[&str] = if short != noun && !self.rules.roles_of(&short).is_empty() {
            &[&short]
        } else {
            &[&noun]
        };
        for key in keys {
            let own = |role: &str| has_word(role, key);
            if let Some(found) = self.only(&persons, &own, &complement) {
                return Some(found);
            }
            let words = self.rules.roles_of(key);
            let wanted = |role: &str| words.iter().any(|w| has_word(role, w));
            if let Some(found) = self.only(&persons, &wanted, &complement) {
                return Some(found);
            }
            let member = |role: &str| self.rules.by_institution(role, key);
            if let Some(found) = self.only(&persons, &member, &[]) {
                return Some(found);
            }
        }
        let form = self.view.form(phrase.head);
        let demonym = is_demonym(form);
        if self.rules.is_anyone(head.lemma_key) || demonym {
            return self.last_subject_person(phrase, &noun, demonym);
        }
        if complement.is_empty() && phrase.tokens.len() <= 2 && self.rules.is_anaphoric(head.lemma_key) {
            return self.last_subject_person(phrase, &noun, false);
        }
        None
    }

    /// Gender and number of a person against those of a phrase.
    fn may_agree(&self, person: usize, phrase: &Phrase) -> bool {
        let gender = self.profiles.get(person).and_then(|p| p.gender);
        phrase.features.gender.is_none() || gender.is_none() || gender == phrase.features.gender
    }

    /// The last named person whose role is wanted, complements not in conflict.
    fn only(&self, persons: &[usize], wanted: &dyn Fn(&str) -> bool, complement: &[String]) -> Option<usize> {
        let fits = |p: &usize| {
            self.profiles.get(*p).is_some_and(|profile| {
                profile
                    .roles
                    .iter()
                    .any(|r| wanted(r) && complements_agree(r, complement))
            })
        };
        persons.iter().copied().find(fits)
    }

    /// The noun with its adjectives, by lemma: « premier magistrat », « souverain pontife ».
    fn short_lemmas(&self, phrase: &Phrase) -> String {
        let mut short = String::new();
        for at in phrase.tokens.clone() {
            let Some(token) = self.view.token(at) else { continue };
            match token.upos {
                Upos::Det if short.is_empty() => continue,
                Upos::Noun | Upos::Adj | Upos::Propn => {}
                _ if at > phrase.head => break,
                _ => continue,
            }
            if !short.is_empty() {
                short.push(' ');
            }
            short.push_str(&token.lemma.to_lowercase());
        }
        short
    }

    /// Content words after « de », « du »: « de Moselle » gives moselle.
    fn complement_words(&self, phrase: &Phrase) -> Vec<String> {
        (phrase.head + 1..phrase.tokens.end)
            .filter(|at| {
                self.view
                    .token(*at)
                    .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj))
            })
            .map(|at| self.view.form(at).to_lowercase())
            .collect()
    }

    /// Persons named before a token outside quotations, the last named first.
    fn persons_before(&self, at: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let end = self.view.scene.partition_point(|m| m.tokens.start < at);
        for mentioned in self.view.scene.iter().take(end).rev() {
            if let crate::pattern::MentionOf::Entity(EntityType::Person, entity) = mentioned.of
                && self.view.quoted(mentioned.tokens.start).is_none()
                && !found.contains(&entity)
            {
                found.push(entity);
            }
        }
        found
    }

    /// The subject of one of the last sentences, when it is a person that agrees.
    fn last_subject_person(&mut self, phrase: &Phrase, noun: &str, demonym: bool) -> Option<usize> {
        let sentence = self.view.sentence(phrase.tokens.start);
        for back in 1..=4 {
            let earlier = sentence.checked_sub(back)?;
            let Some(subject) = self.main_subject(earlier) else { continue };
            let Referent::Entity(entity) = subject.referent else { continue };
            if !subject.person || !Self::agrees(&subject, &phrase.features) {
                continue;
            }
            // Somebody with another nationality or town, or whose role is known to be another.
            let other = self.profiles.get(entity).is_some_and(|p| {
                p.roles.iter().any(|r| {
                    if demonym {
                        r.split(' ').skip(1).any(is_demonym_adjective)
                    } else {
                        !self.rules.is_anyone(crate::text::document::key(noun)) && !has_word(r, noun)
                    }
                })
            });
            if !other {
                return Some(entity);
            }
        }
        None
    }

    fn organization_of(&mut self, phrase: &Phrase) -> Option<usize> {
        let head = self.view.token(phrase.head)?;
        let written = self.words(phrase.tokens.clone());
        let noun = head.lemma.to_lowercase();
        let end = self.view.scene.partition_point(|m| m.tokens.start < phrase.tokens.start);
        let mut before: Vec<usize> = Vec::new();
        for mentioned in self.view.scene.iter().take(end).rev() {
            if let crate::pattern::MentionOf::Entity(EntityType::Organization | EntityType::Group, entity) = mentioned.of
                && self.view.quoted(mentioned.tokens.start).is_none()
                && !before.contains(&entity)
            {
                before.push(entity);
            }
        }
        let entity = |e: &usize| self.view.entities.get(*e);
        let alias = before
            .iter()
            .copied()
            .find(|e| entity(e).is_some_and(|e| e.aliases.iter().any(|a| a.to_lowercase() == written)));
        if alias.is_some() {
            return alias;
        }
        if !self.rules.is_organization(head.lemma_key) || phrase.tokens.end > phrase.head + 2 {
            return None;
        }
        // Named with this noun: « l’ONG Human Rights Watch », « Fédération des voyageurs ».
        let named = before.iter().copied().find(|e| {
            entity(e).is_some_and(|e| {
                has_word(&e.name.to_lowercase(), &noun)
                    || e.role.as_deref().is_some_and(|r| has_word(&r.to_lowercase(), &noun))
                    || e.mentions.iter().any(|span| {
                        let at = self.view.document.token_from(span.start);
                        at.checked_sub(1)
                            .and_then(|b| self.view.token(b))
                            .is_some_and(|t| t.lemma_key == head.lemma_key)
                    })
            })
        });
        if named.is_some() {
            return named;
        }
        // The subject of one of the two sentences before.
        let sentence = self.view.sentence(phrase.tokens.start);
        for back in 1..=2 {
            let earlier = sentence.checked_sub(back)?;
            if let Some(subject) = self.main_subject(earlier)
                && let Referent::Entity(found) = subject.referent
                && !subject.person
            {
                return Some(found);
            }
        }
        None
    }
}

/// A complement may repeat the role, or say nothing; two different ones conflict.
fn complements_agree(role: &str, complement: &[String]) -> bool {
    let bare = role.split(" | ").next().unwrap_or(role);
    complement.is_empty()
        || bare.split([' ', '’']).count() <= 1
        || complement.iter().any(|w| role.contains(w.as_str()))
}

/// True when a word or phrase stands in a text between word borders.
fn has_word(text: &str, word: &str) -> bool {
    if word.is_empty() {
        return false;
    }
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(word)) {
        let start = from + found;
        let end = start + word.len();
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(end..).and_then(|t| t.chars().next());
        // « directeur » stands for « directeurs » and « directrice » is listed by its lemma.
        if free(before) && (free(after) || after == Some('s') || after == Some('e')) {
            return true;
        }
        from = end;
    }
    false
}

fn is_demonym_adjective(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ien") || word.ends_with("éen") || word.ends_with("ais") || word.ends_with("ois") || word.ends_with("ain"))
}
