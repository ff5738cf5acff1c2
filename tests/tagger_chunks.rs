//! Chunks, clauses and subjects of sentences, by tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod plain;

use pigiste::files::Files;
use pigiste::french::parse::{Rules, parse};
use pigiste::text::document::{Chunk, ChunkKind, Document};

fn parsed(text: &str) -> Document {
    let rules = Rules::load(&Files::embedded()).unwrap_or_else(|e| panic!("{e}"));
    let mut document = plain::document(text);
    parse(&mut document, &rules);
    document
}

fn of_kind(document: &Document, kind: ChunkKind) -> Vec<&Chunk> {
    document.chunks.iter().filter(|c| c.kind == kind).collect()
}

/// Checks a table: text → what `read` makes of it.
fn table(cases: &[(&str, &str)], read: impl Fn(&Document) -> String) {
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let found = read(&parsed(text));
        if found != *wanted {
            wrong.push(format!("« {text} »\n   found  {found}\n   wanted {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn noun_phrases_run_from_determiner_to_last_adjective_or_name() {
    table(
        &[
            (
                "Le nouveau maire de la petite ville parle.",
                "Le nouveau maire|la petite ville",
            ),
            (
                "Les deux premières équipes françaises jouent.",
                "Les deux premières équipes françaises",
            ),
            ("M. Jean Dravel habite Paris.", "M. Jean Dravel|Paris"),
            (
                "Un document interne divulgué circule.",
                "Un document interne divulgué",
            ),
            (
                "Un document publié par la presse circule.",
                "Un document|la presse",
            ),
            (
                "Des moyens humains et financiers manquent.",
                "Des moyens humains et financiers",
            ),
            (
                "Ce dernier refuse, les autres aussi.",
                "Ce dernier|les autres",
            ),
            (
                "Plus de 30 élèves et environ 200 parents manifestent.",
                "Plus de 30 élèves et environ 200 parents|Plus de 30 élèves|environ 200 parents",
            ),
            ("La « sauce secrète » plaît.", "La « sauce secrète »"),
            ("Cette année-là, tout change.", "Cette année-là|tout"),
        ],
        |d| {
            let phrases: Vec<&str> = of_kind(d, ChunkKind::NounPhrase)
                .iter()
                .map(|c| d.text_of(c.tokens.clone()))
                .collect();
            phrases.join("|")
        },
    );
}

#[test]
fn prepositional_phrases_hold_their_preposition_whole() {
    table(
        &[
            ("Il vient au milieu de la nuit.", "au milieu de la nuit"),
            ("Elle part pour aider son frère.", "pour aider"),
            ("Grâce aux voisins, il rit.", "Grâce aux voisins"),
            ("D’après le maire, il ment.", "D’après le maire"),
            ("Il avance en chantant.", "en chantant"),
            ("Il va jusqu’à la gare.", "jusqu’à la gare"),
        ],
        |d| {
            let phrases: Vec<&str> = of_kind(d, ChunkKind::PrepositionalPhrase)
                .iter()
                .map(|c| d.text_of(c.tokens.clone()))
                .collect();
            phrases.join("|")
        },
    );
}

#[test]
fn verb_groups_know_head_tense_negation_and_voice() {
    table(
        &[
            ("Il a été tué hier.", "a été tué=tuer present passive"),
            (
                "Ils n’ont pas immédiatement répondu.",
                "n’ont pas immédiatement répondu=répondre present neg",
            ),
            (
                "La ville va supprimer ce poste.",
                "va supprimer=supprimer present",
            ),
            (
                "Le texte doit être examiné.",
                "doit être examiné=examiner present passive",
            ),
            ("Elle est arrivée hier.", "est arrivée=arriver present"),
            (
                "Elle s’est déclarée candidate.",
                "s’est déclarée=déclarer present",
            ),
            (
                "Le club avait, selon lui, menti.",
                "avait, selon lui, menti=mentir imparfait",
            ),
            (
                "Il n’a pas pour autant renoncé.",
                "n’a pas pour autant renoncé=renoncer present neg",
            ),
            (
                "La société vient de publier ses comptes.",
                "vient de publier=publier present",
            ),
            (
                "Le maire ne viendra jamais.",
                "ne viendra jamais=venir futur neg",
            ),
            ("Il le lui donnera.", "le lui donnera=donner futur"),
            ("Le stade est plus grand.", "est=être present"),
        ],
        |d| {
            let groups: Vec<String> = of_kind(d, ChunkKind::VerbGroup)
                .iter()
                .map(|c| {
                    format!(
                        "{}={} {}{}{}",
                        d.text_of(c.tokens.clone()),
                        d.tokens[c.head].lemma,
                        c.features.tense.map_or("", |t| t.as_str()),
                        if c.negated { " neg" } else { "" },
                        if c.passive { " passive" } else { "" },
                    )
                })
                .collect();
            groups.join("|")
        },
    );
}

#[test]
fn finite_verbs_find_their_subjects() {
    table(
        &[
            (
                "Le maire de la ville a promis un stade.",
                "a promis←Le maire",
            ),
            (
                "« Je pars », a déclaré le maire.",
                "pars←Je|a déclaré←le maire",
            ),
            ("« C’est faux », a-t-il écrit.", "est←C’|a-t-il écrit←-t-il"),
            (
                "Anne Dravel et Luc Morvel refusent.",
                "refusent←Anne Dravel et Luc Morvel",
            ),
            (
                "La durée et le montant du contrat augmentent.",
                "augmentent←La durée et le montant",
            ),
            (
                "Le maire, qui habite ici, a renoncé.",
                "habite←Le maire|a renoncé←Le maire",
            ),
            (
                "Le maire a visité l’école et a promis un stade.",
                "a visité←Le maire|a promis←Le maire",
            ),
            (
                "Le texte, rédigé par le ministre, prévoit une taxe.",
                "prévoit←Le texte",
            ),
            (
                "Les gens qui vivent ici sont inquiets.",
                "vivent←Les gens|sont←Les gens",
            ),
            ("Il dit que les prix baissent.", "dit←Il|baissent←les prix"),
            ("Mardi matin, le conseil a voté.", "a voté←le conseil"),
            (
                "Près de 40 familles ont fui.",
                "ont fui←Près de 40 familles",
            ),
            (
                "Le chef du « Journal des rues » n’a pas répondu.",
                "n’a pas répondu←Le chef",
            ),
            ("Il faut un accord.", "faut←Il"),
        ],
        |d| {
            let groups: Vec<String> = of_kind(d, ChunkKind::VerbGroup)
                .iter()
                .filter(|c| c.features.tense.is_some_and(|t| t.is_finite()))
                .map(|c| {
                    let subject = c
                        .subject
                        .map_or("?", |s| d.text_of(d.chunks[s].tokens.clone()));
                    format!("{}←{subject}", d.text_of(c.tokens.clone()))
                })
                .collect();
            groups.join("|")
        },
    );
}

#[test]
fn clauses_are_cut_at_conjunctions_and_before_new_subjects() {
    table(
        &[
            ("Il dit que tu viens.", "Il dit|~que tu viens."),
            (
                "Le maire, qui habite ici, a renoncé.",
                "Le maire,|~qui habite ici,|a renoncé.",
            ),
            ("Anne chante et Luc danse.", "Anne chante|et Luc danse."),
            ("Anne chante et danse.", "Anne chante et danse."),
            (
                "« Le toit fuit », a déclaré le maire.",
                "« Le toit fuit »,|a déclaré le maire.",
            ),
            ("Quand il pleut, elle lit.", "~Quand il pleut,|elle lit."),
            (
                "Il est parti parce qu’il était las.",
                "Il est parti|~parce qu’il était las.",
            ),
            (
                "Anne est plus grande que Luc.",
                "Anne est plus grande que Luc.",
            ),
            (
                "Un bilan lourd : trois maisons ont brûlé.",
                "Un bilan lourd :|trois maisons ont brûlé.",
            ),
        ],
        |d| {
            let clauses: Vec<String> = d
                .clauses
                .iter()
                .map(|c| {
                    let mark = if c.subordinate { "~" } else { "" };
                    format!("{mark}{}", d.text_of(c.tokens.clone()))
                })
                .collect();
            clauses.join("|")
        },
    );
}

#[test]
fn chunks_are_sorted_and_lie_inside_their_sentence() {
    let document =
        parsed("Anne et Luc ont promis un stade à la ville. « Tant mieux », a-t-il dit.");
    for sentence in &document.sentences {
        let chunks = &document.chunks[sentence.chunks.clone()];
        assert!(!chunks.is_empty());
        for pair in chunks.windows(2) {
            let (a, b) = (&pair[0].tokens, &pair[1].tokens);
            assert!(a.start < b.start || (a.start == b.start && a.end >= b.end));
        }
        for chunk in chunks {
            assert!(
                sentence.tokens.start <= chunk.tokens.start
                    && chunk.tokens.end <= sentence.tokens.end
            );
            assert!(chunk.tokens.contains(&chunk.head));
            if let Some(subject) = chunk.subject {
                assert!(sentence.chunks.contains(&subject));
            }
        }
    }
    let covered: usize = document.clauses.iter().map(|c| c.tokens.len()).sum();
    assert_eq!(covered, document.tokens.len());
}
