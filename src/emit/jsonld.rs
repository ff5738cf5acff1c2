//! JSON-LD: one `@graph` built from what the article and the brief say, nothing else.

use super::labels::Labels;
use super::page::Page;
use serde_json::{Map, Value, json};

/// The graph as a JSON text, not yet escaped for a script element.
pub fn graph(page: &Page, labels: &Labels, faq_page: bool) -> String {
    let mut nodes = vec![article(page, labels)];
    nodes.extend(image(page));
    nodes.extend(organization(page));
    nodes.extend(person(page));
    nodes.extend(web_site(page));
    nodes.extend(breadcrumb(page, labels));
    if faq_page {
        nodes.extend(faq(page));
    }
    json!({"@context": "https://schema.org", "@graph": nodes}).to_string()
}

/// An `@id` in this page (`#article`) or of the whole site (`/#organisation`).
fn id(page: &Page, name: &str) -> String {
    format!("{}#{name}", page.canonical.as_deref().unwrap_or(""))
}

fn site_id(page: &Page, name: &str) -> String {
    format!("{}#{name}", page.base.as_deref().unwrap_or(""))
}

fn reference(id: String) -> Value {
    json!({ "@id": id })
}

/// A node with its type and id; properties without value are left out.
fn node(kind: &str, id: String, properties: &[(&str, Option<Value>)]) -> Value {
    let mut map = Map::new();
    map.insert("@type".to_string(), kind.into());
    map.insert("@id".to_string(), id.into());
    for (name, value) in properties {
        if let Some(value) = value {
            map.insert((*name).to_string(), value.clone());
        }
    }
    Value::Object(map)
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| text.into())
}

fn optional(text: Option<&String>) -> Option<Value> {
    text.map(|t| t.as_str().into())
}

fn article(page: &Page, labels: &Labels) -> Value {
    let news = page
        .genre
        .as_ref()
        .is_some_and(|g| labels.news_genres.contains(g));
    // Search engines cut headlines at 110 characters.
    let headline = if page.h1.chars().count() <= 110 {
        &page.h1
    } else {
        &page.title
    };
    let author = match (&page.author, organization_name(page)) {
        (Some(_), _) => Some(reference(id(page, "auteur"))),
        (None, Some(_)) => Some(reference(site_id(page, "organisation"))),
        (None, None) => None,
    };
    let stamp = page.date.as_ref().map(|d| Value::from(d.stamp.as_str()));
    let image = page.image.as_ref().and_then(|i| i.absolute.as_ref());
    let publisher = organization_name(page);
    let properties = [
        ("headline", text(headline)),
        ("description", text(&page.description)),
        ("inLanguage", text(&page.lang)),
        (
            "keywords",
            (!page.keyphrases.is_empty()).then(|| page.keyphrases.join(", ").into()),
        ),
        ("url", optional(page.canonical.as_ref())),
        ("mainEntityOfPage", optional(page.canonical.as_ref())),
        ("datePublished", stamp.clone()),
        // Nothing has changed since.
        ("dateModified", stamp),
        ("author", author),
        (
            "publisher",
            publisher.map(|_| reference(site_id(page, "organisation"))),
        ),
        ("image", image.map(|_| reference(id(page, "image")))),
        (
            "isPartOf",
            web_site(page).map(|_| reference(site_id(page, "site"))),
        ),
        (
            "isBasedOn",
            optional(page.source.as_ref().filter(|s| super::url::is_web(s))),
        ),
    ];
    let kind = if news { "NewsArticle" } else { "Article" };
    node(kind, id(page, "article"), &properties)
}

fn image(page: &Page) -> Option<Value> {
    let image = page.image.as_ref()?;
    let url = image.absolute.as_ref()?;
    let properties = [
        ("url", Some(url.as_str().into())),
        ("contentUrl", Some(url.as_str().into())),
        ("width", image.width.map(Value::from)),
        ("height", image.height.map(Value::from)),
        ("caption", text(&image.alt)),
    ];
    Some(node("ImageObject", id(page, "image"), &properties))
}

fn organization_name(page: &Page) -> Option<&String> {
    page.publisher.as_ref().or(page.site_name.as_ref())
}

fn organization(page: &Page) -> Option<Value> {
    let name = organization_name(page)?;
    let properties = [("name", text(name)), ("url", optional(page.base.as_ref()))];
    Some(node(
        "Organization",
        site_id(page, "organisation"),
        &properties,
    ))
}

fn person(page: &Page) -> Option<Value> {
    let name = page.author.as_ref()?;
    // The only page known to tell who writes there is the site's own.
    let properties = [("name", text(name)), ("url", optional(page.base.as_ref()))];
    Some(node("Person", id(page, "auteur"), &properties))
}

fn web_site(page: &Page) -> Option<Value> {
    let (name, base) = (page.site_name.as_ref()?, page.base.as_ref()?);
    let properties = [
        ("name", text(name)),
        ("url", text(base)),
        ("inLanguage", text(&page.lang)),
        (
            "publisher",
            organization_name(page).map(|_| reference(site_id(page, "organisation"))),
        ),
    ];
    Some(node("WebSite", site_id(page, "site"), &properties))
}

fn breadcrumb(page: &Page, labels: &Labels) -> Option<Value> {
    let (base, canonical) = (page.base.as_ref()?, page.canonical.as_ref()?);
    let step = |position: u8, name: &str, url: &str| json!({"@type": "ListItem", "position": position, "name": name, "item": url});
    let steps = json!([step(1, &labels.home, base), step(2, &page.h1, canonical)]);
    let properties = [("itemListElement", Some(steps))];
    Some(node("BreadcrumbList", id(page, "fil"), &properties))
}

fn faq(page: &Page) -> Option<Value> {
    if page.questions.is_empty() {
        return None;
    }
    let questions: Vec<Value> = page
        .questions
        .iter()
        .map(|q| {
            let answer = json!({"@type": "Answer", "text": q.answer});
            json!({"@type": "Question", "name": q.name, "acceptedAnswer": answer})
        })
        .collect();
    let properties = [
        ("inLanguage", text(&page.lang)),
        ("mainEntity", Some(questions.into())),
    ];
    Some(node("FAQPage", id(page, "faq"), &properties))
}
