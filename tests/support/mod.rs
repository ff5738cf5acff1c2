//! A realistic French article, made by hand, and its brief: what emitters and audit are tested on.
#![allow(dead_code, clippy::unwrap_used)]

use pigiste::article::{
    Article, Block, BlockKind, Faq, Metadata, Origin, OriginKind, Section, Sentence,
};
use pigiste::brief::{Brief, BriefLink, Image};

fn origin(kind: OriginKind) -> Origin {
    match kind {
        OriginKind::Source => Origin::source(vec![[0, 40]]),
        OriginKind::Rewritten => Origin::rewritten("attribution/said-that", vec![[41, 90]]),
        OriginKind::Template => Origin::template("openers/figures", vec![[91, 99]]),
        OriginKind::Bank => Origin::bank("collectivites.contexte.piscine.1", vec![[100, 108]]),
    }
}

/// A sentence with a label in bold.
pub fn labelled(label: &str, rest: &str) -> Sentence {
    Sentence {
        text: format!("{label}\u{a0}: {rest}"),
        label: label.len(),
        origin: origin(OriginKind::Template),
        of: Vec::new(),
    }
}

/// A block of sentences of one origin.
pub fn block(kind: BlockKind, from: OriginKind, sentences: &[&str]) -> Block {
    let sentences = sentences.iter().map(|s| Sentence::new(*s, origin(from)));
    Block::new(kind, sentences.collect())
}

/// A section.
pub fn section(role: &str, heading: Option<&str>, blocks: Vec<Block>) -> Section {
    Section {
        role: role.to_string(),
        level: if heading.is_some() { 2 } else { 0 },
        heading: heading.map(str::to_string),
        heading_origin: None,
        blocks,
    }
}

fn question(question: &str, answer: &[&str]) -> Faq {
    let answer = answer
        .iter()
        .map(|s| Sentence::new(*s, origin(OriginKind::Template)));
    Faq {
        question: question.to_string(),
        answer: answer.collect(),
    }
}

