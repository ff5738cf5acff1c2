//! Front matter: title, description, date and the like, in the words of each site generator.

use super::escape::quoted;
use super::page::Page;

/// Which site generator the Markdown is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FrontMatter {
    /// No front matter.
    None,
    /// YAML, with Hugo's keys.
    #[default]
    Hugo,
    /// TOML, with Zola's keys; what Zola does not know goes under `[extra]`.
    Zola,
    /// YAML, with Jekyll's keys and those of its SEO plug-in.
    Jekyll,
}

impl FrontMatter {
    /// Names on the command line.
    pub const NAMES: [(FrontMatter, &'static str); 4] = [
        (FrontMatter::Hugo, "hugo"),
        (FrontMatter::Zola, "zola"),
        (FrontMatter::Jekyll, "jekyll"),
        (FrontMatter::None, "none"),
    ];

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<FrontMatter> {
        let found = Self::NAMES.iter().find(|(_, n)| *n == name);
        found.map(|(kind, _)| *kind)
    }
}

/// The front matter with its fences, empty for `None`.
pub(super) fn write(page: &Page, kind: FrontMatter) -> String {
    match kind {
        FrontMatter::None => String::new(),
        FrontMatter::Hugo => fenced("---", &hugo(page)),
        FrontMatter::Zola => fenced("+++", &zola(page)),
        FrontMatter::Jekyll => fenced("---", &jekyll(page)),
    }
}

fn fenced(fence: &str, lines: &[String]) -> String {
    format!("{fence}\n{}\n{fence}\n", lines.join("\n"))
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|t| quoted(t)).collect();
    format!("[{}]", texts.join(", "))
}

/// `key: "value"` or `key = "value"`, nothing for an empty value.
fn field(key: &str, mark: &str, value: &str) -> Option<String> {
    (!value.is_empty()).then(|| format!("{key}{mark}{}", quoted(value)))
}

fn hugo(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(field("title", ": ", &page.title));
    lines.extend(field("h1", ": ", &page.h1));
    lines.extend(field("description", ": ", &page.description));
    lines.extend(field("slug", ": ", &page.slug));
    lines.extend(page.date.as_ref().map(|d| format!("date: {}", d.iso)));
    lines.extend(page.author.iter().filter_map(|a| field("author", ": ", a)));
    lines.extend(field("keyphrase", ": ", &page.keyphrase));
    if !page.keyphrases.is_empty() {
        lines.push(format!("keywords: {}", list(&page.keyphrases)));
    }
    if let Some(image) = &page.image {
        let url = image.absolute.as_ref().unwrap_or(&image.url);
        lines.push(format!("images: [{}]", quoted(url)));
    }
    lines
}

fn jekyll(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(field("title", ": ", &page.title));
    lines.extend(field("h1", ": ", &page.h1));
    lines.extend(field("description", ": ", &page.description));
    lines.extend(field("slug", ": ", &page.slug));
    lines.extend(page.date.as_ref().map(|d| format!("date: {}", d.iso)));
    lines.extend(page.author.iter().filter_map(|a| field("author", ": ", a)));
    lines.extend(field("keyphrase", ": ", &page.keyphrase));
    if !page.keyphrases.is_empty() {
        lines.push(format!("keywords: {}", list(&page.keyphrases)));
    }
    lines.push(format!("lang: {}", quoted(&page.lang)));
    if let Some(image) = &page.image {
        lines.push("image:".to_string());
        lines.push(format!("  path: {}", quoted(&image.url)));
        lines.extend(field("  alt", ": ", &image.alt));
        lines.extend(image.width.map(|w| format!("  width: {w}")));
        lines.extend(image.height.map(|h| format!("  height: {h}")));
    }
    lines
}

fn zola(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(field("title", " = ", &page.title));
    lines.extend(field("description", " = ", &page.description));
    lines.extend(field("slug", " = ", &page.slug));
    lines.extend(page.date.as_ref().map(|d| format!("date = {}", d.iso)));
    lines.extend(
        page.author
            .iter()
            .map(|a| format!("authors = [{}]", quoted(a))),
    );
    lines.push(String::new());
    lines.push("[extra]".to_string());
    lines.extend(field("h1", " = ", &page.h1));
    lines.extend(field("keyphrase", " = ", &page.keyphrase));
    if !page.keyphrases.is_empty() {
        lines.push(format!("keywords = {}", list(&page.keyphrases)));
    }
    if let Some(image) = &page.image {
        lines.extend(field("image", " = ", &image.url));
        lines.extend(field("image_alt", " = ", &image.alt));
    }
    lines
}
