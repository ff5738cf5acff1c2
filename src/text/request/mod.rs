//! The request line (rule C1): found at either end of the source, read as a brief, taken out.

mod markers;
mod values;

use super::document::BlockKind;
use super::fold::fold_char;
use super::trace::{Extract, Trace};
use crate::brief::Brief;
use serde::Deserialize;

/// `rules/text/request.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestRules {
    pub verbs: Vec<String>,
    pub polite: Vec<String>,
    pub wishes: Vec<String>,
    pub topics: Vec<Vec<String>>,
    pub leads: Vec<String>,
    pub most: Vec<String>,
    pub word_units: Vec<String>,
    pub keyphrase_markers: Vec<String>,
    pub title_markers: Vec<String>,
    pub fillers: Vec<String>,
    pub limits: RequestLimits,
    #[cfg_attr(not(test), allow(dead_code))]
    finds: Vec<Found>,
    #[cfg_attr(not(test), allow(dead_code))]
    ignores: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestLimits {
    pub max_words: usize,
    pub short: usize,
    pub max_blocks: usize,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), allow(dead_code))]
struct Found {
    text: String,
    #[serde(default)]
    min_words: Option<usize>,
    #[serde(default)]
    max_words: Option<usize>,
    #[serde(default)]
    keyphrase: Option<String>,
    #[serde(default)]
    title: Option<String>,
}

/// A text folded character by character, white space single-spaced by the caller.
pub(crate) struct Folded {
    pub chars: Vec<char>,
    pub text: String,
}

impl Folded {
    pub fn of(trace: &Trace) -> Folded {
        let chars: Vec<char> = trace.cells.iter().map(|c| fold_char(c.c)).collect();
        let text = chars.iter().collect();
        Folded { chars, text }
    }
}

/// A sentence of a block, as a range of characters.
type Segment = std::ops::Range<usize>;

impl RequestRules {
    pub fn compile(rules: RequestRules) -> RequestRules {
        rules
    }

    /// Takes the request out of the blocks and returns what it asks.
    pub fn take(&self, extract: &mut Extract) -> Option<Brief> {
        let mut brief: Option<Brief> = None;
        let mut removed: Vec<String> = Vec::new();
        self.take_top(extract, &mut brief, &mut removed);
        self.take_bottom(extract, &mut brief, &mut removed);
        if !removed.is_empty() {
            extract
                .notices
                .push(format!("read as a request: {}", removed.join(" ")));
        }
        brief
    }

    fn take_top(
        &self,
        extract: &mut Extract,
        brief: &mut Option<Brief>,
        removed: &mut Vec<String>,
    ) {
        let mut found = false;
        for _ in 0..self.limits.max_blocks {
            let Some(draft) = extract.drafts.first_mut() else {
                return;
            };
            if matches!(draft.kind, BlockKind::Code | BlockKind::TableRow) {
                return;
            }
            let folded = Folded::of(&draft.trace);
            let segments = segments(&folded);
            let mut end = 0;
            for segment in &segments {
                let text = slice(&folded, segment);
                let asks = self.is_request(text, false);
                let follows = found && (self.continues(text) || self.is_lead(text));
                let announces = self.is_lead(text)
                    && !found
                    && segments.len() == 1
                    && extract.drafts.len() > 1
                    && text.ends_with(':');
                let _ = announces;
                if !(asks || follows) {
                    break;
                }
                found = true;
                end = segment.end;
            }
            let Some(draft) = extract.drafts.first_mut() else {
                return;
            };
            if end == 0 {
                return;
            }
            let mut taken = std::mem::take(&mut draft.trace);
            let rest = taken.split_off(end);
            let later = values::read(&taken, self);
            *brief = Some(brief.take().unwrap_or_default().overlaid(later));
            removed.push(taken.text().trim().to_string());
            draft.trace = rest;
            draft.trace.trim();
            if draft.trace.cells.is_empty() {
                extract.drafts.remove(0);
            } else {
                return;
            }
        }
    }

