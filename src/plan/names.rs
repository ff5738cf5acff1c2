//! What rewriting rules may ask about entities, answered from the facts.

use crate::extract::facts::Facts;
use crate::french::tags::{Gender, Number};
use crate::pattern::rewrite::Naming;
use crate::text::document::Document;

/// Names of the entities of a document.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The document the tokens belong to.
    pub document: &'a Document,
    /// Its facts.
    pub facts: &'a Facts,
}

impl Naming for Names<'_> {
    fn full(&self, entity: usize) -> Option<String> {
        self.facts.entities.get(entity).map(|e| e.name.clone())
    }

    fn role(&self, entity: usize) -> Option<String> {
        self.facts.entities.get(entity)?.role.clone()
    }

    fn gender(&self, entity: usize) -> Option<Gender> {
        self.facts.entities.get(entity)?.gender
    }

    fn plural(&self, entity: usize) -> bool {
        self.facts
            .entities
            .get(entity)
            .is_some_and(|e| e.number == Number::Plural)
    }

    fn antecedent(&self, token: usize) -> Option<usize> {
        let span = self.document.tokens.get(token)?.span;
        self.facts
            .references
            .iter()
            .find(|r| r.span.start == span.start)
            .map(|r| r.entity)
    }
}
