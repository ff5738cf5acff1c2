//! A page as the audit sees it: head, and a tree of the article's body.

/// A node of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text, entities decoded, white space as in the source.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Name in lower case.
    pub name: String,
    /// Attributes by name in lower case.
    pub attributes: Vec<(String, String)>,
    /// Children in order.
    pub children: Vec<Node>,
}

impl Element {
    /// An element without attributes.
    pub fn new(name: impl Into<String>, children: Vec<Node>) -> Element {
        Element {
            name: name.into(),
            attributes: Vec::new(),
            children,
        }
    }

    /// The same, with one more attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Element {
        self.attributes.push((name.to_string(), value.into()));
        self
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }

    /// All text below, as it stands.
    pub fn text(&self) -> String {
        let mut out = String::new();
        gather(&self.children, &mut out);
        out
    }
}

fn gather(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) => gather(&element.children, out),
        }
    }
}

/// A page to audit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// SEO title.
    pub title: String,
    /// Meta description.
    pub description: String,
    /// Main heading; it is not part of `body`.
    pub h1: String,
    /// Address, absolute; empty when unknown.
    pub canonical: String,
    /// Last part of the address; empty when unknown.
    pub slug: String,
    /// Language tag.
    pub lang: String,
    /// The keyphrase that the page itself names; empty when it names none.
    pub keyphrase: String,
    /// Body without the main heading.
    pub body: Vec<Node>,
}

/// The last part of an address, without its ending: `/vie/piscine.html` gives `piscine`.
pub fn slug_of(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or("");
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or("");
    let stem = last
        .strip_suffix(".html")
        .or_else(|| last.strip_suffix(".htm"));
    stem.unwrap_or(last).to_string()
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn slugs_end_addresses() {
        let table = [
            ("https://ex.fr/vie/piscine", "piscine"),
            ("https://ex.fr/vie/piscine/", "piscine"),
            ("https://ex.fr/vie/piscine.html?x=1", "piscine"),
            ("https://ex.fr", ""),
            ("https://ex.fr/", ""),
            ("", ""),
        ];
        for (address, expected) in table {
            assert_eq!(slug_of(address), expected, "{address}");
        }
    }
}
