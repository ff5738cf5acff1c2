//! From the text of the Dicollecte dictionary to the four tables of the lexicon, always the same bytes.

mod affixes;
mod codes;
mod encode;
mod entries;
mod expand;
mod supplement;
mod variants;

use std::collections::BTreeMap;

use pigiste::french::lexicon::{Pos, Tag};

use affixes::Affixes;
use encode::{Encoder, Line, suffix_change};
use supplement::Supplement;

/// The two files of the dictionary, as text.
pub struct Sources {
    pub dictionary: String,
    pub affixes: String,
}

/// One form with one of its analyses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inflected {
    pub form: String,
    pub lemma: String,
    pub tag: Tag,
}

/// The tables, and how much they hold.
pub struct Tables {
    pub forms: usize,
    pub analyses: usize,
    pub lemmas: usize,
    files: [(&'static str, Vec<u8>); 4],
}

impl Tables {
    /// Name and content of each file to write.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        self.files
            .iter()
            .map(|(name, bytes)| (*name, bytes.as_slice()))
    }
}

/// Builds the tables; the error says which line of which file is not understood.
pub fn compile(sources: &Sources) -> Result<Tables, String> {
    let affixes = Affixes::parse(&sources.affixes)?;
    let supplement = Supplement::parse(include_str!("../supplement.tsv"))?;
    let mut words = Vec::new();
    for entry in entries::parse(&sources.dictionary)? {
        expand::expand(&entry, &affixes, &mut words)?;
        for multiple in entry.multiples(&affixes) {
            expand::expand(&multiple, &affixes, &mut words)?;
        }
    }
    supplement.apply(&mut words);
    let variants = variants::variants(&words);
    let (forms, analyses_of) = analyses(words.iter().chain(&variants))?;
    let (lemmas, paradigms) = paradigms(&words)?;
    Ok(Tables {
        forms: forms.len(),
        analyses: analyses_of.total(),
        lemmas: lemmas.len(),
        files: [
            ("forms.fst", encode::map(&forms)?),
            ("analyses.bin", analyses_of.encode()?),
            ("lemmas.fst", encode::map(&lemmas)?),
            ("paradigms.bin", paradigms.encode()?),
        ],
    })
}

type Indexed = (BTreeMap<String, u64>, Encoder);

/// Each form with the number of its set of analyses. Sets are sorted, so that equal ones are stored once.
fn analyses<'a>(words: impl Iterator<Item = &'a Inflected>) -> Result<Indexed, String> {
    let mut by_form: BTreeMap<&str, Vec<&Inflected>> = BTreeMap::new();
    for word in words {
        by_form.entry(&word.form).or_default().push(word);
    }
    let mut encoder = Encoder::default();
    let mut index = BTreeMap::new();
    for (form, words) in by_form {
        let mut set = Vec::new();
        for word in words {
            let (cut, add) = suffix_change(form, &word.lemma)?;
            set.push((word.tag, cut, add));
        }
        set.sort_by_key(|(tag, cut, add): &Line| (tag.pos(), *tag, *cut, add.clone()));
        set.dedup();
        index.insert(form.to_owned(), encoder.set(set));
    }
    Ok((index, encoder))
}

/// Each lemma with the number of its paradigm. Dictionary order is kept: it puts the better of two forms first.
/// A lemma that never changes has no paradigm.
fn paradigms(words: &[Inflected]) -> Result<Indexed, String> {
    let mut by_lemma: BTreeMap<&str, Vec<&Inflected>> = BTreeMap::new();
    for word in words {
        // `Aux` repeats `Verb`, and the half of a contraction is not a form of its lemma.
        if word.tag.pos() != Pos::Aux && !word.tag.is_contracted() {
            by_lemma.entry(&word.lemma).or_default().push(word);
        }
    }
    let mut encoder = Encoder::default();
    let mut index = BTreeMap::new();
    for (lemma, mut words) in by_lemma {
        if words.iter().all(|word| word.form == lemma) {
            continue;
        }
        if let Some(stem) = lemma.strip_suffix("yer").filter(|stem| stem.ends_with('a')) {
            words.sort_by_key(|word| !word.form.starts_with(&format!("{stem}i")));
        }
        let mut set = Vec::new();
        for word in words {
            let (cut, add) = suffix_change(lemma, &word.form)?;
            let reading = (word.tag.morphology(), cut, add);
            if !set.contains(&reading) {
                set.push(reading);
            }
        }
        index.insert(lemma.to_owned(), encoder.set(set));
    }
    Ok((index, encoder))
}
