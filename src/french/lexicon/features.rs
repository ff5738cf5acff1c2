//! The values a [`Tag`](super::Tag) can carry, named after Universal Dependencies where it has a name for them.

/// Declares an enum with the list of its values, so that a packed tag can be read back by index.
macro_rules! features {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[allow(missing_docs)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $value),+ }

        impl $name {
            /// Every value, in declaration order.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// The packed code: 1 for the first value, 0 being kept for "absent".
            pub(super) const fn code(self) -> u32 { self as u32 + 1 }

            /// The value of a packed code, `None` for 0 or an unknown code.
            pub(super) fn from_code(code: u32) -> Option<Self> {
                (code as usize).checked_sub(1).and_then(|index| Self::ALL.get(index)).copied()
            }
        }
    )+};
}

features! {
    /// Part of speech, with the names and the limits of Universal Dependencies.
    Pos {
        /// Common noun, titles (`M.`, `docteur`) and acronyms included.
        Noun,
        /// Proper noun; its [`Kind`] says which.
        Propn,
        /// Adjective, past participles used as adjectives included.
        Adj,
        /// Verb.
        Verb,
        /// `être` and `avoir` as auxiliaries or copula; each such form also has a `Verb` analysis.
        Aux,
        /// Adverb, `ne` and `pas` included.
        Adv,
        /// Preposition.
        Adp,
        /// Determiner.
        Det,
        /// Pronoun.
        Pron,
        /// Coordinating conjunction.
        Cconj,
        /// Subordinating conjunction.
        Sconj,
        /// Cardinal or Roman number.
        Num,
        /// Interjection.
        Intj,
        /// Prefix written apart or before a hyphen (`anti`, `franco`).
        Prefix,
        /// Anything else (`cf`).
        Other,
    }

    /// Grammatical gender; `Both` is an epicene word (`élève`, `rapide`).
    Gender { Masc, Fem, Both }

    /// Grammatical number; `Inv` is a word whose singular and plural are alike (`pays`, `heureux`).
    Number { Sing, Plur, Inv }

    /// Mood of a verb form.
    Mood {
        Infinitive,
        Indicative,
        Conditional,
        Subjunctive,
        Imperative,
        /// Present or past participle, according to the [`Tense`].
        Participle,
    }

    /// Tense of a verb form.
    Tense {
        Present,
        /// Imperfect of the indicative or of the subjunctive.
        Imperfect,
        /// `passé simple`, or the past participle.
        Past,
        Future,
    }

    /// Auxiliary of the compound tenses. The dictionary marks half of the verbs; the tables give the others `avoir`, but
    /// `être` to those only used with `se`.
    Auxiliary { Avoir, Etre, Either }

    /// Preposition of an indirect object.
    Indirect {
        /// Built with `à` (`obéir à`).
        A,
        /// Built with another preposition (`dépendre de`, `lutter contre`).
        Other,
    }

    /// Pronominal use of a verb.
    Pronominal {
        /// Also used with `se`.
        Possible,
        /// Only used with `se` (`s’absenter`).
        Always,
        /// Only used with `se`, between several (`s’entraider`).
        Reciprocal,
        /// Also used with `s’en` (`s’en aller`).
        WithEn,
    }

    /// Finer class of a word that is not a verb.
    Kind {
        FirstName,
        Surname,
        /// Town, river, region or country. The dictionary does not mark places: this is read from how it files the
        /// name, and about one in twenty is a brand or a work.
        Place,
        /// Any other proper noun: brands, organisations, software, stars.
        OtherName,
        /// `M.`, `docteur`, `madame`.
        Title,
        /// Word in capitals, unit or formula (`TV`, `ONU`).
        Acronym,
        Cardinal,
        /// Roman numeral.
        Roman,
        /// `le`, `la`, `les`, `l’`.
        Definite,
        /// `un`, `une`, `des`, `quelque`, `chacun`…
        Indefinite,
        /// `du`, `de la` as articles of a quantity.
        Partitive,
        Possessive,
        Demonstrative,
        /// Interrogative or exclamative.
        Interrogative,
        Relative,
        /// `ne`, `pas`, `aucun`, `rien`…
        Negative,
        /// Personal pronoun as subject.
        Subject,
        /// Personal pronoun as clitic object.
        Object,
        /// Personal pronoun apart from the verb (`moi`, `eux-mêmes`).
        Strong,
        /// `se`, `s’`.
        Reflexive,
        /// The pronouns `en` and `y`.
        Adverbial,
        /// Part of a fixed phrase that does not live alone (`parce`, `priori`, `emblée`).
        Fragment,
    }
}
