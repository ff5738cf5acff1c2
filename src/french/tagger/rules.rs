//! The tagger's files as written, and their compilation.

use super::class::{COUNT, Class, ClassSet};
use super::context::{self, ContextRule};
use super::reading::LemmaLists;
use super::unknown::{Endings, WrittenEndings};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::text::document::{Key, key};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// `rules/french/tagger/classes.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Classes {
    /// Score of a class on its own.
    base: BTreeMap<String, i32>,
    /// Verbs that take an infinitive without preposition.
    takes_infinitive: BTreeSet<String>,
    /// Adjectives that mostly stand before their noun.
    before_noun: BTreeSet<String>,
    /// Verbs whose compound tenses take être.
    takes_etre: BTreeSet<String>,
    /// Nouns that are feminine in one sense and masculine in another: what they are when nothing tells.
    usual_gender: UsualGender,
    /// Added to a noun that is also an infinitive (« boire »), unless the word list names it.
    noun_like_infinitive: i32,
    /// Added to a noun that is also a participle (« jouée »), unless the word list names it.
    noun_like_participle: i32,
    /// Added to a noun that is also a finite verb (« porte »), unless the word list names it.
    noun_like_finite: i32,
    /// Added to a noun that is also an adjective of `before_noun` (« le meilleur »).
    noun_like_adjective: i32,
    /// Added to a noun that is also a present participle (« croyant »).
    noun_like_present_participle: i32,
    /// Added to a finite verb that can be of the first or second person only.
    never_third_person: i32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UsualGender {
    masculine: BTreeSet<String>,
    feminine: BTreeSet<String>,
}

/// Costs of nouns that look like verbs.
#[derive(Debug, Clone, Copy)]
pub struct NounLike {
    /// Like an infinitive.
    pub infinitive: i32,
    /// Like a past participle.
    pub participle: i32,
    /// Like a finite verb.
    pub finite: i32,
    /// Like an adjective that stands before its noun.
    pub adjective: i32,
    /// Like a present participle.
    pub present_participle: i32,
}

/// `rules/french/tagger/neighbours.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Neighbours {
    /// Scores of pairs, a row for each class that comes first.
    pairs: Vec<Row>,
    /// Scores of triples: three classes and a number.
    triples: Vec<String>,
    /// Added when an article that is no object (des, du) follows a verb that takes none.
    article_after_intransitive: i32,
    /// Added to an adjective right after a verb that links it to its subject (devenir, rester).
    attribute_after_copula: i32,
    /// Added to finite verbs when a whole sentence came out without one.
    verb_wanted: i32,
    /// Pairs that must agree.
    agreement: Vec<WrittenAgreement>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// Classes that come first.
    after: String,
    /// Class or group that comes next, `default` for all others.
    scores: BTreeMap<String, i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAgreement {
    /// Classes on the left.
    left: String,
    /// Classes on the right.
    right: String,
    /// Classes that may stand between.
    #[serde(default)]
    across: String,
    /// Cost of another gender.
    #[serde(default)]
    gender: i32,
    /// Cost of another number.
    #[serde(default)]
    number: i32,
    /// Cost of another person.
    #[serde(default)]
    person: i32,
}

/// Costs of disagreement of a pair of classes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Agreement {
    /// Cost of another gender.
    pub gender: i32,
    /// Cost of another number.
    pub number: i32,
    /// Cost of another person.
    pub person: i32,
}

/// A reading of the word list.
#[derive(Debug, Clone, Copy)]
pub struct ListedReading {
    /// Class.
    pub class: Class,
    /// Added to the score of the class.
    pub score: i32,
    /// Lemma number, when the list gives one.
    pub lemma: Option<u16>,
    /// Gender it must have, when the list says.
    pub gender: u8,
}

/// What a word of the list can be.
#[derive(Debug, Clone)]
pub struct WordEntry {
    /// True when the readings of the lexicon that are not listed stay.
    pub keeps_others: bool,
    /// What is listed.
    pub readings: Vec<ListedReading>,
}

/// A fixed phrase: keys of its words and the class of each.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// For each word, the forms it may have (sorted) and its class.
    pub words: Vec<(Vec<Key>, Class)>,
}

