//! Spellings the "classique" dictionary leaves out but writers use: the 1990 reform, and `oe` for `œ`.
//!
//! They are read, with the lemma of the classical spelling, but never generated. A spelling that is already a word
//! of the dictionary (`du` for `dû`) is left to it.

use std::collections::BTreeSet;

use pigiste::french::lexicon::{Mood, Tag, Tense};

use super::Inflected;

/// The variants of all the words.
pub fn variants(words: &[Inflected]) -> Vec<Inflected> {
    let known: BTreeSet<&str> = words.iter().map(|word| word.form.as_str()).collect();
    let mut variants = Vec::new();
    for word in words {
        for form in [
            without_circumflex(word),
            with_grave(word),
            with_plain_oe(word),
        ]
        .into_iter()
        .flatten()
        {
            if !known.contains(form.as_str()) {
                variants.push(Inflected {
                    form,
                    lemma: word.lemma.clone(),
                    tag: word.tag,
                });
            }
        }
    }
    variants
}

/// `connaît` → `connait`, `coût` → `cout`. The reform keeps the circumflex of the past (`vîmes`, `fûtes`) and of the
/// imperfect subjunctive (`vînt`).
fn without_circumflex(word: &Inflected) -> Option<String> {
    let proper = word.form.starts_with(char::is_uppercase);
    let kept = match (word.tag.mood(), word.tag.tense()) {
        (Some(Mood::Indicative), Some(Tense::Past)) => true,
        (Some(Mood::Subjunctive), Some(Tense::Imperfect)) => true,
        _ => proper,
    };
    (!kept && word.form.contains(['î', 'û'])).then(|| word.form.replace('î', "i").replace('û', "u"))
}

/// `cédera` → `cèdera`: the future and conditional of the verbs in `é` + consonants + `er`.
fn with_grave(word: &Inflected) -> Option<String> {
    let future = is_future_or_conditional(word.tag);
    let stem = word.lemma.strip_suffix("er").filter(|_| future)?;
    let (head, tail) = stem.rsplit_once('é')?;
    let consonants = !tail.is_empty()
        && !tail.contains(['a', 'e', 'i', 'o', 'u', 'y', 'è', 'ê', 'â', 'î', 'ô', 'û']);
    let ending = word
        .form
        .strip_prefix(stem)
        .filter(|_| consonants || matches!(tail, "gu" | "qu"))?;
    Some([head, "è", tail, ending].concat())
}

fn is_future_or_conditional(tag: Tag) -> bool {
    tag.tense() == Some(Tense::Future) || tag.mood() == Some(Mood::Conditional)
}

/// `cœur` → `coeur`, as keyboards write it.
fn with_plain_oe(word: &Inflected) -> Option<String> {
    word.form
        .contains(['œ', 'Œ'])
        .then(|| word.form.replace('œ', "oe").replace('Œ', "Oe"))
}
