//! Text made safe for what it is put into: front matter, Markdown, script elements.
//!
//! HTML is escaped by Tera in templates, and by [`html`] where markup is built here.

/// Text fit for printing: white space made one plain space (no-break spaces stay), control
/// characters and Unicode non-characters dropped, ends trimmed.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
            || matches!(c, '\u{2028}' | '\u{2029}')
        {
            gap = true;
        } else if !c.is_control() && !is_non_character(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// The 66 code points that Unicode reserves for ever, and the byte order mark: HTML refuses the
/// former, parsers swallow the latter.
fn is_non_character(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe || c == '\u{feff}'
}

/// Text for HTML content and quoted attributes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A double-quoted string that both YAML and TOML read as `text`: the escapes used are common to
/// YAML 1.2 double-quoted scalars and TOML basic strings.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// JSON for a `<script>` element: `<`, `>` and `&` can only stand inside strings there, where an
/// escape means the same, so neither `</script>` nor `<!--` can appear.
pub fn script_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// Where a piece of Markdown text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the start of a line: block markers count.
    LineStart,
    /// Further on in a line.
    Inline,
}

/// Text for Markdown, escaped only where a character could be read as markup by CommonMark, GFM,
/// goldmark with Hugo's extensions, kramdown, or by Liquid, Hugo and Zola shortcodes. Entities
/// stand where kramdown knows no backslash escape, and for braces, which template languages read
/// before Markdown does.
pub fn markdown(text: &str, place: Place) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    let mut start = 0;
    if place == Place::LineStart {
        start = block_marker(&chars, &mut out);
    }
    for (i, &c) in chars.iter().enumerate().skip(start) {
        let before = i.checked_sub(1).and_then(|j| chars.get(j)).copied();
        let after = chars.get(i + 1).copied();
        let inside_word =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        match c {
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '"' | '\'' => {
                out.push('\\');
                out.push(c);
            }
            '_' if !inside_word => out.push_str("\\_"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            // Superscripts; and kramdown ends a block at a line with only this.
            '^' => out.push_str("&#94;"),
            '&' if after.is_some_and(|a| a == '#' || a.is_ascii_alphabetic()) => {
                out.push_str("&amp;");
            }
            '$' => out.push_str("\\$"),
            // Dashes and ellipses that typographers would join.
            '-' if before == Some('-') || after == Some('-') => out.push_str("\\-"),
            '.' if before == Some('.') || after == Some('.') => out.push_str("\\."),
            // Bare addresses that linkifiers would turn into links.
            ':' if after == Some('/') => out.push_str("\\:"),
            '@' if inside_word => out.push_str("&#64;"),
            '.' if follows_www(&chars, i) => out.push_str("&#46;"),
            // A closing sequence of a heading.
            '#' if after.is_none() || after == Some('#') => out.push_str("\\#"),
            c => out.push(c),
        }
    }
    out
}

fn follows_www(chars: &[char], dot: usize) -> bool {
    dot >= 3
        && chars
            .get(dot - 3..dot)
            .is_some_and(|w| w.iter().all(|c| c.eq_ignore_ascii_case(&'w')))
}

/// Escapes a block marker at the start of a line; returns how many characters it wrote.
fn block_marker(chars: &[char], out: &mut String) -> usize {
    match chars.first() {
        Some(c @ ('#' | '+' | '=' | ':')) => {
            out.push('\\');
            out.push(*c);
            1
        }
        Some('-') => {
            out.push_str("\\-");
            1
        }
        Some(c) if c.is_ascii_digit() => {
            let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
            match chars.get(digits) {
                Some(mark @ ('.' | ')')) => {
                    out.extend(chars.iter().take(digits));
                    if *mark == ')' {
                        // No backslash: kramdown has none for it.
                        out.push_str("&#41;");
                    } else {
                        out.push_str("\\.");
                    }
                    digits + 1
                }
                _ => 0,
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_escaped_only_where_needed() {
        let table = [
            (
                "Rien à échapper, ici : 3,5 % (ou presque) !",
                "Rien à échapper, ici : 3,5 % (ou presque) !",
            ),
            ("un mot_composé", "un mot_composé"),
            ("_mot_", "\\_mot\\_"),
            ("3 * 4", "3 \\* 4"),
            ("R&D", "R&amp;D"),
            ("Smith & Co", "Smith & Co"),
            ("{{ site.title }}", "&#123;&#123; site.title &#125;&#125;"),
            ("12. Douze", "12\\. Douze"),
            ("12) Douze", "12&#41; Douze"),
            ("12 joueurs.", "12 joueurs."),
            ("- tiret", "\\- tiret"),
            ("# titre", "\\# titre"),
            ("langage C#", "langage C\\#"),
            ("attendre...", "attendre\\.\\.\\."),
            ("www.exemple.fr", "www&#46;exemple.fr"),
            ("https://exemple.fr", "https\\://exemple.fr"),
            ("a@b.fr", "a&#64;b.fr"),
            ("@compte", "@compte"),
            ("a | b", "a \\| b"),
        ];
        for (text, expected) in table {
            assert_eq!(markdown(text, Place::LineStart), expected, "{text}");
        }
    }

    #[test]
    fn clean_text_has_one_kind_of_gap() {
        let table = [
            (" a\n\tb ", "a b"),
            ("a\u{a0}: b", "a\u{a0}: b"),
            ("a\u{0}\u{8}b", "ab"),
            ("a\u{2028}b", "a b"),
            ("a\u{fffe}\u{feff}b", "ab"),
            ("\u{202e}abc", "\u{202e}abc"),
        ];
        for (text, expected) in table {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn scripts_cannot_be_closed() {
        assert_eq!(
            script_json("{\"a\":\"</script><!-- & \"}"),
            "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \"}"
        );
    }
}
