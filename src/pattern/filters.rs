//! Filters of rewriting rules: from a piece of the parsed sentence to what is written. A filter
//! answers `None` when it cannot be sure, and the rule is refused.

use super::matcher::Match;
use super::mention::MentionOf;
use super::rewrite::Scope;
use crate::french::lexicon::{self, Lexicon, Mood, Pos};
use crate::french::tags::{Features, Gender, Number, Tense, Upos};
use crate::text::document::{Document, Token};
use std::ops::Range;

/// A piece of a sentence on its way to the page.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What will be written.
    pub text: String,
    /// The tokens it comes from.
    pub tokens: Range<usize>,
    /// True once the text is no longer the source's own at its start.
    pub changed: bool,
}

/// A filter: scope, match (for filters that look at another capture), piece, argument.
pub type Filter = fn(&Scope, &Match, Piece, &str) -> Option<Piece>;

/// Names of the filters.
pub const NAMES: [&str; 16] = [
    "full",
    "bare",
    "le",
    "ce",
    "un",
    "de",
    "a",
    "il",
    "present",
    "unbackshift",
    "cap",
    "before",
    "after",
    "inverted",
    "third",
    "role",
];

/// The filter of this name.
pub fn by_name(name: &str) -> Option<Filter> {
    Some(match name {
        "full" => full,
        "bare" => bare,
        "le" => le,
        "ce" => ce,
        "un" => un,
        "de" => de,
        "a" => a,
        "il" => il,
        "present" => present,
        "unbackshift" => unbackshift,
        "cap" => cap,
        "before" => before,
        "after" => after,
        "inverted" => inverted,
        "third" => third,
        "role" => role,
        _ => return None,
    })
}

impl Piece {
    /// The source's own words.
    pub fn new(scope: &Scope, tokens: Range<usize>) -> Piece {
        Piece {
            text: scope.scene.document.text_of(tokens.clone()).to_string(),
            tokens,
            changed: false,
        }
    }

    fn with(mut self, text: String) -> Piece {
        self.text = text;
        self.changed = true;
        self
    }

    /// The text, its capital lowered when it opened the sentence and no longer does.
    pub fn settled(self, scope: &Scope, first: bool) -> String {
        let opens = scope
            .scene
            .document
            .sentences
            .get(scope.sentence)
            .is_some_and(|s| s.tokens.start == self.tokens.start);
        if opens && !first && !self.changed {
            lower_first(scope.scene.document, self.tokens.start, &self.text)
        } else {
            self.text
        }
    }
}

