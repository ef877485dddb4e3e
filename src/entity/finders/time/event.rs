//! The day of the reported event, from the lead.
//!
//! Sentence by sentence: the day that begins a clause (3月8日，甲镇开会) comes
//! before a day inside one (甲镇8日开会); a day that the clause only refers to
//! (贯彻3月1日会议精神) counts for nothing. 近日 before any day says that the
//! report gives none. The day of a dateline counts only where the lead names
//! no other time.

use super::expression::{Expression, Says};
use super::words::starts;
use crate::entity::Text;
use crate::paper::{Date, Kind};

/// A resolved expression with its text.
pub type Found<'a> = (&'a Text, &'a Expression, &'a Date);

/// How far into an article its lead reaches, in characters.
const LEAD: usize = 200;

/// The day of the event, if the article gives one; `offset` answers how many
/// characters of the article stand before a paragraph.
pub fn day(found: &[Found], kind: Kind, offset: impl Fn(&Text) -> usize) -> Option<Date> {
    let in_lead = |found: &&Found| offset(found.0) + sentence(found).1 < LEAD;
    let lead: Vec<&Found> = found.iter().filter(in_lead).collect();
    let told: Vec<&Found> = lead.iter().copied().filter(|found| !is_dateline(found)).collect();
    let chosen = match told.chunk_by(|a, b| sentence(a) == sentence(b)).find_map(of_sentence) {
        Some(decided) => decided,
        None if told.iter().any(|found| is_period(found)) => None,
        None => lead.into_iter().find(|found| is_dateline(found)),
    };
    let signed = || found.last().filter(|found| kind == Kind::Notice && is_known_day(found));
    chosen.or_else(signed).map(|(_, _, date)| (*date).clone())
}

/// What a sentence decides: a day, or that there is none.
fn of_sentence<'a, 'b>(found: &[&'b Found<'a>]) -> Option<Option<&'b Found<'a>>> {
    let mut inside = None;
    for one in found.iter().filter(|one| !is_background(one)) {
        let (text, expression, _) = one;
        if is_recently(text, expression) {
            return Some(inside);
        }
        if expression.is_day() && opens_clause(text, expression) {
            return Some(Some(*one).filter(|one| is_known_day(one)).or(inside));
        }
        inside = inside.or(Some(*one).filter(|one| is_known_day(one)));
    }
    inside.map(Some)
}

/// Paragraph and first character of the sentence.
fn sentence((text, expression, _): &Found) -> (usize, usize) {
    (text.paragraph, text.sentence_at(expression.range.start).start)
}

fn is_known_day((_, expression, date): &Found) -> bool {
    expression.is_day() && date.iso.is_some()
}

/// Whether the expression is the date of a dateline: 新华社北京7月1日电.
fn is_dateline((text, expression, _): &Found) -> bool {
    dateline(text, expression)
}

/// The same before the date is resolved.
pub fn dateline(text: &Text, expression: &Expression) -> bool {
    let end = expression.range.end;
    let wire = ["电", "专电", "讯", "消息", "报道"].iter().any(|word| starts(&text.chars, end, word));
    wire && expression.range.start < 60 && expression.is_day()
}

/// Whether a clause begins with the expression.
pub fn opens_clause(text: &Text, expression: &Expression) -> bool {
    let start = expression.range.start;
    let Some(before) = start.checked_sub(1).map(|at| text.chars[at]) else { return true };
    let after_word = ["图为", "本报讯", "本台讯"].iter().any(|word| {
        let length = word.chars().count();
        start >= length && starts(&text.chars, start - length, word)
    });
    let adjunct = text.chars.get(expression.range.end) == Some(&',');
    before.is_whitespace() || ",。;:!?)】”…—▲●■□".contains(before) || after_word || adjunct
}

/// 近日 and its like: the report itself gives no day.
fn is_recently(text: &Text, expression: &Expression) -> bool {
    let word = text.folded(expression.range.clone());
    expression.says == Says::Vague && ["近日", "日前", "前不久", "不久前"].contains(&word.as_str())
}

/// 今年以来, 连日来, 6月份以来: the report covers a time, not a day.
fn is_period((text, expression, _): &Found) -> bool {
    let word = text.folded(expression.range.clone());
    is_recently(text, expression)
        || word.ends_with("以来")
        || ["连日来", "近期", "连日"].contains(&word.as_str())
}

/// A day that the clause only refers to: 贯彻…会议精神, 截至…, …起, …前.
fn is_background((text, expression, _): &Found) -> bool {
    let start = expression.range.start;
    let before: String = text.chars[start.saturating_sub(4)..start].iter().collect();
    let refers = ["截至", "截止", "自", "从", "贯彻", "落实", "学习", "传达", "根据", "按照", "到", "至"];
    let bounds = ["前", "起", "以前", "之前", "以后"];
    refers.iter().any(|word| before.ends_with(word))
        || bounds.iter().any(|word| starts(&text.chars, expression.range.end, word))
}
