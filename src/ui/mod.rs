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
pub mod load;
mod loading;
pub mod pages;
pub mod parts;
mod screens;
mod source;
pub mod state;
pub mod words;

use crate::bundle::Bundle;
use desk::Library;
use load::Load;
use loading::{Loaded, use_load};
use parts::{Colophon, Failure, Masthead, Progress};
use screens::{Screen, use_names};
use source::Boot;
use state::{Action, State};
use words::Words;
use yew::prelude::*;

/// The whole app.
#[component]
pub fn App() -> Html {
    let state = use_reducer(first_state);
    let send = use_callback((), {
        let dispatch = state.dispatcher();
        move |action, ()| dispatch.dispatch(action)
    });
    use_browser(&state, &send);
    let opened = use_load((), |()| async {
        Bundle::open(Box::new(Boot))
            .await
            .map(|bundle| Library(bundle.into()))
    });
    use_effect_with(opened.clone(), offer);

    let words = Words::of(state.address.language);
    let library = opened.ready().map(|library| (**library).clone());
    let names = use_names(library.clone(), &state);
    html! {
        <ContextProvider<&'static Words> context={words}>
        <ContextProvider<Callback<Action>> context={send}>
            <div class="app">
                <Masthead title={title(words, &library)} state={(*state).clone()} {names} />
                <main class="main" id="main" tabindex="-1">{ content(&opened, &state) }</main>
                <Colophon settings={state.settings} />
            </div>
        </ContextProvider<Callback<Action>>>
        </ContextProvider<&'static Words>>
    }
}

fn first_state() -> State {
    State {
        address: effects::address(),
        settings: effects::settings(),
        ..State::default()
    }
}

fn title(words: &Words, library: &Option<Library>) -> String {
    let title = library
        .as_ref()
        .map_or("", |library| words.choose(&library.manifest().title));
    if title.is_empty() {
        words.untitled.to_owned()
    } else {
        title.to_owned()
    }
}

fn content(opened: &Loaded<Library>, state: &State) -> Html {
    match opened {
        Load::Waiting | Load::Slow => html! { <Progress /> },
        Load::Ready(library) => {
            html! { <Screen library={(**library).clone()} state={state.clone()} /> }
        }
        Load::Failed(error) => html! { <Failure error={error.clone()} /> },
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
    use_effect_with((state.address.clone(), state.step), |(address, step)| {
        effects::write(address, *step)
    });
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
