//! Numbers in words, traditional spelling: « quatre-vingts », « vingt et une », « deux cent mille », « trois millions ».

use super::Rules;
use crate::french::tags::Gender;

impl Rules {
    /// A whole number in words: « vingt et une ». From a billion of billions on, in figures.
    pub fn cardinal(&self, n: u64, gender: Gender) -> String {
        if n >= 1_000_000_000_000_000 {
            return super::grouped(n);
        }
        let mut rest = n;
        let mut words = Vec::new();
        for large in &self.large {
            let count = rest / large.value;
            if count > 0 {
                // « millions » is a noun: « quatre-vingts millions », « deux cents millions ».
                words.push(self.below_million(count, Gender::Masculine, true));
                words.push(if count > 1 {
                    large.plural.clone()
                } else {
                    large.singular.clone()
                });
                rest %= large.value;
            }
        }
        if rest > 0 || n == 0 {
            words.push(self.below_million(rest, gender, true));
        }
        words.join(" ")
    }

    /// An ordinal in words: « premier », « vingt et unième », « quatre-vingtième ».
    pub fn ordinal(&self, n: u64, gender: Gender) -> String {
        if n == 1 {
            return match gender {
                Gender::Masculine => "premier".to_string(),
                Gender::Feminine => "première".to_string(),
            };
        }
        let cardinal = self.cardinal(n, Gender::Masculine);
        let stem = cardinal
            .strip_suffix("cinq")
            .map(|s| format!("{s}cinqu"))
            .or_else(|| cardinal.strip_suffix("neuf").map(|s| format!("{s}neuv")))
            .or_else(|| cardinal.strip_suffix('e').map(str::to_string))
            // « quatre-vingts », « deux cents », « trois millions » lose their s; « trois » keeps it.
            .or_else(|| {
                ["vingts", "cents", "millions", "milliards", "billions"]
                    .iter()
                    .any(|w| cardinal.ends_with(w))
                    .then(|| cardinal[..cardinal.len() - 1].to_string())
            })
            .unwrap_or(cardinal);
        format!("{stem}ième")
    }

    /// `last` is true when nothing follows but a noun: only then « cent » and « vingt » take an s.
    fn below_million(&self, n: u64, gender: Gender, last: bool) -> String {
        let thousands = n / 1000;
        let rest = n % 1000;
        let mut words = Vec::new();
        if thousands > 1 {
            words.push(self.below_thousand(thousands, Gender::Masculine, false));
        }
        if thousands > 0 {
            words.push(self.thousand.clone());
        }
        if rest > 0 || n == 0 {
            words.push(self.below_thousand(rest, gender, last));
        }
        words.join(" ")
    }

    fn below_thousand(&self, n: u64, gender: Gender, last: bool) -> String {
        let hundreds = n / 100;
        let rest = n % 100;
        let mut words = Vec::new();
        if hundreds > 1 {
            words.push(self.below_hundred(hundreds, Gender::Masculine, false));
        }
        if hundreds > 0 {
            let plural = hundreds > 1 && rest == 0 && last;
            words.push(format!("{}{}", self.hundred, if plural { "s" } else { "" }));
        }
        if rest > 0 || n == 0 {
            words.push(self.below_hundred(rest, gender, last));
        }
        words.join(" ")
    }

    fn below_hundred(&self, n: u64, gender: Gender, last: bool) -> String {
        let one = match gender {
            Gender::Masculine => "un",
            Gender::Feminine => "une",
        };
        if n == 1 {
            return one.to_string();
        }
        if let Some(word) = usize::try_from(n).ok().and_then(|i| self.units.get(i)) {
            return word.clone();
        }
        match n {
            // « dix-sept ».
            17..=19 => format!(
                "{}-{}",
                self.below_hundred(10, gender, last),
                self.below_hundred(n - 10, gender, last)
            ),
            80 => format!("quatre-vingt{}", if last { "s" } else { "" }),
            81..=99 => format!("quatre-vingt-{}", self.below_hundred(n - 80, gender, last)),
            71 => format!(
                "{} et {}",
                self.ten(60),
                self.below_hundred(11, gender, last)
            ),
            70..=79 => format!(
                "{}-{}",
                self.ten(60),
                self.below_hundred(n - 60, gender, last)
            ),
            _ => {
                let ten = self.ten(n / 10 * 10);
                match n % 10 {
                    0 => ten.to_string(),
                    1 => format!("{ten} et {one}"),
                    unit => format!("{ten}-{}", self.below_hundred(unit, gender, last)),
                }
            }
        }
    }

    fn ten(&self, n: u64) -> &str {
        self.tens.get(&n).map_or("", String::as_str)
    }
}
