//! Audit: SEO and readability verdicts with reasons, for our articles and any page.
//!
//! | step | from → to | module |
//! |---|---|---|
//! | read | HTML, Markdown, our JSON → [`page::Page`] | [`html`], [`markdown`], [`json`] |
//! | prepare | Page → blocks, sentences, words | [`text`], [`subject`] |
//! | measure | → figures | [`seo`], [`head`], [`media`], [`readability`], [`own`], [`faith`] |
//! | judge | figures → [`Report`], by the bands of `rules/audit` | [`score`] |
//!
//! Measures are code; words, thresholds and advice are data. Verdicts agree with Yoast SEO's for
//! French; `tests/judges/compare_audit.py` compares both.

pub mod faith;
pub mod head;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
pub mod keyphrase;
pub mod markdown;
pub mod media;
pub mod own;
pub mod page;
pub mod passive;
pub mod readability;
mod report;
pub mod rules;
pub mod score;
pub mod seo;
pub mod subject;
pub mod text;
pub mod transitions;
pub mod typography;

pub use page::Page;
pub use report::{Assessment, Report, Verdict};
pub use rules::Rules;

use subject::{Measured, Subject};

/// The name of everything that is measured; `rules/audit` has one assessment for each.
pub const MEASURES: [&str; 32] = [
    "introductionKeyword",
    "keyphraseLength",
    "keyphraseDensity",
    "metaDescriptionKeyword",
    "metaDescriptionLength",
    "subheadingsKeyword",
    "textCompetingLinks",
    "imageKeyphrase",
    "images",
    "textLength",
    "externalLinks",
    "keyphraseInSEOTitle",
    "internalLinks",
    "titleWidth",
    "slugKeyword",
    "functionWordsInKeyphrase",
    "singleH1",
    "keyphraseDistribution",
    "subheadingsTooLong",
    "textParagraphTooLong",
    "textSentenceLength",
    "textTransitionWords",
    "passiveVoice",
    "sentenceBeginnings",
    "textPresence",
    "fleschFrench",
    "headingQuality",
    "typography",
    "repeatedSentences",
    "padding",
    "unsupportedNumbers",
    "alteredQuotes",
];

/// Audits a page for a keyphrase (may be empty), against the text it was made from when that is
/// known.
pub fn audit(page: &Page, keyphrase: &str, source: Option<&str>, rules: &Rules) -> Report {
    let subject = Subject::new(page, keyphrase, source, rules);
    let mut measured = seo::measures(&subject);
    measured.push(function_words(&subject));
    measured.extend(readability::measures(&subject));
    measured.extend(own::measures(&subject));
    measured.extend(faith::measures(&subject));
    score::judge(&measured, rules)
}

/// 1 when the keyphrase holds function words only.
fn function_words(subject: &Subject<'_>) -> Measured {
    let words = subject.keyphrase.as_ref().map_or(&[][..], |k| &k.words);
    let only = !words.is_empty()
        && words
            .iter()
            .all(|w| subject.rules.function_words.contains(w));
    Measured::new("functionWordsInKeyphrase", f64::from(u8::from(only)))
}

/// Lower case, one apostrophe.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | '‘' | 'ʼ' => out.push('\''),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}
