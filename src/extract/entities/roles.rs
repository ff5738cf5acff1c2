//! Roles in apposition, both orders (rule E1): « l’ingénieur principal de Google, Luke Sernau », « Solène Aubrac, PDG de Verrelle ».

use super::Entities;
use super::candidate::is_demonym;
use super::rules::{EntityRules, Words};
use super::words;
use crate::french::tags::{Number, Upos};
use crate::pattern::EntityType;
use crate::text::document::{Document, Sentence, Span};
use std::ops::Range;

/// Words of a role at most.
const LONGEST: usize = 14;

/// Fills role and span of role: the longest that touches the name.
pub fn attach(doc: &Document, rules: &EntityRules, found: &mut Entities) {
    for entity in &mut found.entities {
        let nouns = match entity.kind {
            EntityType::Person => &rules.persons,
            EntityType::Organization => &rules.organizations,
            _ => continue,
        };
        let finder = Finder {
            doc,
            rules,
            nouns,
            person: entity.kind == EntityType::Person,
        };
        let mut best: Option<Range<usize>> = None;
        for span in &entity.mentions {
            let tokens = doc.token_from(span.start)..doc.token_from(span.end);
            let Some(sentence) = doc
                .sentence_at(span.start)
                .and_then(|i| doc.sentences.get(i))
            else {
                continue;
            };
            for role in [
                finder.before(&tokens, sentence),
                finder.after(&tokens, sentence),
            ]
            .into_iter()
            .flatten()
            {
                if best.as_ref().is_none_or(|b| role.len() > b.len()) {
                    best = Some(role);
                }
            }
        }
        if let Some(role) = best {
            let span = doc.span_of(role.clone());
            entity.role = Some(text(doc, &role, span));
            entity.role_span = Some(span);
        }
    }
}

/// The role as printed inside a sentence: the capital of a sentence start is lowered.
fn text(doc: &Document, role: &Range<usize>, span: Span) -> String {
    let text = doc.str(span);
    let capital =
        words::has_capital(doc.form(role.start)) && !words::is_upper(doc.form(role.start));
    let opening = doc
        .sentence_at(span.start)
        .and_then(|i| doc.sentences.get(i))
        .is_some_and(|s| words::at_opening(doc, s, role.start));
    if capital && opening {
        let mut chars = text.chars();
        let first: String = chars
            .next()
            .map(|c| c.to_lowercase().collect())
            .unwrap_or_default();
        return first + chars.as_str();
    }
    text.to_string()
}

struct Finder<'a> {
    doc: &'a Document,
    rules: &'a EntityRules,
    nouns: &'a Words,
    person: bool,
}

