//! The binary form of the tables; `readings.rs` says how they are laid out and reads them.

use std::collections::BTreeMap;

use pigiste::french::lexicon::{READINGS_MAGIC, Tag};

/// One line of a set: tag, bytes to cut, suffix to add.
pub type Line = (Tag, u8, String);

/// Sets numbered in the order they come, each kept once.
#[derive(Debug, Default)]
pub struct Encoder {
    numbers: BTreeMap<Vec<Line>, u64>,
    sets: Vec<Vec<Line>>,
    total: usize,
}

impl Encoder {
    /// The number of a set.
    pub fn set(&mut self, lines: Vec<Line>) -> u64 {
        self.total += lines.len();
        let next = self.sets.len() as u64;
        *self.numbers.entry(lines).or_insert_with_key(|lines| {
            self.sets.push(lines.clone());
            next
        })
    }

    /// Lines given in all, repeated sets included.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The bytes of the table.
    pub fn encode(&self) -> Result<Vec<u8>, String> {
        let lines = || self.sets.iter().flatten();
        let tags = numbered(lines().map(|line| line.0))?;
        let suffixes = numbered(lines().map(|line| line.2.as_str()))?;
        let mut bytes = READINGS_MAGIC.to_vec();
        for count in [tags.len(), suffixes.len(), self.sets.len()] {
            bytes.extend(long(count)?);
        }
        for tag in tags.keys() {
            bytes.extend(tag.to_bits().to_le_bytes());
        }
        bytes.extend(offsets(suffixes.keys().map(|suffix| suffix.len()))?);
        bytes.extend(offsets(self.sets.iter().map(Vec::len))?);
        bytes.extend(suffixes.keys().flat_map(|suffix| suffix.bytes()));
        for (tag, cut, suffix) in lines() {
            bytes.extend(tags.get(tag).copied().unwrap_or_default().to_le_bytes());
            bytes.push(*cut);
            bytes.extend(
                suffixes
                    .get(suffix.as_str())
                    .copied()
                    .unwrap_or_default()
                    .to_le_bytes(),
            );
        }
        Ok(bytes)
    }
}

/// Numbers the distinct values, in order.
fn numbered<T: Ord>(values: impl Iterator<Item = T>) -> Result<BTreeMap<T, u16>, String> {
    let mut numbers: BTreeMap<T, u16> = values.map(|value| (value, 0)).collect();
    if numbers.len() > usize::from(u16::MAX) {
        return Err(format!(
            "{} distinct values do not fit in 16 bits",
            numbers.len()
        ));
    }
    for (number, slot) in (0u16..).zip(numbers.values_mut()) {
        *slot = number;
    }
    Ok(numbers)
}

/// Where each part starts when they follow one another, and where the last one ends.
fn offsets(lengths: impl Iterator<Item = usize>) -> Result<Vec<u8>, String> {
    let mut end = 0;
    let mut bytes = long(end)?.to_vec();
    for length in lengths {
        end += length;
        bytes.extend(long(end)?);
    }
    Ok(bytes)
}

fn long(number: usize) -> Result<[u8; 4], String> {
    u32::try_from(number)
        .map(u32::to_le_bytes)
        .map_err(|_| format!("{number} does not fit in 32 bits"))
}

/// Bytes to cut from `from` and suffix to add to get `to`.
pub fn suffix_change(from: &str, to: &str) -> Result<(u8, String), String> {
    let common: usize = from
        .chars()
        .zip(to.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let cut = u8::try_from(from.len() - common).map_err(|_| format!("“{from}” is too long"))?;
    Ok((cut, to.get(common..).unwrap_or_default().to_owned()))
}

/// The automaton of a sorted map.
pub fn map(index: &BTreeMap<String, u64>) -> Result<Vec<u8>, String> {
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in index {
        builder
            .insert(key, *value)
            .map_err(|problem| problem.to_string())?;
    }
    builder.into_inner().map_err(|problem| problem.to_string())
}
