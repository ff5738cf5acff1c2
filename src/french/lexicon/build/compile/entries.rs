//! The entries of the `.dic` file.

/// A headword with its affix flags and its morphological codes.
#[derive(Debug)]
pub struct Entry<'a> {
    pub word: String,
    pub flags: Vec<String>,
    pub codes: Vec<&'a str>,
    /// Line in the file, from 1, for error messages.
    pub line: usize,
}

impl Entry<'_> {
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|own| own == flag)
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
    let flags: Vec<char> = flags.chars().collect();
    Ok(Entry {
        word: typographic(word),
        flags: flags.chunks(2).map(|pair| pair.iter().collect()).collect(),
        codes: fields.collect(),
        line: number,
    })
}

fn typographic(word: &str) -> String {
    word.replace('\'', "’")
}
