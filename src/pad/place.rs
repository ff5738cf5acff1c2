//! Placing items: a definition after the paragraph that uses the term, a way of reading at the end of
//! its section, context and stakes in sections of their own, next steps at the end.

use super::item::{Bank, Item, Role};
use super::select::{Offer, offers};
use crate::article::{Article, Block, BlockKind, Faq, Origin, Section, Sentence, count_words};
use crate::choose::Chooser;
use crate::extract::facts::Facts;
use crate::text::document::Document;
use std::collections::BTreeSet;

/// What padding aims at.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Words of the body at least.
    pub floor: usize,
    /// Share of bank words at most, while the floor allows.
    pub share: f64,
}

/// Completes a draft from the banks. The draft's sentences know the source sentences they come from.
pub fn pad(
    mut article: Article,
    bank: &Bank,
    document: &Document,
    facts: &Facts,
    target: Target,
    chooser: &Chooser,
) -> Article {
    let genre = article.metadata.genre.clone();
    let offers = offers(bank, document, facts, genre.as_deref(), chooser);
    article.recount();
    let mut state = State {
        document,
        used: BTreeSet::new(),
        terms: BTreeSet::new(),
        target,
        crowded: 2,
        most_definitions: 2,
        asked: 0,
    };
    // One closing item and up to two definitions answer what readers ask, whatever the length.
    for offer in &offers {
        if offer.item.written.role == Role::Suite && state.central(offer) {
            state.print(&mut article, offer);
            break;
        }
    }
    // In turn, so that no role fills the article alone; best score first inside a role.
    let order = [
        Role::Glossaire,
        Role::Lire,
        Role::Enjeux,
        Role::Glossaire,
        Role::Contexte,
        Role::Lire,
    ];
    let mut turn = 0;
    let mut idle = 0;
    while idle < order.len() {
        if article.words.total >= state.wanted(&article) {
            break;
        }
        let role = order[turn % order.len()];
        turn += 1;
        let next = offers
            .iter()
            .find(|o| o.item.written.role == role && state.may(o, false));
        let printed = next.is_some_and(|o| {
            let done = state.fits(&article, o) && state.print(&mut article, o);
            state.used.insert(o.item.family.clone());
            done
        });
        idle = if printed {
            0
        } else {
            idle + usize::from(next.is_none())
        };
    }
    state.definitions(&mut article, &offers);
    // Still short: what remains, passing mentions included, share or not.
    for offer in &offers {
        if article.words.total >= target.floor {
            break;
        }
        if offer.item.written.role != Role::Suite && state.may(offer, true) {
            state.crowded = 3;
            state.print(&mut article, offer);
        }
    }
    // What a reader may ask of the words left, while the floor is not met.
    state.most_definitions = 4;
    state.definitions(&mut article, &offers);
    article
}

struct State<'a> {
    document: &'a Document,
    used: BTreeSet<String>,
    terms: BTreeSet<String>,
    target: Target,
    /// Bank paragraphs a section takes at most.
    crowded: usize,
    /// Definitions the FAQ takes at most.
    most_definitions: usize,
    asked: usize,
}

