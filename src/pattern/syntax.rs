//! Patterns as written: the parser from text to a tree.

use crate::error::{Error, Result};

/// A constraint on a token or chunk: `lemma=@reporting`, `tense!=imparfait`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// Feature name.
    pub name: String,
    /// True for `!=`.
    pub negated: bool,
    /// Accepted values.
    pub values: Vec<String>,
}

/// A pattern as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A word or mark.
    Word(String),
    /// `<lemma>`.
    Lemma(String),
    /// `@list`.
    List(String),
    /// A tag, chunk or mention name, with constraints.
    Named(String, Vec<Constraint>),
    /// `_`.
    Any,
    /// `..` (false) or `...` (true).
    Gap(bool),
    /// `^`.
    Start,
    /// `$`.
    End,
    /// `name=node`.
    Capture(String, Box<Node>),
    /// One after the other.
    Sequence(Vec<Node>),
    /// One of several.
    Alternatives(Vec<Node>),
    /// Repeated: at least, at most (`None`: any number).
    Repeat(Box<Node>, usize, Option<usize>),
}

const NAMES: [&str; 41] = [
    "NP",
    "NPS",
    "VG",
    "PP",
    "CLAUSE",
    "QUOTE",
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
    "person",
    "organization",
    "location",
    "product",
    "event",
    "work",
    "group",
    "document",
    "entity",
    "money",
    "percent",
    "count",
    "duration",
    "measure",
    "score",
    "ordinal",
    "figure",
    "date",
];

/// Parses a pattern.
///
/// # Errors
/// Says what is wrong and at which character (from 1) of the pattern.
pub fn parse(text: &str) -> Result<Node> {
    let mut parser = Parser {
        chars: text.chars().collect(),
        at: 0,
    };
    let node = parser.alternatives(0)?;
    if parser.at < parser.chars.len() {
        return Err(parser.error("`)` without `(`"));
    }
    Ok(node)
}

struct Parser {
    chars: Vec<char>,
    at: usize,
}

