//! Faults of YAML files said our way: what is wrong, where, the source line with a caret, what to do.

use crate::error::{Error, nearest};
use serde_yaml::Error as Yaml;
use std::path::Path;

/// The parser's error as ours. `shown` is the file for messages, `path` its place in a pack (tells
/// rules from bank items), `text` its content.
pub fn of_yaml(shown: &Path, path: &str, text: &str, error: &Yaml) -> Error {
    let error = error.without_snippet();
    let (line, column) = error.location().map_or((0, 0), |l| {
        (
            usize::try_from(l.line()).unwrap_or(0),
            usize::try_from(l.column()).unwrap_or(0),
        )
    });
    let source = line.checked_sub(1).and_then(|n| text.lines().nth(n));
    let (message, hint) = say(error, source.unwrap_or(""), column);
    let message = match item(text, line) {
        Some(id) if structural(error) => format!("{message} in {} `{id}`", kind(path)),
        _ => message,
    };
    let mut out = Error::new(message);
    out = match source {
        Some(source) => out
            .at(shown, line, column.max(1))
            .showing(source, column.max(1)),
        None => out.in_file(shown),
    };
    out.hint = hint;
    out
}

/// The fault of a JSON value as ours: unknown keys get the nearest known one.
pub fn of_json(error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or(&text);
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((field, known)) if text.starts_with("unknown field") => {
            let mut error = Error::new(format!("unknown key `{field}`"));
            error.hint = offer(field, known);
            error
        }
        _ => Error::new(text.to_string()),
    }
}

/// True for a fault of a key or value, that an item of a list can be named for.
fn structural(error: &Yaml) -> bool {
    !matches!(error, Yaml::ExternalMessage { .. } | Yaml::Eof { .. })
}

fn kind(path: &str) -> &'static str {
    if path.starts_with("rules/pad/") {
        "bank item"
    } else {
        "rule"
    }
}

/// Message and hint.
fn say(error: &Yaml, source: &str, column: usize) -> (String, Option<String>) {
    let (message, hint) = known(error, source, column);
    let hint = hint.or_else(|| trap(&message, source, column));
    (message, hint)
}

/// What the parser itself can tell.
fn known(error: &Yaml, source: &str, column: usize) -> (String, Option<String>) {
    match error {
        Yaml::SerdeUnknownField {
            field, expected, ..
        } => (format!("unknown key `{field}`"), offer(field, expected)),
        Yaml::SerdeUnknownVariant {
            variant, expected, ..
        } => (
            format!("unknown value `{variant}`"),
            offer(variant, expected),
        ),
        Yaml::SerdeMissingField { field, .. } => (
            format!("missing key `{field}`"),
            Some(format!("add `{field}:`")),
        ),
        Yaml::DuplicateMappingKey { key, .. } => (
            key.as_ref().map_or_else(
                || "a key is given twice".to_string(),
                |k| format!("key `{k}` is given twice"),
            ),
            Some("keep one of the two".to_string()),
        ),
        Yaml::SerdeInvalidType {
            unexpected,
            expected,
            ..
        }
        | Yaml::SerdeInvalidValue {
            unexpected,
            expected,
            ..
        } => (
            format!("expected {}, found {}", plain(expected), plain(unexpected)),
            None,
        ),
        Yaml::InvalidScalar { ty, .. } => (format!("expected {}", plain(ty)), None),
        Yaml::Unexpected { expected, .. } => (format!("expected {}", plain(expected)), None),
        Yaml::InvalidBooleanStrict { .. } => ("expected `true` or `false`".to_string(), None),
        Yaml::Eof { .. } => ("the file ends too early".to_string(), None),
        Yaml::MultipleDocuments { .. } => (
            "more than one YAML document".to_string(),
            Some("remove the line `---`".to_string()),
        ),
        Yaml::UnknownAnchor { .. } => (
            "an alias `*…` names no anchor".to_string(),
            Some("quote a text that starts with `*` or `&`".to_string()),
        ),
        Yaml::ExternalMessage { msg, .. } | Yaml::Message { msg, .. } => {
            (first_line(msg), trap(msg, source, column))
        }
        other => {
            let text = other.render();
            (first_line(text.trim_start_matches("error: ")), None)
        }
    }
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or("").trim();
    if line.is_empty() {
        "not valid YAML".to_string()
    } else {
        line.trim_end_matches('.').to_string()
    }
}

