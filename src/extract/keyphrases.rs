//! Keyphrases: noun phrases people would type, ranked by frequency, place and form (rule E5).
//!
//! A candidate is a run noun (adjective | de noun | noun name …)* of one to four content words that
//! stands in the text. Variants with the same content stems are one candidate, shown in its most
//! frequent form. The score multiplies the frequency of its words by its place (title, first sentences)
//! and its length; single names compete with phrases.

use crate::french::tags::Upos;
use crate::text::document::{BlockKind, Document, Key, Token};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeMap;

use super::facts::Keyphrase;
use super::weights::Weights;

#[derive(Debug, Default)]
struct Candidate {
    forms: BTreeMap<String, usize>,
    count: usize,
    first: usize,
    in_title: bool,
    words: Vec<Key>,
    named: bool,
}

/// Keyphrases, best first.
pub fn keyphrases(document: &Document, weights: &Weights) -> Vec<Keyphrase> {
    let stemmer = Stemmer::create(Algorithm::French);
    let mut candidates: BTreeMap<Vec<u64>, Candidate> = BTreeMap::new();
    let mut frequency: BTreeMap<u64, usize> = BTreeMap::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let kind = document.blocks.get(sentence.block).map(|b| b.kind);
        if matches!(kind, Some(BlockKind::Code)) {
            continue;
        }
        let title = matches!(kind, Some(BlockKind::Title));
        let tokens = sentence.tokens.clone();
        for at in tokens.clone() {
            if let Some(token) = document.tokens.get(at)
                && is_content(token, weights)
            {
                *frequency.entry(stem(&stemmer, token).0).or_default() += 1;
            }
            for end in ends(document, at, tokens.end, weights) {
                let content: Vec<&Token> = document
                    .tokens
                    .get(at..end)
                    .unwrap_or(&[])
                    .iter()
                    .filter(|t| is_content(t, weights))
                    .collect();
                let mut stems: Vec<u64> = content.iter().map(|t| stem(&stemmer, t).0).collect();
                stems.sort_unstable();
                stems.dedup();
                let form = document.text_of(at..end);
                if form.contains(['«', '»', '"']) || form.chars().count() < 3 {
                    continue;
                }
                let named = content.iter().any(|t| t.upos == Upos::Propn);
                let shown = if named || form.chars().filter(|c| c.is_uppercase()).count() > 1 {
                    form.to_string()
                } else {
                    form.to_lowercase()
                };
                let candidate = candidates.entry(stems).or_insert_with(|| Candidate {
                    first: number,
                    words: content.iter().map(|t| stem(&stemmer, t)).collect(),
                    named,
                    ..Candidate::default()
                });
                *candidate.forms.entry(shown).or_default() += 1;
                candidate.count += 1;
                candidate.in_title |= title;
            }
        }
    }
    rank(candidates, &frequency, document.sentences.len(), weights)
}

