//! HTML: the page as the Tera template `templates/pages/article.html` lays it out, and the body
//! alone as `templates/pages/fragment.html` does.

use super::page::Page;
use super::{Options, Rules, escape, jsonld};
use crate::error::{Error, Result};
use crate::files::Files;
use serde::Serialize;
use tera::{Context, Tera};

/// What templates see.
#[derive(Serialize)]
struct View<'a> {
    page: &'a Page,
    labels: &'a super::labels::Labels,
    /// JSON-LD, safe inside a script element.
    jsonld: String,
}

/// Compiles every template of `templates/pages/`; later layers replace earlier ones.
pub(super) fn compile(files: &Files) -> Result<Tera> {
    let mut tera = Tera::new();
    let mut named = Vec::new();
    for file in files.below("templates/pages/", "") {
        let name = file.path.trim_start_matches("templates/pages/");
        let newest = files.get(&file.path).is_some_and(|f| f.layer == file.layer);
        if newest {
            named.push((name.to_string(), file.text.as_ref()));
        }
    }
    tera.add_raw_templates(named)
        .map_err(|e| template_error(&e, files))?;
    Ok(tera)
}

/// Tera's error as ours: file, line and column where it gives them.
fn template_error(e: &tera::Error, files: &Files) -> Error {
    use tera::ErrorKind;
    match e.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = (report.filename(), span.start_line, span.start_col + 1);
            placed(report.message(), place, files)
        }
        // What is found wrong while linking templates comes as text only.
        kind => {
            let text = kind.to_string();
            let message = text
                .lines()
                .next()
                .unwrap_or("")
                .trim_start_matches("error: ");
            match text
                .lines()
                .find_map(|l| place(l.trim().strip_prefix("--> ")?))
            {
                Some(place) => placed(message, place, files),
                None => Error::new(message.to_string()).in_file("templates/pages"),
            }
        }
    }
}

/// `article.html:2:14` taken apart.
fn place(text: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = text.rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    Some((name, line.parse().ok()?, column.parse().ok()?))
}

fn placed(message: &str, (name, line, column): (&str, usize, usize), files: &Files) -> Error {
    let path = format!("templates/pages/{name}");
    let file = files.get(&path);
    let shown = file.map_or(path.into(), |f| f.shown.clone());
    let error = Error::new(message.to_string()).at(shown, line, column);
    match file.and_then(|f| f.text.lines().nth(line.saturating_sub(1))) {
        Some(text) => error.showing(text, column),
        None => error,
    }
}

/// The whole page.
pub(super) fn page(page: &Page, options: &Options, rules: &Rules) -> Result<String> {
    render("article.html", page, options, rules)
}

/// The body alone.
pub(super) fn fragment(page: &Page, options: &Options, rules: &Rules) -> Result<String> {
    let text = render("fragment.html", page, options, rules)?;
    Ok(format!("{}\n", text.trim()))
}

fn render(name: &str, page: &Page, options: &Options, rules: &Rules) -> Result<String> {
    let view = View {
        page,
        labels: &rules.labels,
        jsonld: escape::script_json(&jsonld::graph(page, &rules.labels, options.faq_page)),
    };
    let context = Context::from_serialize(&view)
        .map_err(|e| Error::new(format!("cannot give the page to its template: {e}")))?;
    rules
        .tera
        .render(name, &context)
        .map_err(|e| template_error(&e, &rules.files))
}
