//! The planner: groups of statements into sections, then titles, headings and questions.

use super::grouping::{Group, group};
use super::headline::{Candidate, Headliner, capitalised_key, holds, tidy, with_keyphrase};
use super::names::Names;
use super::questions::ask;
use super::records::{Records, records};
use super::rules::Rules;
use super::{Line, Paragraph, Plan, Question, SectionPlan};
use super::{segment, slug};
use crate::brief::Brief;
use crate::extract::facts::{EntityType, Facts, QuotationKind};
use crate::pattern::Scene;
use crate::text::document::{BlockKind, Document};

/// Plans an article.
pub fn plan(
    document: &Document,
    facts: &Facts,
    brief: &Brief,
    rules: &Rules,
    french: &crate::french::compose::Rules,
) -> Plan {
    let scene = Scene {
        document,
        mentions: &facts.scene,
    };
    let names = Names { document, facts };
    let keyphrase = brief
        .keyphrase
        .clone()
        .or_else(|| focus(document, facts, rules))
        .unwrap_or_default();
    let headliner = Headliner {
        scene,
        facts,
        names: &names,
        rules,
        french,
        keyphrase: &keyphrase,
    };
    let genre = brief.genre.clone().or_else(|| facts.genre.clone());
    let mut planner = Planner {
        document,
        facts,
        rules,
        headliner: &headliner,
    };
    let (sections, lead) = planner.sections(genre.as_deref(), brief);
    let used: Vec<usize> = sections
        .iter()
        .flat_map(|s| &s.paragraphs)
        .flat_map(|p| p.statements.iter().copied())
        .collect();
    let heads = planner.heads(&lead, &used, brief);
    let questions = planner.questions(&used);
    let points = planner.points(&sections);
    let mut keyphrases = vec![keyphrase.clone()];
    keyphrases.extend(
        facts
            .keyphrases
            .iter()
            .map(|k| k.text.clone())
            .filter(|k| *k != keyphrase),
    );
    keyphrases.retain(|k| !k.is_empty());
    Plan {
        slug: planner.slug(&keyphrase),
        title: heads.0,
        h1: heads.1,
        description: heads.2,
        keyphrases,
        genre: genre.filter(|g| rules.schemas.knows(g)),
        domain: facts.domain.clone(),
        sections,
        questions,
        records: Records {
            points,
            ..records(document, facts, &keyphrase)
        },
        keyphrase,
    }
}

struct Planner<'a> {
    document: &'a Document,
    facts: &'a Facts,
    rules: &'a Rules,
    headliner: &'a Headliner<'a>,
}