/// The nearest of the known names, or all of them.
fn offer(word: &str, known: &[&str]) -> Option<String> {
    if let Some(near) = nearest(word, known.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    if known.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = known.to_vec();
    names.sort_unstable();
    Some(format!("known: `{}`", names.join("`, `")))
}

/// The faults French text brings when it is not quoted.
fn trap(message: &str, source: &str, column: usize) -> Option<String> {
    let value = source.split_once(": ").map_or("", |(_, value)| value);
    let value = value.trim_start();
    if value.contains(" : ") && !value.starts_with(['"', '\'', '|', '>']) {
        return Some(
            "a French text with « : » goes between quotation marks or after `|`".to_string(),
        );
    }
    if value.starts_with(['@', '`', '%', '*', '&', '!']) {
        return Some(format!(
            "a value that starts with `{}` goes between quotation marks",
            value.chars().next().unwrap_or(' ')
        ));
    }
    if source.contains('\t') && message.contains("tab") {
        return Some("indent with spaces, not tabs".to_string());
    }
    if column <= 1 && value.is_empty() {
        return Some("look at the line above too: a quotation mark may be open".to_string());
    }
    None
}

/// Types by the names people use.
fn plain(rust: &str) -> String {
    let rust = rust.trim_matches('`');
    match rust {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number".to_string(),
        "i8" | "i16" | "i32" | "i64" | "isize" | "integer" => "a whole number".to_string(),
        "f32" | "f64" | "float" => "a number".to_string(),
        "bool" | "boolean" => "`true` or `false`".to_string(),
        "string" | "str" | "String" | "string scalar" | "a string" => "text".to_string(),
        "sequence" | "sequence start" | "a sequence" => "a list".to_string(),
        "map" | "mapping" | "mapping start" | "a map" => "a map of keys".to_string(),
        "unit" | "null" => "nothing".to_string(),
        _ if rust.starts_with("struct ") => "a map of keys".to_string(),
        _ => rust.to_string(),
    }
}

/// The id of the list item that holds this line (from 1): the nearest `id:` above or, in the same
/// item, below.
fn item(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let at = line.checked_sub(1)?;
    let id = |l: &str| {
        let l = l.trim_start_matches([' ', '-', '{']);
        let rest = l.strip_prefix("id:")?.trim_start();
        let id = rest.split([',', '}', ' ']).next().unwrap_or(rest);
        let id = id.trim_matches(['"', '\'']);
        (!id.is_empty()).then(|| id.to_string())
    };
    let starts = |l: &&str| l.trim_start().starts_with("- ") && l.contains("id:");
    let above = lines
        .get(..=at)?
        .iter()
        .rposition(|l| starts(l) || id(l).is_some());
    above.and_then(|n| lines.get(n)).and_then(|l| id(l))
}

#[cfg(test)]
mod tests {
    use crate::files::{File, parse};
    use serde::Deserialize;
    use std::path::PathBuf;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Rules {
        rules: Vec<One>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct One {
        id: String,
        finds: Vec<String>,
        #[serde(default)]
        priority: i32,
        #[serde(default)]
        off: bool,
    }

    fn fault(text: &str) -> String {
        let file = File {
            path: "rules/extract/x.yaml".to_string(),
            shown: PathBuf::from("x.yaml"),
            layer: 0,
            text: text.to_string().into(),
            json: None,
        };
        parse::<Rules>(&file)
            .map(|_| String::new())
            .unwrap_or_else(|e| e.to_string())
    }

    #[test]
    fn faults_are_said_with_place_and_next_step() {
        let table = [
            (
                "rules:\n  - id: a/b\n    fnds: []\n",
                "error: unknown key `fnds` in rule `a/b`\n  --> x.yaml:3:5\n  |\n3 |     fnds: []\n  |     ^\nhint: did you mean `finds`?",
            ),
            (
                "rules:\n  - id: a/b\n    priority: 1\n",
                "missing key `finds` in rule `a/b`",
            ),
            (
                "rules:\n  - id: a/b\n    finds: []\n    finds: []\n",
                "key `finds` is given twice in rule `a/b`\n  --> x.yaml:4:5",
            ),
            (
                "rules:\n  - id: a/b\n    finds: []\n    priority: beaucoup\n",
                "expected a whole number in rule `a/b`\n  --> x.yaml:4:15",
            ),
            (
                "rules:\n  - id: a/b\n    finds: Le maire\n",
                "expected a list in rule `a/b`\n  --> x.yaml:3:12",
            ),
            (
                "rules:\n  - id: a/b\n    finds:\n      - text: Il a dit : non\n",
                "a French text with « : » goes between quotation marks or after `|`",
            ),
            (
                "rules:\n  - id: a/b\n    finds: @liste\n",
                "hint: a value that starts with `@` goes between quotation marks",
            ),
        ];
        for (text, expected) in table {
            let said = fault(text);
            assert!(
                said.contains(expected),
                "{text}\n-- said --\n{said}\n-- wanted --\n{expected}"
            );
        }
    }
}
