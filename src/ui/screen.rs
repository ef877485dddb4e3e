//! From the address to the page that shows it: what it needs of the bundle,
//! how that is painted, and where in it the reader arrives.

use super::address::{Address, View};
use super::desk::{Desk, Library};
use super::effects;
use super::gather;
use super::load::Load;
use super::loading::{Loaded, use_load};
use super::pages::{Every, Listing, Reading, article_page, help_page, home_page, lines_page, results_page};
use super::parts::{Offer, failure, progress};
use super::state::State;
use crate::bundle::{BundleError, Front};
use crate::search::{LineOrder, Overview, Request};
use std::rc::Rc;
use yew::prelude::*;

/// What a view needs of the bundle.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wanted {
    /// The first page.
    Front,
    /// Results.
    Results(Request),
    /// Every occurrence.
    Lines(Request, LineOrder),
    /// How to ask.
    Help,
    /// The article with this id.
    Article(String),
}

/// What the bundle has answered.
#[derive(Debug, PartialEq)]
pub(super) enum Shown {
    /// The first page.
    Front(Rc<Front>),
    /// Results, and how they are spread.
    Results(Listing, Load<Overview, BundleError>),
    /// Every occurrence.
    Lines(Every),
    /// How to ask.
    Help,
    /// An article.
    Article(Box<Reading>),
    /// There is no article with this id.
    NoArticle(String),
}

/// What the screen takes.
#[derive(Properties, PartialEq)]
pub struct ScreenProps {
    /// Words and actions.
    pub desk: Desk,
    /// The bundle.
    pub library: Library,
    /// Where the reader is.
    pub state: State,
}

/// The page of the address.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps { desk, library, state } = props;
    let wanted = (library.clone(), wanted(&state.address), state.tries);
    let shown = use_load(wanted, |(library, wanted, _), teller| gather::shown(library, wanted, teller));
    use_title(desk, library, title(desk, &shown, &state.address));
    use_arrival(place(&shown, state), state);
    match &shown {
        Load::Waiting => Html::default(),
        Load::Slow => progress(desk.words),
        Load::Ready(shown) => painted(desk, shown, &state.address, library.manifest().articles),
        Load::Failed(error) => failure(desk, error),
    }
}

fn wanted(address: &Address) -> Wanted {
    match &address.view {
        View::Home => Wanted::Front,
        View::Results => Wanted::Results(gather::request(address)),
        View::Lines => Wanted::Lines(gather::request(address), address.lines),
        View::Help => Wanted::Help,
        View::Article(id) => Wanted::Article(id.clone()),
    }
}

fn painted(desk: &Desk, shown: &Shown, address: &Address, articles: usize) -> Html {
    match shown {
        Shown::Front(front) => home_page(desk.words, front, address),
        Shown::Results(listing, spread) => results_page(desk, listing, spread, address, articles),
        Shown::Lines(every) => lines_page(desk, every, address),
        Shown::Help => help_page(desk.words, address),
        Shown::Article(reading) => article_page(desk, reading, address),
        Shown::NoArticle(id) => {
            html! { <p class="failure" data-error="">{ (desk.words.no_article)(id) }</p> }
        }
    }
}

/// What the query being typed may become; nothing while nothing is typed.
#[hook]
pub fn use_offers(library: Option<Library>, state: &State) -> Rc<Vec<Offer>> {
    let query = if state.typing { state.address.query.as_str() } else { "" };
    let loaded = use_load((library, query.to_owned()), |(library, query), _| gather::offers(library, query));
    // Offers are a help: where they cannot be had, one types on without them.
    loaded.ready().filter(|_| !query.is_empty()).cloned().unwrap_or_default()
}

/// What the page is called, before the title of the corpus.
fn title(desk: &Desk, shown: &Loaded<Shown>, address: &Address) -> Option<String> {
    match &**shown.ready()? {
        Shown::Help => Some(desk.words.help.to_owned()),
        Shown::Results(..) | Shown::Lines(_) if address.query.trim().is_empty() => {
            Some(desk.words.everything.to_owned())
        }
        Shown::Results(..) | Shown::Lines(_) => Some(address.query.clone()),
        Shown::Article(reading) => Some(reading.article.title()),
        Shown::Front(_) | Shown::NoArticle(_) => None,
    }
}

/// Title and language of the document.
#[hook]
fn use_title(desk: &Desk, library: &Library, title: Option<String>) {
    let corpus = desk.words.corpus(&library.manifest().title);
    let title = title.map_or(corpus.to_owned(), |title| format!("{title} · {corpus}"));
    use_effect_with((title, desk.words.language), |(title, language)| effects::entitle(title, *language));
}

/// Where the reader is, so far as going there means to arrive anew: typing
/// and narrowing do not.
#[derive(Debug, Clone, PartialEq)]
enum Place {
    Front,
    Help,
    Sheet(usize),
    Article(String),
}

fn place(shown: &Loaded<Shown>, state: &State) -> Option<Place> {
    let sheet = state.address.sheet;
    match &**shown.ready()? {
        Shown::Front(_) => Some(Place::Front),
        Shown::Help => Some(Place::Help),
        // Who comes back comes to a hit: it has to be there.
        Shown::Results(listing, _) if state.came_from.is_some() && !listing.is_whole() => None,
        Shown::Results(..) | Shown::Lines(_) => Some(Place::Sheet(sheet)),
        Shown::Article(reading) => Some(Place::Article(reading.article.id.clone())),
        Shown::NoArticle(_) => None,
    }
}

/// Shows the top of a page that has come; the hit from which the reader left,
/// to one who comes back; in an article the hit of the address.
#[hook]
fn use_arrival(place: Option<Place>, state: &State) {
    let came_from = state.came_from.clone();
    use_effect_with((place.clone(), came_from), |(place, came_from)| match (place, came_from) {
        (Some(Place::Sheet(_)), Some(id)) => return_to(id),
        (Some(Place::Front), _) => effects::arrive("h1.masthead-name"),
        (Some(_), _) => effects::arrive("#main h1"),
        (None, _) => {}
    });
    let Address { hit, printed, .. } = state.address;
    use_effect_with((place, hit, printed), |(place, hit, _)| {
        if matches!(place, Some(Place::Article(_))) && *hit > 0 {
            effects::show(&format!("#hit-{hit}"));
        }
    });
}

fn return_to(id: &str) {
    let hit = format!("[data-hit=\"{}\"]", quoted(id));
    effects::show(&hit);
    effects::focus(&format!("{hit} a"));
}

/// A text inside the quotation marks of a selector.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_do_not_end_a_selector() {
        assert_eq!(quoted("a\"b\\"), "a\\\"b\\\\");
    }

    #[test]
    fn typing_is_no_arrival() {
        let shown: Loaded<Shown> = Load::Ready(Rc::new(Shown::Results(Listing::default(), Load::Waiting)));
        let typed = |text: &str| State { address: Address::default().asking(text), ..State::default() };
        assert_eq!(place(&shown, &typed("报")), place(&shown, &typed("报栏")));
    }
}
