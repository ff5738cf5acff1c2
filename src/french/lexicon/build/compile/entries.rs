//! The entries of the `.dic` file.

use super::affixes::{Affixes, Prefix, pairs};

/// A headword with its affix flags and its morphological codes.
#[derive(Debug)]
pub struct Entry<'a> {
    pub word: String,
    pub flags: Vec<String>,
    pub codes: Vec<&'a str>,
    /// Line in the file, from 1, for error messages.
    pub line: usize,
}

impl<'a> Entry<'a> {
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|own| own == flag)
    }

    /// The multiples of a unit (`kilomètre`, `km`), each an entry of its own; none for any other word. The unit itself
    /// is one of them when the dictionary keeps its flags on the empty prefix.
    pub fn multiples(&self, affixes: &Affixes) -> Vec<Entry<'a>> {
        let prefixes = self.flags.iter().flat_map(|flag| affixes.prefixes(flag));
        let multiple = |prefix: &Prefix| {
            let own = self.flags.iter().filter(|flag| *flag == "||");
            // With flags of its own, the bare word is one of the forms they make.
            let affixed = prefix.flags.first().map(|_| "()".to_owned());
            Entry {
                word: format!("{}{}", prefix.text, self.word),
                flags: prefix
                    .flags
                    .iter()
                    .chain(own)
                    .cloned()
                    .chain(affixed)
                    .collect(),
                codes: self.codes.clone(),
                line: self.line,
            }
        };
        prefixes.map(multiple).collect()
    }

    /// The lemma when the dictionary gives one (`st:`), else the headword.
    pub fn lemma(&self) -> String {
        let stem = self.codes.iter().find_map(|code| code.strip_prefix("st:"));
        stem.map_or_else(|| self.word.clone(), typographic)
    }
}

/// Every entry, in the order of the file; the first line, a count, is skipped.
pub fn parse(text: &str) -> Result<Vec<Entry<'_>>, String> {
    text.lines()
        .enumerate()
        .skip(1)
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| entry(i + 1, line))
        .collect()
}

fn entry(number: usize, line: &str) -> Result<Entry<'_>, String> {
    let mut fields = line.split_whitespace();
    let head = fields
        .next()
        .ok_or_else(|| format!("dictionary, line {number}: empty entry"))?;
    let (word, flags) = head.split_once('/').unwrap_or((head, ""));
    Ok(Entry {
        word: typographic(word),
        flags: pairs(flags),
        codes: fields.collect(),
        line: number,
    })
}

fn typographic(word: &str) -> String {
    word.replace('\'', "’")
}
