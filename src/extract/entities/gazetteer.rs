//! Names known beforehand: a table of phrases by their first word, with what each names.

use super::super::facts::NameArticle;
use super::words;
use crate::error::{Error, Result};
use crate::files::{Files, parse};
use crate::french::tags::Gender;
use crate::text::document::{Document, Key};
use serde::Deserialize;
use serde_json::Value;

/// What a known name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Country, region, town, sea …
    Place,
    /// Company, body, press …
    Organization,
    /// Product or service.
    Product,
    /// Event.
    Event,
    /// First name; `None` when borne by women and men.
    FirstName(Option<Gender>),
    /// Only says that a first name of the lexicon is too often another word.
    Doubt,
}

/// A known name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// What it is.
    pub sort: Sort,
    /// Also something else often enough to need another sign.
    pub doubtful: bool,
    /// Only after a contracted article: « au Mans ».
    pub contracted: bool,
    /// The article it takes, when the table says so.
    pub article: Option<NameArticle>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    first: Key,
    /// Words, in [`Gazetteer::keys`].
    start: u32,
    len: u8,
    /// Bit i: word i must have a capital.
    capitals: u16,
    /// Bit i: word i must be in capitals.
    upper: u16,
    known: Known,
}

/// All known names, by first word, the longest first.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    keys: Vec<Key>,
    entries: Vec<Entry>,
}

/// A file of first names or of other flat lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstNames {
    masculine: String,
    feminine: String,
    both: String,
    doubtful: String,
}

/// The names of a comma-separated list.
pub fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|n| !n.is_empty())
}

impl Gazetteer {
    /// Reads `rules/extract/gazetteers/`. In a user's folder, a file of the same path replaces the built-in one.
    ///
    /// # Errors
    /// When a file is missing or has an unknown group of names.
    pub fn load(files: &Files) -> Result<Gazetteer> {
        let mut table = Gazetteer::default();
        for (path, sort) in [
            ("places", Sort::Place),
            ("towns", Sort::Place),
            ("organizations", Sort::Organization),
            ("others", Sort::Product),
        ] {
            table.add_file(
                files,
                &format!("rules/extract/gazetteers/{path}.yaml"),
                sort,
            )?;
        }
        let first: FirstNames = files.yaml("rules/extract/gazetteers/first_names.yaml")?;
        let doubtful = marks(&first.doubtful);
        for (list, gender) in [
            (&first.both, None),
            (&first.masculine, Some(Gender::Masculine)),
            (&first.feminine, Some(Gender::Feminine)),
        ] {
            for name in names(list) {
                table.add(name, Sort::FirstName(gender), None, &doubtful);
            }
        }
        // Names that are doubtful first names and nothing else, « Laurent » is in the lexicon already.
        for name in names(&first.doubtful) {
            if !table.has(name) {
                table.add(name, Sort::Doubt, None, &doubtful);
            }
        }
        table.close();
        Ok(table)
    }

