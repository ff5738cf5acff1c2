//! Our own corrections to the dictionary, read from `supplement.tsv`.

use std::collections::BTreeMap;

use pigiste::french::lexicon::Tag;

use super::Inflected;

/// The corrections, by form (by verb, for the auxiliaries).
#[derive(Debug, Default)]
pub struct Supplement {
    drops: BTreeMap<String, Vec<Tag>>,
    lemmas: BTreeMap<String, Vec<(Tag, String)>>,
    auxiliaries: BTreeMap<String, Tag>,
    preferred: BTreeMap<String, Vec<Tag>>,
    additions: Vec<Inflected>,
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
                        "expected drop, lemma, prefer, aux or add and its columns".to_owned(),
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
        words.sort_by_key(|word| !names(&self.preferred, word));
        words.extend(self.additions.iter().cloned());
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
