//! Our own measures: reading ease, headings, typography, repetition.

use super::fold;
use super::subject::{Measured, Subject};
use super::text::BlockKind;
use super::typography;

/// Reading ease, headings, typography, repetition.
pub fn measures(subject: &Subject<'_>) -> Vec<Measured> {
    vec![
        flesch(subject),
        headings(subject),
        typography::measure(subject),
        repetition(subject),
    ]
}

/// Reading ease for French (Kandel and Moles, 1958, as used by Yoast).
fn flesch(subject: &Subject<'_>) -> Measured {
    let id = "fleschFrench";
    let sentences = subject.sentences().count();
    if sentences == 0 {
        return Measured::new(id, 0.0).case("none");
    }
    let words = subject.sentences().flat_map(|s| &s.words);
    let syllables: usize = words.map(|w| syllables(w)).sum();
    let (words, sentences) = (subject.words as f64, sentences as f64);
    let ease = 207.0 - 1.015 * words / sentences - 73.6 * syllables as f64 / words;
    Measured::new(id, ease.clamp(0.0, 100.0))
}

/// Syllables of a word: groups of vowels, a final mute e not counted.
pub fn syllables(word: &str) -> usize {
    let word = fold(word);
    let is_vowel = |c: char| "aeiouyàâäéèêëîïôöùûüœæ".contains(c);
    let (mut count, mut inside) = (0, false);
    for c in word.chars() {
        if is_vowel(c) && !inside {
            count += 1;
        }
        // « é » and « è » never join the vowel after them: « théâtre » has two syllables there.
        inside = is_vowel(c) && !matches!(c, 'é' | 'è' | 'ï' | 'ë');
    }
    let mute = ["e", "es"].iter().any(|ending| {
        let stem = word.strip_suffix(ending);
        stem.is_some_and(|s| s.chars().next_back().is_some_and(|c| !is_vowel(c)))
    });
    if mute && count > 1 {
        count - 1
    } else {
        count.max(1)
    }
}

/// Headings over 70 characters, without text under them, said twice, generic, or more than one
/// level below the one before.
fn headings(subject: &Subject<'_>) -> Measured {
    let mut spans = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut level = 2_u8;
    for (index, block) in subject.blocks.iter().enumerate() {
        let BlockKind::Heading(own) = block.kind else {
            continue;
        };
        let text = block.text.trim();
        let folded = fold(text);
        let next = subject.blocks.get(index + 1).map(|b| b.kind);
        let empty = match next {
            None => true,
            Some(BlockKind::Heading(below)) => below <= own,
            Some(BlockKind::Paragraph) => false,
        };
        let why = if text.chars().count() > 70 {
            Some("over 70 characters")
        } else if subject.rules.generic_headings.contains(&folded) {
            Some("would fit any article")
        } else if seen.contains(&folded) {
            Some("said before")
        } else if empty {
            Some("nothing under it")
        } else if own > level + 1 {
            Some("skips a level")
        } else {
            None
        };
        spans.extend(why.map(|why| format!("{text} ({why})")));
        seen.push(folded);
        level = own;
    }
    Measured::new("headingQuality", spans.len() as f64).spans(spans)
}

/// Sentences of five words and more that were there before.
fn repetition(subject: &Subject<'_>) -> Measured {
    let mut seen = std::collections::BTreeSet::new();
    let mut spans = Vec::new();
    for sentence in subject.sentences().filter(|s| s.words.len() >= 5) {
        let words: Vec<String> = sentence.words.iter().map(|w| fold(w)).collect();
        if !seen.insert(words) {
            spans.push(sentence.text.clone());
        }
    }
    Measured::new("repeatedSentences", spans.len() as f64).spans(spans)
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn syllables_are_counted() {
        let table = [
            ("chat", 1),
            ("piscine", 2),
            ("municipale", 4),
            ("théâtre", 2),
            ("eau", 1),
            ("été", 2),
            ("le", 1),
            ("250", 1),
            ("Orléans", 3),
        ];
        for (word, expected) in table {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}
