//! The page an article stands on.

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
