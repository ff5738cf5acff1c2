//! The pack: all rules and templates of all layers, compiled and checked once.

pub mod check;
mod fault;

use crate::brief::{Brief, Fault};
use crate::error::{Error, Result, nearest};
use crate::files::Files;
use crate::pattern::Lists;
use std::sync::{Arc, OnceLock};

/// Compiled rules of every stage.
#[derive(Debug)]
pub struct Pack {
    /// Reading.
    pub text: crate::text::Rules,
    /// Parsing.
    pub parse: crate::french::parse::Rules,
    /// Elision, contraction, agreement, typography.
    pub french: Arc<crate::french::compose::Rules>,
    /// Extraction.
    pub extract: crate::extract::Rules,
    /// Planning.
    pub plan: crate::plan::Rules,
    /// Realisation.
    pub realize: crate::realize::Rules,
    /// Paragraph banks.
    pub bank: crate::pad::Bank,
    /// The guard's lists.
    pub guard: crate::guard::Rules,
    /// Labels and page templates.
    pub emit: crate::emit::Rules,
    /// Measures, bands and advice of the audit.
    pub audit: crate::audit::Rules,
    /// The files it was compiled from.
    pub files: Files,
    digest: OnceLock<String>,
}

impl Pack {
    /// Compiles the files of all layers.
    ///
    /// # Errors
    /// When a file is invalid: every fault of every file, one for each item at fault.
    pub fn compile(files: Files) -> Result<Pack> {
        Pack::once(files.clone()).map_err(|first| Pack::faults(files).unwrap_or(first))
    }

    fn once(files: Files) -> Result<Pack> {
        let lists = Lists::load(&files)?;
        let french = Arc::new(crate::french::compose::Rules::load(&files)?);
        Ok(Pack {
            text: crate::text::Rules::load(&files)?,
            parse: crate::french::parse::Rules::load(&files)?,
            french: Arc::clone(&french),
            extract: crate::extract::Rules::load(&files, &lists)?,
            plan: crate::plan::Rules::load(&files, &lists)?,
            realize: crate::realize::Rules::load(&files, &lists, &french)?,
            bank: crate::pad::Bank::load(&files)?,
            guard: crate::guard::Rules::load(&files)?,
            emit: crate::emit::Rules::load(&files)?,
            audit: crate::audit::Rules::load(&files)?,
            files,
            digest: OnceLock::new(),
        })
    }

    /// Every fault of the files, stage by stage.
    fn faults(mut files: Files) -> Option<Error> {
        let (files, mut all) = (&mut files, Vec::new());
        let errors = &mut all;
        let lists = fault::collect(files, errors, Lists::load);
        let french = fault::collect(files, errors, crate::french::compose::Rules::load);
        fault::collect(files, errors, crate::text::Rules::load);
        fault::collect(files, errors, crate::french::parse::Rules::load);
        if let Some(lists) = &lists {
            fault::collect(files, errors, |f| crate::extract::Rules::load(f, lists));
            fault::collect(files, errors, |f| crate::plan::Rules::load(f, lists));
            if let Some(french) = french.map(Arc::new) {
                fault::collect(files, errors, |f| {
                    crate::realize::Rules::load(f, lists, &french)
                });
            }
        }
        fault::collect(files, errors, crate::pad::Bank::load);
        fault::collect(files, errors, crate::guard::Rules::load);
        fault::collect(files, errors, crate::emit::Rules::load);
        fault::collect(files, errors, crate::audit::Rules::load);
        Error::all(all)
    }

    /// The built-in pack.
    ///
    /// # Errors
    /// Never for a released binary: tests compile it.
    pub fn embedded() -> Result<Pack> {
        Pack::compile(Files::embedded())
    }

    /// SHA-256 of the files, in hexadecimal.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| self.files.digest())
    }

    /// What of a brief cannot be used with this pack: its own faults, an unknown genre or style.
    pub fn faults_of(&self, brief: &Brief) -> Vec<Fault> {
        let mut faults = brief.faults();
        let genres: Vec<&str> = self.plan.schemas.ids().filter(|g| *g != "defaut").collect();
        let styles: Vec<&str> = self.styles();
        for (key, value, known) in [
            ("genre", &brief.genre, genres),
            ("style", &brief.style, styles),
        ] {
            if let Some(value) = value
                && !value.trim().is_empty()
                && !known.contains(&value.as_str())
            {
                faults.push(Fault {
                    key,
                    message: format!("`{value}` is not a {key} of the pack"),
                    hint: Some(offer(value, &known)),
                });
            }
        }
        faults
    }

    /// Ids of the styles: the files of `rules/styles/`.
    pub fn styles(&self) -> Vec<&str> {
        let stem = |path: &'_ str| -> Option<(usize, usize)> {
            let end = path.strip_suffix(".yaml")?.len();
            Some(("rules/styles/".len(), end))
        };
        let mut ids: Vec<&str> = self
            .files
            .below("rules/styles/", ".yaml")
            .filter_map(|f| stem(&f.path).and_then(|(a, b)| f.path.get(a..b)))
            .collect();
        ids.dedup();
        ids
    }
}

fn offer(value: &str, known: &[&str]) -> String {
    if let Some(near) = nearest(value, known.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    if known.is_empty() {
        return "the pack has none: leave the key out".to_string();
    }
    format!("known: {}", known.join(", "))
}
