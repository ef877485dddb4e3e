//! What every part may reach for: the words, the way to send an action, and
//! the bundle.

use super::state::Action;
use super::words::{Words, ZH};
use crate::bundle::Bundle;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

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

/// The texts of the interface: the context `&'static Words`, Chinese without one.
#[hook]
pub fn use_words() -> &'static Words {
    use_context::<&'static Words>().unwrap_or(&ZH)
}

/// The way to send an action: the context `Callback<Action>`, nowhere without one.
#[hook]
pub fn use_send() -> Callback<Action> {
    use_context::<Callback<Action>>().unwrap_or_default()
}