impl State<'_> {
    /// The floor and a little over, so that what the guard drops does not take the article under it.
    fn wanted(&self, article: &Article) -> usize {
        let questions = article.faq.len();
        let definitions = if questions < 4 {
            (4 - questions).min(2) * 45
        } else {
            0
        };
        (self.target.floor + self.target.floor / 25).saturating_sub(definitions)
    }

    /// True when the subject of the item is that of the article rather than a passing mention.
    fn central(&self, offer: &Offer) -> bool {
        offer.sentences.is_empty()
            || offer.sentences.len() >= 2
            || offer.sentences.iter().any(|s| *s < 3)
    }

    fn may(&self, offer: &Offer, passing: bool) -> bool {
        let written = &offer.item.written;
        let seen = self.used.contains(&offer.item.family)
            || written
                .term
                .as_ref()
                .is_some_and(|t| self.terms.contains(&t.text.to_lowercase()));
        let passing_allowed = passing || written.role == Role::Glossaire;
        !seen && (passing_allowed || self.central(offer))
    }

    fn fits(&self, article: &Article, offer: &Offer) -> bool {
        let words = item_words(offer.item);
        let bank = article.words.bank + words;
        bank as f64 / (article.words.total + words).max(1) as f64 <= self.target.share
    }

    fn print(&mut self, article: &mut Article, offer: &Offer) -> bool {
        let done = match offer.item.written.role {
            Role::Glossaire => self.after_term(article, offer),
            Role::Lire => self.end_of_section(article, offer),
            Role::Contexte | Role::Enjeux => own_section(article, offer, self.document),
            Role::Suite => conclusion(article, offer, self.document),
        };
        if done {
            self.used.insert(offer.item.family.clone());
            if let Some(term) = &offer.item.written.term {
                self.terms.insert(term.text.to_lowercase());
            }
            article.recount();
        }
        done
    }

    /// Section and block that print one of the sentences calling the item; body sections only.
    fn where_printed(&self, article: &Article, offer: &Offer) -> Option<(usize, usize)> {
        offer.sentences.iter().find_map(|wanted| {
            article
                .sections
                .iter()
                .enumerate()
                .find_map(|(s, section)| {
                    if section.role == "essentiel" {
                        return None;
                    }
                    section
                        .blocks
                        .iter()
                        .position(|b| b.sentences.iter().any(|x| x.of.contains(wanted)))
                        .map(|b| (s, b))
                })
        })
    }

    fn after_term(&self, article: &mut Article, offer: &Offer) -> bool {
        let Some((section, block)) = self.where_printed(article, offer) else {
            return false;
        };
        let Some(section) = article.sections.get_mut(section) else {
            return false;
        };
        // The lead is the news alone, and two definitions in a section are enough.
        let defined = section.blocks.iter().filter(|b| is_bank(b)).count();
        if section.role == "lead" || defined >= self.crowded {
            return false;
        }
        let mut at = block + 1;
        while section.blocks.get(at).is_some_and(is_bank) {
            at += 1;
        }
        section
            .blocks
            .insert(at, paragraph(offer.item, 0, &self.spans(offer)));
        true
    }

    fn end_of_section(&self, article: &mut Article, offer: &Offer) -> bool {
        let place = self
            .where_printed(article, offer)
            .map(|(s, _)| s)
            .filter(|s| article.sections.get(*s).is_some_and(|x| x.role != "lead"))
            .or_else(|| {
                article
                    .sections
                    .iter()
                    .enumerate()
                    .filter(|(_, s)| {
                        s.role == "corps" || s.role == "reactions" || s.role == "origine"
                    })
                    .filter(|(_, s)| !s.blocks.is_empty() && !s.blocks.iter().any(is_bank))
                    .map(|(n, _)| n)
                    .next_back()
            });
        let Some(section) = place.and_then(|s| article.sections.get_mut(s)) else {
            return false;
        };
        if section.blocks.iter().filter(|b| is_bank(b)).count() >= self.crowded {
            return false;
        }
        section
            .blocks
            .push(paragraph(offer.item, 0, &self.spans(offer)));
        true
    }

    /// Definitions as questions, two at most, until the FAQ has four.
    fn definitions(&mut self, article: &mut Article, offers: &[Offer]) {
        for offer in offers {
            let enough = article.faq.len() >= 4 && article.words.total >= self.target.floor;
            if article.faq.len() >= 6 || self.asked >= self.most_definitions || enough {
                break;
            }
            let passing = !self.central(offer) && self.most_definitions < 4;
            if offer.item.written.role != Role::Glossaire || !self.may(offer, true) || passing {
                continue;
            }
            let Some(question) = question(offer.item) else {
                continue;
            };
            let origin = Origin {
                file: Some(offer.item.place.clone()),
                ..Origin::bank(&offer.item.written.id, self.spans(offer))
            };
            article.faq.push(Faq {
                question,
                answer: offer
                    .item
                    .paragraphs
                    .iter()
                    .flatten()
                    .map(|s| Sentence::new(s.clone(), origin.clone()))
                    .collect(),
            });
            self.asked += 1;
            self.used.insert(offer.item.family.clone());
            if let Some(term) = &offer.item.written.term {
                self.terms.insert(term.text.to_lowercase());
            }
            article.recount();
        }
    }

    fn spans(&self, offer: &Offer) -> Vec<[usize; 2]> {
        spans(self.document, offer)
    }
}

