//! The marks of a request: verbs that ask, topics, leads.

use super::RequestRules;

impl RequestRules {
    /// True for a sentence that asks for an article. `sure`: two topics at least.
    pub(super) fn is_request(&self, text: &str, sure: bool) -> bool {
        let words = text.split_whitespace().count();
        if words > self.limits.max_words || words < 2 {
            return false;
        }
        let topics = self.topics_of(text);
        let wish = self
            .wishes
            .iter()
            .any(|w| text.trim_start().starts_with(w.as_str()));
        if !wish && !self.asks(text) {
            return false;
        }
        let needed = if sure || words > self.limits.short {
            2
        } else {
            1
        };
        topics >= needed && (topics >= 2 || !wish) && (topics >= 2 || self.specific(text))
    }

    /// With one topic only, the article itself, or a number of words, must be what is asked.
    pub(super) fn specific(&self, text: &str) -> bool {
        self.topics
            .iter()
            .take(3)
            .flatten()
            .any(|topic| holds_word(text, topic))
            && (text.split_whitespace().count() <= 8 || text.chars().any(|c| c.is_ascii_digit()))
    }

    /// True for a line that goes on with a request: a topic and a verb, a number, or « key: value ».
    pub(super) fn continues(&self, text: &str) -> bool {
        let words = text.split_whitespace().count();
        let short = words <= self.limits.short;
        let topics = self.topics_of(text);
        let title = self
            .title_markers
            .iter()
            .any(|m| text.trim_start().starts_with(m.as_str()) && text.contains(':'));
        short
            && (title
                || (topics >= 1
                    && (self.asks(text)
                        || words <= 6
                        || text.contains(':')
                        || text.chars().any(|c| c.is_ascii_digit()))))
    }

    /// True for « Voici le texte : ».
    pub(super) fn is_lead(&self, text: &str) -> bool {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        self.leads.iter().any(|lead| {
            bare == lead
                || (bare.starts_with(lead.as_str())
                    && text.trim_end().ends_with(':')
                    && bare.len() < lead.len() + 20)
        })
    }

    pub(super) fn topics_of(&self, text: &str) -> usize {
        self.topics
            .iter()
            .filter(|topic| topic.iter().any(|word| holds_word(text, word)))
            .count()
    }

    /// True when a verb that asks stands at the start of a clause.
    pub(super) fn asks(&self, text: &str) -> bool {
        let mut clause_start = true;
        let mut rest = text;
        while !rest.is_empty() {
            rest = rest.trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '-' | '–' | '•' | '*' | '"' | '«' | '“' | '(')
            });
            if clause_start {
                if let Some(polite) = self
                    .polite
                    .iter()
                    .filter(|p| starts_with_word(rest, p))
                    .max_by_key(|p| p.len())
                {
                    rest = rest.get(polite.len()..).unwrap_or("");
                    rest = rest.trim_start_matches([',', ' ']);
                    continue;
                }
                let word = rest
                    .split(|c: char| !(c.is_alphanumeric() || c == '\''))
                    .next()
                    .unwrap_or("");
                let bare = word.rsplit('\'').next().unwrap_or(word);
                if self.verbs.iter().any(|v| v == word || v == bare) {
                    return true;
                }
            }
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let word = rest.get(..end).unwrap_or("");
            clause_start = word.ends_with([',', '.', ':', ';', '!', '?'])
                || matches!(
                    word,
                    "et" | "and" | "puis" | "then" | "de" | "to" | "you" | "me"
                );
            // « demandé de », « want to »: only after a polite opening, which was cut off above.
            if matches!(word, "de" | "to" | "you" | "me") {
                clause_start = false;
            }
            rest = rest.get(end..).unwrap_or("");
        }
        false
    }
}

/// True when `word` stands in `text` between non-letters.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

fn starts_with_word(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}
