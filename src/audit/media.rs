//! SEO measures of what the body holds besides text: links, images, headings of level 1.

use super::page::{Element, Node};
use super::rules::Rules;
use super::subject::{Measured, Subject};

/// Links, images and H1.
pub fn measures(subject: &Subject<'_>) -> Vec<Measured> {
    let mut found = Found::default();
    found.walk(&subject.page.body, subject.rules, false);
    let links: Vec<Link<'_>> = found
        .links
        .iter()
        .filter_map(|link| Link::read(link, &subject.page.canonical))
        .collect();
    vec![
        competing(&links, subject),
        counted("externalLinks", &links, false),
        counted("internalLinks", &links, true),
        Measured::new("images", found.images.len() as f64),
        image_keyphrase(&found.images, subject),
        Measured::new("singleH1", found.h1 as f64),
    ]
}

#[derive(Default)]
struct Found<'a> {
    links: Vec<&'a Element>,
    images: Vec<&'a Element>,
    h1: usize,
}

impl<'a> Found<'a> {
    /// Links count anywhere but in quotations and code; images not in what is skipped either.
    fn walk(&mut self, nodes: &'a [Node], rules: &Rules, skipped: bool) {
        for node in nodes {
            let Node::Element(element) = node else {
                continue;
            };
            let name = element.name.as_str();
            if matches!(
                name,
                "blockquote" | "pre" | "code" | "script" | "style" | "textarea"
            ) {
                continue;
            }
            let skipped =
                skipped || rules.skipped.contains(name) || rules.skipped_blocks.contains(name);
            match name {
                "a" => self.links.push(element),
                "img" if !skipped => self.images.push(element),
                "h1" if !skipped => self.h1 += 1,
                _ => {}
            }
            self.walk(&element.children, rules, skipped);
        }
    }
}

/// A link that leads to another page.
struct Link<'a> {
    element: &'a Element,
    internal: bool,
    followed: bool,
}

impl<'a> Link<'a> {
    /// `None` for links within the page and links that are no web address.
    fn read(element: &'a Element, canonical: &str) -> Option<Link<'a>> {
        let href = element.attribute("href")?.trim();
        if href.starts_with('#') {
            return None;
        }
        let host_of = |url: &str| {
            let rest = url.split_once("//").map(|(_, rest)| rest.to_string())?;
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            Some(host.to_ascii_lowercase())
        };
        let head = href.split(['/', '?', '#']).next().unwrap_or("");
        let scheme = head
            .split_once(':')
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        let host = match scheme.as_deref() {
            Some("http" | "https") => host_of(href),
            None if href.starts_with("//") => host_of(href),
            None => None,
            Some(_) => return None,
        };
        let rel = element.attribute("rel").unwrap_or("").to_ascii_lowercase();
        let unfollowed = ["nofollow", "sponsored", "ugc"];
        Some(Link {
            element,
            internal: host.is_none() || host == host_of(canonical),
            followed: !rel.split_whitespace().any(|r| unfollowed.contains(&r)),
        })
    }
}

/// Links whose whole text is the keyphrase.
fn competing(links: &[Link<'_>], subject: &Subject<'_>) -> Measured {
    let id = "textCompetingLinks";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    let is_keyphrase = |text: &str| {
        let words = super::keyphrase::tokens(text);
        let content = words
            .iter()
            .filter(|w| !subject.rules.function_words.contains(*w));
        keyphrase.found_words(text) == keyphrase.length()
            && content.count() <= keyphrase.content.len()
    };
    let texts: Vec<String> = links
        .iter()
        .map(|link| link.element.text())
        .filter(|text| is_keyphrase(text))
        .collect();
    Measured::new(id, texts.len() as f64).spans(texts)
}

/// Links of one kind; when some or all of them are not followed, that is a case.
fn counted(id: &'static str, links: &[Link<'_>], internal: bool) -> Measured {
    let all = links.iter().filter(|l| l.internal == internal).count();
    let followed = links
        .iter()
        .filter(|l| l.internal == internal && l.followed)
        .count();
    let measured = Measured::new(id, all as f64);
    match (all, followed) {
        (0, _) => measured,
        (_, 0) => measured.case("unfollowed"),
        (all, followed) if followed < all => measured.case("mixed"),
        _ => measured,
    }
}

/// Share of images whose alternative text has half of the content words; up to four images, one is
/// enough.
fn image_keyphrase(images: &[&Element], subject: &Subject<'_>) -> Measured {
    let id = "imageKeyphrase";
    let Some(keyphrase) = &subject.keyphrase else {
        return Measured::new(id, 0.0).case("none");
    };
    if images.is_empty() {
        return Measured::new(id, 0.0).case("no-image");
    }
    let bears = |image: &&&Element| {
        let alt = image.attribute("alt").unwrap_or("");
        let found = keyphrase.found_words(alt);
        found > 0 && found * 2 >= keyphrase.length()
    };
    let bearing = images.iter().filter(bears).count();
    let measured = Measured::new(id, bearing as f64 * 100.0 / images.len() as f64);
    if images.len() < 5 {
        measured.case("few")
    } else {
        measured
    }
}
