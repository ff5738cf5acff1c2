//! The article as all formats print it: sections, FAQ, links and image in order, text cleaned,
//! links of the brief placed, anchors given. Formats differ only in markup.

use super::date::Date;
use super::escape::clean;
use super::labels::{Labels, TableLabels};
use super::{links, url};
use crate::article::{Article, BlockKind, Sentence};
use crate::brief::Brief;
use serde::Serialize;

/// A stretch of text, linked or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Plain text.
    pub text: String,
    /// Safe address of the link on it.
    pub url: Option<String>,
}

/// A paragraph, list item, table row or paragraph of a quotation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Words in bold before the rest, or first cell of the row; may be empty.
    pub label: String,
    /// What stands between label and rest outside tables: « : » with its spaces.
    pub separator: String,
    /// The rest.
    pub runs: Vec<Run>,
}

impl Item {
    /// Text without label.
    pub fn text(text: &str) -> Item {
        Item {
            runs: vec![Run {
                text: clean(text),
                url: None,
            }],
            ..Item::default()
        }
    }

    fn of(sentence: &Sentence) -> Item {
        let (label, rest) = sentence.label_and_rest();
        if label.is_empty() {
            return Item::text(&sentence.text);
        }
        let between = sentence.text.len() - rest.len();
        let separator = sentence.text.get(label.len()..between).unwrap_or(" ");
        Item {
            label: clean(label),
            // `clean` would trim the spaces that the separator is made of.
            separator: separator
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect(),
            ..Item::text(rest)
        }
    }
}

/// What a block is in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One item.
    Paragraph,
    /// One item a paragraph.
    Quote,
    /// One item a point.
    List,
    /// One item a row.
    Table,
    /// The image of the brief.
    Figure,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// True for a numbered list.
    pub ordered: bool,
    /// What it holds.
    pub items: Vec<Item>,
    /// Words around a table.
    pub table: Option<TableLabels>,
    /// Image of a figure.
    pub image: Option<Image>,
}

impl Block {
    fn new(kind: Kind, items: Vec<Item>) -> Block {
        Block {
            kind,
            ordered: false,
            items,
            table: None,
            image: None,
        }
    }
}

/// The image of the brief, its address checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Image {
    /// As the brief gives it.
    pub url: String,
    /// Absolute address, when it can be told.
    pub absolute: Option<String>,
    /// Alternative text.
    pub alt: String,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Role of the section, `faq`, `question` or `links`.
    pub role: String,
    /// Anchor of the heading.
    pub id: String,
    /// Heading; the lead has none.
    pub heading: Option<String>,
    /// 2 or 3; 0 without heading.
    pub level: u8,
    /// Blocks.
    pub blocks: Vec<Block>,
}

/// A part of level 2 with the parts of level 3 below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Role of the first part.
    pub role: String,
    /// Anchor of the first part's heading.
    pub id: String,
    /// Parts in order.
    pub parts: Vec<Part>,
}

/// A question with its answer in plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The question.
    pub name: String,
    /// The answer.
    pub answer: String,
}

/// Everything a format prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Language tag.
    pub lang: String,
    /// SEO title.
    pub title: String,
    /// Main heading.
    pub h1: String,
    /// Meta description.
    pub description: String,
    /// Last part of the address.
    pub slug: String,
    /// Focus keyphrase.
    pub keyphrase: String,
    /// Keyphrases by rank.
    pub keyphrases: Vec<String>,
    /// Genre id.
    pub genre: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// Author.
    pub author: Option<String>,
    /// Name of the site.
    pub site_name: Option<String>,
    /// Address of the site, with a final `/`.
    pub base: Option<String>,
    /// Address of the page.
    pub canonical: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Address of the source.
    pub source: Option<String>,
    /// Lead image.
    pub image: Option<Image>,
    /// Body in order.
    pub groups: Vec<Group>,
    /// Questions, for JSON-LD.
    pub questions: Vec<Question>,
    /// What the user should know: refused addresses and dates.
    pub warnings: Vec<String>,
}

