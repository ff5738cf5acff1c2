//! Agreement of adjectives, participles and nouns: from the lexicon, else by regular endings.

use super::{Form, Morphology, regular};
use crate::french::lexicon::{Gender as LexGender, Lexicon, Pos, Tag};
use crate::french::tags::{Gender, Number};
use crate::french::words::{lexicon_gender, lexicon_number};

impl Morphology {
    /// An adjective or a participle, given in the masculine singular, agreed. The last word of several is the one that
    /// does (« bien connu »).
    pub fn adjective(&self, masculine: &str, gender: Gender, number: Number) -> Form {
        if let Some((head, last)) = masculine.rsplit_once(' ') {
            let form = self.adjective(last, gender, number);
            return Form {
                text: format!("{head} {}", form.text),
                guessed: form.guessed,
            };
        }
        if let Some(form) = self.irregular.adjective(masculine, gender, number) {
            return Form::known(form);
        }
        let lexicon = Lexicon::embedded();
        let (g, n) = (lexicon_gender(gender), lexicon_number(number));
        if let Some(form) = lexicon.inflect(masculine, Pos::Adj, g, n) {
            return Form::known(form);
        }
        // A participle that is no adjective of the lexicon: through its verb.
        for analysis in lexicon.analyses(masculine) {
            if analysis.tag.is_past_participle() && analysis.tag.gender() != Some(LexGender::Fem) {
                let verb = analysis.lemma(masculine);
                if let Some(form) = lexicon.form(&verb, Tag::past_participle(g, n)) {
                    return Form::known(form);
                }
            }
        }
        Form::guess(match number {
            Number::Singular => feminine_if(masculine, gender),
            Number::Plural => regular_plural(&feminine_if(masculine, gender)),
        })
    }

    /// The adjective or participle when its form does not depend on gender (« responsable », « libres »).
    pub fn adjective_of_any_gender(&self, masculine: &str, number: Number) -> Option<Form> {
        let form = self.adjective(masculine, Gender::Masculine, number);
        (form == self.adjective(masculine, Gender::Feminine, number)).then_some(form)
    }

    /// The plural of a noun phrase head, by the lexicon or by ending. A compound in several words is not handled here.
    pub fn plural(&self, noun: &str) -> Form {
        if let Some(form) = self.irregular.plural(noun) {
            return Form::known(form);
        }
        let lexicon = Lexicon::embedded();
        for gender in [LexGender::Masc, LexGender::Fem] {
            let is_noun = lexicon
                .analyses(noun)
                .any(|a| a.tag.pos() == Pos::Noun && a.tag.gender() != Some(other(gender)));
            if is_noun
                && let Some(form) =
                    lexicon.inflect(noun, Pos::Noun, gender, lexicon_number(Number::Plural))
            {
                return Form::known(form);
            }
        }
        Form::guess(regular_plural(noun))
    }

    /// The plural of a noun phrase: its head and the adjectives beside it, up to a preposition. « chef d’entreprise » →
    /// « chefs d’entreprise », « directeur général » → « directeurs généraux ».
    pub fn plural_phrase(&self, phrase: &str) -> String {
        let mut out: Vec<String> = Vec::new();
        let mut fixed = false;
        for word in phrase.split(' ') {
            let preposition = matches!(
                word,
                "de" | "du"
                    | "des"
                    | "à"
                    | "au"
                    | "aux"
                    | "en"
                    | "sur"
                    | "sous"
                    | "pour"
                    | "par"
                    | "sans"
            ) || word.starts_with("d’")
                || word.starts_with("l’");
            fixed = fixed || preposition;
            out.push(if fixed {
                word.to_string()
            } else {
                self.plural_word(word)
            });
        }
        out.join(" ")
    }

    fn plural_word(&self, word: &str) -> String {
        let noun = self.plural(word);
        if !noun.guessed {
            return noun.text;
        }
        let adjective = self.adjective(word, Gender::Masculine, Number::Plural);
        if adjective.guessed {
            noun.text
        } else {
            adjective.text
        }
    }
}

/// The masculine singulars an adjective or participle may come from, in the order of the lexicon.
pub(super) fn lemmas_of_adjective(lower: &str) -> Vec<String> {
    let mut lemmas = Vec::new();
    for analysis in Lexicon::embedded().analyses(lower) {
        if matches!(analysis.tag.pos(), Pos::Adj | Pos::Noun) {
            let lemma = analysis.lemma(lower);
            if !lemmas.contains(&lemma) {
                lemmas.push(lemma);
            }
        }
    }
    lemmas
}

fn other(gender: LexGender) -> LexGender {
    if gender == LexGender::Masc {
        LexGender::Fem
    } else {
        LexGender::Masc
    }
}

fn feminine_if(masculine: &str, gender: Gender) -> String {
    if gender == Gender::Masculine {
        return masculine.to_string();
    }
    const ENDINGS: [(&str, &str); 12] = [
        ("teur", "trice"),
        ("eur", "euse"),
        ("eux", "euse"),
        ("if", "ive"),
        ("el", "elle"),
        ("eil", "eille"),
        ("ien", "ienne"),
        ("on", "onne"),
        ("er", "ère"),
        ("et", "ette"),
        ("ic", "ique"),
        ("e", "e"),
    ];
    ENDINGS
        .iter()
        .find_map(|(from, to)| {
            masculine
                .strip_suffix(from)
                .map(|stem| format!("{stem}{to}"))
        })
        .unwrap_or_else(|| {
            format!(
                "{masculine}{}",
                regular::agreement(Gender::Feminine, Number::Singular)
            )
        })
}

/// The plural by ending: « -al » → « -aux », « -eau » → « -eaux », « -s », « -x », « -z » unchanged, else « -s ».
pub(super) fn regular_plural(singular: &str) -> String {
    if singular.ends_with(['s', 'x', 'z']) {
        singular.to_string()
    } else if let Some(stem) = singular.strip_suffix("al") {
        format!("{stem}aux")
    } else if ["eau", "eu", "au"].iter().any(|e| singular.ends_with(e)) {
        format!("{singular}x")
    } else {
        format!("{singular}s")
    }
}
