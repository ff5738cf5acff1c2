//! The rules of the audit: words as written in `rules/audit/words.yaml`, assessments as written in
//! the other files of `rules/audit`, and both compiled.

use super::fold;
use crate::error::{Error, Result};
use crate::files::Files;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// `rules/audit/words.yaml`, as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsWritten {
    /// Their full stop ends no sentence.
    abbreviations: Vec<String>,
    /// Endings of addresses.
    domains: Vec<String>,
    elements: ElementsWritten,
    /// Words that carry no subject.
    function_words: Vec<String>,
    transitions: TransitionsWritten,
    passive: PassiveWritten,
    /// First words looked through to the second.
    openers: Vec<String>,
    /// Headings that say nothing.
    generic_headings: Vec<String>,
}

/// Elements by what their text does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ElementsWritten {
    blocks: Vec<String>,
    skipped_blocks: Vec<String>,
    skipped: Vec<String>,
}

/// Transition words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TransitionsWritten {
    single: Vec<String>,
    pairs: Vec<Vec<String>>,
}

/// The words of the passive.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PassiveWritten {
    auxiliaries: Vec<String>,
    not_auxiliaries: Vec<String>,
    elisions: Vec<String>,
    reflexive: Vec<String>,
    doubled: Vec<String>,
    between: Vec<String>,
    between_participles: Vec<String>,
    after_auxiliary: Vec<String>,
    direct: Vec<String>,
    participles: Vec<String>,
    forms: Vec<String>,
    nouns: Vec<String>,
    ite_participles: Vec<String>,
}

/// One assessment, as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentRule {
    /// Name of the measure in the program.
    pub id: String,
    /// What is measured, and in what unit.
    pub about: String,
    /// Which score it counts in.
    pub score: ScoreKind,
    /// What the measure is worth: the first band that holds.
    pub bands: Vec<Band>,
}

/// Which score an assessment counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScoreKind {
    /// The SEO score.
    Seo,
    /// The readability score.
    Readability,
    /// None.
    None,
}

/// A range of a measure.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Only in this case, which the measure names; without it, only when it names none.
    #[serde(default)]
    pub case: Option<String>,
    /// From this value on.
    #[serde(default)]
    pub min: Option<f64>,
    /// Up to this value.
    #[serde(default)]
    pub max: Option<f64>,
    /// Points: 8 and 9 are good, 5 to 7 ok, less is bad; without points it is told, not judged.
    #[serde(default)]
    pub points: Option<i32>,
    /// What to tell; `{m}` is the measure.
    pub advice: String,
}

/// A file of assessments, as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct AssessmentsWritten {
    /// How points become scores; in one file only.
    #[serde(default)]
    scores: Option<Scores>,
    assessments: Vec<AssessmentRule>,
}

/// How points become scores.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scores {
    /// The SEO score.
    pub seo: SeoScore,
    /// The readability score.
    pub readability: ReadabilityScore,
}

/// A share of the points that could be had.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeoScore {
    /// How many assessments count.
    results: i32,
    /// What the best is worth.
    best: i32,
}

impl SeoScore {
    /// The score for this sum of points, 0 to 100.
    pub fn score(&self, points: i32) -> u32 {
        let whole = f64::from((self.results * self.best).max(1));
        let share = (f64::from(points) * 100.0 / whole)
            .round()
            .clamp(0.0, 100.0);
        share as u32
    }
}

/// Steps of a sum of penalties.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadabilityScore {
    /// Penalty of a bad verdict.
    bad: u32,
    /// Penalty of an ok verdict.
    ok: u32,
    /// Scores by the highest sum they allow.
    steps: Vec<Step>,
}

/// A step.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    max: u32,
    score: u32,
}

impl ReadabilityScore {
    /// What a verdict costs.
    pub fn penalty(&self, verdict: super::Verdict) -> u32 {
        match verdict {
            super::Verdict::Bad => self.bad,
            super::Verdict::Ok => self.ok,
            super::Verdict::Good | super::Verdict::Info => 0,
        }
    }

    /// The score for this sum of penalties.
    pub fn score(&self, penalty: u32) -> u32 {
        let step = self.steps.iter().find(|step| penalty <= step.max);
        step.or(self.steps.last()).map_or(0, |step| step.score)
    }
}

/// Words of the passive, ready to be looked up.
#[derive(Debug)]
pub struct Passive {
    /// Forms of « être ».
    pub auxiliaries: BTreeSet<String>,
    /// Elided forms that are none.
    pub not_auxiliaries: BTreeSet<String>,
    /// Elisions cut off.
    pub elisions: Vec<String>,
    /// Reflexive pronouns.
    pub reflexive: BTreeSet<String>,
    /// Pronouns that are reflexive when doubled.
    pub doubled: BTreeSet<String>,
    /// What cuts participle from auxiliary.
    pub between: BTreeSet<String>,
    /// What begins a noun phrase just after the auxiliary.
    pub after_auxiliary: BTreeSet<String>,
    /// What makes a participle a noun.
    pub direct: BTreeSet<String>,
    /// Participles in all four forms.
    pub participles: BTreeSet<String>,
    /// Words that look like one, in all four forms.
    pub nouns: BTreeSet<String>,
    /// Words in -ité that are one.
    pub ite_participles: BTreeSet<String>,
}

