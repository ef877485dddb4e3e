//! One screen per view of the address: loads what its page needs, hands it
//! over, and tells the browser where the reader has arrived.

use super::address::{Address, View};
use super::desk::{Library, use_words};
use super::effects;
use super::load::Load;
use super::loading::{Loaded, use_load};
use super::pages::{ArticlePage, Front, FrontPage, HomePage, Reading, ResultsPage, SHEET};
use super::parts::{Failure, Progress, last_word};
use super::state::State;
use crate::bundle::{BundleError, Name, NameKind, PageEntry};
use crate::index::{Facet, UNDATED};
use crate::paper::Article;
use crate::query;
use crate::search::{self, Request, Suggestion};
use std::rc::Rc;
use yew::prelude::*;

/// Headlines on the first page.
const HEADLINES: usize = 60;
/// Pages on the first page.
const PAGES: usize = 12;
/// Names of each kind on the first page.
const NAMES: usize = 4;
/// Names suggested while typing.
const SUGGESTED: usize = 8;
/// Articles of a long page shown on each side of the one that is read.
const AROUND: u32 = 20;

/// What every screen takes.
#[derive(Properties, PartialEq)]
pub struct ScreenProps {
    /// The bundle.
    pub library: Library,
    /// Where the reader is.
    pub state: State,
}

/// The screen of the address.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps { library, state } = props;
    let (library, state) = (library.clone(), state.clone());
    match &state.address.view {
        View::Home => html! { <HomeScreen {library} {state} /> },
        View::Results => html! { <ResultsScreen {library} {state} /> },
        View::Article(id) => html! { <ArticleScreen id={id.clone()} {library} {state} /> },
    }
}

/// What is shown of something loaded in each of its states.
fn painted<T>(loaded: &Loaded<T>, paint: impl FnOnce(Rc<T>) -> Html) -> Html {
    match loaded {
        Load::Waiting => Html::default(),
        Load::Slow => html! { <Progress /> },
        Load::Ready(value) => paint(value.clone()),
        Load::Failed(error) => html! { <Failure error={error.clone()} /> },
    }
}

/// Names that fit the word being typed; none while nothing is typed.
#[hook]
pub fn use_names(library: Option<Library>, state: &State) -> Rc<Vec<Suggestion>> {
    let word = if state.typing {
        last_word(&state.address.query)
    } else {
        ""
    };
    let loaded = use_load((library, word.to_owned()), |(library, word)| async move {
        match library {
            Some(library) if !word.is_empty() => suggest(&library, &word).await,
            _ => Ok(Vec::new()),
        }
    });
    // Names are a help: where they cannot be had, one types on without them.
    loaded
        .ready()
        .filter(|_| !word.is_empty())
        .cloned()
        .unwrap_or_default()
}

async fn suggest(library: &Library, word: &str) -> Result<Vec<Suggestion>, BundleError> {
    let mut names = search::suggest(library, word, SUGGESTED).await?;
    names.retain(|name| name.text != word);
    Ok(names)
}

/// Title and language of the document.
#[hook]
fn use_title(library: &Library, title: Option<String>) {
    let words = use_words();
    let corpus = corpus_title(
        library,
        words.choose(&library.manifest().title),
        words.untitled,
    );
    let title = title.map_or(corpus.clone(), |title| format!("{title} · {corpus}"));
    use_effect_with((title, words.language), |(title, language)| {
        effects::entitle(title, *language)
    });
}

fn corpus_title(_library: &Library, title: &str, untitled: &str) -> String {
    if title.is_empty() {
        untitled.to_owned()
    } else {
        title.to_owned()
    }
}

#[component]
fn HomeScreen(props: &ScreenProps) -> Html {
    let ScreenProps { library, state } = props;
    use_title(library, None);
    let front = use_load(
        library.clone(),
        |library| async move { front(&library).await },
    );
    painted(
        &front,
        |front| html! { <HomePage {front} address={state.address.clone()} /> },
    )
}

