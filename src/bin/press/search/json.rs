//! The answer as JSON, named as `window.baolan` names it.

use baolan::paper::Languages;
use baolan::query::Hint;
use baolan::search::{Explanation, FacetCounts, Found, Histogram, Hit, LooseHit, Piece, Relaxation, Why};
use serde_json::{Map, Value, json};

/// All of the answer in one object.
pub fn answer(found: &Found, hints: &[Hint]) -> Value {
    json!({
        "total": found.total,
        "hits": list(&found.hits, hit),
        "facets": facets(&found.facets),
        "histogram": found.histogram.as_ref().map(histogram),
        "loose": list(&found.loose, loose),
        "hints": list(hints, |hint| both(&hint.message())),
        "assumed": found.assumed.as_ref().map(relaxation),
        "relaxations": list(&found.relaxations, relaxation),
    })
}

/// Every occurrence.
pub fn occurrences(total: usize, lines: Vec<Value>, hints: &[Hint]) -> Value {
    json!({"total": total, "lines": lines, "hints": list(hints, |hint| both(&hint.message()))})
}

fn list<T>(items: &[T], one: impl Fn(&T) -> Value) -> Value {
    items.iter().map(one).collect()
}

fn both(text: &Languages) -> Value {
    json!({"zh": text.zh, "en": text.en})
}

fn hit(hit: &Hit) -> Value {
    json!({
        "id": hit.id,
        "page": hit.page,
        "n": hit.n,
        "title": hit.title,
        "titleMade": hit.title_made,
        "date": hit.date,
        "dateInferred": hit.date_inferred,
        "kind": hit.kind.key(),
        "byline": hit.byline,
        "snippet": pieces(&hit.snippet),
        "why": list(&hit.why, why),
        "score": hit.score,
        "explanation": hit.explanation.as_ref().map(explanation),
    })
}

fn pieces(pieces: &[Piece]) -> Value {
    list(pieces, |piece| json!({"text": piece.text, "hit": piece.hit}))
}

fn why(why: &Why) -> Value {
    match why {
        Why::Byline(text) => json!({"byline": pieces(text)}),
        Why::Field(field, text) => json!({"field": field.entry().en, "text": pieces(text)}),
        Why::Date(day) => json!({"date": day}),
    }
}

fn explanation(number: &Explanation) -> Value {
    json!({"name": both(&number.name), "value": number.value, "parts": list(&number.parts, explanation)})
}

fn facets(facets: &[FacetCounts]) -> Value {
    let values = |counts: &FacetCounts| {
        list(
            &counts.values,
            |value| json!({"value": value.value, "count": value.count, "chosen": value.chosen}),
        )
    };
    let named = facets.iter().map(|counts| (counts.facet.key().to_owned(), values(counts)));
    Value::Object(named.collect::<Map<_, _>>())
}

fn histogram(histogram: &Histogram) -> Value {
    let bars = list(&histogram.bars, |bar| json!({"period": bar.period, "count": bar.count}));
    json!({"bars": bars, "undated": histogram.undated})
}

fn loose(line: &LooseHit) -> Value {
    json!({"page": line.page, "line": line.line, "text": pieces(&line.text)})
}

fn relaxation(other: &Relaxation) -> Value {
    json!({"query": other.query.to_string(), "kind": other.kind.key(), "count": other.count})
}
