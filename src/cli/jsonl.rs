//! `--jsonl`: articles from JSON lines to JSON lines, in order, in bounded memory.

use super::session::Session;
use super::write::{Args, told};
use super::{Outcome, format, say};
use pigiste::files::fault;
use pigiste::text::Input;
use pigiste::{Brief, Error, Result};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, Read};
use std::sync::mpsc::{Receiver, sync_channel};

/// Bytes of a line at most: more than any source may have, escapes included.
const LONGEST: u64 = 48 * 1024 * 1024;

/// Lines held at most between the reader and the writers.
const WAITING: usize = 32;

/// A line as read, or why it is none.
type Line = std::result::Result<Vec<u8>, String>;

/// Answers every line; a bad line gets an error line. Findings when a line failed, or warned under
/// `--strict`.
///
/// # Errors
/// When stdout cannot be written to.
pub fn run(args: &Args, session: &Session) -> Result<Outcome> {
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        let mut broken = false;
        while !broken && let Some(line) = next_line(&mut input, &mut broken) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    let (mut done, mut failed, mut warned) = (0, 0, 0);
    while let Some(lines) = batch(&receiver) {
        let answers: Vec<Answer> = lines.par_iter().map(|l| answer(session, l)).collect();
        let mut text = String::new();
        for answer in answers {
            done += 1;
            failed += usize::from(answer.failed);
            warned += usize::from(answer.warned);
            text.push_str(&answer.value.to_string());
            text.push('\n');
        }
        say::result(&text)?;
    }
    if failed > 0 {
        say::line(&format!(
            "{} of {done} lines written, {failed} failed",
            done - failed
        ));
    }
    Ok(if failed > 0 || (args.strict && warned > 0) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// The next line that is not blank; none at the end. `broken`: nothing more can be read.
fn next_line(input: &mut impl BufRead, broken: &mut bool) -> Option<Line> {
    loop {
        let mut bytes = Vec::new();
        match input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(_) if bytes.len() as u64 == LONGEST && bytes.last() != Some(&b'\n') => {
                skip(input);
                return Some(Err(format!("the line has more than {LONGEST} bytes")));
            }
            Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
            Ok(_) => return Some(Ok(bytes)),
            Err(e) => {
                *broken = true;
                return Some(Err(format!("cannot read the standard input: {e}")));
            }
        }
    }
}

/// Reads on to the end of the line and keeps nothing of it.
fn skip(input: &mut impl BufRead) {
    loop {
        let (found, used) = match input.fill_buf() {
            Ok([]) | Err(_) => return,
            Ok(buffer) => match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (true, at + 1),
                None => (false, buffer.len()),
            },
        };
        input.consume(used);
        if found {
            return;
        }
    }
}

/// What is waiting, one line at least; none when the reader is done. Waiting for one line only
/// lets a program that talks line by line have each answer at once.
fn batch(receiver: &Receiver<Line>) -> Option<Vec<Line>> {
    let first = receiver.recv().ok()?;
    let mut lines = vec![first];
    while lines.len() < WAITING {
        match receiver.try_recv() {
            Ok(line) => lines.push(line),
            Err(_) => break,
        }
    }
    Some(lines)
}

struct Answer {
    value: Value,
    failed: bool,
    warned: bool,
}

fn answer(session: &Session, line: &Line) -> Answer {
    let (id, article) = match line {
        Ok(bytes) => match parse(bytes) {
            Ok((id, text, brief)) => {
                let article = say::guarded(|| article(session, &text, brief));
                (id, article)
            }
            Err((id, error)) => (id, Err(error)),
        },
        Err(message) => (Value::Null, Err(Error::new(message.clone()))),
    };
    match article {
        Ok((article, warned)) => Answer {
            value: json!({"id": id, "article": article}),
            failed: false,
            warned,
        },
        Err(error) => Answer {
            value: json!({"id": id, "error": told_of(&error)}),
            failed: true,
            warned: false,
        },
    }
}

fn told_of(error: &Error) -> Value {
    let mut value = json!({"message": error.message});
    if let (Some(hint), Some(map)) = (&error.hint, value.as_object_mut()) {
        map.insert("hint".to_string(), json!(hint));
    }
    value
}

fn article(session: &Session, text: &str, brief: Brief) -> Result<(Value, bool)> {
    let pack = &session.generator.pack;
    let asked = session.asked.with(brief, pack)?;
    let input = session.input_or(Input::Text);
    let trace = session.write_bytes(text.as_bytes(), input, &asked.base())?;
    let value = format::value(&trace, pack)?;
    Ok((value, !told(&trace, pack).is_empty()))
}

/// Id, text and brief of a line; with an error, the id when there is one.
fn parse(bytes: &[u8]) -> std::result::Result<(Value, String, Brief), (Value, Error)> {
    let nobody = |message: String| (Value::Null, Error::new(message));
    let text = std::str::from_utf8(bytes).map_err(|_| nobody("the line is not UTF-8".into()))?;
    let value: Value =
        serde_json::from_str(text).map_err(|e| nobody(format!("the line is not JSON: {e}")))?;
    let Value::Object(mut map) = value else {
        return Err(nobody("the line is not a JSON object".into()));
    };
    let id = map.shift_remove("id").unwrap_or(Value::Null);
    let text = match map.shift_remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err((id, Error::new("`text` is not a string"))),
        None => {
            let error = Error::new("the line has no `text`")
                .hint("a line is {\"id\": …, \"text\": \"…\"} and the keys of a brief");
            return Err((id, error));
        }
    };
    match Brief::deserialize(Value::Object(map)) {
        Ok(brief) => Ok((id, text, brief)),
        Err(e) => Err((id, fault::of_json(&e))),
    }
}
