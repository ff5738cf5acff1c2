//! Datelines: « 10 janvier 2016. – », « Paris, le 12 mars 2024 – », « LYON (AFP) — » moved out of the
//! first sentence, their date kept as metadata.

use super::trace::Trace;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
/// A dateline is not longer than this, in characters.
const LONGEST: usize = 90;

/// What a dateline says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// Its date as written, « 10 janvier 2016 ».
    pub date: Option<String>,
}

/// Takes the dateline off the start of a block, when there is one; with `dated`, only one that holds
/// day, month and year.
pub(crate) fn take(trace: &mut Trace, dated: bool) -> Option<Dateline> {
    let (end, dateline) = find(trace)?;
    let full = |date: &String| date.split_whitespace().count() == 3 || date.contains('/');
    if dated && !dateline.date.as_ref().is_some_and(full) {
        return None;
    }
    trace.cut(0..end);
    trace.trim();
    Some(dateline)
}

/// Where the dateline ends and what it says.
fn find(trace: &Trace) -> Option<(usize, Dateline)> {
    // « … – » or « … - », the dash between spaces or at the end of the block.
    for dash in 2..trace.len().min(LONGEST) {
        let c = trace.get(dash);
        if !matches!(c, '–' | '—' | '-') || trace.before(dash) != ' ' {
            continue;
        }
        if !trace.get(dash + 1).is_whitespace() {
            continue;
        }
        let head: String = (0..dash).map(|i| trace.get(i)).collect();
        let dateline = parse(&head)?;
        return Some((dash + 1, dateline));
    }
    // A block that is nothing but « Paris, le 12 mars 2024 ».
    if trace.len() < LONGEST {
        let head = trace.text();
        let dateline = parse(&head)?;
        if dateline.date.is_some() {
            return Some((trace.len(), dateline));
        }
    }
    None
}

/// Reads what stands before the dash; `None` when it is more than a place, a date, an agency.
fn parse(head: &str) -> Option<Dateline> {
    let head = head.trim().trim_end_matches(['.', ',', ':']).trim_end();
    if head.is_empty() || head.contains(['«', '!', '?', ';']) {
        return None;
    }
    let mut date: Option<String> = None;
    let mut agency = false;
    let mut places = 0;
    let mut capitals = true;
    let words: Vec<&str> = head.split_whitespace().collect();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let bare = word.trim_matches(['(', ')', ',', '.']);
        let lower = bare.to_lowercase();
        if let Some((length, written)) = date_at(&words, index) {
            date = date.or(Some(written));
            index += length;
            continue;
        }
        index += 1;
        if word.starts_with('(') || word.ends_with(')') {
            agency = true;
            continue;
        }
        if bare.is_empty() || DAYS.contains(&lower.as_str()) || matches!(lower.as_str(), "le" | "à")
        {
            continue;
        }
        let hour = bare.chars().next().is_some_and(|c| c.is_ascii_digit())
            && lower
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, 'h' | ':'));
        if hour && (lower.contains(['h', ':']) || date.is_some()) {
            continue;
        }
        if matches!(
            lower.as_str(),
            "de" | "du" | "des" | "la" | "les" | "en" | "sur" | "et"
        ) && places > 0
        {
            continue;
        }
        if bare.chars().next().is_some_and(char::is_uppercase) {
            places += 1;
            capitals &= bare.chars().all(|c| !c.is_lowercase());
            continue;
        }
        return None;
    }
    let place_only = date.is_none();
    if place_only && (places == 0 || places > 4) {
        return None;
    }
    if date.is_some() && places > 6 {
        return None;
    }
    // A place alone is too little, unless it stands as press agencies write it.
    (!place_only || agency || (capitals && head.chars().count() >= 4)).then_some(Dateline { date })
}

/// The date that starts at a word: « 10 janvier 2016 », « 1er mars », « 12/03/2024 ».
fn date_at(words: &[&str], index: usize) -> Option<(usize, String)> {
    let bare = |i: usize| words.get(i).map(|w| w.trim_matches(['(', ')', ',', '.']));
    let day = bare(index)?;
    let parts: Vec<&str> = day.split('/').collect();
    if parts.len() == 3
        && parts
            .iter()
            .all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()))
    {
        return Some((1, day.to_string()));
    }
    let digits = day.trim_end_matches("er");
    if digits.is_empty() || digits.len() > 2 || !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let month = bare(index + 1)?.to_lowercase();
    if !MONTHS.contains(&month.as_str())
        && !matches!(month.as_str(), "fevrier" | "aout" | "decembre")
    {
        return None;
    }
    let year = bare(index + 2).filter(|y| y.len() == 4 && y.chars().all(|c| c.is_ascii_digit()));
    match year {
        Some(year) => Some((3, format!("{day} {month} {year}"))),
        None => Some((2, format!("{day} {month}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let found = take(&mut trace, false);
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
            "Jean Morel - maire de Saint-Aubin - a dit non.",
        ] {
            let mut trace = Trace::of(source, 0);
            assert_eq!(take(&mut trace, false), None, "{source}");
            assert_eq!(trace.text(), source);
        }
    }
}
