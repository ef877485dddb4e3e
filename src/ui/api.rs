//! `window.baolan`: the JavaScript interface for sites that embed the explorer.
//!
//! It is there as soon as `boot.js` has run; every call waits for the engine.
//!
//! ```js
//! const { version, pages, articles } = await baolan.ready;
//! const found = await baolan.search('蒙牛 暗访', {
//!   limit: 10,                          // hits described; 10 if not said
//!   offset: 0,                          // hits passed over
//!   sort: 'relevance',                  // or 'oldest', 'newest'
//!   facets: { page: 'a', kind: ['news', 'brief'] },
//!   from: '2022-01', to: '2022-12-31',  // days, ISO 8601 of any precision
//!   ids: true,                          // ids of all matches in rank order
//! });
//! // { total, ids?, hits: [{ id, page, title, titleMade, date, dateInferred,
//! //   snippet: [{ text, hit }], score }],
//! //   facets: { page: [{ value, count, chosen }], month, kind, reporter },
//! //   hints: [{ zh, en }], tookMs }
//! const article = await baolan.article(found.hits[0].id);  // or null
//! const names = await baolan.suggest('蒙', 8);  // [{ text, kind, count }]
//! ```
//!
//! A facet takes one value or an array: any of one facet, all facets together.
//! What cannot be answered rejects with an `Error` whose message is a
//! sentence in Chinese and in English.

use super::desk::Library;
use super::words::{EN, ZH};
use crate::bundle::{BundleError, Later};
use crate::index::Facet;
use crate::json::{self, FromJson, Reader, Writer, record};
use crate::query::{self, Hint};
use crate::search::{self, FacetValue, Found, Hit, Piece, Request, Sort, Suggestion, Want};
use js_sys::{Date, Error, Function, JSON, Object, Promise, Reflect};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

/// Hits described where the caller does not say how many.
const LIMIT: usize = 10;
/// Names suggested where the caller does not say how many.
const SUGGESTED: usize = 8;

/// Options of `baolan.search`.
#[derive(Debug, Default)]
struct Options {
    limit: Option<usize>,
    offset: usize,
    sort: String,
    facets: BTreeMap<String, OneOrMany>,
    from: Option<String>,
    to: Option<String>,
    ids: bool,
}

record!(Options { limit, offset, sort, facets, from, to, ids });

/// One value or an array of them.
#[derive(Debug, Default)]
struct OneOrMany(Vec<String>);

impl FromJson for OneOrMany {
    fn fill(&mut self, json: &mut Reader<'_>) -> json::Done {
        if json.is_array() {
            return self.0.fill(json);
        }
        self.0.push(json.string()?.into_owned());
        Ok(())
    }
}

/// Why a call is refused, in both languages.
#[derive(Debug, PartialEq, Eq)]
struct Refusal(String);

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

impl Options {
    fn request(self, query: &str) -> Result<Request, Refusal> {
        Ok(Request {
            query: query::parse(query).0,
            chosen: chosen(self.facets)?,
            from: self.from,
            to: self.to,
            sort: sort(&self.sort)?,
            offset: self.offset,
            limit: self.limit.unwrap_or(LIMIT),
            want: Want { facets: true, ..Want::default() },
        })
    }
}

fn chosen(facets: BTreeMap<String, OneOrMany>) -> Result<Vec<(Facet, String)>, Refusal> {
    let mut chosen = Vec::new();
    for (key, OneOrMany(values)) in facets {
        let facet =
            Facet::from_key(&key).ok_or_else(|| unknown("facets", &key, &Facet::ALL.map(Facet::key)))?;
        chosen.extend(values.into_iter().map(|value| (facet, value)));
    }
    Ok(chosen)
}

fn sort(key: &str) -> Result<Sort, Refusal> {
    match key {
        "" | "relevance" => Ok(Sort::Relevance),
        "oldest" => Ok(Sort::Oldest),
        "newest" => Ok(Sort::Newest),
        "page" => Ok(Sort::Page),
        _ => Err(unknown("sort", key, &["relevance", "oldest", "newest", "page"])),
    }
}

fn unknown(option: &str, found: &str, expected: &[&str]) -> Refusal {
    let expected = expected.join(", ");
    Refusal(format!(
        "选项 {option} 里的“{found}”无效，可用的有：{expected}。\nThe option {option} does not take “{found}”; it takes {expected}."
    ))
}

/// What a call is going to answer: JSON.
type Answering = Later<Result<String, Refusal>>;

fn search_json(library: Library, query: JsValue, options: JsValue) -> Answering {
    let (query, options) = (text(&query), stringified(&options));
    Box::pin(async move {
        let begun = Date::now();
        let options: Options = json::read(options.as_bytes())?;
        let with_ids = options.ids;
        let found = search::search(&library, &options.request(&query)?).await?;
        let ids = if with_ids { Some(ids(&library, &found.docs).await?) } else { None };
        Ok(Writer::object_of(|out| {
            answer(out, &found, &query::parse(&query).1);
            if let Some(ids) = ids {
                out.list("ids", ids, |out, id| out.string(&id));
            }
            out.number("tookMs", (Date::now() - begun) as usize);
        }))
    })
}

