//! From measures to verdicts and scores, by the bands of `rules/audit`.

use super::report::{Assessment, Report, Verdict};
use super::rules::{Band, Rules, ScoreKind};
use super::subject::Measured;

/// Judges measures in the order of the rules.
pub fn judge(measured: &[Measured], rules: &Rules) -> Report {
    let mut report = Report::default();
    let (mut points, mut penalty) = (0_i32, 0_u32);
    for rule in &rules.assessments {
        let Some(measure) = measured.iter().find(|m| m.id == rule.id) else {
            continue;
        };
        let Some(band) = rule.bands.iter().find(|band| holds(band, measure)) else {
            continue;
        };
        let verdict = verdict(band.points);
        match rule.score {
            ScoreKind::Seo => points += band.points.unwrap_or(0),
            ScoreKind::Readability => penalty += rules.scores.readability.penalty(verdict),
            ScoreKind::None => {}
        }
        report.assessments.push(Assessment {
            id: rule.id.clone(),
            measure: rounded(measure.value),
            verdict,
            advice: band
                .advice
                .replace("{m}", &rounded(measure.value).to_string()),
            spans: measure.spans.clone(),
        });
    }
    report.seo = rules.scores.seo.score(points);
    report.readability = rules.scores.readability.score(penalty);
    report
}

fn holds(band: &Band, measure: &Measured) -> bool {
    band.case.as_deref() == measure.case
        && band.min.is_none_or(|min| measure.value >= min)
        && band.max.is_none_or(|max| measure.value <= max)
}

/// 8 and 9 points are good, 5 to 7 ok, less bad; without points it is told, not judged.
fn verdict(points: Option<i32>) -> Verdict {
    match points {
        None => Verdict::Info,
        Some(8..) => Verdict::Good,
        Some(5..=7) => Verdict::Ok,
        Some(_) => Verdict::Bad,
    }
}

/// Two decimals.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
