//! The passive: a form of « être » and a past participle in one clause.

use super::fold;
use super::rules::Rules;

/// True when the sentence holds a passive.
pub fn is_passive(sentence: &str, rules: &Rules) -> bool {
    let tokens = tokens(sentence);
    (0..tokens.len())
        .any(|at| is_auxiliary(&tokens, at, rules) && reaches_participle(&tokens, at, rules))
}

/// Words in lower case; a comma or colon is a token of its own, since it ends the clause.
fn tokens(sentence: &str) -> Vec<String> {
    let mut out = Vec::new();
    for piece in fold(sentence).split(char::is_whitespace) {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
        let word = word.trim_start_matches('\'');
        if !word.is_empty() {
            out.push(word.to_string());
        }
        if piece.ends_with([',', ':']) {
            out.push(",".to_string());
        }
    }
    out
}

/// True for a form of « être » that is not reflexive.
fn is_auxiliary(tokens: &[String], at: usize, rules: &Rules) -> bool {
    let words = &rules.passive;
    let Some(token) = tokens.get(at) else {
        return false;
    };
    // « est-il » is « est » too.
    let stem = token.split('-').next().unwrap_or(token);
    if words.not_auxiliaries.contains(stem) {
        return false;
    }
    let cut = words
        .elisions
        .iter()
        .find_map(|e| stem.strip_prefix(e.as_str()));
    if !words.auxiliaries.contains(cut.unwrap_or(stem)) {
        return false;
    }
    let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let doubled = before(1).is_some_and(|b| words.doubled.contains(b)) && before(1) == before(2);
    !doubled && !before(1).is_some_and(|b| words.reflexive.contains(b))
}

/// True when a participle follows in the same clause and nothing makes it a noun.
fn reaches_participle(tokens: &[String], at: usize, rules: &Rules) -> bool {
    let words = &rules.passive;
    let mut before = "";
    if tokens
        .get(at + 1)
        .is_some_and(|next| words.after_auxiliary.contains(next))
    {
        return false;
    }
    for token in tokens.iter().skip(at + 1) {
        if token == "," || cuts(token, rules) {
            return false;
        }
        if is_participle(token, rules) && !words.direct.contains(before) {
            return true;
        }
        before = token;
    }
    false
}

/// True for what cuts participle from auxiliary, behind an elided word too (« n’ai », « d’avoir »).
fn cuts(token: &str, rules: &Rules) -> bool {
    let between = &rules.passive.between;
    let behind = token.split_once('\'').map(|(_, rest)| rest);
    between.contains(token) || behind.is_some_and(|rest| between.contains(rest))
}

/// True for a past participle by its ending or by the list.
fn is_participle(token: &str, rules: &Rules) -> bool {
    let words = &rules.passive;
    if words.participles.contains(token) {
        return true;
    }
    if token.contains('\'') || words.nouns.contains(token) {
        return false;
    }
    let singular = token.strip_suffix('s').unwrap_or(token);
    let masculine = match singular.strip_suffix("ée") {
        Some(stem) => format!("{stem}é"),
        None => singular.to_string(),
    };
    masculine.ends_with('é')
        && masculine.chars().count() > 2
        && (!masculine.ends_with("ité") || words.ite_participles.contains(&masculine))
}
