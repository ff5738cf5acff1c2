//! The French lexicon: what each form can be, and how each lemma inflects, read from tables embedded in the binary.
//!
//! The tables hold the Dicollecte dictionary (MPL-2.0, see `dicollecte/NOTICE`) once every affix is applied. They are
//! written by `cargo run --example build-lexicon` and read in place: opening them parses nothing.

mod analysis;
mod features;
mod inflection;
mod layout;
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

/// The accented letters that a plain capital may stand for, the likeliest first.
const ACCENTED: [(char, &[&str]); 6] = [
    ('e', &["é", "è", "ê"]),
    ('a', &["à", "â"]),
    ('i', &["î"]),
    ('o', &["ô"]),
    ('u', &["û", "ù"]),
    ('c', &["ç"]),
];

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(Lexicon::open);

/// The embedded dictionary: about 458,000 forms of 72,000 lemmas, in 1.7 MB.
#[derive(Debug)]
pub struct Lexicon {
    forms: Option<Map<&'static [u8]>>,
    analyses: Readings,
    lemmas: Option<Map<&'static [u8]>>,
    paradigms: Readings,
}

impl Lexicon {
    /// The one lexicon of the program, opened at first use (about a microsecond).
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

    /// The lower-case spelling of a word written without the accent of its capital: `Etat` gives `état`. `None` when the
    /// word is known as it is, or when no accent makes it one.
    pub fn with_initial_accent(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        if !word.starts_with(char::is_uppercase) || self.contains(word) || self.contains(&lower) {
            return None;
        }
        let (initial, rest) = ACCENTED
            .iter()
            .find_map(|(plain, accented)| Some((accented, lower.strip_prefix(*plain)?)))?;
        initial
            .iter()
            .map(|letter| [letter, rest].concat())
            .find(|candidate| self.contains(candidate))
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
