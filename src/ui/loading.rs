//! Asking the bundle for something and repainting when it comes.

use super::load::Load;
use crate::bundle::{BundleError, Later};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Milliseconds after which the reader is told that something takes time.
const PATIENCE: u32 = 400;

/// What has been asked of the bundle.
pub type Loaded<T> = Load<Rc<T>, BundleError>;

/// What the bundle is going to answer.
pub type Asked<T> = Later<Result<T, BundleError>>;

/// A work under way; nothing once it is done or nobody waits for it any more.
type Work = Rc<RefCell<Option<Later<()>>>>;

/// How far a work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing of it was shown.
    Waiting,
    /// A part of it was shown.
    Begun,
    /// All of it was shown, or something else is asked.
    Closed,
}

/// Shows what comes, as long as it is what the reader asks for.
pub struct Teller<T: 'static> {
    show: UseStateSetter<Loaded<T>>,
    stage: Rc<Cell<Stage>>,
}

impl<T> Clone for Teller<T> {
    fn clone(&self) -> Self {
        Self { show: self.show.clone(), stage: self.stage.clone() }
    }
}

impl<T> Teller<T> {
    /// Shows what is known so far.
    pub fn tell(&self, part: T) {
        self.show_at(Stage::Begun, Load::Ready(Rc::new(part)));
    }

    fn show_at(&self, stage: Stage, what: Loaded<T>) {
        if self.stage.get() != Stage::Closed {
            self.stage.set(stage);
            self.show.set(what);
        }
    }

    fn tell_when_slow(&self) -> Timeout {
        let this = self.clone();
        Timeout::new(PATIENCE, move || {
            if this.stage.get() == Stage::Waiting {
                this.show_at(Stage::Waiting, Load::Slow);
            }
        })
    }
}

/// Loads what `of` asks for, again whenever `of` changes.
///
/// The last answer stays until the next one is there or is slow, so that
/// typing does not make the page flicker. What is asked no longer is dropped
/// where it stands: it does no more work, and gives up its files.
#[hook]
pub fn use_load<D, T>(of: D, load: fn(D, Teller<T>) -> Asked<T>) -> Loaded<T>
where
    D: Clone + PartialEq + 'static,
    T: 'static,
{
    let shown = use_state(|| Load::Waiting);
    let show = shown.setter();
    use_effect_with(of, move |of| {
        let teller = Teller { show, stage: Rc::new(Cell::new(Stage::Waiting)) };
        let slow = teller.tell_when_slow();
        let answer = answer(load(of.clone(), teller.clone()), teller.clone());
        let work: Work = Rc::new(RefCell::new(Some(Box::pin(answer))));
        spawn_local(done(work.clone()));
        move || {
            teller.stage.set(Stage::Closed);
            // It is at work just now where it has changed the question itself.
            let dropped = work.try_borrow_mut().ok().and_then(|mut work| work.take());
            drop((dropped, slow));
        }
    });
    (*shown).clone()
}

/// Works until it is done or dropped.
async fn done(work: Work) {
    poll_fn(|context| match work.borrow_mut().as_mut() {
        Some(open) => open.as_mut().poll(context),
        None => Poll::Ready(()),
    })
    .await;
}

async fn answer<T: 'static>(asked: Asked<T>, teller: Teller<T>) {
    let result = asked.await;
    teller.show_at(Stage::Closed, result.map(Rc::new).into());
}