/// The tagger's rules, compiled.
#[derive(Debug)]
pub struct Tagger {
    base: Vec<i32>,
    takes_infinitive: BTreeSet<String>,
    before_noun: BTreeSet<String>,
    takes_etre: BTreeSet<String>,
    usual_gender: UsualGender,
    pub(super) noun_like: NounLike,
    pub(super) never_third_person: i32,
    pub(super) article_after_intransitive: i32,
    pub(super) attribute_after_copula: i32,
    pub(super) verb_wanted: i32,
    pub(super) lemmas: Vec<String>,
    /// Words by key, sorted.
    words: Vec<(Key, WordEntry)>,
    pub(super) endings: Endings,
    /// Phrases by key of a first word, the longest first; sorted by key.
    phrases: Vec<(Key, Phrase)>,
    pub(super) pairs: Vec<i16>,
    pub(super) triples: Vec<i16>,
    pub(super) agreements: Vec<Agreement>,
    /// Index in `agreements` of each pair.
    pub(super) agreeing: Vec<u8>,
    /// The same with one class between.
    pub(super) agreeing_across: Vec<u8>,
    pub(super) context: Vec<ContextRule>,
}

impl LemmaLists for Tagger {
    fn takes_infinitive(&self, lemma: &str) -> bool {
        self.takes_infinitive.contains(lemma)
    }
    fn before_noun(&self, lemma: &str) -> bool {
        self.before_noun.contains(lemma)
    }
    fn takes_etre(&self, lemma: &str) -> bool {
        self.takes_etre.contains(lemma)
    }
    fn usual_gender(&self, lemma: &str) -> u8 {
        if self.usual_gender.feminine.contains(lemma) {
            2
        } else {
            u8::from(self.usual_gender.masculine.contains(lemma))
        }
    }
    fn base(&self, class: Class) -> i32 {
        self.base.get(class as usize).copied().unwrap_or(0)
    }
}

/// A class or group by name.
///
/// # Errors
/// On an unknown name.
pub fn set_named(name: &str) -> Result<ClassSet> {
    ClassSet::named(name).ok_or_else(|| Error::new(format!("no word class `{name}`")))
}

fn sets(names: &str) -> Result<ClassSet> {
    let mut set = ClassSet::default();
    for name in names.split_whitespace() {
        set.0 |= set_named(name)?.0;
    }
    Ok(set)
}

fn class_named(name: &str) -> Result<Class> {
    Class::ALL
        .iter()
        .find(|(_, n)| *n == name)
        .map(|(c, _)| *c)
        .ok_or_else(|| Error::new(format!("no word class `{name}`")))
}

fn narrow(score: i32) -> i16 {
    i16::try_from(score).unwrap_or(if score < 0 { i16::MIN } else { i16::MAX })
}

