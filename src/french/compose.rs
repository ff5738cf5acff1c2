//! Everything a sentence needs to be written in French, loaded once: the entry of the later stages to this module.

use super::morphology::compound::{Compound, Object, Subject};
use super::morphology::{Form, Morphology};
use super::resolve::{self, Resolver};
use super::slot::{Article, Slot};
use super::tags::{Gender, Number, Tense};
use super::{contraction, dates, elision, numbers, typography};
use crate::error::Result;
use crate::files::Files;

/// The rules of `rules/french/` that the writing of sentences uses.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Which words elide what stands before them.
    pub elision: elision::Rules,
    /// What contracts.
    pub contraction: contraction::Rules,
    /// What a rendered sentence goes through.
    pub resolve: resolve::Rules,
    /// No-break spaces and marks.
    pub typography: typography::Rules,
    /// Numbers in words and figures.
    pub numbers: numbers::Rules,
    /// Dates in words.
    pub dates: dates::Rules,
    /// Forms of words.
    pub morphology: Morphology,
}

impl Rules {
    /// Reads the files of `rules/french/`.
    ///
    /// # Errors
    /// When a file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        Ok(Rules {
            elision: elision::Rules::load(files)?,
            contraction: contraction::Rules::load(files)?,
            resolve: resolve::Rules::load(files)?,
            typography: typography::Rules::load(files)?,
            numbers: numbers::Rules::load(files)?,
            dates: dates::Rules::load(files)?,
            morphology: Morphology::load(files)?,
        })
    }

    /// The filters of slots.
    pub fn composer(&self) -> Composer<'_> {
        Composer { rules: self }
    }

    fn resolver(&self) -> Resolver<'_> {
        Resolver {
            rules: &self.resolve,
            elision: &self.elision,
            contraction: &self.contraction,
        }
    }

    /// A rendered sentence or paragraph with its elisions, contractions and capitals; see [`resolve`].
    pub fn resolve(&self, text: &str) -> String {
        self.resolver().sentence(text)
    }

    /// A rendered part of a sentence: the same, no capital added.
    pub fn resolve_fragment(&self, text: &str) -> String {
        self.resolver().fragment(text)
    }

    /// True when « le », « de », « que » elide before this text.
    pub fn elides(&self, next: &str) -> bool {
        self.elision.elides(next)
    }

    /// A simple tense of a verb, reflexive or not: « se rend », « rouvrira ». See [`Morphology::conjugate_reflexive`].
    pub fn conjugate(&self, infinitive: &str, tense: Tense, subject: Subject) -> Option<Form> {
        self.morphology
            .conjugate_reflexive(infinitive, tense, subject, |next| self.elides(next))
    }

    /// A compound tense: « est sortie », « s’est abstenu ». See [`Morphology::compound`].
    pub fn conjugate_compound(
        &self,
        infinitive: &str,
        tense: Compound,
        subject: Subject,
        object: Object,
    ) -> Option<Form> {
        self.morphology
            .compound(infinitive, tense, subject, object, |next| self.elides(next))
    }

    /// A masculine singular adjective and its noun: « bel ami », « nouvel accord », « grand arbre ».
    pub fn before_noun(&self, adjective: &str, noun: &str) -> String {
        let form = self
            .resolve
            .before_vowel(adjective)
            .filter(|_| self.elides(noun));
        format!("{} {noun}", form.unwrap_or(adjective))
    }

    /// The text with the spaces and marks of a profile (`press`, `web`, `ascii`). An unknown profile is the first.
    pub fn typography(&self, text: &str, profile: &str) -> String {
        self.typography.apply(text, profile)
    }
}

/// The filters of slots, with the rules they need.
#[derive(Debug, Clone, Copy)]
pub struct Composer<'r> {
    pub(super) rules: &'r Rules,
}

impl Composer<'_> {
    /// True when « le », « de », « que » elide before this text.
    pub fn elides(&self, next: &str) -> bool {
        self.rules.elision.elides(next)
    }

    /// A slot whose elision is computed. The article « l’ » may be given as `Le` or `La`.
    pub fn slot(
        &self,
        form: &str,
        article: Article,
        gender: Option<Gender>,
        number: Number,
    ) -> Slot {
        let elides = self.elides(form);
        let (article, gender) = match article {
            Article::Le if elides => (Article::L, gender.or(Some(Gender::Masculine))),
            Article::La if elides => (Article::L, gender.or(Some(Gender::Feminine))),
            other => (other, gender),
        };
        Slot {
            article,
            gender,
            number,
            ..Slot::bare(form, elides)
        }
    }
}
