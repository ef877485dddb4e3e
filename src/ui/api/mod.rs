//! `window.baolan`: the JavaScript interface for sites that embed the explorer.
//!
//! It is there as soon as `boot.js` has run; every call waits for the engine.
//!
//! ```js
//! const { version, pages, articles } = await baolan.ready;
//! const found = await baolan.search('甲 乙', {
//!   limit: 10, offset: 0,               // hits described, hits passed over
//!   sort: 'relevance',                  // or 'newest', 'oldest', 'page'; equal ones as pages come
//!   facets: { page: 'a', kind: ['news', 'brief'] },
//!   from: '2022-01', to: '2022-12-31',  // days, ISO 8601 of any precision
//!   ids: true,                          // ids of all matches in rank order
//!   docs: true,                         // their numbers: a Uint32Array
//!   bare: true,                         // no counts of facets
//!   explain: true,                      // what each score is made of
//!   histogram: 'year',                  // or 'month'
//!   relaxed: true,                      // what else may be meant
//! });
//! // { total, ids?, docs?, hits: [{ id, page, title, titleMade, date,
//! //   dateInferred, snippet: [{ text, hit }], score, explanation? }],
//! //   facets: { page: [{ value, count, chosen }], month, kind, reporter },
//! //   histogram?: { undated, bars: [{ period, count }] },
//! //   assumed?: { query, kind, count }, relaxations: [{ query, kind, count }],
//! //   hints: [{ zh, en }], tookMs }
//! // explanation: { name: { zh, en }, value, parts: [explanation] }
//! const every = await baolan.kwic('甲', { sort: 'right', limit: 50 });
//! // sort: 'page', 'left', 'right', 'newest', 'oldest'; also offset, facets, from, to
//! // { total, lines: [{ id, page, title, date, left, hit, right }], hints }
//! const article = await baolan.article(found.hits[0].id);  // with its facts, or null
//! const names = await baolan.suggest('甲', 8);  // [{ text, kind, count }]
//! const { query, hints } = await baolan.parse('甲 OR');  // as it is read
//! ```
//!
//! A facet takes one value or an array: any of one facet, all facets together.
//! What cannot be answered rejects with an `Error` whose message is a
//! sentence in Chinese and in English.

mod answer;
mod options;

use super::desk::Library;
use crate::bundle::{BundleError, Later};
use crate::json::{self, Writer};
use crate::query;
use crate::search::{self, Concordance};
use js_sys::{Date, Error, Function, JSON, Object, Promise, Reflect, Uint32Array};
use options::Options;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

/// Names suggested where the caller does not say how many.
const SUGGESTED: usize = 8;

/// Why a call is refused, in both languages.
#[derive(Debug, PartialEq, Eq)]
struct Refusal(String);

impl Refusal {
    fn unknown(option: &str, found: &str, expected: &str) -> Self {
        Self(format!(
            "选项 {option} 里的“{found}”无效，可用的有：{expected}。\nThe option {option} does not take “{found}”; it takes {expected}."
        ))
    }
}

impl From<BundleError> for Refusal {
    fn from(error: BundleError) -> Self {
        Self(error.to_string())
    }
}

impl From<json::Fault> for Refusal {
    fn from(fault: json::Fault) -> Self {
        Self(format!(
            "选项读不懂（{fault}），请照文档填写。\nThe options are not understood ({fault}); see the documentation."
        ))
    }
}

/// What a call answers: JSON, and what would be too slow as such.
#[derive(Default)]
struct Answer {
    json: String,
    docs: Option<Vec<u32>>,
}

/// What a call is going to answer.
type Answering = Later<Result<Answer, Refusal>>;

fn answered(json: String) -> Result<Answer, Refusal> {
    Ok(Answer { json, docs: None })
}

fn search(library: Library, query: JsValue, options: JsValue) -> Answering {
    let (query, options) = (text(&query), stringified(&options));
    Box::pin(async move {
        let begun = Date::now();
        let options: Options = json::read(options.as_bytes())?;
        let (query, hints) = query::parse(&query);
        let found = search::search(&library, &options.request(query)?).await?;
        let ids = if options.ids { Some(ids(&library, &found.docs).await?) } else { None };
        let json = Writer::object_of(|out| {
            answer::found(out, &found, &hints);
            if let Some(ids) = ids {
                out.list("ids", ids, |out, id| out.string(&id));
            }
            out.number("tookMs", (Date::now() - begun) as usize);
        });
        Ok(Answer { json, docs: options.docs.then_some(found.docs) })
    })
}

async fn ids(library: &Library, docs: &[u32]) -> Result<Vec<String>, Refusal> {
    let ids = library.ids().await?;
    Ok(docs.iter().filter_map(|&doc| ids.get(doc as usize).cloned()).collect())
}