impl Planner<'_> {
    /// Sections in the order of the schema, and the statements of the lead.
    fn sections(&mut self, genre: Option<&str>, brief: &Brief) -> (Vec<SectionPlan>, Vec<usize>) {
        let Some(schema) = self.rules.schemas.of(genre) else {
            return (Vec::new(), Vec::new());
        };
        let mut groups = group(self.headliner.scene, self.facts, self.rules);
        let lead = self.take_lead(&mut groups);
        let most = brief
            .max_words
            .map_or(self.rules.scores.body_words, |m| m.saturating_sub(m / 4));
        self.condense(&mut groups, most);
        for g in &mut groups {
            g.role = g
                .role
                .take()
                .filter(|r| !schema.keep_order && schema.sections.contains(r));
        }
        let mut sections = Vec::new();
        let mut families: Vec<String> = schema.avoid_headings.clone();
        for role in &schema.sections {
            match role.as_str() {
                "lead" => sections.push(SectionPlan {
                    role: role.clone(),
                    heading: None,
                    level: 0,
                    paragraphs: self.paragraphs(&[&lead]),
                }),
                "corps" => {
                    let body: Vec<&Group> = groups.iter().filter(|g| g.role.is_none()).collect();
                    sections.extend(self.body(&body, &mut families));
                }
                _ => {
                    let own: Vec<&Group> = groups
                        .iter()
                        .filter(|g| g.role.as_deref() == Some(role))
                        .collect();
                    let label = self.rules.scores.labels.get(role).map(|text| Line {
                        text: text.clone(),
                        rule: format!("label/{role}"),
                        ..Line::default()
                    });
                    let heading = if own.is_empty() {
                        label
                    } else {
                        self.heading(&own, &mut families)
                    };
                    sections.push(SectionPlan {
                        role: role.clone(),
                        heading,
                        level: 2,
                        paragraphs: self.paragraphs(&own),
                    });
                }
            }
        }
        (sections, lead.statements)
    }

    /// The first groups, until the lead is long enough.
    fn take_lead(&self, groups: &mut Vec<Group>) -> Group {
        let mut lead = Group {
            statements: Vec::new(),
            role: None,
            block: 0,
            words: 0,
            free: true,
        };
        let [least, most] = self.rules.scores.lead_words;
        while let Some(first) = groups.first() {
            let list = self.is_list(first);
            if lead.words >= least || list || (lead.words > 0 && lead.words + first.words > most) {
                break;
            }
            let first = groups.remove(0);
            lead.block = first.block;
            lead.words += first.words;
            lead.statements.extend(first.statements);
        }
        lead
    }

    fn is_list(&self, group: &Group) -> bool {
        self.document
            .blocks
            .get(group.block)
            .is_some_and(|b| matches!(b.kind, BlockKind::ListItem(_)))
    }

    /// Leaves out the groups of lowest rank until the words fit; order is kept.
    fn condense(&self, groups: &mut Vec<Group>, most: usize) {
        let rank = |g: &Group| -> f64 {
            let sum: f64 = g
                .statements
                .iter()
                .filter_map(|s| self.facts.statements.get(*s))
                .map(|s| s.rank)
                .sum();
            sum / g.statements.len().max(1) as f64
        };
        let mut total: usize = groups.iter().map(|g| g.words).sum();
        while total > most && groups.len() > 2 {
            let worst = (0..groups.len()).min_by(|a, b| {
                let (a, b) = (
                    groups.get(*a).map_or(1.0, rank),
                    groups.get(*b).map_or(1.0, rank),
                );
                a.total_cmp(&b)
            });
            let Some(worst) = worst else { break };
            total -= groups.remove(worst).words;
        }
    }

    fn body(&self, body: &[&Group], families: &mut Vec<String>) -> Vec<SectionPlan> {
        let contents: Vec<_> = body
            .iter()
            .map(|g| {
                let sentences = g
                    .statements
                    .iter()
                    .filter_map(|s| self.facts.statements.get(*s))
                    .map(|s| s.sentence);
                segment::content(self.document, sentences)
            })
            .collect();
        let total: usize = body.iter().map(|g| g.words).sum();
        let [wanted, most] = self.rules.scores.section_words;
        // Sections of even length: as many as the wanted length suggests.
        let count = (total + wanted / 2) / wanted.max(1);
        let even = if count > 1 {
            total / count
        } else {
            total.max(1)
        };
        let ends = segment::cut(body, &contents, even, most);
        let mut sections = Vec::new();
        let mut start = 0;
        for end in ends {
            let run = body.get(start..end).unwrap_or(&[]);
            sections.push(SectionPlan {
                role: "corps".to_string(),
                heading: self.heading(run, families),
                level: 2,
                paragraphs: self.paragraphs(run),
            });
            start = end;
        }
        sections
    }

    /// Paragraphs: a new one at each block of the source, or when it grows too long.
    fn paragraphs(&self, groups: &[&Group]) -> Vec<Paragraph> {
        let mut out: Vec<(Paragraph, usize, usize)> = Vec::new();
        for group in groups {
            let list = match self.document.blocks.get(group.block).map(|b| b.kind) {
                Some(BlockKind::ListItem(ordered)) => Some(ordered),
                _ => None,
            };
            let fits = out.last().is_some_and(|(paragraph, block, words)| {
                if list.is_some() {
                    paragraph.list && group.block.abs_diff(*block) <= 1
                } else {
                    !paragraph.list
                        && (*block == group.block || *words < 25)
                        && words + group.words <= self.rules.scores.paragraph_words
                }
            });
            match out.last_mut() {
                Some((paragraph, block, words)) if fits => {
                    paragraph.statements.extend(&group.statements);
                    *block = group.block;
                    *words += group.words;
                }
                _ => out.push((
                    Paragraph {
                        statements: group.statements.clone(),
                        list: list.is_some(),
                        ordered: list == Some(true),
                    },
                    group.block,
                    group.words,
                )),
            }
        }
        out.into_iter()
            .map(|(p, _, _)| p)
            .filter(|p| !p.statements.is_empty())
            .collect()
    }

    /// The best heading for these groups; a family is not used twice in a row.
    fn heading(&self, groups: &[&Group], families: &mut Vec<String>) -> Option<Line> {
        let statements: Vec<usize> = groups
            .iter()
            .flat_map(|g| g.statements.iter().copied())
            .collect();
        let mut candidates = self.headliner.candidates(&statements, "heading");
        candidates.extend(self.quote_headings(&statements));
        candidates.sort_by(|a, b| {
            b.score
                .cmp(&a.score)
                .then_with(|| a.line.text.cmp(&b.line.text))
        });
        let last = families.last().cloned();
        let used: Vec<String> = families
            .iter()
            .filter(|f| f.contains(' '))
            .cloned()
            .collect();
        let best = candidates
            .iter()
            .filter(|c| !used.contains(&c.line.text))
            .max_by_key(|c| {
                c.score
                    - if Some(&c.family) == last.as_ref() {
                        15
                    } else {
                        0
                    }
            })
            .cloned()?;
        families.push(best.line.text.clone());
        families.push(best.family.clone());
        Some(best.line)
    }

    /// « {fragment} » : {speaker} — short quotations as headings (H-quote).
    fn quote_headings(&self, statements: &[usize]) -> Vec<Candidate> {
        let sentences: Vec<usize> = statements
            .iter()
            .filter_map(|s| self.facts.statements.get(*s))
            .map(|s| s.sentence)
            .collect();
        self.facts
            .quotations
            .iter()
            .filter(|q| {
                sentences.contains(&q.sentence) && q.usable && q.kind != QuotationKind::Other
            })
            .filter(|q| {
                super::records::has_sure_speaker(self.document, q)
                    && q.speaker_name.chars().count() <= 30
            })
            .filter_map(|q| {
                let text = self.document.str(q.span);
                let words = crate::text::document::count_words(text);
                if !(2..=8).contains(&words)
                    || text.contains(['«', '»'])
                    || text.ends_with([',', ':', '…'])
                {
                    return None;
                }
                let mut inside = text.chars();
                let first = inside.next()?;
                let shown: String = first.to_uppercase().chain(inside).collect();
                let line = format!(
                    "« {} », selon {}",
                    shown.trim_end_matches('.'),
                    q.speaker_name
                );
                let fits = line.chars().count() <= self.rules.scores.heading[1];
                fits.then(|| Candidate {
                    line: Line {
                        text: line,
                        rule: "quote/fragment".to_string(),
                        place: String::new(),
                        spans: vec![q.span],
                    },
                    family: "quote".to_string(),
                    score: 14,
                })
            })
            .collect()
    }

    /// Title, main heading, description.
    fn heads(&self, lead: &[usize], used: &[usize], brief: &Brief) -> (Line, Line, Line) {
        let key = self.headliner.keyphrase;
        let lists = &self.rules.lists;
        let source_title = self.facts.title.map(|span| Line {
            text: tidy(self.document.str(span)),
            rule: "title/source".to_string(),
            place: String::new(),
            spans: vec![span],
        });
        // The title of the source, then the lead: what is deep in the text is not the news.
        let titled = (0..self.facts.statements.len()).filter(|n| {
            self.facts
                .statements
                .get(*n)
                .and_then(|s| self.document.sentences.get(s.sentence))
                .and_then(|s| self.document.blocks.get(s.block))
                .is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Summary))
        });
        let mut near: Vec<usize> = titled.collect();
        near.extend(lead);
        let mut pool: Vec<usize> = near.clone();
        pool.extend(used.iter().filter(|s| !lead.contains(s)));
        let opening = self
            .document
            .sentences
            .get(4)
            .map_or(i32::MAX, |s| s.span.end as i32);
        let pick = |serves: &str, most: usize, other: Option<&str>| -> Option<Line> {
            let mut all: Vec<Candidate> = Vec::new();
            let first: &[usize] = &near;
            for candidate in self.headliner.candidates(first, serves) {
                let position = candidate.line.spans.first().map_or(0, |s| s.start) as i32;
                let nearness = if position < opening { 30 } else { 0 };
                let mut with = candidate.clone();
                with.score += nearness;
                let shares = !super::headline::content_words(&with.line.text, lists)
                    .is_disjoint(&super::headline::content_words(key, lists));
                if !shares && !key.is_empty() {
                    with.line.text = with_keyphrase(key, &with.line.text);
                    with.score += 6;
                }
                all.push(with);
                all.push(candidate);
            }
            all.into_iter()
                .filter(|c| {
                    c.line.text.chars().count() <= most
                        && !other.is_some_and(|o| same_words(&c.line.text, o, lists))
                })
                .max_by(|a, b| {
                    let bonus = |c: &Candidate| {
                        c.score
                            + if starts_with_key(&c.line.text, key) {
                                12
                            } else if holds(&c.line.text, key, lists) {
                                8
                            } else {
                                0
                            }
                    };
                    bonus(a)
                        .cmp(&bonus(b))
                        .then_with(|| b.line.text.cmp(&a.line.text))
                })
                .map(|c| c.line)
        };
        let given = brief.title.as_ref().map(|t| Line {
            text: tidy(t),
            rule: "brief/title".to_string(),
            ..Line::default()
        });
        let fallback = || Line {
            text: capitalised_key(key, self.facts, self.document),
            rule: "title/keyphrase".to_string(),
            ..Line::default()
        };
        let most = self.rules.scores.title[1];
        // A title of the source that fits is the SEO title; a longer one is the main heading, and gives a shorter.
        let (title, h1) = match given.or(source_title) {
            Some(own) if own.text.chars().count() <= most => {
                let h1 =
                    pick("h1", self.rules.scores.h1, Some(&own.text)).unwrap_or_else(|| Line {
                        text: format!("{} : {}", own.text, self.rules.scores.h1_tail),
                        rule: "h1/tail".to_string(),
                        ..own.clone()
                    });
                (own, h1)
            }
            Some(own) => {
                let short = shortened(&own.text, most).map(|text| Line {
                    text,
                    rule: "title/shortened".to_string(),
                    ..own.clone()
                });
                let title = short
                    .or_else(|| pick("title", most, Some(&own.text)))
                    .unwrap_or_else(fallback);
                (title, own)
            }
            None => {
                let title = pick("title", most, None).unwrap_or_else(fallback);
                let h1 =
                    pick("h1", self.rules.scores.h1, Some(&title.text)).unwrap_or_else(fallback);
                (title, h1)
            }
        };
        let description = self.description(&pool, &title, &h1);
        (title, h1, description)
    }

    /// One or two whole sentences, then what the article holds; never cut.
    fn description(&self, pool: &[usize], title: &Line, h1: &Line) -> Line {
        let [least, most] = self.rules.scores.description;
        let mut candidates = self.headliner.candidates(pool, "description");
        candidates.retain(|c| c.line.text != title.text && c.line.text != h1.text);
        let tails: Vec<&str> = self
            .rules
            .scores
            .description_tails
            .iter()
            .filter(|t| t.needs.iter().all(|n| self.has_kind(n)))
            .map(|t| t.text.as_str())
            .collect();
        let mut best: Option<(i32, String, Line)> = None;
        let mut offer = |score: i32, text: String, line: &Line| {
            let length = text.chars().count();
            let score = score
                + if (least..=most).contains(&length) {
                    100
                } else {
                    -(length.abs_diff(least) as i32)
                };
            if length <= most
                && best
                    .as_ref()
                    .is_none_or(|(s, t, _)| (score, &text) > (*s, t))
            {
                best = Some((score, text, line.clone()));
            }
        };
        let key = self.headliner.keyphrase;
        for first in candidates.iter().take(12) {
            let base = first.score
                + if holds(&first.line.text, key, &self.rules.lists) {
                    20
                } else {
                    0
                };
            offer(base, format!("{}.", first.line.text), &first.line);
            for (n, tail) in tails.iter().enumerate() {
                offer(
                    base - n as i32,
                    format!("{}. {tail}", first.line.text),
                    &first.line,
                );
            }
        }
        for tail in &tails {
            offer(-50, format!("{}. {tail}", h1.text), h1);
            offer(-60, format!("{}. {tail}", title.text), title);
        }
        best.map_or_else(
            || Line {
                text: format!("{}.", title.text),
                ..title.clone()
            },
            |(_, text, line)| Line { text, ..line },
        )
    }

    fn has_kind(&self, kind: &str) -> bool {
        match kind {
            "citations" => self
                .facts
                .quotations
                .iter()
                .any(|q| q.kind == QuotationKind::Direct && q.usable),
            "chiffres" => self.facts.figures.len() >= 2,
            "dates" => self.facts.dates.iter().any(|d| d.value.is_some()),
            "reactions" => self.facts.records.iter().any(|r| r == "no_comment"),
            _ => false,
        }
    }

    /// Questions of different families, at most six; the answer's statement is not asked twice.
    fn questions(&self, used: &[usize]) -> Vec<Question> {
        let mut kept: Vec<super::questions::Asked> = Vec::new();
        for asked in ask(self.headliner, used) {
            let same_family = kept.iter().filter(|k| k.family == asked.family).count();
            if same_family < 2
                && !kept.iter().any(|k| k.statement == asked.statement)
                && kept.len() < 6
            {
                kept.push(asked);
            }
        }
        kept.into_iter().map(|k| k.question).collect()
    }

    /// What the body sections are about: one definite noun phrase each, not that of a heading, three at most.
    fn points(&self, sections: &[SectionPlan]) -> Vec<String> {
        let mut points: Vec<String> = Vec::new();
        for section in sections.iter().filter(|s| s.role != "lead") {
            let statements: Vec<usize> = section
                .paragraphs
                .iter()
                .flat_map(|p| p.statements.iter().copied())
                .collect();
            let heading = section.heading.as_ref().map_or("", |h| h.text.as_str());
            let point = self
                .headliner
                .candidates(&statements, "point")
                .into_iter()
                .map(|c| c.line.text)
                .find(|t| t != heading && !points.iter().any(|p| p.eq_ignore_ascii_case(t)));
            if let Some(text) = point {
                let mut chars = text.chars();
                let first: String = chars
                    .next()
                    .map(|c| c.to_lowercase().collect())
                    .unwrap_or_default();
                points.push(first + chars.as_str());
            }
            if points.len() == 3 {
                break;
            }
        }
        points
    }

    fn slug(&self, keyphrase: &str) -> String {
        let mut phrases = vec![keyphrase];
        let mut names: Vec<_> = self
            .facts
            .entities
            .iter()
            .filter(|e| {
                matches!(
                    e.kind,
                    EntityType::Organization | EntityType::Person | EntityType::Location
                )
            })
            .collect();
        names.sort_by_key(|e| std::cmp::Reverse(e.mentions.len()));
        phrases.extend(names.iter().take(2).map(|e| e.name.as_str()));
        phrases.extend(
            self.facts
                .keyphrases
                .iter()
                .skip(1)
                .take(1)
                .map(|k| k.text.as_str()),
        );
        slug::slug(phrases, &self.rules.lists)
    }
}

