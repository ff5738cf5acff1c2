//! A quotation with no cue of its own takes the speaker of its neighbour (rule A6).

use super::Found;
use super::view::View;
use crate::extract::coreference::{Candidate, Resolver};
use crate::extract::facts::EntityType;
use crate::extract::speakers::{SpeakerLists, Who, subject};
use crate::french::tags::{Tense, Upos};
use crate::text::document::ChunkKind;

/// Fills the speakers that can be carried over: from the same sentence, from the quotation before, from the one after
/// whose speaker is a pronoun, from the subject of the sentence before.
pub fn carry(view: &View, resolver: &mut Resolver, lists: &SpeakerLists, found: &mut [Found]) {
    for index in 0..found.len() {
        let Some(one) = found.get(index) else { continue };
        let slogan = index > 0
            && found
                .get(index - 1)
                .is_some_and(|p| p.cue.as_ref().is_some_and(|c| c.utterance) && p.marks.tokens.end + 3 >= one.marks.tokens.start);
        if one.speaker.is_some() || (one.label && !slogan) {
            continue;
        }
        let speaker = same_sentence(view, lists, found, index)
            .or_else(|| before(view, found, index))
            .or_else(|| signed(view, resolver, found, index));
        if let Some(one) = found.get_mut(index)
            && speaker.is_some()
        {
            one.speaker = speaker;
            one.carried = true;
            one.label &= !slogan;
        }
    }
    for index in (0..found.len()).rev() {
        if found.get(index).is_none_or(|f| f.speaker.is_some() || f.label) {
            continue;
        }
        let speaker = same_sentence_after(view, found, index)
            .or_else(|| after(view, found, index))
            .or_else(|| introduced(view, resolver, lists, found, index));
        if let Some(one) = found.get_mut(index)
            && speaker.is_some()
        {
            one.speaker = speaker;
            one.carried = true;
        }
    }
    // What was found from the right may be carried on to the left-out ones.
    for index in 0..found.len() {
        if found.get(index).is_none_or(|f| f.speaker.is_some() || f.label) {
            continue;
        }
        if let Some(speaker) = before(view, found, index)
            && let Some(one) = found.get_mut(index)
        {
            one.speaker = Some(speaker);
            one.carried = true;
        }
    }
}

fn sentence_of(view: &View, one: &Found) -> usize {
    view.sentence(one.marks.tokens.start)
}

/// « Q1 », a précisé X, « Q2 » — « Q1 » et « Q2 ».
fn same_sentence(view: &View, lists: &SpeakerLists, found: &[Found], index: usize) -> Option<Candidate> {
    let one = found.get(index)?;
    let previous = found.get(index.checked_sub(1)?)?;
    let speaker = previous.speaker.clone()?;
    if view.sentence(previous.marks.tokens.end) != sentence_of(view, one) {
        return None;
    }
    let between = previous.marks.tokens.end + 1..one.marks.tokens.start.saturating_sub(1);
    // The words between are the incise, or a short link without a verb of its own.
    let from = previous
        .cue
        .as_ref()
        .filter(|c| c.incise && c.end > between.start && c.end <= between.end)
        .map_or(between.start, |c| c.end);
    let rest = from..between.end;
    let links = rest.len() <= 9
        && view
            .chunks_in(rest.clone())
            .all(|(_, c)| c.kind != ChunkKind::VerbGroup || c.features.tense.is_none_or(|t| !t.is_finite()));
    let short = rest.len() <= 4;
    // « affirme que « Q1 » … « Q2 » »: one verb of saying governs both, and nobody else speaks between.
    let governed = previous
        .cue
        .as_ref()
        .is_some_and(|c| !c.incise && !c.fragment && !c.colon)
        && rest.len() <= 25
        && !rest.clone().any(|at| {
            view.is(at, ";") || view.token(at).is_some_and(|t| t.upos == Upos::Verb && lists.reporting.has(t.lemma_key))
        });
    (links || short || governed).then_some(speaker)
}

/// « Q1 », et « Q2 », déplore-t-il.
fn same_sentence_after(view: &View, found: &[Found], index: usize) -> Option<Candidate> {
    let one = found.get(index)?;
    let next = found.get(index + 1)?;
    let speaker = next.speaker.clone()?;
    if !next.cue.as_ref().is_some_and(|c| c.incise) || view.sentence(one.marks.tokens.end) != sentence_of(view, next) {
        return None;
    }
    let gap = one.marks.tokens.end + 1..next.marks.tokens.start.saturating_sub(1);
    (gap.len() <= 3 || (one.shape.clause && gap.len() <= 25)).then_some(speaker)
}

