//! Asking the bundle for something and repainting when it comes.

use super::load::Load;
use crate::bundle::{BundleError, Later};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Milliseconds after which the reader is told that something takes time.
const PATIENCE: u32 = 400;

/// What has been asked of the bundle.
pub type Loaded<T> = Load<Rc<T>, BundleError>;

/// What the bundle is going to answer.
pub type Asked<T> = Later<Result<T, BundleError>>;

/// Loads what `of` asks for, again whenever `of` changes.
///
/// The last answer stays until the next one is there or is slow, so that
/// typing does not make the page flicker.
#[hook]
pub fn use_load<D, T>(of: D, load: fn(D) -> Asked<T>) -> Loaded<T>
where
    D: Clone + PartialEq + 'static,
    T: 'static,
{
    let shown = use_state(|| Load::Waiting);
    let show = shown.setter();
    use_effect_with(of, move |of| {
        let open = Rc::new(Cell::new(true));
        let slow = tell_when_slow(show.clone(), open.clone());
        spawn_local(answer(load(of.clone()), show, open.clone()));
        move || {
            open.set(false);
            drop(slow);
        }
    });
    (*shown).clone()
}

fn tell_when_slow<T: 'static>(show: UseStateSetter<Loaded<T>>, open: Rc<Cell<bool>>) -> Timeout {
    Timeout::new(PATIENCE, move || {
        if open.get() {
            show.set(Load::Slow);
        }
    })
}

/// Shows the answer, unless something else has been asked meanwhile.
async fn answer<T: 'static>(asked: Asked<T>, show: UseStateSetter<Loaded<T>>, open: Rc<Cell<bool>>) {
    let result = asked.await;
    if open.replace(false) {
        show.set(result.map(Rc::new).into());
    }
}
