//! Quotations: what stands between quotation marks, of which kind, and who says it (rules A1 to A7, C8).

mod carry;
pub mod cue;
mod kind;
pub mod rules;
pub mod view;

use super::coreference::{self, Candidate, Referent, Resolver};
use super::discourse::{self, DiscourseRules};
use super::facts::{Discourse, Entity, Mention, Quotation, QuotationKind, Relation, Reported};
use super::relations::{self, RelationRules};
use super::reported::{self, ReportedRules};
use super::speakers::{Phrase, SpeakerLists};
use crate::error::Result;
use crate::files::Files;
use crate::pattern::{Lists, Mentioned};
use crate::text::document::{Document, Marks, Span};
use cue::{Cue, Finder};
use kind::Shape;
use rules::{CueRules, Strength};
use view::View;

/// Every rule of this stage, compiled.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Who says a quotation.
    pub cues: CueRules,
    /// Indirect speech.
    pub reported: ReportedRules,
    /// Who can speak.
    pub speakers: SpeakerLists,
    /// Coreference.
    pub coreference: coreference::Rules,
    /// Discourse marks.
    pub discourse: DiscourseRules,
    /// Relations.
    pub relations: RelationRules,
}

impl Rules {
    /// Reads and compiles the rules.
    ///
    /// # Errors
    /// When a file is missing, does not parse, or a pattern does not compile; says where.
    pub fn load(files: &Files, lists: &Lists) -> Result<Rules> {
        Ok(Rules {
            cues: CueRules::load(files, lists)?,
            reported: ReportedRules::load(files, lists)?,
            speakers: SpeakerLists::new(lists)?,
            coreference: coreference::Rules::load(files)?,
            discourse: DiscourseRules::load(files)?,
            relations: RelationRules::load(files, lists)?,
        })
    }
}

/// What this stage finds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quotations {
    /// Quotations, in order.
    pub quotations: Vec<Quotation>,
    /// Indirect speech, in order.
    pub reported: Vec<Reported>,
    /// Pronouns and definite nouns surely resolved, in order.
    pub references: Vec<Mention>,
    /// Discourse marks, in order.
    pub discourse: Vec<Discourse>,
    /// Relations, in order.
    pub relations: Vec<Relation>,
}

/// A quotation while its speaker is looked for.
#[derive(Debug, Clone)]
pub(crate) struct Found<'a> {
    marks: &'a Marks,
    shape: Shape,
    cue: Option<Cue>,
    speaker: Option<Candidate>,
    carried: bool,
    /// Titles, labels, scare quotes.
    label: bool,
}

/// Reads the quotations of a parsed document. `scene` holds its mentions by first token; spans are of the clean text.
pub fn quotations(
    document: &Document,
    entities: &[Entity],
    mentions: &[Mention],
    scene: &[Mentioned],
    rules: &Rules,
) -> Quotations {
    let view = View::new(document, entities, scene);
    let mut resolver = Resolver::new(&view, &rules.speakers, &rules.coreference);
    let finder = Finder {
        view: &view,
        rules: &rules.cues,
        lists: &rules.speakers,
    };
    let mut found: Vec<Found> = Vec::new();
    for number in &view.outermost {
        let Some(marks) = view.marks(*number) else { continue };
        let shape = kind::shape(&view, marks);
        let label = kind::is_label(&view, marks, &shape);
        let cue = best_cue(&finder, marks, &shape, label);
        found.push(Found {
            marks,
            shape,
            cue,
            speaker: None,
            carried: false,
            label,
        });
    }
    let mut reported = reported::find(&view, &rules.reported, &rules.speakers);
    resolve_in_order(&view, &mut resolver, &mut found, &mut reported);
    carry::carry(&view, &mut resolver, &rules.speakers, &mut found);
    let mut quotations: Vec<Quotation> = found.iter().map(|f| finish(&view, f)).collect();
    nested(&finder, &view, &mut resolver, &mut quotations);
    quotations.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    let _ = mentions;
    Quotations {
        quotations,
        reported: reported.into_iter().map(|r| r.finish(&view)).collect(),
        references: resolver.take_references(),
        discourse: discourse::find(document, &rules.discourse),
        relations: relations::find(&view, &rules.relations),
    }
}

/// The cue a quotation goes by: touching before it, then after or inside it, then farther before it.
fn best_cue(finder: &Finder, marks: &Marks, shape: &Shape, label: bool) -> Option<Cue> {
    let before = finder.before(marks);
    let first = before.first();
    if first.is_some_and(|c| c.strength == Strength::Sure && !c.fragment) {
        return first.cloned();
    }
    let incise = finder.after(marks).or_else(|| finder.inside(marks));
    if incise.is_some() {
        return incise;
    }
    let cue = first?;
    // A label in a clause that says something is still a label.
    if label && cue.strength != Strength::Sure {
        return None;
    }
    // One word after a noun or a preposition, in a sentence somebody says: a label.
    if shape.words == 1 && !cue.fragment && !cue.incise && !cue.colon && finder.completes_noun(marks) {
        return None;
    }
    // A word or two, far from the cue: too little to be somebody’s words.
    if cue.strength == Strength::Weak && shape.words < 3 && !cue.colon {
        return None;
    }
    Some(cue.clone())
}

