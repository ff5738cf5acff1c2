//! Record flags: what kinds of facts a source holds, for bank items and messages that need them.

use super::classify::Marks;
use super::facts::{DatePrecision, Facts, FigureKind, QuotationKind};
use crate::french::tags::Tense;
use crate::text::document::Document;

/// Flags present, sorted. Marks of `rules/extract/records.yaml` add those that words alone tell.
pub fn flags(document: &Document, facts: &Facts, marks: &Marks) -> Vec<String> {
    let mut flags: Vec<String> = marks.of(document);
    let figures = |kind: FigureKind| facts.figures.iter().filter(|f| f.kind == kind).count();
    let mut add = |flag: &str, present: bool| {
        if present {
            flags.push(flag.to_string());
        }
    };
    let money = figures(FigureKind::Money);
    let percent = figures(FigureKind::Percent);
    add("money", money > 0);
    add("two_money", money >= 2);
    add("percentage", percent > 0);
    add("two_percentages", percent >= 2);
    add("count_figure", figures(FigureKind::Count) > 0);
    add("score", figures(FigureKind::Score) > 0);
    let direct: Vec<&str> = facts
        .quotations
        .iter()
        .filter(|q| q.kind == QuotationKind::Direct && !q.speaker_name.is_empty())
        .map(|q| q.speaker_name.as_str())
        .collect();
    add("direct_quotation", !direct.is_empty());
    add(
        "two_speakers",
        direct.iter().any(|s| direct.first() != Some(s)),
    );
    add(
        "relative_date",
        facts
            .dates
            .iter()
            .any(|d| d.precision == DatePrecision::Relative),
    );
    let conditionals = document
        .tokens
        .iter()
        .enumerate()
        .filter(|(i, t)| {
            t.features.tense == Some(Tense::Conditionnel) && document.marks_around(*i).is_none()
        })
        .count();
    add("conditional", conditionals >= 2);
    flags.sort();
    flags.dedup();
    flags
}
