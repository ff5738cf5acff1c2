//! Mentions as patterns see them: entities, figures and dates over tokens.

use serde::Serialize;
use std::ops::Range;

/// Type of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum EntityType {
    Person,
    Organization,
    Location,
    Product,
    Event,
    Work,
    Group,
    Document,
}

/// Kind of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum FigureKind {
    Money,
    Percent,
    Count,
    Duration,
    Measure,
    Score,
    Ordinal,
    Age,
}

/// What a mention is, for patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionOf {
    /// An entity: its type, its index.
    Entity(EntityType, usize),
    /// A figure: its kind, its index.
    Figure(FigureKind, usize),
    /// A date: its index.
    Date(usize),
}

/// A mention over tokens. A scene keeps them by first token, the longer first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentioned {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub of: MentionOf,
}
