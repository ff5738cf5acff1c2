//! Anchors of headings: a heading as a fragment identifier.

use unicode_normalization::UnicodeNormalization;

/// Lower-case ASCII words of a heading joined by hyphens, 60 characters at most; `section` when
/// nothing is left.
pub fn slug(heading: &str) -> String {
    let mut out = String::new();
    for c in heading.nfd() {
        match c {
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if ('\u{300}'..='\u{36f}').contains(&c) => {}
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    if out.len() > 60 {
        let cut = out.get(..60).and_then(|s| s.rfind('-')).unwrap_or(60);
        out.truncate(cut);
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "section".to_string()
    } else {
        out.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn headings_become_anchors() {
        let table = [
            ("Ce que l’été change à Nœux", "ce-que-l-ete-change-a-noeux"),
            (
                "« Pas de sauce » : ce qu’affirme le document",
                "pas-de-sauce-ce-qu-affirme-le-document",
            ),
            (
                "100 dollars contre 10 millions",
                "100-dollars-contre-10-millions",
            ),
            ("?!", "section"),
        ];
        for (heading, expected) in table {
            assert_eq!(slug(heading), expected);
        }
    }
}
