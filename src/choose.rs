//! Same source, slot and options → same choice, by rendezvous hashing.
//!
//! Each option is hashed together with the key; the highest hash wins (Thaler & Ravishankar,
//! 1998). Adding an option moves only the choices it wins, unlike `hash % n`. The hash is written
//! out here (FNV-1a, then the finaliser of SplitMix64): the standard library's hasher promises no
//! stability across releases.

/// A stable 64-bit hash of some pieces; the border between two pieces counts.
pub fn hash(pieces: &[&str]) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for piece in pieces {
        for byte in piece.bytes().chain([0xff]) {
            h = (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

/// The rank of one option for a key: compare ranks to order options.
pub fn rank(seed: u64, source: u64, slot: &str, option: &str) -> u64 {
    hash(&[&seed.to_string(), &source.to_string(), slot, option])
}

/// What choices depend on besides the slot and its options.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chooser {
    /// The user's `--seed`.
    pub seed: u64,
    /// Hash of the source text.
    pub source: u64,
}

impl Chooser {
    /// The index of the chosen option for this slot, `None` for no option. `ids` name the options:
    /// an option keeps its rank wherever it stands in the list.
    pub fn pick<'a>(&self, slot: &str, ids: impl IntoIterator<Item = &'a str>) -> Option<usize> {
        ids.into_iter()
            .enumerate()
            .map(|(index, id)| (rank(self.seed, self.source, slot, id), id, index))
            .max_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)))
            .map(|(_, _, index)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_fixed_for_ever() {
        assert_eq!(hash(&["a", "bc"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["a", "bc"]), hash(&["ab", "c"]));
    }

    #[test]
    fn adding_an_option_moves_only_what_it_wins() {
        let before = ["un", "deux", "trois"];
        let after = ["zéro", "un", "deux", "trois"];
        let mut moved = 0;
        for source in 0..1000 {
            let chooser = Chooser { seed: 0, source };
            let (a, b) = (chooser.pick("lead", before), chooser.pick("lead", after));
            let (a, b) = (before[a.unwrap_or(0)], after[b.unwrap_or(0)]);
            if a != b {
                assert_eq!(b, "zéro");
                moved += 1;
            }
        }
        assert!((150..350).contains(&moved), "{moved} of 1000 moved");
    }
}
