//! All faults of a pack at once: where a loader stops, the item at fault is left out and it runs again.

use crate::error::Error;
use crate::files::{File, Files};

/// Faults told of one stage at most.
const MOST: usize = 40;

/// Runs a loader until it accepts the files; every fault met is added to `errors`, and what it was
/// about is left out of `files`. `None` when a fault has no place that can be left out.
pub fn collect<T>(
    files: &mut Files,
    errors: &mut Vec<Error>,
    load: impl Fn(&Files) -> crate::error::Result<T>,
) -> Option<T> {
    for _ in 0..MOST {
        match load(files) {
            Ok(done) => return Some(done),
            Err(error) => {
                let left_out = left_out(files, &error);
                let told = errors
                    .iter()
                    .any(|e| e.message == error.message && e.location == error.location);
                if !told {
                    errors.push(error);
                }
                files.insert(left_out.filter(|_| !told)?);
            }
        }
    }
    None
}

/// The file of an error without the item at fault.
fn left_out(files: &Files, error: &Error) -> Option<File> {
    let location = error.location.as_ref()?;
    let file = files.all().find(|f| f.shown == location.path)?;
    let text = if !file.path.ends_with(".yaml") {
        String::new()
    } else if location.line == 0 {
        return None;
    } else {
        without_item(&file.text, location.line)
    };
    Some(File {
        text: text.into(),
        json: None,
        ..file.clone()
    })
}

/// The text without the list item, or else the key, that holds this line (from 1); lines keep their numbers.
fn without_item(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |l: &str| l.len() - l.trim_start().len();
    let blank = |l: &str| l.trim().is_empty() || l.trim_start().starts_with('#');
    let at = line.saturating_sub(1).min(lines.len().saturating_sub(1));
    // Climb to the outermost list item around the line.
    let mut start = at;
    let mut depth = lines.get(at).map_or(0, |l| indent(l));
    for n in (0..=at).rev() {
        let Some(l) = lines.get(n).filter(|l| !blank(l)) else {
            continue;
        };
        if l.trim_start().starts_with('-') && (indent(l) < depth || n == at) {
            start = n;
            depth = indent(l);
        } else if indent(l) < depth && indent(l) == 0 {
            break;
        }
    }
    let depth = lines.get(start).map_or(0, |l| indent(l));
    let end = lines
        .iter()
        .enumerate()
        .skip(start + 1)
        .find(|(_, l)| !blank(l) && indent(l) <= depth)
        .map_or(lines.len(), |(n, _)| n);
    let mut kept: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(n, l)| {
            if (start..end).contains(&n) {
                String::new()
            } else {
                (*l).to_string()
            }
        })
        .collect();
    if lines
        .get(start)
        .is_some_and(|l| l.trim_start().starts_with('-'))
    {
        keep_list(&mut kept, start, depth);
    }
    kept.join("\n")
}

/// A key whose list lost its last item keeps an empty one.
fn keep_list(lines: &mut [String], start: usize, depth: usize) {
    let item = |l: &String| {
        let trimmed = l.trim_start();
        trimmed.starts_with('-') && l.len() - trimmed.len() == depth
    };
    let full = |l: &String| !l.trim().is_empty() && !l.trim_start().starts_with('#');
    let after = lines.iter().skip(start).find(|l| full(l));
    if after.is_some_and(item) {
        return;
    }
    let before = lines.iter().take(start).rposition(full);
    if let Some(key) = before.and_then(|n| lines.get_mut(n))
        && key.trim_end().ends_with(':')
    {
        *key = format!("{} []", key.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_item_at_fault_is_left_out_and_lines_stay() {
        let table = [
            (
                "rules:\n  - id: a\n    x: 1\n  - id: b\n    y: 2\n",
                3,
                "rules:\n\n\n  - id: b\n    y: 2",
            ),
            ("rules:\n  - id: a\n    x: 1\n", 3, "rules: []\n\n"),
            (
                "rules:\n  - id: a\n    finds:\n      - b\n  - id: c\n",
                4,
                "rules:\n\n\n\n  - id: c",
            ),
            ("- id: a\n  x: 1\n- id: b\n", 2, "\n\n- id: b"),
            ("limits:\n  most: 3\nother: 1\n", 2, "limits:\n\nother: 1"),
        ];
        for (text, line, expected) in table {
            assert_eq!(without_item(text, line), expected, "{text}");
        }
    }
}
