//! Pronouns: the salient referent that agrees, subjects and speakers before the others.

use super::{Candidate, Referent, Resolver};
use crate::extract::facts::EntityType;
use crate::extract::speakers::{Phrase, subject};
use crate::extract::speakers::phrase::{NounClass, noun_class};
use crate::french::tags::{Features, Number, Tense};
use crate::text::document::{BlockKind, ChunkKind};

/// How many sentences back a pronoun may look.
const REACH: usize = 6;

/// Of the subject of the sentence before and of who spoke last: a person before an institution, the subject before the
/// other.
fn salient(subject: Option<&Candidate>, spoke: Option<&Candidate>) -> Option<Candidate> {
    match (subject, spoke) {
        (Some(s), Some(p)) if !s.person && p.person => Some(p.clone()),
        (Some(s), _) => Some(s.clone()),
        (None, spoke) => spoke.cloned(),
    }
}

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
        if let Some(found) = self.subject_in_sentence(sentence, at, wanted) {
            return Some(found);
        }
        let previous = self.previous_subject(sentence, wanted);
        let spoke = self.last_speaker(at, wanted);
        if incise
            && let Some(found) = salient(previous.as_ref(), spoke.as_ref())
        {
            return Some(found);
        }
        if previous.is_some() {
            return previous;
        }
        if let Some(found) = self.somebody_in_sentence(sentence, at, wanted) {
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
            if back == 1 && spoke.as_ref().is_some_and(|s| s.person) {
                return spoke;
            }
            let end = self.view.tokens_of(earlier).end;
            if let Some(found) = self.mentioned_in(earlier, end, wanted) {
                return Some(found);
            }
        }
        spoke
    }

    /// The subject of the sentence before, in the same block or the one before.
    fn previous_subject(&mut self, sentence: usize, wanted: &Features) -> Option<Candidate> {
        let earlier = sentence.checked_sub(1)?;
        let (block, other) = (self.view.block(sentence), self.view.block(earlier));
        if block.saturating_sub(other) > 1 || !self.view.is_prose(other) {
            return None;
        }
        self.main_subject(earlier).filter(|c| Self::agrees(c, wanted))
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

    /// Earlier in the same sentence: its main subject, or that of a clause before.
    fn subject_in_sentence(&mut self, sentence: usize, at: usize, wanted: &Features) -> Option<Candidate> {
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
        let groups: Vec<usize> = self
            .view
            .chunks_in(start..at)
            .filter(|(_, c)| {
                c.kind == ChunkKind::VerbGroup
                    && c.features.tense.is_some_and(Tense::is_finite)
                    && c.tokens.end <= at
                    && self.view.quoted(c.tokens.start).is_none()
            })
            .map(|(i, _)| i)
            .collect();
        for group in groups.into_iter().rev() {
            let Some(phrase) = subject::of(self.view, self.lists, group) else { continue };
            if phrase.tokens.start >= at || !phrase.is_human() {
                continue;
            }
            if let Some(found) = self.resolve(&phrase, false).filter(|c| Self::agrees(c, wanted)) {
                return Some(found);
            }
        }
        None
    }

    /// Somebody named before in the same sentence. « Dans un communiqué, il »: what stands there is nobody.
    fn somebody_in_sentence(&self, sentence: usize, at: usize, wanted: &Features) -> Option<Candidate> {
        let mut all = self.mentions(sentence, at);
        all.retain(|c| matches!(c.referent, Referent::Entity(_)) || (c.person && self.is_known(c.at)));
        Self::best(&all, wanted)
    }

    /// True after a definite article: somebody the reader knows.
    fn is_known(&self, at: usize) -> bool {
        matches!(
            self.view.form(at).to_lowercase().as_str(),
            "le" | "la" | "l’" | "les" | "ce" | "cet" | "cette" | "ces"
        )
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
