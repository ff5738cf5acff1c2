//! The subject of a verb group, as the phrase that names it.

use super::phrase::{self, Phrase, Who};
use super::SpeakerLists;
use crate::extract::quotations::view::View;
use crate::french::tags::{Tense, Upos};
use crate::text::document::{Chunk, ChunkKind};
use std::ops::Range;

/// The pronoun bound after the verb, « a-t-il ».
pub fn clitic(view: &View, group: &Range<usize>) -> Option<Phrase> {
    (group.start..group.end + 1).find_map(|at| {
        let form = view.form(at);
        if !form.starts_with('-') {
            return None;
        }
        let features = phrase::pronoun(view.token(at)?, form)?;
        Some(Phrase {
            tokens: at..at + 1,
            head: at,
            end: at + 1,
            who: Who::Pronoun,
            features,
        })
    })
}

/// The subject of the verb group number `group`; for a participle or infinitive, that of the verb that governs it.
pub fn of(view: &View, lists: &SpeakerLists, group: usize) -> Option<Phrase> {
    of_within(view, lists, group, 0)
}

fn of_within(view: &View, lists: &SpeakerLists, group: usize, depth: usize) -> Option<Phrase> {
    if depth > 4 {
        return None;
    }
    let chunk = view.document.chunks.get(group)?;
    let sentence = view.tokens_of(view.sentence(chunk.tokens.start));
    if let Some(found) = clitic(view, &chunk.tokens) {
        return Some(found);
    }
    if !chunk.features.tense.is_some_and(Tense::is_finite) {
        return absolute(view, lists, chunk, &sentence)
            .or_else(|| governor(view, group, chunk, &sentence).and_then(|g| of_within(view, lists, g, depth + 1)));
    }
    let before = chunk.tokens.start.checked_sub(1).filter(|b| *b >= sentence.start);
    if before.is_some_and(|b| view.form(b).eq_ignore_ascii_case("qui")) {
        return antecedent(view, lists, chunk.tokens.start - 1, &sentence);
    }
    if let Some(found) = named_between_commas(view, lists, chunk.tokens.start, &sentence) {
        return Some(found);
    }
    // The subject found by the parser, then the nearest phrase before.
    if let Some(subject) = chunk.subject.and_then(|s| view.document.chunks.get(s))
        && view.quoted(subject.tokens.start) == view.quoted(chunk.tokens.start)
        && subject.kind == ChunkKind::NounPhrase
        && !is_object(view, subject)
        && let Some(found) = of_chunk(view, lists, subject, &sentence)
    {
        return Some(found);
    }
    if let Some(found) = nearest(view, lists, chunk.tokens.start, &sentence) {
        return Some(found);
    }
    // « X affirme A et demande B »
    let previous = earlier_group(view, chunk.tokens.start, &sentence)?;
    of_within(view, lists, previous, depth + 1)
}

/// « Le directeur de l’agence, Anne Moreau, a déclaré »: the name between commas right before the verb.
fn named_between_commas(view: &View, lists: &SpeakerLists, verb: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let comma = verb.checked_sub(1).filter(|c| *c > sentence.start && view.is(*c, ","))?;
    let Some((mention, kind, _)) = view.mention(comma - 1) else {
        // A name that the entity stage does not know.
        let (_, chunk) = view.noun_phrase(comma - 1)?;
        let opens = chunk.tokens.start.checked_sub(1).is_some_and(|c| view.is(c, ","));
        let name = chunk.tokens.len() > 1 && view.token(chunk.head)?.upos == Upos::Propn;
        return (chunk.tokens.end == comma && opens && name && chunk.tokens.start > sentence.start)
            .then(|| phrase::read(view, lists, chunk.tokens.start, sentence))
            .flatten();
    };
    let opens = mention.start.checked_sub(1).is_some_and(|c| view.is(c, ","));
    let name = kind == crate::extract::facts::EntityType::Person || mention.len() > 1;
    (mention.end == comma && opens && name && mention.start > sentence.start && phrase::speaks(kind))
        .then(|| phrase::read(view, lists, mention.start, sentence))
        .flatten()
}

