//! Conjugation of verbs the lexicon does not know, by the regular models: « -er » with its spelling changes,
//! « -ir » like « finir », « -re » like « rendre ».

use crate::french::tags::{Gender, Number, Tense};

/// « », « e », « s » or « es », added to a masculine singular.
pub(super) fn agreement(gender: Gender, number: Number) -> &'static str {
    match (gender, number) {
        (Gender::Masculine, Number::Singular) => "",
        (Gender::Feminine, Number::Singular) => "e",
        (Gender::Masculine, Number::Plural) => "s",
        (Gender::Feminine, Number::Plural) => "es",
    }
}

/// A finite form, `None` when the word has no infinitive ending.
pub(super) fn finite(verb: &str, tense: Tense, person: u8, number: Number) -> Option<String> {
    let slot = usize::from(person.checked_sub(1)?) + if number == Number::Plural { 3 } else { 0 };
    if let Some(stem) = verb.strip_suffix("er") {
        return first_group(stem, tense, slot);
    }
    if let Some(stem) = verb.strip_suffix("ir") {
        return second_group(stem, tense, slot);
    }
    verb.strip_suffix("re")
        .and_then(|stem| third_group(stem, tense, slot))
}

/// The present participle, `None` when the word has no infinitive ending.
pub(super) fn present_participle(verb: &str) -> Option<String> {
    if let Some(stem) = verb.strip_suffix("er") {
        return Some(format!("{}ant", soft(stem, "a")));
    }
    if let Some(stem) = verb.strip_suffix("ir") {
        return Some(format!("{stem}issant"));
    }
    verb.strip_suffix("re").map(|stem| format!("{stem}ant"))
}

/// The past participle, masculine singular.
pub(super) fn past_participle(verb: &str) -> Option<String> {
    [("er", "é"), ("ir", "i"), ("re", "u")]
        .into_iter()
        .find_map(|(ending, new)| verb.strip_suffix(ending).map(|stem| format!("{stem}{new}")))
}

const IMPERFECT: [&str; 6] = ["ais", "ais", "ait", "ions", "iez", "aient"];
const FUTURE: [&str; 6] = ["ai", "as", "a", "ons", "ez", "ont"];
const SUBJUNCTIVE: [&str; 6] = ["e", "es", "e", "ions", "iez", "ent"];

fn first_group(stem: &str, tense: Tense, slot: usize) -> Option<String> {
    let ending = *match tense {
        Tense::Present => ["e", "es", "e", "ons", "ez", "ent"].get(slot)?,
        Tense::Imperatif => ["", "e", "", "ons", "ez", ""].get(slot)?,
        Tense::Imparfait => IMPERFECT.get(slot)?,
        Tense::SubjonctifPresent => SUBJUNCTIVE.get(slot)?,
        Tense::PasseSimple => ["ai", "as", "a", "âmes", "âtes", "èrent"].get(slot)?,
        Tense::SubjonctifImparfait => {
            ["asse", "asses", "ât", "assions", "assiez", "assent"].get(slot)?
        }
        Tense::Futur | Tense::Conditionnel => {
            let endings = if tense == Tense::Futur {
                FUTURE
            } else {
                IMPERFECT
            };
            return Some(format!("{}er{}", future_stem(stem), endings.get(slot)?));
        }
        Tense::Infinitif | Tense::ParticipePresent | Tense::ParticipePasse => return None,
    };
    // A silent ending changes the vowel before it: « je cède », « il nettoie », « ils mènent ».
    let stem = if matches!(ending, "e" | "es" | "ent") {
        stressed(stem)
    } else {
        soft(stem, ending)
    };
    Some(format!("{stem}{ending}"))
}

/// « mange- » and « plaç- » before a and o.
fn soft(stem: &str, ending: &str) -> String {
    if !ending.starts_with(['a', 'â', 'o']) {
        return stem.to_string();
    }
    match stem.strip_suffix('c') {
        Some(head) => format!("{head}ç"),
        None if stem.ends_with('g') => format!("{stem}e"),
        None => stem.to_string(),
    }
}

