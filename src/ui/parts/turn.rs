//! The articles before and after an article.

use super::article_title;
use crate::paper::Article;
use crate::ui::address::Address;
use crate::ui::words::Words;
use yew::prelude::*;

/// 上一篇, 下一篇: the neighbours in the corpus.
pub fn turn(words: &Words, before: Option<&Article>, after: Option<&Article>, address: &Address) -> Html {
    let link = |article: &Article, class: &'static str, rel: &'static str, label: &'static str| {
        let href = address.article(&article.id).href();
        html! { <a {class} {rel} {href}><small>{ label }</small>{ article_title(words, article) }</a> }
    };
    html! {
        <nav class="turn">
            { before.map(|article| link(article, "turn-before", "prev", words.before)) }
            { after.map(|article| link(article, "turn-after", "next", words.after)) }
        </nav>
    }
}