/// A quotation alone in its sentence, after one that ends the sentence before.
fn before(view: &View, found: &[Found], index: usize) -> Option<Candidate> {
    let one = found.get(index)?;
    if !one.shape.alone {
        return None;
    }
    let previous = found.get(index.checked_sub(1)?)?;
    let speaker = previous.speaker.clone()?;
    let sentence = sentence_of(view, one);
    let last = view.sentence(previous.marks.tokens.end);
    let (block, other) = (view.block(sentence), view.block(last));
    if sentence != last + 1 || block.saturating_sub(other) > 1 || !view.is_prose(block) {
        return None;
    }
    // Somebody else comes on in the next sentence: « … », répond X.
    let whole = previous.shape.alone || previous.cue.as_ref().is_some_and(|c| c.incise || c.colon);
    (whole || block == other || previous.shape.clause).then_some(speaker)
}

/// A quotation alone, before one whose speaker is a pronoun: « Q1 ». « Q2 », a-t-il ainsi confié.
fn after(view: &View, found: &[Found], index: usize) -> Option<Candidate> {
    let one = found.get(index)?;
    let next = found.get(index + 1)?;
    if !one.shape.alone || !(one.shape.clause || one.shape.sentences) {
        return None;
    }
    let cue = next.cue.as_ref()?;
    let pronoun = cue.speaker.as_ref().is_some_and(|p| p.who == Who::Pronoun);
    let last = view.sentence(one.marks.tokens.end);
    let sentence = sentence_of(view, next);
    // A quotation that goes on in the next paragraph has its incise there.
    let goes_on = view.block(sentence) == view.block(last) + 1 && next.shape.clause;
    (pronoun && cue.incise && sentence == last + 1 && (view.block(sentence) == view.block(last) || goes_on))
        .then(|| next.speaker.clone())
        .flatten()
}

/// A quotation alone, after a sentence whose subject is a person or an institution that says or does something.
fn introduced(
    view: &View,
    resolver: &mut Resolver,
    lists: &SpeakerLists,
    found: &[Found],
    index: usize,
) -> Option<Candidate> {
    let one = found.get(index)?;
    if !one.shape.alone || !(one.shape.clause || one.shape.sentences) {
        return None;
    }
    let sentence = sentence_of(view, one);
    let earlier = sentence.checked_sub(1)?;
    if view.block(earlier) != view.block(sentence) || !view.is_prose(view.block(sentence)) {
        return None;
    }
    let tokens = view.tokens_of(earlier);
    let group = view
        .chunks_in(tokens.clone())
        .find(|(_, c)| {
            c.kind == ChunkKind::VerbGroup
                && c.features.tense.is_some_and(Tense::is_finite)
                && view.quoted(c.tokens.start).is_none()
        })
        .map(|(i, _)| i)?;
    let phrase = subject::of(view, lists, group)?;
    if !phrase.is_human() {
        return None;
    }
    let who = resolver.resolve(&phrase, false)?;
    // Two people in that sentence: nobody can tell.
    let others = tokens
        .filter_map(|at| view.mention(at))
        .filter(|(_, kind, entity)| {
            *kind == EntityType::Person && who.referent != crate::extract::coreference::Referent::Entity(*entity)
        })
        .count();
    (others == 0 && who.person).then_some(who)
}

/// A quotation that fills its paragraph, signed by the next one: « — Anne Moreau ».
fn signed(view: &View, resolver: &mut Resolver, found: &[Found], index: usize) -> Option<Candidate> {
    let one = found.get(index)?;
    if !one.shape.alone {
        return None;
    }
    let block = view.block(view.sentence(one.marks.tokens.end));
    let next = view.block_tokens(block + 1);
    let dash = view.token(next.start)?;
    if next.is_empty() || dash.upos != Upos::Punct || !matches!(view.form(next.start), "–" | "—" | "-") {
        return None;
    }
    let (mention, _, entity) = view.mention(next.start + 1)?;
    Some(resolver.of_entity(entity, mention.start))
}
