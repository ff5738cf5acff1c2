//! The compiled rules of planning: schemas, roles, anaphora, headlines, questions, scores.

use super::schema::Schemas;
use crate::error::Result;
use crate::files::{File, Files, parse};
use crate::pattern::rewrite::{Find, Rule, Scope, Template, Written};
use crate::pattern::{Condition, Index, Lists, Pattern, Scene};
use serde::Deserialize;

/// A pattern that puts a sentence in a class, with its examples.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenClass {
    /// Class: a role, or any name.
    pub class: String,
    /// The pattern.
    #[serde(rename = "match")]
    pub pattern: String,
    /// Preconditions.
    #[serde(default)]
    pub when: Vec<String>,
    /// Sentences of the class.
    pub finds: Vec<String>,
    /// Sentences that look like it and are not.
    pub ignores: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Classes {
    classes: Vec<WrittenClass>,
}

/// A compiled class pattern.
#[derive(Debug, Clone)]
pub struct Class {
    /// Class.
    pub class: String,
    pattern: Pattern,
    conditions: Vec<Condition>,
}

/// Class patterns of one file, in order; the first that fits wins.
#[derive(Debug, Clone, Default)]
pub struct Classifier {
    classes: Vec<Class>,
    index: Index,
}

impl Classifier {
    /// Compiles `path` of the last layer that has it.
    ///
    /// # Errors
    /// On a bad file, pattern or condition.
    pub fn load(files: &Files, path: &str, lists: &Lists) -> Result<Classifier> {
        let mut classes = Vec::new();
        if let Some(file) = files.get(path) {
            let written: Classes = parse(file)?;
            for class in written.classes {
                let place = |e: crate::error::Error| e.in_file(&file.shown);
                let pattern = Pattern::compile(&class.pattern, lists).map_err(place)?;
                let mut conditions = Vec::new();
                for condition in &class.when {
                    conditions
                        .push(Condition::compile(condition, &pattern.names, lists).map_err(place)?);
                }
                classes.push(Class {
                    class: class.class,
                    pattern,
                    conditions,
                });
            }
        }
        Ok(Classifier {
            index: Index::new(classes.iter().map(|c| &c.pattern)),
            classes,
        })
    }

    /// The class of a sentence.
    pub fn of(&self, scene: Scene, sentence: usize) -> Option<&str> {
        self.index
            .candidates(scene.document, sentence)
            .into_iter()
            .filter_map(|n| self.classes.get(n))
            .find(|class| {
                class.pattern.find(scene, sentence).is_some_and(|hit| {
                    class
                        .conditions
                        .iter()
                        .all(|c| c.holds(scene, sentence, &class.pattern, &hit))
                })
            })
            .map(|class| class.class.as_str())
    }
}

/// A headline rule as written: a rewriting rule with its family and uses.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenHeadline {
    /// `family/name`.
    pub id: String,
    /// What it does.
    #[serde(default)]
    pub about: String,
    /// Pattern.
    #[serde(rename = "match")]
    pub pattern: String,
    /// Preconditions.
    #[serde(default)]
    pub when: Vec<String>,
    /// The line.
    pub write: String,
    /// Where it may serve: `title`, `h1`, `heading`, `description`, `point`.
    pub serves: Vec<String>,
    /// Added to its score.
    #[serde(default)]
    pub score: i32,
    /// Sentences and the line they give.
    pub finds: Vec<Find>,
    /// Sentences that give nothing.
    pub ignores: Vec<String>,
}

/// A compiled headline rule.
#[derive(Debug, Clone)]
pub struct HeadlineRule {
    /// The rule; its result is the line itself.
    pub rule: Rule,
    /// Family: the part of the id before `/`.
    pub family: String,
    /// Where it may serve.
    pub serves: Vec<String>,
    /// Added to its score.
    pub score: i32,
}

/// A question rule as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenQuestion {
    /// `family/name`.
    pub id: String,
    /// What it asks.
    #[serde(default)]
    pub about: String,
    /// Pattern.
    #[serde(rename = "match")]
    pub pattern: String,
    /// Preconditions.
    #[serde(default)]
    pub when: Vec<String>,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Score.
    #[serde(default)]
    pub score: i32,
    /// Sentences; `gives` is the question.
    pub finds: Vec<Find>,
    /// Sentences that give no question.
    pub ignores: Vec<String>,
}

/// A compiled question rule.
#[derive(Debug, Clone)]
pub struct QuestionRule {
    /// Pattern, conditions and question.
    pub rule: Rule,
    /// The answer.
    pub answer: Template,
    /// Family.
    pub family: String,
    /// Score.
    pub score: i32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Headlines {
    headlines: Vec<WrittenHeadline>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    questions: Vec<WrittenQuestion>,
}

/// Lengths and scores of `rules/plan/scores.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scores {
    /// Words of a body section, wanted and at most.
    pub section_words: [usize; 2],
    /// Words of the lead, at least and at most.
    pub lead_words: [usize; 2],
    /// Words of a paragraph at most.
    pub paragraph_words: usize,
    /// Characters of the title, wanted and at most.
    pub title: [usize; 2],
    /// Characters of the main heading at most.
    pub h1: usize,
    /// What a main heading adds to the title when the facts give no other.
    pub h1_tail: String,
    /// Characters of the description, at least and at most.
    pub description: [usize; 2],
    /// Characters of a heading, wanted and at most.
    pub heading: [usize; 2],
    /// Words a line may not end on.
    pub bad_ends: Vec<String>,
    /// Body words above which low ranks are left out, when the user gives no `max_words`.
    pub body_words: usize,
    /// Labels of fixed headings by role.
    pub labels: std::collections::BTreeMap<String, String>,
    /// Ends of the description, by kinds of evidence present; tried in order.
    pub description_tails: Vec<Tail>,
}

