//! `pigiste audit`: SEO and readability verdicts of a page, with reasons.

use super::inspect::Shown;
use super::project::Project;
use super::session::{PackFlags, pack};
use super::source::Source;
use super::{Outcome, say, views};
use pigiste::audit::{Page, Report, Verdict, audit};
use pigiste::text::Input;
use pigiste::{Error, Result};
use std::fmt::Write;
use std::path::PathBuf;

/// Arguments of `audit`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An HTML or Markdown article, or `-`
    #[arg(value_name = "PAGE")]
    pub page: PathBuf,
    /// Focus keyphrase
    #[arg(long, value_name = "K")]
    pub keyphrase: Option<String>,
    /// The text the article was made from: numbers and quotations are compared with it
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<PathBuf>,
    /// Exit with 1 when the SEO score is under this
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=100))]
    pub fail_under: Option<u32>,
    /// Text or JSON
    #[arg(short, long, value_enum, default_value = "text")]
    pub format: Shown,
    /// Format of the page, instead of what its suffix says: markdown or html
    #[arg(long, value_name = "KIND", value_parser = super::session::input)]
    pub input: Option<Input>,
    #[command(flatten)]
    pub pack: PackFlags,
}

/// Judges.
///
/// # Errors
/// When the page or the source cannot be read, or the pack is invalid.
pub fn run(args: &Args) -> Result<Outcome> {
    let project = Project::find()?;
    let pack = pack(project.as_ref(), &args.pack)?;
    let source = Source::one(&args.page)?;
    let text = text_of(&source)?;
    if text.trim().is_empty() {
        return Err(source.blame(Error::new("the page is empty")));
    }
    let page =
        page(&text, args.input.unwrap_or_else(|| source.input())).map_err(|e| source.blame(e))?;
    let before = match &args.source {
        Some(path) => Some(text_of(&Source::one(path)?)?),
        None => None,
    };
    let keyphrase = args.keyphrase.as_deref().unwrap_or("");
    let report = audit(&page, keyphrase, before.as_deref(), &pack.audit);
    say::result(&match args.format {
        Shown::Json => views::json(&report)?,
        Shown::Text => shown(&report),
    })?;
    let low = args.fail_under.is_some_and(|limit| report.seo < limit);
    Ok(if low {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

fn text_of(source: &Source) -> Result<String> {
    let bytes = source.bytes()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(text.trim_start_matches('\u{feff}').to_string())
}

/// The page of a text, by its format: HTML, else Markdown.
fn page(text: &str, input: Input) -> Result<Page> {
    let markup = text.trim_start().starts_with('<');
    if input == Input::Html || (input == Input::Text && markup) {
        #[cfg(feature = "html")]
        return Ok(pigiste::audit::html::read(text));
        #[cfg(not(feature = "html"))]
        return Err(Error::new("this build reads no HTML"));
    }
    Ok(pigiste::audit::markdown::read(text))
}

/// Scores, then verdicts, the worst first.
fn shown(report: &Report) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "SEO {}/100, readability {}/100",
        report.seo, report.readability
    );
    let order = [
        (Verdict::Bad, "bad"),
        (Verdict::Ok, "ok"),
        (Verdict::Good, "good"),
        (Verdict::Info, "info"),
    ];
    for (verdict, name) in order {
        for a in report.assessments.iter().filter(|a| a.verdict == verdict) {
            let _ = writeln!(out, "{name:<5} {:<28} {}", a.id, a.advice);
            for span in &a.spans {
                let _ = writeln!(out, "        {span}");
            }
        }
    }
    out
}
