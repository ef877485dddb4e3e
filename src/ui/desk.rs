//! What is handed down to every part: the words, the way to send an action,
//! and, to those who load, the bundle.

use super::state::Action;
use super::words::Words;
use crate::bundle::Bundle;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;
use yew::Callback;

/// The words and the way to send an action.
///
/// Most parts are functions that take it first. Only what keeps a state of
/// its own is a component: each component costs the browser some 8 kB.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// The texts of the interface.
    pub words: &'static Words,
    /// Where actions go.
    pub send: Callback<Action>,
}

impl Desk {
    /// A listener that sends an action.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |_| send.emit(action.clone()))
    }
}

/// The bundle, shared; equal where it is the same one.
#[derive(Clone)]
pub struct Library(pub Rc<Bundle>);

impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Library {
    type Target = Bundle;

    fn deref(&self) -> &Bundle {
        &self.0
    }
}

impl fmt::Debug for Library {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Library({} articles)", self.0.manifest().articles)
    }
}
