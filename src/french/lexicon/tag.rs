//! A [`Tag`]: part of speech and features of one analysis, packed in 32 bits.

use super::features::{Auxiliary, Gender, Indirect, Kind, Mood, Number, Pos, Pronominal, Tense};
use super::layout::{
    AUXILIARY, CONTRACTED, COPULA, ELIDED, Field, GENDER, GROUP, IMPERSONAL, INDIRECT,
    INTRANSITIVE, INVERTED, KIND, MOOD, NUMBER, PARTICIPIAL, PERSON, POS, PREVOCALIC, PRONOMINAL,
    TENSE, TRANSITIVE,
};

/// Part of speech and features of one analysis. Small and `Copy`; its text form (`Display`, `FromStr`) reads
/// `NOUN.f.s`, `VERB.ind.pres.3.p.g1.t`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(u32);

impl Tag {
    /// A tag with a part of speech and nothing else.
    pub const fn new(pos: Pos) -> Self {
        Tag(POS.place(pos.code()))
    }

    /// A common noun of that gender and number.
    pub const fn noun(gender: Gender, number: Number) -> Self {
        Tag::new(Pos::Noun).with_gender(gender).with_number(number)
    }

    /// An adjective of that gender and number.
    pub const fn adjective(gender: Gender, number: Number) -> Self {
        Tag::new(Pos::Adj).with_gender(gender).with_number(number)
    }

    /// The infinitive of a verb.
    pub const fn infinitive() -> Self {
        Tag::new(Pos::Verb).with_mood(Mood::Infinitive)
    }

    /// A finite form: `person` is 1, 2 or 3. The conditional and the imperative are `Tense::Present`.
    pub const fn finite(mood: Mood, tense: Tense, person: u8, number: Number) -> Self {
        Tag::new(Pos::Verb)
            .with_mood(mood)
            .with_tense(tense)
            .with_person(person)
            .with_number(number)
    }

    /// The past participle of that gender and number.
    pub const fn past_participle(gender: Gender, number: Number) -> Self {
        Tag::new(Pos::Verb)
            .with_mood(Mood::Participle)
            .with_tense(Tense::Past)
            .with_gender(gender)
            .with_number(number)
    }

    /// The present participle, invariable.
    pub const fn present_participle() -> Self {
        Tag::new(Pos::Verb)
            .with_mood(Mood::Participle)
            .with_tense(Tense::Present)
    }

    /// The same tag with another part of speech.
    pub const fn with_pos(self, pos: Pos) -> Self {
        self.with(POS, pos.code())
    }

    /// The same tag with that gender.
    pub const fn with_gender(self, gender: Gender) -> Self {
        self.with(GENDER, gender.code())
    }

    /// The same tag with that number.
    pub const fn with_number(self, number: Number) -> Self {
        self.with(NUMBER, number.code())
    }

    /// The same tag with that person (1, 2 or 3; 0 removes it).
    pub const fn with_person(self, person: u8) -> Self {
        self.with(PERSON, person as u32)
    }

    /// The same tag with that mood.
    pub const fn with_mood(self, mood: Mood) -> Self {
        self.with(MOOD, mood.code())
    }

    /// The same tag with that tense.
    pub const fn with_tense(self, tense: Tense) -> Self {
        self.with(TENSE, tense.code())
    }

    /// The same tag with that kind; for a verb, which has none, the tag is unchanged.
    pub const fn with_kind(self, kind: Kind) -> Self {
        if self.is_verbal() {
            self
        } else {
            self.with(KIND, kind.code())
        }
    }

    /// The same tag before a vowel: asked of [`Lexicon::form`](super::Lexicon::form), it gives `bel`, `cet`, `l’` and
    /// the feminine `mon` where there is such a form, and the ordinary form elsewhere. A verb is unchanged.
    pub const fn before_vowel(self) -> Self {
        if self.is_verbal() {
            self
        } else {
            self.with(PREVOCALIC, 1)
        }
    }

    /// The same tag with that auxiliary; unchanged if it is not a verb.
    pub const fn with_auxiliary(self, auxiliary: Auxiliary) -> Self {
        if self.is_verbal() {
            self.with(AUXILIARY, auxiliary.code())
        } else {
            self
        }
    }

    const fn with(self, field: Field, code: u32) -> Self {
        Tag((self.0 & !field.mask()) | field.place(code))
    }

    /// Part of speech.
    pub fn pos(self) -> Pos {
        Pos::from_code(POS.read(self.0)).unwrap_or(Pos::Other)
    }

    /// Gender: of the word itself, never of what a possessive stands for.
    pub fn gender(self) -> Option<Gender> {
        Gender::from_code(GENDER.read(self.0))
    }

    /// Number.
    pub fn number(self) -> Option<Number> {
        Number::from_code(NUMBER.read(self.0))
    }

