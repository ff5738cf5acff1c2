//! The result of an audit: two scores and one line an assessment.

use serde::Serialize;

/// How good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing to do.
    Good,
    /// Could be better.
    Ok,
    /// To be mended.
    Bad,
    /// Told, not judged.
    Info,
}

/// One assessment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// Name, as in `rules/audit`.
    pub id: String,
    /// The figure behind the verdict, rounded to two decimals; its unit depends on the assessment.
    pub measure: f64,
    /// The verdict.
    pub verdict: Verdict,
    /// What the figure is and what to do.
    pub advice: String,
    /// The text that costs points.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<String>,
}

/// The audit of one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Report {
    /// SEO score, 0 to 100; all green is 93.
    pub seo: u32,
    /// Readability score: 30, 60 or 90.
    pub readability: u32,
    /// Every assessment.
    pub assessments: Vec<Assessment>,
}
