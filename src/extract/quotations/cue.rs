//! Cues: for one quotation, every rule that says who speaks, the surest and nearest first.

use super::rules::{CueRules, How, Place, Rule, Strength};
use super::view::View;
use crate::extract::speakers::phrase::{self, NounClass};
use crate::extract::speakers::{Phrase, SpeakerLists, Who, subject};
use crate::pattern::Match;
use crate::french::tags::Tense;
use crate::text::document::{Chunk, ChunkKind, Marks, key};
use std::ops::Range;

/// A rule that speaks for a quotation.
#[derive(Debug, Clone)]
pub struct Cue {
    /// The attributing words.
    pub tokens: Range<usize>,
    /// Who they name; `None` when the rule finds no phrase.
    pub speaker: Option<Phrase>,
    /// How sure.
    pub strength: Strength,
    /// True when it stands after or inside the quotation.
    pub incise: bool,
    /// True when the verb takes a fragment.
    pub fragment: bool,
    /// True after a colon: what follows is a whole utterance.
    pub colon: bool,
    /// True for a cry or a slogan.
    pub utterance: bool,
    /// End of everything the rule matched.
    pub end: usize,
}

/// Finds the cues of quotations.
#[derive(Debug)]
pub struct Finder<'a> {
    /// The document.
    pub view: &'a View<'a>,
    /// Rules.
    pub rules: &'a CueRules,
    /// Who can speak.
    pub lists: &'a SpeakerLists,
}

