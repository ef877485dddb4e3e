//! Lines of a body → paragraphs, every break that is taken out kept.

use super::draft::Piece;
use super::layout::Layout;
use super::rules::scan::{eat_any, letters, skip_blanks};
use super::rules::{announcement, sentence, table};
use super::sheet::Sheet;
use crate::paper::{Paragraph, Part, Repair, Role};
use std::ops::Range;

/// Joins the pieces of a body into paragraphs, and says where each stands.
pub fn join(sheet: &Sheet, pieces: &[Piece], layout: Layout) -> (Vec<Paragraph>, Vec<Part>) {
    let mut paragraphs = Vec::new();
    let mut parts = Vec::new();
    let mut from = 0;
    for to in 1..=pieces.len() {
        let heads = || from + 1 == to && stands_alone(sheet, pieces, from, layout);
        if to == pieces.len() || heads() || ends_paragraph(sheet, &pieces[to - 1], &pieces[to], layout) {
            let (paragraph, places) = paragraph(sheet, &pieces[from..to]);
            paragraphs.push(paragraph);
            parts.extend(places);
            from = to;
        }
    }
    (paragraphs, parts)
}

/// Whether a piece is a small heading: a short line between gaps, after a whole
/// sentence.
fn stands_alone(sheet: &Sheet, pieces: &[Piece], at: usize, layout: Layout) -> bool {
    const LONGEST: usize = 18;
    let Some(above) = at.checked_sub(1).map(|above| &pieces[above]) else { return false };
    let chars = sheet.chars(&pieces[at].span);
    let gap = |piece: &Piece| sheet.lines[piece.line].gap > 0;
    let apart = gap(&pieces[at]) && pieces.get(at + 1).is_some_and(gap);
    let short =
        letters(chars) <= LONGEST && !chars.iter().any(|&c| matches!(c, ',' | '。' | '、' | ';' | ':' | '“'));
    apart
        && short
        && sentence::is_closed(sheet.chars(&above.span))
        && layout.column.is_none_or(|column| sheet.lines[pieces[at].line].width * 10 <= column * 6)
}

/// Whether a paragraph ends between two lines.
fn ends_paragraph(sheet: &Sheet, above: &Piece, below: &Piece, layout: Layout) -> bool {
    let chars = sheet.chars(&above.span);
    let (line, next) = (&sheet.lines[above.line], &sheet.lines[below.line]);
    if layout.indented && next.indented {
        return true;
    }
    if table::is_row(chars) || table::is_row(sheet.chars(&below.span)) {
        return true;
    }
    let announced = layout.line_by_line && line.width <= 50 && next.gap == 0;
    if announced
        && (announcement::is_signature(chars) || announcement::is_signature(sheet.chars(&below.span)))
    {
        return true;
    }
    if sentence::continues(sheet.chars(&below.span)) {
        return false;
    }
    if sentence::is_closed(chars) {
        return layout.column.is_none() || next.gap > 0 || (!layout.is_full(line.width) && !layout.indented);
    }
    if chars.len() <= 10 && chars.ends_with(&[':']) {
        // `编辑同志：`
        return true;
    }
    matches!(chars.last(), Some(';' | ':')) && layout.column.is_none() && opens_item(sheet.chars(&below.span))
}

/// Whether a line opens an item of a list: `一是`, `1.`, `(一)`, `①`.
fn opens_item(chars: &[char]) -> bool {
    #[rustfmt::skip]
    const ITEMS: &[&str] = &[
        "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、",
    ];
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let numbered = digits > 0 && matches!(chars.get(digits), Some('.' | '、' | ')'));
    let bracketed = chars.first() == Some(&'(') && matches!(chars.get(2), Some(')'));
    numbered
        || bracketed
        || eat_any(chars, 0, ITEMS).is_some()
        || matches!(chars.first(), Some('①'..='⑳' | '●' | '■' | '◆'))
}

fn paragraph(sheet: &Sheet, pieces: &[Piece]) -> (Paragraph, Vec<Part>) {
    let mut paragraph = Paragraph::default();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        if let Some(above) = n.checked_sub(1).map(|above| &pieces[above]) {
            let gap = gap_below(sheet, above.span.end);
            let adjacent = gap.end == piece.span.start;
            add_repair(&mut paragraph, sheet, &gap, &piece.span);
            match parts.last_mut() {
                Some(part) if adjacent => part.end = piece.span.end,
                _ => parts.push(piece.span.clone()),
            }
        } else {
            parts.push(piece.span.clone());
        }
        paragraph.text.push_str(sheet.printed(&piece.span));
    }
    let body = |span: Range<usize>| Part {
        role: Role::Body,
        start: sheet.byte(span.start),
        end: sheet.byte(span.end),
    };
    (paragraph, parts.into_iter().map(body).collect())
}

/// The blanks and breaks that follow `at`.
fn gap_below(sheet: &Sheet, at: usize) -> Range<usize> {
    let chars = sheet.chars(&(at..sheet.len()));
    let mut end = 0;
    while chars.get(end) == Some(&'\n') || skip_blanks(chars, end) > end {
        end = skip_blanks(chars, end).max(end + 1);
    }
    at..at + end
}

fn add_repair(paragraph: &mut Paragraph, sheet: &Sheet, gap: &Range<usize>, below: &Range<usize>) {
    let at = paragraph.text.len();
    let shown = usize::from(parts_words(sheet, &paragraph.text, sheet.printed(below)));
    paragraph.text.push_str(&" "[..shown]);
    paragraph.repairs.push(Repair { at, printed: sheet.printed(gap).to_owned(), shown });
}

/// Whether a break parts two words of an alphabet; a word that the break has
/// cut stands whole elsewhere on the page.
fn parts_words(sheet: &Sheet, above: &str, below: &str) -> bool {
    const SEARCHED: usize = 1 << 18;
    let tail = above.len() - above.trim_end_matches(is_latin).len();
    let head = below.len() - below.trim_start_matches(is_latin).len();
    if tail == 0 || head == 0 {
        return false;
    }
    let whole = [&above[above.len() - tail..], &below[..head]].concat();
    sheet.text.len() > SEARCHED || !sheet.text.contains(&whole)
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && crate::text::class(crate::text::fold_char(c)) == crate::text::Class::Word
}

#[cfg(test)]
mod tests {
    use crate::page;

    #[test]
    fn words_of_an_alphabet_across_a_wrap() {
        let text = "东湖区举办展览\n本报讯（记者 王伟）展览名为Open\nDay，由Lakeside艺术馆主办。\n观众说，Lake\nside很好。\n";
        let reading = page::read("page", text);
        let printed: String = reading.articles[0].paragraphs.iter().map(|p| p.printed()).collect();
        let body = reading.articles[0].body();
        assert!(body.contains("Open Day") && body.contains("Lakeside很好"), "{body}");
        assert!(printed.contains("Open\nDay") && printed.contains("Lake\nside"), "{printed}");
    }
}
