//! From the codes of Dicollecte (`po:nom is:fem`) to tags.

use pigiste::french::lexicon::{Gender, Kind, Mood, Number, Pos, Tag, Tense};

/// How the headword is written, which tells proper nouns and acronyms among the nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    Common,
    Capital,
    Acronym,
}

impl Writing {
    /// `unit` says that the dictionary keeps the case of the word, as it does for units (`Hz`).
    pub fn of(word: &str, unit: bool) -> Self {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let lower = word.chars().filter(|c| c.is_lowercase()).count();
        let formula = word.chars().any(|c| ('₀'..='₉').contains(&c));
        match word.chars().next() {
            _ if unit || formula || capitals > lower => Writing::Acronym,
            Some(first) if first.is_uppercase() => Writing::Capital,
            _ => Writing::Common,
        }
    }
}

/// Gender and number from the `is:` codes (a few entries write them `po:`).
pub fn agreement(tag: Tag, codes: &[&str]) -> Tag {
    codes.iter().fold(tag, |tag, code| match value(code) {
        "mas" => tag.with_gender(Gender::Masc),
        "fem" => tag.with_gender(Gender::Fem),
        "epi" => tag.with_gender(Gender::Both),
        "sg" => tag.with_number(Number::Sing),
        "pl" => tag.with_number(Number::Plur),
        "inv" => tag.with_number(Number::Inv),
        _ => tag,
    })
}

