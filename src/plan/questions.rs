//! Questions a fact can answer (rules F), from patterns over the sentences of the source.

use super::headline::{Headliner, tidy};
use super::{Line, Question};
use crate::pattern::filters::capitalise;
use crate::pattern::rewrite::Scope;

/// A question with what it rests on.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Question and answer.
    pub question: Question,
    /// Family: one question of each at most.
    pub family: String,
    /// Score.
    pub score: i32,
    /// The statement it comes from.
    pub statement: usize,
}

/// Every question the rules can ask of these statements, best first.
pub fn ask(headliner: &Headliner, statements: &[usize]) -> Vec<Asked> {
    let mut all = Vec::new();
    for index in statements {
        let Some(statement) = headliner.facts.statements.get(*index) else {
            continue;
        };
        let scope = Scope {
            scene: headliner.scene,
            names: headliner.names,
            french: headliner.french,
            sentence: statement.sentence,
        };
        let candidates = headliner
            .rules
            .question_index
            .candidates(headliner.scene.document, statement.sentence);
        for rule in candidates
            .into_iter()
            .filter_map(|n| headliner.rules.questions.get(n))
        {
            let Some(hit) = rule.rule.matches(&scope) else {
                continue;
            };
            let Some(question) = rule.rule.write.fill(&scope, &hit) else {
                continue;
            };
            let Some(answer) = rule.answer.fill(&scope, &hit) else {
                continue;
            };
            let span = headliner.scene.document.span_of(hit.tokens.clone());
            let line = |text: String| Line {
                text,
                rule: rule.rule.id.clone(),
                place: rule.rule.place.clone(),
                spans: vec![span],
            };
            let mut question = tidy(&question);
            if !question.ends_with('?') {
                question.push_str(" ?");
            }
            if question.chars().count() > 110
                || question.matches('«').count() != question.matches('»').count()
            {
                continue;
            }
            let mut answer = capitalise(&answer.split_whitespace().collect::<Vec<_>>().join(" "));
            if !answer.ends_with(['.', '!', '?', '…']) {
                answer.push('.');
            }
            all.push(Asked {
                question: Question {
                    question: line(question),
                    answer: vec![line(answer)],
                },
                family: rule.family.clone(),
                score: rule.score + (statement.rank * 20.0) as i32,
                statement: *index,
            });
        }
    }
    all.sort_by(|a, b| {
        b.score
            .cmp(&a.score)
            .then_with(|| a.question.question.text.cmp(&b.question.question.text))
    });
    all
}
