//! Patterns as compiled: a small program, the names it captures, and the words that call it.

use super::lists::{List, Lists};
use super::mention::{EntityType, FigureKind};
use super::syntax::{Constraint, Node, parse};
use crate::error::{Error, Result};
use crate::french::tags::{Gender, Number, Tense, Upos};
use crate::text::document::{ChunkKind, Key, key};

/// A mention kind a pattern can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    /// An entity of this type; `None` for any.
    Entity(Option<EntityType>),
    /// A figure of this kind; `None` for any.
    Figure(Option<FigureKind>),
    /// A date.
    Date,
}

/// A compiled test on a token, or on the head of a chunk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Lemma or form is one of these (sorted).
    Lemma(Vec<Key>, bool),
    /// Form is one of these (sorted).
    Form(Vec<Key>, bool),
    /// Verb form.
    Tense(Vec<Tense>, bool),
    /// Gender.
    Gender(Gender, bool),
    /// Number.
    Number(Number, bool),
    /// Person.
    Person(u8, bool),
    /// Negated verb group.
    Negated(bool),
    /// Passive verb group.
    Passive(bool),
    /// Capital at the start.
    Capital(bool),
    /// Finite verb form.
    Finite(bool),
    /// Unknown to the lexicon.
    Unknown(bool),
}

/// An instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Op {
    Word(Key),
    Lemma(Key),
    List(List),
    Tag(Upos, Vec<Test>),
    Chunk(ChunkKind, bool, Vec<Test>),
    Clause,
    Quote,
    Mention(MentionKind),
    Any,
    /// Any token that does not end a clause.
    Inside,
    /// Try the first, then the second.
    Split(usize, usize),
    Jump(usize),
    Open(u8),
    Close(u8),
    Start,
    End,
    Done,
}

/// What must stand in a sentence for a pattern to be tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// One of these forms or lemmas.
    Keys(Vec<Key>),
    /// Nothing in particular.
    Always,
}

/// A compiled pattern.
#[derive(Debug, Clone)]
pub struct Pattern {
    pub(super) ops: Vec<Op>,
    /// Capture names, by number.
    pub names: Vec<String>,
    /// Words that call it.
    pub trigger: Trigger,
    /// As written.
    pub written: String,
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// On a syntax error, an unknown list, feature or value.
    pub fn compile(text: &str, lists: &Lists) -> Result<Pattern> {
        let node = parse(text)?;
        let mut compiler = Compiler {
            ops: Vec::new(),
            names: Vec::new(),
            lists,
        };
        compiler.node(&node)?;
        compiler.ops.push(Op::Done);
        if compiler.ops.len() > 2000 {
            return Err(Error::new("pattern too long"));
        }
        Ok(Pattern {
            trigger: trigger(&node, lists),
            ops: compiler.ops,
            names: compiler.names,
            written: text.to_string(),
        })
    }

    /// True when the pattern begins with `^`.
    pub fn starts_the_sentence(&self) -> bool {
        self.ops.first() == Some(&Op::Start)
    }

    /// Number of a capture.
    pub fn capture(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|n| n == name)
    }
}

struct Compiler<'a> {
    ops: Vec<Op>,
    names: Vec<String>,
    lists: &'a Lists,
}

