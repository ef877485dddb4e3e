//! Drafts → articles: words in place of spans.

use super::draft::{Draft, Piece};
use super::layout::Layout;
use super::reflow;
use super::rules::byline::{Credit, extend};
use super::rules::label;
use super::sheet::Sheet;
use crate::paper::{Article, Byline, Kind, Part, Role};
use std::ops::Range;

/// News of at most this many characters is a brief.
pub const BRIEF: usize = 300;
/// A made title is no longer than this.
const MADE_TITLE: usize = 30;

/// Makes an article of a draft, its number `n` on the page from 1.
pub fn build(sheet: &Sheet, page: &str, n: usize, draft: &Draft, layout: Layout) -> Article {
    let layout = Layout { line_by_line: draft.announces(), ..layout };
    let (paragraphs, mut parts) = reflow::join(sheet, &draft.body, layout);
    parts.extend(head_parts(sheet, draft));
    parts.sort_by_key(|part| (part.start, part.end));
    let mut article =
        Article { id: format!("{page}-{n}"), page: page.into(), n, paragraphs, parts, ..Article::default() };
    article.section = draft.section.as_ref().map(|section| sheet.printed(&section.words).trim().to_owned());
    set_headline(&mut article, sheet, draft);
    article.byline = byline(sheet, draft);
    article.kind = kind(draft, &article);
    if comments(sheet, draft) && draft.lead.is_none() {
        article.kind = Kind::Commentary;
    }
    if article.headline.is_none() {
        article.made_title = Some(made_title(without_lead(&article, draft, sheet)));
    }
    article
}

fn head_parts(sheet: &Sheet, draft: &Draft) -> Vec<Part> {
    let part = |role: Role, span: &Range<usize>| Part {
        role,
        start: sheet.byte(span.start),
        end: sheet.byte(span.end),
    };
    let main = main_lines(sheet, draft).unwrap_or(0..draft.headline.len());
    let role = |n: usize| match n {
        n if n < main.start => Role::Kicker,
        n if n < main.end => Role::Headline,
        _ => Role::Subhead,
    };
    let headline = draft.headline.iter().enumerate();
    let headline = headline.map(|(n, head)| part(role(n), &sheet.lines[head.line].span));
    let section =
        draft.section.iter().filter_map(|section| section.own.as_ref()).map(|line| part(Role::Section, line));
    let credits = draft.credits.iter().map(|(span, _)| part(Role::Credit, span));
    headline.chain(section).chain(credits).collect()
}

/// Puts the lines of the headline block where they belong: which is the
/// headline, which stands above and below it, only where print says so. Else
/// the whole block is the headline.
fn set_headline(article: &mut Article, sheet: &Sheet, draft: &Draft) {
    let lines: Vec<String> =
        draft.headline.iter().map(|head| sheet.printed(&head.span).trim().to_owned()).collect();
    let Some(main) = main_lines(sheet, draft) else {
        article.headline = (!lines.is_empty()).then(|| lines.join(" "));
        return;
    };
    article.kicker = (main.start > 0).then(|| lines[..main.start].join(" "));
    article.headline = Some(lines[main.clone()].join(" "));
    article.subheads = lines[main.end..].to_vec();
}

/// The lines of the headline proper: those with the fewest `#` where headings
/// differ; the first of two where the second opens with a dash.
fn main_lines(sheet: &Sheet, draft: &Draft) -> Option<Range<usize>> {
    let is_dash = |piece: &Piece| sheet.chars(&piece.span).starts_with(&['—']);
    let dashes = draft.headline.iter().skip(1).filter(|piece| is_dash(piece)).count();
    if dashes > 0 && dashes + 1 == draft.headline.len() {
        return Some(0..1);
    }
    let level = |piece: &Piece| sheet.line(piece.line).iter().take_while(|&&c| c == '#').count();
    let top = draft.headline.iter().map(level).min()?;
    let is_top = |piece: &&Piece| level(piece) == top;
    let start = draft.headline.iter().position(|piece| level(piece) == top)?;
    let end = start + draft.headline[start..].iter().take_while(is_top).count();
    let whole = end - start == draft.headline.len() || top == 0;
    (!whole).then_some(start..end)
}

