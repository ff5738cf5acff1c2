//! Words: elided words, inversions, compounds, numbers, hours, addresses, each a token of its own.

use super::document::{Key, key};
use super::fold::fold;
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

struct Cutter<'a> {
    rules: &'a TokenRules,
    text: &'a str,
    pieces: Vec<Piece>,
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '·') || ('\u{300}'..='\u{36f}').contains(&c)
}

impl<'a> Cutter<'a> {
    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    fn char_at(&self, at: usize) -> char {
        self.rest(at).chars().next().unwrap_or('\n')
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn push(&mut self, start: usize, end: usize, class: Class) -> usize {
        let spaced = self
            .text
            .get(..start)
            .and_then(|before| before.chars().next_back())
            .is_none_or(char::is_whitespace);
        self.pieces.push(Piece {
            start,
            end,
            spaced,
            class,
        });
        end
    }

    /// Cuts the token at `at`; returns where the next may start.
    fn next(&mut self, at: usize) -> usize {
        let c = self.char_at(at);
        if c.is_whitespace() {
            return at + c.len_utf8();
        }
        if let Some(end) = self.address(at, c) {
            return self.push(at, end, Class::Address);
        }
        if c.is_ascii_digit() {
            return self.number(at);
        }
        if c.is_alphabetic() || c.is_numeric() {
            return self.word(at);
        }
        self.mark(at, c)
    }

    /// End of the URL, e-mail, host, hashtag or @name at `at`.
    fn address(&self, at: usize, c: char) -> Option<usize> {
        if !(c.is_alphanumeric() || matches!(c, '#' | '@')) {
            return None;
        }
        let rest = self.rest(at);
        let length = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '"' | '“' | '”' | '<' | '>'))
            .unwrap_or(rest.len());
        let chunk = rest.get(..length).unwrap_or("");
        if matches!(c, '#' | '@') {
            let name = chunk.get(1..).unwrap_or("");
            let end = name
                .find(|c: char| !is_word_char(c) && c != '-')
                .unwrap_or(name.len());
            let first = name.chars().next()?;
            return (end > 1 && (first.is_alphabetic() || (c == '@' && first == '_')))
                .then_some(at + 1 + end);
        }
        let dotted = chunk.bytes().any(|b| matches!(b, b'.' | b'@' | b':'));
        if !dotted {
            return None;
        }
        let chunk = chunk.trim_end_matches(|c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '’' | '…')
        });
        let lower = chunk.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("www."));
        if chunk.contains("://") || (lower && chunk.len() > 6) {
            return Some(at + chunk.len());
        }
        if let Some((user, host)) = chunk.split_once('@') {
            let fine = |s: &str| {
                !s.is_empty() && s.chars().all(|c| is_word_char(c) || matches!(c, '.' | '-' | '+'))
            };
            return (fine(user) && fine(host) && host.contains('.')).then_some(at + chunk.len());
        }
        // A host name: letters, digits, dots, a known ending, maybe a path.
        let (host, path) = match chunk.find('/') {
            Some(cut) => (chunk.get(..cut)?, true),
            None => (chunk, false),
        };
        let (name, ending) = host.rsplit_once('.')?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
        let short = name.len() < 3 && !path;
        (!short
            && name.chars().all(|c| plain(c) || c.is_ascii_uppercase() || c.is_alphabetic())
            && !name.ends_with('.')
            && ending.chars().all(|c| c.is_ascii_lowercase())
            && self.rules.domains.contains(&key(ending)))
        .then_some(at + chunk.len())
    }

    fn digits(&self, at: usize) -> usize {
        let rest = self.rest(at);
        rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
    }

    /// A number: grouping by spaces or full stops, decimals, then letters (« 14h30 », « 1er »),
    /// or more digits after / - : (dates, scores, hours).
    fn number(&mut self, at: usize) -> usize {
        let first = self.digits(at);
        let mut end = at + first;
        if first <= 3 {
            // Groups of three digits, all by the same separator.
            let separator = self.char_at(end);
            if matches!(separator, ' ' | '.') {
                while self.char_at(end) == separator && self.digits(end + 1) == 3 {
                    end += 4;
                }
            }
        }
        let mut joined = false;
        loop {
            let c = self.char_at(end);
            let digits = self.digits(end + c.len_utf8());
            match c {
                ',' | '.' if !joined && digits > 0 => end += 1 + digits,
                '/' | '-' | ':' | '–' if digits > 0 => {
                    joined = true;
                    end += c.len_utf8() + digits;
                }
                _ => break,
            }
            if c == ',' {
                break;
            }
        }
        let rest = self.rest(end);
        let letters = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        if letters > 0 {
            end += letters;
            // « 16-bits », « 2nde-chance »
            let after = self.rest(end);
            let tail = after
                .find(|c: char| !(c.is_alphanumeric() || c == '-'))
                .unwrap_or(after.len());
            let tail_text = after.get(..tail).unwrap_or("").trim_end_matches('-');
            end += tail_text.len();
        }
        self.push(at, end, Class::Number)
    }

    /// A word with what belongs to it, or its elided part.
    fn word(&mut self, at: usize) -> usize {
        if let Some(end) = self.dotted(at) {
            let class = self.abbreviation_class(self.slice(at, end), end);
            return self.push(at, end, class.unwrap_or(Class::LooseAbbreviation));
        }
        let mut end = at;
        let mut hyphens = false;
        let mut part = at;
        while end < self.text.len() {
            let c = self.char_at(end);
            let next = self.char_at(end + c.len_utf8());
            match c {
                _ if is_word_char(c) => {}
                '’' => {
                    let so_far = self.slice(at, end);
                    if next.is_alphanumeric() {
                        let whole_end = self.run_end(at);
                        let whole = self.slice(at, whole_end);
                        if self.rules.whole_with_apostrophe.contains(&key(whole)) {
                            return self.push(at, whole_end, Class::Word);
                        }
                        // An elided word, or the elided end of a compound (« -t-qu’ »): cut here.
                        if self.rules.is_elision(so_far)
                            || (hyphens && self.rules.is_elision(self.slice(part, end)))
                        {
                            return self.push_word(at, end + c.len_utf8());
                        }
                    } else if self.rules.is_elision(so_far) && at + so_far.len() == end {
                        return self.push(at, end + c.len_utf8(), Class::Word);
                    } else {
                        break;
                    }
                }
                '-' if is_word_char(next) => {
                    hyphens = true;
                    part = end + 1;
                }
                '&' if next.is_uppercase() && self.slice(at, end).chars().all(char::is_uppercase) => {}
                '°' if matches!(fold(self.slice(at, end)).as_str(), "n" | "no") => {
                    end += c.len_utf8();
                    break;
                }
                '/' if next.is_alphanumeric() => {
                    let rest = self.rest(end + 1);
                    let length = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
                    let whole_end = end + 1 + length;
                    if self.rules.whole_with_slash.contains(&key(self.slice(at, whole_end))) {
                        return self.push(at, whole_end, Class::Word);
                    }
                    break;
                }
                _ => break,
            }
            end += c.len_utf8();
        }
        if self.char_at(end) == '.' {
            let with_stop = self.slice(at, end + 1);
            if let Some(class) = self.abbreviation_class(with_stop, end + 1) {
                return self.push(at, end + 1, class);
            }
        }
        if matches!(self.char_at(end), '!' | '+')
            && self.rules.is_name_with_mark(self.slice(at, end + 1))
        {
            return self.push(at, end + 1, Class::Word);
        }
        if hyphens {
            return self.push_word(at, end);
        }
        self.push(at, end, Class::Word)
    }

    /// End of the run of word characters, hyphens and apostrophes at `at`.
    fn run_end(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let length = rest
            .find(|c: char| !(is_word_char(c) || matches!(c, '’' | '-')))
            .unwrap_or(rest.len());
        let run = rest.get(..length).unwrap_or("");
        let run = run.split("--").next().unwrap_or(run);
        at + run.trim_end_matches(['’', '-']).len()
    }

    /// Pushes a hyphenated word, the pronouns of an inversion cut off.
    fn push_word(&mut self, start: usize, end: usize) -> usize {
        let word = self.slice(start, end);
        if let Some(cut) = self.inversion(word) {
            self.push(start, start + cut, Class::Word);
            self.push(start + cut, end, Class::Word);
        } else {
            self.push(start, end, Class::Word);
        }
        end
    }

    /// Where the pronoun of an inversion starts: « a-t-il » at 1. Names (« Noisy-le-Sec »,
    /// « Montigny-Le-Roi ») and listed compounds have none.
    fn inversion(&self, word: &str) -> Option<usize> {
        if self.rules.whole_with_hyphen.contains(&key(word)) {
            return None;
        }
        let bare = word.trim_end_matches('’');
        let clitic = self.rules.clitics.iter().find(|c| bare.ends_with(c.as_str()))?;
        let cut = bare.len() - clitic.len();
        let verb = word.get(..cut)?;
        // « est-ce-que », « donne-le-lui »: only the last pronoun is cut off, the rest goes on whole.
        let mut letters = verb.chars();
        let first = letters.next()?;
        let lower = letters.all(|c| c.is_lowercase() || matches!(c, '-' | '’'));
        (lower && (first.is_lowercase() || self.at_opening(word)) && !verb.ends_with('-')).then_some(cut)
    }

    /// True when a capital at this word may be that of a sentence start.
    fn at_opening(&self, word: &str) -> bool {
        let start = word.as_ptr() as usize - self.text.as_ptr() as usize;
        let before = self.text.get(..start).unwrap_or("").trim_end();
        before
            .chars()
            .next_back()
            .is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | '«' | '“' | '"' | ':' | '–' | '—' | '-' | '('))
    }

    /// End of an initial or a dotted abbreviation: « J. », « J.-P. », « S.A.R.L. », « av. ».
    fn dotted(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut letters = 0;
        loop {
            let c = self.char_at(end);
            if !c.is_alphabetic() || self.char_at(end + c.len_utf8()) != '.' {
                break;
            }
            letters += 1;
            end += c.len_utf8() + 1;
            if self.char_at(end) == '-' && self.char_at(end + 1).is_alphabetic() {
                let after = end + 1 + self.char_at(end + 1).len_utf8();
                if self.char_at(after) == '.' {
                    end += 1;
                }
            }
        }
        if letters == 0 {
            return None;
        }
        // A last letter without its stop: « U.S.A », « c.-à-d. » is handled by its list.
        if self.char_at(end).is_alphabetic() && letters >= 1 {
            let rest = self.rest(end);
            let tail = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
            if letters >= 2 && rest.get(..tail).is_some_and(|t| t.chars().count() == 1) {
                return Some(end + tail);
            }
            return None;
        }
        if self.rest(at).starts_with("c.-à-d.") {
            return Some(at + "c.-à-d.".len());
        }
        let first = self.char_at(at);
        let listed = {
            let word = self.slice(at, end);
            self.rules.before_name.contains(word)
                || self.rules.may_end.contains(word)
                || (self.rules.before_number.contains(word) && self.number_follows(end))
        };
        (letters >= 2 || first.is_uppercase() || listed).then_some(end)
    }

    fn number_follows(&self, end: usize) -> bool {
        let rest = self.rest(end).trim_start();
        let word = rest
            .get(..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()))
            .unwrap_or("");
        word.starts_with(|c: char| c.is_ascii_digit())
            || rest.starts_with('+')
            || (!word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')))
    }

    /// What kind of abbreviation a word with its full stop is, if one.
    fn abbreviation_class(&self, word: &str, end: usize) -> Option<Class> {
        if self.rules.before_name.contains(word) && !matches!(self.char_at(end), '.') {
            return Some(Class::Abbreviation);
        }
        if self.rules.before_number.contains(word) && self.number_follows(end) {
            return Some(Class::Abbreviation);
        }
        let lower = || word.chars().flat_map(char::to_lowercase).collect::<String>();
        let known = self.rules.may_end.contains(word)
            || (word.starts_with(char::is_uppercase) && self.rules.may_end.contains(&lower()));
        // « etc... » is a word and an ellipsis.
        (known && self.char_at(end) != '.').then_some(Class::LooseAbbreviation)
    }

    /// A punctuation mark or a symbol.
    fn mark(&mut self, at: usize, c: char) -> usize {
        let rest = self.rest(at);
        for whole in ["(...)", "[...]", "(…)", "[…]"] {
            if rest.starts_with(whole) {
                return self.push(at, at + whole.len(), Class::Punctuation);
            }
        }
        let run = |accept: fn(char) -> bool| {
            rest.find(|c: char| !accept(c)).unwrap_or(rest.len())
        };
        let end = at
            + match c {
                '.' => run(|c| c == '.'),
                '!' | '?' => run(|c| matches!(c, '!' | '?')),
                '…' => run(|c| matches!(c, '…' | '.')),
                '-' => run(|c| c == '-'),
                '*' | '=' | '~' | '_' => run(|c| matches!(c, '*' | '=' | '~' | '_')),
                '°' if self.char_at(at + c.len_utf8()) == 'C' => c.len_utf8() + 1,
                _ => c.len_utf8(),
            };
        let punctuation = matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | '…' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '"' | '\'' | '(' | ')'
                | '[' | ']' | '{' | '}' | '-' | '–' | '—' | '/' | '|' | '•' | '·' | '¿' | '¡' | '‹' | '›' | '\\'
        );
        let class = if punctuation { Class::Punctuation } else { Class::Symbol };
        self.push(at, end, class)
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
            ("Jusqu’alors, lorsqu’elle vint", "Jusqu’|alors|,|lorsqu’|elle|vint"),
            ("Aujourd’hui, quelqu’un", "Aujourd’hui|,|quelqu’un"),
            ("les prud’hommes, c’est-à-dire", "les|prud’hommes|,|c’est-à-dire"),
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
            ("voir https://a.fr/b?c=1, puis", "voir|https://a.fr/b?c=1|,|puis"),
            ("écrire à a.b@c.fr.", "écrire|à|a.b@c.fr|."),
            ("sur radars-auto.com et data.gouv.fr", "sur|radars-auto.com|et|data.gouv.fr"),
            ("#IA par @nom_1", "#IA|par|@nom_1"),
            ("la S.A. et l’O.N.U. de M. Roy", "la|S.A.|et|l’|O.N.U.|de|M.|Roy"),
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
