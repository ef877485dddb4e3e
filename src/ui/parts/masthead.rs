//! The nameplate with the search box and the settings.

use super::{SearchBox, Tools};
use crate::search::Suggestion;
use crate::ui::address::View;
use crate::ui::desk::use_words;
use crate::ui::effects;
use crate::ui::state::State;
use std::rc::Rc;
use yew::prelude::*;

/// What stands above every page.
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// Title of the corpus.
    pub title: AttrValue,
    /// Where the reader is, and the settings.
    pub state: State,
    /// Names that fit what is being typed.
    #[prop_or_default]
    pub names: Rc<Vec<Suggestion>>,
}

/// The masthead: large on the first page, one line elsewhere.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let address = &props.state.address;
    let front = address.view == View::Home;
    html! {
        <header class={classes!("masthead", front.then_some("masthead-front"))}>
            <Skip />
            { name(&props.title, &address.home().href(), front) }
            <SearchBox query={address.query.clone()} names={props.names.clone()} />
            <Tools state={props.state.clone()} />
        </header>
    }
}

/// The name is the heading of the first page, and a way home on the others.
fn name(title: &AttrValue, home: &str, front: bool) -> Html {
    let link = html! { <a href={home.to_owned()}>{ title }</a> };
    if front {
        html! { <h1 class="masthead-name" tabindex="-1">{ link }</h1> }
    } else {
        html! { <p class="masthead-name">{ link }</p> }
    }
}

/// A link that moves the focus: the fragment is taken by the address.
#[component]
fn Skip() -> Html {
    let words = use_words();
    let onclick = Callback::from(|_: MouseEvent| effects::focus("#main"));
    html! { <button type="button" class="skip" {onclick}>{ words.skip }</button> }
}
