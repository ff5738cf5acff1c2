//! Views of stages: what each made, as the JSON of the contract and as text to read.

pub mod article;
pub mod document;
pub mod facts;
pub mod plan;
pub mod rules;

use pigiste::{Error, Result};
use serde::Serialize;

/// Indented JSON with a final line end.
///
/// # Errors
/// When the value cannot be serialised, which no view brings about.
pub fn json(view: &impl Serialize) -> Result<String> {
    let mut text = serde_json::to_string_pretty(view)
        .map_err(|e| Error::new(format!("cannot write JSON: {e}")))?;
    text.push('\n');
    Ok(text)
}

/// `10` for 10.0, `2.5` for 2.5: the shortest JSON number of the same value.
pub fn number(value: f64) -> serde_json::Value {
    let whole = value.trunc();
    if whole == value && whole.abs() < 9_007_199_254_740_992.0 {
        serde_json::Value::from(whole as i64)
    } else {
        serde_json::Value::from(value)
    }
}
