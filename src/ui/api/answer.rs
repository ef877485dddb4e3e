//! Answers as JSON, in the shapes that the README documents.

use crate::json::Writer;
use crate::paper::Languages;
use crate::query::Hint;
use crate::search::{Explanation, FacetValue, Found, Hit, Line, Piece, Relaxation, Suggestion};

/// The answer of `baolan.search`, but for ids and time.
pub fn found(out: &mut Writer, found: &Found, hints: &[Hint]) {
    out.number("total", found.total);
    out.list("hits", &found.hits, |out, one| out.object(|out| hit(out, one)));
    out.record("facets", |out| {
        for counts in &found.facets {
            out.list(counts.facet.key(), &counts.values, |out, one| out.object(|out| value(out, one)));
        }
    });
    if let Some(histogram) = &found.histogram {
        out.record("histogram", |out| {
            out.number("undated", histogram.undated);
            out.list("bars", &histogram.bars, |out, bar| {
                out.object(|out| {
                    out.text("period", &bar.period);
                    out.number("count", bar.count);
                });
            });
        });
    }
    if let Some(assumed) = &found.assumed {
        out.record("assumed", |out| relaxation(out, assumed));
    }
    out.list("relaxations", &found.relaxations, |out, one| out.object(|out| relaxation(out, one)));
    hints_of(out, hints);
}

/// The hints of a query, in both languages.
pub fn hints_of(out: &mut Writer, hints: &[Hint]) {
    out.list("hints", hints, |out, hint| out.object(|out| languages(out, &hint.message())));
}

fn languages(out: &mut Writer, text: &Languages) {
    out.text("zh", &text.zh);
    out.text("en", &text.en);
}

fn hit(out: &mut Writer, hit: &Hit) {
    out.text("id", &hit.id);
    out.text("page", &hit.page);
    out.text("title", &hit.title);
    out.flag("titleMade", hit.title_made);
    date(out, hit.date.as_deref());
    out.flag("dateInferred", hit.date_inferred);
    out.list("snippet", &hit.snippet, |out, piece| out.object(|out| snippet_piece(out, piece)));
    out.raw("score", &thousandths(hit.score));
    if let Some(explained) = &hit.explanation {
        out.record("explanation", |out| explanation(out, explained));
    }
}

fn explanation(out: &mut Writer, explained: &Explanation) {
    out.record("name", |out| languages(out, &explained.name));
    out.raw("value", &thousandths(explained.value));
    out.list("parts", &explained.parts, |out, part| out.object(|out| explanation(out, part)));
}

fn date(out: &mut Writer, date: Option<&str>) {
    match date {
        Some(date) => out.text("date", date),
        None => out.raw("date", "null"),
    }
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

fn relaxation(out: &mut Writer, relaxation: &Relaxation) {
    out.text("query", &relaxation.query.to_string());
    out.text("kind", relaxation.kind.key());
    out.number("count", relaxation.count);
}

/// One name of `baolan.suggest`.
pub fn name(out: &mut Writer, name: &Suggestion) {
    out.text("text", &name.text);
    out.text("kind", name.kind.key());
    out.number("count", name.count as usize);
}

/// One line of `baolan.kwic`.
pub fn line(out: &mut Writer, line: &Line) {
    out.text("id", &line.id);
    out.text("page", &line.page);
    out.text("title", &line.title);
    date(out, line.date.as_deref());
    out.text("left", &line.left);
    out.text("hit", &line.hit);
    out.text("right", &line.right);
}

/// A number with three decimals. Printing any float takes tables that cost
/// the browser ten kilobytes.
pub fn thousandths(number: f32) -> String {
    let whole = (number.abs() * 1000.0).round() as u64;
    let minus = if number < 0.0 { "-" } else { "" };
    format!("{minus}{}.{:03}", whole / 1000, whole % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;
    use crate::search::RelaxationKind;

    fn json(fill: impl FnOnce(&mut Writer)) -> serde_json::Value {
        serde_json::from_str(&Writer::object_of(fill)).unwrap()
    }

    #[test]
    fn the_answer_is_as_documented() {
        let part = Explanation { value: -0.5, ..Explanation::default() };
        let explanation = Some(Explanation { parts: vec![part], ..Explanation::default() });
        let hit = Hit { id: "a-1".into(), explanation, ..Hit::default() };
        let other = Relaxation { query: query::parse("甲").0, kind: RelaxationKind::Slip, count: 3 };
        let answer = Found { total: 1, hits: vec![hit], relaxations: vec![other], ..Found::default() };
        let json = json(|out| found(out, &answer, &[Hint::NothingToSearch("。".into())]));
        assert_eq!(json["total"], 1);
        assert_eq!((&json["hits"][0]["id"], &json["hits"][0]["titleMade"]), (&"a-1".into(), &false.into()));
        assert_eq!(json["hits"][0]["explanation"]["parts"][0]["value"], -0.5);
        assert_eq!(json["relaxations"][0]["query"], "甲");
        assert!(json["hints"][0]["zh"].is_string());
        assert!(json.get("histogram").is_none() && json.get("assumed").is_none());
    }

    #[test]
    fn a_line_has_both_sides() {
        let json = json(|out| line(out, &Line { left: "在".into(), hit: "报".into(), ..Line::default() }));
        assert_eq!((&json["left"], &json["hit"], &json["date"]), (&"在".into(), &"报".into(), &().into()));
    }
}
