//! One article, on its page.

use crate::bundle::{LooseLine, PageEntry};
use crate::paper::{Article, Certainty, Date};
use crate::query;
use crate::ui::address::Address;
use crate::ui::desk::Desk;
use crate::ui::parts::{Marker, bar, byline, loose_item, loose_lines, rail, turn};
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// An article and what lies around it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Rc<Article>,
    /// The page it stands on.
    pub page: PageEntry,
    /// The articles of the page; of a long one those around it.
    pub neighbours: Vec<Rc<Article>>,
    /// The article before it in the corpus.
    pub before: Option<Rc<Article>>,
    /// The article after it in the corpus.
    pub after: Option<Rc<Article>>,
}

/// The page's contents at the side, the article, its neighbours.
pub fn article_page(desk: &Desk, reading: &Reading, address: &Address) -> Html {
    let (words, article) = (desk.words, &*reading.article);
    let query = query::parse(&address.query).0;
    let mut marker = Marker::new(article, &query, address);
    let head = head(words, article, &mut marker);
    let body = body(article, address.printed, &mut marker);
    let credit = credit(article, &mut marker);
    html! {
        <div class="reader">
            { rail(words, &reading.neighbours, &article.id, address) }
            <article data-id={article.id.clone()}>
                { bar(desk, address, marker.hits()) }
                <header class="article-head">
                    { head }
                    { source(words, reading) }
                </header>
                { body }
                { credit }
                { repairs(words, article) }
                { loose(words, &reading.page) }
                { turn(words, reading.before.as_deref(), reading.after.as_deref(), address) }
            </article>
        </div>
    }
}

/// The headline block as printed; where the page has lost it, the made title
/// in grey.
fn head(words: &Words, article: &Article, marker: &mut Marker) -> Html {
    let kicker =
        article.kicker.as_ref().map(|text| html! { <p class="article-kicker">{ marker.title(text) }</p> });
    let headline = article.headline.as_ref().map(|text| marker.title(text));
    let subheads: Vec<Html> = article.subheads.iter().map(|text| marker.title(text)).collect();
    html! {
        <>
            { article.section.as_ref().map(|section| html! { <p class="article-section">{ section }</p> }) }
            { kicker }
            <h1 tabindex="-1">{ headline.unwrap_or_else(|| made(words, article)) }</h1>
            for subhead in subheads {
                <p class="article-subhead">{ subhead }</p>
            }
        </>
    }
}

fn made(words: &Words, article: &Article) -> Html {
    html! { <span class="title-made"><span class="article-lost">{ words.lost }</span>{ article.title() }</span> }
}

/// Where and when, and by whom; what is unknown is shown as missing.
fn source(words: &Words, reading: &Reading) -> Html {
    let (article, about) = (&reading.article, &reading.page.about);
    let paper = article.paper.as_ref().or(about.paper.as_ref());
    let published = article.published.as_ref().or(about.published.as_ref());
    let published = published.map(|iso| (words.day)(iso));
    html! {
        <div class="article-source">
            { known(words, paper, words.paper) }
            { known(words, published.as_ref(), words.published) }
            { known(words, about.number.as_ref(), words.folio) }
            <span>{ (words.page)(&article.page) }{ " " }{ (words.place_on_page)(article.n) }</span>
            <br />
            <span>{ (words.kind)(article.kind) }</span>
            { article.date.as_ref().map(|date| event(words, date)) }
            { byline(words, &article.byline) }
        </div>
    }
}

fn known(words: &Words, value: Option<&String>, name: &str) -> Html {
    match value {
        Some(value) => html! { <span>{ value }</span> },
        None => html! { <span class="article-gap">{ (words.gap)(name) }</span> },
    }
}

/// The day of the event: as inferred, with what it rests on; as printed where
/// nothing more is known.
fn event(words: &Words, date: &Date) -> Html {
    let text = date.iso.as_ref().map_or(date.text.clone(), |iso| (words.day)(iso));
    let inferred = date.status == Certainty::Inferred;
    let evidence = date.evidence.as_ref().filter(|_| inferred).map(|quote| (words.evidence)(quote));
    html! {
        <span title={evidence}>
            { words.event }{ " " }{ text }
            if inferred { {"（"}{ words.inferred }{"）"} }
        </span>
    }
}

fn body(article: &Article, printed: bool, marker: &mut Marker) -> Html {
    let paragraphs = article.paragraphs.iter().enumerate();
    let paragraphs: Vec<Html> =
        paragraphs.map(|(index, paragraph)| marker.paragraph(index, paragraph)).collect();
    html! {
        <div class="article-body" lang="zh" data-printed={printed.then_some("")}>
            for paragraph in paragraphs {
                <p>{ paragraph }</p>
            }
        </div>
    }
}

/// The byline as printed, where the text does not have it anyway.
fn credit(article: &Article, marker: &mut Marker) -> Html {
    let in_text = |credit: &str| article.paragraphs.iter().any(|paragraph| paragraph.text.contains(credit));
    match &article.byline.credit {
        Some(credit) if !in_text(credit) => {
            html! { <p class="article-credit">{ marker.credit(credit) }</p> }
        }
        _ => Html::default(),
    }
}

fn repairs(words: &Words, article: &Article) -> Html {
    let count: usize = article.paragraphs.iter().map(|paragraph| paragraph.repairs.len()).sum();
    match count {
        0 => Html::default(),
        _ => html! { <p class="article-note">{ (words.repaired)(count) }</p> },
    }
}

fn loose(words: &Words, page: &PageEntry) -> Html {
    let item = |line: &LooseLine| loose_item(words, None, line.line, Html::from(&line.text));
    loose_lines(words, page.loose.iter().map(item).collect())
}
