//! Messages: Tera templates over records, one folder a message, one file a variant.

use crate::choose::Chooser;
use crate::error::{Error, Result};
use crate::files::Files;
use crate::french::compose::Rules as French;
use crate::plan::records::Records;
use crate::text::document::Span;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera, TeraResult};

/// A message as written in `rules/realize/messages.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// `section/name`: its templates are `templates/messages/<id>/<variant>.txt`.
    pub id: String,
    /// Records it needs: `people`, `figures.1` (two at least), `people.0.role`, `flags:no_comment`.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Records whose presence rules it out.
    #[serde(default)]
    pub without: Vec<String>,
    /// Genres it serves; none: all.
    #[serde(default)]
    pub genres: Vec<String>,
    /// Place among the messages of its section; the lower the earlier.
    #[serde(default)]
    pub order: i32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageFile {
    messages: Vec<Message>,
}

/// A rendered message.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// Its lines, blank ones left out, white space collapsed.
    pub lines: Vec<String>,
    /// `messages/<id>/<variant>.txt`.
    pub template: String,
    /// What it rests on.
    pub spans: Vec<Span>,
}

/// Every message and its templates.
#[derive(Debug)]
pub struct Messages {
    messages: Vec<Message>,
    variants: BTreeMap<String, Vec<String>>,
    tera: Tera,
}

impl Messages {
    /// Reads the messages and their templates; the last layer of a file wins.
    ///
    /// # Errors
    /// On a bad file or template, with its place.
    pub fn load(files: &Files, french: &Arc<French>) -> Result<Messages> {
        let written: MessageFile = files.yaml("rules/realize/messages.yaml")?;
        let mut tera = Tera::default();
        register(&mut tera, french);
        let mut variants: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in files.below("templates/messages/", ".txt") {
            let name = file.path.trim_start_matches("templates/").to_string();
            tera.add_raw_template(&name, &file.text).map_err(|e| {
                let message = e.to_string();
                Error::new(message.lines().next().unwrap_or("bad template").to_string()).at(
                    &file.shown,
                    first_number(&message).unwrap_or(1),
                    1,
                )
            })?;
            if let Some((id, _)) = name.trim_start_matches("messages/").rsplit_once('/') {
                let list = variants.entry(id.to_string()).or_default();
                if !list.contains(&name) {
                    list.push(name);
                }
            }
        }
        let mut messages = written.messages;
        messages.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
        for message in &messages {
            if !variants.contains_key(&message.id) {
                return Err(
                    Error::new(format!("message `{}` has no template", message.id))
                        .in_file("rules/realize/messages.yaml")
                        .hint(format!("add `templates/messages/{}/1.txt`", message.id)),
                );
            }
        }
        Ok(Messages {
            messages,
            variants,
            tera,
        })
    }

    /// The messages of a section that the records allow, rendered, in order.
    pub fn of_section(
        &self,
        section: &str,
        records: &Records,
        genre: Option<&str>,
        chooser: &Chooser,
    ) -> Vec<Rendered> {
        let Ok(value) = serde_json::to_value(records) else {
            return Vec::new();
        };
        self.messages
            .iter()
            .filter(|m| m.id.split('/').next() == Some(section))
            .filter(|m| {
                m.genres.is_empty() || genre.is_some_and(|g| m.genres.iter().any(|x| x == g))
            })
            .filter(|m| {
                m.needs.iter().all(|n| present(&value, n))
                    && !m.without.iter().any(|n| present(&value, n))
            })
            .filter_map(|m| self.render(m, &value, records, chooser))
            .collect()
    }

    fn render(
        &self,
        message: &Message,
        value: &Value,
        records: &Records,
        chooser: &Chooser,
    ) -> Option<Rendered> {
        let variants = self.variants.get(&message.id)?;
        let chosen = chooser.pick(&message.id, variants.iter().map(String::as_str))?;
        let template = variants.get(chosen)?;
        let context = Context::from_serialize(value).ok()?;
        let text = self.tera.render(template, &context).ok()?;
        let lines: Vec<String> = text
            .lines()
            .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|l| !l.is_empty())
            .collect();
        if lines.is_empty() {
            return None;
        }
        Some(Rendered {
            lines,
            template: template.clone(),
            spans: message
                .needs
                .iter()
                .flat_map(|n| spans(records, n))
                .collect(),
        })
    }
}

fn first_number(text: &str) -> Option<usize> {
    let (_, after) = text.split_once(':')?;
    after
        .split(|c: char| !c.is_ascii_digit())
        .find(|n| !n.is_empty())?
        .parse()
        .ok()
}

/// True when the path leads to something that is not empty.
fn present(value: &Value, path: &str) -> bool {
    if let Some(flag) = path.strip_prefix("flags:") {
        return value
            .get("flags")
            .and_then(Value::as_array)
            .is_some_and(|flags| flags.iter().any(|f| f.as_str() == Some(flag)));
    }
    let mut here = value;
    for part in path.split('.') {
        let next = match part.parse::<usize>() {
            Ok(index) => here.get(index),
            Err(_) => here.get(part),
        };
        match next {
            Some(next) => here = next,
            None => return false,
        }
    }
    match here {
        Value::Null => false,
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        Value::Object(o) => !o.is_empty(),
        _ => true,
    }
}

/// Spans behind a needed record.
fn spans(records: &Records, path: &str) -> Vec<Span> {
    let mut parts = path.split('.');
    let list: Vec<Span> = match parts.next() {
        Some("people") => records.people.iter().map(|n| n.span).collect(),
        Some("organizations") => records.organizations.iter().map(|n| n.span).collect(),
        Some("places") => records.places.iter().map(|n| n.span).collect(),
        Some("figures") => records.figures.iter().map(|f| f.span).collect(),
        Some("quotes") => records.quotes.iter().map(|q| q.span).collect(),
        _ => Vec::new(),
    };
    match parts.next().and_then(|p| p.parse::<usize>().ok()) {
        Some(index) => list.into_iter().take(index + 1).collect(),
        None => list.into_iter().take(4).collect(),
    }
}

/// Filters of message templates: `cap`, `de`, `a`, on texts that start with their article.
fn register(tera: &mut Tera, french: &Arc<French>) {
    tera.register_filter(
        "cap",
        |text: &str, _: Kwargs, _: &State| -> TeraResult<String> {
            Ok(crate::pattern::filters::capitalise(text))
        },
    );
    for (name, word) in [("de", "de"), ("a", "à"), ("que", "que")] {
        let french = Arc::clone(french);
        tera.register_filter(
            name,
            move |text: &str, _: Kwargs, _: &State| -> TeraResult<String> {
                Ok(french.resolve_fragment(&format!("{word} {text}")))
            },
        );
    }
}
