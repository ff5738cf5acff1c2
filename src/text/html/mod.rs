//! HTML pages: the article found by readability, else the paragraphs of the main part; its blocks,
//! links and metadata. Offsets are those of the extracted text, blocks parted by a blank line.

mod walker;

use super::document::Link;
use super::markdown;
use super::trace::Extract;
use dom_query::{Document as Dom, NodeRef};
use dom_smoothie::{Config, Readability};
use walker::Walker;

/// Readability is believed when it keeps this share of the words of the part declared to be the
/// article, in percent …
const DECLARED_SHARE: usize = 60;
/// … or this share of a page that declares none, and this many words.
const PAGE_SHARE: usize = 30;
const PAGE_WORDS: usize = 120;
/// It is needed only when it drops more than this share of what it keeps, in percent: it loses
/// headings and short lists.
const NEEDED_ABOVE: usize = 30;

/// Reads an HTML page, with or without front matter.
pub(crate) fn read(source: &str) -> Extract {
    let mut extract = Extract {
        marked_up: true,
        ..Extract::default()
    };
    let prepared = source
        .trim_start()
        .starts_with("---")
        .then(|| markdown::prepare(source));
    let (page, front) = match prepared
        .as_ref()
        .and_then(|p| p.front.as_ref().map(|f| (p, f)))
    {
        Some((prepared, (text, _))) => (
            after_front_matter(source),
            markdown::read_front(text, prepared.toml).ok(),
        ),
        None => (source, None),
    };
    let dom = Dom::from(page);
    let mut plain = Walker::default();
    let (part, declared) = main_part(&dom);
    plain.walk(&part, true);
    let readable = Readability::new(
        page,
        None,
        Some(Config {
            max_elements_to_parse: 60_000,
            ..Config::default()
        }),
    )
    .ok()
    .and_then(|mut r| r.parse().ok());
    let mut title = None;
    let mut walker = plain;
    if let Some(article) = readable {
        let content = Dom::from(article.content.as_ref());
        let mut reader = Walker::default();
        reader.walk(&content.root(), false);
        let byline = article
            .byline
            .map(|b| b.trim().to_string())
            .filter(|b| !b.is_empty());
        // Readability takes what signs a quotation for the author of the page, and drops it there.
        let misread = byline.as_ref().is_some_and(|b| walker.quotes_someone(b));
        let (kept, all) = (reader.prose_words(), walker.prose_words());
        let believed = if declared {
            kept * 100 >= all * DECLARED_SHARE
        } else {
            kept * 100 >= all * PAGE_SHARE && kept >= PAGE_WORDS
        };
        if !misread && believed && all * 100 > kept * (100 + NEEDED_ABOVE) {
            reader.take_heading(&walker);
            walker = reader;
        }
        title = Some(article.title).filter(|t| !t.trim().is_empty());
        extract.author = byline.filter(|_| !misread);
        extract.date = article.published_time;
        extract.url = article.url.or_else(|| canonical(&dom));
        extract.images.extend(article.image.map(|url| Link {
            text: String::new(),
            url,
        }));
    }
    if let Some(front) = front {
        title = front.title.or(title);
        extract.author = front.author.or(extract.author);
        extract.date = front.date.or(extract.date);
        extract.brief = front.brief;
    }
    let title = title.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
    walker.finish(&mut extract, title);
    extract
}

fn after_front_matter(source: &str) -> &str {
    let body = source.trim_start();
    body.get(3..)
        .and_then(|rest| rest.find("\n---").map(|i| rest.get(i + 4..).unwrap_or("")))
        .unwrap_or(source)
}

fn canonical(dom: &Dom) -> Option<String> {
    dom.select("link[rel=canonical]")
        .attr("href")
        .map(|href| href.to_string())
        .filter(|href| href.contains("://"))
}

/// The part of the page that holds the article, and whether the page declares it.
fn main_part(dom: &Dom) -> (NodeRef<'_>, bool) {
    for name in ["article", "main", "body"] {
        let found = dom.select(name);
        // Several articles make a list of teasers.
        if let [only] = found.nodes() {
            return (*only, name != "body");
        }
    }
    (dom.root(), false)
}