fn byline(sheet: &Sheet, draft: &Draft) -> Byline {
    let mut whole = Credit::default();
    let mut printed: Vec<String> = Vec::new();
    let lead = draft.lead.as_ref();
    if let Some((credit, spans)) = lead.and_then(|lead| Some((lead.credit.clone()?, &lead.credit_spans))) {
        printed.extend(spans.iter().map(|span| one_line(sheet.printed(span))));
        whole.append(credit);
    }
    for (span, credit) in &draft.credits {
        printed.push(one_line(sheet.printed(span)));
        whole.append(credit.clone());
    }
    let bare = std::mem::take(&mut whole.bare);
    let bracketed = draft
        .credits
        .iter()
        .any(|(span, credit)| !credit.bare.is_empty() && sheet.chars(span).starts_with(&['(']));
    let news = lead.is_some() || bracketed && !comments(sheet, draft);
    let signed = if news { &mut whole.byline.reporters } else { &mut whole.byline.authors };
    extend(signed, bare);
    extend(&mut whole.byline.agencies, lead.and_then(|lead| lead.agency.clone()).into_iter().collect());
    whole.byline.credit = (!printed.is_empty()).then(|| printed.join(" "));
    whole.byline
}

/// A text in one line: breaks and the blanks around them become one blank.
fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// Whether the section says that it comments: `时评`.
fn comments(sheet: &Sheet, draft: &Draft) -> bool {
    draft.section.as_ref().is_some_and(|section| label::heads_comment(sheet.chars(&section.words)))
}

fn kind(draft: &Draft, article: &Article) -> Kind {
    let letters: usize =
        article.paragraphs.iter().map(|p| p.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
    let byline = &article.byline;
    match draft.kind {
        Some(kind) if draft.lead.is_none() => kind,
        _ if draft.lead.is_some() => {
            if letters <= BRIEF {
                Kind::Brief
            } else {
                Kind::News
            }
        }
        _ if byline.reporters.is_empty() && !byline.photographers.is_empty() && letters <= BRIEF => {
            Kind::PhotoCaption
        }
        _ if !byline.authors.is_empty() => Kind::Commentary,
        _ if letters <= BRIEF => Kind::Brief,
        _ => Kind::News,
    }
}

/// The title of an article whose headline is lost: the first clause of its
/// text that says more than a time.
pub fn made_title(text: &str) -> String {
    let is_bullet = |c: char| super::rules::scan::is_bullet(c) || c.is_whitespace();
    let text = text.trim_start_matches(is_bullet);
    let clauses = || text.split(is_clause_end).map(str::trim).filter(|clause| !clause.is_empty());
    let clause = clauses().find(|clause| !says_only_when(clause)).or_else(|| clauses().next());
    clause.unwrap_or_default().chars().take(MADE_TITLE).collect()
}

fn is_clause_end(c: char) -> bool {
    matches!(c, '，' | ',' | '。' | '；' | ';' | '！' | '？' | '\n')
}

/// `2月10日上午`, `近日`, `昨天下午`.
fn says_only_when(clause: &str) -> bool {
    const TIMES: &str = "年月日号时点分上下午晚早凌晨傍中夜近昨今明前后来连天周星期至到初末季度春夏秋冬十";
    let is_time =
        |c: char| c.is_numeric() || c.is_whitespace() || TIMES.contains(c) || crate::text::digit(c).is_some();
    clause.chars().map(crate::text::fold_char).all(is_time)
}

/// The first paragraph without its lead.
fn without_lead<'a>(article: &'a Article, draft: &Draft, sheet: &Sheet) -> &'a str {
    let text = article.paragraphs.first().map_or("", |paragraph| paragraph.text.as_str());
    let start = draft.body.first().map_or(0, |piece| piece.span.start);
    let lead = draft.lead.as_ref().map_or(0, |lead| sheet.byte(lead.end).saturating_sub(sheet.byte(start)));
    text.get(lead..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_title_says_more_than_when() {
        assert_eq!(made_title("2月10日上午，街角新设报栏。"), "街角新设报栏");
        assert_eq!(made_title("近日,十二月三日,河水上涨"), "河水上涨");
        assert_eq!(made_title("昨天下午。"), "昨天下午");
        assert_eq!(made_title(""), "");
    }
}
