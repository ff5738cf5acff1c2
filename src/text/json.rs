//! JSON sources: `{"title", "text", "date", "author", "url"}` and brief keys.

use super::document::BlockKind;
use super::plain;
use super::rules::Limits;
use super::trace::{Draft, Extract, Trace};
use crate::brief::Brief;
use crate::error::{Error, Result};
use serde_json::Value;

/// Reads a JSON object. Offsets are those of its `text`; a title given apart stands after it,
/// behind a blank line.
///
/// # Errors
/// When the source is no JSON object with a `text`.
pub(crate) fn read(source: &str, limits: &Limits) -> Result<Extract> {
    let shape = r#"give {"text": "…"}, and "title", "date", "author", "url" if known"#;
    let value: Value = serde_json::from_str(source).map_err(|e| {
        Error::new(format!("the source is not valid JSON: {e}")).hint(shape.to_string())
    })?;
    let object = value
        .as_object()
        .ok_or_else(|| Error::new("the source is no JSON object").hint(shape))?;
    let text = object
        .get("text")
        .and_then(Value::as_str)
        .ok_or_else(|| Error::new("the JSON source has no `text`").hint(shape))?;
    let field = |name: &str| {
        object
            .get(name)
            .and_then(Value::as_str)
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .map(str::to_string)
    };
    let mut extract = plain::read(text.trim_start_matches('\u{feff}'), limits);
    if let Some(title) = field("title") {
        let at = u32::try_from(extract.source.chars().count() + 2).unwrap_or(u32::MAX);
        extract.source.push_str("\n\n");
        extract.source.push_str(&title);
        let trace = Trace::of(&title, at);
        // The text may start with its own title.
        if extract
            .drafts
            .first()
            .is_some_and(|d| d.trace.text() == title)
        {
            extract.drafts.remove(0);
        }
        extract
            .drafts
            .insert(0, Draft::new(BlockKind::Title, trace));
    }
    extract.author = field("author");
    extract.date = field("date");
    extract.url = field("url");
    let brief = Brief {
        min_words: number(object.get("min_words")),
        max_words: number(object.get("max_words")),
        keyphrase: field("keyphrase"),
        genre: field("genre"),
        style: field("style"),
        site_name: field("site_name"),
        base_url: field("base_url"),
        source_url: field("source_url"),
        publisher: field("publisher"),
        ..Brief::default()
    };
    extract.brief = (brief != Brief::default()).then_some(brief);
    Ok(extract)
}

fn number(value: Option<&Value>) -> Option<usize> {
    value?.as_u64().and_then(|n| usize::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;

    #[test]
    fn fields() {
        let limits = Rules::load(&Files::embedded()).unwrap().limits;
        let read = |s: &str| read(s, &limits);
        let extract =
            read(r#"{"title":"Un titre","text":"Un texte.","author":"Ana Roy"}"#).unwrap();
        assert_eq!(extract.source, "Un texte.\n\nUn titre");
        assert_eq!(extract.drafts[0].kind, BlockKind::Title);
        assert_eq!(extract.drafts[0].trace.cells[0].at, 11);
        assert_eq!(extract.drafts[1].trace.cells[0].at, 0);
        assert_eq!(extract.author.as_deref(), Some("Ana Roy"));
        for bad in ["", "[]", "{\"texte\":\"a\"}", "{\"text\":3}", "{"] {
            assert!(read(bad).unwrap_err().hint.is_some(), "{bad}");
        }
    }
}
