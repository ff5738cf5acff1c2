//! Slugs: keyphrase and top names, without accents or stop words, six words at most (rule M4).

use crate::pattern::Lists;
use crate::text::document::key;
use unicode_normalization::UnicodeNormalization;

/// Words of a text as a slug writes them: lower case, no accents, stop words left out.
pub fn words(text: &str, lists: &Lists) -> Vec<String> {
    let stop = lists.get("stop_words");
    let mut out = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\'')) {
        // « l’IA » gives « ia ».
        let word = word.rsplit(['’', '\'']).next().unwrap_or(word);
        if word.is_empty() || stop.is_some_and(|s| s.has(key(word))) {
            continue;
        }
        let plain: String = word
            .replace(['œ', 'Œ'], "oe")
            .replace('æ', "ae")
            .nfd()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if !plain.is_empty() {
            out.push(plain);
        }
    }
    out
}

/// A slug from phrases by importance; six words at most, none twice; `article` when nothing is left.
pub fn slug<'a>(phrases: impl IntoIterator<Item = &'a str>, lists: &Lists) -> String {
    let mut kept: Vec<String> = Vec::new();
    for phrase in phrases {
        let new: Vec<String> = words(phrase, lists)
            .into_iter()
            .filter(|w| !kept.contains(w))
            .collect();
        if kept.len() + new.len() > 6 {
            continue;
        }
        for word in new {
            if !kept.contains(&word) {
                kept.push(word);
            }
        }
    }
    if kept.is_empty() {
        "article".to_string()
    } else {
        kept.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn slugs() {
        let lists = Lists::from_raw(&BTreeMap::from([(
            "stop_words".to_string(),
            ["à", "de", "la", "le", "les", "et", "du"]
                .map(String::from)
                .to_vec(),
        )]));
        for (phrases, expected) in [
            (
                vec!["course à l’IA", "Google", "OpenAI", "open source"],
                "course-ia-google-openai-open-source",
            ),
            (vec!["Élection à Orléans", "élection"], "election-orleans"),
            (vec!["cœur de l’été"], "coeur-ete"),
            (vec!["…"], "article"),
        ] {
            assert_eq!(slug(phrases, &lists), expected);
        }
    }
}
