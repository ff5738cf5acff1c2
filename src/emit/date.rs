//! Dates of publication: an ISO date in, the forms that pages and front matter need out.

use serde::Serialize;

/// A date that exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Date {
    /// `2026-11-23`.
    pub iso: String,
    /// `2026-11-23T00:00:00+00:00`: midnight and UTC when no hour is given, since search engines
    /// want a time zone and the source gives none.
    pub stamp: String,
    /// « 23 novembre 2026 ».
    pub text: String,
}

impl Date {
    /// Reads `2026-11-23`, alone or before `T` and a time with its zone; `None` for anything else.
    pub fn parse(text: &str, months: &[String]) -> Option<Date> {
        let text = text.trim();
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let mut parts = day.split('-');
        let year = number(parts.next()?, 4)?;
        let month = number(parts.next()?, 2)?;
        let date = number(parts.next()?, 2)?;
        if parts.next().is_some() || date == 0 || date > days_of(year, month)? {
            return None;
        }
        let name = months.get(usize::from(month) - 1)?;
        let ordinal = if date == 1 { "er" } else { "" };
        let stamp = match time {
            None => format!("{day}T00:00:00+00:00"),
            Some(time) => format!("{day}T{}", zoned(time)?),
        };
        Some(Date {
            iso: day.to_string(),
            stamp,
            // A no-break space keeps the day with its month.
            text: format!("{date}{ordinal}\u{a0}{name} {year}"),
        })
    }
}

/// `08:30`, `08:30:00Z`, `08:30:00+01:00` as hour, minute, second and zone.
fn zoned(time: &str) -> Option<String> {
    let cut = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(cut)?;
    let mut fields = clock.split(':');
    let hour = number(fields.next()?, 2).filter(|h| *h < 24)?;
    let minute = number(fields.next()?, 2).filter(|m| *m < 60)?;
    let second = match fields.next() {
        Some(s) => number(s.split('.').next()?, 2).filter(|s| *s < 60)?,
        None => 0,
    };
    let zone = match zone {
        "" | "Z" => "+00:00".to_string(),
        zone => {
            let (h, m) = zone.get(1..)?.split_once(':')?;
            number(h, 2).filter(|h| *h < 15)?;
            number(m, 2).filter(|m| *m < 60)?;
            zone.to_string()
        }
    };
    Some(format!("{hour:02}:{minute:02}:{second:02}{zone}"))
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let right = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    right.then(|| text.parse().ok())?
}

fn days_of(year: u16, month: u16) -> Option<u16> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_or_refused() {
        let months: Vec<String> = (1..=12).map(|m| format!("mois{m}")).collect();
        let table = [
            (
                "2026-11-23",
                Some(("23\u{a0}mois11 2026", "2026-11-23T00:00:00+00:00")),
            ),
            (
                "2024-02-29",
                Some(("29\u{a0}mois2 2024", "2024-02-29T00:00:00+00:00")),
            ),
            (
                "2026-05-01T08:30",
                Some(("1er\u{a0}mois5 2026", "2026-05-01T08:30:00+00:00")),
            ),
            (
                "2026-05-02T08:30:05+02:00",
                Some(("2\u{a0}mois5 2026", "2026-05-02T08:30:05+02:00")),
            ),
            ("2026-02-29", None),
            ("2026-13-01", None),
            ("23/11/2026", None),
            ("2026-11-23T99:00", None),
            ("2026-11-23\"><script>", None),
            ("", None),
        ];
        for (text, expected) in table {
            let date = Date::parse(text, &months);
            let found = date.as_ref().map(|d| (d.text.as_str(), d.stamp.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