/// `Some` of the cleaned text when anything is left of it.
fn filled(text: Option<&String>) -> Option<String> {
    text.map(|t| clean(t)).filter(|t| !t.is_empty())
}

impl Page {
    /// The page of an article.
    pub fn new(article: &Article, brief: &Brief, labels: &Labels) -> Page {
        let meta = &article.metadata;
        let mut warnings = Vec::new();
        let mut checked = |what: &str, address: Option<&String>, found: Option<String>| {
            if let (Some(address), None) = (address, &found) {
                warnings.push(format!("{what} `{}` is refused", clean(address)));
            }
            found
        };
        let base = brief.base_url.as_deref().and_then(url::base);
        let base = checked("address of the site", brief.base_url.as_ref(), base);
        let source = brief.source_url.as_deref().and_then(url::safe);
        let source = checked("address of the source", brief.source_url.as_ref(), source);
        let date_text = meta.date.as_ref().or(brief.date.as_ref());
        let date = date_text.and_then(|d| Date::parse(d, &labels.months));
        if let (Some(text), None) = (date_text, &date) {
            warnings.push(format!("date `{}` is not `year-month-day`", clean(text)));
        }
        let slug = clean(&meta.slug);
        let canonical = base.as_deref().map(|b| url::page(b, &slug));
        let image = brief.image.as_ref().and_then(|image| {
            Some(Image {
                absolute: url::absolute(base.as_deref(), &image.url),
                url: url::safe(&image.url).filter(|u| !u.contains(':') || url::is_web(u))?,
                alt: clean(&image.alt),
                width: image.width,
                height: image.height,
            })
        });
        if let (Some(given), None) = (&brief.image, &image) {
            warnings.push(format!(
                "address of the image `{}` is refused",
                clean(&given.url)
            ));
        }
        let (title, h1) = (clean(&meta.title), clean(&meta.h1));
        let mut page = Page {
            lang: if meta.language.is_empty() {
                "fr".to_string()
            } else {
                clean(&meta.language)
            },
            h1: if h1.is_empty() {
                title.clone()
            } else {
                h1.clone()
            },
            title: if title.is_empty() { h1 } else { title },
            description: clean(&meta.description),
            slug,
            keyphrase: clean(&meta.keyphrase),
            keyphrases: meta.keyphrases.iter().map(|k| clean(k)).collect(),
            genre: meta.genre.clone(),
            date,
            author: filled(meta.author.as_ref()).or_else(|| filled(brief.author.as_ref())),
            site_name: filled(brief.site_name.as_ref()),
            base,
            canonical,
            publisher: filled(brief.publisher.as_ref()),
            source,
            image,
            groups: Vec::new(),
            questions: questions(article),
            warnings,
        };
        let mut parts = parts(article, labels, page.image.as_ref());
        let rest = links::place(&mut parts, &brief.links, &mut page.warnings);
        parts.extend(further(&rest, page.source.as_ref(), labels));
        name_anchors(&mut parts);
        page.groups = grouped(parts);
        page
    }

    /// Every part in order.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.groups.iter().flat_map(|group| &group.parts)
    }
}

fn questions(article: &Article) -> Vec<Question> {
    let answered = article.faq.iter().filter(|faq| !faq.answer.is_empty());
    answered
        .map(|faq| Question {
            name: clean(&faq.question),
            answer: joined(&faq.answer),
        })
        .collect()
}

fn joined(sentences: &[Sentence]) -> String {
    let texts: Vec<String> = sentences.iter().map(|s| clean(&s.text)).collect();
    texts.join(" ")
}

