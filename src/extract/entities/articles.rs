//! The article and the number of a name, read off the source (rule E3), or known when the source never shows them.

use super::Entities;
use super::rules::EntityRules;
use crate::extract::facts::{Entity, NameArticle};
use crate::french::tags::Number;
use crate::pattern::EntityType;
use crate::text::document::{Document, Span};

/// Fills article and number.
pub fn attach(doc: &Document, rules: &EntityRules, found: &mut Entities) {
    for entity in &mut found.entities {
        if entity.kind == EntityType::Person {
            continue;
        }
        let known = known_article(doc, rules, entity);
        entity.article = article(doc, entity, known);
        if entity.article == NameArticle::Les {
            entity.number = Number::Plural;
        }
    }
}

/// What stands before a mention.
fn before(doc: &Document, span: Span) -> Option<&str> {
    let at = doc.token_from(span.start);
    at.checked_sub(1).map(|b| doc.form(b))
}

fn article(doc: &Document, entity: &Entity, known: Option<NameArticle>) -> NameArticle {
    // An article inside the name takes the place of another: « Le Monde », « La Rochelle ».
    let inside = |prefix: &str| entity.name.starts_with(prefix);
    if inside("Le ") || inside("La ") || inside("Les ") || inside("L’") {
        return NameArticle::Bare;
    }
    let mut counts = [0usize; 5];
    for span in &entity.mentions {
        // A shorter name of the same entity may take another article.
        if doc.str(*span) != entity.name {
            continue;
        }
        let slot = match before(doc, *span) {
            Some("le" | "Le" | "du" | "Du" | "au" | "Au") => 1,
            Some("la" | "La") => 2,
            Some("l’" | "L’") => 3,
            Some("les" | "Les" | "des" | "aux" | "Aux" | "Des") => 4,
            Some(
                "de" | "d’" | "à" | "qu’" | "que" | "par" | "chez" | "avec" | "pour" | "selon"
                | "et" | "," | "contre",
            ) => 0,
            Some(word) if is_noun_like(word) => continue,
            _ => 0,
        };
        if let Some(count) = counts.get_mut(slot) {
            *count += 1;
        }
    }
    let seen = [
        NameArticle::Le,
        NameArticle::La,
        NameArticle::L,
        NameArticle::Les,
    ]
    .into_iter()
    .zip(counts.iter().skip(1).copied())
    .filter(|(_, n)| *n > 0)
    .max_by_key(|(article, n)| (*n, std::cmp::Reverse(*article)));
    let bare = counts.first().copied().unwrap_or(0);
    match (seen, known) {
        // « en France », « de France » say nothing of « la France ».
        (Some((article, _)), _) if entity.kind == EntityType::Location => article,
        (None, Some(article)) => article,
        (Some((article, n)), _) if n >= bare => article,
        (Some((article, _)), Some(listed)) if listed == article => article,
        _ => NameArticle::Bare,
    }
}

/// Lower-case words that are no small grammatical word: a noun in apposition tells nothing.
fn is_noun_like(word: &str) -> bool {
    word.chars().count() > 3 && word.chars().all(char::is_lowercase)
}

fn known_article(doc: &Document, rules: &EntityRules, entity: &Entity) -> Option<NameArticle> {
    let span = entity
        .mentions
        .iter()
        .find(|s| doc.str(**s) == entity.name)?;
    let (start, end) = (doc.token_from(span.start), doc.token_from(span.end));
    rules
        .gazetteer
        .at(doc, start, end)
        .filter(|(len, _)| start + len == end)
        .find_map(|(_, known)| known.article)
        .filter(|article| *article != NameArticle::Bare)
}