/// Puts the no-break spaces that the typographer would.
fn typeset(text: &str) -> String {
    let mut text = text.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    for mark in [":", "%", "€"] {
        text = text.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    for mark in [";", "!", "?"] {
        text = text.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"));
    }
    text
}

/// An article of about 600 words on an invented swimming pool.
pub fn article() -> Article {
    use BlockKind::{List, Paragraph, Quote};
    use OriginKind::{Bank, Rewritten, Source, Template};
    let mut steps = block(
        List,
        Source,
        &[
            "Réserver un créneau à l’accueil de la mairie.",
            "Présenter ensuite un justificatif de domicile.",
            "Retirer enfin la carte au guichet de la piscine.",
        ],
    );
    steps.ordered = true;
    let sections = vec![
        section(
            "lead",
            None,
            vec![block(
                Paragraph,
                Rewritten,
                &[
                    "La piscine municipale de Varennes-sur-Orbe rouvrira le lundi 4 mai 2026, après deux ans de travaux.",
                    "Le conseil a voté mardi soir une dernière rallonge de 240 000 euros, malgré l’opposition de quatre élus.",
                    "Selon la mairie, les tarifs resteront toutefois inchangés la première année.",
                ],
            )],
        ),
        section(
            "essentiel",
            Some("L’essentiel"),
            vec![Block::new(
                List,
                vec![
                    labelled("La date", "lundi 4 mai 2026, à 9 heures."),
                    labelled(
                        "Le coût",
                        "6,8 millions d’euros, dont 240 000 euros votés mardi.",
                    ),
                    labelled("Le vote", "23 voix pour, 4 contre et 2 abstentions."),
                ],
            )],
        ),
        section(
            "corps",
            Some("Deux ans de travaux à la piscine municipale"),
            vec![
                block(
                    Paragraph,
                    Source,
                    &[
                        "Le chantier a commencé en avril 2024, juste après la fermeture du bassin.",
                        "Les ouvriers ont d’abord déposé l’ancienne toiture, puis remplacé toute la filtration.",
                        "Le bassin de 25 mètres a ainsi gagné deux couloirs.",
                        "En revanche, le plongeoir de 3 mètres a disparu.",
                    ],
                ),
                block(
                    Paragraph,
                    Rewritten,
                    &[
                        "D’après l’adjointe aux sports, Odile Marchetti, la nouvelle chaudière à bois consommera 40 % d’énergie en moins.",
                        "Elle chauffera également le gymnase voisin.",
                    ],
                ),
                block(
                    Quote,
                    Source,
                    &[
                        "« Nous avons hésité à tout reconstruire. Finalement, garder les murs a coûté moins cher », explique Odile Marchetti.",
                        "« Les habitants attendaient ce bassin depuis longtemps. »",
                    ],
                ),
            ],
        ),
        section(
            "chiffres",
            Some("Une rallonge de 240 000 euros"),
            vec![
                block(
                    Paragraph,
                    Template,
                    &["Le budget a donc augmenté deux fois depuis le début du chantier."],
                ),
                Block::new(
                    BlockKind::Table,
                    vec![
                        labelled(
                            "6,8 millions d’euros",
                            "coût total du chantier, selon la mairie",
                        ),
                        labelled("240 000 euros", "rallonge votée mardi soir"),
                        labelled("40 %", "baisse attendue de la consommation d’énergie"),
                    ],
                ),
                block(
                    Paragraph,
                    Bank,
                    &[
                        "Un avenant modifie un marché public déjà signé.",
                        "Il doit par exemple répondre à un imprévu du chantier, et son montant reste encadré.",
                        "L’assemblée se prononce alors sur le seul supplément.",
                    ],
                ),
            ],
        ),
        section(
            "opposition",
            Some("Pourquoi quatre élus ont voté contre"),
            vec![
                block(
                    Paragraph,
                    Source,
                    &[
                        "Le groupe d’opposition juge le calendrier intenable.",
                        "Son chef de file, Renaud Vasseur, rappelle que la piscine municipale devait ouvrir en septembre.",
                        "« Chaque retard coûte 12 000 euros par mois à la commune », a-t-il aussi déclaré.",
                        "Le maire conteste cependant ce calcul.",
                    ],
                ),
                block(
                    Paragraph,
                    Rewritten,
                    &[
                        "Les deux camps partagent pourtant un constat : le bassin manque aux écoles.",
                        "Depuis deux ans, les classes prennent en effet le car jusqu’à Sallençon.",
                    ],
                ),
            ],
        ),
        section(
            "pratique",
            Some("Comment obtenir sa carte d’abonné"),
            vec![
                block(
                    Paragraph,
                    Template,
                    &["La carte sera notamment gratuite pour les moins de 12 ans."],
                ),
                steps,
            ],
        ),
        section(
            "conclusion",
            Some("À retenir"),
            vec![block(
                Paragraph,
                Template,
                &[
                    "La piscine municipale rouvre donc le 4 mai 2026, avec deux couloirs de plus.",
                    "Le conseil examinera par ailleurs le règlement intérieur en avril.",
                ],
            )],
        ),
    ];
    let faq = vec![
        question(
            "Quand rouvre la piscine municipale de Varennes-sur-Orbe ?",
            &["Elle rouvre le lundi 4 mai 2026, à 9 heures."],
        ),
        question(
            "Combien ont coûté les travaux ?",
            &[
                "Le chantier a coûté 6,8 millions d’euros.",
                "Cette somme comprend aussi la rallonge votée mardi.",
            ],
        ),
        question(
            "Qu’est-ce qu’un avenant ?",
            &["C’est un acte qui modifie un marché public en cours d’exécution."],
        ),
    ];
    let mut article = Article {
        metadata: Metadata {
            title: "Piscine municipale : ce qui change le 4 mai 2026".to_string(),
            h1: "Piscine municipale de Varennes-sur-Orbe : réouverture le 4 mai, après deux ans de travaux".to_string(),
            description: "La piscine municipale de Varennes-sur-Orbe rouvre le 4 mai 2026, après deux ans de travaux. Coût, vote du conseil, tarifs et carte d’abonné.".to_string(),
            slug: "piscine-municipale-varennes-reouverture".to_string(),
            keyphrase: "piscine municipale".to_string(),
            keyphrases: vec!["piscine municipale".to_string(), "rallonge".to_string()],
            genre: Some("vote-deliberation".to_string()),
            domain: Some("collectivites".to_string()),
            language: "fr".to_string(),
            date: Some("2026-03-18".to_string()),
            author: None,
        },
        sections,
        faq,
        faq_at: 6,
        ..Article::default()
    };
    for text in texts(&mut article) {
        *text = typeset(text);
    }
    for sentence in sentences(&mut article) {
        if sentence.label > 0 {
            sentence.label = sentence.text.find("\u{a0}:").unwrap();
        }
    }
    article.recount();
    article
}

fn sentences(article: &mut Article) -> impl Iterator<Item = &mut Sentence> {
    let body = article.sections.iter_mut().flat_map(|s| &mut s.blocks);
    body.flat_map(|b| &mut b.sentences)
        .chain(article.faq.iter_mut().flat_map(|f| &mut f.answer))
}

fn texts(article: &mut Article) -> Vec<&mut String> {
    let meta = &mut article.metadata;
    let mut texts = vec![&mut meta.title, &mut meta.h1, &mut meta.description];
    for section in &mut article.sections {
        texts.extend(section.heading.as_mut());
        for block in &mut section.blocks {
            texts.extend(block.sentences.iter_mut().map(|s| &mut s.text));
        }
    }
    for faq in &mut article.faq {
        texts.push(&mut faq.question);
        texts.extend(faq.answer.iter_mut().map(|s| &mut s.text));
    }
    texts
}

/// A brief with everything in it.
pub fn brief() -> Brief {
    Brief {
        author: Some("Camille Ferrand".to_string()),
        site_name: Some("La Gazette de l’Orbe".to_string()),
        base_url: Some("https://gazette-orbe.example/vie-locale/".to_string()),
        source_url: Some("https://varennes.example/communiques/piscine".to_string()),
        image: Some(Image {
            url: "https://gazette-orbe.example/img/piscine.jpg".to_string(),
            alt: "Le bassin de la piscine municipale de Varennes-sur-Orbe".to_string(),
            width: Some(1200),
            height: Some(675),
        }),
        links: vec![
            BriefLink {
                anchor: "règlement intérieur".to_string(),
                url: "https://gazette-orbe.example/vie-locale/reglement".to_string(),
            },
            BriefLink {
                anchor: "Les horaires de toutes les piscines".to_string(),
                url: "https://bassins.example/horaires".to_string(),
            },
        ],
        publisher: Some("Éditions de l’Orbe".to_string()),
        ..Brief::default()
    }
}
