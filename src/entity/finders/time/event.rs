//! The day of the reported event: the day that the lead begins a clause with.
//!
//! A day inside a clause is background (贯彻2月16日会议精神); 近日 as the time
//! of the lead says that no day can be had; the day of a dateline counts only
//! where the lead names no other time.

use super::expression::{Expression, Says};
use super::words::starts;
use crate::entity::Text;
use crate::paper::{Date, Kind};

/// A resolved expression with its text.
pub type Found<'a> = (&'a Text, &'a Expression, &'a Date);

/// How much of an article is its lead, in characters.
const LEAD: usize = 320;

/// The day of the event, if the article gives one.
pub fn day(found: &[Found], kind: Kind, lead_offset: impl Fn(&Text) -> usize) -> Option<Date> {
    let lead =
        || found.iter().filter(|(text, expression, _)| lead_offset(text) + expression.range.start < LEAD);
    for (text, expression, date) in
        lead().filter(|found| opens_clause(found.0, found.1) && !is_dateline(found))
    {
        if ends_search(text, expression) {
            return None;
        }
        if expression.is_day() {
            return date.iso.is_some().then(|| (*date).clone());
        }
    }
    let inside = || {
        lead().find(|found| {
            found.1.is_day() && found.2.iso.is_some() && !is_dateline(found) && !background(found)
        })
    };
    let dateline = || lead().find(|found| is_dateline(found));
    let signed =
        || found.last().filter(|found| kind == Kind::Notice && found.1.is_day() && found.2.iso.is_some());
    inside().or_else(dateline).or_else(signed).map(|(_, _, date)| (*date).clone())
}

/// Whether the expression is the date of a dateline: 新华社北京7月1日电.
pub fn is_dateline((text, expression, _): &Found) -> bool {
    dateline(text, expression)
}

/// The same before the date is resolved.
pub fn dateline(text: &Text, expression: &Expression) -> bool {
    let end = expression.range.end;
    let wire = ["电", "专电", "讯"].iter().any(|word| starts(&text.chars, end, word));
    wire && expression.range.start < 40 && expression.is_day()
}

/// Whether a clause begins with the expression.
pub fn opens_clause(text: &Text, expression: &Expression) -> bool {
    let start = expression.range.start;
    let Some(before) = start.checked_sub(1).map(|at| text.chars[at]) else {
        return true;
    };
    let opener = ["图为", "本报讯", "本台讯", "记者从", "在", "于", "从", "自"];
    let after_word = opener[..3].iter().any(|word| {
        let length = word.chars().count();
        start >= length && starts(&text.chars, start - length, word)
    });
    before.is_whitespace() || ",。;:!?)】”…—▲●■□".contains(before) || after_word
}

/// 近日 and its like: the report itself gives no day.
fn ends_search(text: &Text, expression: &Expression) -> bool {
    let word = text.folded(expression.range.clone());
    let report = ["近日", "日前", "前不久", "不久前"];
    expression.says == Says::Vague && report.contains(&word.as_str())
}

/// A day that the clause only refers to: 贯彻…会议精神, 截至…, 自…起.
fn background((text, expression, _): &Found) -> bool {
    let start = expression.range.start;
    let before: String = text.chars[start.saturating_sub(4)..start].iter().collect();
    let end = expression.range.end;
    let refers = ["截至", "截止", "自", "从", "贯彻", "落实", "学习", "传达", "根据", "按照", "到", "前"];
    refers.iter().any(|word| before.ends_with(word))
        || starts(&text.chars, end, "前")
        || starts(&text.chars, end, "起")
}
