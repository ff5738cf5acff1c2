//! One way to read a token: class, agreement features as sets, and where its lemma comes from.

use super::class::Class;
use crate::french::lexicon::{Analysis, Auxiliary, Gender, Kind, Mood, Number, Pos, Tag, Tense};
use crate::french::tags;

/// Where the lemma of a reading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LemmaOf {
    /// The form in lower case.
    Lower,
    /// The form as written.
    Written,
    /// The form with its end replaced; true when the form was looked up in lower case.
    Cut(u8, &'static str, bool),
    /// A lemma of the rules, by number.
    Fixed(u16),
}

/// A candidate of a token. Features are sets of bits: masculine 1, feminine 2; singular 1, plural 2;
/// persons 1, 2, 4; 0 is "has none".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Class.
    pub class: Class,
    /// Genders it may have.
    pub gender: u8,
    /// Numbers it may have.
    pub number: u8,
    /// Persons it may have.
    pub person: u8,
    /// Verb form.
    pub tense: Option<tags::Tense>,
    /// Lemma.
    pub lemma: LemmaOf,
    /// How likely on its own, higher is better.
    pub score: i32,
    /// For a verb: its compound tenses take être only.
    pub etre: bool,
    /// For a verb: takes a direct object.
    pub transitive: bool,
    /// For a verb other than être: links its subject to an attribute.
    pub copula: bool,
    /// For a noun of both genders: the one it has when nothing tells, 0 for a person.
    pub usual_gender: u8,
    /// First letter of the lemma, when the text leaves out its accent (« Etat »).
    pub initial: Option<char>,
}

impl Reading {
    /// A reading with no features.
    pub fn plain(class: Class, score: i32) -> Reading {
        Reading {
            class,
            gender: 0,
            number: 0,
            person: 0,
            tense: None,
            lemma: LemmaOf::Lower,
            score,
            etre: false,
            transitive: false,
            copula: false,
            usual_gender: 0,
            initial: None,
        }
    }

    /// True for a form of a verb other than être and avoir.
    pub fn is_verb_with_objects(&self) -> bool {
        matches!(
            self.class,
            Class::VFin | Class::VMod | Class::VInf | Class::VPp | Class::VPrp | Class::VImp
        )
    }

    /// The features, unknown where the set holds both values.
    pub fn features(&self) -> tags::Features {
        tags::Features {
            gender: match self.gender {
                1 => Some(tags::Gender::Masculine),
                2 => Some(tags::Gender::Feminine),
                _ => None,
            },
            number: match self.number {
                1 => Some(tags::Number::Singular),
                2 => Some(tags::Number::Plural),
                _ => None,
            },
            person: match self.person {
                1 => Some(1),
                2 => Some(2),
                0 => None,
                // First and third persons are often alike: the third is what the press writes.
                _ => Some(3),
            },
            tense: self.tense,
        }
    }
}

/// Genders of a lexicon tag, as bits.
pub fn gender_bits(tag: Tag) -> u8 {
    match tag.gender() {
        Some(Gender::Masc) => 1,
        Some(Gender::Fem) => 2,
        Some(Gender::Both) => 3,
        None => 0,
    }
}

/// Numbers of a lexicon tag, as bits.
pub fn number_bits(tag: Tag) -> u8 {
    match tag.number() {
        Some(Number::Sing) => 1,
        Some(Number::Plur) => 2,
        Some(Number::Inv) => 3,
        None => 0,
    }
}

/// The verb form of a lexicon tag.
pub fn tense_of(tag: Tag) -> Option<tags::Tense> {
    use tags::Tense as T;
    Some(match (tag.mood()?, tag.tense()) {
        (Mood::Infinitive, _) => T::Infinitif,
        (Mood::Indicative, Some(Tense::Present) | None) => T::Present,
        (Mood::Indicative, Some(Tense::Imperfect)) => T::Imparfait,
        (Mood::Indicative, Some(Tense::Past)) => T::PasseSimple,
        (Mood::Indicative, Some(Tense::Future)) => T::Futur,
        (Mood::Conditional, _) => T::Conditionnel,
        (Mood::Subjunctive, Some(Tense::Imperfect)) => T::SubjonctifImparfait,
        (Mood::Subjunctive, _) => T::SubjonctifPresent,
        (Mood::Imperative, _) => T::Imperatif,
        (Mood::Participle, Some(Tense::Past)) => T::ParticipePasse,
        (Mood::Participle, _) => T::ParticipePresent,
    })
}

/// What the tagger must know of lemmas to class them.
pub trait LemmaLists {
    /// Verbs that take an infinitive.
    fn takes_infinitive(&self, lemma: &str) -> bool;
    /// Adjectives that stand before their noun.
    fn before_noun(&self, lemma: &str) -> bool;
    /// Verbs whose compound tenses take être.
    fn takes_etre(&self, lemma: &str) -> bool;
    /// Gender (1 or 2) of a noun of both genders when nothing tells; 0 when there is none.
    fn usual_gender(&self, lemma: &str) -> u8;
    /// Score of a class on its own.
    fn base(&self, class: Class) -> i32;
}