/// The text without its first capital, unless the first token is a name, an acronym or a quotation.
pub fn lower_first(document: &Document, token: usize, text: &str) -> String {
    let Some(first) = document.tokens.get(token) else {
        return text.to_string();
    };
    let form = document.str(first.span);
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    if first.upos == Upos::Propn || capitals > 1 || (first.unknown && !form.ends_with('’')) {
        return text.to_string();
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(c) => c.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The text with a first capital; an opening mark is passed over only when nothing else may be done.
pub fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) => c.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Features of the head of the noun phrase that starts here.
fn head_features(scope: &Scope, tokens: &Range<usize>) -> Option<Features> {
    let document = scope.scene.document;
    let chunk = document.chunks.iter().find(|c| {
        c.tokens.start == tokens.start && c.kind == crate::text::document::ChunkKind::NounPhrase
    })?;
    document.tokens.get(chunk.head).map(|t| t.features)
}

fn entity_of(scope: &Scope, tokens: &Range<usize>) -> Option<usize> {
    scope
        .scene
        .mentions
        .iter()
        .find_map(|m| match m.of {
            MentionOf::Entity(_, index)
                if m.tokens.start >= tokens.start && m.tokens.end <= tokens.end =>
            {
                Some(index)
            }
            _ => None,
        })
        .or_else(|| scope.names.antecedent(tokens.start))
}

fn full(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    // A name alone, or a pronoun, becomes the full name; a description keeps its own words.
    let document = scope.scene.document;
    let alone = scope
        .scene
        .mentions
        .iter()
        .any(|m| m.tokens == piece.tokens);
    let pronoun = piece.tokens.len() == 1
        && document
            .tokens
            .get(piece.tokens.start)
            .is_some_and(|t| t.upos == Upos::Pron);
    if !alone && !pronoun {
        return Some(piece);
    }
    match entity_of(scope, &piece.tokens).and_then(|e| scope.names.full(e)) {
        Some(name) => Some(piece.with(name)),
        None if pronoun => None,
        None => Some(piece),
    }
}

fn role(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let role = entity_of(scope, &piece.tokens).and_then(|e| scope.names.role(e))?;
    Some(piece.with(role))
}

/// The noun phrase without its determiner.
fn bare_text(scope: &Scope, piece: &Piece) -> Option<String> {
    let document = scope.scene.document;
    let first = document.tokens.get(piece.tokens.start)?;
    if first.upos == Upos::Det && piece.tokens.len() > 1 {
        Some(
            document
                .text_of(piece.tokens.start + 1..piece.tokens.end)
                .to_string(),
        )
    } else {
        None
    }
}

fn bare(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let text = bare_text(scope, &piece)?;
    Some(piece.with(text))
}

fn with_determiner(
    scope: &Scope,
    piece: Piece,
    forms: [&str; 3],
    elided: Option<&str>,
) -> Option<Piece> {
    let text = bare_text(scope, &piece)?;
    let features = head_features(scope, &piece.tokens)?;
    let form = match (features.gender, features.number) {
        (_, Some(Number::Plural)) => forms[2],
        (Some(Gender::Masculine), Some(Number::Singular)) => forms[0],
        (Some(Gender::Feminine), Some(Number::Singular)) => forms[1],
        _ => return None,
    };
    let vowel = scope.french.elides(&text);
    let joined = match elided {
        Some(mark) if vowel && features.number != Some(Number::Plural) && mark.ends_with('’') => {
            format!("{mark}{text}")
        }
        Some(word)
            if vowel
                && features.gender == Some(Gender::Masculine)
                && features.number != Some(Number::Plural) =>
        {
            format!("{word} {text}")
        }
        _ => format!("{form} {text}"),
    };
    Some(piece.with(joined))
}

fn le(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    with_determiner(scope, piece, ["le", "la", "les"], Some("l’"))
}

fn ce(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    with_determiner(scope, piece, ["ce", "cette", "ces"], Some("cet"))
}

fn un(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    with_determiner(scope, piece, ["un", "une", "des"], None)
}

fn de(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let text = piece.clone().settled(scope, false);
    Some(piece.with(scope.french.resolve_fragment(&format!("de {text}"))))
}

fn a(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let text = piece.clone().settled(scope, false);
    Some(piece.with(scope.french.resolve_fragment(&format!("à {text}"))))
}

fn il(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let pronoun = pronoun_of(scope, &piece.tokens)?;
    Some(piece.with(pronoun.to_string()))
}

/// « il », « elle », « ils » or « elles » for a noun phrase or a name of known gender.
fn pronoun_of(scope: &Scope, tokens: &Range<usize>) -> Option<&'static str> {
    let entity = entity_of(scope, tokens)
        .filter(|_| scope.scene.mentions.iter().any(|m| m.tokens == *tokens));
    let (gender, plural) = match entity {
        Some(e) => (scope.names.gender(e)?, scope.names.plural(e)),
        None => {
            let features = head_features(scope, tokens)?;
            (features.gender?, features.number? == Number::Plural)
        }
    };
    Some(match (gender, plural) {
        (Gender::Masculine, false) => "il",
        (Gender::Feminine, false) => "elle",
        (Gender::Masculine, true) => "ils",
        (Gender::Feminine, true) => "elles",
    })
}

fn cap(_: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let text = capitalise(&piece.text);
    Some(piece.with(text))
}

fn before(_: &Scope, _: &Match, piece: Piece, argument: &str) -> Option<Piece> {
    let text = format!("{argument}{}", piece.text);
    Some(piece.with(text))
}

fn after(_: &Scope, _: &Match, piece: Piece, argument: &str) -> Option<Piece> {
    let text = format!("{}{argument}", piece.text);
    Some(piece.with(text))
}

/// Mood and tense of the lexicon for a form we may write.
fn lexicon_tense(tense: Tense) -> Option<(Mood, lexicon::Tense)> {
    Some(match tense {
        Tense::Present => (Mood::Indicative, lexicon::Tense::Present),
        Tense::Imparfait => (Mood::Indicative, lexicon::Tense::Imperfect),
        Tense::Futur => (Mood::Indicative, lexicon::Tense::Future),
        Tense::Conditionnel => (Mood::Conditional, lexicon::Tense::Present),
        _ => return None,
    })
}

/// The same verb in another tense, same person and number.
pub fn conjugated(token: &Token, tense: Tense) -> Option<String> {
    let (mood, time) = lexicon_tense(tense)?;
    let number = match token.features.number? {
        Number::Singular => lexicon::Number::Sing,
        Number::Plural => lexicon::Number::Plur,
    };
    Lexicon::embedded().conjugate(
        &token.lemma,
        mood,
        time,
        token.features.person.unwrap_or(3),
        number,
    )
}

