//! From plan to draft: sections with their sentences, tables, questions, before padding.

use super::messages::Rendered;
use super::sentence::Writer;
use super::{Rules, Speech};
use crate::article::{Article, Block, BlockKind, Faq, Metadata, Origin, Section, Sentence};
use crate::brief::Brief;
use crate::choose::Chooser;
use crate::extract::facts::{Facts, QuotationKind};
use crate::plan::{Line, Paragraph, Plan, SectionPlan};
use crate::text::document::{Document, Span};

/// Writes the draft of a plan.
pub fn realize(
    plan: &Plan,
    document: &Document,
    facts: &Facts,
    brief: &Brief,
    rules: &Rules,
    speech: Speech,
    chooser: &Chooser,
) -> Article {
    let mut drafter = Drafter {
        plan,
        document,
        facts,
        rules,
        chooser,
        writer: Writer::new(document, facts, rules, speech),
    };
    let mut article = Article {
        metadata: Metadata {
            title: plan.title.text.clone(),
            h1: plan.h1.text.clone(),
            description: plan.description.text.clone(),
            slug: plan.slug.clone(),
            keyphrase: plan.keyphrase.clone(),
            keyphrases: plan.keyphrases.clone(),
            genre: plan.genre.clone(),
            domain: plan.domain.clone(),
            language: "fr".to_string(),
            date: brief.date.clone().or_else(|| iso(document.metadata.date.as_deref()?, speech)),
            author: brief.author.clone(),
        },
        ..Article::default()
    };
    for section in &plan.sections {
        if section.role == "faq" {
            article.faq_at = article.sections.len();
        } else {
            article.sections.push(drafter.section(section));
        }
    }
    article.faq = drafter.faq();
    article.recount();
    article
}

struct Drafter<'a> {
    plan: &'a Plan,
    document: &'a Document,
    facts: &'a Facts,
    rules: &'a Rules,
    chooser: &'a Chooser,
    writer: Writer<'a>,
}