    /// Person of a finite verb or of a personal pronoun; of the owner, for a possessive determiner.
    pub fn person(self) -> Option<u8> {
        match PERSON.read(self.0) {
            0 => None,
            person => Some(person as u8),
        }
    }

    /// Mood of a verb form.
    pub fn mood(self) -> Option<Mood> {
        Mood::from_code(MOOD.read(self.0))
    }

    /// Tense of a verb form; none for an infinitive.
    pub fn tense(self) -> Option<Tense> {
        Tense::from_code(TENSE.read(self.0))
    }

    /// Whether the part of speech is `Verb` or `Aux`.
    pub const fn is_verbal(self) -> bool {
        let pos = POS.read(self.0);
        pos == Pos::Verb.code() || pos == Pos::Aux.code()
    }

    /// Whether this is a finite verb form: neither infinitive nor participle.
    pub fn is_finite(self) -> bool {
        matches!(
            self.mood(),
            Some(Mood::Indicative | Mood::Conditional | Mood::Subjunctive | Mood::Imperative)
        )
    }

    /// Whether this is a past participle, used as a verb.
    pub fn is_past_participle(self) -> bool {
        self.mood() == Some(Mood::Participle) && self.tense() == Some(Tense::Past)
    }

    /// Conjugation group of a verb, 1 to 3; 0 for `être` and `avoir`.
    pub fn group(self) -> Option<u8> {
        match self.verbal(GROUP) {
            0 => None,
            code => Some(code as u8 - 1),
        }
    }

    /// Auxiliary of the compound tenses, when not used with `se`; `None` if this is not a verb.
    pub fn auxiliary(self) -> Option<Auxiliary> {
        Auxiliary::from_code(self.verbal(AUXILIARY))
    }

    /// Whether the verb may go without an object.
    pub fn is_intransitive(self) -> bool {
        self.verbal(INTRANSITIVE) != 0
    }

    /// Whether the verb may take a direct object.
    pub fn is_transitive(self) -> bool {
        self.verbal(TRANSITIVE) != 0
    }

    /// How the verb builds an indirect object, if it does.
    pub fn indirect(self) -> Option<Indirect> {
        Indirect::from_code(self.verbal(INDIRECT))
    }

    /// Pronominal use of the verb, if it has one.
    pub fn pronominal(self) -> Option<Pronominal> {
        Pronominal::from_code(self.verbal(PRONOMINAL))
    }

    /// Whether the verb only goes with impersonal `il`.
    pub fn is_impersonal(self) -> bool {
        self.verbal(IMPERSONAL) != 0
    }

    /// Whether the verb links a subject to its attribute (`être`, `devenir`, `sembler`…).
    pub fn is_copula(self) -> bool {
        self.verbal(COPULA) != 0
    }

    /// Whether this form only goes before its subject (`puissé-je`).
    pub fn is_inverted(self) -> bool {
        self.verbal(INVERTED) != 0
    }

    /// Finer class of a word that is not a verb.
    pub fn kind(self) -> Option<Kind> {
        Kind::from_code(self.nominal(KIND))
    }

    /// Whether the form ends with an apostrophe that stands for a vowel (`l’`, `qu’`).
    pub fn is_elided(self) -> bool {
        self.nominal(ELIDED) != 0
    }

    /// Whether the form is only used before a vowel (`bel`, `cet`, `l’`, and feminine `mon`).
    pub fn is_prevocalic(self) -> bool {
        self.nominal(PREVOCALIC) != 0 || self.is_elided()
    }

    /// Whether this is one half of a contraction (`du` = `de` + `le`: one analysis for each half).
    pub fn is_contracted(self) -> bool {
        self.nominal(CONTRACTED) != 0
    }

    /// Whether this adjective is only a past participle used as one.
    pub fn is_participial(self) -> bool {
        self.nominal(PARTICIPIAL) != 0
    }

    /// The tag without what belongs to the verb rather than to the form: group, auxiliary, objects, pronominal use.
    pub const fn morphology(self) -> Self {
        if self.is_verbal() {
            Tag(self.0
                & (POS.mask()
                    | GENDER.mask()
                    | NUMBER.mask()
                    | PERSON.mask()
                    | MOOD.mask()
                    | TENSE.mask()
                    | INVERTED.mask()))
        } else {
            self
        }
    }

    fn verbal(self, field: Field) -> u32 {
        if self.is_verbal() {
            field.read(self.0)
        } else {
            0
        }
    }

    fn nominal(self, field: Field) -> u32 {
        if self.is_verbal() {
            0
        } else {
            field.read(self.0)
        }
    }

    /// The packed form written in the tables.
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// The tag of a packed form; bits without a meaning read as absent features.
    pub const fn from_bits(bits: u32) -> Self {
        Tag(bits)
    }
}