/// The part-of-speech tags of a word that is not a verb, one for each class; empty when the lexicon has no use for it.
pub fn classes(codes: &[&str], writing: Writing) -> Vec<Tag> {
    if codes
        .iter()
        .any(|code| matches!(*code, "po:err" | "po:sfx" | "po:ponc"))
    {
        return Vec::new();
    }
    let has = |wanted: &str| codes.contains(&wanted);
    let person = codes.iter().find_map(|code| match value(code) {
        "1pe" => Some(1),
        "2pe" => Some(2),
        "3pe" => Some(3),
        _ => None,
    });
    let mut tags = Vec::new();
    for code in codes.iter().filter_map(|code| code.strip_prefix("po:")) {
        let Some((pos, kind)) = class(code) else {
            continue;
        };
        let (pos, kind) = match (code, writing) {
            ("nom", _) if has("po:titr") => (pos, Some(Kind::Title)),
            ("nom", Writing::Acronym) => (pos, Some(Kind::Acronym)),
            ("nom", Writing::Capital) if has("is:inv") => (Pos::Propn, Some(Kind::Place)),
            ("nom", Writing::Capital) => (Pos::Propn, Some(Kind::OtherName)),
            ("npr", _) if has("is:epi") && has("is:inv") => (pos, Some(Kind::Place)),
            ("properobj", _) if !has("po:preverb") => (pos, Some(Kind::Strong)),
            _ => (pos, kind),
        };
        let tag = kind.map_or(Tag::new(pos), |kind| Tag::new(pos).with_kind(kind));
        let tag = person
            .filter(|_| pos == Pos::Pron)
            .map_or(tag, |person| tag.with_person(person));
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn class(code: &str) -> Option<(Pos, Option<Kind>)> {
    Some(match code {
        "nom" => (Pos::Noun, None),
        "titr" => (Pos::Noun, Some(Kind::Title)),
        "npr" => (Pos::Propn, Some(Kind::OtherName)),
        "prn" => (Pos::Propn, Some(Kind::FirstName)),
        "patr" => (Pos::Propn, Some(Kind::Surname)),
        "adj" => (Pos::Adj, None),
        "adv" => (Pos::Adv, None),
        "advint" => (Pos::Adv, Some(Kind::Interrogative)),
        "negadv" => (Pos::Adv, Some(Kind::Negative)),
        "prep" | "prepv" => (Pos::Adp, None),
        "det" => (Pos::Det, Some(Kind::Definite)),
        "detpos" => (Pos::Det, Some(Kind::Possessive)),
        "detdem" => (Pos::Det, Some(Kind::Demonstrative)),
        "detind" => (Pos::Det, Some(Kind::Indefinite)),
        "detneg" => (Pos::Det, Some(Kind::Negative)),
        "detex" => (Pos::Det, Some(Kind::Interrogative)),
        "propersuj" => (Pos::Pron, Some(Kind::Subject)),
        "properobj" => (Pos::Pron, Some(Kind::Object)),
        "proadv" => (Pos::Pron, Some(Kind::Adverbial)),
        "prodem" => (Pos::Pron, Some(Kind::Demonstrative)),
        "proind" => (Pos::Pron, Some(Kind::Indefinite)),
        "proneg" => (Pos::Pron, Some(Kind::Negative)),
        "proint" => (Pos::Pron, Some(Kind::Interrogative)),
        "prorel" => (Pos::Pron, Some(Kind::Relative)),
        "cjco" | "cj" => (Pos::Cconj, None),
        "cjsub" => (Pos::Sconj, None),
        "nb" => (Pos::Num, Some(Kind::Cardinal)),
        "nbro" => (Pos::Num, Some(Kind::Roman)),
        "interj" => (Pos::Intj, None),
        "pfx" => (Pos::Prefix, None),
        "loc.nom" => (Pos::Noun, Some(Kind::Fragment)),
        "loc.patr" => (Pos::Propn, Some(Kind::Fragment)),
        "loc.adj" => (Pos::Adj, Some(Kind::Fragment)),
        "loc.adv" => (Pos::Adv, Some(Kind::Fragment)),
        "loc.prep" | "loc.prepv" => (Pos::Adp, Some(Kind::Fragment)),
        "loc.cj" | "loc.cjsub" => (Pos::Sconj, Some(Kind::Fragment)),
        "loc.interj" => (Pos::Intj, Some(Kind::Fragment)),
        "loc.verb" => (Pos::Other, Some(Kind::Fragment)),
        _ => return None,
    })
}

/// The verb tags that the codes of one form make: every mood with every person (`po:ipre po:spre po:3pl` is two).
pub fn verb_forms(codes: &[&str]) -> Vec<Tag> {
    let mut tags = Vec::new();
    for (mood, tense) in codes.iter().filter_map(|code| mood(value(code))) {
        let tag = Tag::new(Pos::Verb).with_mood(mood);
        let tag = tense.map_or(tag, |tense| tag.with_tense(tense));
        match mood {
            Mood::Infinitive => tags.push(tag),
            Mood::Participle => tags.push(agreement(tag, codes)),
            _ => {
                let persons = codes.iter().filter_map(|code| person(value(code)));
                tags.extend(
                    persons.map(|(person, number)| tag.with_person(person).with_number(number)),
                );
            }
        }
    }
    tags
}

/// Whether the form is only used before its subject (`puissé-je`).
pub fn is_inverted(codes: &[&str]) -> bool {
    codes.contains(&"po:1isg")
}

fn mood(code: &str) -> Option<(Mood, Option<Tense>)> {
    Some(match code {
        "infi" => (Mood::Infinitive, None),
        "ipre" => (Mood::Indicative, Some(Tense::Present)),
        "iimp" => (Mood::Indicative, Some(Tense::Imperfect)),
        "ipsi" => (Mood::Indicative, Some(Tense::Past)),
        "ifut" => (Mood::Indicative, Some(Tense::Future)),
        "cond" => (Mood::Conditional, Some(Tense::Present)),
        "spre" => (Mood::Subjunctive, Some(Tense::Present)),
        "simp" => (Mood::Subjunctive, Some(Tense::Imperfect)),
        "impe" => (Mood::Imperative, Some(Tense::Present)),
        "ppre" => (Mood::Participle, Some(Tense::Present)),
        "ppas" => (Mood::Participle, Some(Tense::Past)),
        _ => return None,
    })
}

fn person(code: &str) -> Option<(u8, Number)> {
    Some(match code {
        "1sg" | "1isg" => (1, Number::Sing),
        "2sg" => (2, Number::Sing),
        "3sg" => (3, Number::Sing),
        "1pl" => (1, Number::Plur),
        "2pl" => (2, Number::Plur),
        "3pl" | "3pl!" => (3, Number::Plur),
        _ => return None,
    })
}

/// What follows `po:` or `is:`: the dictionary mixes the two.
fn value(code: &str) -> &str {
    code.split_once(':').map_or(code, |(_, value)| value)
}
