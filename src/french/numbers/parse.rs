//! Numbers read back: « deux cent mille » → 200 000, « 1 201 000,5 », « 2,5 milliards ».

use super::Rules;
use crate::french::word_list::fold;

impl Rules {
    /// The value of a number in words, one word an item; hyphens may stand inside an item, « et » be an item of its own.
    /// `None` when a word is no part of a number or their order is not that of a number. « une centaine » and « deux
    /// douzaines » have a value too; the caller says that it is approximate.
    pub fn parse_number_words(&self, words: &[&str]) -> Option<f64> {
        let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
        let items: Vec<&str> = folded
            .iter()
            .flat_map(|w| w.split('-'))
            .filter(|w| !w.is_empty())
            .collect();
        if items.is_empty() || items.first() == Some(&"et") || items.last() == Some(&"et") {
            return None;
        }
        let mut reader = Reader::default();
        let mut and = false;
        for item in items {
            if item == "et" {
                if and {
                    return None;
                }
                and = true;
                continue;
            }
            self.read_item(&mut reader, item, and)?;
            and = false;
        }
        reader.value()
    }

    /// The value of a number in figures, French (« 1 201 000,5 ») or with a decimal point, with a noun of number
    /// after it or not: « 2,5 milliards ».
    pub fn parse_figures(&self, text: &str) -> Option<f64> {
        let text = text.trim();
        let end = text.find(char::is_alphabetic).unwrap_or(text.len());
        let (number, noun) = text.split_at(end);
        let mut digits = String::with_capacity(number.len());
        for c in number.trim().chars() {
            match c {
                '0'..='9' | '.' => digits.push(c),
                ',' => digits.push('.'),
                '−' | '-' if digits.is_empty() => digits.push('-'),
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {}
                _ => return None,
            }
        }
        // « 1.201.000 »: points between thousands.
        if digits.matches('.').count() > 1 {
            let groups = digits.split('.').skip(1).all(|g| g.len() == 3);
            if !groups {
                return None;
            }
            digits.retain(|c| c != '.');
        }
        if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return None;
        }
        let value: f64 = digits.parse().ok()?;
        let noun = fold(noun.trim());
        if noun.is_empty() {
            return Some(value);
        }
        if noun == self.thousand {
            return Some(value * 1000.0);
        }
        let large = self
            .large
            .iter()
            .find(|l| l.singular == noun || l.plural == noun)?;
        #[allow(clippy::cast_precision_loss)]
        Some(value * large.value as f64)
    }

    fn read_item(&self, reader: &mut Reader, item: &str, and: bool) -> Option<()> {
        if and && matches!(item, "demi" | "demie") {
            // « deux et demi », « deux millions et demi ».
            reader.half()?;
            return Some(());
        }
        if item == self.thousand || item == "mil" {
            return reader.scale(1000.0);
        }
        if let Some(large) = self
            .large
            .iter()
            .find(|l| l.singular == item || l.plural == item)
        {
            #[allow(clippy::cast_precision_loss)]
            return reader.scale(large.value as f64);
        }
        if item == self.hundred || item.strip_suffix('s') == Some(&self.hundred) {
            return reader.hundred();
        }
        if let Some(value) = self.collective.get(item) {
            return reader.collective(*value);
        }
        if matches!(item, "vingt" | "vingts") {
            return reader.twenty();
        }
        let small = match item {
            "une" => Some(1),
            _ => self.units.iter().position(|u| u == item),
        };
        if let Some(unit) = small {
            #[allow(clippy::cast_precision_loss)]
            return reader.unit(unit as f64);
        }
        let ten = self
            .tens
            .iter()
            .find(|(_, word)| word.as_str() == item)
            .map(|(v, _)| {
                #[allow(clippy::cast_precision_loss)]
                let v = *v as f64;
                v
            });
        match ten.or_else(|| self.read.get(item).copied().filter(|v| *v >= 1.0)) {
            Some(ten) => reader.ten(ten),
            None => None,
        }
    }
}

/// A number being read, from its largest part down.
#[derive(Debug, Default)]
struct Reader {
    /// What scales have closed: « deux millions ».
    total: f64,
    /// Below a thousand, still open.
    open: Option<f64>,
    /// The part of `open` that a unit may still be added to: 20 after « vingt », 60 and 80 up to 19.
    room: f64,
    /// Smallest scale closed so far; the next must be smaller.
    scale: Option<f64>,
    /// Nothing may follow: « et demi », « centaine ».
    closed: bool,
}

impl Reader {
    fn value(self) -> Option<f64> {
        match (self.open, self.scale) {
            (None, None) => None,
            (open, _) => Some(self.total + open.unwrap_or(0.0)),
        }
    }

    fn unit(&mut self, value: f64) -> Option<()> {
        if self.closed {
            return None;
        }
        match self.open {
            None => {
                self.open = Some(value);
                self.room = if value == 10.0 { 10.0 } else { 0.0 };
                Some(())
            }
            Some(open) if value > 0.0 && value < self.room => {
                self.open = Some(open + value);
                // « quatre-vingt-dix-sept », « soixante-dix-sept ».
                self.room = if value == 10.0 { 10.0 } else { 0.0 };
                Some(())
            }
            Some(_) => None,
        }
    }

    fn ten(&mut self, value: f64) -> Option<()> {
        let room = if value == 60.0 { 20.0 } else { 10.0 };
        match self.open {
            _ if self.closed => None,
            None => {
                self.open = Some(value);
                self.room = room;
                Some(())
            }
            Some(open) if self.room >= 100.0 => {
                self.open = Some(open + value);
                self.room = room;
                Some(())
            }
            Some(_) => None,
        }
    }

    /// « vingt », or « quatre-vingt(s) ».
    fn twenty(&mut self) -> Option<()> {
        if let Some(open) = self.open
            && open % 100.0 == 4.0
            && !self.closed
        {
            self.open = Some(open + 76.0);
            self.room = 20.0;
            return Some(());
        }
        self.ten(20.0)
    }

    fn hundred(&mut self) -> Option<()> {
        let count = match self.open {
            _ if self.closed => return None,
            None => 1.0,
            Some(open) if (2.0..10.0).contains(&open) => open,
            Some(_) => return None,
        };
        self.open = Some(count * 100.0);
        self.room = 100.0;
        Some(())
    }

    fn scale(&mut self, value: f64) -> Option<()> {
        if self.closed || self.scale.is_some_and(|s| s <= value) {
            return None;
        }
        let count = match self.open.take() {
            Some(0.0) => return None,
            Some(open) => open,
            // « mille »; « million » needs its number.
            None if value == 1000.0 => 1.0,
            None => return None,
        };
        // « deux cent mille » then « million » would be wrong; « deux cent mille millions » is not French.
        self.total += count * value;
        self.scale = Some(value);
        self.room = 0.0;
        Some(())
    }

    fn collective(&mut self, value: f64) -> Option<()> {
        let count = match self.open {
            _ if self.closed || self.scale.is_some() => return None,
            None => return None,
            Some(open) => open,
        };
        self.open = Some(count * value);
        self.closed = true;
        Some(())
    }

    fn half(&mut self) -> Option<()> {
        if self.closed {
            return None;
        }
        self.closed = true;
        match (self.open, self.scale) {
            (Some(open), None) => {
                self.open = Some(open + 0.5);
                Some(())
            }
            (None, Some(scale)) => {
                self.total += scale / 2.0;
                Some(())
            }
            _ => None,
        }
    }
}
