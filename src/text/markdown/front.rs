//! Front matter: what the source says of itself, and the keys of a brief.

use crate::brief::{Brief, BriefLink, Image};
use serde_json::{Map, Value};

/// What front matter holds for us.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Front {
    pub title: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    pub image: Option<String>,
    pub brief: Option<Brief>,
}

/// Reads YAML or TOML front matter; an error message when it is not valid.
pub(crate) fn read(text: &str, toml: bool) -> Result<Front, String> {
    let map: Map<String, Value> = if toml {
        toml_lines(text)
    } else if text.trim().is_empty() {
        Map::new()
    } else {
        serde_yaml::from_str(text).map_err(|e| {
            let message = e.to_string();
            message.lines().next().unwrap_or("invalid YAML").to_string()
        })?
    };
    let text_of = |keys: &[&str]| keys.iter().find_map(|k| map.get(*k).and_then(written));
    let number = |key: &str| {
        map.get(key)
            .and_then(|v| v.as_u64().or_else(|| v.as_str()?.trim().parse().ok()))
            .and_then(|n| usize::try_from(n).ok())
    };
    let mut brief = Brief {
        min_words: number("min_words"),
        max_words: number("max_words"),
        keyphrase: text_of(&["keyphrase"]),
        genre: text_of(&["genre"]),
        style: text_of(&["style"]),
        site_name: text_of(&["site_name"]),
        base_url: text_of(&["base_url"]),
        source_url: text_of(&["source_url"]),
        publisher: text_of(&["publisher"]),
        image: map.get("image").and_then(image),
        links: links(map.get("links")),
        ..Brief::default()
    };
    let title = text_of(&["title", "titre"]);
    let author = text_of(&["author", "authors", "auteur", "auteurs"]);
    let date = text_of(&["date", "published", "publishDate", "created"]);
    let is_brief = brief != Brief::default();
    if is_brief {
        // A front matter that briefs us means its title, author and date for the article.
        brief.title.clone_from(&title);
        brief.author.clone_from(&author);
        brief.date.clone_from(&date);
    }
    Ok(Front {
        title,
        author,
        date,
        url: text_of(&["url", "canonical", "canonical_url", "permalink"])
            .filter(|u| u.contains("://")),
        image: match map.get("image") {
            Some(Value::String(url)) => Some(url.clone()),
            _ => None,
        },
        brief: is_brief.then_some(brief),
    })
}

/// A scalar as text, a list of scalars joined.
fn written(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(s) => s.trim().to_string(),
        Value::Number(n) => n.to_string(),
        Value::Array(items) => items
            .iter()
            .filter_map(written)
            .collect::<Vec<_>>()
            .join(", "),
        Value::Object(map) => map.get("name").and_then(written)?,
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn image(value: &Value) -> Option<Image> {
    serde_json::from_value(value.clone())
        .ok()
        .filter(|_| value.is_object())
}

fn links(value: Option<&Value>) -> Vec<BriefLink> {
    value
        .and_then(|v| serde_json::from_value(v.clone()).ok())
        .unwrap_or_default()
}

/// The `key = "value"` lines of a TOML front matter; tables and lists are left out.
fn toml_lines(text: &str) -> Map<String, Value> {
    let mut map = Map::new();
    for line in text
        .lines()
        .take_while(|l| !l.trim_start().starts_with('['))
    {
        if let Some((key, value)) = line.split_once('=') {
            let value = value.trim();
            let bare = value.trim_matches(['"', '\'']);
            if !value.starts_with(['[', '{']) {
                map.insert(key.trim().to_string(), Value::String(bare.to_string()));
            }
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let front = read(
            "title: \"A : b\"\nauthors:\n  - Ana Roy\n  - Léo Pin\ndate: 2024-03-12\n",
            false,
        )
        .unwrap();
        assert_eq!(front.title.as_deref(), Some("A : b"));
        assert_eq!(front.author.as_deref(), Some("Ana Roy, Léo Pin"));
        assert_eq!(front.date.as_deref(), Some("2024-03-12"));
        assert_eq!(front.brief, None);
        let front = read("title: T\nmin_words: 900\nkeyphrase: vélo\n", false).unwrap();
        let brief = front.brief.unwrap();
        assert_eq!(
            (brief.min_words, brief.title.as_deref()),
            (Some(900), Some("T"))
        );
        assert!(read("a: b: c", false).is_err());
        let front = read("title = \"T\"\n[extra]\na = 1\n", true).unwrap();
        assert_eq!(front.title.as_deref(), Some("T"));
    }
}
