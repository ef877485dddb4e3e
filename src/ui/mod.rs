//! The reader's app: the only module that knows Yew.
//!
//! Event → [`state::Action`] → `reduce` → [`state::State`] → paint. The
//! [`address::Address`] is the truth about what is being looked at; results
//! are computed from it and never kept. Parts and pages paint natively, too:
//! `tests/paint.rs` looks at all of them without a browser.

pub mod address;
mod api;
pub mod desk;
mod effects;
mod gather;
pub mod load;
mod loading;
pub mod pages;
pub mod parts;
mod screen;
mod source;
pub mod state;
mod typeset;
pub mod words;

use crate::bundle::Bundle;
use crate::paper::Languages;
use desk::{Desk, Library};
use load::Load;
use loading::{Asked, Loaded, use_load};
use parts::{colophon, failure, masthead, progress};
use screen::{Screen, use_offers};
use source::Boot;
use state::{Action, State};
use std::rc::Rc;
use words::Words;
use yew::prelude::*;

/// The whole app.
#[component]
pub fn App() -> Html {
    let state = use_reducer(first_state);
    let dispatch = state.dispatcher();
    let send = use_callback((), move |action, ()| dispatch.dispatch(action));
    use_browser(&state, &send);
    let opened = use_load((), open);
    use_effect_with(opened.clone(), offer);

    let desk = Desk { words: Words::of(state.address.language), send };
    let library = opened.ready().map(|library| (**library).clone());
    let offers = use_offers(library.clone(), &state);
    let untitled = Languages::default();
    let title = library.as_ref().map_or(&untitled, |library| &library.manifest().title);
    html! {
        <div class="app">
            { masthead(&desk, desk.words.corpus(title), &state, offers) }
            <main class="main" id="main" tabindex="-1">{ content(&desk, &opened, &state) }</main>
            { colophon(&desk, state.settings) }
        </div>
    }
}

fn first_state() -> State {
    State { address: effects::address(), settings: effects::settings(), ..State::default() }
}

fn open((): ()) -> Asked<Library> {
    Box::pin(async { Ok(Library(Rc::new(Bundle::open(Box::new(Boot)).await?)).into()) })
}

fn content(desk: &Desk, opened: &Loaded<Library>, state: &State) -> Html {
    match opened {
        Load::Waiting | Load::Slow => progress(desk.words),
        Load::Ready(library) => {
            html! { <Screen desk={desk.clone()} library={(**library).clone()} state={state.clone()} /> }
        }
        Load::Failed(error) => failure(desk.words, error),
    }
}

/// Hands the engine, or why there is none, to whoever embeds the page.
fn offer(opened: &Loaded<Library>) {
    match opened {
        Load::Ready(library) => api::offer(library),
        Load::Failed(error) => api::refuse(error),
        Load::Waiting | Load::Slow => {}
    }
}

/// Keeps address, settings and keys in step with the browser.
#[hook]
fn use_browser(state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let arrived = {
        let send = send.clone();
        move |address| send.emit(Action::Arrived(address))
    };
    use_effect_with((), move |()| {
        let listener = effects::on_arrival(arrived.into());
        move || drop(listener)
    });
    use_effect_with((state.address.clone(), state.step), |(address, step)| effects::write(address, *step));
    use_effect_with(state.settings, |settings| effects::apply(*settings));
    use_effect_with(state.settings.keys, |&keys| {
        let listener = keys.then(|| effects::on_key(Callback::from(press)));
        move || drop(listener)
    });
}

/// Single keys press what stands on the page.
fn press(key: String) {
    match key.as_str() {
        "/" => effects::focus("input[type=search]"),
        "n" => effects::follow("[data-step=after]"),
        "p" => effects::follow("[data-step=before]"),
        "j" => effects::follow(".turn-after"),
        "k" => effects::follow(".turn-before"),
        _ => {}
    }
}