    fn add_file(&mut self, files: &Files, path: &str, sort: Sort) -> Result<()> {
        let file = files
            .get(path)
            .ok_or_else(|| Error::new(format!("the pack has no file `{path}`")))?;
        let Value::Object(groups) = parse::<Value>(file)? else {
            return Err(Error::new("a gazetteer is a map of groups to names").in_file(&file.shown));
        };
        let doubtful = groups.get("doubtful").and_then(Value::as_str).unwrap_or("");
        let doubtful = marks(doubtful);
        for (group, value) in &groups {
            let sort = match group.as_str() {
                "doubtful" => continue,
                "events" => Sort::Event,
                _ => sort,
            };
            match value {
                Value::String(list) => {
                    for name in names(list) {
                        self.add(name, sort, None, &doubtful);
                    }
                }
                Value::Object(lists) => {
                    for (article, list) in lists {
                        let article = article_of(article)
                            .ok_or_else(|| {
                                Error::new(format!("`{group}.{article}` is no article"))
                                    .hint("one of le, la, l’, les, none")
                            })
                            .map_err(|e| e.in_file(&file.shown))?;
                        for name in names(list.as_str().unwrap_or("")) {
                            self.add(name, sort, Some(article), &doubtful);
                        }
                    }
                }
                _ => {
                    return Err(
                        Error::new(format!("`{group}` is no list of names")).in_file(&file.shown)
                    );
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str, sort: Sort, article: Option<NameArticle>, doubtful: &[Key]) {
        let known = Known {
            sort,
            doubtful: doubtful
                .binary_search(&crate::text::document::key(name))
                .is_ok(),
            contracted: false,
            article,
        };
        self.push(name, known);
        if let Some(bare) = name
            .strip_prefix("Le ")
            .or_else(|| name.strip_prefix("Les "))
        {
            self.push(
                bare,
                Known {
                    contracted: true,
                    ..known
                },
            );
        }
    }

    fn push(&mut self, name: &str, known: Known) {
        let start = self.keys.len();
        let mut capitals = 0u16;
        let mut upper = 0u16;
        for (i, word) in words::split(name).enumerate() {
            if i < 16 && word.chars().next().is_some_and(char::is_uppercase) {
                capitals |= 1 << i;
                if words::is_upper(word) {
                    upper |= 1 << i;
                }
            }
            self.keys.push(crate::text::document::key(word));
        }
        let len = self.keys.len() - start;
        if let (Some(first), Ok(len), Ok(start)) = (
            self.keys.get(start),
            u8::try_from(len),
            u32::try_from(start),
        ) {
            self.entries.push(Entry {
                first: *first,
                start,
                len,
                capitals,
                upper,
                known,
            });
        }
    }

    fn has(&self, name: &str) -> bool {
        let key = crate::text::document::key(name);
        self.entries.iter().any(|e| e.len == 1 && e.first == key)
    }

    fn close(&mut self) {
        self.entries
            .sort_by(|a, b| (a.first, b.len, a.start).cmp(&(b.first, a.len, b.start)));
    }

    fn of_first(&self, first: Key) -> &[Entry] {
        let start = self.entries.partition_point(|e| e.first < first);
        let rest = self.entries.get(start..).unwrap_or(&[]);
        let len = rest.partition_point(|e| e.first == first);
        rest.get(..len).unwrap_or(&[])
    }

    /// Known names that start at a token and end before `end`, the longest first, with their length.
    pub fn at<'a>(
        &'a self,
        doc: &'a Document,
        at: usize,
        end: usize,
    ) -> impl Iterator<Item = (usize, Known)> + 'a {
        let first = doc.tokens.get(at).map(|t| t.form_key).unwrap_or_default();
        self.of_first(first).iter().filter_map(move |entry| {
            let len = usize::from(entry.len);
            let wanted = self.keys.get(entry.start as usize..)?.get(..len)?;
            let fits = at + len <= end
                && wanted.iter().enumerate().all(|(i, key)| {
                    doc.tokens.get(at + i).is_some_and(|t| t.form_key == *key)
                        && (i > 15
                            || entry.capitals >> i & 1 == 0
                            || (words::has_capital(doc.form(at + i))
                                && (entry.upper >> i & 1 == 0
                                    || words::is_upper(doc.form(at + i)))))
                });

            let allowed = !entry.known.contracted
                || at.checked_sub(1).is_some_and(|before| {
                    matches!(
                        doc.form(before),
                        "du" | "au" | "des" | "aux" | "Du" | "Au" | "Des" | "Aux"
                    )
                });
            (fits && allowed).then_some((len, entry.known))
        })
    }

    /// What a single word is known as.
    pub fn word(&self, key: Key) -> impl Iterator<Item = Known> + '_ {
        self.of_first(key)
            .iter()
            .filter(|e| e.len == 1 && !e.known.contracted)
            .map(|e| e.known)
    }
}

fn marks(list: &str) -> Vec<Key> {
    let mut keys: Vec<Key> = names(list).map(crate::text::document::key).collect();
    keys.sort_unstable();
    keys
}

fn article_of(name: &str) -> Option<NameArticle> {
    Some(match name {
        "le" => NameArticle::Le,
        "la" => NameArticle::La,
        "l’" => NameArticle::L,
        "les" => NameArticle::Les,
        "none" => NameArticle::Bare,
        _ => return None,
    })
}
