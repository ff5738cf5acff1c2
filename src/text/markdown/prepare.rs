//! What is not CommonMark in a Markdown source, taken out before parsing: front matter, MDX imports
//! and exports, shortcodes, attribute lists, admonition marks, emoji codes.

/// The text left to parse, and for each of its bytes the character of the source it comes from.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    pub text: String,
    pub at: Vec<u32>,
    /// Front matter without its fences, and the source character it starts at.
    pub front: Option<(String, u32)>,
    /// True when the front matter is TOML.
    pub toml: bool,
}

impl Prepared {
    fn push(&mut self, text: &str, at: u32) {
        for (c, at) in text.chars().zip(at..) {
            self.text.push(c);
            self.at.extend(std::iter::repeat_n(at, c.len_utf8()));
        }
    }

    /// Source character of a byte of the prepared text.
    pub fn place(&self, byte: usize) -> u32 {
        self.at.get(byte).or(self.at.last()).copied().unwrap_or(0)
    }
}

/// A line with its end and the source character it starts at.
struct Line<'a> {
    text: &'a str,
    at: u32,
}

fn lines(source: &str) -> Vec<Line<'_>> {
    let mut at = 0u32;
    source
        .split_inclusive('\n')
        .map(|text| {
            let line = Line { text, at };
            at = at.saturating_add(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
            line
        })
        .collect()
}

/// Prepares a source for the parser.
pub(crate) fn prepare(source: &str) -> Prepared {
    let lines = lines(source);
    let mut prepared = Prepared::default();
    let mut index = front_matter(&lines, &mut prepared);
    let mut fence: Option<String> = None;
    let mut dedent = false;
    while let Some(line) = lines.get(index) {
        index += 1;
        let trimmed = line.text.trim();
        // Code is left as it is.
        let mark = trimmed
            .chars()
            .next()
            .filter(|c| matches!(c, '`' | '~'))
            .filter(|&c| trimmed.chars().take_while(|&x| x == c).count() >= 3);
        if let Some(open) = &fence {
            if trimmed.starts_with(open.as_str()) && trimmed.trim_matches(['`', '~']).is_empty() {
                fence = None;
            }
            prepared.push(line.text, line.at);
            continue;
        }
        if let Some(c) = mark {
            fence = Some(std::iter::repeat_n(c, 3).collect());
            let (text, at) = dedented(line, dedent);
            prepared.push(text, at);
            continue;
        }
        if is_module_line(line.text) {
            index = skip_module(&lines, index - 1);
            prepared.push("\n", line.at);
            continue;
        }
        if is_admonition(trimmed) {
            dedent = true;
            prepared.push("\n", line.at);
            continue;
        }
        if trimmed.starts_with(":::") || is_alert(trimmed) {
            prepared.push("\n", line.at);
            continue;
        }
        if !trimmed.is_empty() && !line.text.starts_with([' ', '\t']) {
            dedent = false;
        }
        let (text, at) = dedented(line, dedent);
        inline(text, at, &mut prepared);
    }
    prepared
}

/// The line without the indentation of an admonition.
fn dedented<'a>(line: &Line<'a>, dedent: bool) -> (&'a str, u32) {
    if !dedent {
        return (line.text, line.at);
    }
    if let Some(rest) = line.text.strip_prefix('\t') {
        return (rest, line.at + 1);
    }
    let spaces = line.text.bytes().take_while(|b| *b == b' ').count().min(4);
    (
        line.text.get(spaces..).unwrap_or(line.text),
        line.at + u32::try_from(spaces).unwrap_or(0),
    )
}

/// Reads the front matter; returns the index of the line after it.
fn front_matter(lines: &[Line], prepared: &mut Prepared) -> usize {
    let Some(first) = lines.first() else {
        return 0;
    };
    let fence = first.text.trim_end();
    if !matches!(fence, "---" | "+++") {
        return 0;
    }
    let Some(end) = lines
        .iter()
        .skip(1)
        .position(|l| l.text.trim_end() == fence || (fence == "---" && l.text.trim_end() == "..."))
    else {
        return 0;
    };
    let inside = lines.get(1..=end).unwrap_or_default();
    // A thematic break is no front matter: « key: value » must stand there.
    let separator = if fence == "---" { ':' } else { '=' };
    if !inside.is_empty() && !inside.iter().any(|l| l.text.contains(separator)) {
        return 0;
    }
    let text: String = inside.iter().map(|l| l.text).collect();
    prepared.front = Some((text, inside.first().map_or(0, |l| l.at)));
    prepared.toml = fence == "+++";
    end + 2
}

