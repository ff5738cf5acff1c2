//! Audit: SEO and readability verdicts with reasons, for our articles and any page.

mod report;

pub use report::{Assessment, Report, Verdict};
