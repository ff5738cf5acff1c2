//! Indirect speech: « X a déclaré que P », « selon X, P », « P, a déclaré X », as records of their own.

use super::coreference::Candidate;
use super::facts::Reported;
use super::quotations::rules::{How, Place, Rule, Written};
use super::quotations::view::View;
use super::quotations::{entity_of, name, phrase_span};
use super::speakers::{Phrase, SpeakerLists, phrase, subject};
use crate::error::{Error, Result};
use crate::files::{Files, parse};
use crate::pattern::{Lists, Match};
use crate::text::document::{ChunkKind, Span};
use serde::Deserialize;
use std::ops::Range;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rules: Vec<Written>,
}

/// The rules of indirect speech.
#[derive(Debug, Clone)]
pub struct ReportedRules {
    /// Compiled, with their index.
    pub place: Place,
}

impl ReportedRules {
    /// Reads `rules/extract/reported.yaml`.
    ///
    /// # Errors
    /// When the file is missing, does not parse, or a pattern does not compile.
    pub fn load(files: &Files, lists: &Lists) -> Result<ReportedRules> {
        let path = "rules/extract/reported.yaml";
        let file = files
            .get(path)
            .ok_or_else(|| Error::new(format!("the pack has no file `{path}`")))?;
        let written: File = parse(file)?;
        let place = Place::compile(written.rules, lists).map_err(|e| e.in_file(&file.shown))?;
        Ok(ReportedRules { place })
    }
}

/// A record whose speaker is not resolved yet.
#[derive(Debug, Clone)]
pub struct Draft {
    content: Span,
    /// Who, as named.
    pub phrase: Phrase,
    /// Tokens of the cue.
    pub cue: Range<usize>,
    sentence: usize,
    /// Who, once resolved.
    pub speaker: Option<Candidate>,
}

impl Draft {
    /// The record.
    pub fn finish(self, view: &View) -> Reported {
        Reported {
            content: self.content,
            speaker: self.speaker.as_ref().and_then(entity_of),
            speaker_name: self
                .speaker
                .as_ref()
                .map_or_else(String::new, |s| name(view, s)),
            mention: Some(phrase_span(view, &self.phrase)),
            cue: view.span(self.cue),
            sentence: self.sentence,
        }
    }
}

/// Finds indirect speech in every sentence of running text.
pub fn find(view: &View, rules: &ReportedRules, lists: &SpeakerLists) -> Vec<Draft> {
    let mut found = Vec::new();
    for sentence in 0..view.document.sentences.len() {
        if view.is_prose(view.block(sentence)) {
            found.extend(in_sentence(view, rules, lists, sentence));
        }
    }
    found.sort_by_key(|d: &Draft| d.cue.start);
    found.dedup_by_key(|d| d.cue.start);
    found
}

fn in_sentence(
    view: &View,
    rules: &ReportedRules,
    lists: &SpeakerLists,
    sentence: usize,
) -> Vec<Draft> {
    let tokens = view.tokens_of(sentence);
    let mut found: Vec<Draft> = Vec::new();
    for number in rules.place.index.candidates(view.document, sentence) {
        let Some(rule) = rules.place.rules.get(number) else {
            continue;
        };
        for hit in rule.pattern.find_all(view.scene(), tokens.clone()) {
            let holds = rule
                .when
                .iter()
                .all(|c| c.holds(view.scene(), sentence, &rule.pattern, &hit));
            if let Some(draft) = holds
                .then(|| draft(view, lists, rule, &hit, sentence))
                .flatten()
                && !found.iter().any(|d| d.cue.start == draft.cue.start)
            {
                found.push(draft);
            }
        }
    }
    found
}

fn draft(
    view: &View,
    lists: &SpeakerLists,
    rule: &Rule,
    hit: &Match,
    sentence: usize,
) -> Option<Draft> {
    let cue = hit.get(&rule.pattern, "cue")?;
    let content = hit.get(&rule.pattern, "content")?;
    if view.quoted(cue.start).is_some() {
        return None;
    }
    let bounds = view.tokens_of(sentence);
    let phrase = match rule.written.speaker {
        How::Capture => {
            let start = hit.get(&rule.pattern, "speaker")?.start;
            phrase::read(view, lists, start, &bounds)?
        }
        How::Clitic => subject::clitic(view, &cue)?,
        _ => {
            let (group, _) = view
                .chunks_in(cue.clone())
                .find(|(_, c)| c.kind == ChunkKind::VerbGroup)?;
            subject::of(view, lists, group)?
        }
    };
    if !phrase.can_speak() && rule.written.speaker != How::Subject {
        return None;
    }
    // Final marks are no part of what is said.
    let mut end = content.end;
    while end > content.start && matches!(view.form(end - 1), "." | "!" | "?" | "…") {
        end -= 1;
    }
    Some(Draft {
        content: view.span(content.start..end),
        phrase,
        cue,
        sentence,
        speaker: None,
    })
}
