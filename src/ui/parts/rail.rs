//! The neighbours of an article: its page, the one before, the one after.

use super::Title;
use crate::paper::Article;
use crate::ui::address::Address;
use crate::ui::desk::use_words;
use std::rc::Rc;
use yew::prelude::*;

/// The articles of a page.
#[derive(Properties, PartialEq)]
pub struct RailProps {
    /// The articles, in order.
    pub articles: Vec<Rc<Article>>,
    /// Id of the one that is read.
    pub current: AttrValue,
    /// The address, from which the links are made.
    pub address: Address,
}

/// 本版目录.
#[component]
pub fn Rail(props: &RailProps) -> Html {
    let words = use_words();
    html! {
        <nav class="rail" aria-label={words.contents}>
            <h2>{ words.contents }</h2>
            <ol>
                for article in &props.articles {
                    <li key={article.id.clone()}>
                        <a href={props.address.article(&article.id).href()}
                            aria-current={(article.id == *props.current).then_some("page")}>
                            { title(article) }
                        </a>
                    </li>
                }
            </ol>
        </nav>
    }
}

fn title(article: &Article) -> Html {
    html! { <Title text={article.title()} made={article.headline.is_none()} /> }
}

/// The neighbours in the corpus.
#[derive(Properties, PartialEq)]
pub struct TurnProps {
    /// The article before.
    pub before: Option<Rc<Article>>,
    /// The article after.
    pub after: Option<Rc<Article>>,
    /// The address, from which the links are made.
    pub address: Address,
}

/// 上一篇, 下一篇.
#[component]
pub fn Turn(props: &TurnProps) -> Html {
    let words = use_words();
    let link =
        |article: &Rc<Article>, class: &'static str, rel: &'static str, label: &'static str| {
            let href = props.address.article(&article.id).href();
            html! { <a {class} {rel} {href}><small>{ label }</small>{ title(article) }</a> }
        };
    html! {
        <nav class="turn">
            { props.before.as_ref().map(|article| link(article, "turn-before", "prev", words.before)) }
            { props.after.as_ref().map(|article| link(article, "turn-after", "next", words.after)) }
        </nav>
    }
}
