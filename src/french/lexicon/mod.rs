//! The French lexicon: what each form can be, and how each lemma inflects, read from tables embedded in the binary.
//!
//! The tables hold the Dicollecte dictionary (MPL-2.0, see `dicollecte/NOTICE`) once every affix is applied. They are
//! written by `cargo run --example build-lexicon` and read in place: opening them parses nothing.

mod analysis;
mod features;
mod inflection;
mod notation;
mod readings;
mod tag;

use std::borrow::Cow;
use std::sync::LazyLock;

use fst::Map;

pub use analysis::{Analyses, Analysis};
pub use features::{Auxiliary, Gender, Indirect, Kind, Mood, Number, Pos, Pronominal, Tense};
pub use notation::UnknownFeature;
pub use readings::READINGS_MAGIC;
pub use tag::Tag;

use readings::Readings;

static FORMS: &[u8] = include_bytes!("dicollecte/forms.fst");
static ANALYSES: &[u8] = include_bytes!("dicollecte/analyses.bin");
static LEMMAS: &[u8] = include_bytes!("dicollecte/lemmas.fst");
static PARADIGMS: &[u8] = include_bytes!("dicollecte/paradigms.bin");

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(Lexicon::open);

/// The embedded dictionary: about 450,000 forms of 82,000 lemmas.
#[derive(Debug)]
pub struct Lexicon {
    forms: Option<Map<&'static [u8]>>,
    analyses: Readings,
    lemmas: Option<Map<&'static [u8]>>,
    paradigms: Readings,
}

impl Lexicon {
    /// The one lexicon of the program, opened at first use (a few hundred nanoseconds).
    pub fn embedded() -> &'static Lexicon {
        &EMBEDDED
    }

    /// A damaged table would answer nothing rather than stop the program; a test checks that none is.
    fn open() -> Self {
        Lexicon {
            forms: Map::new(FORMS).ok(),
            analyses: Readings::new(ANALYSES),
            lemmas: Map::new(LEMMAS).ok(),
            paradigms: Readings::new(PARADIGMS),
        }
    }

    /// Every analysis of `form`, exactly as spelt: pass the lower-case word first, then the word as written, since
    /// proper nouns are stored with their capital. `'` is read as `’`. Empty when the form is unknown.
    pub fn analyses(&self, form: &str) -> Analyses<'_> {
        let set = self
            .forms
            .as_ref()
            .and_then(|map| map.get(typographic(form).as_bytes()));
        Analyses::new(&self.analyses, set)
    }

    /// Whether the exact spelling `form` is in the dictionary.
    pub fn contains(&self, form: &str) -> bool {
        self.forms
            .as_ref()
            .is_some_and(|map| map.contains_key(typographic(form).as_bytes()))
    }

    /// Gender of a first name as written (`Claude` is [`Gender::Both`]); `None` when it is not a known first name.
    /// An unknown compound takes the gender of its first part: `Marie-Pierre` is feminine, `Jean-Marie` masculine.
    pub fn first_name_gender(&self, name: &str) -> Option<Gender> {
        let known = self
            .analyses(name)
            .find(|a| a.tag.kind() == Some(Kind::FirstName));
        match known {
            Some(analysis) => analysis.tag.gender(),
            None => name
                .split_once('-')
                .and_then(|(first, _)| self.first_name_gender(first)),
        }
    }
}

/// The spelling used as a key: the dictionary writes the apostrophe `’`.
fn typographic(form: &str) -> Cow<'_, str> {
    if form.contains('\'') {
        Cow::Owned(form.replace('\'', "’"))
    } else {
        Cow::Borrowed(form)
    }
}
