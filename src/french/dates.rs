//! Dates in words: « 1er mars 2026 », « dimanche 1er mars », « du 28 février au 3 mars 2026 », « 14 h 30 ».

use crate::error::Result;
use crate::files::Files;
use serde::Deserialize;

/// The names of `rules/french/dates.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    months: Vec<String>,
    /// Sunday first.
    days: Vec<String>,
    first: String,
}

/// A date: a year, a month of a year, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day, 1 to 31; only with a month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `2026-03-01`, `2026-03` or `2026`; what follows a `T` is not read. `None` for a day that does not exist.
    pub fn parse(iso: &str) -> Option<Date> {
        let mut parts = iso.split('T').next()?.splitn(3, '-');
        let number = |part: Option<&str>, digits: usize| -> Option<Option<u16>> {
            match part {
                None => Some(None),
                Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => {
                    p.parse().ok().map(Some)
                }
                Some(_) => None,
            }
        };
        let year = number(parts.next(), 4)??;
        let month = number(parts.next(), 2)?.and_then(|m| u8::try_from(m).ok());
        let day = number(parts.next(), 2)?.and_then(|d| u8::try_from(d).ok());
        let date = Date { year, month, day };
        date.exists().then_some(date)
    }

    fn exists(self) -> bool {
        let month_is_good = self.month.is_none_or(|m| (1..=12).contains(&m));
        let day_is_good = match (self.month, self.day) {
            (_, None) => true,
            (Some(m), Some(d)) => d >= 1 && d <= days_in(self.year, m),
            (None, Some(_)) => false,
        };
        self.year > 0 && month_is_good && day_is_good
    }

    /// Day of the week, 0 for Sunday (Sakamoto's method, Gregorian calendar); `None` without a day.
    pub fn weekday(self) -> Option<usize> {
        const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let (month, day) = (self.month?, self.day?);
        let year = u32::from(self.year) - u32::from(month < 3);
        let shift = SHIFT.get(usize::from(month).checked_sub(1)?)?;
        let days = year + year / 4 - year / 100 + year / 400 + shift + u32::from(day);
        usize::try_from(days % 7).ok()
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Rules {
    /// Reads `rules/french/dates.yaml`.
    ///
    /// # Errors
    /// When the file is missing or does not parse.
    pub fn load(files: &Files) -> Result<Rules> {
        files.yaml("rules/french/dates.yaml")
    }

    /// Number of a month, 1 to 12, by its name in lower case.
    pub fn month_number(&self, name: &str) -> Option<u8> {
        let index = self.months.iter().position(|m| m == name)?;
        u8::try_from(index + 1).ok()
    }

    /// Name of a month.
    pub fn month(&self, month: u8) -> Option<&str> {
        self.months
            .get(usize::from(month).checked_sub(1)?)
            .map(String::as_str)
    }

    /// « 1er mars 2026 », « mars 2026 », « 2026 ».
    pub fn long(&self, date: Date) -> String {
        match self.day_and_month(date) {
            Some(text) => format!("{text} {}", date.year),
            None => date.year.to_string(),
        }
    }

    /// « 1er mars », « mars »; `None` for a year alone.
    pub fn day_and_month(&self, date: Date) -> Option<String> {
        let month = self.month(date.month?)?;
        Some(match date.day {
            Some(day) => format!("{} {month}", self.day(day)),
            None => month.to_string(),
        })
    }

    /// « dimanche 1er mars 2026 »; `None` without a day.
    pub fn with_weekday(&self, date: Date) -> Option<String> {
        let name = self.days.get(date.weekday()?)?;
        Some(format!("{name} {}", self.long(date)))
    }

    /// As a complement: « le 1er mars 2026 », « en mars 2026 », « en 2026 ».
    pub fn when(&self, date: Date) -> String {
        if date.day.is_some() {
            format!("le {}", self.long(date))
        } else {
            format!("en {}", self.long(date))
        }
    }

    /// After « de »: « du 1er mars 2026 », « d’avril 2026 », « de 2026 ».
    pub fn of(&self, date: Date) -> String {
        let text = self.long(date);
        if date.day.is_some() {
            format!("du {text}")
        } else if text.starts_with(['a', 'o']) {
            format!("d’{text}")
        } else {
            format!("de {text}")
        }
    }

    /// « du 3 au 5 mars 2026 », « du 28 février au 3 mars 2026 », « de mars à mai 2026 », « de 2024 à 2026 ».
    pub fn range(&self, from: Date, to: Date) -> String {
        let same_year = from.year == to.year;
        match (from.day, to.day) {
            (Some(day), Some(_)) if same_year && from.month == to.month => {
                format!("du {} au {}", self.day(day), self.long(to))
            }
            (Some(_), Some(_)) if same_year => {
                format!(
                    "du {} au {}",
                    self.day_and_month(from).unwrap_or_default(),
                    self.long(to)
                )
            }
            (Some(_), Some(_)) => format!("du {} au {}", self.long(from), self.long(to)),
            _ => {
                let start = match self.day_and_month(from) {
                    Some(month) if same_year => month,
                    _ => self.long(from),
                };
                let de = if start.starts_with(['a', 'o']) {
                    "d’"
                } else {
                    "de "
                };
                format!("{de}{start} à {}", self.long(to))
            }
        }
    }

    /// « 14 h 30 », « 9 h », « minuit » is left to templates. `None` for an hour that does not exist.
    pub fn hour(&self, hour: u8, minute: u8) -> Option<String> {
        if hour > 24 || minute > 59 {
            return None;
        }
        Some(if minute == 0 {
            format!("{hour} h")
        } else {
            format!("{hour} h {minute:02}")
        })
    }

    fn day(&self, day: u8) -> String {
        if day == 1 {
            self.first.clone()
        } else {
            day.to_string()
        }
    }
}