impl Parser {
    fn error(&self, message: &str) -> Error {
        let text: String = self.chars.iter().collect();
        Error::new(format!(
            "{message} at character {} of the pattern `{text}`",
            self.at + 1
        ))
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn alternatives(&mut self, depth: usize) -> Result<Node> {
        if depth > 20 {
            return Err(self.error("too many nested groups"));
        }
        let mut options = vec![self.sequence(depth)?];
        while self.peek() == Some('|') {
            self.at += 1;
            options.push(self.sequence(depth)?);
        }
        Ok(match (options.len(), options.pop()) {
            (1, Some(only)) => only,
            (_, Some(last)) => {
                options.push(last);
                Node::Alternatives(options)
            }
            (_, None) => Node::Sequence(Vec::new()),
        })
    }

    fn sequence(&mut self, depth: usize) -> Result<Node> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None | Some('|' | ')') => break,
                Some(_) => self.item(depth, &mut nodes)?,
            }
        }
        if nodes.is_empty() {
            return Err(self.error("nothing to match"));
        }
        Ok(if nodes.len() == 1 {
            nodes.remove(0)
        } else {
            Node::Sequence(nodes)
        })
    }

    /// One element with its name and repetition; a word with an apostrophe gives two.
    fn item(&mut self, depth: usize, into: &mut Vec<Node>) -> Result<()> {
        let name = self.capture_name();
        let mut nodes = self.atom(depth)?;
        match self.peek() {
            Some(mark @ ('?' | '*' | '+')) if self.ends_after_mark() => {
                self.at += 1;
                let node = join(nodes);
                let (least, most) = match mark {
                    '?' => (0, Some(1)),
                    '*' => (0, None),
                    _ => (1, None),
                };
                nodes = vec![Node::Repeat(Box::new(node), least, most)];
            }
            _ => {}
        }
        match name {
            Some(name) => into.push(Node::Capture(name, Box::new(join(nodes)))),
            None => into.append(&mut nodes),
        }
        Ok(())
    }

    /// A `?` that stands alone is the mark itself; glued to an element it repeats.
    fn ends_after_mark(&self) -> bool {
        self.chars
            .get(self.at + 1)
            .is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '|'))
    }

    fn capture_name(&mut self) -> Option<String> {
        let mut end = self.at;
        while self
            .chars
            .get(end)
            .is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_')
        {
            end += 1;
        }
        if end > self.at && self.chars.get(end) == Some(&'=') {
            let name = self.chars.get(self.at..end)?.iter().collect();
            self.at = end + 1;
            Some(name)
        } else {
            None
        }
    }

    fn until(&mut self, close: char) -> Result<String> {
        let start = self.at;
        while let Some(c) = self.peek() {
            if c == close {
                let inside = self
                    .chars
                    .get(start..self.at)
                    .unwrap_or(&[])
                    .iter()
                    .collect();
                self.at += 1;
                return Ok(inside);
            }
            self.at += 1;
        }
        Err(self.error(&format!("`{close}` is missing")))
    }

    fn atom(&mut self, depth: usize) -> Result<Vec<Node>> {
        let Some(c) = self.peek() else {
            return Err(self.error("nothing to match"));
        };
        match c {
            '(' => {
                self.at += 1;
                let node = self.alternatives(depth + 1)?;
                if self.peek() != Some(')') {
                    return Err(self.error("`)` is missing"));
                }
                self.at += 1;
                Ok(vec![node])
            }
            '<' => {
                self.at += 1;
                Ok(vec![Node::Lemma(self.until('>')?)])
            }
            _ => {
                let word = self.word();
                self.plain(&word)
            }
        }
    }

    /// Reads up to white space, a bracket of groups, or a repetition mark that ends the element.
    fn word(&mut self) -> String {
        let start = self.at;
        while let Some(c) = self.peek() {
            if c.is_whitespace() || matches!(c, '(' | ')' | '|' | '[') {
                break;
            }
            if matches!(c, '?' | '*' | '+') && self.at > start && self.ends_after_mark() {
                break;
            }
            self.at += 1;
        }
        if self.at == start {
            self.at += 1;
        }
        self.chars
            .get(start..self.at)
            .unwrap_or(&[])
            .iter()
            .collect()
    }

    fn plain(&mut self, word: &str) -> Result<Vec<Node>> {
        match word {
            "_" => return Ok(vec![Node::Any]),
            ".." => return Ok(vec![Node::Gap(false)]),
            "..." => return Ok(vec![Node::Gap(true)]),
            "^" => return Ok(vec![Node::Start]),
            "$" => return Ok(vec![Node::End]),
            _ => {}
        }
        if let Some(list) = word.strip_prefix('@') {
            return Ok(vec![Node::List(list.to_string())]);
        }
        if NAMES.contains(&word) {
            let constraints = if self.peek() == Some('[') {
                self.at += 1;
                let inside = self.until(']')?;
                self.constraints(&inside)?
            } else {
                Vec::new()
            };
            return Ok(vec![Node::Named(word.to_string(), constraints)]);
        }
        if word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase()) {
            return Err(self.error(&format!("unknown tag or chunk `{word}`")));
        }
        // The tokeniser makes « d’après » two tokens.
        let mut nodes = Vec::new();
        let mut rest = word;
        while let Some(cut) = rest.find(['’', '\'']) {
            let len = rest[cut..].chars().next().map_or(1, char::len_utf8);
            let (head, tail) = rest.split_at(cut + len);
            if tail.is_empty() {
                break;
            }
            nodes.push(Node::Word(head.to_string()));
            rest = tail;
        }
        nodes.push(Node::Word(rest.to_string()));
        Ok(nodes)
    }

    fn constraints(&self, inside: &str) -> Result<Vec<Constraint>> {
        let mut all = Vec::new();
        for part in inside.split(';') {
            let Some((name, value)) = part.split_once('=') else {
                return Err(self.error(&format!("constraint `{part}` has no `=`")));
            };
            let (name, negated) = name.strip_suffix('!').map_or((name, false), |n| (n, true));
            all.push(Constraint {
                name: name.trim().to_string(),
                negated,
                values: value.split('|').map(|v| v.trim().to_string()).collect(),
            });
        }
        Ok(all)
    }
}

fn join(mut nodes: Vec<Node>) -> Node {
    if nodes.len() == 1 {
        nodes.remove(0)
    } else {
        Node::Sequence(nodes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_the_shape() {
        let node = parse("speaker=NP cue=VG[lemma=@reporting.neutral] que content=CLAUSE $")
            .expect("parses");
        let Node::Sequence(nodes) = node else {
            panic!("a sequence")
        };
        assert_eq!(nodes.len(), 5);
        assert_eq!(nodes[2], Node::Word("que".into()));
        assert_eq!(nodes[4], Node::End);
    }

    #[test]
    fn splits_elided_words_and_keeps_marks() {
        let parsed = |t: &str| parse(t).expect("parses");
        assert_eq!(
            parsed("d’après"),
            Node::Sequence(vec![Node::Word("d’".into()), Node::Word("après".into())])
        );
        assert_eq!(parsed("?"), Node::Word("?".into()));
        assert!(matches!(parsed("de?"), Node::Repeat(..)));
        assert!(matches!(parsed("( a | b c )"), Node::Alternatives(_)));
    }

    #[test]
    fn says_where_it_breaks() {
        for (text, wanted) in [
            ("( a", "`)` is missing"),
            ("a )", "without `(`"),
            ("<dire", "`>` is missing"),
            ("NN", "unknown tag or chunk `NN`"),
            ("VERB[tense]", "has no `=`"),
            ("", "nothing to match"),
        ] {
            let message = parse(text).expect_err(text).message;
            assert!(message.contains(wanted), "{text}: {message}");
        }
    }
}
