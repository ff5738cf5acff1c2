//! The focus keyphrase: its content words, and where they stand together.

use super::fold;
use super::rules::Rules;
use unicode_normalization::UnicodeNormalization;

/// A keyphrase ready to be looked for.
#[derive(Debug, Clone)]
pub struct Keyphrase {
    /// Every word, folded.
    pub words: Vec<String>,
    /// The phrase between white space, hyphens kept, folded.
    pub written: Vec<String>,
    /// Words that carry the subject; all of them when none does.
    pub content: Vec<String>,
    /// Written in quotation marks: only the exact phrase counts.
    pub exact: bool,
}

impl Keyphrase {
    /// Reads a keyphrase; `None` when it holds no word.
    pub fn new(text: &str, rules: &Rules) -> Option<Keyphrase> {
        let text = text.trim();
        let exact = text.chars().count() > 2
            && text.starts_with(['"', '“', '„'])
            && text.ends_with(['"', '”', '“']);
        let words = tokens(text);
        let is_content = |w: &&String| !rules.function_words.contains(*w);
        let mut content: Vec<String> = words.iter().filter(is_content).cloned().collect();
        if content.is_empty() || exact {
            content.clone_from(&words);
        }
        let pieces = text.split(char::is_whitespace);
        let written = pieces
            .map(|p| fold(p.trim_matches(|c: char| !c.is_alphanumeric())))
            .filter(|p| !p.is_empty());
        (!words.is_empty()).then_some(Keyphrase {
            written: written.collect(),
            words,
            content,
            exact,
        })
    }

    /// How many words carry the subject; an exact phrase is one.
    pub fn length(&self) -> usize {
        if self.exact { 1 } else { self.content.len() }
    }

    /// How often the keyphrase stands in one sentence: as often as the rarest of its content
    /// words, in any order.
    pub fn count(&self, sentence: &str) -> usize {
        let found = tokens(sentence);
        if self.exact {
            return windows(&found, &self.words).count();
        }
        let times = |wanted: &String| found.iter().filter(|t| same(wanted, t)).count();
        self.content.iter().map(times).min().unwrap_or(0)
    }

    /// How many of its content words stand in the text.
    pub fn found_words(&self, text: &str) -> usize {
        let found = tokens(text);
        if self.exact {
            return usize::from(windows(&found, &self.words).next().is_some());
        }
        let there = |wanted: &&String| found.iter().any(|t| same(wanted, t));
        self.content.iter().filter(there).count()
    }

    /// Where the whole phrase, function words and order included, first stands among the pieces
    /// of `text`, and these pieces. A punctuation mark or hyphen inside breaks the phrase.
    pub fn position(&self, text: &str) -> (Option<usize>, Vec<String>) {
        let mut pieces = Vec::new();
        for piece in text.split(char::is_whitespace).filter(|p| !p.is_empty()) {
            let word = fold(piece.trim_matches(|c: char| !c.is_alphanumeric()));
            let broken = piece.ends_with([',', ';', ':', '.', '!', '?', '…']);
            if !word.is_empty() {
                pieces.push(word);
            }
            if broken || !piece.chars().any(char::is_alphanumeric) {
                pieces.push(String::new());
            }
        }
        let at = windows(&pieces, &self.written).next();
        let before = pieces
            .iter()
            .take(at.unwrap_or(0))
            .filter(|p| !p.is_empty());
        (at, before.cloned().collect())
    }
}

fn windows(found: &[String], wanted: &[String]) -> impl Iterator<Item = usize> {
    found
        .windows(wanted.len().max(1))
        .enumerate()
        .filter(|(_, window)| wanted.iter().zip(*window).all(|(w, t)| same(w, t)))
        .map(|(at, _)| at)
}

/// Words of a text: letters and digits, with the apostrophes inside them; hyphens part words.
pub fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '%'))
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

/// True when a token of the text is the wanted word: as it is, without accents in the text, or
/// behind an elided word.
fn same(wanted: &str, token: &str) -> bool {
    let equal = |t: &str| t == wanted || t == plain(wanted);
    equal(token) || token.split_once('\'').is_some_and(|(_, rest)| equal(rest))
}

/// Without accents and ligatures.
pub fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.nfd() {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c if ('\u{300}'..='\u{36f}').contains(&c) => {}
            c => out.push(c),
        }
    }
    out
}