/// Rewrites finite verbs of a range by `change`; `None` from it refuses, `Some(None)` leaves as is.
fn map_verbs(
    document: &Document,
    tokens: Range<usize>,
    change: impl Fn(&Token) -> Option<Option<Tense>>,
) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut at = document.span_of(tokens.clone()).start as usize;
    let mut changes = 0;
    for index in tokens.clone() {
        let token = document.tokens.get(index)?;
        let quoted = document.marks_around(index).is_some();
        if quoted
            || !matches!(token.upos, Upos::Verb | Upos::Aux)
            || !token.features.tense.is_some_and(Tense::is_finite)
        {
            continue;
        }
        if let Some(tense) = change(token)? {
            let form = conjugated(token, tense)?;
            out.push_str(document.text.get(at..token.span.start as usize)?);
            out.push_str(&form);
            at = token.span.end as usize;
            changes += 1;
        }
    }
    out.push_str(
        document
            .text
            .get(at..document.span_of(tokens).end as usize)?,
    );
    Some((out, changes))
}

fn present(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let (text, _) = map_verbs(
        scope.scene.document,
        piece.tokens.clone(),
        |token| match token.features.tense? {
            Tense::Present => Some(None),
            Tense::Imparfait => Some(Some(Tense::Present)),
            _ => None,
        },
    )?;
    // « a déclaré » becomes « déclare »: the compound past is rebuilt from its participle.
    Some(piece.with(text))
}

/// T3: imparfait → présent, plus-que-parfait → passé composé, conditionnel → futur.
fn unbackshift(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let document = scope.scene.document;
    let (text, changes) = map_verbs(document, piece.tokens.clone(), |token| {
        match token.features.tense? {
            Tense::Imparfait => Some(Some(Tense::Present)),
            Tense::Conditionnel => Some(Some(Tense::Futur)),
            Tense::Present | Tense::Futur | Tense::SubjonctifPresent => Some(None),
            _ => None,
        }
    })?;
    if changes == 0 {
        return Some(piece);
    }
    let settled = Piece {
        text,
        tokens: piece.tokens.clone(),
        changed: false,
    }
    .settled(scope, false);
    Some(piece.with(settled))
}

/// « a adopté » + subject → « a-t-il adopté »; the argument names no capture: the subject is the verb group's own.
fn inverted(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let document = scope.scene.document;
    let group = document.chunks.iter().find(|c| {
        c.tokens == piece.tokens && c.kind == crate::text::document::ChunkKind::VerbGroup
    })?;
    let subject = document.chunks.get(group.subject?)?;
    let pronoun = pronoun_of(scope, &subject.tokens)?;
    let verb = piece.tokens.clone().find(|i| {
        document
            .tokens
            .get(*i)
            .is_some_and(|t| t.features.tense.is_some_and(Tense::is_finite))
    })?;
    let form = document.form(verb);
    let link = if form.ends_with(['t', 'd', 'T', 'D']) {
        "-"
    } else {
        "-t-"
    };
    let head = document.text_of(piece.tokens.start..verb + 1);
    let tail = document.text_of(verb + 1..piece.tokens.end);
    let mut text = format!("{head}{link}{pronoun}");
    if !tail.is_empty() {
        text.push(' ');
        text.push_str(tail);
    }
    Some(piece.with(text))
}

/// The finite verb of the group in the third person singular of its own tense (« Qui a remporté … ? »).
fn third(scope: &Scope, _: &Match, piece: Piece, _: &str) -> Option<Piece> {
    let document = scope.scene.document;
    let verb = piece.tokens.clone().find_map(|i| {
        let token = document.tokens.get(i)?;
        token
            .features
            .tense
            .filter(|t| t.is_finite())
            .map(|_| (i, token))
    })?;
    let (index, token) = verb;
    if token.features.number == Some(Number::Singular) {
        return Some(piece);
    }
    let mut singular = token.clone();
    singular.features.number = Some(Number::Singular);
    let form = conjugated(&singular, token.features.tense?)?;
    let head = document.text_of(piece.tokens.start..index);
    let tail = document.text_of(index + 1..piece.tokens.end);
    let text = [head, &form, tail]
        .iter()
        .filter(|t| !t.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    Some(piece.with(text))
}

/// Looks a noun's inflection up, for filters of other stages.
pub fn noun_plural(lemma: &str, gender: Gender) -> Option<String> {
    let gender = match gender {
        Gender::Masculine => lexicon::Gender::Masc,
        Gender::Feminine => lexicon::Gender::Fem,
    };
    Lexicon::embedded().inflect(lemma, Pos::Noun, gender, lexicon::Number::Plur)
}