/// True when two lines say the same with hardly another word.
fn same_words(a: &str, b: &str, lists: &crate::pattern::Lists) -> bool {
    let (a, b) = (
        super::headline::content_words(a, lists),
        super::headline::content_words(b, lists),
    );
    let shared = a.intersection(&b).count();
    shared * 10 >= a.union(&b).count() * 7
}

/// A title cut before its last part, at a comma or a colon, so that what is left is whole and fits.
fn shortened(title: &str, most: usize) -> Option<String> {
    [", ", " – ", " : ", " ; "]
        .iter()
        .filter_map(|mark| title.rfind(mark).and_then(|at| title.get(..at)))
        .filter(|t| {
            (20..=most).contains(&t.chars().count())
                && t.matches('«').count() == t.matches('»').count()
        })
        .max_by_key(|t| t.chars().count())
        .map(tidy)
}

/// The focus keyphrase: a phrase of two or three content words that people would type, made of the words the
/// text uses most, better in its title or first sentence; the best ranked phrase when there is none (rule E5).
fn focus(document: &Document, facts: &Facts, rules: &Rules) -> Option<String> {
    let lower = document.text.to_lowercase();
    let opening: String = document
        .sentences
        .iter()
        .take(2)
        .map(|s| document.str(s.span).to_lowercase())
        .collect::<Vec<_>>()
        .join(" ");
    let words_of = |text: &str| super::headline::content_words(text, &rules.lists);
    let title = facts
        .title
        .map(|t| words_of(document.str(t)))
        .unwrap_or_default();
    let score = |phrase: &str, rank: f64| -> i64 {
        let words: Vec<&str> = phrase
            .split([' ', '’'])
            .filter(|w| !words_of(w).is_empty())
            .collect();
        let heads: usize = words
            .iter()
            .map(|w| lower.matches(&w.to_lowercase()).count())
            .sum();
        let mean = heads as f64 / words.len().max(1) as f64;
        let linked = [
            " à ", " de ", " d’", " du ", " des ", " aux ", " au ", " en ",
        ]
        .iter()
        .any(|l| phrase.contains(l));
        let early = words_of(&opening).intersection(&words_of(phrase)).count() as f64
            / words.len().max(1) as f64;
        let mut score = mean * (1.0 + rank) * (1.0 + early);
        if linked {
            score *= 2.0;
        }
        // « ingénieur de Google » names a person, not a subject.
        let head = words.first().map(|w| crate::text::document::key(w));
        if head.is_some_and(|h| rules.lists.get("speaker.person").is_some_and(|l| l.has(h))) {
            score *= 0.3;
        }
        if !title.is_empty() && words_of(phrase).is_subset(&title) {
            score *= 1.8;
        }
        if phrase.contains('’') && !phrase.contains("d’") {
            score *= 0.95;
        }
        (score * 1000.0) as i64
    };
    let phrases = facts.keyphrases.iter().take(15).filter(|k| {
        let n = words_of(&k.text).len();
        (2..=3).contains(&n)
            && (k.count >= 2
                || k.text.contains(" à ")
                || k.text.contains(" de ")
                || k.text.contains(" d’"))
            && k.text.chars().count() <= 40
    });
    phrases
        .map(|k| {
            (
                score(&k.text, k.score),
                std::cmp::Reverse(k.text.chars().count()),
                k.text.clone(),
            )
        })
        .max()
        .map(|(_, _, text)| text)
        .or_else(|| {
            facts
                .keyphrases
                .iter()
                .find(|k| words_of(&k.text).len() >= 2)
                .map(|k| k.text.clone())
        })
        .or_else(|| facts.keyphrases.first().map(|k| k.text.clone()))
}

fn starts_with_key(text: &str, key: &str) -> bool {
    !key.is_empty() && text.to_lowercase().starts_with(&key.to_lowercase())
}
