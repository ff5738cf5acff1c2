//! The suffix rules of the `.aff` file, and the prefixes of units.

use std::collections::BTreeMap;

/// A rule: `strip` is cut from the word and `add` put instead, when the word ends as `condition` says.
#[derive(Debug)]
pub struct Rule {
    pub strip: String,
    pub add: String,
    condition: Vec<Letter>,
    /// Morphological codes of the form, such as `po:ipre po:3sg`.
    pub codes: Vec<String>,
}

/// One letter of a condition: any, one of a list, or none of it.
#[derive(Debug)]
enum Letter {
    Any,
    OneOf(Vec<char>),
    NoneOf(Vec<char>),
}

/// A prefix, and the flags the prefixed word has instead of those of the bare word.
#[derive(Debug)]
pub struct Prefix {
    pub text: String,
    pub flags: Vec<String>,
}

/// Rules by flag (two characters). Of the prefix rules, only those of units are read (`kilo`, `k`): the others write
/// elisions, which callers cut.
#[derive(Debug, Default)]
pub struct Affixes {
    suffixes: BTreeMap<String, Vec<Rule>>,
    prefixes: BTreeMap<String, Vec<Prefix>>,
}

impl Affixes {
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut all = Affixes::default();
        for (number, line) in text.lines().enumerate() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields.as_slice() {
                ["SFX" | "PFX", _flag, "Y" | "N", _count] => {}
                ["SFX", flag, strip, add, condition, codes @ ..] => {
                    let rule = Rule {
                        strip: zero_is_empty(strip),
                        add: zero_is_empty(add.split('/').next().unwrap_or(add)),
                        condition: letters(condition),
                        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
                    };
                    all.suffixes
                        .entry((*flag).to_owned())
                        .or_default()
                        .push(rule);
                }
                ["PFX", flag @ ("Um" | "Ui" | "U."), _strip, add, _condition] => {
                    let (text, flags) = add.split_once('/').unwrap_or((add, ""));
                    let prefix = Prefix {
                        text: zero_is_empty(text),
                        flags: pairs(flags),
                    };
                    all.prefixes
                        .entry((*flag).to_owned())
                        .or_default()
                        .push(prefix);
                }
                ["SFX", ..] => {
                    return Err(format!(
                        "affix file, line {}: suffix rule not understood",
                        number + 1
                    ));
                }
                _ => {}
            }
        }
        Ok(all)
    }

    /// The unit prefixes of a flag; none for any other flag.
    pub fn prefixes(&self, flag: &str) -> &[Prefix] {
        self.prefixes.get(flag).map_or(&[], Vec::as_slice)
    }

    /// The rules of a flag; none for a prefix or a switch.
    pub fn rules(&self, flag: &str) -> &[Rule] {
        self.suffixes.get(flag).map_or(&[], Vec::as_slice)
    }
}

impl Rule {
    /// The word with its suffix replaced, or `None` when the rule does not apply.
    pub fn apply(&self, word: &str) -> Option<String> {
        let stem = word.strip_suffix(self.strip.as_str())?;
        let mut ending = word.chars().rev();
        let fits = self
            .condition
            .iter()
            .rev()
            .all(|letter| ending.next().is_some_and(|c| letter.fits(c)));
        fits.then(|| [stem, &self.add].concat())
    }
}

impl Letter {
    fn fits(&self, c: char) -> bool {
        match self {
            Letter::Any => true,
            Letter::OneOf(list) => list.contains(&c),
            Letter::NoneOf(list) => !list.contains(&c),
        }
    }
}

/// Flags are pairs of characters.
pub fn pairs(flags: &str) -> Vec<String> {
    let flags: Vec<char> = flags.chars().collect();
    flags.chunks(2).map(|pair| pair.iter().collect()).collect()
}

/// In affix files, an empty string is written `0`.
fn zero_is_empty(text: &str) -> String {
    if text == "0" {
        String::new()
    } else {
        text.to_owned()
    }
}

/// Reads a condition such as `[^e][knmrt]`.
fn letters(condition: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut rest = condition.chars();
    while let Some(c) = rest.next() {
        letters.push(match c {
            '.' => Letter::Any,
            '[' => {
                let list: Vec<char> = rest.by_ref().take_while(|&c| c != ']').collect();
                match list.split_first() {
                    Some(('^', list)) => Letter::NoneOf(list.to_vec()),
                    _ => Letter::OneOf(list),
                }
            }
            c => Letter::OneOf(vec![c]),
        });
    }
    letters
}
