//! Audits HTML pages: one JSON line a page. Arguments: page, keyphrase, page, keyphrase …
//! `tests/judges/compare_audit.py` runs it.

use pigiste::audit::{self, Rules};
use pigiste::files::Files;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rules = Rules::load(&Files::embedded())?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    for pair in arguments.chunks_exact(2) {
        let [path, keyphrase] = pair else { continue };
        let page = audit::html::read(&std::fs::read_to_string(path)?);
        let report = audit::audit(&page, keyphrase, None, &rules);
        println!("{}", serde_json::to_string(&report)?);
    }
    Ok(())
}