/// Names the speakers in the order of the text, so that each pronoun knows who spoke before it.
fn resolve_in_order(view: &View, resolver: &mut Resolver, found: &mut [Found], reported: &mut [reported::Draft]) {
    let mut order: Vec<(usize, usize, bool)> = Vec::new();
    for (number, one) in found.iter().enumerate() {
        if let Some(cue) = &one.cue {
            order.push((cue.tokens.start, number, true));
        }
    }
    for (number, one) in reported.iter().enumerate() {
        order.push((one.cue.start, number, false));
    }
    order.sort_unstable();
    for (at, number, quotation) in order {
        if quotation {
            let Some(one) = found.get_mut(number) else { continue };
            let Some((phrase, incise)) = one.cue.as_ref().and_then(|c| Some((c.speaker.clone()?, c.incise))) else { continue };
            one.speaker = resolver.resolve(&phrase, incise);
            if let Some(who) = &one.speaker {
                resolver.note(at, who);
                resolver.refer(&phrase, who);
            }
        } else if let Some(one) = reported.get_mut(number) {
            one.speaker = resolver.resolve(&one.phrase, false);
            if let Some(who) = &one.speaker {
                resolver.note(at, who);
                resolver.refer(&one.phrase, who);
            }
        }
    }
    let _ = view;
}

/// Quotations inside others: « Le monsieur répétait : « C’est l’État qui paie » ».
fn nested(finder: &Finder, view: &View, resolver: &mut Resolver, quotations: &mut Vec<Quotation>) {
    for marks in view.document.marks.iter().filter(|m| m.depth > 0) {
        let shape = kind::shape(view, marks);
        let label = kind::is_label(view, marks, &shape);
        let cue = if label {
            None
        } else {
            finder
                .nested_before(marks)
                .into_iter()
                .find(|c| c.strength == Strength::Sure || c.fragment)
        };
        let speaker = cue
            .as_ref()
            .and_then(|c| c.speaker.as_ref())
            .filter(|p| p.is_human())
            .and_then(|p| resolver.resolve_quoted(p));
        let found = Found {
            marks,
            shape,
            cue: cue.filter(|_| speaker.is_some()),
            speaker,
            carried: false,
            label,
        };
        quotations.push(finish(view, &found));
    }
}

/// The record of a quotation.
fn finish(view: &View, found: &Found) -> Quotation {
    let marks = found.marks;
    let kind = decide(view, found);
    let attributed = kind != QuotationKind::Other;
    let speaker = found.speaker.as_ref().filter(|_| attributed);
    let cue = found.cue.as_ref().filter(|_| attributed);
    Quotation {
        span: marks.inner,
        outer: marks.outer,
        kind,
        speaker: speaker.and_then(entity_of),
        speaker_name: speaker.map_or_else(String::new, |s| name(view, s)),
        mention: cue
            .filter(|_| !found.carried)
            .and_then(|c| c.speaker.as_ref())
            .map(|p| view.span(p.tokens.clone())),
        cue: cue.filter(|_| !found.carried).map(|c| view.span(c.tokens.clone())),
        carried: found.carried && speaker.is_some(),
        usable: kind::usable(view, marks, &found.shape),
        sentence: view.sentence(marks.tokens.start),
    }
}

/// Direct, partial or other.
fn decide(view: &View, found: &Found) -> QuotationKind {
    let shape = &found.shape;
    if shape.words == 0 {
        return QuotationKind::Other;
    }
    if found.speaker.is_none() {
        // A whole sentence between marks that nobody claims.
        let sentence = view.sentence(found.marks.tokens.start);
        let headline = !view.is_prose(view.block(sentence)) && view.is(found.marks.tokens.start.saturating_sub(2), ":");
        let stands = (shape.alone || headline) && found.marks.depth == 0;
        let utterance = stands && shape.clause && shape.words >= 4 && !found.label;
        return if utterance { QuotationKind::Direct } else { QuotationKind::Other };
    }
    if found.label && !found.cue.as_ref().is_some_and(|c| c.incise || c.colon || c.utterance) {
        return QuotationKind::Other;
    }
    let whole = found.carried && (shape.alone || shape.sentences);
    let utterance = found.cue.as_ref().is_some_and(|c| c.incise || c.colon || c.utterance) || whole;
    if shape.sentences || (shape.clause && shape.words >= 3) || (utterance && (shape.capital || shape.clause)) {
        QuotationKind::Direct
    } else {
        QuotationKind::Partial
    }
}

/// The entity of a candidate, when it is one.
pub(crate) fn entity_of(candidate: &Candidate) -> Option<usize> {
    match &candidate.referent {
        Referent::Entity(entity) => Some(*entity),
        _ => None,
    }
}

/// The name to print: full name of an entity, else the words of the text, the article in lower case.
pub(crate) fn name(view: &View, candidate: &Candidate) -> String {
    let entity_name = |e: &usize| view.entities.get(*e).map_or_else(String::new, |e| e.name.clone());
    match &candidate.referent {
        Referent::Entity(entity) => entity_name(entity),
        Referent::Entities(entities) => entities.iter().map(entity_name).collect::<Vec<_>>().join(" et "),
        Referent::Phrase(tokens, _) => described(view, tokens.clone()),
    }
}

fn described(view: &View, tokens: std::ops::Range<usize>) -> String {
    use crate::french::tags::Upos;
    let text = view.text(tokens.clone());
    let proper = view
        .token(tokens.start)
        .is_some_and(|t| t.upos == Upos::Propn);
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if !proper => first.to_lowercase().chain(chars).collect(),
        _ => text.to_string(),
    }
}

/// Span of a phrase that names somebody.
pub(crate) fn phrase_span(view: &View, phrase: &Phrase) -> Span {
    view.span(phrase.tokens.clone())
}
