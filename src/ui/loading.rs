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
pub type Asked<T> = Later<Result<Answer<T>, BundleError>>;

/// An answer, and the same with what takes longer.
pub struct Answer<T> {
    /// What can be shown at once.
    pub now: T,
    /// What takes its place.
    pub later: Option<Later<T>>,
}

impl<T> From<T> for Answer<T> {
    fn from(now: T) -> Self {
        Self { now, later: None }
    }
}

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
        let waiting = Waiting::default();
        let slow = tell_when_slow(show.clone(), waiting.clone());
        spawn_local(answer(load(of.clone()), show, waiting.clone()));
        move || {
            waiting.open.set(false);
            drop(slow);
        }
    });
    (*shown).clone()
}

/// Whether an answer is waited for.
#[derive(Clone)]
struct Waiting {
    /// Nothing else has been asked.
    open: Rc<Cell<bool>>,
    /// Nothing has come yet.
    slow: Rc<Cell<bool>>,
}

impl Default for Waiting {
    fn default() -> Self {
        let yes = || Rc::new(Cell::new(true));
        Self { open: yes(), slow: yes() }
    }
}

fn tell_when_slow<T: 'static>(show: UseStateSetter<Loaded<T>>, waiting: Waiting) -> Timeout {
    Timeout::new(PATIENCE, move || {
        if waiting.open.get() && waiting.slow.get() {
            show.set(Load::Slow);
        }
    })
}

/// Shows the answer, unless something else has been asked meanwhile.
async fn answer<T: 'static>(asked: Asked<T>, show: UseStateSetter<Loaded<T>>, waiting: Waiting) {
    let result = asked.await;
    if !waiting.open.get() {
        return;
    }
    waiting.slow.set(false);
    match result {
        Ok(Answer { now, later }) => {
            show.set(Load::Ready(Rc::new(now)));
            if let Some(later) = later {
                let later = later.await;
                if waiting.open.get() {
                    show.set(Load::Ready(Rc::new(later)));
                }
            }
        }
        Err(error) => show.set(Load::Failed(error)),
    }
}
