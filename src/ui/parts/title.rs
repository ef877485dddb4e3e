//! A title in one line: printed, or made where the page has lost it.

use super::marked;
use crate::paper::Article;
use crate::ui::words::Words;
use std::ops::Range;
use yew::prelude::*;

/// A title with its matches; a made one is grey and says so.
pub fn title(words: &Words, text: &str, made: bool, marks: &[Range<usize>]) -> Html {
    let text = marked(text, marks);
    if made {
        html! { <span class="title-made">{ words.lost }{ text }</span> }
    } else {
        text
    }
}

/// The title of an article, nothing marked.
pub fn article_title(words: &Words, article: &Article) -> Html {
    title(words, &article.title(), article.headline.is_none(), &[])
}
