//! Text with its matches marked.

use crate::search::Piece;
use crate::ui::typeset::typeset;
use std::ops::Range;
use yew::prelude::*;

/// A text, each match in a `mark`, punctuation as a page sets it.
pub fn marked(text: &str, marks: &[Range<usize>]) -> Html {
    let pieces = cut(text, marks);
    let texts: Vec<&str> = pieces.iter().map(|(text, _)| *text).collect();
    let matches = pieces.iter().map(|(_, hit)| *hit);
    typeset(&texts).iter().zip(matches).map(|(text, hit)| painted(text, hit)).collect()
}

/// A snippet, what matches in a `mark`.
pub fn pieces(pieces: &[Piece]) -> Html {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    typeset(&texts).iter().zip(pieces).map(|(text, piece)| painted(text, piece.hit)).collect()
}

/// The text cut at the marks: each piece and whether it matches.
pub fn cut<'a>(text: &'a str, marks: &[Range<usize>]) -> Vec<(&'a str, bool)> {
    let mut from = 0;
    let mut pieces = Vec::with_capacity(marks.len() * 2 + 1);
    for mark in marks {
        pieces.push((text.get(from..mark.start).unwrap_or_default(), false));
        pieces.push((text.get(mark.clone()).unwrap_or_default(), true));
        from = mark.end;
    }
    pieces.push((text.get(from..).unwrap_or_default(), false));
    pieces
}

fn painted(text: &str, hit: bool) -> Html {
    if hit {
        html! { <mark>{ text }</mark> }
    } else {
        Html::from(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_in_cutting() {
        let text = "报栏是报栏";
        let pieces = cut(text, &[0..6, 9..15]);
        assert_eq!(pieces, [("", false), ("报栏", true), ("是", false), ("报栏", true), ("", false)]);
    }
}