impl Finder<'_> {
    fn upos(&self, at: usize) -> Upos {
        self.doc.tokens.get(at).map_or(Upos::X, |t| t.upos)
    }

    fn is_role_noun(&self, at: usize) -> bool {
        let Some(token) = self.doc.tokens.get(at) else {
            return false;
        };
        let listed = self.nouns.has(token.lemma_key) || self.nouns.has(token.form_key);
        let kin = self.rules.kin.has(token.lemma_key) || self.rules.kin.has(token.form_key);
        listed
            && !kin
            && !self.rules.not_roles.has(token.lemma_key)
            && token.features.number != Some(Number::Plural)
            && matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj)
    }

    /// True for a token that a role may hold.
    fn fits(&self, at: usize) -> bool {
        let form = self.doc.form(at);
        match self.upos(at) {
            Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num | Upos::X => true,
            Upos::Det => !matches!(
                form,
                "son" | "sa" | "ses" | "leur" | "leurs" | "mon" | "ma" | "notre" | "votre"
            ),
            Upos::Adp => matches!(
                form,
                "de" | "d’"
                    | "du"
                    | "des"
                    | "à"
                    | "au"
                    | "aux"
                    | "en"
                    | "chez"
                    | "pour"
                    | "près"
                    | "auprès"
                    | "sur"
                    | "sous"
                    | "dans"
                    | "contre"
                    | "ès"
            ),
            Upos::Cconj => form == "et",
            Upos::Punct => form == "-",
            _ => matches!(
                form,
                "chargé"
                    | "chargée"
                    | "délégué"
                    | "déléguée"
                    | "associé"
                    | "associée"
                    | "élu"
                    | "élue"
                    | "retraité"
                    | "retraitée"
                    | "spécialisé"
                    | "spécialisée"
                    | "vice"
                    | "ex"
            ),
        }
    }

    /// « (le) ROLE NAME », « (le) ROLE, NAME, ».
    fn before(&self, name: &Range<usize>, sentence: &Sentence) -> Option<Range<usize>> {
        let mut stop = name.start;
        let comma = stop > sentence.tokens.start && self.doc.form(stop - 1) == ",";
        if comma {
            let after = self.doc.form(name.end);
            let closed = name.end >= sentence.tokens.end
                || matches!(after, "," | "." | ";" | ":" | ")" | "»" | "!" | "?" | "(");
            if !closed {
                return None;
            }
            stop -= 1;
        }
        // « la section de X » gives X no role.
        if stop == sentence.tokens.start
            || !matches!(
                self.upos(stop - 1),
                Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num | Upos::X
            )
        {
            return None;
        }
        let mut at = stop;
        let mut role = None;
        while at > sentence.tokens.start && stop - at < LONGEST {
            let here = at - 1;
            let form = self.doc.form(here);
            if form == "," || !self.fits(here) {
                break;
            }
            if self.upos(here) == Upos::Cconj {
                break;
            }
            at = here;
            if self.is_role_noun(here) {
                let start = self.with_adjectives(here, sentence);
                let before = start.checked_sub(1).filter(|b| *b >= sentence.tokens.start);
                let determined = before.is_none_or(|b| {
                    matches!(self.upos(b), Upos::Det)
                        || matches!(
                            self.doc.form(b),
                            "du" | "au"
                                | ","
                                | "("
                                | "«"
                                | "et"
                                | "par"
                                | "comme"
                                | ":"
                                | "d’"
                                | "de"
                        )
                        || is_demonym(self.doc, self.rules, b)
                });
                let plural = before.is_some_and(|b| {
                    matches!(
                        self.doc.form(b),
                        "les" | "des" | "aux" | "ces" | "deux" | "trois" | "Les" | "Des"
                    )
                });
                if determined && !plural {
                    role = Some(start..stop);
                }
                // « le président du tribunal, X »: a noun nearer the name may be a complement of a farther one.
                if before.is_some_and(|b| {
                    matches!(
                        self.doc.form(b),
                        "le" | "la" | "l’" | "un" | "une" | "Le" | "La" | "L’" | "Un" | "Une"
                    ) && !b
                        .checked_sub(1)
                        .is_some_and(|p| matches!(self.doc.form(p), "de" | "à"))
                }) {
                    break;
                }
            }
        }
        let role = role?;
        // « Selon le maire de Lyon, Luc Martin … » is no apposition.
        if comma {
            let mut first = role.start;
            while first > sentence.tokens.start && matches!(self.upos(first - 1), Upos::Det) {
                first -= 1;
            }
            let opener = first
                .checked_sub(1)
                .filter(|b| *b >= sentence.tokens.start)
                .map_or("", |b| self.doc.form(b));
            if matches!(opener, "Selon" | "selon" | "après" | "Pour" | "D’après")
                && name.end < sentence.tokens.end
                && self.doc.form(name.end) != ","
            {
                return None;
            }
        }
        (role.len() <= LONGEST && !self.holds_person(&role)).then_some(role)
    }

    /// Adjectives before the noun belong to the role: « ancienne présidente ».
    fn with_adjectives(&self, noun: usize, sentence: &Sentence) -> usize {
        let mut start = noun;
        while start > sentence.tokens.start {
            let before = start - 1;
            let form = self.doc.form(before);
            let small = form.chars().all(char::is_lowercase);
            if (self.upos(before) == Upos::Adj && small)
                || matches!(
                    form,
                    "ex" | "vice"
                        | "ancien"
                        | "ancienne"
                        | "premier"
                        | "Premier"
                        | "première"
                        | "Première"
                )
            {
                start = before;
            } else {
                break;
            }
        }
        start
    }

    /// « NAME, (le) ROLE, », « NAME (ROLE) ».
    fn after(&self, name: &Range<usize>, sentence: &Sentence) -> Option<Range<usize>> {
        let end = sentence.tokens.end;
        let mut at = name.end;
        if at >= end || !matches!(self.doc.form(at), "," | "(") {
            return None;
        }
        at += 1;
        // « Luc Martin, 42 ans, maire … »
        if self.upos(at) == Upos::Num
            && self.doc.form(at + 1) == "ans"
            && matches!(self.doc.form(at + 2), "," | ")")
        {
            at += 3;
        }
        if self.upos(at) == Upos::Det
            || matches!(self.doc.form(at), "le" | "la" | "l’" | "un" | "une")
        {
            if matches!(
                self.doc.form(at),
                "son"
                    | "sa"
                    | "leur"
                    | "mon"
                    | "ma"
                    | "les"
                    | "des"
                    | "ses"
                    | "aucun"
                    | "aucune"
                    | "chaque"
            ) {
                return None;
            }
            at += 1;
        }
        let start = at;
        while at < end && at < start + 3 && !self.is_role_noun(at) {
            let form = self.doc.form(at);
            if self.upos(at) != Upos::Adj
                && !matches!(
                    form,
                    "ex" | "vice" | "ancien" | "ancienne" | "premier" | "première" | "Premier"
                )
            {
                return None;
            }
            at += 1;
        }
        if at >= end || !self.is_role_noun(at) {
            return None;
        }
        at += 1;
        while at < end && at - start < LONGEST && self.fits(at) {
            at += 1;
        }
        // Never end on a small word.
        while at > start
            && matches!(
                self.upos(at - 1),
                Upos::Adp | Upos::Det | Upos::Cconj | Upos::Punct
            )
        {
            at -= 1;
        }
        let next = self.doc.form(at);
        let closed = at >= end
            || matches!(
                next,
                "," | "."
                    | ";"
                    | ":"
                    | ")"
                    | "»"
                    | "!"
                    | "?"
                    | "qui"
                    | "que"
                    | "qu’"
                    | "dont"
                    | "où"
                    | "depuis"
                    | "lors"
                    | "pendant"
                    | "et"
                    | "après"
                    | "avant"
                    | "avec"
                    | "mais"
                    | "("
            )
            || matches!(self.upos(at), Upos::Verb | Upos::Aux | Upos::Pron);
        let role = start..at;
        // « Luc Martin, président du club et Ana Roy, trésorière »: stop before the other person.
        let role = self.without_person(role);
        (closed && !role.is_empty()).then_some(role)
    }

    fn is_first_name(&self, at: usize) -> bool {
        let form = self.doc.form(at);
        words::has_capital(form)
            && self.doc.tokens.get(at).is_some_and(|t| {
                super::candidate::first_name(self.rules, form, t.form_key)
                    .is_some_and(|f| !f.doubtful)
            })
            && words::has_capital(self.doc.form(at + 1))
    }

    fn holds_person(&self, role: &Range<usize>) -> bool {
        self.person
            && role
                .clone()
                .any(|at| self.is_first_name(at) && at + 1 < role.end)
    }

    fn without_person(&self, role: Range<usize>) -> Range<usize> {
        let cut = role.clone().find(|at| {
            *at > role.start && self.doc.form(*at - 1) == "et" && self.is_first_name(*at)
        });
        match cut {
            Some(at) => role.start..at - 1,
            None => role,
        }
    }
}