fn kwic(library: Library, query: JsValue, options: JsValue) -> Answering {
    let (query, options) = (text(&query), stringified(&options));
    Box::pin(async move {
        let options: Options = json::read(options.as_bytes())?;
        let order = options.line_order()?;
        let options = options.unsorted();
        let (query, hints) = query::parse(&query);
        let mut all = Concordance::begin(&library, &options.request(query)?, order).await?;
        while !all.is_ready() {
            all.advance(&library).await;
        }
        let lines = all.lines(&library, options.offset(), options.limit()).await?;
        answered(Writer::object_of(|out| {
            out.number("total", all.total());
            out.list("lines", &lines, |out, one| out.object(|out| answer::line(out, one)));
            answer::hints_of(out, &hints);
        }))
    })
}

fn article(library: Library, id: JsValue, _: JsValue) -> Answering {
    let id = text(&id);
    Box::pin(async move {
        let Some(doc) = library.doc_of(&id).await? else { return answered("null".to_owned()) };
        let article = library.article_json(doc).await?;
        let facts = library.facts_json(doc).await?;
        let open = article.strip_suffix('}').unwrap_or(&article);
        answered(format!("{open},\"facts\":{facts}}}"))
    })
}

fn suggest(library: Library, prefix: JsValue, limit: JsValue) -> Answering {
    let limit = limit.as_f64().map_or(SUGGESTED, |limit| limit as usize);
    Box::pin(async move {
        let names = search::suggest(&library, &text(&prefix), limit).await?;
        answered(Writer::array_of(&names, |out, one| out.object(|out| answer::name(out, one))))
    })
}

fn parse(_: Library, query: JsValue, _: JsValue) -> Answering {
    Box::pin(async move {
        let (query, hints) = query::parse(&text(&query));
        answered(Writer::object_of(|out| {
            out.text("query", &query.to_string());
            answer::hints_of(out, &hints);
        }))
    })
}

/// Hands the engine to `boot.js`.
pub fn offer(library: &Library) {
    let manifest = library.manifest();
    let info = Writer::object_of(|out| {
        out.text("version", env!("CARGO_PKG_VERSION"));
        out.number("pages", manifest.pages);
        out.number("articles", manifest.articles);
    });
    let engine = Object::new();
    put(&engine, "info", &parsed(&info).unwrap_or(JsValue::NULL));
    let calls: [(&str, Call); 5] =
        [("search", search), ("kwic", kwic), ("article", article), ("suggest", suggest), ("parse", parse)];
    for (name, call) in calls {
        put(&engine, name, &method(library, call));
    }
    hand_over(&engine, "");
}

/// Tells `boot.js` that there is no engine, and why.
pub fn refuse(error: &BundleError) {
    hand_over(&JsValue::NULL, &error.to_string());
}

fn hand_over(engine: &JsValue, sentence: &str) {
    let receiver = Reflect::get(&js_sys::global(), &"baolanEngine".into());
    if let Ok(receiver) = receiver.and_then(|receiver| receiver.dyn_into::<Function>()) {
        // Without boot.js there is nobody to hand anything to.
        let _ = receiver.call2(&JsValue::UNDEFINED, engine, &sentence.into());
    }
}

fn put(object: &Object, name: &str, value: &JsValue) {
    // Fails only on frozen objects; this one is new.
    let _ = Reflect::set(object, &name.into(), value);
}

/// What a function of the interface does with its two arguments.
type Call = fn(Library, JsValue, JsValue) -> Answering;

/// A function that answers with a promise. It lives as long as the page.
fn method(library: &Library, call: Call) -> JsValue {
    let library = library.clone();
    let answer = move |first: JsValue, second: JsValue| promise(call(library.clone(), first, second));
    Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(answer).into_js_value()
}

fn promise(answer: Answering) -> Promise {
    future_to_promise(async move {
        let value = answer.await.and_then(|answer| given(&answer));
        value.map_err(|Refusal(sentence)| Error::new(&sentence).into())
    })
}

/// An answer as a value of the page.
fn given(answer: &Answer) -> Result<JsValue, Refusal> {
    let value = parsed(&answer.json)?;
    if let (Some(docs), Some(object)) = (&answer.docs, value.dyn_ref::<Object>()) {
        put(object, "docs", &Uint32Array::from(docs.as_slice()).into());
    }
    Ok(value)
}

fn parsed(json: &str) -> Result<JsValue, Refusal> {
    JSON::parse(json).map_err(|_| Refusal(json.to_owned()))
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// The options as JSON; none are as an empty object.
fn stringified(value: &JsValue) -> String {
    let json = value.is_object().then(|| JSON::stringify(value).ok()).flatten();
    json.map_or_else(|| "{}".to_owned(), String::from)
}
