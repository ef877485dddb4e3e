//! Chance meetings: 设报 in 新设报栏 is the end of one word and the beginning
//! of the next. Where the corpus' own words say so, an article is worth less.

use super::Explanation;
use super::evaluate::{Leaf, Where};
use super::laid::{Laid, LaidPart};
use super::marks::bit;
use super::shape::Span;
use crate::bundle::{Bundle, BundleError, both, together};
use crate::lookup;
use crate::paper::Languages;
use crate::text::{self, is_han};

/// Longest text that is thought to be able to meet by chance.
const LONGEST: usize = 4;
/// Texts of a query that are looked at.
const TEXTS: usize = 4;
/// Words that are looked for around a text.
const WORDS: usize = 32;
/// What is left of the score where every place is a chance meeting.
const CHANCE: f32 = 0.3;
/// What is left where every place is inside a longer name.
const INSIDE: f32 = 0.7;

/// The words that may stand around one text of a query.
pub(super) struct Borders {
    /// The text's bit in marks.
    bit: u64,
    words: Vec<Word>,
}

/// A word that shares characters with a text.
struct Word {
    chars: Vec<char>,
    /// Where it begins against the text's first character.
    at: isize,
    /// What is left of a place's worth with this word there.
    left: f32,
}

/// The words around each short text of a query.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn borders(bundle: &Bundle, leaves: &[Leaf]) -> Result<Vec<Borders>, BundleError> {
    let texts = leaves.iter().enumerate().take(TEXTS).filter_map(|(number, leaf)| {
        let chars = text::fold(&leaf.typed).chars;
        let short = (2..=LONGEST).contains(&chars.len()) && chars.iter().all(|&c| is_han(c));
        (short && matches!(leaf.found, Where::Text(_))).then_some((bit(number), chars))
    });
    let of = async |(bit, chars): (u64, Vec<char>)| Ok(Borders { bit, words: words(bundle, &chars).await? });
    together(texts.map(of)).await.into_iter().collect()
}

async fn words(bundle: &Bundle, chars: &[char]) -> Result<Vec<Word>, BundleError> {
    let (across, inside) =
        both(lookup::crossing(bundle, chars, WORDS), lookup::containing(bundle, chars, WORDS)).await;
    let mut words: Vec<Word> = across?
        .into_iter()
        .map(|found| Word { chars: text::fold(&found.entry.text).chars, at: found.at, left: CHANCE })
        .collect();
    for entry in inside? {
        let entry = text::fold(&entry.text);
        let inside = entry.find(chars).into_iter().filter(|_| entry.chars.len() > chars.len());
        words.extend(inside.map(|place| Word {
            chars: entry.chars.clone(),
            at: -(place.start as isize),
            left: INSIDE,
        }));
    }
    Ok(words)
}

/// Says in an explanation what the words around the places took away.
pub(super) fn explain(score: f32, mut explanation: Explanation) -> Explanation {
    if score < explanation.value {
        let name = Languages { zh: "词界".to_owned(), en: "word borders".to_owned() };
        let taken = Explanation { name, value: score - explanation.value, parts: Vec::new() };
        explanation.parts.push(taken);
        explanation.value = score;
    }
    explanation
}

/// What is left of an article's score, as a share: its places stand across or
/// inside other words.
pub(super) fn worth(borders: &[Borders], laid: &Laid, spans: &[(Span, u64)]) -> f32 {
    let mut share = 1.0;
    for border in borders {
        let places = spans.iter().filter(|(_, texts)| *texts == border.bit);
        let worths = places.map(|(span, _)| border.worth(laid, span));
        // One good place is as good as many.
        share *= worths
            .fold(None, |best: Option<f32>, worth| Some(best.map_or(worth, |best| best.max(worth))))
            .unwrap_or(1.0);
    }
    share
}

impl Borders {
    fn worth(&self, laid: &Laid, span: &Span) -> f32 {
        let Some((part, at)) = laid.0.iter().find_map(|part| Some((part, part.index(span)?))) else {
            return 1.0;
        };
        self.words.iter().filter(|word| word.stands(part, at)).map(|word| word.left).fold(1.0, f32::min)
    }
}

impl Word {
    fn stands(&self, part: &LaidPart, at: usize) -> bool {
        let from = at.checked_add_signed(self.at);
        from.and_then(|from| part.chars().get(from..)).is_some_and(|rest| rest.starts_with(&self.chars))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Article, Paragraph};

    fn word(chars: &str, at: isize, left: f32) -> Word {
        Word { chars: chars.chars().collect(), at, left }
    }

    #[test]
    fn places_across_words_are_worth_less_and_one_good_place_is_enough() {
        let borders =
            [Borders { bit: 1, words: vec![word("新设", -1, CHANCE), word("设报人", 0, INSIDE)] }];
        let of = |text: &str, starts: &[u32]| {
            let article = Article { paragraphs: vec![Paragraph::new(text)], ..Article::default() };
            let spans: Vec<(Span, u64)> = starts.iter().map(|&start| (start..start + 2, 1)).collect();
            worth(&borders, &Laid::alone(&article), &spans)
        };
        assert_eq!(of("街上新设报栏", &[3]), CHANCE);
        assert_eq!(of("一位设报人", &[2]), INSIDE);
        assert_eq!(of("街上新设报栏和设报处", &[3, 7]), 1.0);
    }
}