async fn front(library: &Library) -> Result<Front, BundleError> {
    let manifest = library.manifest();
    let pages = library.pages().await?;
    let each = (HEADLINES / pages.len().clamp(1, PAGES)).max(1);
    let mut listed = Vec::new();
    for entry in pages.iter().filter(|entry| entry.count > 0).take(PAGES) {
        let docs: Vec<u32> = (entry.first..entry.first + entry.count)
            .take(each)
            .collect();
        let entry = entry.clone();
        listed.push(FrontPage {
            entry,
            articles: library.articles(&docs).await?,
        });
    }
    let (period, undated) = months(library);
    let names = first_names(&library.names().await?);
    Ok(Front {
        pages: manifest.pages,
        articles: manifest.articles,
        period,
        undated,
        listed,
        names,
    })
}

/// First and last month, and the number of articles without one.
fn months(library: &Library) -> (Option<(String, String)>, usize) {
    let Some(column) = library.columns().facets.get(&Facet::Month) else {
        return (None, 0);
    };
    let months = || column.values.iter().filter(|value| *value != UNDATED);
    let period = months().min().zip(months().max());
    let docs = 0..library.columns().len() as u32;
    let undated = docs
        .filter(|&doc| column.of(doc).any(|month| month == UNDATED))
        .count();
    (period.map(|(from, to)| (from.clone(), to.clone())), undated)
}

/// The most frequent names of each kind, kind by kind.
fn first_names(names: &[Name]) -> Vec<Name> {
    let kinds = [
        NameKind::Initiative,
        NameKind::Organisation,
        NameKind::Person,
        NameKind::Place,
        NameKind::Writer,
    ];
    let of = |kind| {
        names
            .iter()
            .filter(move |name| name.kind == kind)
            .take(NAMES)
            .cloned()
    };
    let mut first: Vec<Name> = Vec::new();
    for name in kinds.into_iter().flat_map(of) {
        if first.iter().all(|known| known.text != name.text) {
            first.push(name);
        }
    }
    first
}

#[component]
fn ResultsScreen(props: &ScreenProps) -> Html {
    let ScreenProps { library, state } = props;
    let address = &state.address;
    let words = use_words();
    let title = if address.query.trim().is_empty() {
        words.everything
    } else {
        &address.query
    };
    use_title(library, Some(title.to_owned()));
    let asked = (library.clone(), request(address));
    let found = use_load(asked, |(library, request)| async move {
        search::search(&library, &request).await
    });
    use_return(&found, state.came_from.clone(), address.sheet);
    let articles = library.manifest().articles;
    painted(
        &found,
        |found| html! { <ResultsPage {found} address={address.clone()} {articles} /> },
    )
}

/// What the address asks of the bundle.
fn request(address: &Address) -> Request {
    let some = |day: &String| Some(day.clone()).filter(|day| !day.is_empty());
    Request {
        query: query::parse(&address.query).0,
        chosen: address.chosen.clone(),
        from: some(&address.from),
        to: some(&address.to),
        sort: address.sort,
        offset: address.sheet.saturating_mul(SHEET),
        limit: SHEET,
    }
}

/// Puts a reader who comes back where they left, all others at the top.
#[hook]
fn use_return<T: 'static>(found: &Loaded<T>, came_from: Option<String>, sheet: usize) {
    let here = found.ready().is_some();
    use_effect_with(
        (here, came_from, sheet),
        |(here, came_from, _)| match came_from {
            Some(id) if *here => {
                let hit = format!("[data-hit=\"{}\"]", quoted(id));
                effects::show(&hit);
                effects::focus(&format!("{hit} a"));
            }
            None if *here => effects::arrive("#main h1"),
            _ => {}
        },
    );
}

/// A text inside the quotation marks of a selector.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[derive(Properties, PartialEq)]
struct ArticleScreenProps {
    id: String,
    library: Library,
    state: State,
}

