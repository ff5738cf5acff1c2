//! The brief: what the user asks for, from a YAML file, front matter, a request line, flags.

use serde::{Deserialize, Serialize};

/// An image given by the user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Address, absolute or relative to the page.
    pub url: String,
    /// Alternative text.
    #[serde(default)]
    pub alt: String,
    /// Width in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A link to place in the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefLink {
    /// Words that carry the link.
    pub anchor: String,
    /// Address.
    pub url: String,
}

/// What the user asks for; every key may be missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Brief {
    /// Words of the body at least; 700 when not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_words: Option<usize>,
    /// Words of the body at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_words: Option<usize>,
    /// Focus keyphrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyphrase: Option<String>,
    /// Title to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Genre id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// Style id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// Date of publication, ISO (2026-11-23).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Author of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Name of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    /// Address of the site, without the article's slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Address of the source, to be cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// Lead image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Links to place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<BriefLink>,
    /// Publisher, for JSON-LD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
}

impl Brief {
    /// The floor when nobody says otherwise.
    pub const MIN_WORDS: usize = 700;

    /// This brief, with what `later` says put over it.
    #[must_use]
    pub fn overlaid(self, later: Brief) -> Brief {
        Brief {
            min_words: later.min_words.or(self.min_words),
            max_words: later.max_words.or(self.max_words),
            keyphrase: later.keyphrase.or(self.keyphrase),
            title: later.title.or(self.title),
            genre: later.genre.or(self.genre),
            style: later.style.or(self.style),
            date: later.date.or(self.date),
            author: later.author.or(self.author),
            site_name: later.site_name.or(self.site_name),
            base_url: later.base_url.or(self.base_url),
            source_url: later.source_url.or(self.source_url),
            image: later.image.or(self.image),
            links: if later.links.is_empty() {
                self.links
            } else {
                later.links
            },
            publisher: later.publisher.or(self.publisher),
        }
    }

    /// Words of the body at least.
    pub fn floor(&self) -> usize {
        self.min_words.unwrap_or(Self::MIN_WORDS)
    }
}
