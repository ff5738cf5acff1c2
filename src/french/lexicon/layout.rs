//! Where each feature is in the 32 bits of a tag.

/// A run of bits inside a tag.
#[derive(Clone, Copy)]
pub(super) struct Field {
    shift: u32,
    width: u32,
}

impl Field {
    const fn new(shift: u32, width: u32) -> Self {
        Field { shift, width }
    }

    pub(super) const fn mask(self) -> u32 {
        ((1 << self.width) - 1) << self.shift
    }

    pub(super) const fn place(self, code: u32) -> u32 {
        (code << self.shift) & self.mask()
    }

    pub(super) const fn read(self, bits: u32) -> u32 {
        (bits & self.mask()) >> self.shift
    }
}

pub(super) const POS: Field = Field::new(0, 5);
pub(super) const GENDER: Field = Field::new(5, 2);
pub(super) const NUMBER: Field = Field::new(7, 2);
pub(super) const PERSON: Field = Field::new(9, 2);
pub(super) const MOOD: Field = Field::new(11, 3);
pub(super) const TENSE: Field = Field::new(14, 3);

// From bit 17 on, verbs and other words use the same bits for different things.
pub(super) const GROUP: Field = Field::new(17, 3);
pub(super) const AUXILIARY: Field = Field::new(20, 2);
pub(super) const INTRANSITIVE: Field = Field::new(22, 1);
pub(super) const TRANSITIVE: Field = Field::new(23, 1);
pub(super) const INDIRECT: Field = Field::new(24, 2);
pub(super) const PRONOMINAL: Field = Field::new(26, 3);
pub(super) const IMPERSONAL: Field = Field::new(29, 1);
pub(super) const COPULA: Field = Field::new(30, 1);
pub(super) const INVERTED: Field = Field::new(31, 1);

pub(super) const KIND: Field = Field::new(17, 5);
pub(super) const ELIDED: Field = Field::new(22, 1);
pub(super) const CONTRACTED: Field = Field::new(23, 1);
pub(super) const PARTICIPIAL: Field = Field::new(24, 1);
pub(super) const PREVOCALIC: Field = Field::new(25, 1);
