//! The files of the bundle, through `baolanLoad` of `static/boot.js`, which
//! knows whether to fetch them, to insert a script or to look in memory.

use crate::bundle::{BundleError, Later, Source};
use js_sys::{Date, Error, Function, Promise, Reflect, Uint8Array};
use std::cell::Cell;
use std::future::ready;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds of work after which the page takes what the reader did.
const SLICE: f64 = 8.0;

/// Bytes from which on the browser inflates beside the page's work; of fewer
/// the program is done before the browser has begun.
const LARGE: usize = 32 * 1024;

/// The files beside the page.
#[derive(Default)]
pub struct Boot {
    /// When the page was last given its turn.
    paused: Rc<Cell<f64>>,
}

impl Source for Boot {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        bytes(name.to_owned(), false)
    }

    fn read_anew(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        bytes(name.to_owned(), true)
    }

    fn inflate(&self, bytes: &[u8]) -> Later<Option<Vec<u8>>> {
        if bytes.len() < LARGE {
            return Box::pin(ready(None));
        }
        let promise = call("baolanInflate", &[Uint8Array::from(bytes).into()]);
        Box::pin(async move { Some(Uint8Array::new(&JsFuture::from(promise.ok()?).await.ok()?).to_vec()) })
    }

    fn pause(&self) -> Later<()> {
        let paused = self.paused.clone();
        if Date::now() - paused.get() < SLICE {
            return Box::pin(ready(()));
        }
        Box::pin(async move {
            // Without boot.js there is no page to wait for.
            if let Ok(turn) = call("baolanPause", &[]) {
                let _ = JsFuture::from(turn).await;
            }
            paused.set(Date::now());
        })
    }
}

fn bytes(name: String, anew: bool) -> Later<Result<Vec<u8>, BundleError>> {
    Box::pin(async move {
        let missing = |cause: JsValue| {
            let cause = said(&cause);
            // The sentence names the file anyway.
            let cause = cause.rsplit_once(".bin: ").map_or(cause.as_str(), |(_, cause)| cause).to_owned();
            BundleError::Missing { file: name.clone(), cause }
        };
        let promise = call("baolanLoad", &[name.as_str().into(), anew.into()]).map_err(&missing)?;
        let wait = Wait(promise.clone());
        let bytes = JsFuture::from(promise).await;
        drop(wait);
        Ok(Uint8Array::new(&bytes.map_err(&missing)?).to_vec())
    })
}

/// Somebody who waits for a file. Who goes away says so, that the line may
/// bring what is wanted instead; where it has come, that says nothing.
struct Wait(Promise);

impl Drop for Wait {
    fn drop(&mut self) {
        let told = Reflect::get(&self.0, &"drop".into()).and_then(JsCast::dyn_into::<Function>);
        // What stands in the page itself cannot be dropped.
        let _ = told.and_then(|told| told.call0(&JsValue::UNDEFINED));
    }
}

/// Calls a function of boot.js that answers with a promise.
fn call(function: &str, given: &[JsValue]) -> Result<Promise, JsValue> {
    let function: Function = Reflect::get(&js_sys::global(), &function.into())?.dyn_into()?;
    function.apply(&JsValue::UNDEFINED, &given.iter().collect())?.dyn_into()
}

/// What a thrown value says.
fn said(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<Error>() {
        Some(error) => error.message().into(),
        None => thrown.as_string().unwrap_or_else(|| "boot.js".to_owned()),
    }
}