impl Compiler<'_> {
    fn node(&mut self, node: &Node) -> Result<()> {
        match node {
            Node::Word(word) => self.ops.push(Op::Word(key(word))),
            Node::Lemma(lemma) => self.ops.push(Op::Lemma(key(lemma))),
            Node::List(name) => {
                let list = self.lists.require(name)?.clone();
                self.ops.push(Op::List(list));
            }
            Node::Named(name, constraints) => self.named(name, constraints)?,
            Node::Any => self.ops.push(Op::Any),
            Node::Start => self.ops.push(Op::Start),
            Node::End => self.ops.push(Op::End),
            Node::Gap(across) => {
                // L: split out, step; step: any; jump L — shortest first.
                let at = self.ops.len();
                self.ops.push(Op::Split(at + 3, at + 1));
                self.ops.push(if *across { Op::Any } else { Op::Inside });
                self.ops.push(Op::Jump(at));
            }
            Node::Capture(name, inner) => {
                let number = self
                    .names
                    .iter()
                    .position(|n| n == name)
                    .unwrap_or_else(|| {
                        self.names.push(name.clone());
                        self.names.len() - 1
                    });
                let number = u8::try_from(number)
                    .map_err(|_| Error::new("too many captures in one pattern"))?;
                self.ops.push(Op::Open(number));
                self.node(inner)?;
                self.ops.push(Op::Close(number));
            }
            Node::Sequence(nodes) => {
                for node in nodes {
                    self.node(node)?;
                }
            }
            Node::Alternatives(options) => self.alternatives(options)?,
            Node::Repeat(inner, least, most) => self.repeat(inner, *least, *most)?,
        }
        Ok(())
    }

    fn alternatives(&mut self, options: &[Node]) -> Result<()> {
        let mut jumps = Vec::new();
        for (i, option) in options.iter().enumerate() {
            if i + 1 < options.len() {
                let split = self.ops.len();
                self.ops.push(Op::Done);
                self.node(option)?;
                jumps.push(self.ops.len());
                self.ops.push(Op::Done);
                let next = self.ops.len();
                self.set(split, Op::Split(split + 1, next));
            } else {
                self.node(option)?;
            }
        }
        let end = self.ops.len();
        for jump in jumps {
            self.set(jump, Op::Jump(end));
        }
        Ok(())
    }

    fn repeat(&mut self, inner: &Node, least: usize, most: Option<usize>) -> Result<()> {
        for _ in 0..least {
            self.node(inner)?;
        }
        let split = self.ops.len();
        self.ops.push(Op::Done);
        self.node(inner)?;
        if most.is_none() {
            self.ops.push(Op::Jump(split));
        }
        let end = self.ops.len();
        self.set(split, Op::Split(split + 1, end));
        Ok(())
    }

    fn set(&mut self, at: usize, op: Op) {
        if let Some(slot) = self.ops.get_mut(at) {
            *slot = op;
        }
    }

    fn named(&mut self, name: &str, constraints: &[Constraint]) -> Result<()> {
        let tests = self.tests(constraints)?;
        let chunk = |kind, extended| Op::Chunk(kind, extended, tests.clone());
        let op = match name {
            "NP" => chunk(ChunkKind::NounPhrase, true),
            "NPS" => chunk(ChunkKind::NounPhrase, false),
            "VG" => chunk(ChunkKind::VerbGroup, false),
            "PP" => chunk(ChunkKind::PrepositionalPhrase, false),
            "CLAUSE" => Op::Clause,
            "QUOTE" => Op::Quote,
            _ => match (Upos::parse(name), mention_kind(name)) {
                (Some(upos), _) => Op::Tag(upos, tests),
                (None, Some(kind)) => Op::Mention(kind),
                (None, None) => {
                    return Err(Error::new(format!("unknown name `{name}` in a pattern")));
                }
            },
        };
        self.ops.push(op);
        Ok(())
    }

    fn tests(&self, constraints: &[Constraint]) -> Result<Vec<Test>> {
        constraints.iter().map(|c| self.test(c)).collect()
    }

    fn keys(&self, values: &[String]) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        for value in values {
            match value.strip_prefix('@') {
                Some(name) => keys.extend(&self.lists.require(name)?.words),
                None => keys.push(key(value)),
            }
        }
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }

    fn test(&self, c: &Constraint) -> Result<Test> {
        let wanted = !c.negated;
        let value = c.values.first().map_or("", String::as_str);
        let unknown = || Error::new(format!("`{value}` is no value of `{}`", c.name));
        let yes = match value {
            "yes" => Some(wanted),
            "no" => Some(!wanted),
            _ => None,
        };
        Ok(match c.name.as_str() {
            "lemma" => Test::Lemma(self.keys(&c.values)?, wanted),
            "form" => Test::Form(self.keys(&c.values)?, wanted),
            "tense" => {
                let mut tenses = Vec::new();
                for value in &c.values {
                    tenses.push(Tense::parse(value).ok_or_else(|| {
                        Error::new(format!("`{value}` is no tense")).hint(format!(
                            "one of {}",
                            Tense::NAMES.map(|(_, n)| n).join(", ")
                        ))
                    })?);
                }
                Test::Tense(tenses, wanted)
            }
            "gender" => match value {
                "m" => Test::Gender(Gender::Masculine, wanted),
                "f" => Test::Gender(Gender::Feminine, wanted),
                _ => return Err(unknown()),
            },
            "number" => match value {
                "s" => Test::Number(Number::Singular, wanted),
                "p" => Test::Number(Number::Plural, wanted),
                _ => return Err(unknown()),
            },
            "person" => Test::Person(value.parse().map_err(|_| unknown())?, wanted),
            "neg" => Test::Negated(yes.ok_or_else(unknown)?),
            "passive" => Test::Passive(yes.ok_or_else(unknown)?),
            "cap" => Test::Capital(yes.ok_or_else(unknown)?),
            "finite" => Test::Finite(yes.ok_or_else(unknown)?),
            "unknown" => Test::Unknown(yes.ok_or_else(unknown)?),
            _ => {
                return Err(Error::new(format!("unknown feature `{}` in a pattern", c.name)).hint(
                    "one of lemma, form, tense, gender, number, person, neg, passive, cap, finite, unknown",
                ));
            }
        })
    }
}

