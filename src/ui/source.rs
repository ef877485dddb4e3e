//! The files of the bundle, through `baolanLoad` of `static/boot.js`, which
//! knows whether to fetch them, to insert a script or to look in memory.

use crate::bundle::{BundleError, Later, Source};
use js_sys::{Error, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The files beside the page.
pub struct Boot;

impl Source for Boot {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        let name = name.to_owned();
        Box::pin(async move {
            let missing = |cause: JsValue| BundleError::Missing { file: name.clone(), cause: said(&cause) };
            let promise = ask(&name).map_err(&missing)?;
            let bytes = JsFuture::from(promise).await.map_err(&missing)?;
            Ok(Uint8Array::new(&bytes).to_vec())
        })
    }
}

fn ask(name: &str) -> Result<Promise, JsValue> {
    let load: Function = Reflect::get(&js_sys::global(), &"baolanLoad".into())?.dyn_into()?;
    load.call1(&JsValue::UNDEFINED, &name.into())?.dyn_into()
}

/// What a thrown value says.
fn said(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<Error>() {
        Some(error) => error.message().into(),
        None => thrown.as_string().unwrap_or_else(|| "boot.js".to_owned()),
    }
}
