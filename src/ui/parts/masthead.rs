//! The nameplate with the search box and the settings.

use super::{Offer, SearchBox, tools};
use crate::ui::address::View;
use crate::ui::desk::Desk;
use crate::ui::effects;
use crate::ui::state::State;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// The masthead: large on the first page, one line elsewhere.
pub fn masthead(desk: &Desk, title: &str, state: &State, offers: Rc<Vec<Offer>>) -> Html {
    let address = &state.address;
    let front = address.view == View::Home;
    html! {
        <header class={if front { "masthead masthead-front" } else { "masthead" }}>
            { skip(desk.words) }
            { name(title, address.home().href(), front) }
            <SearchBox desk={desk.clone()} query={address.query.clone()} {offers} />
            { tools(desk, state) }
        </header>
    }
}

/// The name is the heading of the first page, and a way home on the others.
fn name(title: &str, home: String, front: bool) -> Html {
    let link = html! { <a href={home}>{ title }</a> };
    if front {
        html! { <h1 class="masthead-name" tabindex="-1">{ link }</h1> }
    } else {
        html! { <p class="masthead-name">{ link }</p> }
    }
}

/// A button and not a link: the fragment is taken by the address.
fn skip(words: &Words) -> Html {
    let onclick = Callback::from(|_: MouseEvent| effects::focus("#main"));
    html! { <button type="button" class="masthead-skip" {onclick}>{ words.skip }</button> }
}
