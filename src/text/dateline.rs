//! Datelines: « 10 janvier 2016. – », « Paris, le 12 mars 2024 – », « LYON (AFP) — » moved out of the
//! first sentence, their date kept as metadata.

use super::trace::Trace;
use serde::Deserialize;

/// `rules/text/datelines.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatelineRules {
    months: Vec<String>,
    days: Vec<String>,
    joints: Vec<String>,
    openers: Vec<String>,
    max_length: usize,
    places: usize,
    places_with_date: usize,
    agencies: Vec<String>,
}

/// What a dateline says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// Its date as written, « 10 janvier 2016 ».
    pub date: Option<String>,
}

impl DatelineRules {
    /// Takes the dateline off the start of a block, when there is one. Far from the `top` only one
    /// that holds day, month and year and ends with a dash is believed.
    pub fn take(&self, trace: &mut Trace, top: bool) -> Option<Dateline> {
        let (end, dateline) = self.find(trace, top)?;
        let full = |date: &String| date.split_whitespace().count() == 3 || date.contains('/');
        if !top && !dateline.date.as_ref().is_some_and(full) {
            return None;
        }
        trace.cut(0..end);
        trace.trim();
        Some(dateline)
    }

    /// Where the dateline ends and what it says.
    fn find(&self, trace: &Trace, top: bool) -> Option<(usize, Dateline)> {
        // « … – » or « … - », the dash between spaces or at the end of the block.
        for dash in 2..trace.len().min(self.max_length) {
            let c = trace.get(dash);
            if !matches!(c, '–' | '—' | '-') || trace.before(dash) != ' ' {
                continue;
            }
            if !trace.get(dash + 1).is_whitespace() {
                continue;
            }
            let head: String = (0..dash).map(|i| trace.get(i)).collect();
            return Some((dash + 1, self.parse(&head)?));
        }
        // A block that is nothing but « Paris, le 12 mars 2024 ».
        if top && trace.len() < self.max_length {
            let dateline = self.parse(&trace.text())?;
            if dateline.date.is_some() {
                return Some((trace.len(), dateline));
            }
        }
        None
    }

    /// Reads what stands before the dash; `None` when it is more than a place, a date, an agency.
    fn parse(&self, head: &str) -> Option<Dateline> {
        let head = head.trim().trim_end_matches(['.', ',', ':']).trim_end();
        if head.is_empty() || head.contains(['«', '!', '?', ';']) {
            return None;
        }
        let is = |list: &[String], word: &str| list.iter().any(|w| w == word);
        let mut date: Option<String> = None;
        let mut places = 0;
        let mut capitals = true;
        let (head, agency) = self.without_agency(head);
        let words: Vec<&str> = head.split_whitespace().collect();
        let mut index = 0;
        while let Some(word) = words.get(index) {
            let bare = word.trim_matches(['(', ')', ',', '.']);
            let lower = bare.to_lowercase();
            if let Some((length, written)) = self.date_at(&words, index) {
                date = date.or(Some(written));
                index += length;
                continue;
            }
            index += 1;
            let hour = bare.starts_with(|c: char| c.is_ascii_digit())
                && lower
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, 'h' | ':'));
            if bare.is_empty()
                || is(&self.days, &lower)
                || is(&self.openers, &lower)
                || (hour && (lower.contains(['h', ':']) || date.is_some()))
                || (places > 0 && is(&self.joints, &lower))
            {
                continue;
            }
            if !bare.starts_with(char::is_uppercase) {
                return None;
            }
            places += 1;
            capitals &= bare.chars().all(|c| !c.is_lowercase());
        }
        // A place alone is too little, unless it stands as press agencies write it.
        let fits = if date.is_some() {
            places <= self.places_with_date
        } else {
            let printed = agency || (capitals && head.chars().count() >= 4);
            places > 0 && places <= self.places && printed
        };
        fits.then_some(Dateline { date })
    }

    /// The dateline without « (AFP) », and whether it had it.
    fn without_agency(&self, head: &str) -> (String, bool) {
        for agency in &self.agencies {
            let written = format!("({agency})");
            if head.contains(&written) {
                return (head.replace(&written, ""), true);
            }
        }
        (head.to_string(), false)
    }

    /// The date that starts at a word: « 10 janvier 2016 », « 1er mars », « 12/03/2024 ».
    fn date_at(&self, words: &[&str], index: usize) -> Option<(usize, String)> {
        let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
        let bare = |i: usize| words.get(i).map(|w| w.trim_matches(['(', ')', ',', '.']));
        let day = bare(index)?;
        let parts: Vec<&str> = day.split('/').collect();
        if parts.len() == 3 && parts.iter().all(|p| digits(p)) {
            return Some((1, day.to_string()));
        }
        let number = day.trim_end_matches("er");
        if number.len() > 2 || !digits(number) {
            return None;
        }
        let month = bare(index + 1)?.to_lowercase();
        if !self.months.contains(&month) {
            return None;
        }
        match bare(index + 2).filter(|y| y.len() == 4 && digits(y)) {
            Some(year) => Some((3, format!("{day} {month} {year}"))),
            None => Some((2, format!("{day} {month}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;

    fn rules() -> DatelineRules {
        Rules::load(&Files::embedded()).unwrap().dateline
    }

    #[test]
    fn datelines() {
        for (source, rest, date) in [
            (
                "10 janvier 2016. – La semaine",
                "La semaine",
                Some("10 janvier 2016"),
            ),
            (
                "1er avril 2018. – La mairie",
                "La mairie",
                Some("1er avril 2018"),
            ),
            (
                "Paris, le 12 mars 2024 – Le groupe",
                "Le groupe",
                Some("12 mars 2024"),
            ),
            (
                "Saint-Aubin, mardi 3 mai 2022 - Le maire",
                "Le maire",
                Some("3 mai 2022"),
            ),
            ("LYON (AFP) — Un homme", "Un homme", None),
            ("10 janvier 2016. –", "", Some("10 janvier 2016")),
            ("Paris, le 12 mars 2024", "", Some("12 mars 2024")),
        ] {
            let mut trace = Trace::of(source, 0);
            let found = rules().take(&mut trace, true);
            assert_eq!(trace.text(), rest, "{source}");
            assert_eq!(found.and_then(|d| d.date).as_deref(), date, "{source}");
        }
    }

    #[test]
    fn left_alone() {
        for source in [
            "Le maire – élu en 2020 – a parlé.",
            "Paris – la ville – a changé.",
            "Le 12 mars 2024, la piscine a rouvert – enfin.",
            "Trois ans après – déjà.",
            "Jean Morel (Écologistes) – 24 %",
            "Jean Morel - maire de Saint-Aubin - a dit non.",
        ] {
            let mut trace = Trace::of(source, 0);
            assert_eq!(rules().take(&mut trace, true), None, "{source}");
            assert_eq!(trace.text(), source);
        }
    }
}
