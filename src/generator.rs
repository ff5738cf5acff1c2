//! The pipeline in ten lines: a source and a brief through every stage.

use crate::article::Article;
use crate::brief::Brief;
use crate::choose::Chooser;
use crate::error::Result;
use crate::extract::facts::Facts;
use crate::pack::Pack;
use crate::pad::place::Target;
use crate::plan::Plan;
use crate::text::Input;
use crate::text::document::Document;

/// What a run asks besides the brief.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Seed of choices.
    pub seed: u64,
    /// What is asked whatever the source asks in its front matter or request line.
    pub over: Brief,
    /// Share of bank words at most; [`BANK_SHARE`] when not said.
    pub max_bank_share: Option<f64>,
}

/// Everything a run made, stage by stage.
#[derive(Debug, Clone)]
pub struct Trace {
    /// The source as read.
    pub document: Document,
    /// What it says.
    pub facts: Facts,
    /// What will be said.
    pub plan: Plan,
    /// The finished article.
    pub article: Article,
    /// The brief followed: the caller's, what the source asks, then the caller's flags.
    pub brief: Brief,
}

/// Share of bank words at most, for a source long enough to do without more.
pub const BANK_SHARE: f64 = 0.40;

/// Typographic profile of articles: no-break spaces, plain or narrow, as the French press sets them.
pub const PROFILE: &str = "press";

/// Writes articles with one pack.
#[derive(Debug)]
pub struct Generator {
    /// Compiled rules and templates.
    pub pack: Pack,
}

impl Generator {
    /// A generator over a compiled pack.
    pub fn new(pack: Pack) -> Generator {
        Generator { pack }
    }

    /// Reads a source.
    ///
    /// # Errors
    /// When nothing usable can be read: empty, binary, too large, not French.
    pub fn read(&self, bytes: &[u8], input: Input) -> Result<Document> {
        let mut document = crate::text::read(bytes, input, &self.pack.text)?;
        crate::french::parse::parse(&mut document, &self.pack.parse);
        Ok(document)
    }

    /// Extracts the facts of a document.
    pub fn facts(&self, document: &Document) -> Facts {
        crate::extract::extract(document, &self.pack.extract)
    }

    /// Writes an article. `brief` gives way to what the source itself asks, `options.over` does not.
    ///
    /// # Errors
    /// When the source is not usable or has too few words to make an article of, or the brief
    /// contradicts itself.
    pub fn write(
        &self,
        bytes: &[u8],
        input: Input,
        brief: &Brief,
        options: &Options,
    ) -> Result<Trace> {
        let document = self.read(bytes, input)?;
        let asked = document.request.clone().unwrap_or_default();
        let brief = brief.clone().overlaid(asked).overlaid(options.over.clone());
        if let Some(fault) = self.pack.faults_of(&brief).into_iter().next() {
            return Err(fault.into());
        }
        crate::plan::enough(&document)?;
        let chooser = Chooser {
            seed: options.seed,
            source: document.hash,
        };
        let facts = self.facts(&document);
        let plan = crate::plan::plan(
            &document,
            &facts,
            &brief,
            &self.pack.plan,
            &self.pack.french,
        );
        let speech = crate::realize::Speech {
            text: &self.pack.text,
            parse: &self.pack.parse,
            french: &self.pack.french,
        };
        let draft = crate::realize::realize(
            &plan,
            &document,
            &facts,
            &brief,
            &self.pack.realize,
            speech,
            &chooser,
        );
        let target = Target {
            floor: brief.floor(),
            share: options.max_bank_share.unwrap_or(BANK_SHARE),
        };
        let padded = crate::pad::pad(draft, &self.pack.bank, &document, &facts, target, &chooser);
        let mut article = crate::guard::guard(padded, &document, &facts, &brief, &self.pack.guard);
        article.each_text(|text| *text = self.pack.french.typography(text, PROFILE));
        article
            .warnings
            .splice(0..0, document.notices.iter().cloned());
        Ok(Trace {
            document,
            facts,
            plan,
            article,
            brief,
        })
    }
}
