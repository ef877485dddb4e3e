//! The neighbours of an article: its page, the one before, the one after.

use super::article_title;
use crate::paper::Article;
use crate::ui::address::Address;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// 本版目录: the articles of a page, the one with the id `current` marked.
pub fn rail(words: &Words, articles: &[Rc<Article>], current: &str, address: &Address) -> Html {
    html! {
        <nav class="rail" aria-label={words.contents}>
            <h2>{ words.contents }</h2>
            <ol>
                for article in articles {
                    <li key={article.id.clone()}>
                        <a href={address.article(&article.id).href()}
                            aria-current={(article.id == current).then_some("page")}>
                            { article_title(words, article) }
                        </a>
                    </li>
                }
            </ol>
        </nav>
    }
}

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