/// The rules of the audit, compiled.
#[derive(Debug)]
pub struct Rules {
    /// Abbreviations in lower case.
    pub(super) abbreviations: BTreeSet<String>,
    /// Endings of addresses.
    pub(super) domains: BTreeSet<String>,
    /// Elements whose text is a block.
    pub(super) blocks: BTreeSet<String>,
    /// Elements without text that end a block.
    pub(super) skipped_blocks: BTreeSet<String>,
    /// Elements without text.
    pub(super) skipped: BTreeSet<String>,
    /// Function words, folded.
    pub(super) function_words: BTreeSet<String>,
    /// Transition expressions by first word, each as its words.
    pub(super) transitions: BTreeMap<String, Vec<Vec<String>>>,
    /// Pairs of expressions.
    pub(super) pairs: Vec<(Vec<String>, Vec<String>)>,
    /// Words of the passive.
    pub(super) passive: Passive,
    /// First words looked through.
    pub(super) openers: BTreeSet<String>,
    /// Headings that say nothing, folded.
    pub(super) generic_headings: BTreeSet<String>,
    /// How points become scores.
    pub(super) scores: Scores,
    /// Assessments in the order of the files.
    pub(super) assessments: Vec<AssessmentRule>,
}

fn folded(words: &[String]) -> BTreeSet<String> {
    words.iter().map(|w| fold(w)).collect()
}

fn split(expression: &str) -> Vec<String> {
    fold(expression).split(' ').map(str::to_string).collect()
}

impl Rules {
    /// Reads the files of `rules/audit`.
    ///
    /// # Errors
    /// When a file does not parse, an assessment has a name that nothing measures, or a measure
    /// has no assessment.
    pub fn load(files: &Files) -> Result<Rules> {
        let words: WordsWritten = files.yaml("rules/audit/words.yaml")?;
        let mut assessments: Vec<AssessmentRule> = Vec::new();
        let mut scores = None;
        for path in ["rules/audit/yoast.yaml", "rules/audit/own.yaml"] {
            let file: AssessmentsWritten = files.yaml(path)?;
            scores = file.scores.or(scores);
            for rule in file.assessments {
                if !super::MEASURES.contains(&rule.id.as_str()) {
                    let error = Error::new(format!("nothing measures `{}`", rule.id));
                    let known = super::MEASURES.join(", ");
                    return Err(error.in_file(path).hint(format!("measures: {known}")));
                }
                if assessments.iter().any(|a| a.id == rule.id) {
                    let error = Error::new(format!("assessment `{}` is there twice", rule.id));
                    return Err(error.in_file(path));
                }
                assessments.push(rule);
            }
        }
        if let Some(id) = super::MEASURES
            .iter()
            .find(|id| assessments.iter().all(|a| a.id != **id))
        {
            return Err(Error::new(format!("no assessment `{id}` in `rules/audit`")));
        }
        let scores = scores.ok_or_else(|| {
            Error::new("no `scores` in `rules/audit`").in_file("rules/audit/yoast.yaml")
        })?;
        Ok(Rules::compile(&words, assessments, scores))
    }

    fn compile(words: &WordsWritten, assessments: Vec<AssessmentRule>, scores: Scores) -> Rules {
        let mut transitions: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for expression in &words.transitions.single {
            let parts = split(expression);
            if let Some(first) = parts.first() {
                transitions.entry(first.clone()).or_default().push(parts);
            }
        }
        let pairs = words.transitions.pairs.iter().filter_map(|pair| {
            let (first, second) = (pair.first()?, pair.get(1)?);
            Some((split(first), split(second)))
        });
        let passive = &words.passive;
        let forms = |list: &[String]| -> BTreeSet<String> {
            list.iter().flat_map(|p| four_forms(&fold(p))).collect()
        };
        let joined = |mut a: BTreeSet<String>, b: BTreeSet<String>| {
            a.extend(b);
            a
        };
        Rules {
            abbreviations: folded(&words.abbreviations),
            domains: folded(&words.domains),
            blocks: folded(&words.elements.blocks),
            skipped_blocks: folded(&words.elements.skipped_blocks),
            skipped: folded(&words.elements.skipped),
            function_words: folded(&words.function_words),
            transitions,
            pairs: pairs.collect(),
            passive: Passive {
                auxiliaries: folded(&passive.auxiliaries),
                not_auxiliaries: folded(&passive.not_auxiliaries),
                elisions: passive.elisions.iter().map(|e| fold(e)).collect(),
                reflexive: folded(&passive.reflexive),
                doubled: folded(&passive.doubled),
                between: joined(
                    folded(&passive.between),
                    forms(&passive.between_participles),
                ),
                after_auxiliary: folded(&passive.after_auxiliary),
                direct: folded(&passive.direct),
                participles: joined(forms(&passive.participles), folded(&passive.forms)),
                nouns: forms(&passive.nouns),
                ite_participles: folded(&passive.ite_participles),
            },
            openers: folded(&words.openers),
            generic_headings: folded(&words.generic_headings),
            scores,
            assessments,
        }
    }
}

/// Masculine, feminine and their plurals.
fn four_forms(participle: &str) -> Vec<String> {
    let mut forms = vec![participle.to_string(), format!("{participle}e")];
    if !participle.ends_with('s') {
        forms.push(format!("{participle}s"));
    }
    forms.push(format!("{participle}es"));
    forms
}
