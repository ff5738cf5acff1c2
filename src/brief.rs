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

    /// Words of the body at least: the minimum asked, else 700, else the maximum asked if that is lower.
    pub fn floor(&self) -> usize {
        self.min_words
            .unwrap_or_else(|| Self::MIN_WORDS.min(self.max_words.unwrap_or(usize::MAX)))
    }

    /// What cannot be used: texts that are empty, a date that is none, a minimum above the maximum.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let (Some(min), Some(max)) = (self.min_words, self.max_words)
            && min > max
        {
            faults.push(Fault {
                key: "min_words",
                message: format!("{min} words at least and {max} at most contradict each other"),
                hint: Some("lower `min_words` or raise `max_words`".to_string()),
            });
        }
        if self.max_words == Some(0) {
            faults.push(Fault {
                key: "max_words",
                message: "an article of 0 words cannot be written".to_string(),
                hint: None,
            });
        }
        if let Some(date) = &self.date
            && !is_date(date)
        {
            faults.push(Fault {
                key: "date",
                message: format!("`{date}` is not a date"),
                hint: Some("write it as year-month-day: 2026-11-23".to_string()),
            });
        }
        for (key, value) in [
            ("keyphrase", &self.keyphrase),
            ("title", &self.title),
            ("genre", &self.genre),
            ("style", &self.style),
        ] {
            if value.as_ref().is_some_and(|v| v.trim().is_empty()) {
                faults.push(Fault {
                    key,
                    message: "nothing is written there".to_string(),
                    hint: Some(format!("give `{key}` a value or leave it out")),
                });
            }
        }
        faults
    }
}

/// A key of a brief whose value cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The key.
    pub key: &'static str,
    /// What is wrong with its value.
    pub message: String,
    /// The next step.
    pub hint: Option<String>,
}

impl Fault {
    /// True when this brief gives the key at fault.
    pub fn given_by(&self, brief: &Brief) -> bool {
        match self.key {
            "min_words" => brief.min_words.is_some(),
            "max_words" => brief.max_words.is_some(),
            "date" => brief.date.is_some(),
            "keyphrase" => brief.keyphrase.is_some(),
            "title" => brief.title.is_some(),
            "genre" => brief.genre.is_some(),
            "style" => brief.style.is_some(),
            _ => false,
        }
    }
}

impl From<Fault> for crate::error::Error {
    fn from(fault: Fault) -> crate::error::Error {
        let mut error = crate::error::Error::new(format!("`{}`: {}", fault.key, fault.message));
        error.hint = fault.hint;
        error
    }
}

/// True for a day of the calendar written year-month-day, a time of day after it or not.
fn is_date(text: &str) -> bool {
    let day = text.split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    if [year.len(), month.len(), day.len()] != [4, 2, 2] {
        return false;
    }
    let (Ok(year), Ok(month), Ok(day)) = (
        year.parse::<u32>(),
        month.parse::<u32>(),
        day.parse::<u32>(),
    ) else {
        return false;
    };
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_cannot_be_used_are_named() {
        let table = [
            ("", ""),
            ("min_words: 700\nmax_words: 900\ndate: 2024-02-29", ""),
            ("date: 2026-11-23T09:30:00+01:00", ""),
            ("min_words: 900\nmax_words: 700", "min_words"),
            ("date: 2026-02-29", "date"),
            ("date: 23/11/2026", "date"),
            ("date: 2026-13-01", "date"),
            ("keyphrase: ' '", "keyphrase"),
            ("max_words: 0", "max_words"),
        ];
        for (yaml, key) in table {
            let brief: Brief = if yaml.is_empty() {
                Brief::default()
            } else {
                serde_yaml::from_str(yaml).expect("a brief")
            };
            let faults: Vec<&str> = brief.faults().iter().map(|f| f.key).collect();
            assert_eq!(faults.join(" "), key, "{yaml}");
        }
    }

    #[test]
    fn the_floor_bends_to_the_maximum() {
        for (min, max, floor) in [
            (None, None, 700),
            (Some(900), None, 900),
            (None, Some(400), 400),
            (None, Some(1200), 700),
        ] {
            let brief = Brief {
                min_words: min,
                max_words: max,
                ..Brief::default()
            };
            assert_eq!(brief.floor(), floor);
        }
    }
}
