//! Transition words: does a sentence hold one, and which.

use super::fold;
use super::rules::Rules;

/// The first transition expression of a sentence, `None` when it holds none.
pub fn find(sentence: &str, rules: &Rules) -> Option<String> {
    let tokens = tokens(sentence);
    let single = tokens.iter().enumerate().find_map(|(at, token)| {
        let expressions = rules.transitions.get(token)?;
        expressions
            .iter()
            .find(|expression| stands_at(&tokens, at, expression))
            .map(|expression| expression.join(" "))
    });
    single.or_else(|| {
        let holds = |part: &[String]| (0..tokens.len()).any(|at| stands_at(&tokens, at, part));
        rules
            .pairs
            .iter()
            .find(|(first, second)| holds(first) && holds(second))
            .map(|(first, second)| format!("{} … {}", first.join(" "), second.join(" ")))
    })
}

fn stands_at(tokens: &[String], at: usize, expression: &[String]) -> bool {
    tokens.get(at..at + expression.len()) == Some(expression)
}

/// Words, with everything that breaks an expression as a token of its own: punctuation, hyphens,
/// no-break spaces and line ends. Plain spaces only part words.
fn tokens(sentence: &str) -> Vec<String> {
    let folded = fold(sentence);
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in folded.chars() {
        if c.is_alphanumeric() || c == '\'' || c == '_' {
            word.push(c);
            continue;
        }
        push(&mut word, &mut out);
        if c != ' ' {
            out.push(c.to_string());
        }
    }
    push(&mut word, &mut out);
    out
}

/// Ends a word; an apostrophe at its ends is a quotation mark.
fn push(word: &mut String, out: &mut Vec<String>) {
    let trimmed = word.trim_matches('\'');
    if !trimmed.is_empty() {
        // « d' abord » is two words: the elided one keeps its mark and matches nothing.
        let elided = word.ends_with('\'') && !word.starts_with('\'');
        out.push(if elided {
            word.clone()
        } else {
            trimmed.to_string()
        });
    }
    word.clear();
}
