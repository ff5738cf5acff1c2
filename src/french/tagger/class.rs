//! Word classes of the tagger: finer than the universal tags, so that a table of neighbours says much.

use crate::french::tags::Upos;

/// Declares the classes with their name in rules and the universal tag each stands for.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident $name:literal $upos:ident,)+) => {
        /// What a word can be, for its neighbours.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $class),+ }

        impl Class {
            /// Every class with its name in rules.
            pub const ALL: &'static [(Class, &'static str)] = &[$((Class::$class, $name)),+];

            /// The universal tag.
            pub fn upos(self) -> Upos {
                match self { $(Class::$class => Upos::$upos),+ }
            }
        }
    };
}

classes! {
    /// Before the first and after the last token.
    Edge "EDGE" Punct,
    /// Common noun.
    Noun "NOUN" Noun,
    /// Proper noun.
    Propn "PROPN" Propn,
    /// Adjective.
    Adj "ADJ" Adj,
    /// Adjective that mostly stands before its noun (grand, nouveau, premier).
    AdjPre "ADJPRE" Adj,
    /// Past participle used as an adjective (un document divulgué).
    PartAdj "PADJ" Adj,
    /// Cardinal number.
    Num "NUM" Num,
    /// Article.
    Art "ART" Det,
    /// Indefinite or partitive article (des, du, de).
    Part "PARTI" Det,
    /// Tout before a determiner (toute la ville).
    Predet "PREDET" Adj,
    /// Any other determiner.
    Det "DET" Det,
    /// Clitic subject pronoun (ce, on included).
    Subj "SUBJ" Pron,
    /// Clitic object pronoun, en, y.
    Clit "CLIT" Pron,
    /// Se.
    Refl "REFL" Pron,
    /// Relative or interrogative pronoun.
    Rel "REL" Pron,
    /// Any other pronoun, free of the verb.
    Pron "PRON" Pron,
    /// Pronoun bound after its verb (-t-il, -vous).
    Post "POST" Pron,
    /// Finite form of être.
    EFin "EFIN" Aux,
    /// Finite form of avoir.
    HFin "HFIN" Aux,
    /// Finite form of a verb that takes an infinitive (pouvoir, devoir, aller).
    VMod "VMOD" Verb,
    /// Finite form of another verb.
    VFin "VFIN" Verb,
    /// Imperative.
    VImp "VIMP" Verb,
    /// Infinitive of être.
    EInf "EINF" Aux,
    /// Infinitive of avoir.
    HInf "HINF" Aux,
    /// Infinitive.
    VInf "VINF" Verb,
    /// Été.
    EPp "EPP" Aux,
    /// Eu.
    HPp "HPP" Aux,
    /// Past participle.
    VPp "VPP" Verb,
    /// Étant, ayant.
    EPrp "EPRP" Aux,
    /// Present participle.
    VPrp "VPRP" Verb,
    /// Adverb.
    Adv "ADV" Adv,
    /// Ne.
    Ne "NE" Adv,
    /// Pas, plus, jamais.
    Neg "NEG" Adv,
    /// Adverb of degree (très, si, trop).
    Deg "DEG" Adv,
    /// Preposition that takes no infinitive.
    Adp "ADP" Adp,
    /// Preposition that takes an infinitive (à, pour, sans).
    AdpInf "PINF" Adp,
    /// De.
    De "DE" Adp,
    /// À with its article (au, aux).
    Contr "CONTR" Adp,
    /// De with its article (du, des).
    ContrDe "CDE" Adp,
    /// En as a preposition.
    En "EN" Adp,
    /// Coordinating conjunction.
    Cconj "CCONJ" Cconj,
    /// Subordinating conjunction.
    Sconj "SCONJ" Sconj,
    /// Interjection.
    Intj "INTJ" Intj,
    /// Comma, dash.
    Comma "COMMA" Punct,
    /// Colon, semicolon.
    Colon "COLON" Punct,
    /// Final mark.
    Stop "STOP" Punct,
    /// Opening mark.
    Open "OPEN" Punct,
    /// Closing mark.
    Close "CLOSE" Punct,
    /// Symbol.
    Sym "SYM" Sym,
    /// Anything else.
    X "X" X,
}

/// How many classes there are.
pub const COUNT: usize = Class::ALL.len();

/// Names of sets of classes in rules.
const GROUPS: &[(&str, &[Class])] = &[
    (
        "FINITE",
        &[Class::EFin, Class::HFin, Class::VMod, Class::VFin],
    ),
    (
        "VERB",
        &[
            Class::EFin,
            Class::HFin,
            Class::VMod,
            Class::VFin,
            Class::VImp,
            Class::EInf,
            Class::HInf,
            Class::VInf,
            Class::EPp,
            Class::HPp,
            Class::VPp,
            Class::EPrp,
            Class::VPrp,
        ],
    ),
    ("INF", &[Class::EInf, Class::HInf, Class::VInf]),
    ("PP", &[Class::EPp, Class::HPp, Class::VPp]),
    ("PRP", &[Class::EPrp, Class::VPrp]),
    ("NAME", &[Class::Noun, Class::Propn]),
    ("ADJS", &[Class::Adj, Class::AdjPre, Class::PartAdj]),
    ("DETS", &[Class::Art, Class::Det, Class::Part]),
    ("CLITIC", &[Class::Clit, Class::Refl]),
    ("ADVS", &[Class::Adv, Class::Ne, Class::Neg, Class::Deg]),
    (
        "ADPS",
        &[
            Class::Adp,
            Class::AdpInf,
            Class::De,
            Class::Contr,
            Class::ContrDe,
            Class::En,
        ],
    ),
    (
        "BREAK",
        &[
            Class::Edge,
            Class::Comma,
            Class::Colon,
            Class::Stop,
            Class::Open,
            Class::Close,
        ],
    ),
];

/// A set of classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassSet(pub u64);

impl ClassSet {
    /// Every class.
    pub const ALL: ClassSet = ClassSet((1 << COUNT) - 1);

    /// The set of one class.
    pub const fn of(class: Class) -> ClassSet {
        ClassSet(1 << class as u8)
    }

    /// The set of several classes.
    pub const fn several(classes: &[Class]) -> ClassSet {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= 1 << classes[i] as u8;
            i += 1;
        }
        ClassSet(bits)
    }

    /// The class or group of this name in rules; `ANY` is every class.
    pub fn named(name: &str) -> Option<ClassSet> {
        if name == "ANY" {
            return Some(ClassSet::ALL);
        }
        if let Some((class, _)) = Class::ALL.iter().find(|(_, n)| *n == name) {
            // VERB is a group, not a class; no class shares a name with a group but PP's short forms.
            return Some(ClassSet::of(*class));
        }
        GROUPS
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, classes)| ClassSet::several(classes))
    }

    /// True when the class is in the set.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// True when both share a class.
    pub const fn meets(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }

    /// True when nothing of this set is outside the other.
    pub const fn within(self, other: ClassSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// Adds a class.
    pub fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Number of classes.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// True for no class.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
