//! The filters of slots: `{E|de}` → « du CNRS », `{E|v:pouvoir}` → « peuvent », `{P|acc:présumé}` → « présumée ».
//!
//! A filter that cannot be sure (unknown gender, unknown verb) returns `None`; the item that holds it is then skipped.

use super::compose::Composer;
use super::morphology::{Morphology, is_verb};
use super::resolve::capitalised;
use super::slot::{Article, Slot};
use super::tags::{Gender, Number, Tense};

/// Names of the filters without an argument.
pub const PLAIN: [&str; 34] = [
    "E", "le", "de", "a", "que", "pour", "par", "avec", "sans", "chez", "selon", "contre", "sur",
    "dans", "entre", "et", "ou", "il", "lui", "celui", "Cap", "ce", "un", "son", "leur", "d", "s",
    "fig", "gn", "full", "short", "nom", "tout", "dont",
];
/// Names of the filters with one: `v:pouvoir`.
pub const WITH_ARGUMENT: [&str; 3] = ["v", "acc", "pp"];

/// True when `filter` (« de », « v:pouvoir ») is one of these.
pub fn is_known(filter: &str) -> bool {
    match filter.split_once(':') {
        Some((name, argument)) => WITH_ARGUMENT.contains(&name) && !argument.trim().is_empty(),
        None => PLAIN.contains(&filter),
    }
}

impl Composer<'_> {
    /// The slot through a chain of filters, `Cap` last: `["de", "Cap"]`. An empty chain is `E`. `None` when a filter
    /// is unknown or its precondition fails.
    pub fn fill(&self, slot: &Slot, filters: &[&str]) -> Option<String> {
        let (capital, filters) = match filters {
            [rest @ .., "Cap"] => (true, rest),
            all => (false, all),
        };
        let text = match filters {
            [] => slot.definite(),
            [one] => self.filter(slot, one)?,
            // `{E|gn|de}`: the class noun through the second filter.
            ["gn", one] => self.filter(&slot.class(|n| self.elides(n))?, one)?,
            ["full", one] => self.filter(&self.named(slot, slot.full.as_deref()), one)?,
            ["short", one] => self.filter(&self.named(slot, slot.short.as_deref()), one)?,
            _ => return None,
        };
        Some(if capital { capitalised(&text) } else { text })
    }

    /// The slot through one filter.
    pub fn filter(&self, slot: &Slot, filter: &str) -> Option<String> {
        if let Some((name, argument)) = filter.split_once(':') {
            let argument = argument.trim();
            return match name {
                "v" => self.third_person(slot, argument),
                "acc" => agreed(self.forms(), slot, argument),
                "pp" => participle(self.forms(), slot, argument),
                _ => None,
            };
        }
        let definite = slot.definite();
        Some(match filter {
            "E" | "le" => definite,
            "Cap" => capitalised(&definite),
            "de" => self.with_de(slot),
            "a" => self.with_a(slot),
            "que" => self.with_que(slot),
            "pour" | "par" | "avec" | "sans" | "chez" | "selon" | "contre" | "sur" | "dans"
            | "entre" | "et" | "ou" | "dont" => {
                format!("{filter} {definite}")
            }
            "d" => self.before(slot, "d’", "de "),
            "nom" => slot.form.clone(),
            "full" => self.named(slot, slot.full.as_deref()).definite(),
            "short" => self.named(slot, slot.short.as_deref()).definite(),
            "gn" => slot.class(|n| self.elides(n))?.definite(),
            "fig" => figure(&slot.form)?,
            "il" => subject_pronoun(slot)?.to_string(),
            "lui" => by_gender(slot, ["lui", "elle", "eux", "elles"])?.to_string(),
            "celui" => by_gender(slot, ["celui", "celle", "ceux", "celles"])?.to_string(),
            "tout" => format!(
                "{} {definite}",
                by_gender(slot, ["tout", "toute", "tous", "toutes"])?
            ),
            "s" => match subject_pronoun(slot)? {
                il @ ("il" | "ils") => format!("s’{il}"),
                elle => format!("si {elle}"),
            },
            "ce" => self.with_ce(slot)?,
            "un" => self.with_un(slot)?,
            "son" => self.with_son(slot)?,
            "leur" => match slot.number {
                Number::Singular => format!("leur {}", slot.form),
                Number::Plural => format!("leurs {}", slot.form),
            },
            _ => return None,
        })
    }

    /// « d’OpenAI », « du CNRS », « des Verts », « du Havre ».
    pub fn with_de(&self, slot: &Slot) -> String {
        self.with_preposition(slot, "de")
    }

    /// « à OpenAI », « au CNRS », « aux Verts », « au Mans ».
    pub fn with_a(&self, slot: &Slot) -> String {
        self.with_preposition(slot, "à")
    }

    /// « qu’OpenAI », « que le CNRS ».
    pub fn with_que(&self, slot: &Slot) -> String {
        if slot.article == Article::None {
            self.before(slot, "qu’", "que ")
        } else {
            format!("que {}", slot.definite())
        }
    }

    fn with_preposition(&self, slot: &Slot, preposition: &str) -> String {
        let article = match slot.article {
            Article::None => return self.bare_after(slot, preposition),
            Article::Le => "le",
            Article::Les => "les",
            Article::La | Article::L => "",
        };
        match self.rules.contraction.article(preposition, article) {
            Some(contracted) => format!("{contracted} {}", slot.form),
            None => format!("{preposition} {}", slot.definite()),
        }
    }

    fn bare_after(&self, slot: &Slot, preposition: &str) -> String {
        // « Le Havre », « Les Mureaux »: the article is in the name.
        for (name, article) in [("Le ", "le"), ("Les ", "les")] {
            if let Some(rest) = slot.form.strip_prefix(name)
                && self.rules.contraction.name_contracts(article, rest)
                && let Some(contracted) = self.rules.contraction.article(preposition, article)
            {
                return format!("{contracted} {rest}");
            }
        }
        if preposition == "de" {
            self.before(slot, "d’", "de ")
        } else {
            format!("{preposition} {}", slot.form)
        }
    }

    fn before(&self, slot: &Slot, elided: &str, whole: &str) -> String {
        format!("{}{}", if slot.elides { elided } else { whole }, slot.form)
    }

    fn named(&self, slot: &Slot, form: Option<&str>) -> Slot {
        match form {
            Some(form) => Slot {
                elides: self.elides(form),
                form: form.to_string(),
                ..slot.clone()
            },
            None => slot.clone(),
        }
    }

    /// « cette usine », « cet accord », « ces mesures »; the class noun for a bare name.
    pub fn with_ce(&self, slot: &Slot) -> Option<String> {
        let class;
        let slot = if slot.article == Article::None {
            class = slot.class(|n| self.elides(n))?;
            &class
        } else {
            slot
        };
        let word = match (slot.number, slot.known_gender()) {
            (Number::Plural, _) => "ces",
            (Number::Singular, Some(Gender::Feminine)) => "cette",
            (Number::Singular, Some(Gender::Masculine)) if slot.elides => "cet",
            (Number::Singular, Some(Gender::Masculine)) => "ce",
            (Number::Singular, None) => return None,
        };
        Some(format!("{word} {}", slot.form))
    }

    /// « un document », « une usine », « des mesures »; nothing for a bare name.
    pub fn with_un(&self, slot: &Slot) -> Option<String> {
        if slot.article == Article::None && slot.gender.is_none() {
            return None;
        }
        let word = match (slot.number, slot.known_gender()?) {
            (Number::Plural, _) => "des",
            (Number::Singular, Gender::Masculine) => "un",
            (Number::Singular, Gender::Feminine) => "une",
        };
        Some(format!("{word} {}", slot.form))
    }

    /// « son entreprise », « sa commune », « ses élus ».
    pub fn with_son(&self, slot: &Slot) -> Option<String> {
        let word = match slot.number {
            Number::Plural => "ses",
            Number::Singular if slot.elides => "son",
            Number::Singular => match slot.known_gender()? {
                Gender::Masculine => "son",
                Gender::Feminine => "sa",
            },
        };
        Some(format!("{word} {}", slot.form))
    }

    fn forms(&self) -> &Morphology {
        &self.rules.morphology
    }

    /// The verb in the present, third person: « peut », « peuvent ». `argument` may end with a tense: `livrer:futur`.
    fn third_person(&self, slot: &Slot, argument: &str) -> Option<String> {
        let (infinitive, tense) = match argument.split_once(':') {
            Some((infinitive, tense)) => {
                (infinitive, Tense::parse(tense).filter(|t| t.is_finite())?)
            }
            None => (argument, Tense::Present),
        };
        // « se tenir » → « se tient ».
        let (clitic, infinitive) = match infinitive.split_once([' ', '’']) {
            Some(("se" | "s", verb)) => (&infinitive[..infinitive.len() - verb.len()], verb),
            Some(_) => return None,
            None => ("", infinitive),
        };
        if !is_verb(infinitive) {
            return None;
        }
        let form = self.forms().conjugate(infinitive, tense, 3, slot.number)?;
        Some(format!("{clitic}{}", form.text))
    }
}