/// An end of the description and what must be there to say it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tail {
    /// The sentence.
    pub text: String,
    /// Kinds of records that must be present: `citations`, `chiffres`, `dates`, `reactions`.
    #[serde(default)]
    pub needs: Vec<String>,
}

/// Everything planning needs.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Word lists.
    pub lists: Lists,
    /// Section schemas.
    pub schemas: Schemas,
    /// Roles of sentences.
    roles: Classifier,
    /// Sentences that lean on the one before.
    anaphora: Classifier,
    /// Headlines.
    pub headlines: Vec<HeadlineRule>,
    /// Index of headlines.
    pub headline_index: Index,
    /// Questions.
    pub questions: Vec<QuestionRule>,
    /// Index of questions.
    pub question_index: Index,
    /// Lengths and scores.
    pub scores: Scores,
}

fn rule(
    file: &File,
    lists: &Lists,
    id: &str,
    pattern: &str,
    when: &[String],
    write: &str,
) -> Result<Rule> {
    let written = Written {
        id: id.to_string(),
        about: String::new(),
        pattern: pattern.to_string(),
        when: when.to_vec(),
        write: write.to_string(),
        keeps: Vec::new(),
        priority: 0,
        off: false,
        finds: Vec::new(),
        ignores: Vec::new(),
    };
    Rule::compile(&written, file, lists)
}

fn family(id: &str) -> String {
    id.split('/').next().unwrap_or(id).to_string()
}

impl Rules {
    /// Reads and compiles `rules/plan/`.
    ///
    /// # Errors
    /// On a bad or missing file.
    pub fn load(files: &Files, lists: &Lists) -> Result<Rules> {
        let mut headlines = Vec::new();
        for file in files.below("rules/plan/headlines", ".yaml") {
            let written: Headlines = parse(file)?;
            for h in written.headlines {
                headlines.push(HeadlineRule {
                    rule: rule(file, lists, &h.id, &h.pattern, &h.when, &h.write)?,
                    family: family(&h.id),
                    serves: h.serves,
                    score: h.score,
                });
            }
        }
        let mut questions = Vec::new();
        for file in files.below("rules/plan/questions", ".yaml") {
            let written: Questions = parse(file)?;
            for q in written.questions {
                let rule = rule(file, lists, &q.id, &q.pattern, &q.when, &q.question)?;
                let answer = Template::compile(&q.answer, &rule.pattern.names)
                    .map_err(|e| e.in_file(&file.shown))?;
                questions.push(QuestionRule {
                    rule,
                    answer,
                    family: family(&q.id),
                    score: q.score,
                });
            }
        }
        Ok(Rules {
            schemas: Schemas::load(files)?,
            roles: Classifier::load(files, "rules/plan/roles.yaml", lists)?,
            anaphora: Classifier::load(files, "rules/plan/anaphora.yaml", lists)?,
            headline_index: Index::new(headlines.iter().map(|h| &h.rule.pattern)),
            headlines,
            question_index: Index::new(questions.iter().map(|q| &q.rule.pattern)),
            questions,
            scores: files.yaml("rules/plan/scores.yaml")?,
            lists: lists.clone(),
        })
    }

    /// Roles of sentences.
    pub fn roles(&self) -> &Classifier {
        &self.roles
    }

    /// Sentences that lean on the one before.
    pub fn anaphora(&self) -> &Classifier {
        &self.anaphora
    }

    /// The role a rule gives a sentence.
    pub fn role_of(&self, scene: Scene, sentence: usize) -> Option<String> {
        self.roles.of(scene, sentence).map(str::to_string)
    }

    /// True when a sentence leans on the one before.
    pub fn leans(&self, scene: Scene, sentence: usize) -> bool {
        self.anaphora.of(scene, sentence).is_some()
    }

    /// The lines headline rules give for the sentence of a scope, for one use.
    pub fn headlines_for(
        &self,
        scope: &Scope,
        serves: &str,
    ) -> Vec<(String, &HeadlineRule, std::ops::Range<usize>)> {
        self.headline_index
            .candidates(scope.scene.document, scope.sentence)
            .into_iter()
            .filter_map(|n| self.headlines.get(n))
            .filter(|h| h.serves.iter().any(|s| s == serves))
            .filter_map(|h| {
                let hit = h.rule.matches(scope)?;
                Some((h.rule.write.fill(scope, &hit)?, h, hit.tokens))
            })
            .collect()
    }
}
