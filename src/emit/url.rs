//! Addresses: which may be printed, and how they are joined to the site's.

/// The address as it may stand in an attribute, `None` when its scheme could run code or it is no
/// address at all. Absolute `http`, `https`, `mailto` and `tel` addresses and relative ones pass;
/// characters that URLs may not hold are percent-encoded (letters beyond ASCII may stay).
pub fn safe(url: &str) -> Option<String> {
    let url = url.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    // Browsers drop tabs and line ends inside an address: `java\nscript:` is a scheme to them.
    if url.is_empty() || url.chars().any(char::is_control) {
        return None;
    }
    let head = url.split(['/', '?', '#']).next().unwrap_or("");
    if let Some((scheme, rest)) = head.split_once(':') {
        let known = ["http", "https", "mailto", "tel"];
        if !known.iter().any(|k| scheme.eq_ignore_ascii_case(k)) {
            return None;
        }
        let web = scheme.len() >= 4 && scheme.get(..4)?.eq_ignore_ascii_case("http");
        if web && (!rest.is_empty() || host(url).is_none_or(str::is_empty)) {
            return None;
        }
    }
    Some(encode(url))
}

/// What stands between `//` and the next `/`, `?` or `#`.
fn host(url: &str) -> Option<&str> {
    let (_, after) = url.split_once("://")?;
    after.split(['/', '?', '#']).next()
}

fn encode(url: &str) -> String {
    let bytes = url.as_bytes();
    let mut out = String::with_capacity(url.len());
    for (i, c) in url.char_indices() {
        let escape = match c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\'' | '[' | ']' => true,
            // Markdown would end a link there.
            '(' | ')' => true,
            '%' => !bytes
                .get(i + 1..i + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            c => c.is_whitespace() || is_invisible(c),
        };
        if escape {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Direction marks and the like, which would make an address look like another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// True for an absolute web address.
pub fn is_web(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// The site's address with a final `/`, `None` unless it is an absolute web address.
pub fn base(base_url: &str) -> Option<String> {
    let base = safe(base_url).filter(|b| is_web(b))?;
    let base = base.split(['?', '#']).next().unwrap_or("");
    Some(format!("{}/", base.trim_end_matches('/')))
}

/// The address of the page: the site's, then the slug.
pub fn page(base: &str, slug: &str) -> String {
    let slug = slug.trim_matches('/');
    safe(slug).map_or_else(|| base.to_string(), |slug| format!("{base}{slug}"))
}

/// `url` made absolute against the site's address (as [`base`] gives it); `None` when that cannot
/// be done.
pub fn absolute(base: Option<&str>, url: &str) -> Option<String> {
    let url = safe(url)?;
    if is_web(&url) {
        return Some(url);
    }
    if url.starts_with("//") {
        return Some(format!("https:{url}"));
    }
    if url
        .split(['/', '?', '#'])
        .next()
        .unwrap_or("")
        .contains(':')
        || url.starts_with("..")
    {
        return None;
    }
    let base = base?;
    if let Some(rooted) = url.strip_prefix('/') {
        let scheme = base.find("://")? + 3;
        let origin = scheme + base.get(scheme..)?.find('/')?;
        return Some(format!("{}/{rooted}", base.get(..origin)?));
    }
    Some(format!("{base}{}", url.trim_start_matches("./")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_pass() {
        let table = [
            ("https://exemple.fr/a b", Some("https://exemple.fr/a%20b")),
            ("/agenda", Some("/agenda")),
            ("agenda?jour=12:30", Some("agenda?jour=12:30")),
            ("mailto:a@b.fr", Some("mailto:a@b.fr")),
            ("javascript:alert(1)", None),
            (" JavaScript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("\u{1}javascript:alert(1)", None),
            ("data:text/html,<script>", None),
            ("vbscript:x", None),
            ("http:exemple", None),
            ("https://", None),
            ("", None),
            ("/a\"onclick=\"x", Some("/a%22onclick=%22x")),
            ("/a(b)", Some("/a%28b%29")),
            ("/100%", Some("/100%25")),
            ("/%C3%A9", Some("/%C3%A9")),
        ];
        for (url, expected) in table {
            assert_eq!(safe(url).as_deref(), expected, "{url:?}");
        }
    }

    #[test]
    fn addresses_are_joined() {
        let table = [
            ("/img/a.jpg", Some("https://ex.fr/img/a.jpg")),
            ("img/a.jpg", Some("https://ex.fr/vie/img/a.jpg")),
            ("./a.jpg", Some("https://ex.fr/vie/a.jpg")),
            ("//cdn.fr/a.jpg", Some("https://cdn.fr/a.jpg")),
            ("https://b.fr/a", Some("https://b.fr/a")),
            ("../a", None),
            ("mailto:a@b.fr", None),
        ];
        for (url, expected) in table {
            assert_eq!(
                absolute(Some("https://ex.fr/vie/"), url).as_deref(),
                expected
            );
        }
        assert_eq!(base("https://ex.fr").as_deref(), Some("https://ex.fr/"));
        assert_eq!(base("ex.fr"), None);
        assert_eq!(page("https://ex.fr/", "a-b"), "https://ex.fr/a-b");
    }
}