/// The class of an analysis; `None` for what no rule may use (contracted articles, fragments, prefixes).
pub fn class_of(analysis: &Analysis, form: &str, lists: &impl LemmaLists) -> Option<Class> {
    let tag = analysis.tag;
    Some(match tag.pos() {
        Pos::Noun => Class::Noun,
        Pos::Propn => Class::Propn,
        Pos::Adj if tag.is_participial() => Class::PartAdj,
        Pos::Adj if lists.before_noun(&analysis.lemma(form)) => Class::AdjPre,
        Pos::Adj => Class::Adj,
        Pos::Verb | Pos::Aux => return verb_class(analysis, form, lists),
        Pos::Adv => match tag.kind() {
            Some(Kind::Fragment) => return None,
            _ => Class::Adv,
        },
        Pos::Adp if tag.is_contracted() => Class::Contr,
        Pos::Adp => match analysis.lemma(form).as_str() {
            "de" => Class::De,
            "en" => Class::En,
            "à" | "pour" | "sans" | "par" => Class::AdpInf,
            _ => Class::Adp,
        },
        Pos::Det if tag.is_contracted() => return None,
        Pos::Det => match tag.kind() {
            Some(Kind::Definite) => Class::Art,
            Some(Kind::Indefinite) if matches!(form, "un" | "une") => Class::Art,
            _ => Class::Det,
        },
        Pos::Pron if tag.is_contracted() => Class::Rel,
        Pos::Pron => match tag.kind() {
            Some(Kind::Subject) => Class::Subj,
            Some(Kind::Object | Kind::Adverbial) => Class::Clit,
            Some(Kind::Reflexive) => Class::Refl,
            Some(Kind::Relative | Kind::Interrogative) => Class::Rel,
            _ => Class::Pron,
        },
        Pos::Cconj => Class::Cconj,
        Pos::Sconj => Class::Sconj,
        Pos::Num => Class::Num,
        Pos::Intj => Class::Intj,
        Pos::Prefix => return None,
        Pos::Other => Class::X,
    })
}

fn verb_class(analysis: &Analysis, form: &str, lists: &impl LemmaLists) -> Option<Class> {
    let tag = analysis.tag;
    let own = |lemma: &str| analysis.has_lemma(form, lemma);
    let (etre, avoir) = (own("être"), own("avoir"));
    if tag.is_inverted() {
        return None;
    }
    Some(match (tag.mood()?, tag.tense()) {
        (Mood::Infinitive, _) if etre => Class::EInf,
        (Mood::Infinitive, _) if avoir => Class::HInf,
        (Mood::Infinitive, _) => Class::VInf,
        (Mood::Participle, Some(Tense::Past)) if etre => Class::EPp,
        (Mood::Participle, Some(Tense::Past)) if avoir => Class::HPp,
        (Mood::Participle, Some(Tense::Past)) => Class::VPp,
        (Mood::Participle, _) if etre || avoir => Class::EPrp,
        (Mood::Participle, _) => Class::VPrp,
        (Mood::Imperative, _) => Class::VImp,
        _ if etre => Class::EFin,
        _ if avoir => Class::HFin,
        _ if lists.takes_infinitive(&analysis.lemma(form)) => Class::VMod,
        _ => Class::VFin,
    })
}

/// A reading of an analysis of `form`, which was looked up in lower case or as written.
pub fn reading(
    analysis: &Analysis,
    form: &str,
    lower: bool,
    lists: &impl LemmaLists,
) -> Option<Reading> {
    let class = class_of(analysis, form, lists)?;
    let tag = analysis.tag;
    Some(Reading {
        class,
        gender: gender_bits(tag),
        number: number_bits(tag),
        person: tag.person().map_or(0, |p| 1 << (p - 1)),
        tense: tense_of(tag),
        lemma: if analysis.lemma_cut == 0 && analysis.lemma_add.is_empty() {
            if lower {
                LemmaOf::Lower
            } else {
                LemmaOf::Written
            }
        } else {
            LemmaOf::Cut(analysis.lemma_cut, analysis.lemma_add, lower)
        },
        score: lists.base(class),
        etre: class == Class::VPp
            && (tag.auxiliary() == Some(Auxiliary::Etre)
                || lists.takes_etre(&analysis.lemma(form))),
        transitive: tag.is_transitive(),
        copula: tag.is_copula()
            && !matches!(class, Class::EFin | Class::EInf | Class::EPp | Class::EPrp),
        usual_gender: if class == Class::Noun && gender_bits(tag) == 3 {
            lists.usual_gender(&analysis.lemma(form))
        } else {
            0
        },
        initial: None,
    })
}

/// Adds a reading; one of the same class and lemma takes in its features instead (« parle », first or
/// third person), the tense nearest to everyday use kept.
pub fn merge(into: &mut Vec<Reading>, new: Reading) {
    let rank = |t: Option<tags::Tense>| t.map_or(0, |t| t as u8);
    let same = into.iter_mut().find(|r| {
        r.class == new.class
            && r.lemma == new.lemma
            && (r.tense == new.tense || r.tense.is_some_and(|t| t.is_finite()))
            && (r.tense.is_some() || r.gender == new.gender || r.number == new.number)
    });
    match same {
        Some(old) => {
            old.gender |= new.gender;
            old.number |= new.number;
            old.person |= new.person;
            old.score = old.score.max(new.score);
            if rank(new.tense) < rank(old.tense) {
                old.tense = new.tense;
            }
        }
        None => into.push(new),
    }
}
