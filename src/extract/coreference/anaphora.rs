//! Pronouns: the salient referent that agrees, subjects and speakers before the others.

use super::{Candidate, Referent, Resolver};
use crate::extract::facts::EntityType;
use crate::extract::speakers::Phrase;
use crate::extract::speakers::phrase::{NounClass, noun_class};
use crate::french::tags::{Features, Number};
use crate::text::document::{BlockKind, ChunkKind};

/// How many sentences back a pronoun may look.
const REACH: usize = 6;

impl Resolver<'_> {
    pub(super) fn pronoun(&mut self, phrase: &Phrase, incise: bool) -> Option<Candidate> {
        let at = phrase.tokens.start;
        let wanted = &phrase.features;
        // « ce dernier », « celui-ci »: the last named, not the subject.
        let nearest_named = phrase.tokens.len() > 1 || self.view.form(at).contains("-ci");
        if nearest_named {
            return self.last_mention(at, wanted);
        }
        let sentence = self.view.sentence(at);
        if incise
            && let Some(found) = self.last_speaker(at, wanted)
        {
            return Some(found);
        }
        if let Some(found) = self.in_sentence(sentence, at, wanted) {
            return Some(found);
        }
        let block = self.view.block(sentence);
        for back in 1..=REACH {
            let Some(earlier) = sentence.checked_sub(back) else { break };
            let earlier_block = self.view.block(earlier);
            if !self.view.is_prose(earlier_block) && !self.is_title(earlier_block) {
                break;
            }
            if block.saturating_sub(earlier_block) > 2 {
                break;
            }
            if let Some(found) = self.main_subject(earlier).filter(|c| Self::agrees(c, wanted)) {
                return Some(found);
            }
            if back == 1
                && let Some(found) = self.last_speaker(at, wanted)
            {
                return Some(found);
            }
            let end = self.view.tokens_of(earlier).end;
            if let Some(found) = self.mentioned_in(earlier, end, wanted) {
                return Some(found);
            }
        }
        self.last_speaker(at, wanted)
    }

    /// Nobody named: who spoke in the sentence before, or its subject.
    pub(super) fn implicit(&mut self, at: usize) -> Option<Candidate> {
        let sentence = self.view.sentence(at);
        let earlier = sentence.checked_sub(1)?;
        if self.view.block(earlier) != self.view.block(sentence) {
            return None;
        }
        let start = self.view.tokens_of(earlier).start;
        let spoke = self
            .spoken
            .iter()
            .rev()
            .find(|(cue, _)| *cue < at && *cue >= start)
            .map(|(_, who)| who.clone());
        spoke.or_else(|| self.main_subject(earlier))
    }

    fn is_title(&self, block: usize) -> bool {
        self.view
            .document
            .blocks
            .get(block)
            .is_some_and(|b| b.kind == BlockKind::Title)
    }

    /// Earlier in the same sentence: its main subject, then what is mentioned.
    fn in_sentence(&mut self, sentence: usize, at: usize, wanted: &Features) -> Option<Candidate> {
        let start = self.view.tokens_of(sentence).start;
        if at <= start + 1 {
            return None;
        }
        if let Some(found) = self
            .main_subject(sentence)
            .filter(|c| Self::agrees(c, wanted) && c.at < at)
        {
            return Some(found);
        }
        // « Dans un communiqué, il »: what stands there is no antecedent unless it is somebody.
        let mut all = self.mentions(sentence, at);
        all.retain(|c| c.person || matches!(c.referent, Referent::Entity(_)));
        Self::best(&all, wanted)
    }

    /// Who spoke last, in the same or the previous block.
    fn last_speaker(&self, at: usize, wanted: &Features) -> Option<Candidate> {
        let block = self.view.block(self.view.sentence(at));
        self.spoken
            .iter()
            .rev()
            .filter(|(cue, _)| *cue < at)
            .take_while(|(cue, _)| block.saturating_sub(self.view.block(self.view.sentence(*cue))) <= 1)
            .find(|(_, who)| Self::agrees(who, wanted))
            .map(|(_, who)| who.clone())
    }

    /// The one mention of a sentence before a token that agrees; persons first, the first named first.
    fn mentioned_in(&self, sentence: usize, before: usize, wanted: &Features) -> Option<Candidate> {
        let all = self.mentions(sentence, before);
        Self::best(&all, wanted)
    }

    fn best(all: &[Candidate], wanted: &Features) -> Option<Candidate> {
        let fits = |c: &&Candidate| Self::agrees(c, wanted);
        let known = |c: &&Candidate| c.features.gender.is_some() || wanted.gender.is_none();
        all.iter()
            .filter(fits)
            .find(|c| c.person && known(c))
            .or_else(|| all.iter().filter(fits).find(|c| c.person))
            .or_else(|| all.iter().filter(fits).find(|c| known(c)))
            .cloned()
    }

    /// The last agreeing mention before a token, two sentences back at most.
    fn last_mention(&self, at: usize, wanted: &Features) -> Option<Candidate> {
        let sentence = self.view.sentence(at);
        for back in 0..3 {
            let earlier = sentence.checked_sub(back)?;
            let end = self.view.tokens_of(earlier).end.min(at);
            let mut all = self.mentions(earlier, end);
            all.retain(|c| Self::agrees(c, wanted));
            if let Some(found) = all.iter().rev().find(|c| c.person).or(all.last()) {
                return Some(found.clone());
            }
        }
        None
    }

    /// Everything in a sentence that can speak, before a token, quotations left out, in order.
    pub(super) fn mentions(&self, sentence: usize, before: usize) -> Vec<Candidate> {
        let tokens = self.view.tokens_of(sentence);
        let mut found: Vec<Candidate> = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end.min(before) {
            if self.view.quoted(at).is_some() {
                at += 1;
                continue;
            }
            if let Some((mention, kind, entity)) = self.view.mention(at) {
                let fine = matches!(
                    kind,
                    EntityType::Person | EntityType::Organization | EntityType::Group | EntityType::Document
                );
                if fine {
                    found.push(self.of_entity(entity, mention.start));
                }
                at = mention.end.max(at + 1);
                continue;
            }
            if let Some((_, chunk)) = self.view.chunk_at(at, ChunkKind::NounPhrase) {
                let named = (chunk.tokens.start..chunk.tokens.end).any(|i| self.view.mention(i).is_some());
                let class = noun_class(self.view, self.lists, chunk.head);
                if !named && class != NounClass::Other {
                    found.push(Candidate {
                        referent: Referent::Phrase(chunk.tokens.clone(), class),
                        features: Features {
                            person: Some(3),
                            tense: None,
                            ..chunk.features
                        },
                        at: chunk.tokens.start,
                        person: class == NounClass::Person
                            || (class == NounClass::Group && chunk.features.number == Some(Number::Plural)),
                    });
                    at = chunk.tokens.end.max(at + 1);
                    continue;
                }
            }
            at += 1;
        }
        found
    }
}