impl Finder<'_> {
    /// The cue right after the closing mark.
    pub fn after(&self, marks: &Marks) -> Option<Cue> {
        let close = marks.tokens.end;
        let start = close + 1;
        let bounds = start..self.view.tokens_of(self.view.sentence(close)).end;
        let mut cue = self.at(&self.rules.after, start, &bounds, false)?;
        cue.incise = true;
        // « le film « T » raconte la vie … »: no comma, and the quotation is the subject.
        let comma = matches!(self.view.form(start), "," | "–" | "—" | "-" | "(");
        if !comma && self.is_label(marks) && !cue.speaker.as_ref().is_some_and(is_sure) {
            return None;
        }
        Some(cue)
    }

    /// The cue between commas inside the marks: « …, a répliqué X. … »
    pub fn inside(&self, marks: &Marks) -> Option<Cue> {
        let tokens = marks.tokens.clone();
        for comma in tokens.clone() {
            if !self.view.is(comma, ",") || self.nested(marks, comma) {
                continue;
            }
            let Some(mut cue) = self.at(&self.rules.after, comma, &tokens, true) else { continue };
            let closes = cue.end >= tokens.end
                || matches!(self.view.form(cue.end), "," | "." | "!" | "?" | ":" | ";" | "…");
            if closes && cue.speaker.as_ref().is_some_and(is_sure) {
                cue.incise = true;
                return Some(cue);
            }
        }
        None
    }

    fn nested(&self, marks: &Marks, at: usize) -> bool {
        self.view
            .document
            .marks
            .iter()
            .any(|m| m.depth > marks.depth && m.tokens.contains(&at) && marks.tokens.contains(&m.tokens.start))
    }

    /// True for words after a noun or a preposition: « faute de « recette » ».
    pub fn completes_noun(&self, marks: &Marks) -> bool {
        use crate::french::tags::Upos;
        marks
            .tokens
            .start
            .checked_sub(2)
            .and_then(|before| self.view.token(before))
            .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Adp | Upos::Det))
    }

    /// True for a quotation that completes a noun: « le film « T » », « les « Q » ».
    fn is_label(&self, marks: &Marks) -> bool {
        use crate::french::tags::Upos;
        marks.tokens.start.checked_sub(2).is_some_and(|before| {
            self.view.sentence(before) == self.view.sentence(marks.tokens.start)
                && self
                    .view
                    .token(before)
                    .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Det | Upos::Propn | Upos::Adj))
        })
    }

    /// The cues before the opening mark, best first.
    pub fn before(&self, marks: &Marks) -> Vec<Cue> {
        let open = marks.tokens.start.saturating_sub(1);
        let bounds = self.scope(open, marks.tokens.end);
        self.before_in(marks, bounds, None)
    }

    /// The cues before a quotation inside another one, inside that one too.
    pub fn nested_before(&self, marks: &Marks) -> Vec<Cue> {
        let Some(outer) = self
            .view
            .document
            .marks
            .iter()
            .find(|m| m.depth == 0 && m.tokens.contains(&marks.tokens.start))
        else {
            return Vec::new();
        };
        let open = marks.tokens.start.saturating_sub(1);
        let start = (outer.tokens.start..open)
            .rev()
            .find(|at| matches!(self.view.form(*at), "." | "!" | "?" | ";" | "…"))
            .map_or(outer.tokens.start, |at| at + 1);
        self.before_in(marks, start..marks.tokens.end + 1, self.view.quoted(open))
    }

    fn before_in(&self, marks: &Marks, bounds: Range<usize>, inside: Option<usize>) -> Vec<Cue> {
        let open = marks.tokens.start.saturating_sub(1);
        let place = &self.rules.before;
        let mut found: Vec<Cue> = Vec::new();
        let mut candidates: Vec<usize> = Vec::new();
        for at in bounds.start..open {
            if self.view.quoted(at) != inside {
                continue;
            }
            let Some(token) = self.view.token(at) else { continue };
            candidates.clear();
            place.index.calls(token, &mut candidates);
            if candidates.is_empty() {
                continue;
            }
            candidates.sort_unstable();
            candidates.dedup();
            let group = self.view.verb_group(at).filter(|(_, c)| c.head == at);
            for number in &candidates {
                let Some(rule) = place.rules.get(*number) else { continue };
                // The word that calls a rule may be its first, the head of its first chunk, or part of a phrase.
                let first = group.map_or(at, |(_, c)| c.tokens.start);
                for start in [first, at, at.saturating_sub(1), at.saturating_sub(2), at.saturating_sub(3)] {
                    if start < bounds.start || (start != first && group.is_some()) {
                        continue;
                    }
                    if let Some(hit) = rule.pattern.match_at(self.view.scene(), bounds.clone(), start)
                        && hit.tokens.end == marks.tokens.end + 1
                        && self.holds(rule, &hit, start)
                    {
                        found.extend(self.cue(rule, &hit, &bounds));
                        break;
                    }
                }
            }
        }
        found.retain(|c| c.speaker.is_some());
        found.sort_by(|a, b| {
            (b.strength, b.tokens.start).cmp(&(a.strength, a.tokens.start))
        });
        found
    }

    /// The sentence of a quotation up to its end, and the sentence before when it ends with a colon.
    fn scope(&self, open: usize, close: usize) -> Range<usize> {
        let sentence = self.view.sentence(open);
        let mut start = self.view.tokens_of(sentence).start;
        if start == open && start > 0 && self.view.is(start - 1, ":") {
            start = self.view.tokens_of(sentence.saturating_sub(1)).start;
        }
        start..close + 1
    }

    fn holds(&self, rule: &Rule, hit: &Match, at: usize) -> bool {
        let sentence = self.view.sentence(at);
        rule.when
            .iter()
            .all(|c| c.holds(self.view.scene(), sentence, &rule.pattern, hit))
    }

    /// The first rule of a place that matches at a token.
    fn at(&self, place: &Place, start: usize, bounds: &Range<usize>, inside: bool) -> Option<Cue> {
        let mut candidates = Vec::new();
        for at in start..(start + 14).min(bounds.end) {
            if let Some(token) = self.view.token(at) {
                place.index.calls(token, &mut candidates);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        for number in candidates {
            let Some(rule) = place.rules.get(number) else { continue };
            let Some(hit) = rule.pattern.match_at(self.view.scene(), bounds.clone(), start) else { continue };
            if !self.holds(rule, &hit, start) {
                continue;
            }
            let Some(cue) = self.cue(rule, &hit, bounds) else { continue };
            let fine = cue.speaker.as_ref().is_some_and(|s| {
                s.can_speak() && (!inside || is_sure(s))
            });
            if fine {
                return Some(cue);
            }
        }
        None
    }

    fn cue(&self, rule: &Rule, hit: &Match, bounds: &Range<usize>) -> Option<Cue> {
        let tokens = hit.get(&rule.pattern, "cue").unwrap_or_else(|| hit.tokens.clone());
        let speaker = match rule.written.speaker {
            How::Capture => {
                let start = hit.get(&rule.pattern, "speaker")?.start;
                phrase::read(self.view, self.lists, start, bounds)
            }
            How::Subject => self.subject(&tokens, hit.tokens.end),
            How::Clitic => subject::clitic(self.view, &(hit.tokens.start..hit.tokens.end)),
            How::Main => self.main(&tokens),
            How::Agent => self.agent(hit.tokens.end),
        };
        let end = speaker.as_ref().map_or(hit.tokens.end, |s| {
            if rule.written.speaker == How::Capture { hit.tokens.end.max(self.past_apposition(s.end, bounds)) } else { hit.tokens.end }
        });
        let quote = hit.get(&rule.pattern, "quote").map_or(hit.tokens.end, |q| q.start);
        let colon = quote
            .checked_sub(1)
            .is_some_and(|b| b >= hit.tokens.start && self.view.is(b, ":"));
        // « au souhait du joueur qui en voulait deux : »: the colon goes with the main clause.
        if colon && rule.written.speaker == How::Subject && self.in_relative(&tokens) && !self.reports(&tokens) {
            return None;
        }
        Some(Cue {
            colon,
            utterance: rule.written.utterance,
            tokens,
            speaker,
            strength: rule.written.strength,
            incise: false,
            fragment: rule.written.fragment,
            end,
        })
    }

    fn in_relative(&self, cue: &Range<usize>) -> bool {
        cue.start
            .checked_sub(1)
            .is_some_and(|b| matches!(self.view.form(b), "qui" | "dont" | "où"))
    }

    fn reports(&self, cue: &Range<usize>) -> bool {
        self.view
            .chunks_in(cue.clone())
            .any(|(_, c)| self.view.token(c.head).is_some_and(|t| self.lists.reporting.has(t.lemma_key)))
    }

    /// After « Anne Moreau, députée de la Vaude, »: where the apposition ends.
    fn past_apposition(&self, end: usize, bounds: &Range<usize>) -> usize {
        if !self.view.is(end, ",") {
            return end;
        }
        (end + 1..bounds.end.min(end + 25))
            .find(|at| matches!(self.view.form(*at), "," | "." | "!" | "?" | ":" | ";" | "»" | "«"))
            .unwrap_or(end)
    }

    fn subject(&self, cue: &Range<usize>, end: usize) -> Option<Phrase> {
        let (group, chunk) = self
            .view
            .chunks_in(cue.clone())
            .find(|(_, c)| c.kind == ChunkKind::VerbGroup)?;
        // What a passive says of its subject, others say.
        if chunk.passive && !self.joins_active(chunk) {
            return None;
        }
        let finite = chunk.features.tense.is_some_and(|t| t.is_finite());
        let sentence = self.view.tokens_of(self.view.sentence(cue.start));
        // Before a quotation the subject stands before its verb.
        let found = subject::of(self.view, self.lists, group)
            .filter(|s| s.tokens.start < chunk.tokens.end || s.who == Who::Pronoun);
        let alone = found.is_none()
            && !finite
            && !self
                .view
                .chunks_in(sentence.start..end.min(sentence.end))
                .any(|(_, c)| c.features.tense.is_some_and(|t| t.is_finite()) && self.view.quoted(c.tokens.start).is_none());
        if alone {
            return Some(Phrase {
                tokens: cue.start..cue.start,
                head: cue.start,
                end: cue.start,
                who: Who::Implicit,
                features: crate::french::tags::Features::default(),
            });
        }
        found
    }

    /// « ont jeté des œufs et crié »: a bare participle that shares the auxiliary of the verb before.
    fn joins_active(&self, chunk: &Chunk) -> bool {
        let sentence = self.view.tokens_of(self.view.sentence(chunk.tokens.start));
        let joined = chunk
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|b| matches!(self.view.form(b), "et" | "," | "puis" | "ou"));
        let bare = self
            .view
            .token(chunk.tokens.start)
            .is_some_and(|t| t.features.tense == Some(Tense::ParticipePasse));
        joined
            && bare
            && self
                .view
                .chunks_in(sentence.start..chunk.tokens.start)
                .rev()
                .find(|(_, c)| c.kind == ChunkKind::VerbGroup && c.features.tense.is_some_and(Tense::is_finite))
                .is_some_and(|(_, c)| {
                    c.tokens.clone().any(|at| self.view.token(at).is_some_and(|t| t.lemma_key == key("avoir")))
                })
    }

    /// The subject of the first finite verb of the sentence outside quotations.
    fn main(&self, at: &Range<usize>) -> Option<Phrase> {
        let sentence = self.view.tokens_of(self.view.sentence(at.start));
        let mut last = None;
        for (group, chunk) in self.view.chunks_in(sentence.start..at.start) {
            if chunk.kind == ChunkKind::VerbGroup
                && chunk.features.tense.is_some_and(|t| t.is_finite())
                && self.view.quoted(chunk.tokens.start).is_none()
                && let Some(found) = subject::of(self.view, self.lists, group)
                && found.is_human()
                && !self.relative(chunk.tokens.start)
            {
                last = Some(found);
            }
        }
        last
    }

    fn relative(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|b| matches!(self.view.form(b), "qui" | "que" | "qu’" | "dont" | "où"))
    }

    /// « par X » right after the quotation.
    fn agent(&self, at: usize) -> Option<Phrase> {
        if !self.view.is(at, "par") {
            return None;
        }
        let bounds = at..self.view.tokens_of(self.view.sentence(at)).end;
        phrase::read(self.view, self.lists, at + 1, &bounds)
    }
}

/// True for a name, a pronoun or a person: what can hardly be anything but a speaker.
pub fn is_sure(phrase: &Phrase) -> bool {
    matches!(
        phrase.who,
        Who::Entity(_) | Who::Entities(_) | Who::Pronoun | Who::Noun(NounClass::Person | NounClass::Group | NounClass::Document)
    )
}
