//! Words: elided words, inversions, compounds, numbers, hours, addresses, each a token of its own.

mod abbreviations;
mod addresses;
mod cutter;
mod numbers;
mod words;

use super::document::{Key, key};
use cutter::Cutter;
use serde::Deserialize;
use std::collections::BTreeSet;

/// `rules/text/tokens.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenFile {
    elisions: Vec<String>,
    whole_with_apostrophe: Vec<String>,
    clitics: Vec<String>,
    whole_with_hyphen: Vec<String>,
    whole_with_slash: Vec<String>,
    domains: Vec<String>,
    ordinals: Vec<String>,
}

/// `rules/text/abbreviations.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AbbreviationFile {
    before_name: Vec<String>,
    before_number: Vec<String>,
    may_end: Vec<String>,
    names_with_mark: Vec<String>,
    openers: Vec<String>,
}

/// The compiled word lists.
#[derive(Debug, Clone)]
pub(crate) struct TokenRules {
    elisions: BTreeSet<Key>,
    whole_with_apostrophe: BTreeSet<Key>,
    /// Longest first.
    clitics: Vec<String>,
    whole_with_hyphen: BTreeSet<Key>,
    whole_with_slash: BTreeSet<Key>,
    domains: BTreeSet<Key>,
    ordinals: BTreeSet<Key>,
    before_name: BTreeSet<String>,
    before_number: BTreeSet<String>,
    may_end: BTreeSet<String>,
    names_with_mark: BTreeSet<Key>,
    openers: BTreeSet<Key>,
}

/// What a token is, as far as its letters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Word,
    Number,
    Punctuation,
    Symbol,
    /// URL, e-mail, host name, hashtag, @name.
    Address,
    /// A word with its full stop, which never ends a sentence.
    Abbreviation,
    /// A word with its full stop, which may also end a sentence.
    LooseAbbreviation,
}

/// A token of a block: byte range in the text of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub start: usize,
    pub end: usize,
    pub spaced: bool,
    pub class: Class,
}

fn keys(words: &[String]) -> BTreeSet<Key> {
    words.iter().map(|w| key(w)).collect()
}

impl TokenRules {
    pub fn compile(file: TokenFile, abbreviations: AbbreviationFile) -> TokenRules {
        let mut clitics = file.clitics;
        clitics.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        TokenRules {
            elisions: keys(&file.elisions),
            whole_with_apostrophe: keys(&file.whole_with_apostrophe),
            clitics,
            whole_with_hyphen: keys(&file.whole_with_hyphen),
            whole_with_slash: keys(&file.whole_with_slash),
            domains: keys(&file.domains),
            ordinals: keys(&file.ordinals),
            before_name: abbreviations.before_name.into_iter().collect(),
            before_number: abbreviations.before_number.into_iter().collect(),
            may_end: abbreviations.may_end.into_iter().collect(),
            names_with_mark: keys(&abbreviations.names_with_mark),
            openers: keys(&abbreviations.openers),
        }
    }

    /// True for a word written so before an apostrophe: l, qu, lorsqu …
    pub fn is_elision(&self, word: &str) -> bool {
        self.elisions.contains(&key(word))
    }

    /// True for the letters of an ordinal: e, er, ème …
    pub fn is_ordinal(&self, letters: &str) -> bool {
        self.ordinals.contains(&key(letters))
    }

    /// True for a word that opens sentences; its apostrophe, if any, left out.
    pub fn is_opener(&self, word: &str) -> bool {
        self.openers.contains(&key(word.trim_end_matches('’')))
    }

    /// True for a word that keeps its full stop: a listed abbreviation or an initial.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        let mut chars = word.chars();
        let initial = chars.next().is_some_and(char::is_uppercase)
            && chars.next() == Some('.')
            && chars.next().is_none();
        initial
            || self.before_name.contains(word)
            || self.before_number.contains(word)
            || self.may_end.contains(word)
    }

    /// True for a name that ends with a mark, « Yahoo! ».
    pub fn is_name_with_mark(&self, word: &str) -> bool {
        self.names_with_mark.contains(&key(word))
    }

    /// The tokens of the text of a block: single spaces, apostrophe « ’ ».
    pub fn cut(&self, text: &str) -> Vec<Piece> {
        let mut cutter = Cutter {
            rules: self,
            text,
            pieces: Vec::with_capacity(text.len() / 5 + 4),
        };
        let mut at = 0;
        while at < text.len() {
            at = cutter.next(at).max(at + 1);
            while !text.is_char_boundary(at) {
                at += 1;
            }
        }
        cutter.pieces
    }
}

