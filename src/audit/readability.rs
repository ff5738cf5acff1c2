//! Readability measures: lengths, transitions, passive, beginnings of sentences.

use super::subject::{Measured, Subject};
use super::text::BlockKind;
use super::{fold, passive, text, transitions};

/// Words of a sentence from which on it is long, the French limit.
const LONG_SENTENCE: usize = 20;

/// Every readability measure.
pub fn measures(subject: &Subject<'_>) -> Vec<Measured> {
    vec![
        subheadings_too_long(subject),
        paragraph_too_long(subject),
        sentence_length(subject),
        transition_words(subject),
        passive_voice(subject),
        sentence_beginnings(subject),
        text_presence(subject),
    ]
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 * 100.0 / whole as f64
    }
}

/// Words of the longest section; a text without subheading is a case of its own.
fn subheadings_too_long(subject: &Subject<'_>) -> Measured {
    let mut sections = vec![0_usize];
    for block in &subject.blocks {
        match block.kind {
            BlockKind::Heading(_) => sections.push(0),
            BlockKind::Paragraph => {
                if let Some(last) = sections.last_mut() {
                    *last += block.sentences.iter().map(|s| s.words.len()).sum::<usize>();
                }
            }
        }
    }
    let longest = sections.iter().copied().max().unwrap_or(0);
    let measured = Measured::new("subheadingsTooLong", longest as f64);
    if subject.words <= subject.short_text {
        measured.case("short")
    } else if sections.len() == 1 {
        measured.case("none")
    } else {
        measured
    }
}

/// Words of the longest paragraph.
fn paragraph_too_long(subject: &Subject<'_>) -> Measured {
    let paragraphs = subject
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Paragraph);
    let length = |b: &super::text::Block| b.sentences.iter().map(|s| s.words.len()).sum::<usize>();
    let longest = paragraphs.max_by_key(|b| length(b));
    let words = longest.map_or(0, length);
    let mut measured = Measured::new("textParagraphTooLong", words as f64);
    if words > 150 {
        measured
            .spans
            .extend(longest.map(|b| b.text.trim().to_string()));
    }
    measured
}

/// Share of sentences over the limit.
fn sentence_length(subject: &Subject<'_>) -> Measured {
    let long: Vec<String> = subject
        .sentences()
        .filter(|s| s.words.len() > LONG_SENTENCE)
        .map(|s| s.text.clone())
        .collect();
    let total = subject.sentences().count();
    let measured = Measured::new("textSentenceLength", percent(long.len(), total));
    measured.spans(long)
}

/// Share of sentences with a transition word.
fn transition_words(subject: &Subject<'_>) -> Measured {
    let total = subject.blocks.iter().map(|b| b.pieces).sum();
    let found = subject
        .sentences()
        .filter(|s| transitions::find(&s.text, subject.rules).is_some())
        .count();
    let measured = Measured::new("textTransitionWords", percent(found, total));
    if subject.words < 200 {
        measured.case("short")
    } else {
        measured
    }
}

/// Share of sentences in the passive; here the end of a line ends a sentence too.
fn passive_voice(subject: &Subject<'_>) -> Measured {
    let (mut total, mut passives) = (0_usize, Vec::new());
    for line in subject.blocks.iter().flat_map(|b| b.text.lines()) {
        for sentence in text::pieces(line, subject.rules) {
            total += 1;
            if passive::is_passive(sentence, subject.rules) {
                passives.push(sentence.trim().to_string());
            }
        }
    }
    Measured::new("passiveVoice", percent(passives.len(), total)).spans(passives)
}

/// Most sentences in a row with the same first word. Lists and tables are passed over.
fn sentence_beginnings(subject: &Subject<'_>) -> Measured {
    let mut row: Vec<String> = Vec::new();
    let mut longest: Vec<String> = Vec::new();
    let mut last = String::new();
    let blocks = subject.blocks.iter().filter(|b| !b.listed && !b.tabled);
    for sentence in blocks.flat_map(|b| &b.sentences) {
        let Some(beginning) = beginning(&sentence.words, subject) else {
            continue;
        };
        if beginning != last {
            row.clear();
        }
        row.push(sentence.text.clone());
        last = beginning;
        if row.len() > longest.len() {
            longest.clone_from(&row);
        }
    }
    let measured = Measured::new("sentenceBeginnings", longest.len() as f64);
    if longest.len() > 2 {
        measured.spans(longest)
    } else {
        measured
    }
}

/// First word, with the second after an article or a small number.
fn beginning(words: &[String], subject: &Subject<'_>) -> Option<String> {
    let first = fold(words.first()?);
    match words.get(1) {
        Some(second) if subject.rules.openers.contains(&first) => {
            Some(format!("{first} {}", fold(second)))
        }
        _ => Some(first),
    }
}

/// Characters of the text.
fn text_presence(subject: &Subject<'_>) -> Measured {
    let characters: usize = subject
        .blocks
        .iter()
        .map(|b| b.text.trim().chars().count())
        .sum();
    Measured::new("textPresence", characters as f64)
}