/// One of masculine singular, feminine singular, masculine plural, feminine plural.
fn by_gender<'a>(slot: &Slot, forms: [&'a str; 4]) -> Option<&'a str> {
    let [m, f, mp, fp] = forms;
    Some(match (slot.known_gender()?, slot.number) {
        (Gender::Masculine, Number::Singular) => m,
        (Gender::Feminine, Number::Singular) => f,
        (Gender::Masculine, Number::Plural) => mp,
        (Gender::Feminine, Number::Plural) => fp,
    })
}

fn subject_pronoun(slot: &Slot) -> Option<&'static str> {
    by_gender(slot, ["il", "elle", "ils", "elles"])
}

/// An adjective given in the masculine singular; a form alike in both genders needs none known.
fn agreed(forms: &Morphology, slot: &Slot, masculine: &str) -> Option<String> {
    let form = match slot.known_gender() {
        Some(gender) => forms.adjective(masculine, gender, slot.number),
        None => forms.adjective_of_any_gender(masculine, slot.number)?,
    };
    (!form.guessed).then_some(form.text)
}

/// A past participle, given as an infinitive or in the masculine singular.
fn participle(forms: &Morphology, slot: &Slot, argument: &str) -> Option<String> {
    if is_verb(argument) {
        let form = forms.past_participle(argument, slot.known_gender()?, slot.number)?;
        return (!form.guessed).then_some(form.text);
    }
    agreed(forms, slot, argument)
}

/// A number and its unit that no line break parts: « 48 MW ».
fn figure(form: &str) -> Option<String> {
    form.starts_with(|c: char| c.is_ascii_digit())
        .then(|| form.replace(' ', "\u{a0}"))
}
