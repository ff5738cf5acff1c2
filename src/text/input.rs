//! The formats of a source.

use crate::error::{Error, Result};
use std::path::Path;
use std::str::FromStr;

/// The format of a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Plain text.
    #[default]
    Text,
    /// Markdown or MDX, with or without front matter.
    Markdown,
    /// An HTML or XHTML page.
    Html,
    /// `{"title", "text", "date", "author", "url"}`.
    Json,
}

impl Input {
    /// The format a file name announces by its suffix; plain text for any other.
    pub fn from_path(path: impl AsRef<Path>) -> Input {
        let suffix = path.as_ref().extension().and_then(|s| s.to_str());
        match suffix.map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown" | "mdx") => Input::Markdown,
            Some("html" | "htm" | "xhtml") => Input::Html,
            Some("json") => Input::Json,
            _ => Input::Text,
        }
    }

    /// The names [`Input::from_str`] takes.
    pub const NAMES: [&'static str; 4] = ["text", "markdown", "html", "json"];
}

impl FromStr for Input {
    type Err = Error;

    fn from_str(name: &str) -> Result<Input> {
        match name.to_ascii_lowercase().as_str() {
            "text" | "txt" => Ok(Input::Text),
            "markdown" | "md" | "mdx" => Ok(Input::Markdown),
            "html" | "htm" | "xhtml" => Ok(Input::Html),
            "json" => Ok(Input::Json),
            _ => Err(Error::new(format!("unknown input format `{name}`"))
                .hint("use one of text, markdown, html, json")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffix_names_the_format() {
        for (path, input) in [
            ("a.txt", Input::Text),
            ("a/b.MD", Input::Markdown),
            ("a.mdx", Input::Markdown),
            ("a.fr.xhtml", Input::Html),
            ("a.json", Input::Json),
            ("-", Input::Text),
        ] {
            assert_eq!(Input::from_path(path), input, "{path}");
        }
        assert!("docx".parse::<Input>().is_err());
    }
}