fn rank(
    candidates: BTreeMap<Vec<u64>, Candidate>,
    frequency: &BTreeMap<u64, usize>,
    sentences: usize,
    weights: &Weights,
) -> Vec<Keyphrase> {
    let mut scored: Vec<(i64, String, usize, Vec<u64>)> = candidates
        .into_iter()
        .filter_map(|(stems, c)| {
            let n = c.words.len();
            let heads: usize = c.words.iter().map(|w| frequency.get(&w.0).copied().unwrap_or(0)).sum();
            let mean = heads as f64 / n.max(1) as f64;
            let place = 1.0 - c.first as f64 / sentences.max(1) as f64;
            let length = weights.length.get(n.min(5).saturating_sub(1)).copied().unwrap_or(0.5);
            let mut score = (c.count as f64).powf(weights.count_power) * mean.powf(weights.head_power) * length;
            score *= 1.0 + weights.place * place;
            // Two frequent heads joined once are still what the text is about (« course à l’IA »).
            let least = c.words.iter().map(|w| frequency.get(&w.0).copied().unwrap_or(0)).min().unwrap_or(0);
            let linked = c.forms.keys().any(|f| f.contains(" à ") || f.contains(" de ") || f.contains(" d’"));
            if n == 2 && linked && least >= 4 {
                score *= weights.linked;
            }
            if c.in_title {
                score *= weights.title;
            }
            if c.named {
                score *= weights.name;
            }
            // The attested form that comes most often; of equals, the one without elision, then the shorter.
            let form = c
                .forms
                .into_iter()
                .max_by_key(|(form, count)| (*count, !form.contains('’'), std::cmp::Reverse(form.chars().count())))
                .map(|(form, _)| form)?;
            Some(((score * 1000.0) as i64, form, c.count, stems))
        })
        .collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut kept: Vec<(i64, String, usize, Vec<u64>)> = Vec::new();
    for candidate in scored {
        // Two phrases of the same words say the same; a phrase inside a better one adds little.
        let inside = kept
            .iter()
            .any(|k| candidate.3.iter().all(|s| k.3.contains(s)) && candidate.2 <= k.2 + weights.spare);
        if !inside {
            kept.push(candidate);
        }
        if kept.len() >= 20 {
            break;
        }
    }
    let best = kept.first().map_or(1, |k| k.0.max(1)) as f64;
    kept.into_iter()
        .map(|(score, text, count, _)| Keyphrase {
            text,
            score: (score as f64 / best * 100.0).round() / 100.0,
            count,
        })
        .collect()
}

fn stem(stemmer: &Stemmer, token: &Token) -> Key {
    if token.unknown {
        let lower = token.lemma.to_lowercase();
        crate::text::document::key(&stemmer.stem(&lower))
    } else {
        token.lemma_key
    }
}

fn is_content(token: &Token, weights: &Weights) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::X)
        && !weights.is_empty(token)
}

/// Ends of the candidates that start at a token, shortest first.
fn ends(document: &Document, start: usize, limit: usize, weights: &Weights) -> Vec<usize> {
    let mut found = Vec::new();
    let token = |at: usize| document.tokens.get(at);
    let Some(first) = token(start) else {
        return found;
    };
    let opens = matches!(first.upos, Upos::Noun | Upos::Propn | Upos::X)
        || (first.upos == Upos::Adj && token(start + 1).is_some_and(|t| t.upos == Upos::Noun) && weights.is_adjective(first));
    let inside_name = first.upos == Upos::Propn
        && start.checked_sub(1).and_then(token).is_some_and(|t| t.upos == Upos::Propn)
        && first.spaced;
    if !opens || weights.is_empty(first) || inside_name {
        return found;
    }
    let mut content = 0;
    let mut at = start;
    while at < limit && content < 4 {
        let Some(here) = token(at) else { break };
        match here.upos {
            Upos::Noun | Upos::Propn | Upos::X | Upos::Adj => {
                if weights.is_empty(here) {
                    break;
                }
                content += 1;
                at += 1;
                let single_adjective = at == start + 1 && here.upos == Upos::Adj;
                // A name is not cut: « Antonis » of « Antonis Samaras » is no phrase.
                let name_goes_on = here.upos == Upos::Propn
                    && at < limit
                    && token(at).is_some_and(|t| t.upos == Upos::Propn && t.spaced);
                if !single_adjective && !name_goes_on {
                    found.push(at);
                }
            }
            // « course à l’IA », « prise d’otages », « droits de l’homme »: the link must lead to a noun.
            Upos::Adp if content > 0 && weights.links(here) => {
                let mut next = at + 1;
                if token(next).is_some_and(|t| t.upos == Upos::Det && weights.is_article(t)) {
                    next += 1;
                }
                let noun = token(next)
                    .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::X) && !weights.is_empty(t));
                if !noun || next >= limit {
                    break;
                }
                at = next;
            }
            _ => break,
        }
    }
    found
}