/// What a participle or infinitive right before it governs: « réclamant la libération ».
fn is_object(view: &View, chunk: &Chunk) -> bool {
    chunk.tokens.start.checked_sub(1).is_some_and(|before| {
        view.verb_group(before).is_some_and(|(_, g)| {
            g.tokens.end == chunk.tokens.start
                && matches!(g.features.tense, Some(Tense::ParticipePresent | Tense::Infinitif))
        })
    })
}

/// The phrase a noun phrase belongs to: « Anne Moreau, députée, » is Anne Moreau.
fn of_chunk(view: &View, lists: &SpeakerLists, chunk: &Chunk, sentence: &Range<usize>) -> Option<Phrase> {
    let found = phrase::read(view, lists, chunk.tokens.start, sentence)?;
    if matches!(found.who, Who::Noun(_))
        && let Some(comma) = chunk.tokens.start.checked_sub(1).filter(|c| view.is(*c, ","))
        && let Some(before) = comma.checked_sub(1)
        && let Some((mention, kind, _)) = view.mention(before)
        && mention.end == comma
        && phrase::speaks(kind)
        && mention.start >= sentence.start
        && apposes(view, mention.start, sentence)
    {
        return phrase::read(view, lists, mention.start, sentence);
    }
    Some(found)
}

/// False for a name inside a complement: « Interrogée par La Vigie, la direction ».
fn apposes(view: &View, name: usize, sentence: &Range<usize>) -> bool {
    let Some(before) = name.checked_sub(1).filter(|b| *b >= sentence.start) else { return true };
    view.token(before)
        .is_some_and(|t| !matches!(t.upos, Upos::Adp | Upos::Det | Upos::Cconj | Upos::Propn))
        && view.prepositional_phrase(name).is_none_or(|(_, p)| p.tokens.start > name)
}

/// « Télérama le qualifiant », « le maire affirmant »: the phrase that touches the participle.
fn absolute(view: &View, lists: &SpeakerLists, chunk: &Chunk, sentence: &Range<usize>) -> Option<Phrase> {
    if chunk.features.tense != Some(Tense::ParticipePresent) {
        return None;
    }
    let before = chunk.tokens.start.checked_sub(1).filter(|b| *b >= sentence.start)?;
    if view.token(before)?.upos == Upos::Adp || view.token(before)?.upos == Upos::Punct {
        return None;
    }
    let (_, phrase_chunk) = view.noun_phrase(before)?;
    if phrase_chunk.tokens.end != chunk.tokens.start {
        return None;
    }
    let start = unprefixed(view, phrase_chunk.tokens.start, sentence);
    phrase::read(view, lists, start, sentence).filter(Phrase::can_speak)
}

/// Goes back over « de … » complements to the head phrase.
fn unprefixed(view: &View, mut start: usize, sentence: &Range<usize>) -> usize {
    for _ in 0..4 {
        let Some(before) = start.checked_sub(1).filter(|b| *b >= sentence.start) else { break };
        let form = view.form(before).to_lowercase();
        let contracted = matches!(view.form(start).to_lowercase().as_str(), "du" | "des");
        if !matches!(form.as_str(), "de" | "d’" | "du" | "des") && !contracted {
            break;
        }
        let Some((_, outer)) = before
            .checked_sub(1)
            .filter(|b| *b >= sentence.start)
            .and_then(|b| view.noun_phrase(b))
        else {
            break;
        };
        start = outer.tokens.start;
    }
    start
}

/// The finite verb group that governs a participle or infinitive: the last before it, else the first after.
fn governor(view: &View, group: usize, chunk: &Chunk, sentence: &Range<usize>) -> Option<usize> {
    earlier_group(view, chunk.tokens.start, sentence).or_else(|| {
        view.chunks_in(chunk.tokens.end..sentence.end)
            .find(|(i, c)| *i != group && is_finite_group(c) && view.quoted(c.tokens.start).is_none())
            .map(|(i, _)| i)
    })
}

