//! Text with its matches marked.

use crate::search::Piece;
use std::ops::Range;
use yew::prelude::*;

/// A text, each match in a `mark`. Where the matches are to be stepped
/// through, `first` is the number of the first among all of the article, from
/// 1; they can be found as `#hit-3`. The reader stands at the match `now`.
pub fn marked(text: &str, marks: &[Range<usize>], first: Option<usize>, now: usize) -> Html {
    let mut from = 0;
    let mut parts = Vec::with_capacity(marks.len() * 2 + 1);
    for (index, mark) in marks.iter().enumerate() {
        parts.push(plain(text, from..mark.start));
        parts.push(matched(text, mark, first.map(|first| first + index), now));
        from = mark.end;
    }
    parts.push(plain(text, from..text.len()));
    parts.into_iter().collect()
}

fn plain(text: &str, range: Range<usize>) -> Html {
    Html::from(text.get(range).unwrap_or_default())
}

fn matched(text: &str, range: &Range<usize>, number: Option<usize>, now: usize) -> Html {
    let id = number.map(|number| format!("hit-{number}"));
    let current = (number == Some(now)).then_some("true");
    html! { <mark {id} aria-current={current}>{ plain(text, range.clone()) }</mark> }
}

/// A snippet, what matches in a `mark`.
pub fn pieces(pieces: &[Piece]) -> Html {
    pieces.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> Html {
    if piece.hit {
        html! { <mark>{ &piece.text }</mark> }
    } else {
        Html::from(&piece.text)
    }
}
