//! `pigiste inspect`: what a stage made of a source.

use super::format::Format;
use super::session::{RunFlags, Session};
use super::source::Source;
use super::views::{self, document, facts, plan, rules};
use super::{Outcome, say};
use clap::ValueEnum;
use pigiste::emit::Options;
use pigiste::{Error, Result};
use std::path::PathBuf;

/// A stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The source as read: paragraphs, sentences, tokens
    Document,
    /// What it says
    Facts,
    /// What will be said
    Plan,
    /// What is written
    Article,
    /// The rules of all layers; needs no source
    Rules,
}

/// How to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// Text to read
    Text,
    /// JSON
    Json,
}

/// Arguments of `inspect`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A text, Markdown, HTML or JSON file, or `-`
    #[arg(value_name = "SOURCE")]
    pub source: Option<PathBuf>,
    /// The stage
    #[arg(long, value_enum)]
    pub stage: Stage,
    /// Text or JSON
    #[arg(short, long, value_enum, default_value = "text")]
    pub format: Shown,
    #[command(flatten)]
    pub run: RunFlags,
}

/// Shows.
///
/// # Errors
/// When the source is not usable, or the pack or brief is invalid.
pub fn run(args: &Args) -> Result<Outcome> {
    let session = Session::new(&args.run)?;
    let json = args.format == Shown::Json;
    if args.stage == Stage::Rules {
        let view = rules::View::new(&session.generator.pack);
        say::result(&if json {
            views::json(&view)?
        } else {
            view.text()
        })?;
        return Ok(Outcome::Done);
    }
    let path = args
        .source
        .as_ref()
        .ok_or_else(|| Error::new("missing SOURCE").hint("only `--stage rules` needs no source"))?;
    let source = Source::one(path)?;
    let text = shown(args, &session, &source, json)?;
    say::result(&text)?;
    Ok(Outcome::Done)
}

fn shown(args: &Args, session: &Session, source: &Source, json: bool) -> Result<String> {
    let early = matches!(args.stage, Stage::Document | Stage::Facts);
    if early {
        let bytes = source.bytes()?;
        let generator = &session.generator;
        let read = generator.read(&bytes, session.input_or(source.input()));
        let document = read.map_err(|e| source.blame(e))?;
        for notice in &document.notices {
            say::warning(notice, None);
        }
        if args.stage == Stage::Document {
            return if json {
                document::json(&document)
            } else {
                Ok(document::text(&document))
            };
        }
        let facts = generator.facts(&document);
        let view = facts::View::new(&document, &facts);
        return if json {
            views::json(&view)
        } else {
            Ok(view.text())
        };
    }
    let trace = session.write(source)?;
    if args.stage == Stage::Plan {
        let view = plan::View::new(&trace);
        return if json {
            views::json(&view)
        } else {
            Ok(view.text())
        };
    }
    if json {
        Format::Json.write(&trace, &session.generator.pack, &Options::default())
    } else {
        Ok(views::article::text(&trace.article))
    }
}