fn answer(out: &mut Writer, found: &Found, hints: &[Hint]) {
    out.number("total", found.total);
    out.list("hits", &found.hits, |out, one| out.object(|out| hit(out, one)));
    out.record("facets", |out| {
        for counts in &found.facets {
            out.list(counts.facet.key(), &counts.values, |out, one| out.object(|out| value(out, one)));
        }
    });
    out.list("hints", hints, |out, one| out.object(|out| hint(out, one)));
}

fn hit(out: &mut Writer, hit: &Hit) {
    out.text("id", &hit.id);
    out.text("page", &hit.page);
    out.text("title", &hit.title);
    out.flag("titleMade", hit.title_made);
    match &hit.date {
        Some(date) => out.text("date", date),
        None => out.raw("date", "null"),
    }
    out.flag("dateInferred", hit.date_inferred);
    out.list("snippet", &hit.snippet, |out, piece| out.object(|out| snippet_piece(out, piece)));
    out.raw("score", &thousandths(hit.score));
}

fn snippet_piece(out: &mut Writer, piece: &Piece) {
    out.text("text", &piece.text);
    out.flag("hit", piece.hit);
}

fn value(out: &mut Writer, value: &FacetValue) {
    out.text("value", &value.value);
    out.number("count", value.count);
    out.flag("chosen", value.chosen);
}

fn hint(out: &mut Writer, hint: &Hint) {
    out.text("zh", &(ZH.hint)(hint));
    out.text("en", &(EN.hint)(hint));
}

fn name(out: &mut Writer, name: &Suggestion) {
    out.text("text", &name.text);
    out.text("kind", name.kind.key());
    out.number("count", name.count as usize);
}

async fn ids(library: &Library, docs: &[u32]) -> Result<Vec<String>, Refusal> {
    let ids = library.ids().await?;
    Ok(docs.iter().filter_map(|&doc| ids.get(doc as usize).cloned()).collect())
}

/// A number with three decimals, as JSON. Printing any float takes tables that
/// cost the browser ten kilobytes.
fn thousandths(number: f32) -> String {
    let whole = (number * 1000.0).round() as u64;
    format!("{}.{:03}", whole / 1000, whole % 1000)
}

fn article_json(library: Library, id: JsValue, _: JsValue) -> Answering {
    let id = text(&id);
    Box::pin(async move {
        let Some(doc) = library.doc_of(&id).await? else { return Ok("null".to_owned()) };
        let article = library.article_json(doc).await?;
        let facts = library.facts_json(doc).await?;
        let open = article.strip_suffix('}').unwrap_or(&article);
        Ok(format!("{open},\"facts\":{facts}}}"))
    })
}

fn suggest_json(library: Library, prefix: JsValue, limit: JsValue) -> Answering {
    let limit = limit.as_f64().map_or(SUGGESTED, |limit| limit as usize);
    Box::pin(async move {
        let names = search::suggest(&library, &text(&prefix), limit).await?;
        Ok(Writer::array_of(&names, |out, one| out.object(|out| name(out, one))))
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
    put(&engine, "search", &method(library, search_json));
    put(&engine, "article", &method(library, article_json));
    put(&engine, "suggest", &method(library, suggest_json));
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

/// A function that answers with a promise. It lives as long as the page.
fn method(library: &Library, call: fn(Library, JsValue, JsValue) -> Answering) -> JsValue {
    let library = library.clone();
    let answer = move |first: JsValue, second: JsValue| promise(call(library.clone(), first, second));
    Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(answer).into_js_value()
}

fn promise(answer: Answering) -> Promise {
    future_to_promise(async move {
        let value = answer.await.and_then(|json| parsed(&json));
        value.map_err(|Refusal(sentence)| Error::new(&sentence).into())
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn request(options: &str) -> Result<Request, Refusal> {
        json::read::<Options>(options.as_bytes())?.request("报")
    }

    #[test]
    fn facets_take_one_value_or_many() {
        let request = request(r#"{"facets": {"page": "a", "kind": ["news", "brief"]}}"#).unwrap();
        let values: Vec<_> =
            request.chosen.iter().map(|(facet, value)| (facet.key(), value.as_str())).collect();
        assert_eq!(values, [("kind", "news"), ("kind", "brief"), ("page", "a")]);
    }

    #[test]
    fn what_is_not_said_is_as_documented() {
        let request = request("{}").unwrap();
        assert_eq!((request.limit, request.offset, request.sort), (LIMIT, 0, Sort::Relevance));
    }

    #[test]
    fn a_refusal_says_what_would_do() {
        let Err(Refusal(sentence)) = request(r#"{"facets": {"colour": "red"}}"#) else { panic!("accepted") };
        assert!(sentence.contains("colour") && sentence.contains("reporter"), "{sentence}");
        assert!(request(r#"{"sort": "best"}"#).is_err());
        assert!(request(r#"{"limit": -1}"#).is_err());
        assert!(request(r#"{"facets": {"page": 3}}"#).is_err());
    }

    #[test]
    fn the_answer_is_as_documented() {
        let found =
            Found { total: 1, hits: vec![Hit { id: "a-1".into(), ..Hit::default() }], ..Found::default() };
        let hints = [Hint::NothingToSearch("。".into())];
        let json = Writer::object_of(|out| answer(out, &found, &hints));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["total"], 1);
        assert_eq!(json["hits"][0]["id"], "a-1");
        assert_eq!(json["hits"][0]["titleMade"], false);
        assert!(json["hints"][0]["zh"].is_string());
    }
}
