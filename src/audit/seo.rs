//! SEO measures of the text: keyphrase in introduction, density, subheadings; length of the text.

use super::subject::{Measured, Subject};
use super::text::{self, BlockKind};
use super::{head, media};

/// Every SEO measure.
pub fn measures(subject: &Subject<'_>) -> Vec<Measured> {
    let mut out = vec![
        introduction(subject),
        keyphrase_length(subject),
        density(subject),
        subheadings(subject),
        text_length(subject),
        distribution(subject),
    ];
    out.extend(head::measures(subject));
    out.extend(media::measures(subject));
    out
}

/// 2 with all content words in one sentence of the first paragraph, 1 in the paragraph, else 0.
fn introduction(subject: &Subject<'_>) -> Measured {
    let id = "introductionKeyword";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    let first = subject
        .blocks
        .iter()
        .find(|b| b.kind == BlockKind::Paragraph && !b.caption && !b.link_only);
    let value = match first {
        Some(block) if block.sentences.iter().any(|s| keyphrase.count(&s.text) > 0) => 2.0,
        Some(block) if keyphrase.found_words(&block.text) == keyphrase.length() => 1.0,
        _ => 0.0,
    };
    Measured::new(id, value)
}

/// Content words of the keyphrase.
fn keyphrase_length(subject: &Subject<'_>) -> Measured {
    let length = subject.keyphrase.as_ref().map_or(0, |k| k.length());
    Measured::new("keyphraseLength", length as f64)
}

/// Times found for 100 words, weighed by the length of the keyphrase: × (0.7 + n / 3). Texts too
/// short for shares are cases: `few`, `enough`, `over`, `stuffed`.
fn density(subject: &Subject<'_>) -> Measured {
    let id = "keyphraseDensity";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    let count: usize = subject.sentences().map(|s| keyphrase.count(&s.text)).sum();
    let parts = |word: &String| word.split('-').filter(|p| !p.is_empty()).count().max(1);
    let words: usize = subject.sentences().flat_map(|s| &s.words).map(parts).sum();
    let weight = 0.7 + keyphrase.length() as f64 / 3.0;
    let value = count as f64 * 100.0 / words.max(1) as f64 * weight;
    let measured = Measured::new(id, value);
    // Under 100 words once is enough, twice over 50 words; from there on twice is never too much.
    let most = if words > 50 { 2 } else { 1 };
    match count {
        0 => measured.case("few"),
        1 if words >= 100 => measured.case("few"),
        n if words < 100 && n > most + 1 => measured.case("stuffed"),
        n if words < 100 && n > most => measured.case("over"),
        _ if words < 100 => measured.case("enough"),
        2 if value > 3.0 => measured.case("enough"),
        _ => measured,
    }
}

/// Share of H2 and H3 with more than half of the content words.
fn subheadings(subject: &Subject<'_>) -> Measured {
    let id = "subheadingsKeyword";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    if subject.page.body.is_empty() {
        return Measured::new(id, 0.0).case("empty");
    }
    let headings: Vec<&text::Block> = subject
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Heading(2 | 3)))
        .collect();
    if headings.is_empty() {
        let case = if subject.words > subject.short_text {
            "long"
        } else {
            "short"
        };
        return Measured::new(id, 0.0).case(case);
    }
    let bears = |b: &&&text::Block| keyphrase.found_words(&b.text) * 2 > keyphrase.length();
    let bearing: Vec<String> = headings
        .iter()
        .filter(bears)
        .map(|b| b.text.trim().to_string())
        .collect();
    let share = bearing.len() as f64 * 100.0 / headings.len() as f64;
    let measured = Measured::new(id, share).spans(bearing);
    if headings.len() == 1 && share > 0.0 {
        measured.case("single")
    } else {
        measured
    }
}

/// Words of the text.
fn text_length(subject: &Subject<'_>) -> Measured {
    Measured::new("textLength", subject.words as f64)
}

/// Longest run of sentences without the topic, as a share of all. The topic is there with all
/// content words, with half of them when they are four and more.
fn distribution(subject: &Subject<'_>) -> Measured {
    let id = "keyphraseDistribution";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    let (mut run, mut longest, mut total) = (0_usize, 0_usize, 0_usize);
    for sentence in subject.sentences() {
        let found = keyphrase.found_words(&sentence.text);
        let topical = if keyphrase.length() < 4 {
            found == keyphrase.length()
        } else {
            found * 2 >= keyphrase.length()
        };
        run = if topical { 0 } else { run + 1 };
        longest = longest.max(run);
        total += 1;
    }
    let share = longest as f64 * 100.0 / total.max(1) as f64;
    Measured::new(id, share)
}
