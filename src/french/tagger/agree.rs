//! Gender and number left open by the lexicon, settled by the words that agree.

use super::class::{Class, ClassSet};
use super::reading::Reading;

/// Words that stand before a noun and agree with it.
const BEFORE: ClassSet = ClassSet::several(&[
    Class::Art,
    Class::Det,
    Class::Predet,
    Class::Part,
    Class::ContrDe,
    Class::Contr,
    Class::AdjPre,
    Class::Adj,
]);

/// Settles the features of the words of a sentence.
pub fn resolve(chosen: &mut [Reading]) {
    for at in 0..chosen.len() {
        match chosen.get(at).map(|r| r.class) {
            Some(Class::Noun) => around_noun(chosen, at),
            Some(Class::Propn) => {
                before(chosen, at);
            }
            _ => {}
        }
    }
    persons(chosen);
    predicates(chosen);
}

/// Narrows `a` by `b`, when both may agree.
fn narrow(a: u8, b: u8) -> u8 {
    if a & b != 0 { a & b } else { a }
}

fn share(chosen: &mut [Reading], a: usize, b: usize) {
    let (Some(x), Some(y)) = (chosen.get(a).copied(), chosen.get(b).copied()) else {
        return;
    };
    if let Some(slot) = chosen.get_mut(a) {
        slot.gender = narrow(x.gender, y.gender);
        slot.number = narrow(x.number, y.number);
    }
}

/// The determiners and adjectives right before, then the adjectives and participles right after.
fn around_noun(chosen: &mut [Reading], at: usize) {
    let start = before(chosen, at);
    usual(chosen, at);
    let mut end = at + 1;
    while let Some(next) = chosen.get(end) {
        let agrees = |n: &Reading| {
            let noun = chosen.get(at).copied().unwrap_or(*n);
            (n.gender & noun.gender != 0) && (n.number & noun.number != 0)
        };
        match next.class {
            Class::Adj | Class::AdjPre | Class::PartAdj | Class::VPp if agrees(next) => {
                share(chosen, at, end);
                end += 1;
            }
            Class::Adv | Class::Deg
                if chosen.get(end + 1).is_some_and(|n| {
                    matches!(n.class, Class::Adj | Class::PartAdj | Class::VPp)
                }) =>
            {
                end += 1
            }
            Class::Cconj
                if end > at + 1
                    && chosen.get(end + 1).is_some_and(|n| {
                        matches!(n.class, Class::Adj | Class::PartAdj | Class::VPp)
                    }) =>
            {
                end += 1
            }
            _ => break,
        }
    }
    for i in (start..at).chain(at + 1..end) {
        share(chosen, i, at);
    }
}

/// Nothing but the word itself tells: its usual gender; people in the plural are masculine, as grammar has it.
fn usual(chosen: &mut [Reading], at: usize) {
    let after = chosen.get(at + 1).copied();
    let told = after.is_some_and(|n| {
        matches!(n.class, Class::Adj | Class::PartAdj | Class::VPp) && matches!(n.gender, 1 | 2)
    });
    if let Some(noun) = chosen.get_mut(at)
        && noun.gender == 3
        && !told
    {
        if noun.usual_gender != 0 {
            noun.gender = noun.usual_gender;
        } else if noun.number == 2 {
            noun.gender = 1;
        }
    }
}

/// Settles a noun or name by the words right before; returns the first of them.
fn before(chosen: &mut [Reading], at: usize) -> usize {
    let mut start = at;
    while let Some(i) = start.checked_sub(1) {
        match chosen.get(i).map(|r| r.class) {
            Some(c) if BEFORE.has(c) => {
                share(chosen, at, i);
                start = i;
                if matches!(
                    c,
                    Class::Art | Class::Det | Class::Part | Class::Contr | Class::ContrDe
                ) && !i
                    .checked_sub(1)
                    .and_then(|p| chosen.get(p))
                    .is_some_and(|r| r.class == Class::Predet)
                {
                    break;
                }
            }
            Some(Class::Num) => {
                // Two or more: the noun is plural if it can be.
                if chosen
                    .get(i)
                    .is_some_and(|r| r.number == 2 || r.number == 3)
                    && let Some(slot) = chosen.get_mut(at)
                    && slot.number & 2 != 0
                {
                    slot.number = 2;
                }
                start = i;
            }
            Some(Class::Deg | Class::Adv) if i > 0 => start = i,
            _ => break,
        }
    }
    start
}

/// Adjectives after être: the gender of the subject pronoun, or of the nearest noun before.
fn predicates(chosen: &mut [Reading]) {
    let mut last: Option<Reading> = None;
    let mut copula = false;
    for at in 0..chosen.len() {
        let Some(reading) = chosen.get(at).copied() else {
            continue;
        };
        match reading.class {
            Class::Noun | Class::Subj => {
                last = Some(reading);
                copula = false;
            }
            Class::EFin | Class::EPp | Class::EInf => copula = true,
            Class::Adv | Class::Deg | Class::Neg | Class::HFin | Class::Cconj => {}
            Class::Adj | Class::AdjPre if copula => {
                if let (Some(subject), Some(slot)) = (last, chosen.get_mut(at)) {
                    slot.gender = narrow(slot.gender, subject.gender);
                    slot.number = narrow(slot.number, subject.number);
                }
            }
            _ => copula = false,
        }
    }
}

/// « je parle », « il parle »: the subject pronoun settles the person.
fn persons(chosen: &mut [Reading]) {
    let mut subject = 0;
    for reading in chosen.iter_mut() {
        match reading.class {
            Class::Subj => subject = reading.person,
            Class::Ne | Class::Clit | Class::Refl => {}
            Class::EFin | Class::HFin | Class::VMod | Class::VFin if subject != 0 => {
                reading.person = narrow(reading.person, subject);
                subject = 0;
            }
            _ => subject = 0,
        }
    }
}