fn spans(document: &Document, offer: &Offer) -> Vec<[usize; 2]> {
    offer
        .sentences
        .first()
        .and_then(|s| document.sentences.get(*s))
        .map(|s| vec![document.source_span(s.span)])
        .unwrap_or_default()
}

/// True for a block that holds bank text only.
pub fn is_bank(block: &Block) -> bool {
    !block.sentences.is_empty()
        && block
            .sentences
            .iter()
            .all(|s| s.origin.kind == crate::article::OriginKind::Bank)
}

fn item_words(item: &Item) -> usize {
    item.paragraphs
        .iter()
        .flatten()
        .map(|s| count_words(s))
        .sum()
}

fn paragraph(item: &Item, number: usize, spans: &[[usize; 2]]) -> Block {
    let origin = Origin {
        file: Some(item.place.clone()),
        ..Origin::bank(&item.written.id, spans.to_vec())
    };
    let sentences = item
        .paragraphs
        .get(number)
        .map(|p| {
            p.iter()
                .map(|s| Sentence::new(s.clone(), origin.clone()))
                .collect()
        })
        .unwrap_or_default();
    Block::new(BlockKind::Paragraph, sentences)
}

/// A section with the item's own heading, where the plan left room for its role.
fn own_section(article: &mut Article, offer: &Offer, document: &Document) -> bool {
    let role = match offer.item.written.role {
        Role::Contexte => "contexte",
        _ => "enjeux",
    };
    let Some(heading) = offer.item.written.heading.clone() else {
        return false;
    };
    let spans = spans(document, offer);
    let blocks: Vec<Block> = (0..offer.item.paragraphs.len())
        .map(|n| paragraph(offer.item, n, &spans))
        .collect();
    let Some(at) = article.sections.iter().position(|s| s.role == role) else {
        return false;
    };
    let Some(section) = article.sections.get_mut(at) else {
        return false;
    };
    if section.blocks.is_empty() {
        section.heading_origin = Some(Origin::bank(&offer.item.written.id, spans));
        section.heading = Some(heading);
        section.level = 2;
        section.blocks = blocks;
        return true;
    }
    // A second one stands beside the first, three at most of a role.
    if article.sections.iter().filter(|s| s.role == role).count() >= 3 {
        return false;
    }
    let new = Section {
        role: role.to_string(),
        heading: Some(heading),
        level: 2,
        heading_origin: Some(Origin::bank(&offer.item.written.id, spans)),
        blocks,
    };
    article.sections.insert(at + 1, new);
    if article.faq_at > at {
        article.faq_at += 1;
    }
    true
}

fn conclusion(article: &mut Article, offer: &Offer, document: &Document) -> bool {
    let Some(section) = article
        .sections
        .iter_mut()
        .rev()
        .find(|s| s.role == "conclusion")
    else {
        return false;
    };
    let block = paragraph(offer.item, 0, &spans(document, offer));
    match section.blocks.last_mut() {
        Some(last) if last.kind == BlockKind::Paragraph => last.sentences.extend(block.sentences),
        _ => section.blocks.push(block),
    }
    true
}

/// « Qu’est-ce qu’un modèle d’IA ? », « Que sont les intrants ? » from the term's article.
pub fn question(item: &Item) -> Option<String> {
    let term = item.written.term.as_ref()?;
    let text = term.text.as_str();
    let article = term.article.as_deref().unwrap_or("").replace('\'', "’");
    Some(match article.as_str() {
        "un" | "une" => format!("Qu’est-ce qu’{article} {text} ?"),
        "le" | "la" => format!("Qu’est-ce que {article} {text} ?"),
        "l’" => format!("Qu’est-ce que l’{text} ?"),
        "les" | "des" => format!("Que sont les {text} ?"),
        _ if term.elides == Some(true) => format!("Qu’est-ce qu’{text} ?"),
        _ => format!("Qu’est-ce que {text} ?"),
    })
}