/// MDX: `import … from "…"`, `export const …`.
fn is_module_line(line: &str) -> bool {
    let import = line.starts_with("import ")
        && (line.contains(" from \"")
            || line.contains(" from '")
            || line.contains("import \"")
            || line.contains("import '")
            || line.trim_end().ends_with('{'));
    let export = ["const ", "default ", "function ", "let ", "async ", "{"]
        .iter()
        .any(|next| {
            line.strip_prefix("export ")
                .is_some_and(|rest| rest.starts_with(next))
        });
    import || export
}

/// Index of the line after an import or export whose brackets close.
fn skip_module(lines: &[Line], start: usize) -> usize {
    let mut depth = 0i32;
    for (index, line) in lines.iter().enumerate().skip(start).take(400) {
        for c in line.text.chars() {
            match c {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                _ => {}
            }
        }
        if depth <= 0 {
            return index + 1;
        }
    }
    start + 1
}

/// `!!! info "Title"`, `??? note`, `=== "Tab"`.
fn is_admonition(line: &str) -> bool {
    ["!!! ", "??? ", "???+ ", "=== \""]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// `> [!NOTE]`.
fn is_alert(line: &str) -> bool {
    line.strip_prefix('>')
        .is_some_and(|rest| rest.trim().starts_with("[!") && rest.trim().ends_with(']'))
}

/// Copies a line without what no reader sees.
fn inline(text: &str, at: u32, prepared: &mut Prepared) {
    let mut rest = text;
    let mut at = at;
    let mut code = false;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            code = !code;
        }
        let skip = if code {
            0
        } else {
            hidden(rest, prepared.text.chars().next_back())
        };
        if skip > 0 {
            let skipped = rest.get(..skip).unwrap_or(rest);
            at += u32::try_from(skipped.chars().count()).unwrap_or(0);
            rest = rest.get(skip..).unwrap_or("");
            continue;
        }
        prepared.text.push(c);
        prepared.at.extend(std::iter::repeat_n(at, c.len_utf8()));
        at += 1;
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
}

/// Length in bytes of the hidden stretch at the start of `rest`, 0 when there is none.
fn hidden(rest: &str, before: Option<char>) -> usize {
    let pairs = [
        ("{{", "}}"),
        ("{%", "%}"),
        ("{:", "}"),
        ("{#", "}"),
        ("{.", "}"),
        ("{/*", "*/}"),
    ];
    for (open, close) in pairs {
        if rest.starts_with(open)
            && let Some(end) = rest.find(close)
        {
            return end + close.len();
        }
    }
    if rest.starts_with("[TOC]") || rest.starts_with("[toc]") {
        return 5;
    }
    // :emoji_code: between spaces or marks.
    if rest.starts_with(':') && before.is_none_or(|c| !c.is_alphanumeric()) {
        let name = rest.get(1..).unwrap_or("");
        let length = name
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+')))
            .unwrap_or(0);
        let letters = name
            .get(..length)
            .is_some_and(|n| n.chars().any(|c| c.is_ascii_alphabetic()));
        if length >= 2 && letters && name.get(length..).is_some_and(|t| t.starts_with(':')) {
            return length + 2;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_things_go() {
        for (source, text) in [
            ("a {{ page.date }} b", "a  b"),
            ("![x](y){: .img }\n", "![x](y)\n"),
            (":calendar: Le 12", " Le 12"),
            ("à 10:30:00 et fin :", "à 10:30:00 et fin :"),
            (
                "!!! info \"Note\"\n    Texte\n\nSuite\n",
                "\nTexte\n\nSuite\n",
            ),
            ("---\ntitle: A\n---\nTexte", "Texte"),
            ("---\nTexte", "---\nTexte"),
            (
                "import { A } from \"b\";\n\nexport const meta = {\n  a: 1,\n};\nTexte",
                "\n\n\nTexte",
            ),
            (
                "import du blé et export du sel",
                "import du blé et export du sel",
            ),
            ("```sql\n{{ a }}\n```\n", "```sql\n{{ a }}\n```\n"),
        ] {
            let prepared = prepare(source);
            assert_eq!(prepared.text, text);
            assert_eq!(prepared.at.len(), text.len());
            let source: Vec<char> = source.chars().collect();
            for (byte, c) in prepared.text.char_indices().filter(|(_, c)| *c != '\n') {
                assert_eq!(source.get(prepared.place(byte) as usize), Some(&c));
            }
        }
    }
}
