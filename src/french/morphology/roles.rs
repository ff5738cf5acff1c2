//! Roles in another gender or number: « directeur général adjoint de la SNCF » → « directrice générale adjointe de la SNCF ».

use super::Morphology;
use crate::french::tags::{Gender, Number};
use crate::french::word_list::fold;

impl Morphology {
    /// The title word in another gender and number: « directeur » → « directrices ».
    pub fn title(&self, word: &str, gender: Gender, number: Number) -> Option<String> {
        let (masculine, feminine) = self.titles.both(word)?;
        let singular = match gender {
            Gender::Masculine => masculine,
            Gender::Feminine => feminine,
        };
        Some(match number {
            Number::Singular => singular.to_string(),
            Number::Plural => self.plural_phrase(singular),
        })
    }

    /// A role in another gender and number: its first word, and the adjectives after it, agree; what follows a
    /// preposition stays: « directeur général adjoint de la SNCF » → « directrice générale adjointe de la SNCF ».
    /// `None` when the first word is no title, or a word before the first preposition is in no list.
    pub fn role(&self, role: &str, gender: Gender, number: Number) -> Option<String> {
        let mut words = role.split(' ').filter(|w| !w.is_empty());
        let mut out = self.title(words.next()?, gender, number)?;
        let mut fixed = false;
        for word in words {
            out.push(' ');
            let lower = fold(word);
            let bare = lower.trim_end_matches(',');
            if fixed || closes(&lower) {
                fixed = true;
                out.push_str(word);
            } else if let Some(masculine) = self.titles.agreeing_masculine(bare) {
                out.push_str(&self.adjective(&masculine, gender, number).text);
                out.push_str(&lower[bare.len()..]);
                fixed = lower.ends_with(',');
            } else if let Some(other) = self.title(bare, gender, number) {
                // « chercheur enseignant ».
                out.push_str(&other);
            } else if self.titles.is_invariable(bare) {
                out.push_str(word);
            } else {
                return None;
            }
        }
        Some(out)
    }
}

/// True from a preposition on: « de », « d’OpenAI », « chez ».
fn closes(lower: &str) -> bool {
    matches!(
        lower,
        "de" | "du"
            | "des"
            | "à"
            | "au"
            | "aux"
            | "en"
            | "chez"
            | "par"
            | "pour"
            | "dans"
            | "sur"
            | "et"
            | "près"
            | "auprès"
    ) || lower.starts_with("d’")
        || lower.starts_with("l’")
}
