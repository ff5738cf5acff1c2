//! To be filled.

use super::Entities;
use super::rules::EntityRules;
use crate::text::document::Document;

/// Fills the records.
pub fn attach(_doc: &Document, _rules: &EntityRules, _found: &mut Entities) {}
