//! A statement on the page: rewritten by the rules that prove themselves, else verbatim.

use super::check::{invariants, refusal};
use super::{Rules, Speech};
use crate::article::{Origin, Sentence};
use crate::extract::facts::Facts;
use crate::pattern::Scene;
use crate::pattern::rewrite::{NoNames, Scope};
use crate::plan::names::Names;
use crate::text::document::Document;

/// Rewritings of one sentence at most, one after the other.
const PASSES: usize = 3;

/// Writes statements, section after section.
pub struct Writer<'a> {
    document: &'a Document,
    facts: &'a Facts,
    rules: &'a Rules,
    speech: Speech<'a>,
    known: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    /// A writer for one article.
    pub fn new(
        document: &'a Document,
        facts: &'a Facts,
        rules: &'a Rules,
        speech: Speech<'a>,
    ) -> Self {
        Writer {
            document,
            facts,
            rules,
            speech,
            known: facts.entities.iter().map(|e| e.name.as_str()).collect(),
        }
    }

    /// A section begins: names are given in full again.
    pub fn open_section(&mut self) {}

    /// The source sentence as it stands.
    pub fn verbatim(&self, statement: usize) -> Option<Sentence> {
        let number = self.facts.statements.get(statement)?.sentence;
        let span = self.document.sentences.get(number)?.span;
        let mut sentence = Sentence::new(
            crate::pattern::filters::capitalise(self.document.str(span)),
            Origin::source(vec![self.document.source_span(span)]),
        );
        sentence.of = vec![number];
        Some(sentence)
    }

    /// The sentence or sentences that say a statement. `opens`: first of its paragraph.
    pub fn write(&mut self, statement: usize, _opens: bool) -> Vec<Sentence> {
        let Some(plain) = self.verbatim(statement) else {
            return Vec::new();
        };
        let Some(number) = plain.of.first().copied() else {
            return Vec::new();
        };
        let mut text = plain.text.clone();
        let mut used: Vec<String> = Vec::new();
        let mut place = None;
        let names = Names {
            document: self.document,
            facts: self.facts,
        };
        let scope = Scope {
            scene: Scene {
                document: self.document,
                mentions: &self.facts.scene,
            },
            names: &names,
            french: self.speech.french,
            sentence: number,
        };
        if let Some((new, id, at)) = self.pass(&scope, &text, &used) {
            text = new;
            used.push(id);
            place = Some(at);
            for _ in 1..PASSES {
                let parsed = self.speech.parse(&text);
                let mentions = crate::extract::mentions_again(&parsed, self.facts);
                let again = Scope {
                    scene: Scene {
                        document: &parsed,
                        mentions: &mentions,
                    },
                    names: &NoNames,
                    french: self.speech.french,
                    sentence: 0,
                };
                match self.pass(&again, &text, &used) {
                    Some((new, id, _)) => {
                        text = new;
                        used.push(id);
                    }
                    None => break,
                }
            }
        }
        if used.is_empty() {
            return vec![plain];
        }
        let origin = Origin {
            file: place,
            ..Origin::rewritten(used.join(" + "), plain.origin.spans.clone())
        };
        vec![Sentence {
            text,
            origin,
            ..plain
        }]
    }

    /// The first rule that applies and proves itself: its text, its id, its place.
    fn pass(&self, scope: &Scope, text: &str, used: &[String]) -> Option<(String, String, String)> {
        let mut before = None;
        for rule in self.rules.rewriter.candidates(scope) {
            if used.contains(&rule.id) {
                continue;
            }
            let Some(raw) = rule.apply(scope) else {
                continue;
            };
            let new = self.speech.settle(&raw);
            if new == text {
                continue;
            }
            let old = before.get_or_insert_with(|| invariants(&self.speech.parse(text)));
            if refusal(old, &invariants(&self.speech.parse(&new)), &self.known).is_none() {
                return Some((new, rule.id.clone(), rule.place.clone()));
            }
        }
        None
    }
}
