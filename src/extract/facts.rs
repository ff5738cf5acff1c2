//! The type of the extraction stage: what the source says, as records with spans.

use crate::french::tags::{Gender, Number};
pub use crate::pattern::mention::{EntityType, FigureKind};
use crate::text::document::Span;
use serde::Serialize;

/// The article a name takes, read off the source (rule E3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub enum NameArticle {
    /// Bare: « Google ».
    #[default]
    #[serde(rename = "none")]
    Bare,
    /// « le CNRS ».
    #[serde(rename = "le")]
    Le,
    /// « la SNCF ».
    #[serde(rename = "la")]
    La,
    /// « l’Insee ».
    #[serde(rename = "l’")]
    L,
    /// « les Verts ».
    #[serde(rename = "les")]
    Les,
}

/// A person, organisation, place … with everything the source says of how to name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Fullest name: « Luke Sernau ».
    pub name: String,
    /// Type.
    pub kind: EntityType,
    /// Role without its article: « ingénieur logiciel principal de Google ».
    pub role: Option<String>,
    /// Where the role stands.
    pub role_span: Option<Span>,
    /// Gender, by evidence only.
    pub gender: Option<Gender>,
    /// Number of the name (« les Verts » are plural).
    pub number: Number,
    /// Article the name takes.
    pub article: NameArticle,
    /// Other names: surname, acronym, role nouns that stand for it.
    pub aliases: Vec<String>,
    /// Every place it is named, in order; pronouns are not counted.
    pub mentions: Vec<Span>,
}

/// One place where an entity is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Index of the entity.
    pub entity: usize,
    /// Where.
    pub span: Span,
}

/// Kind of a quotation (contract).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// A clause or more, attributed.
    Direct,
    /// A fragment, attributed.
    Partial,
    /// Title, name, label, scare quote.
    Other,
}

/// Something said in quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Between the marks (incise excluded when it splits the quotation: see `pieces`).
    pub span: Span,
    /// Marks included.
    pub outer: Span,
    /// Kind.
    pub kind: QuotationKind,
    /// Entity that speaks, when it is one.
    pub speaker: Option<usize>,
    /// Resolved name of the speaker, or its description (« le document », « un témoin »); empty when unknown.
    pub speaker_name: String,
    /// The words that name the speaker in the attributing clause.
    pub mention: Option<Span>,
    /// The attributing verb or preposition.
    pub cue: Option<Span>,
    /// True when the speaker was carried over from the neighbour (rule A6).
    pub carried: bool,
    /// False for a fragment that cannot be printed alone (rule C8).
    pub usable: bool,
    /// Index of its sentence.
    pub sentence: usize,
}

/// Indirect speech: « X a déclaré que P », « selon X, P », « P, a déclaré X ».
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// What is said.
    pub content: Span,
    /// Entity that speaks, when it is one.
    pub speaker: Option<usize>,
    /// Resolved name or description of the speaker.
    pub speaker_name: String,
    /// The words that name the speaker.
    pub mention: Option<Span>,
    /// The attributing verb or preposition.
    pub cue: Span,
    /// Index of its sentence.
    pub sentence: usize,
}

/// A number with its unit, what it measures and who says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where: number and unit, with « plus de », « environ » when they stand there.
    pub span: Span,
    /// Value, the lower end for a range; whole numbers are exact up to 2^53.
    pub value: f64,
    /// Unit: `USD`, `EUR`, `%`, `km`, or the lemma of the counted noun.
    pub unit: Option<String>,
    /// Kind.
    pub kind: FigureKind,
    /// Approximator kept with the number: « plus de », « environ ».
    pub approx: Option<String>,
    /// Whose figure it is: subject of its clause, or counted noun phrase.
    pub holder: Option<String>,
    /// Where the holder stands.
    pub holder_span: Option<Span>,
    /// What is measured, as a noun phrase of the source (« chiffre d’affaires »).
    pub measured: Option<Span>,
    /// Who says it, resolved.
    pub said_by: Option<String>,
    /// Index of its sentence.
    pub sentence: usize,
}

/// Precision of a date (contract).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum DatePrecision {
    Day,
    Month,
    Year,
    Hour,
    Relative,
}

/// A date or an hour of the source.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    /// Where.
    pub span: Span,
    /// ISO value when the source itself (or `--date`) gives it: `2026-11-23`, `2026-11`, `2026`.
    pub value: Option<String>,
    /// Precision.
    pub precision: DatePrecision,
    /// Index of its sentence.
    pub sentence: usize,
}

/// Who did what to what.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Subject, resolved where it can be.
    pub subject: String,
    /// Lemma of the verb, or a relation name (`employee_of`, `author_of`).
    pub verb: String,
    /// Object.
    pub object: String,
    /// False when negated or refused.
    pub positive: bool,
    /// True in the conditional or under « suggérer », « sembler », « pourrait ».
    pub hedged: bool,
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
}

/// A logical mark of the source: what licenses a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum DiscourseKind {
    Cause,
    Concession,
    Contrast,
    Consequence,
    Addition,
    Time,
}

/// A discourse mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Discourse {
    /// What it marks.
    pub kind: DiscourseKind,
    /// The connector.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
}

/// A keyphrase candidate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Keyphrase {
    /// As attested in the source.
    pub text: String,
    /// Score, the best has 1.0; two decimals.
    pub score: f64,
    /// Times it occurs in this or an inflected form.
    #[serde(skip)]
    pub count: usize,
}

/// A sentence of the source as a thing to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Index of the sentence.
    pub sentence: usize,
    /// Importance in its text, 0 to 1: position, title words, keyphrases, entities, figures.
    pub rank: f64,
    /// Statements that say the same thing have the same cluster (rule C2).
    pub cluster: usize,
    /// False when it is negated.
    pub positive: bool,
    /// True in the conditional or hedged.
    pub hedged: bool,
    /// False when the sentence cannot be printed alone (broken, dangling, orphan colon, foreign).
    pub usable: bool,
    /// Why it is not usable.
    pub reason: Option<String>,
}

/// Everything the source says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Mentions of entities, figures and dates over tokens, for patterns, by first token, longer first.
    pub scene: Vec<crate::pattern::Mentioned>,
    /// Title of the source.
    pub title: Option<Span>,
    /// Genre id, when marks are clear.
    pub genre: Option<String>,
    /// Domain id, when triggers are clear.
    pub domain: Option<String>,
    /// Ranked keyphrases.
    pub keyphrases: Vec<Keyphrase>,
    /// Entities, by first mention.
    pub entities: Vec<Entity>,
    /// Mentions in order.
    pub mentions: Vec<Mention>,
    /// Pronouns and definite noun phrases resolved to an entity (rule E7), in order; only sure ones.
    pub references: Vec<Mention>,
    /// Quotations in order.
    pub quotations: Vec<Quotation>,
    /// Indirect speech in order.
    pub reported: Vec<Reported>,
    /// Figures in order.
    pub figures: Vec<Figure>,
    /// Dates in order.
    pub dates: Vec<Date>,
    /// Relations in order.
    pub relations: Vec<Relation>,
    /// Discourse marks in order.
    pub discourse: Vec<Discourse>,
    /// One a sentence of body and summary, in order.
    pub statements: Vec<Statement>,
    /// Record flags present (`two_money`, `no_comment`, `document_leaked` …), sorted.
    pub records: Vec<String>,
}
