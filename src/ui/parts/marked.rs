//! Text with its matches marked.

use crate::search::Piece;
use std::ops::Range;
use yew::prelude::*;

/// A text and its matches.
#[derive(Properties, PartialEq)]
pub struct MarkedProps {
    /// The text.
    pub text: AttrValue,
    /// Byte ranges that match, in order, without overlaps.
    pub marks: Vec<Range<usize>>,
    /// Number of the first match among all of the article, from 1, where the
    /// matches are to be stepped through.
    #[prop_or_default]
    pub first: Option<usize>,
    /// The match at which the reader stands, from 1; 0 for none.
    #[prop_or_default]
    pub now: usize,
}

/// The text, each match in a `mark`; numbered ones can be found as `#hit-3`.
#[component]
pub fn MarkedText(props: &MarkedProps) -> Html {
    let text = props.text.as_str();
    let mut from = 0;
    let mut parts = Vec::with_capacity(props.marks.len() * 2 + 1);
    for (index, mark) in props.marks.iter().enumerate() {
        parts.push(plain(text, from..mark.start));
        parts.push(matched(
            text,
            mark,
            props.first.map(|first| first + index),
            props.now,
        ));
        from = mark.end;
    }
    parts.push(plain(text, from..text.len()));
    parts.into_iter().collect()
}

fn plain(text: &str, range: Range<usize>) -> Html {
    html! { { text.get(range).unwrap_or_default() } }
}

fn matched(text: &str, range: &Range<usize>, number: Option<usize>, now: usize) -> Html {
    let id = number.map(|number| format!("hit-{number}"));
    let current = (number == Some(now)).then_some("true");
    html! { <mark {id} aria-current={current}>{ text.get(range.clone()).unwrap_or_default() }</mark> }
}

/// A snippet.
#[derive(Properties, PartialEq)]
pub struct PiecesProps {
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

/// The snippet, what matches in a `mark`.
#[component]
pub fn Pieces(props: &PiecesProps) -> Html {
    props.pieces.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> Html {
    if piece.hit {
        html! { <mark>{ &piece.text }</mark> }
    } else {
        html! { { &piece.text } }
    }
}