impl Drafter<'_> {
    fn section(&mut self, plan: &SectionPlan) -> Section {
        let mut blocks = Vec::new();
        self.writer.open_section();
        for paragraph in &plan.paragraphs {
            self.paragraph(paragraph, &mut blocks);
        }
        blocks.extend(self.message_blocks(&plan.role));
        Section {
            role: plan.role.clone(),
            heading: plan.heading.as_ref().map(|h| h.text.clone()),
            level: plan.level,
            heading_origin: plan.heading.as_ref().map(|h| self.origin_of(h)),
            blocks,
        }
    }

    fn origin_of(&self, line: &Line) -> Origin {
        Origin {
            file: (!line.place.is_empty()).then(|| line.place.clone()),
            ..Origin::template(&line.rule, self.source_spans(&line.spans))
        }
    }

    fn source_spans(&self, spans: &[Span]) -> Vec<[usize; 2]> {
        spans
            .iter()
            .map(|s| self.document.source_span(*s))
            .collect()
    }

    /// A paragraph of statements; a sentence that is one long quotation becomes a block quotation.
    fn paragraph(&mut self, paragraph: &Paragraph, blocks: &mut Vec<Block>) {
        if paragraph.list {
            let sentences: Vec<Sentence> = paragraph
                .statements
                .iter()
                .filter_map(|s| self.writer.verbatim(*s))
                .collect();
            let mut block = Block::new(BlockKind::List, sentences);
            block.ordered = paragraph.ordered;
            blocks.push(block);
            return;
        }
        let mut run: Vec<Sentence> = Vec::new();
        for statement in &paragraph.statements {
            if self.is_block_quotation(*statement) {
                if let Some(sentence) = self.writer.verbatim(*statement) {
                    if !run.is_empty() {
                        blocks.push(Block::new(BlockKind::Paragraph, std::mem::take(&mut run)));
                    }
                    match blocks.last_mut() {
                        Some(last) if last.kind == BlockKind::Quote && run.is_empty() => {
                            last.sentences.push(sentence)
                        }
                        _ => blocks.push(Block::new(BlockKind::Quote, vec![sentence])),
                    }
                }
                continue;
            }
            let opens = run.is_empty();
            run.extend(self.writer.write(*statement, opens));
        }
        if !run.is_empty() {
            blocks.push(Block::new(BlockKind::Paragraph, run));
        }
    }

    /// A sentence that opens with a quotation of several sentences or of thirty words and more.
    fn is_block_quotation(&self, statement: usize) -> bool {
        let Some(sentence) = self.facts.statements.get(statement).and_then(|s| {
            self.document
                .sentences
                .get(s.sentence)
                .map(|x| (s.sentence, x))
        }) else {
            return false;
        };
        let (number, sentence) = sentence;
        self.facts.quotations.iter().any(|q| {
            let text = self.document.str(q.span);
            let long = crate::article::count_words(text) >= 30 || text.contains(". ");
            q.sentence == number
                && q.kind == QuotationKind::Direct
                && q.outer.start == sentence.span.start
                && (long || q.carried)
                && !q.speaker_name.is_empty()
        })
    }

    /// Messages of a section, as a list, a table or a paragraph, as their role wants.
    fn message_blocks(&self, role: &str) -> Vec<Block> {
        let rendered = self.rules.messages.of_section(
            role,
            &self.plan.records,
            self.plan.genre.as_deref(),
            self.chooser,
        );
        if rendered.is_empty() {
            return Vec::new();
        }
        let kind = match role {
            "essentiel" | "reperes" => BlockKind::List,
            "chiffres" => BlockKind::Table,
            _ => BlockKind::Paragraph,
        };
        let sentences: Vec<Sentence> = rendered
            .iter()
            .flat_map(|r| {
                r.lines
                    .iter()
                    .map(move |line| self.message_sentence(line, r, kind))
            })
            .collect();
        if kind == BlockKind::Table && sentences.len() < 2 {
            return Vec::new();
        }
        vec![Block::new(kind, sentences)]
    }

    fn message_sentence(&self, line: &str, rendered: &Rendered, kind: BlockKind) -> Sentence {
        let mut sentence = Sentence::new(
            line,
            Origin::template(&rendered.template, self.source_spans(&rendered.spans)),
        );
        if kind == BlockKind::Table {
            sentence.text.truncate(sentence.text.trim_end_matches('.').len());
        }
        if kind != BlockKind::Paragraph {
            sentence.label = line.find(" : ").unwrap_or(0);
        }
        sentence
    }

    fn faq(&self) -> Vec<Faq> {
        let mut all = Vec::new();
        for question in &self.plan.questions {
            all.push(Faq {
                question: question.question.text.clone(),
                answer: question
                    .answer
                    .iter()
                    .map(|a| Sentence::new(&a.text, self.origin_of(a)))
                    .collect(),
            });
        }
        for rendered in self.rules.messages.of_section(
            "faq",
            &self.plan.records,
            self.plan.genre.as_deref(),
            self.chooser,
        ) {
            let mut lines = rendered.lines.iter();
            let Some(question) = lines.next() else {
                continue;
            };
            let answer: Vec<Sentence> = lines
                .map(|l| self.message_sentence(l, &rendered, BlockKind::Paragraph))
                .collect();
            if all.len() < 5 && !answer.is_empty() {
                all.push(Faq {
                    question: question.clone(),
                    answer,
                });
            }
        }
        all
    }
}

/// A date of the source as ISO: « 20 mars 2016 » → `2016-03-20`; one already so is kept.
fn iso(written: &str, speech: Speech) -> Option<String> {
    if crate::french::dates::Date::parse(written).is_some() {
        return Some(written.to_string());
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    words.windows(3).find_map(|w| {
        let [day, month, year] = w else { return None };
        let day: u8 = day.trim_end_matches("er").parse().ok()?;
        let year: u16 = year.parse().ok()?;
        let month = speech.french.dates.month_number(month)?;
        let iso = format!("{year:04}-{month:02}-{day:02}");
        crate::french::dates::Date::parse(&iso).map(|_| iso)
    })
}
