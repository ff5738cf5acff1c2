//! Days of the Gregorian calendar.

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
}

impl Day {
    /// A day that exists.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        (day >= 1 && day <= days_in(year, month)?).then_some(Day { year, month, day })
    }

    /// Days since 1 March of year 0 (Hinnant, « days_from_civil »).
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = i64::from((self.month + 9) % 12);
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }

    /// Day of the week, 0 for Monday.
    pub fn weekday(self) -> usize {
        // 1 March of year 0 was a Wednesday.
        usize::try_from((self.number() + 2).rem_euclid(7)).unwrap_or(0)
    }

    /// `2026-11-23`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: i32, month: u32) -> Option<u32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

/// `2026-11-23`, or that at the start of a time stamp; `23/11/2026`.
pub fn iso(text: &str) -> Option<Day> {
    let head = text.trim().get(..10)?;
    let numbers = |mark: char| -> Option<[u32; 3]> {
        let mut parts = head.split(mark).map(|p| p.parse::<u32>().ok());
        let three = [parts.next()??, parts.next()??, parts.next()??];
        parts.next().is_none().then_some(three)
    };
    if let Some([year, month, day]) = numbers('-') {
        return Day::new(i32::try_from(year).ok()?, month, day);
    }
    let [day, month, year] = numbers('/').or_else(|| numbers('.'))?;
    Day::new(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for (text, weekday) in [
            ("2016-01-06", 2),
            ("2000-02-29", 1),
            ("2024-12-25", 2),
            ("1900-01-01", 0),
        ] {
            assert_eq!(iso(text).map(Day::weekday), Some(weekday), "{text}");
        }
        assert_eq!(iso("2023-02-29"), None);
        assert_eq!(
            iso("23/11/2026 08:00").map(Day::iso).as_deref(),
            Some("2026-11-23")
        );
    }
}
