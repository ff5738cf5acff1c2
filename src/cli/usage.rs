//! Faults of the command line itself, said like every other error.

use super::say;
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use pigiste::Error;
use std::process::ExitCode;

/// Prints help or the version (exit code 0), or what is wrong with the arguments (exit code 2).
pub fn end(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => {
            say::error(&ours(error));
            ExitCode::from(2)
        }
    }
}

/// A fault of the arguments as an error with its next step.
fn ours(error: &clap::Error) -> Error {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let help = "`pigiste --help` lists the commands, `pigiste COMMAND --help` their flags";
    let (message, hint) = match error.kind() {
        ErrorKind::UnknownArgument => {
            let argument = argument.unwrap_or_default();
            let near = text(error, ContextKind::SuggestedArg);
            let what = if argument.starts_with('-') {
                "unknown flag"
            } else {
                "unexpected argument"
            };
            (
                format!("{what} `{argument}`"),
                near.map(|n| format!("did you mean `{n}`?")),
            )
        }
        ErrorKind::InvalidSubcommand => (
            format!(
                "unknown command `{}`",
                text(error, ContextKind::InvalidSubcommand).unwrap_or_default()
            ),
            text(error, ContextKind::SuggestedSubcommand).map(|n| format!("did you mean `{n}`?")),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => (
            format!("{} takes a value", quoted(argument)),
            text(error, ContextKind::ValidValue).map(|v| format!("one of {v}")),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(|e| e.to_string());
            let near = text(error, ContextKind::SuggestedValue);
            (
                format!("`{value}` is not a value of {}", quoted(argument)),
                reason
                    .or_else(|| near.map(|n| format!("did you mean `{n}`?")))
                    .or_else(|| {
                        text(error, ContextKind::ValidValue).map(|v| format!("one of {v}"))
                    }),
            )
        }
        ErrorKind::MissingRequiredArgument => (
            format!("missing {}", quoted(argument.clone())),
            argument.as_deref().and_then(values_of),
        ),
        ErrorKind::ArgumentConflict => (
            format!(
                "{} cannot be used with {}",
                quoted(argument),
                quoted(text(error, ContextKind::PriorArg))
            ),
            Some("leave out one of the two".to_string()),
        ),
        ErrorKind::InvalidUtf8 => ("an argument is not UTF-8".to_string(), None),
        _ => {
            let rendered = error.to_string();
            let line = rendered.lines().next().unwrap_or("bad arguments");
            (line.trim_start_matches("error: ").to_string(), None)
        }
    };
    Error::new(message).hint(hint.unwrap_or_else(|| help.to_string()))
}

/// The values a flag takes, when they are few: `--stage <STAGE>` → « one of document, … ».
fn values_of(shown: &str) -> Option<String> {
    let flag = shown.split([' ', '<']).next()?.strip_prefix("--")?;
    let command = super::Cli::command();
    let argument = command
        .get_subcommands()
        .flat_map(clap::Command::get_arguments)
        .find(|a| a.get_long() == Some(flag))?;
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .map(|v| v.get_name().to_string())
        .collect();
    (!values.is_empty()).then(|| format!("one of {}", values.join(", ")))
}

fn quoted(argument: Option<String>) -> String {
    argument.map_or_else(|| "an argument".to_string(), |a| format!("`{a}`"))
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}
