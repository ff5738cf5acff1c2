//! Lists in words: « A, B et C », empty items dropped.

use super::compose::Rules;

/// The items with commas and `last` (« et », « ou », « ni ») before the last one: « A, B et C ». Empty items are
/// dropped; nothing gives an empty text.
pub fn join<S: AsRef<str>>(items: &[S], last: &str) -> String {
    let items: Vec<&str> = items
        .iter()
        .map(|i| i.as_ref().trim())
        .filter(|i| !i.is_empty())
        .collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_string(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

impl Rules {
    /// A list whose preposition is repeated, as « de » and « à » are: « d’Amiens, de Lyon et du Mans ». The items carry
    /// their article.
    pub fn list_with<S: AsRef<str>>(&self, preposition: &str, items: &[S], last: &str) -> String {
        let items: Vec<String> = items
            .iter()
            .map(|i| i.as_ref().trim())
            .filter(|i| !i.is_empty())
            .map(|i| self.resolve_fragment(&format!("{preposition} {i}")))
            .collect();
        join(&items, last)
    }
}