fn parts(article: &Article, labels: &Labels, image: Option<&Image>) -> Vec<Part> {
    let mut parts = Vec::new();
    for (index, section) in article.sections.iter().enumerate() {
        if index == article.faq_at {
            parts.extend(faq(article, labels));
        }
        let heading = filled(section.heading.as_ref());
        let mut part = Part {
            role: section.role.clone(),
            id: String::new(),
            level: if heading.is_some() {
                section.level.clamp(2, 3)
            } else {
                0
            },
            heading,
            blocks: section
                .blocks
                .iter()
                .filter(|block| !block.sentences.is_empty())
                .map(|block| block_of(block, &section.role, labels))
                .collect(),
        };
        if let (0, Some(image)) = (index, image) {
            let mut figure = Block::new(Kind::Figure, Vec::new());
            figure.image = Some(image.clone());
            part.blocks.push(figure);
        }
        parts.push(part);
    }
    if article.faq_at >= article.sections.len() {
        parts.extend(faq(article, labels));
    }
    parts
}

fn block_of(block: &crate::article::Block, role: &str, labels: &Labels) -> Block {
    let items = || block.sentences.iter().map(Item::of).collect();
    let mut out = match block.kind {
        BlockKind::Paragraph => {
            // Only the first sentence of a paragraph could bear a label; it runs on all the same.
            Block::new(Kind::Paragraph, vec![Item::text(&joined(&block.sentences))])
        }
        BlockKind::Quote => Block::new(
            Kind::Quote,
            block
                .sentences
                .iter()
                .map(|s| Item::text(&s.text))
                .collect(),
        ),
        BlockKind::List => Block::new(Kind::List, items()),
        BlockKind::Table => Block::new(Kind::Table, items()),
    };
    out.ordered = block.ordered;
    if out.kind == Kind::Table {
        out.table = Some(labels.table(role));
    }
    out
}

fn faq(article: &Article, labels: &Labels) -> Vec<Part> {
    let questions = questions(article);
    if questions.is_empty() {
        return Vec::new();
    }
    let part = |role: &str, heading: String, level, blocks| Part {
        role: role.to_string(),
        id: String::new(),
        heading: Some(heading),
        level,
        blocks,
    };
    let mut parts = vec![part("faq", labels.faq.clone(), 2, Vec::new())];
    parts.extend(questions.into_iter().map(|question| {
        let answer = Block::new(Kind::Paragraph, vec![Item::text(&question.answer)]);
        part("question", question.name, 3, vec![answer])
    }));
    parts
}

/// Links that found no place, and the source.
fn further(rest: &[Run], source: Option<&String>, labels: &Labels) -> Option<Part> {
    let mut runs = rest.to_vec();
    runs.extend(source.map(|source| Run {
        text: labels.source.clone(),
        url: Some(source.clone()),
    }));
    if runs.is_empty() {
        return None;
    }
    let item = |run| Item {
        runs: vec![run],
        ..Item::default()
    };
    let items = runs.into_iter().map(item).collect();
    Some(Part {
        role: "links".to_string(),
        id: String::new(),
        heading: Some(labels.links.clone()),
        level: 2,
        blocks: vec![Block::new(Kind::List, items)],
    })
}

/// Gives every heading an anchor of its own, made of its words.
fn name_anchors(parts: &mut [Part]) {
    let mut taken: Vec<String> = Vec::new();
    for part in parts {
        let Some(heading) = &part.heading else {
            continue;
        };
        let stem = super::anchor::slug(heading);
        let mut id = stem.clone();
        let mut n = 2;
        while taken.contains(&id) {
            id = format!("{stem}-{n}");
            n += 1;
        }
        taken.push(id.clone());
        part.id = id;
    }
}

fn grouped(parts: Vec<Part>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for part in parts {
        match groups.last_mut() {
            Some(group) if part.level == 3 && group.parts.iter().any(|p| p.level == 2) => {
                group.parts.push(part);
            }
            _ => groups.push(Group {
                role: part.role.clone(),
                id: part.id.clone(),
                parts: vec![part],
            }),
        }
    }
    groups
}
