//! `pigiste write`: an article from a source, or one each from several.

use super::format::{Format, front_matter};
use super::session::{RunFlags, Session};
use super::source::Source;
use super::{Outcome, batch, jsonl, say, target};
use pigiste::emit::{FrontMatter, Options, warnings};
use pigiste::generator::Trace;
use pigiste::pack::Pack;
use pigiste::{Error, Result};
use std::path::PathBuf;

/// Arguments of `write`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Texts, Markdown, HTML or JSON files, folders of them, or `-`; none: the project's
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// File to write, or folder for several articles; the standard output when not given
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Format of the article [default: markdown]
    #[arg(short, long, value_name = "F", value_enum)]
    pub format: Option<Format>,
    /// Front matter of Markdown: hugo, zola, jekyll, none
    #[arg(long, value_name = "KIND", default_value = "hugo", value_parser = front_matter)]
    pub front_matter: FrontMatter,
    /// Exit with 1 when there is any warning
    #[arg(long)]
    pub strict: bool,
    /// JSON lines in on the standard input, JSON lines out on the standard output
    #[arg(long, conflicts_with_all = ["sources", "output", "format"])]
    pub jsonl: bool,
    #[command(flatten)]
    pub run: RunFlags,
}

impl Args {
    /// How articles are emitted.
    pub fn options(&self) -> Options {
        Options {
            front_matter: self.front_matter,
            ..Options::default()
        }
    }
}

/// Writes.
///
/// # Errors
/// When nothing usable could be written.
pub fn run(args: &Args) -> Result<Outcome> {
    let session = Session::new(&args.run)?;
    if args.jsonl {
        return jsonl::run(args, &session);
    }
    if args.sources.is_empty() {
        return of_project(args, &session);
    }
    let formats = [args.format.unwrap_or(Format::Markdown)];
    let sources = Source::all(&args.sources)?;
    if sources.iter().filter(|s| **s == Source::Stdin).count() > 1 {
        return Err(Error::new("`-` is given twice").hint("the standard input is one source"));
    }
    match (sources.as_slice(), args.sources.as_slice()) {
        ([source], [given]) if !given.is_dir() => one(args, &session, source, formats[0]),
        _ => {
            match &args.output {
                Some(folder) if !folder.is_file() => {
                    batch::run(args, &session, &sources, &formats, folder)
                }
                Some(file) => Err(Error::new(format!(
                    "`{}` is a file, several articles need a folder",
                    file.display()
                ))),
                None => Err(Error::new("several articles need a folder to go to")
                    .hint("give it with `-o DIR`")),
            }
        }
    }
}

/// Every article of the project, in every format of it.
fn of_project(args: &Args, session: &Session) -> Result<Outcome> {
    let Some(project) = &session.project else {
        return Err(Error::new("no SOURCE, and no `pigiste.yaml` here or above")
            .hint("give a source: `pigiste write texte.txt`, or `-` for the standard input"));
    };
    if let Some(missing) = project.sources.iter().find(|s| !s.exists()) {
        return Err(Error::new(format!("no source at `{}`", missing.display()))
            .in_file(&project.file)
            .hint("`sources` lists the files and folders of the project"));
    }
    let sources: Vec<Source> = Source::all(&project.sources)?;
    let formats = args
        .format
        .map_or_else(|| project.formats.clone(), |f| vec![f]);
    let folder = args.output.as_ref().unwrap_or(&project.output);
    batch::run(args, session, &sources, &formats, folder)
}

fn one(args: &Args, session: &Session, source: &Source, format: Format) -> Result<Outcome> {
    let target = args.output.as_ref().map(|path| {
        if target::is_folder(path) {
            target::in_folder(path, source, format)
        } else {
            path.clone()
        }
    });
    if let Some(target) = &target {
        target::not_the_source(target, source)?;
    }
    let trace = session.write(source)?;
    let pack = &session.generator.pack;
    let text = format.write(&trace, pack, &args.options())?;
    let warned = told(&trace, pack);
    for warning in &warned {
        say::warning(warning, None);
    }
    match target {
        Some(path) => target::write(&path, &text)?,
        None => say::result(&text)?,
    }
    Ok(if args.strict && !warned.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// Every warning of an article: of its making, then of its printing.
pub fn told(trace: &Trace, pack: &Pack) -> Vec<String> {
    let mut all = trace.article.warnings.clone();
    all.extend(warnings(&trace.article, &trace.brief, &pack.emit));
    all
}
