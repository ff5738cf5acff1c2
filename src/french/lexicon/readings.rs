//! The binary table of analysis sets, read in place.
//!
//! Little-endian, in this order: magic, numbers of tags, of suffixes and of sets (`u32` each); tags (`u32` each);
//! start of each suffix in the pool, plus its end; start of each set among the entries, plus its end; the pool; the
//! entries, five bytes each: tag (`u16`), bytes to cut (`u8`), suffix to add (`u16`).

use super::tag::Tag;

/// First bytes of a table; the last one is the version of the format.
pub const READINGS_MAGIC: [u8; 4] = *b"PGL1";

const ENTRY: usize = 5;

/// One line of a set: how to go from a word to another, and the tag of what is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) tag: Tag,
    pub(super) cut: u8,
    pub(super) add: &'static str,
}

/// The sets of one table. An out-of-range index, or a damaged table, reads as an empty set.
#[derive(Debug, Default)]
pub(super) struct Readings {
    tags: &'static [u8],
    suffixes: &'static [u8],
    sets: &'static [u8],
    pool: &'static [u8],
    entries: &'static [u8],
}

impl Readings {
    /// Splits the table into its five parts, without reading them.
    pub(super) fn new(bytes: &'static [u8]) -> Self {
        Self::split(bytes).unwrap_or_default()
    }

    fn split(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&READINGS_MAGIC)?;
        let count = |index| word(rest, index).map(|n| n as usize);
        let (tag_count, suffix_count, set_count) = (count(0)?, count(1)?, count(2)?);
        let rest = rest.get(12..)?;
        let (tags, rest) = rest.split_at_checked(4 * tag_count)?;
        let (suffixes, rest) = rest.split_at_checked(4 * (suffix_count + 1))?;
        let (sets, rest) = rest.split_at_checked(4 * (set_count + 1))?;
        let (pool, entries) = rest.split_at_checked(word(suffixes, suffix_count)? as usize)?;
        Some(Readings {
            tags,
            suffixes,
            sets,
            pool,
            entries,
        })
    }

    /// Positions of the entries of a set.
    pub(super) fn set(&self, index: u64) -> std::ops::Range<usize> {
        let bounds = usize::try_from(index)
            .ok()
            .and_then(|i| Some((word(self.sets, i)?, word(self.sets, i + 1)?)));
        bounds.map_or(0..0, |(start, end)| start as usize..end as usize)
    }

    /// The tag of the entry at a position.
    pub(super) fn tag(&self, position: usize) -> Option<Tag> {
        let &[t0, t1, ..] = self.line(position)?;
        word(self.tags, u16::from_le_bytes([t0, t1]) as usize).map(Tag::from_bits)
    }

    /// The entry at a position.
    pub(super) fn entry(&self, position: usize) -> Option<Reading> {
        let &[_, _, cut, a0, a1] = self.line(position)?;
        let add = u16::from_le_bytes([a0, a1]) as usize;
        let bounds = word(self.suffixes, add)? as usize..word(self.suffixes, add + 1)? as usize;
        let add = std::str::from_utf8(self.pool.get(bounds)?).ok()?;
        Some(Reading {
            tag: self.tag(position)?,
            cut,
            add,
        })
    }

    fn line(&self, position: usize) -> Option<&[u8; ENTRY]> {
        self.entries
            .get(position.checked_mul(ENTRY)?..)?
            .first_chunk()
    }
}

/// The `index`-th little-endian `u32` of `bytes`.
fn word(bytes: &[u8], index: usize) -> Option<u32> {
    let start = index.checked_mul(4)?;
    let &[a, b, c, d] = bytes.get(start..start.checked_add(4)?)? else {
        return None;
    };
    Some(u32::from_le_bytes([a, b, c, d]))
}

/// `word` without its last `cut` bytes, then `add`; the word itself if the cut does not fall between two letters.
pub(super) fn apply(word: &str, cut: u8, add: &str) -> String {
    let kept = word
        .len()
        .checked_sub(cut as usize)
        .and_then(|end| word.get(..end));
    match kept {
        Some(kept) => [kept, add].concat(),
        None => word.to_owned(),
    }
}