    fn take_bottom(
        &self,
        extract: &mut Extract,
        brief: &mut Option<Brief>,
        removed: &mut Vec<String>,
    ) {
        // The request may take several lines: find where it starts.
        let count = extract.drafts.len();
        let mut start = None;
        for index in (0..count).rev().take(self.limits.max_blocks) {
            let Some(draft) = extract.drafts.get(index) else {
                break;
            };
            if index == 0 || matches!(draft.kind, BlockKind::Code | BlockKind::TableRow) {
                break;
            }
            let folded = Folded::of(&draft.trace);
            let segments = segments(&folded);
            let first_asks = segments
                .first()
                .is_some_and(|s| self.is_request(slice(&folded, s), true));
            let whole = segments.iter().all(|s| {
                let text = slice(&folded, s);
                self.is_request(text, false) || self.continues(text) || self.is_lead(text)
            });
            if first_asks && whole {
                start = Some(index);
            }
            if !whole {
                break;
            }
        }
        let Some(start) = start else { return };
        for draft in extract.drafts.drain(start..) {
            let later = values::read(&draft.trace, self);
            *brief = Some(brief.take().unwrap_or_default().overlaid(later));
            removed.push(draft.trace.text().trim().to_string());
        }
    }
}

fn slice<'a>(folded: &'a Folded, segment: &Segment) -> &'a str {
    let byte =
        |chars: usize| -> usize { folded.chars.iter().take(chars).map(|c| c.len_utf8()).sum() };
    folded
        .text
        .get(byte(segment.start)..byte(segment.end))
        .unwrap_or("")
        .trim()
}

/// The sentences of a block: after . ! ? and a space, or after « : » that announces the text.
fn segments(folded: &Folded) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut start = 0;
    let chars = &folded.chars;
    for (index, &c) in chars.iter().enumerate() {
        let next = chars.get(index + 1).copied().unwrap_or('\n');
        let ends = match c {
            '.' | '!' | '?' => next.is_whitespace(),
            ':' => {
                let before: String = chars.get(start..index).unwrap_or_default().iter().collect();
                let before = before.trim_end();
                next.is_whitespace()
                    && [
                        "texte",
                        "text",
                        "suivant",
                        "suivante",
                        "following",
                        "below",
                        "ci-dessous",
                        "communique",
                        "depeche",
                        "source",
                    ]
                    .iter()
                    .any(|word| before.ends_with(word))
            }
            _ => false,
        };
        if ends {
            segments.push(start..index + 1);
            start = index + 1;
        }
    }
    if chars
        .get(start..)
        .unwrap_or_default()
        .iter()
        .any(|c| !c.is_whitespace())
    {
        segments.push(start..chars.len());
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;
    use crate::text::trace::Draft;

    fn take(text: &str) -> (Option<Brief>, usize) {
        let rules = Rules::load(&Files::embedded()).unwrap();
        let mut trace = Trace::of(text, 0);
        crate::text::typography::normalise(&mut trace, &rules.tokens);
        let body = Trace::of("Le maire a ouvert la piscine lundi matin.", 900);
        let mut extract = Extract {
            drafts: vec![
                Draft::new(BlockKind::Paragraph, trace.clone()),
                Draft::new(BlockKind::Paragraph, body.clone()),
            ],
            ..Extract::default()
        };
        let top = rules.request.take(&mut extract);
        (top, extract.drafts.len())
    }

    #[test]
    fn examples_of_the_rule_file() {
        let rules = Rules::load(&Files::embedded()).unwrap().request;
        for found in &rules.finds {
            let (brief, left) = take(&found.text);
            assert_eq!(left, 1, "not taken out: {}", found.text);
            let brief = brief.unwrap_or_default();
            assert_eq!(brief.min_words, found.min_words, "{}", found.text);
            assert_eq!(brief.max_words, found.max_words, "{}", found.text);
            assert_eq!(brief.keyphrase, found.keyphrase, "{}", found.text);
            assert_eq!(brief.title, found.title, "{}", found.text);
        }
        for text in &rules.ignores {
            let (brief, left) = take(text);
            assert_eq!((brief, left), (None, 2), "{text}");
        }
    }
}