impl Tagger {
    /// Reads `rules/french/tagger/*.yaml`.
    ///
    /// # Errors
    /// When a file is missing or does not parse, or names an unknown class.
    pub fn load(files: &Files) -> Result<Tagger> {
        let at = |path: &'static str| {
            move |e: Error| {
                if e.location.is_some() {
                    e
                } else {
                    e.in_file(path)
                }
            }
        };
        let classes: Classes = files.yaml("rules/french/tagger/classes.yaml")?;
        let neighbours: Neighbours = files.yaml("rules/french/tagger/neighbours.yaml")?;
        let endings: WrittenEndings = files.yaml("rules/french/tagger/unknown.yaml")?;
        let phrases: BTreeMap<String, String> = files.yaml("rules/french/tagger/phrases.yaml")?;
        let words: BTreeMap<String, String> = files.yaml("rules/french/tagger/words.yaml")?;
        let mut base = vec![0; COUNT];
        for (name, score) in &classes.base {
            let set = set_named(name).map_err(at("rules/french/tagger/classes.yaml"))?;
            for (class, _) in Class::ALL {
                if set.has(*class)
                    && let Some(slot) = base.get_mut(*class as usize)
                {
                    *slot = *score;
                }
            }
        }
        let mut tagger = Tagger {
            base,
            takes_infinitive: classes.takes_infinitive,
            before_noun: classes.before_noun,
            takes_etre: classes.takes_etre,
            usual_gender: classes.usual_gender,
            noun_like: NounLike {
                infinitive: classes.noun_like_infinitive,
                participle: classes.noun_like_participle,
                finite: classes.noun_like_finite,
                adjective: classes.noun_like_adjective,
                present_participle: classes.noun_like_present_participle,
            },
            never_third_person: classes.never_third_person,
            article_after_intransitive: neighbours.article_after_intransitive,
            attribute_after_copula: neighbours.attribute_after_copula,
            verb_wanted: neighbours.verb_wanted,
            lemmas: Vec::new(),
            words: Vec::new(),
            endings: Endings::compile(endings).map_err(at("rules/french/tagger/unknown.yaml"))?,
            phrases: Vec::new(),
            pairs: Vec::new(),
            triples: vec![0; COUNT * COUNT * COUNT],
            agreements: vec![Agreement::default()],
            agreeing: vec![0; COUNT * COUNT],
            agreeing_across: vec![0; COUNT * COUNT * COUNT],
            context: context::load(files)?,
        };
        tagger
            .set_neighbours(&neighbours)
            .map_err(at("rules/french/tagger/neighbours.yaml"))?;
        tagger
            .set_words(&words)
            .map_err(at("rules/french/tagger/words.yaml"))?;
        tagger
            .set_phrases(&phrases)
            .map_err(at("rules/french/tagger/phrases.yaml"))?;
        Ok(tagger)
    }

    fn set_neighbours(&mut self, neighbours: &Neighbours) -> Result<()> {
        let mut pairs = vec![0i32; COUNT * COUNT];
        for row in &neighbours.pairs {
            let left = sets(&row.after)?;
            // A group is written over by its members, `default` by everything.
            let mut cells: Vec<(ClassSet, i32)> = Vec::new();
            for (name, score) in &row.scores {
                let set = if name == "default" {
                    ClassSet::ALL
                } else {
                    sets(name)?
                };
                cells.push((set, *score));
            }
            cells.sort_by_key(|(set, _)| std::cmp::Reverse(set.len()));
            for (set, score) in cells {
                for (a, b) in product(left, set) {
                    if let Some(slot) = pairs.get_mut(a as usize * COUNT + b as usize) {
                        *slot = score;
                    }
                }
            }
        }
        self.pairs = pairs.into_iter().map(narrow).collect();
        for line in &neighbours.triples {
            let parts: Vec<&str> = line.split_whitespace().collect();
            let [a, b, c, score] = parts.as_slice() else {
                return Err(Error::new(format!(
                    "`{line}` is not three classes and a number"
                )));
            };
            let score: i32 = score
                .parse()
                .map_err(|_| Error::new(format!("`{line}` does not end with a number")))?;
            for (a, b) in product(set_named(a)?, set_named(b)?) {
                for (c, _) in product(set_named(c)?, ClassSet::of(Class::Edge)) {
                    let at = (a as usize * COUNT + b as usize) * COUNT + c as usize;
                    if let Some(slot) = self.triples.get_mut(at) {
                        *slot = slot.saturating_add(narrow(score));
                    }
                }
            }
        }
        for written in &neighbours.agreement {
            let number = u8::try_from(self.agreements.len())
                .map_err(|_| Error::new("too many agreements"))?;
            self.agreements.push(Agreement {
                gender: written.gender,
                number: written.number,
                person: written.person,
            });
            for (a, c) in product(sets(&written.left)?, sets(&written.right)?) {
                if let Some(slot) = self.agreeing.get_mut(a as usize * COUNT + c as usize) {
                    *slot = number;
                }
                for (b, _) in product(sets(&written.across)?, ClassSet::of(Class::Edge)) {
                    let at = (a as usize * COUNT + b as usize) * COUNT + c as usize;
                    if let Some(slot) = self.agreeing_across.get_mut(at) {
                        *slot = number;
                    }
                }
            }
        }
        Ok(())
    }

    fn set_words(&mut self, words: &BTreeMap<String, String>) -> Result<()> {
        for (forms, entry) in words {
            let mut readings = Vec::new();
            let mut keeps_others = false;
            for part in entry.split_whitespace() {
                if part == "..." {
                    keeps_others = true;
                    continue;
                }
                let (name, lemma) = part
                    .split_once(':')
                    .map_or((part, None), |(n, l)| (n, Some(l)));
                let cut = name.find(['+', '-', '/']).unwrap_or(name.len());
                let (name, rest) = name.split_at(cut);
                let (score, gender) = rest.split_once('/').map_or((rest, ""), |(s, g)| (s, g));
                let gender = match gender {
                    "" => 0,
                    "m" => 1,
                    "f" => 2,
                    _ => return Err(Error::new(format!("`{part}`: a gender is m or f"))),
                };
                let score = if score.is_empty() {
                    0
                } else {
                    score
                        .parse()
                        .map_err(|_| Error::new(format!("`{part}`: bad score")))?
                };
                let lemma = match lemma {
                    Some(l) => {
                        self.lemmas.push(l.to_string());
                        Some(
                            u16::try_from(self.lemmas.len() - 1)
                                .map_err(|_| Error::new("too many lemmas"))?,
                        )
                    }
                    None => None,
                };
                for (class, _) in product(set_named(name)?, ClassSet::of(Class::Edge)) {
                    readings.push(ListedReading {
                        class,
                        score,
                        lemma,
                        gender,
                    });
                }
            }
            for form in forms.split_whitespace() {
                self.words.push((
                    key(form),
                    WordEntry {
                        keeps_others,
                        readings: readings.clone(),
                    },
                ));
            }
        }
        self.words.sort_by_key(|(k, _)| *k);
        if let Some(pair) = self
            .words
            .windows(2)
            .find(|w| matches!(w, [a, b] if a.0 == b.0))
        {
            let twice = pair.first().map_or(Key(0), |w| w.0);
            let form = words
                .keys()
                .flat_map(|k| k.split_whitespace())
                .find(|f| key(f) == twice)
                .unwrap_or("?");
            return Err(Error::new(format!("the word `{form}` stands twice")));
        }
        Ok(())
    }

    fn set_phrases(&mut self, phrases: &BTreeMap<String, String>) -> Result<()> {
        for (phrase, classes) in phrases {
            let forms: Vec<&str> = split_words(phrase);
            let classes: Vec<&str> = classes.split_whitespace().collect();
            if forms.len() != classes.len() || forms.is_empty() {
                return Err(Error::new(format!(
                    "`{phrase}` has {} words and {} classes",
                    forms.len(),
                    classes.len()
                )));
            }
            let mut words = Vec::new();
            for (form, class) in forms.iter().zip(&classes) {
                let mut keys: Vec<Key> = variants(form).iter().map(|f| key(f)).collect();
                keys.sort_unstable();
                words.push((keys, class_named(class)?));
            }
            let firsts = words.first().map(|w| w.0.clone()).unwrap_or_default();
            for first in firsts {
                self.phrases.push((
                    first,
                    Phrase {
                        words: words.clone(),
                    },
                ));
            }
        }
        self.phrases
            .sort_by(|a, b| a.0.cmp(&b.0).then(b.1.words.len().cmp(&a.1.words.len())));
        Ok(())
    }

    /// The entry of a word of the list.
    pub(super) fn word(&self, form: Key) -> Option<&WordEntry> {
        let at = self.words.binary_search_by_key(&form, |(k, _)| *k).ok()?;
        self.words.get(at).map(|(_, entry)| entry)
    }

    /// The phrases that start with this word, the longest first.
    pub(super) fn phrases_from(&self, form: Key) -> impl Iterator<Item = &Phrase> {
        let from = self.phrases.partition_point(|(k, _)| *k < form);
        self.phrases
            .iter()
            .skip(from)
            .take_while(move |(k, _)| *k == form)
            .map(|(_, p)| p)
    }
}