/// The last finite verb group before a token in its sentence, outside quotations.
fn earlier_group(view: &View, at: usize, sentence: &Range<usize>) -> Option<usize> {
    view.chunks_in(sentence.start..at)
        .rev()
        .find(|(_, c)| is_finite_group(c) && view.quoted(c.tokens.start) == view.quoted(at) && !determined(view, c))
        .map(|(i, _)| i)
}

/// A determiner before it: no verb, whatever its tag.
fn determined(view: &View, chunk: &Chunk) -> bool {
    chunk
        .tokens
        .start
        .checked_sub(1)
        .and_then(|b| view.token(b))
        .is_some_and(|t| t.upos == Upos::Det)
}

fn is_finite_group(chunk: &Chunk) -> bool {
    chunk.kind == ChunkKind::VerbGroup && chunk.features.tense.is_some_and(Tense::is_finite)
}

/// What « qui » stands for: the phrase before it, commas left out.
fn antecedent(view: &View, lists: &SpeakerLists, qui: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let mut last = qui.checked_sub(1)?;
    if view.is(last, ",") {
        last = last.checked_sub(1)?;
    }
    if last < sentence.start {
        return None;
    }
    let start = match view.mention(last) {
        Some((mention, ..)) => mention.start,
        None => view.noun_phrase(last)?.1.tokens.start,
    };
    let nearest = phrase::read(view, lists, start, sentence);
    let outer = unprefixed(view, start, sentence);
    if outer == start {
        return nearest;
    }
    let whole = phrase::read(view, lists, outer, sentence);
    match (&whole, &nearest) {
        (Some(w), _) if w.can_speak() => whole,
        _ => nearest,
    }
}

/// The nearest phrase before a verb that can be its subject: not inside a complement, nor a parenthesis of commas.
fn nearest(view: &View, lists: &SpeakerLists, verb: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let inside = view.quoted(verb);
    let mut limit = verb;
    for _ in 0..8 {
        let (_, chunk) = view
            .chunks_in(sentence.start..limit)
            .rev()
            .find(|(_, c)| c.kind == ChunkKind::NounPhrase && c.tokens.end <= limit)?;
        limit = chunk.tokens.start;
        if view.quoted(chunk.tokens.start) != inside {
            continue;
        }
        // No other finite verb between.
        if view
            .chunks_in(chunk.tokens.end..verb)
            .any(|(_, c)| is_finite_group(c) && view.quoted(c.tokens.start) == inside && !relative(view, c))
        {
            return None;
        }
        if in_complement(view, chunk) || is_date(view, chunk) || is_object(view, chunk) {
            continue;
        }
        let token = view.token(chunk.head)?;
        if token.upos == Upos::Pron && phrase::pronoun(token, view.form(chunk.head)).is_none() {
            // « on », « je », « nous »: the subject, and nobody we know.
            return None;
        }
        return of_chunk(view, lists, chunk, sentence);
    }
    None
}

fn relative(view: &View, chunk: &Chunk) -> bool {
    chunk
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|b| matches!(view.form(b), "qui" | "que" | "qu’" | "dont" | "où"))
}

fn in_complement(view: &View, chunk: &Chunk) -> bool {
    view.prepositional_phrase(chunk.tokens.start)
        .is_some_and(|(_, p)| p.tokens.end >= chunk.tokens.end && p.tokens.start < chunk.tokens.start)
}

fn is_date(view: &View, chunk: &Chunk) -> bool {
    view.scene.iter().any(|m| {
        matches!(m.of, crate::pattern::MentionOf::Date(_) | crate::pattern::MentionOf::Figure(..))
            && m.tokens.start >= chunk.tokens.start
            && m.tokens.start < chunk.tokens.end
            && m.tokens.contains(&chunk.head)
    })
}
