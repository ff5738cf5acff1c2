//! Facts as records for templates: people with roles, figures, dates, places, the document, the quotation to show.

use crate::extract::facts::{
    DatePrecision, Entity, EntityType, Facts, Figure, FigureKind, NameArticle, Quotation,
    QuotationKind,
};
use crate::french::tags::{Gender, Number};
use crate::text::document::{Document, Span};
use serde::Serialize;

/// A name ready for slots (banks.md §5).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Name {
    /// Bare name.
    pub form: String,
    /// `none`, `le`, `la`, `l’`, `les`.
    pub article: String,
    /// `m`, `f` or empty.
    pub gender: String,
    /// `s` or `p`.
    pub number: String,
    /// Role without article, or empty.
    pub role: String,
    /// Where it is named first.
    #[serde(skip)]
    pub span: Span,
    /// Times it is named.
    pub mentions: usize,
}

/// A figure ready for templates.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FigureRecord {
    /// Number and unit as printed: « plus de 10 millions de dollars ».
    pub text: String,
    /// The number alone for a count (« plus de 62 »), else the same as `text`.
    pub number: String,
    /// What it measures, as a noun phrase without its number: « passagers à bord »; or empty.
    pub what: String,
    /// Who holds it, or empty.
    pub holder: String,
    /// Who says it, or empty.
    pub said_by: String,
    /// Kind, as in the contract.
    pub kind: String,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// A quotation short enough to be shown.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct QuoteRecord {
    /// Between the marks.
    pub text: String,
    /// Who says it.
    pub speaker: String,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// Records of an article; what is absent is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Records {
    /// Focus keyphrase.
    pub keyphrase: String,
    /// People with a role, most named first.
    pub people: Vec<Name>,
    /// Organisations, most named first.
    pub organizations: Vec<Name>,
    /// Places, most named first.
    pub places: Vec<Name>,
    /// Figures worth a row.
    pub figures: Vec<FigureRecord>,
    /// Absolute dates, as written.
    pub dates: Vec<String>,
    /// Fragments or short quotations, attributed and usable.
    pub quotes: Vec<QuoteRecord>,
    /// Fragments of eight words at most among them, without a question or a cut.
    pub short_quotes: Vec<QuoteRecord>,
    /// Noun phrases that name what the sections are about, lower case where French wants it.
    pub points: Vec<String>,
    /// Record flags.
    pub flags: Vec<String>,
}

fn name(entity: &Entity) -> Name {
    Name {
        form: entity.name.clone(),
        article: match entity.article {
            NameArticle::Bare => "none",
            NameArticle::Le => "le",
            NameArticle::La => "la",
            NameArticle::L => "l’",
            NameArticle::Les => "les",
        }
        .to_string(),
        gender: match entity.gender {
            Some(Gender::Masculine) => "m",
            Some(Gender::Feminine) => "f",
            None => "",
        }
        .to_string(),
        number: if entity.number == Number::Plural {
            "p"
        } else {
            "s"
        }
        .to_string(),
        role: entity.role.clone().unwrap_or_default(),
        span: entity.mentions.first().copied().unwrap_or_default(),
        mentions: entity.mentions.len(),
    }
}

fn figure(document: &Document, figure: &Figure) -> FigureRecord {
    let text = document.str(figure.span);
    let what = figure.measured.map(|s| document.str(s)).unwrap_or("");
    // « 62 passagers » and « passagers à bord »: the number is what stands before the counted noun.
    let number = figure
        .measured
        .filter(|m| {
            figure.span.contains(crate::text::document::Span {
                start: m.start,
                end: m.start,
            })
        })
        .and_then(|m| text.get(..(m.start - figure.span.start) as usize))
        .map_or(text, str::trim);
    FigureRecord {
        text: text.to_string(),
        number: if figure.kind == FigureKind::Count && !what.is_empty() {
            number
        } else {
            text
        }
        .to_string(),
        what: figure
            .measured
            .map(|s| document.str(s).to_string())
            .unwrap_or_default(),
        holder: figure.holder.clone().unwrap_or_default(),
        said_by: figure.said_by.clone().unwrap_or_default(),
        kind: format!("{:?}", figure.kind).to_lowercase(),
        span: figure.span,
    }
}

/// True when a quotation may be shown away from its sentence: its speaker is named, and not as the agent of a
/// participle (« publié par X »), which may be somebody else than the one who speaks.
pub fn has_sure_speaker(document: &Document, quotation: &Quotation) -> bool {
    let agent = quotation.mention.is_some_and(|m| {
        document
            .token_from(m.start)
            .checked_sub(1)
            .is_some_and(|before| document.form(before) == "par")
    });
    // « sans « sauce secrète » »: shown alone, the fragment would say the contrary.
    let open = document.token_from(quotation.outer.start);
    let denied = (open.saturating_sub(4)..open).any(|at| {
        matches!(
            document.form(at).to_lowercase().as_str(),
            "sans" | "pas" | "aucun" | "aucune" | "ni" | "jamais" | "plus" | "non" | "ne" | "n’"
        )
    });
    !quotation.speaker_name.is_empty() && quotation.mention.is_some() && !agent && !denied
}

/// Records of the facts.
pub fn records(document: &Document, facts: &Facts, keyphrase: &str) -> Records {
    let of_type = |kind: EntityType| {
        let mut names: Vec<Name> = facts
            .entities
            .iter()
            .filter(|e| e.kind == kind)
            .map(name)
            .collect();
        names.sort_by(|a, b| b.mentions.cmp(&a.mentions).then(a.span.cmp(&b.span)));
        names
    };
    let mut people = of_type(EntityType::Person);
    // A person is named by two words at least; a lone word with a role may be a firm (« son rival Orvéa »).
    people.retain(|p| p.form.contains(' '));
    people.sort_by_key(|p| p.role.is_empty());
    let mut figures: Vec<FigureRecord> = Vec::new();
    for f in &facts.figures {
        let row = figure(document, f);
        let worth = !matches!(f.kind, FigureKind::Ordinal | FigureKind::Age)
            && !row.what.is_empty()
            || f.kind == FigureKind::Money && !row.holder.is_empty();
        let small = f.kind == FigureKind::Count && f.value < 3.0;
        if worth
            && !small
            && figures.len() < 8
            && !figures.iter().any(|o| o.what == row.what)
            && !figures.iter().any(|other| other.text == row.text)
        {
            figures.push(row);
        }
    }
    let quotes: Vec<QuoteRecord> = facts
        .quotations
        .iter()
        .filter(|q| q.usable && q.kind != QuotationKind::Other && has_sure_speaker(document, q))
        .map(|q| QuoteRecord {
            text: document.str(q.span).to_string(),
            speaker: q.speaker_name.clone(),
            span: q.span,
        })
        .collect();
    Records {
        keyphrase: keyphrase.to_string(),
        people,
        organizations: of_type(EntityType::Organization),
        places: of_type(EntityType::Location),
        figures,
        dates: facts
            .dates
            .iter()
            .filter(|d| {
                d.value.is_some()
                    && matches!(
                        d.precision,
                        DatePrecision::Day | DatePrecision::Month | DatePrecision::Year
                    )
            })
            .map(|d| document.str(d.span).to_string())
            .collect(),
        short_quotes: quotes
            .iter()
            .filter(|q| {
                (2..=8).contains(&crate::text::document::count_words(&q.text))
                    && !q.text.contains(['?', '«', ':'])
            })
            .cloned()
            .collect(),
        quotes,
        points: Vec::new(),
        flags: facts.records.clone(),
    }
}