/// The stem under stress: y → i after o and u, e or é + one consonant → è.
fn stressed(stem: &str) -> String {
    if let Some(head) = stem.strip_suffix('y')
        && head.ends_with(['o', 'u'])
    {
        return format!("{head}i");
    }
    open_vowel(stem, &['e', 'é'])
}

/// The stem of the future: « mènera », « nettoiera », but « cédera ».
fn future_stem(stem: &str) -> String {
    if let Some(head) = stem.strip_suffix('y')
        && head.ends_with(['o', 'u'])
    {
        return format!("{head}i");
    }
    open_vowel(stem, &['e'])
}

/// « men- » → « mèn- »: the vowel before one consonant (or « gu », « qu », « ch » …) opens.
fn open_vowel(stem: &str, vowels: &[char]) -> String {
    const CLUSTERS: [&str; 9] = ["ch", "gn", "gu", "qu", "br", "tr", "gr", "vr", "gl"];
    let tail = CLUSTERS.iter().find(|c| stem.ends_with(**c)).map_or_else(
        || stem.chars().next_back().map_or(0, char::len_utf8),
        |c| c.len(),
    );
    let (head, consonants) = stem.split_at(stem.len() - tail);
    let single = !consonants.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'é', 'è']);
    let Some(vowel) = head
        .chars()
        .next_back()
        .filter(|v| single && vowels.contains(v))
    else {
        return stem.to_string();
    };
    // « gaspiller », « tester »: two consonants close the syllable by themselves; « reer » has none.
    format!("{}è{consonants}", &head[..head.len() - vowel.len_utf8()])
}

fn second_group(stem: &str, tense: Tense, slot: usize) -> Option<String> {
    let ending = match tense {
        Tense::Present => ["is", "is", "it", "issons", "issez", "issent"]
            .get(slot)?
            .to_string(),
        Tense::Imperatif => ["", "is", "", "issons", "issez", ""].get(slot)?.to_string(),
        Tense::Imparfait => format!("iss{}", IMPERFECT.get(slot)?),
        Tense::SubjonctifPresent => format!("iss{}", SUBJUNCTIVE.get(slot)?),
        Tense::PasseSimple => ["is", "is", "it", "îmes", "îtes", "irent"]
            .get(slot)?
            .to_string(),
        Tense::SubjonctifImparfait => ["isse", "isses", "ît", "issions", "issiez", "issent"]
            .get(slot)?
            .to_string(),
        Tense::Futur => format!("ir{}", FUTURE.get(slot)?),
        Tense::Conditionnel => format!("ir{}", IMPERFECT.get(slot)?),
        Tense::Infinitif | Tense::ParticipePresent | Tense::ParticipePasse => return None,
    };
    Some(format!("{stem}{ending}"))
}

fn third_group(stem: &str, tense: Tense, slot: usize) -> Option<String> {
    let third = if stem.ends_with(['d', 't', 'c']) {
        ""
    } else {
        "t"
    };
    let ending = match tense {
        Tense::Present => ["s", "s", third, "ons", "ez", "ent"].get(slot)?.to_string(),
        Tense::Imperatif => ["", "s", "", "ons", "ez", ""].get(slot)?.to_string(),
        Tense::Imparfait => IMPERFECT.get(slot)?.to_string(),
        Tense::SubjonctifPresent => SUBJUNCTIVE.get(slot)?.to_string(),
        Tense::PasseSimple => ["is", "is", "it", "îmes", "îtes", "irent"]
            .get(slot)?
            .to_string(),
        Tense::SubjonctifImparfait => ["isse", "isses", "ît", "issions", "issiez", "issent"]
            .get(slot)?
            .to_string(),
        Tense::Futur => format!("r{}", FUTURE.get(slot)?),
        Tense::Conditionnel => format!("r{}", IMPERFECT.get(slot)?),
        Tense::Infinitif | Tense::ParticipePresent | Tense::ParticipePasse => return None,
    };
    Some(format!("{stem}{ending}"))
}
