//! Numbers in figures: thousands apart, decimal comma, « 1er », « 2,1 % ». Spaces are plain: the typographer binds them.

use crate::french::tags::Gender;

/// A whole number with its thousands apart from 10 000 on and in every large number: « 1 201 000 », « 5 000 », « 800 ».
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// A number with at most `places` decimals, rounded half away from zero, final zeros dropped: « 2,5 », « −3 »,
/// « 1 201 000 ». Not a number or infinite gives an empty text.
pub fn decimal(value: f64, places: usize) -> String {
    if !value.is_finite() || value.abs() >= 1e15 {
        return String::new();
    }
    let text = format!("{:.*}", places, value.abs() + 1e-9);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let whole = grouped(whole.parse().unwrap_or(0));
    let zero = whole == "0" && fraction.is_empty();
    let sign = if value < 0.0 && !zero { "−" } else { "" };
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole},{fraction}")
    }
}

/// A percentage: « 2,1 % ».
pub fn percent(value: f64) -> String {
    format!("{} %", decimal(value, 2))
}

/// « 1er », « 1re », « 2e ».
pub fn ordinal_figure(n: u64, gender: Gender) -> String {
    match (n, gender) {
        (1, Gender::Masculine) => "1er".to_string(),
        (1, Gender::Feminine) => "1re".to_string(),
        _ => format!("{}e", grouped(n)),
    }
}
