//! The answer for people, in a terminal.

use super::ink::Ink;
use baolan::index::Facet;
use baolan::paper::Languages;
use baolan::query::Hint;
use baolan::search::{Explanation, FacetCounts, Found, Histogram, Hit, LooseHit, Relaxation, Why};
use baolan::ui::words::{EN, ZH};

/// Characters of the longest bar of a histogram.
const BAR: usize = 40;
/// Values shown of a facet.
const VALUES: usize = 12;

/// What was asked: the words typed, and how many hits were passed over.
pub struct Asked<'a> {
    /// The query as typed.
    pub typed: &'a str,
    /// Hits passed over.
    pub offset: usize,
}

/// All of the answer.
pub fn answer(found: &Found, hints: &[Hint], asked: &Asked, ink: Ink) -> String {
    let mut lines = Vec::new();
    lines.extend(found.assumed.as_ref().map(|assumed| self::assumed(assumed, asked.typed, ink)));
    lines.push(count(found, asked.offset, ink));
    for (index, hit) in found.hits.iter().enumerate() {
        lines.push(String::new());
        lines.extend(self::hit(hit, asked.offset + index + 1, ink));
    }
    lines.extend(found.loose.iter().map(|line| loose(line, ink)));
    lines.extend(relaxations(&found.relaxations, ink));
    lines.extend(found.facets.iter().flat_map(|counts| facet(counts, ink)));
    lines.extend(found.histogram.iter().flat_map(|bars| histogram(bars, ink)));
    self::hints(hints, ink) + &lines.join("\n") + "\n"
}

/// What the reader should know of the query.
pub fn hints(hints: &[Hint], ink: Ink) -> String {
    hints.iter().map(|hint| ink.notice(&both(&hint.message())) + "\n").collect()
}

/// A sentence in both languages, a line each.
fn both(text: &Languages) -> String {
    format!("{}\n{}", text.zh, text.en)
}

fn assumed(assumed: &Relaxation, typed: &str, ink: Ink) -> String {
    let (name, query) = (assumed.kind.name(), assumed.query.to_string());
    ink.notice(&format!(
        "没有“{typed}”，以下是“{query}”的结果（{}）。\nNothing matches “{typed}”; these are the results of “{query}” ({}).",
        name.zh, name.en
    ))
}

fn count(found: &Found, offset: usize, ink: Ink) -> String {
    let total = found.total;
    let shown = found.hits.len();
    let part = match shown {
        0 => String::new(),
        _ if shown == total => String::new(),
        _ => format!("，第 {0}–{1} 篇 | {0}–{1} of", offset + 1, offset + shown),
    };
    let bar = if part.is_empty() { " |" } else { "" };
    let noun = if total == 1 { "article" } else { "articles" };
    ink.strong(&format!("共 {total} 篇{part}{bar} {total} {noun}"))
}

fn hit(hit: &Hit, number: usize, ink: Ink) -> Vec<String> {
    let made = if hit.title_made { ink.faint("（拟题 | made title）") } else { String::new() };
    let mut lines = vec![
        format!("{number}. {}{made}", ink.title(&hit.title, &hit.title_marks)),
        ink.faint(&format!("   {}", meta(hit))),
    ];
    if !hit.snippet.is_empty() {
        lines.push(format!("   {}", ink.pieces(&hit.snippet)));
    }
    lines.extend(hit.why.iter().map(|why| format!("   {}", self::why(why, ink))));
    if let Some(number) = &hit.explanation {
        explanation(number, 1, ink, &mut lines);
    }
    lines
}

/// Day, kind, names, place: what is said below a title.
fn meta(hit: &Hit) -> String {
    let inferred = if hit.date_inferred { "（推定 inferred）" } else { "" };
    let day = hit.date.as_deref().unwrap_or("日期不详 undated");
    let mut parts = vec![format!("{day}{inferred}"), (ZH.kind)(hit.kind).to_owned()];
    if !hit.byline.is_empty() {
        parts.push(hit.byline.join(" "));
    }
    parts.push(hit.id.clone());
    parts.join(" · ")
}

fn why(why: &Why, ink: Ink) -> String {
    match why {
        Why::Byline(text) => format!("{} {}", ink.faint("署名 byline:"), ink.pieces(text)),
        Why::Field(field, text) => {
            let entry = field.entry();
            format!("{} {}", ink.faint(&format!("{} {}:", entry.zh, entry.en)), ink.pieces(text))
        }
        Why::Date(day) => format!("{} {}", ink.faint("日期 date:"), ink.mark(day)),
    }
}

fn explanation(number: &Explanation, depth: usize, ink: Ink, lines: &mut Vec<String>) {
    let indent = "   ".repeat(depth);
    let Languages { zh, en } = &number.name;
    lines.push(ink.faint(&format!("{indent}{:.3}  {zh} | {en}", number.value)));
    for part in &number.parts {
        explanation(part, depth + 1, ink, lines);
    }
}

fn loose(line: &LooseHit, ink: Ink) -> String {
    let place = format!("{}:{}（不属于任何一篇 | of no article）", line.page, line.line);
    format!("\n{}\n   {}", ink.faint(&place), ink.pieces(&line.text))
}

fn relaxations(others: &[Relaxation], ink: Ink) -> Vec<String> {
    let head = (!others.is_empty()).then(|| format!("\n{}", ink.strong("也许是 | Did you mean")));
    let one = |other: &Relaxation| {
        let Languages { zh, en } = other.kind.name();
        format!("   {}  {}  {}", other.query, other.count, ink.faint(&format!("{zh} | {en}")))
    };
    head.into_iter().chain(others.iter().map(one)).collect()
}

fn facet(counts: &FacetCounts, ink: Ink) -> Vec<String> {
    let facet = counts.facet;
    let name = format!("\n{} --only {}=…", (ZH.facet)(facet), facet.key());
    let mut lines = vec![ink.strong(&name)];
    for value in counts.values.iter().take(VALUES) {
        let chosen = if value.chosen { "✓" } else { " " };
        lines.push(format!(
            " {chosen} {:>6}  {}{}",
            value.count,
            value.value,
            ink.faint(&spoken(facet, &value.value))
        ));
    }
    let rest = counts.values.len().saturating_sub(VALUES);
    if rest > 0 {
        lines.push(ink.faint(&format!("           … 另有 {rest} 项 | {rest} more")));
    }
    lines
}

/// A value in both languages, where it is a word of the program.
fn spoken(facet: Facet, value: &str) -> String {
    let (zh, en) = (ZH.value(facet, value), EN.value(facet, value));
    if zh == value { String::new() } else { format!("  {zh} | {en}") }
}

fn histogram(histogram: &Histogram, ink: Ink) -> Vec<String> {
    let most = histogram.bars.iter().map(|bar| bar.count).max().unwrap_or(1);
    let mut lines = vec![ink.strong("\n时间 | Time")];
    for bar in &histogram.bars {
        let length = (bar.count * BAR).div_ceil(most);
        lines.push(format!("   {:<8} {} {}", bar.period, ink.notice(&"▇".repeat(length)), bar.count));
    }
    if histogram.undated > 0 {
        lines.push(format!("   日期不详 undated {}", histogram.undated));
    }
    lines
}
