//! Which statements may not be parted: a sentence that leans on the one before stays with it.

use super::rules::Rules;
use crate::extract::facts::Facts;
use crate::pattern::Scene;
use crate::text::document::BlockKind;

/// Statements that are printed together, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Indices in `Facts::statements`.
    pub statements: Vec<usize>,
    /// Role a rule gives the group (`reactions`, `origine` …); `None`: body.
    pub role: Option<String>,
    /// Block of the source it starts in.
    pub block: usize,
    /// Words of it.
    pub words: usize,
    /// True when it may open a paragraph.
    pub free: bool,
}

/// Groups the usable statements of the body. Summary bullets and what is not usable are left out; a
/// sentence that leans on one left out is left out too.
pub fn group(scene: Scene, facts: &Facts, rules: &Rules) -> Vec<Group> {
    let document = scene.document;
    let mut groups: Vec<Group> = Vec::new();
    let mut lost = false;
    // A text that itself opens on « Cette exposition » may do so here too; one whose opening was left out may not.
    let mut dropped = false;
    let mut previous: Option<usize> = None;
    for (index, statement) in facts.statements.iter().enumerate() {
        let Some(sentence) = document.sentences.get(statement.sentence) else {
            continue;
        };
        let Some(block) = document.blocks.get(sentence.block) else {
            continue;
        };
        if matches!(
            block.kind,
            BlockKind::Summary
                | BlockKind::Title
                | BlockKind::Heading(_)
                | BlockKind::Code
                | BlockKind::TableRow
        ) {
            continue;
        }
        let leans = leans(scene, facts, rules, index);
        let follows = previous == index.checked_sub(1) && previous.is_some();
        if !statement.usable
            || (leans && (lost || !follows) && !groups.is_empty())
            || (leans && groups.is_empty() && dropped)
        {
            lost = true;
            dropped = true;
            continue;
        }
        lost = false;
        let words = crate::text::document::count_words(document.str(sentence.span));
        let same_list = matches!(block.kind, BlockKind::ListItem(_))
            && groups
                .last()
                .is_some_and(|g| g.block + 1 == sentence.block || g.block == sentence.block);
        match groups.last_mut() {
            Some(last) if leans || (same_list && is_list_block(document, last)) => {
                last.statements.push(index);
                last.words += words;
                if same_list {
                    last.block = sentence.block;
                }
            }
            _ => groups.push(Group {
                role: rules.role_of(scene, statement.sentence),
                statements: vec![index],
                block: sentence.block,
                words,
                free: true,
            }),
        }
        previous = Some(index);
    }
    groups
}

fn is_list_block(document: &crate::text::document::Document, group: &Group) -> bool {
    document
        .blocks
        .get(group.block)
        .is_some_and(|b| matches!(b.kind, BlockKind::ListItem(_)))
}

/// True when the statement's first words need the sentence before it.
pub fn leans(scene: Scene, facts: &Facts, rules: &Rules, index: usize) -> bool {
    let Some(statement) = facts.statements.get(index) else {
        return false;
    };
    let carried = facts
        .quotations
        .iter()
        .any(|q| q.sentence == statement.sentence && q.carried);
    carried || rules.leans(scene, statement.sentence)
}
