//! Entities for the tests of quotations until the entity stage is there: runs of capitals.

use pigiste::extract::facts::{Entity, EntityType, Mention, NameArticle};
use pigiste::french::lexicon::{Gender as LexGender, Lexicon};
use pigiste::french::tags::{Gender, Number, Upos};
use pigiste::pattern::{MentionOf, Mentioned};
use pigiste::text::document::Document;

pub struct Named {
    pub entities: Vec<Entity>,
    pub mentions: Vec<Mention>,
    pub scene: Vec<Mentioned>,
}

pub fn entities(doc: &Document) -> Named {
    let lex = Lexicon::embedded();
    let mut named = Named { entities: vec![], mentions: vec![], scene: vec![] };
    let cap = |i: usize| {
        let f = doc.form(i);
        f.chars().next().is_some_and(char::is_uppercase)
    };
    let mut at = 0;
    while at < doc.tokens.len() {
        let t = &doc.tokens[at];
        if !(cap(at) && matches!(t.upos, Upos::Propn | Upos::Noun | Upos::X | Upos::Adj)) || matches!(doc.form(at), "M." | "Mme" | "Me" | "Dr" | "Pr") {
            at += 1;
            continue;
        }
        let first_in_sentence = doc.sentences.iter().any(|s| s.tokens.start == at) || (at > 0 && matches!(doc.form(at - 1), "«" | ":"));
        if t.upos != Upos::Propn && first_in_sentence {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < doc.tokens.len() && doc.tokens[end].spaced && ((cap(end) && matches!(doc.tokens[end].upos, Upos::Propn | Upos::Noun | Upos::X | Upos::Adj)) || (matches!(doc.form(end), "van" | "de" | "von" | "du") && doc.tokens[end - 1].upos == Upos::Propn && end + 1 < doc.tokens.len() && cap(end + 1) && lex.first_name_gender(doc.form(at)).is_some())) {
            end += 1;
        }
        let text = doc.text_of(at..end).to_string();
        let gender = lex.first_name_gender(doc.form(at));
        let title = at > 0 && matches!(doc.form(at - 1), "M." | "Mme" | "Me" | "Dr" | "Pr");
        let person = title || (gender.is_some() && end - at > 1);
        let last = doc.form(end - 1).to_string();
        let found = named.entities.iter().position(|e| e.name == text || (end - at == 1 && e.kind == EntityType::Person && e.name.ends_with(&format!(" {last}"))) );
        let number = found.unwrap_or_else(|| {
            named.entities.push(Entity {
                name: text.clone(),
                kind: if person { EntityType::Person } else { EntityType::Organization },
                role: None,
                role_span: None,
                gender: match gender { Some(LexGender::Masc) if person => Some(Gender::Masculine), Some(LexGender::Fem) if person => Some(Gender::Feminine), _ => None },
                number: Number::Singular,
                article: NameArticle::Bare,
                aliases: vec![],
                mentions: vec![],
            });
            named.entities.len() - 1
        });
        let span = doc.span_of(at..end);
        named.entities[number].mentions.push(span);
        named.mentions.push(Mention { entity: number, span });
        named.scene.push(Mentioned { tokens: at..end, of: MentionOf::Entity(named.entities[number].kind, number) });
        at = end;
    }
    named
}