fn mention_kind(name: &str) -> Option<MentionKind> {
    use MentionKind::{Date, Entity, Figure};
    Some(match name {
        "entity" => Entity(None),
        "person" => Entity(Some(EntityType::Person)),
        "organization" => Entity(Some(EntityType::Organization)),
        "location" => Entity(Some(EntityType::Location)),
        "product" => Entity(Some(EntityType::Product)),
        "event" => Entity(Some(EntityType::Event)),
        "work" => Entity(Some(EntityType::Work)),
        "group" => Entity(Some(EntityType::Group)),
        "document" => Entity(Some(EntityType::Document)),
        "figure" => Figure(None),
        "money" => Figure(Some(FigureKind::Money)),
        "percent" => Figure(Some(FigureKind::Percent)),
        "count" => Figure(Some(FigureKind::Count)),
        "duration" => Figure(Some(FigureKind::Duration)),
        "measure" => Figure(Some(FigureKind::Measure)),
        "score" => Figure(Some(FigureKind::Score)),
        "ordinal" => Figure(Some(FigureKind::Ordinal)),
        "date" => Date,
        _ => return None,
    })
}

/// The cheapest necessary condition: the shortest set of keys of which one must be present.
fn trigger(node: &Node, lists: &Lists) -> Trigger {
    let list_keys = |name: &str| match lists.get(name) {
        // A phrase is found by its last word, the least common one as a rule.
        Some(list) => {
            let mut keys = list.words.clone();
            keys.extend(
                list.phrases
                    .iter()
                    .filter_map(|p| p.iter().max_by_key(|k| k.0)),
            );
            keys.sort_unstable();
            keys.dedup();
            Trigger::Keys(keys)
        }
        None => Trigger::Always,
    };
    match node {
        Node::Word(word) => Trigger::Keys(vec![key(word)]),
        Node::Lemma(lemma) => Trigger::Keys(vec![key(lemma)]),
        Node::List(name) => list_keys(name),
        Node::Named(_, constraints) => constraints
            .iter()
            .filter(|c| !c.negated && (c.name == "lemma" || c.name == "form"))
            .map(|c| {
                let mut keys = Vec::new();
                for value in &c.values {
                    match value.strip_prefix('@') {
                        Some(name) => match list_keys(name) {
                            Trigger::Keys(more) => keys.extend(more),
                            Trigger::Always => return Trigger::Always,
                        },
                        None => keys.push(key(value)),
                    }
                }
                Trigger::Keys(keys)
            })
            .next()
            .unwrap_or(Trigger::Always),
        Node::Capture(_, inner) => trigger(inner, lists),
        Node::Repeat(inner, least, _) if *least > 0 => trigger(inner, lists),
        Node::Repeat(..) | Node::Any | Node::Gap(_) | Node::Start | Node::End => Trigger::Always,
        Node::Sequence(nodes) => nodes
            .iter()
            .map(|n| trigger(n, lists))
            .min_by_key(|t| match t {
                Trigger::Keys(keys) => (0, common(keys), keys.len()),
                Trigger::Always => (1, false, 0),
            })
            .unwrap_or(Trigger::Always),
        Node::Alternatives(options) => {
            let mut keys = Vec::new();
            for option in options {
                match trigger(option, lists) {
                    Trigger::Keys(more) => keys.extend(more),
                    Trigger::Always => return Trigger::Always,
                }
            }
            keys.sort_unstable();
            keys.dedup();
            Trigger::Keys(keys)
        }
    }
}

/// True when a key is so common that any other trigger is better.
fn common(keys: &[Key]) -> bool {
    [
        ",", ".", "«", "»", "de", "le", "la", "les", "à", "et", "que", "un", "une", "être",
        "avoir", ":", "il",
    ]
    .iter()
    .any(|word| keys.contains(&key(word)))
}
