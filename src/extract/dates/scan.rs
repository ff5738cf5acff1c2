//! The shapes of dates and hours over tokens.

use super::calendar::{self, Day};
use super::{DateRules, Found};
use crate::extract::facts::{Date, DatePrecision};
use crate::french::tags::Upos;
use crate::text::document::{Document, Key, Span};

/// The scan of one sentence.
pub struct Scan<'a> {
    pub doc: &'a Document,
    pub rules: &'a DateRules,
    pub sentence: usize,
    pub start: usize,
    pub end: usize,
    /// The day the source is of.
    pub today: Option<Day>,
}

fn has(list: &[Key], word: Key) -> bool {
    list.binary_search(&word).is_ok()
}

impl Scan<'_> {
    fn key(&self, at: usize) -> Key {
        if at < self.end {
            self.doc
                .tokens
                .get(at)
                .map(|t| t.form_key)
                .unwrap_or_default()
        } else {
            Key::default()
        }
    }

    fn form(&self, at: usize) -> &str {
        if at < self.end { self.doc.form(at) } else { "" }
    }

    fn month(&self, at: usize) -> Option<u32> {
        let key = self.key(at);
        let index = self.rules.months.iter().position(|m| *m == key)?;
        u32::try_from(index + 1).ok()
    }

    fn weekday(&self, at: usize) -> Option<usize> {
        let key = self.key(at);
        self.rules.weekdays.iter().position(|d| *d == key)
    }

    /// Day of the month: « 6 », « 1er », « 1 er ».
    fn day(&self, at: usize) -> Option<(u32, usize)> {
        let form = self.form(at);
        let digits = form.strip_suffix("er").unwrap_or(form);
        let day: u32 = (digits.len() <= 2).then(|| digits.parse().ok()).flatten()?;
        let len = 1 + usize::from(day == 1 && self.form(at + 1) == "er");
        (1..=31).contains(&day).then_some((day, len))
    }

    fn year(&self, at: usize) -> Option<i32> {
        let form = self.form(at);
        if form.len() != 4 || !form.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        form.parse().ok().filter(|y| (1000..=2199).contains(y))
    }

    fn phrase(&self, phrases: &[Vec<Key>], at: usize) -> Option<usize> {
        let first = self.key(at);
        let from = phrases.partition_point(|p| p.first() < Some(&first));
        phrases
            .get(from..)?
            .iter()
            .take_while(|p| p.first() == Some(&first))
            .find(|p| p.iter().enumerate().all(|(i, k)| self.key(at + i) == *k))
            .map(Vec::len)
    }

    fn push(
        &self,
        found: &mut Vec<Found>,
        tokens: std::ops::Range<usize>,
        value: Option<String>,
        precision: DatePrecision,
    ) {
        let span = self.doc.span_of(tokens.clone());
        found.push(Found {
            tokens,
            date: Date {
                span,
                value,
                precision,
                sentence: self.sentence,
            },
        });
    }

    /// Adds the dates that start at this token.
    pub fn at(&self, at: usize, found: &mut Vec<Found>) {
        if self.full(at, found)
            || self.several_days(at, found)
            || self.numeric(at, found)
            || self.month_year(at, found)
            || self.hour(at, found)
            || self.years(at, found)
        {
            return;
        }
        self.relative(at, found);
    }

    /// « mercredi 6 janvier 2016 », « 6 janvier », « 13 août prochain », « mercredi 29 ».
    fn full(&self, at: usize, found: &mut Vec<Found>) -> bool {
        let weekday = self.weekday(at);
        let at_day = at + usize::from(weekday.is_some());
        let Some((day, len)) = self.day(at_day) else {
            return false;
        };
        let at_month = at_day + len;
        let Some(month) = self.month(at_month) else {
            // « mercredi 29 », not « lundi 3 personnes »
            let alone = self
                .doc
                .tokens
                .get(at_month)
                .filter(|_| at_month < self.end)
                .is_none_or(|t| {
                    !matches!(t.upos, Upos::Noun | Upos::Adj | Upos::Sym | Upos::Num)
                        && self.form(at_month) != "%"
                });
            let joined = matches!(self.form(at_month), "et" | "au" | ",")
                && self.month(at_month + 2).is_some();
            if weekday.is_some()
                && (alone || joined)
                && !matches!(self.form(at_month), "h" | "heures")
            {
                let value = self.nearest(day, None, weekday);
                self.push(found, at..at_month, value, DatePrecision::Day);
                return true;
            }
            return false;
        };
        let mut stop = at_month + 1;
        let year = self.year(stop).filter(|_| self.is_year_after_month(stop));
        let mut value = None;
        if let Some(year) = year {
            stop += 1;
            value = Day::new(year, month, day).map(Day::iso);
        } else if has(&self.rules.after_date, self.key(stop)) {
            value = self.turned(day, month, self.form(stop).starts_with("dern"));
            stop += 1;
        }
        if value.is_none() && year.is_none() && stop == at_month + 1 {
            value = self.nearest(day, Some(month), weekday);
        }
        self.push(found, at..stop, value, DatePrecision::Day);
        true
    }

    fn is_year_after_month(&self, at: usize) -> bool {
        !has(&self.rules.after_quantity, self.key(at + 1))
    }

    /// « du 25 au 27 janvier », « les 16, 17 et 18 juillet 2016 »: the days before the last one.
    fn several_days(&self, at: usize, found: &mut Vec<Found>) -> bool {
        let Some((day, 1)) = self.day(at) else {
            return false;
        };
        if !matches!(self.form(at + 1), "et" | "au" | "," | "ou" | "-") {
            return false;
        }
        // The month stands within the next few tokens, after days and small words only.
        let mut i = at + 1;
        while i < self.end && i < at + 8 {
            if let Some(month) = self.month(i) {
                if self.day(i - 1).is_none() {
                    return false;
                }
                let year = self.year(i + 1);
                let value = year
                    .and_then(|y| Day::new(y, month, day))
                    .map(Day::iso)
                    .or_else(|| self.nearest(day, Some(month), None));
                let before = self.form(at.wrapping_sub(1));
                let fits = matches!(
                    before,
                    "du" | "les" | "le" | "," | "et" | "des" | "entre" | "ces" | "au"
                ) || self.weekday(at.wrapping_sub(1)).is_some();
                if fits {
                    self.push(found, at..at + 1, value, DatePrecision::Day);
                }
                return fits;
            }
            let small = matches!(self.form(i), "et" | "au" | "," | "ou" | "-" | "le")
                || self.day(i).is_some()
                || self.weekday(i).is_some();
            if !small {
                return false;
            }
            i += 1;
        }
        false
    }

    /// « 23/11/2026 », « 2026-11-23 ».
    fn numeric(&self, at: usize, found: &mut Vec<Found>) -> bool {
        let form = self.form(at);
        if form.len() != 10 || !form.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return false;
        }
        let Some(day) = calendar::iso(form) else {
            return false;
        };
        self.push(found, at..at + 1, Some(day.iso()), DatePrecision::Day);
        true
    }

    /// « mars 2016 », « mi-janvier 2018 ».
    fn month_year(&self, at: usize, found: &mut Vec<Found>) -> bool {
        let bare = self
            .form(at)
            .strip_prefix("mi-")
            .map(crate::text::document::key);
        let month = self.month(at).or_else(|| {
            let index = self.rules.months.iter().position(|m| Some(*m) == bare)?;
            u32::try_from(index + 1).ok()
        });
        let Some(month) = month else { return false };
        let Some(year) = self
            .year(at + 1)
            .filter(|_| self.is_year_after_month(at + 1))
        else {
            return false;
        };
        self.push(
            found,
            at..at + 2,
            Some(format!("{year:04}-{month:02}")),
            DatePrecision::Month,
        );
        true
    }

    /// « 18h00 », « 11 h 30 », « 20 heures », with « GMT » or « du matin ».
    fn hour(&self, at: usize, found: &mut Vec<Found>) -> bool {
        let form = self.form(at);
        if !form.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return false;
        }
        let lower = form.to_ascii_lowercase();
        let (mut stop, hour, minutes) = if let Some((h, m)) = lower.split_once('h') {
            let minutes = if m.is_empty() {
                Some(0)
            } else {
                m.strip_suffix("min")
                    .or(m.strip_suffix("mn"))
                    .unwrap_or(m)
                    .parse::<u32>()
                    .ok()
            };
            let (Ok(h), Some(m)) = (h.parse::<u32>(), minutes) else {
                return false;
            };
            (at + 1, h, m)
        } else if let Some((h, m)) = lower.split_once(':').filter(|(_, m)| m.len() == 2) {
            let (Ok(h), Ok(m)) = (h.parse::<u32>(), m.parse::<u32>()) else {
                return false;
            };
            (at + 1, h, m)
        } else {
            let Ok(h) = lower.parse::<u32>() else {
                return false;
            };
            if !matches!(self.form(at + 1), "h" | "H" | "heures" | "heure") || lower.len() > 2 {
                return false;
            }
            let minutes = self.form(at + 2);
            match minutes
                .parse::<u32>()
                .ok()
                .filter(|m| minutes.len() == 2 && *m < 60)
            {
                Some(m) => (at + 3, h, m),
                None => (at + 2, h, 0),
            }
        };
        if hour > 24 || minutes > 59 {
            return false;
        }
        let before = at.checked_sub(1).filter(|b| *b >= self.start);
        let before_key = before.map(|b| self.key(b)).unwrap_or_default();
        let next = self.form(stop);
        let spoken = !lower.contains(['h', ':']) && matches!(self.form(at + 1), "heures" | "heure");
        let duration = (before.is_some() && has(&self.rules.before_duration, before_key))
            || matches!(
                next,
                "min" | "mn" | "minutes" | "minute" | "s" | "secondes" | "/" | "par"
            )
            || (spoken
                && matches!(
                    next,
                    "de" | "d’"
                        | "sur"
                        | "plus"
                        | "après"
                        | "avant"
                        | "supplémentaires"
                        | "consécutives"
                        | "par"
                        | "et"
                )
                && !matches!(self.form(stop + 1), "l’" | "et"));
        let wanted = before.is_none() || has(&self.rules.before_hour, before_key);
        if duration || (spoken && !wanted) {
            let certain = self.phrase(&self.rules.after_hour, stop).is_some();
            if !certain {
                return false;
            }
        }
        if let Some(len) = self.phrase(&self.rules.after_hour, stop) {
            stop += len;
        }
        self.push(
            found,
            at..stop,
            Some(format!("{hour:02}:{minutes:02}")),
            DatePrecision::Hour,
        );
        true
    }

    /// « 2016 », « 2008-2012 ».
    fn years(&self, at: usize, found: &mut Vec<Found>) -> bool {
        let form = self.form(at);
        if form.len() == 9 {
            if let Some((from, to)) = form
                .split_once(['-', '/'])
                .filter(|(a, b)| a.len() == 4 && b.len() == 4)
            {
                let years =
                    [from, to].map(|y| y.parse::<i32>().ok().filter(|y| (1000..=2199).contains(y)));
                let Some(token) = self.doc.tokens.get(at) else {
                    return false;
                };
                if let [Some(a), Some(b)] = years {
                    let (start, end) = (token.span.start, token.span.end);
                    for (year, span) in [
                        (
                            a,
                            Span {
                                start,
                                end: start + 4,
                            },
                        ),
                        (
                            b,
                            Span {
                                start: end - 4,
                                end,
                            },
                        ),
                    ] {
                        found.push(Found {
                            tokens: at..at + 1,
                            date: Date {
                                span,
                                value: Some(format!("{year:04}")),
                                precision: DatePrecision::Year,
                                sentence: self.sentence,
                            },
                        });
                    }
                    return true;
                }
            }
        }
        let Some(year) = self.year(at) else {
            return false;
        };
        let next = at + 1;
        if has(&self.rules.after_quantity, self.key(next)) {
            return false;
        }
        let before = at.checked_sub(1).filter(|b| *b >= self.start);
        let anchored = before.is_some_and(|b| {
            has(&self.rules.before_year, self.key(b)) || self.form(b).ends_with("-il")
        });
        let follows = self.doc.tokens.get(next).filter(|_| next < self.end);
        let counts = follows.is_some_and(|t| {
            matches!(t.upos, Upos::Noun | Upos::Adj | Upos::Sym | Upos::Num) && t.spaced
        }) || matches!(self.form(next), "%" | "€" | "$" | "de" | "d’");
        let sure = before.is_some_and(|b| {
            matches!(
                self.form(b),
                "en" | "En"
                    | "depuis"
                    | "dès"
                    | "année"
                    | "années"
                    | "jusqu’en"
                    | "fin"
                    | "début"
                    | "saison"
                    | "été"
                    | "trimestre"
                    | "semestre"
                    | "l’an"
            )
        });
        let plausible = (1500..=2100).contains(&year);
        // After a name or a noun: « Tour de France 2016 », « la saison 2016 », « (2014) ».
        let after_noun = before.is_some_and(|b| {
            self.doc
                .tokens
                .get(b)
                .is_some_and(|t| matches!(t.upos, Upos::Propn | Upos::Noun | Upos::Adj))
                || matches!(self.form(b), "(" | "," | "»")
        });
        let spelled = (1900..=2060).contains(&year);
        let is_year = sure
            || (plausible && anchored && !counts)
            || (spelled && after_noun && !counts)
            || (spelled && before.is_none() && !counts);
        if !is_year {
            return false;
        }
        self.push(found, at..next, Some(form.to_string()), DatePrecision::Year);
        true
    }

    /// « en novembre », « ce lundi », « hier », « ces derniers mois ».
    fn relative(&self, at: usize, found: &mut Vec<Found>) {
        if let Some(len) = self.phrase(&self.rules.relative, at) {
            self.push(found, at..at + len, None, DatePrecision::Relative);
            return;
        }
        if let Some(len) = self.phrase(&self.rules.before_month, at) {
            if self.month(at + len).is_some() && self.year(at + len + 1).is_none() {
                let more = usize::from(has(&self.rules.after_date, self.key(at + len + 1)));
                self.push(
                    found,
                    at..at + len + 1 + more,
                    None,
                    DatePrecision::Relative,
                );
                return;
            }
        }
        if self.weekday(at).is_some() {
            let mut stop = at + 1;
            if has(&self.rules.after_date, self.key(stop))
                || matches!(self.form(stop), "matin" | "soir" | "après-midi" | "midi")
            {
                stop += 1;
            }
            self.push(found, at..stop, None, DatePrecision::Relative);
        }
    }

    /// The day nearest to that of the source, when it is near enough to be sure, or its weekday proves it.
    fn nearest(&self, day: u32, month: Option<u32>, weekday: Option<usize>) -> Option<String> {
        let today = self.today?;
        let mut best: Option<(i64, Day)> = None;
        for shift in -1..=1 {
            let candidate = match month {
                Some(month) => Day::new(today.year + shift, month, day),
                None => {
                    let index = i64::from(today.month) - 1 + i64::from(shift);
                    let year = today.year + i32::try_from(index.div_euclid(12)).ok()?;
                    Day::new(year, u32::try_from(index.rem_euclid(12) + 1).ok()?, day)
                }
            };
            let Some(candidate) = candidate else { continue };
            let distance = (candidate.number() - today.number()).abs();
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, candidate));
            }
        }
        let (distance, found) = best?;
        let sure = match weekday {
            Some(weekday) => found.weekday() == weekday && distance <= 180,
            None => distance <= 31,
        };
        sure.then(|| found.iso())
    }

    /// « 13 août prochain », « 19 décembre dernier ».
    fn turned(&self, day: u32, month: u32, last: bool) -> Option<String> {
        let today = self.today?;
        let shifts: [i32; 2] = if last { [0, -1] } else { [0, 1] };
        shifts
            .into_iter()
            .filter_map(|s| Day::new(today.year + s, month, day))
            .find(|d| if last { *d < today } else { *d > today })
            .map(Day::iso)
    }
}