#[cfg(test)]
mod tests {
    use crate::files::Files;
    use crate::text::Rules;

    #[test]
    fn words_of_a_sentence() {
        let rules = Rules::load(&Files::embedded()).unwrap().tokens;
        for (text, tokens) in [
            ("L’homme d’ici qu’il voit.", "L’|homme|d’|ici|qu’|il|voit|."),
            (
                "Jusqu’alors, lorsqu’elle vint",
                "Jusqu’|alors|,|lorsqu’|elle|vint",
            ),
            ("Aujourd’hui, quelqu’un", "Aujourd’hui|,|quelqu’un"),
            (
                "les prud’hommes, c’est-à-dire",
                "les|prud’hommes|,|c’est-à-dire",
            ),
            ("a-t-il dit, dit-il", "a|-t-il|dit|,|dit|-il"),
            ("Est-ce vrai ? Peut-on", "Est|-ce|vrai|?|Peut|-on"),
            ("« A-t-elle »", "«|A|-t-elle|»"),
            ("un rendez-vous peut-être", "un|rendez-vous|peut-être"),
            ("Noisy-le-Sec et Saint-Denis", "Noisy-le-Sec|et|Saint-Denis"),
            ("celui-ci, lui-même, là-bas", "celui-ci|,|lui-même|,|là-bas"),
            ("10 000 euros, 1 201 000", "10 000|euros|,|1 201 000"),
            ("3,5 % et 118.385 euros", "3,5|%|et|118.385|euros"),
            ("en 2012 300 cas", "en|2012|300|cas"),
            ("à 14h30, le 1er mai", "à|14h30|,|le|1er|mai"),
            ("le 12/05/2024 ou 2024-05-12", "le|12/05/2024|ou|2024-05-12"),
            ("25,7% à 150€", "25,7|%|à|150|€"),
            (
                "voir https://a.fr/b?c=1, puis",
                "voir|https://a.fr/b?c=1|,|puis",
            ),
            ("écrire à a.b@c.fr.", "écrire|à|a.b@c.fr|."),
            (
                "sur radars-auto.com et data.gouv.fr",
                "sur|radars-auto.com|et|data.gouv.fr",
            ),
            ("#IA par @nom_1", "#IA|par|@nom_1"),
            (
                "la S.A. et l’O.N.U. de M. Roy",
                "la|S.A.|et|l’|O.N.U.|de|M.|Roy",
            ),
            ("J.-P. Roy, av. J.-C.", "J.-P.|Roy|,|av.|J.-C."),
            ("n° 12, n°3", "n°|12|,|n°|3"),
            ("etc. et etc...", "etc.|et|etc|..."),
            ("art. 12, l’art.", "art.|12|,|l’|art|."),
            ("p. 3 ; Mme Roy", "p.|3|;|Mme|Roy"),
            ("(...) [...] …", "(...)|[...]|…"),
            ("quoi ?! non !!", "quoi|?!|non|!!"),
            ("R&D, CO2, km/h, et/ou", "R&D|,|CO2|,|km/h|,|et/ou"),
            ("d’« une vie »", "d’|«|une|vie|»"),
            ("citoyen·ne·s", "citoyen·ne·s"),
            ("O’Hare, Jeand’Heurs", "O’Hare|,|Jeand’Heurs"),
            ("donne-le-moi, allez-y", "donne-le|-moi|,|allez|-y"),
            ("2cm, 4km, 41-41, D42d", "2cm|,|4km|,|41-41|,|D42d"),
            ("Qu’est-ce que c’est ?", "Qu’|est|-ce|que|c’|est|?"),
            ("le Code.Il", "le|Code|.|Il"),
            ("fin.", "fin|."),
            ("20 °C", "20|°C"),
            ("c’est-à-dire--poursuit-il", "c’est-à-dire|--|poursuit|-il"),
        ] {
            let cut: Vec<&str> = rules
                .cut(text)
                .iter()
                .map(|p| text.get(p.start..p.end).unwrap_or("?"))
                .collect();
            assert_eq!(cut.join("|"), tokens, "{text}");
        }
    }
}
