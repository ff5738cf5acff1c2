//! The words of a bank item: names, numbers and years it may bring, phrases it may not, spelling.

use super::bank::{Contract, Fault};
use crate::french::lexicon::Lexicon;
use crate::pack::Pack;
use crate::pad::item::Item;
use crate::pattern::lists::split;
use std::collections::BTreeSet;

/// The lists of the contract.
pub(super) struct Wording<'a> {
    contract: &'a Contract,
    banned: Vec<&'a str>,
    capitals: BTreeSet<&'a str>,
    known: BTreeSet<&'a str>,
    lexicon: &'static Lexicon,
}

impl<'a> Wording<'a> {
    /// The lists of the contract and of the guard.
    pub fn new(contract: &'a Contract, pack: &'a Pack) -> Wording<'a> {
        let banned = contract.banned.iter().chain(&pack.guard.banned);
        Wording {
            contract,
            banned: banned.map(String::as_str).collect(),
            capitals: contract.capitals.iter().map(String::as_str).collect(),
            known: contract.words_known.iter().map(String::as_str).collect(),
            lexicon: Lexicon::embedded(),
        }
    }

    /// Every fault of the wording of an item.
    pub fn check(&self, item: &Item, faults: &mut Vec<Fault>) {
        self.phrases(item, faults);
        self.defines(item, faults);
        let allowed = allowed(item);
        let heading = item.written.heading.iter();
        let sentences = item.paragraphs.iter().flatten().chain(heading);
        for sentence in sentences {
            self.words(sentence, &allowed, item, faults);
        }
    }

    fn phrases(&self, item: &Item, faults: &mut Vec<Fault>) {
        let text = spaced(&item.written.text);
        for phrase in &self.banned {
            if text.contains(&spaced(phrase)) {
                faults.push(Fault::on(format!("« {phrase} » is banned"), phrase));
            }
        }
        for sentence in item.paragraphs.iter().flatten() {
            let opens = spaced(sentence);
            let opener = self.contract.openers.iter();
            for opener in opener.filter(|o| opens.starts_with(&spaced(o))) {
                faults.push(Fault::on(
                    format!("a sentence opens with « {opener} »"),
                    sentence,
                ));
            }
        }
        for word in &self.contract.persons {
            let found = if word.ends_with('’') {
                text.contains(&format!(" {word}"))
            } else {
                text.contains(&format!(" {word} "))
            };
            if found {
                faults.push(
                    Fault::on(format!("« {word} » speaks to the reader"), word)
                        .hint("a bank paragraph has neither first nor second person"),
                );
            }
        }
        let quotations = item.written.text.split('«').skip(1);
        for quoted in quotations.filter_map(|part| part.split_once('»')) {
            if quoted.0.split_whitespace().count() > self.contract.quoted_words {
                faults.push(
                    Fault::on("a quotation", quoted.0.trim())
                        .hint("quotation marks are for a defined term only"),
                );
            }
        }
    }

    /// The first sentence of a definition names its term.
    fn defines(&self, item: &Item, faults: &mut Vec<Fault>) {
        let Some(term) = &item.written.term else {
            return;
        };
        let first = item.paragraphs.iter().flatten().next();
        let first = first.map_or(String::new(), |s| spaced(s));
        let wanted = spaced(&term.text);
        let plural = |word: &str| format!(" {} ", word.trim().trim_end_matches(['s', 'x']));
        let named = first.contains(wanted.trim())
            || wanted
                .split_whitespace()
                .all(|w| w.chars().count() < 4 || first.contains(plural(w).trim()));
        if !named {
            faults.push(
                Fault::on(
                    format!("the first sentence does not name « {} »", term.text),
                    "text:",
                )
                .hint("it answers « Qu’est-ce que … ? » alone"),
            );
        }
    }

    fn words(&self, sentence: &str, allowed: &Allowed, item: &Item, faults: &mut Vec<Fault>) {
        let mut start = true;
        let mut inside = false;
        for token in sentence.split([' ', '\n']) {
            // What stands in a slot is not ours to spell.
            if inside || token.contains('{') {
                inside = !token.contains('}');
                start = false;
                continue;
            }
            if token.starts_with('«') && token.len() > '«'.len_utf8() {
                faults.push(Fault::on("no space after «", token));
            }
            let opens = start;
            start = matches!(token, "«" | ":");
            for word in pieces(token) {
                self.word(word, opens, allowed, item, faults);
            }
        }
    }

    fn word(
        &self,
        word: &str,
        opens: bool,
        allowed: &Allowed,
        _item: &Item,
        faults: &mut Vec<Fault>,
    ) {
        if word.chars().any(|c| c.is_ascii_digit()) {
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            let year = digits.len() == 4 && (digits.starts_with('1') || digits.starts_with("20"));
            if !allowed.numbers.contains(&digits) && !allowed.text.contains(word) {
                faults.push(
                    Fault::on(format!("the number {word} is not in `allow_numbers`"), word)
                        .hint("a bank paragraph brings no figure of its own"),
                );
            } else if year {
                faults.push(Fault::on(format!("{word} looks like a year"), word));
            }
            return;
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let small = word.to_lowercase();
        if capital
            && !(opens && self.spelt(&small))
            && !self.capitals.contains(word)
            && !allowed.text.contains(word)
        {
            faults.push(
                Fault::on(format!("the name « {word} » is not in `allow_names`"), word)
                    .hint("list it under `allow_names`, or write the sentence without it"),
            );
            return;
        }
        if !capital && !self.spelt(word) && !allowed.folded.contains(&small) {
            faults.push(Fault::on(
                format!("« {word} » is not in the dictionary"),
                word,
            ));
        }
    }

    fn spelt(&self, word: &str) -> bool {
        word.chars().count() == 1
            || self.lexicon.contains(word)
            || self.known.contains(word)
            || (word.contains('-')
                && word
                    .split('-')
                    .all(|part| part.is_empty() || part == "t" || self.spelt(part)))
    }
}

/// What an item may bring.
struct Allowed {
    /// Names, the term and its triggers, as written.
    text: String,
    /// The same in lower case.
    folded: String,
    numbers: BTreeSet<String>,
}

fn allowed(item: &Item) -> Allowed {
    let written = &item.written;
    let requires = &written.requires;
    let texts: Vec<&str> = written
        .allow_names
        .iter()
        .chain(&requires.any_term)
        .chain(&requires.all_terms)
        .chain(&requires.context)
        .chain(written.term.as_ref().map(|t| &t.text))
        .map(String::as_str)
        .collect();
    let text = texts.join(" ");
    Allowed {
        folded: text.to_lowercase(),
        text,
        numbers: written
            .allow_numbers
            .iter()
            .map(|n| n.chars().filter(char::is_ascii_digit).collect())
            .collect(),
    }
}

/// The words of a white-space separated token: marks off, elided words apart.
fn pieces(token: &str) -> Vec<&str> {
    let token = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '’');
    let mut words = Vec::new();
    let mut rest = token;
    if split(token).len() > 1 {
        while let Some((head, tail)) = rest.split_once(['’', '\'']) {
            if head.chars().count() > 6 || tail.is_empty() {
                break;
            }
            rest = tail;
        }
    }
    for word in rest.split(['/', '…']) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}

/// Lower case, apostrophes and white space folded, marks off, a space at both ends: for searching words.
fn spaced(text: &str) -> String {
    let mut out = String::from(" ");
    for c in text.chars() {
        match c {
            '\'' => out.push('’'),
            c if c.is_alphanumeric() || c == '’' || c == '-' => out.extend(c.to_lowercase()),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}