#[component]
fn ArticleScreen(props: &ArticleScreenProps) -> Html {
    let ArticleScreenProps { id, library, state } = props;
    let words = use_words();
    let asked = (library.clone(), id.clone());
    let reading = use_load(asked, |(library, id)| async move {
        reading(&library, &id).await
    });
    let open = reading.ready().and_then(|reading| (**reading).clone());
    use_title(
        library,
        open.as_ref().map(|reading| reading.article.title()),
    );
    use_hit(
        open.as_ref().map(|reading| reading.article.id.clone()),
        state.address.hit,
    );
    let missing = || html! { <p class="failure" data-error="">{ (words.no_article)(id) }</p> };
    painted(&reading, |_| match open {
        Some(reading) => html! { <ArticlePage {reading} address={state.address.clone()} /> },
        None => missing(),
    })
}

/// Shows the top of an article that has come, then the hit of the address.
#[hook]
fn use_hit(id: Option<String>, hit: usize) {
    use_effect_with(id.clone(), |id| {
        if id.is_some() {
            effects::arrive("#main h1");
        }
    });
    use_effect_with((id, hit), |(id, hit)| {
        if id.is_some() && *hit > 0 {
            effects::show(&format!("#hit-{hit}"));
        }
    });
}

async fn reading(library: &Library, id: &str) -> Result<Option<Rc<Reading>>, BundleError> {
    let Some(doc) = library.doc_of(id).await? else {
        return Ok(None);
    };
    let article = library.article(doc).await?;
    let page = page_of(&library.pages().await?, doc);
    let neighbours = library.articles(&around(&page, doc)).await?;
    let before = neighbour(library, doc.checked_sub(1)).await?;
    let after = neighbour(library, doc.checked_add(1)).await?;
    Ok(Some(Rc::new(Reading {
        article,
        page,
        neighbours,
        before,
        after,
    })))
}

fn page_of(pages: &[PageEntry], doc: u32) -> PageEntry {
    let page = pages
        .iter()
        .find(|page| (page.first..page.first + page.count).contains(&doc));
    page.cloned().unwrap_or_default()
}

/// The articles of the page; of a long one those around the article.
fn around(page: &PageEntry, doc: u32) -> Vec<u32> {
    let first = page.first.max(doc.saturating_sub(AROUND));
    let end = (page.first + page.count).min(doc.saturating_add(AROUND + 1));
    (first..end).collect()
}

async fn neighbour(
    library: &Library,
    doc: Option<u32>,
) -> Result<Option<Rc<Article>>, BundleError> {
    match doc.filter(|&doc| (doc as usize) < library.manifest().articles) {
        Some(doc) => library.article(doc).await.map(Some),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_shows_what_lies_around() {
        let page = PageEntry {
            first: 10,
            count: 1000,
            ..PageEntry::default()
        };
        assert_eq!(around(&page, 10).len(), 21);
        assert_eq!(around(&page, 500).len(), 41);
        let short = PageEntry {
            first: 3,
            count: 2,
            ..PageEntry::default()
        };
        assert_eq!(around(&short, 4), [3, 4]);
    }

    #[test]
    fn each_kind_has_its_first_names() {
        let name = |text: &str, kind| Name {
            text: text.to_owned(),
            kind,
            count: 1,
        };
        let names: Vec<Name> = (0..9)
            .map(|n| name(&format!("甲{n}"), NameKind::Person))
            .collect();
        let names = [
            names,
            vec![name("乙", NameKind::Place), name("甲0", NameKind::Writer)],
        ]
        .concat();
        let first: Vec<_> = first_names(&names)
            .into_iter()
            .map(|name| name.text)
            .collect();
        assert_eq!(first, ["甲0", "甲1", "甲2", "甲3", "乙"]);
    }

    #[test]
    fn quotes_do_not_end_a_selector() {
        assert_eq!(quoted("a\"b\\"), "a\\\"b\\\\");
    }
}