/// Every pair of members.
fn product(a: ClassSet, b: ClassSet) -> impl Iterator<Item = (Class, Class)> {
    Class::ALL
        .iter()
        .filter(move |(c, _)| a.has(*c))
        .flat_map(move |(x, _)| {
            Class::ALL
                .iter()
                .filter(move |(c, _)| b.has(*c))
                .map(move |(y, _)| (*x, *y))
        })
}

/// The words of a phrase as the tokeniser splits them.
pub(super) fn split_words(phrase: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in phrase.split_whitespace() {
        let mut rest = word;
        while let Some(cut) = rest.find('’') {
            let (head, tail) = rest.split_at(cut + '’'.len_utf8());
            if tail.is_empty() || word == "aujourd’hui" || word == "quelqu’un" {
                break;
            }
            words.push(head);
            rest = tail;
        }
        words.push(rest);
    }
    words
}

/// The forms a word of a phrase may take before a vowel. (Contracted forms have their own class, hence
/// their own phrase.)
fn variants(form: &str) -> Vec<String> {
    match form {
        "que" | "de" | "jusque" | "lorsque" | "puisque" | "ne" | "le" | "se" => {
            let mut stem = form.to_string();
            stem.pop();
            vec![form.to_string(), format!("{stem}’")]
        }
        _ => vec![form.to_string()],
    }
}
