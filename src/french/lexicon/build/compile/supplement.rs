//! Our own corrections to the dictionary, read from `supplement.tsv`.

use std::collections::{BTreeMap, BTreeSet};

use pigiste::french::lexicon::{Kind, Tag};

use super::Inflected;

/// The corrections, by form (by verb, for the auxiliaries).
#[derive(Debug, Default)]
pub struct Supplement {
    drops: BTreeMap<String, Vec<Tag>>,
    lemmas: BTreeMap<String, Vec<(Tag, String)>>,
    auxiliaries: BTreeMap<String, Tag>,
    preferred: BTreeMap<String, Vec<Tag>>,
    other_names: BTreeSet<String>,
    models: Vec<Model>,
    additions: Vec<Inflected>,
}

/// A word that inflects like another.
#[derive(Debug)]
struct Model {
    word: String,
    like: String,
    pos: Tag,
}

impl Supplement {
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut all = Supplement::default();
        for (number, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let problem = |what: String| format!("supplement.tsv, line {}: {what}", number + 1);
            let tag = |text: &str| {
                text.parse::<Tag>()
                    .map_err(|unknown| problem(unknown.to_string()))
            };
            match line.split('\t').collect::<Vec<_>>().as_slice() {
                ["drop", form, features] => all
                    .drops
                    .entry((*form).to_owned())
                    .or_default()
                    .push(tag(features)?),
                ["lemma", form, lemma, pos] => {
                    all.lemmas
                        .entry((*form).to_owned())
                        .or_default()
                        .push((tag(pos)?, (*lemma).to_owned()));
                }
                ["prefer", form, pos] => all
                    .preferred
                    .entry((*form).to_owned())
                    .or_default()
                    .push(tag(pos)?),
                ["name", form] => {
                    all.other_names.insert((*form).to_owned());
                }
                ["like", word, like, pos] => {
                    all.models.push(Model {
                        word: (*word).to_owned(),
                        like: (*like).to_owned(),
                        pos: tag(pos)?,
                    });
                }
                ["aux", verb, name] => {
                    all.auxiliaries
                        .insert((*verb).to_owned(), tag(&format!("VERB.{name}"))?);
                }
                ["add", form, lemma, features] => all.additions.push(Inflected {
                    form: (*form).to_owned(),
                    lemma: (*lemma).to_owned(),
                    tag: tag(features)?,
                }),
                _ => {
                    return Err(problem(
                        "expected a known operation and its columns".to_owned(),
                    ));
                }
            }
        }
        Ok(all)
    }

    /// Corrects the words in place; additions come last.
    pub fn apply(&self, words: &mut Vec<Inflected>) {
        words.retain(|word| !names(&self.drops, word));
        for word in words.iter_mut() {
            for (tag, lemma) in self.lemmas.get(&word.form).into_iter().flatten() {
                if covers(*tag, word.tag) {
                    word.lemma.clone_from(lemma);
                }
            }
            if let Some(auxiliary) = self
                .auxiliaries
                .get(&word.lemma)
                .and_then(|tag| tag.auxiliary())
                .filter(|_| word.tag.is_verbal())
            {
                word.tag = word.tag.with_auxiliary(auxiliary);
            }
        }
        for word in words
            .iter_mut()
            .filter(|word| word.tag.kind() == Some(Kind::Place))
        {
            if self.other_names.contains(&word.form) {
                word.tag = word.tag.with_kind(Kind::OtherName);
            }
        }
        let modelled: Vec<Inflected> = self
            .models
            .iter()
            .flat_map(|model| model.inflect(words))
            .collect();
        words.extend(modelled);
        words.sort_by_key(|word| !names(&self.preferred, word));
        words.extend(self.additions.iter().cloned());
    }
}

impl Model {
    /// The forms of the model with the part that differs replaced: `événement` → `évènement` turns `événements` into
    /// `évènements`.
    fn inflect(&self, words: &[Inflected]) -> Vec<Inflected> {
        let ends = self.word.chars().rev().zip(self.like.chars().rev());
        let common: usize = ends
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let head = |word: &str| {
            word.get(..word.len() - common)
                .unwrap_or_default()
                .to_owned()
        };
        let (new, old) = (head(&self.word), head(&self.like));
        let same = words
            .iter()
            .filter(|word| word.lemma == self.like && covers(self.pos, word.tag));
        let inflected = |word: &Inflected| {
            let form = [&new, word.form.strip_prefix(&old)?].concat();
            Some(Inflected {
                form,
                lemma: self.word.clone(),
                tag: word.tag,
            })
        };
        same.filter_map(inflected).collect()
    }
}

/// Whether one of the tags listed for the form covers the tag of the word.
fn names(lists: &BTreeMap<String, Vec<Tag>>, word: &Inflected) -> bool {
    lists
        .get(&word.form)
        .is_some_and(|tags| tags.iter().any(|tag| covers(*tag, word.tag)))
}

/// Whether `tag` has the part of speech of `wanted` and, if `wanted` has one, its kind.
fn covers(wanted: Tag, tag: Tag) -> bool {
    wanted.pos() == tag.pos() && (wanted.kind().is_none() || wanted.kind() == tag.kind())
}
