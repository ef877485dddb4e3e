//! The sentence that says what a working system is, of what it consists, how
//! it works or what it is for.

use super::heads::{begins, begins_any, contains_any, ends_any};
use crate::entity::Text;
use crate::paper::Span;
use crate::text::digit;
use std::ops::Range;

/// The sentence of the mention `range`, if it defines the name.
pub fn definition(text: &Text, range: &Range<usize>) -> Option<Span> {
    let sentence = text.sentence_at(range.start);
    let before = &text.chars[sentence.start..range.start.max(sentence.start)];
    let after = &text.chars[range.end.min(sentence.end)..sentence.end];
    let rules = [
        explained(after),
        founded(before, after),
        listed(before),
        done_by(before, after),
        hosted(before, after),
    ];
    let start = past_lead(&text.chars, &sentence).min(range.start);
    rules.contains(&true).then(|| text.span(start..sentence.end))
}

/// Past 本报讯(记者…), which is no part of a definition.
fn past_lead(chars: &[char], sentence: &Range<usize>) -> usize {
    let rest = &chars[sentence.clone()];
    if !begins(rest, "本报讯") {
        return sentence.start;
    }
    let open = (3..rest.len().min(5)).find(|&at| rest[at] == '(');
    let close =
        open.and_then(|open| rest.iter().skip(open).position(|c| *c == ')').map(|length| open + length + 1));
    let blank = rest[3..].iter().take_while(|c| c.is_whitespace()).count();
    sentence.start + close.unwrap_or(3 + blank)
}

/// The sentence that spells out a counted name, 三个导向: 问题导向、目标导向和
/// 结果导向.
pub fn spelled_out(texts: &[Text], core: &str) -> Option<Span> {
    let core: Vec<char> = core.chars().collect();
    let [count, '个', part @ ..] = core.as_slice() else { return None };
    let count = digit(*count).filter(|count| *count > 1 && part.len() > 1)? as usize;
    let times = |text: &Text, range: &Range<usize>| {
        let chars = &text.chars[range.clone()];
        let at = (1..chars.len()).filter(|&at| chars[at..].starts_with(part) && chars[at - 1] != '个');
        at.count() >= count && chars.contains(&'、')
    };
    texts.iter().find_map(|text| {
        let sentence = text.sentences.iter().find(|range| times(text, range))?;
        Some(text.span(past_lead(&text.chars, sentence)..sentence.end))
    })
}

/// The sentence that goes on about the event just named: 本次活动旨在….
pub fn continued(text: &Text, range: &Range<usize>) -> Option<Span> {
    let own = text.sentence_at(range.start);
    let next = text.sentence_at(own.end);
    let chars = text.chars.get(next.clone())?;
    let this = ["本次活动", "此次活动", "该活动", "活动"].iter().find(|word| begins(chars, word))?;
    let rest = &chars[this.chars().count()..];
    let rest = if begins(rest, "主要") { &rest[2..] } else { rest };
    begins_any(rest, "旨在 围绕 包括 分为 由 以").then(|| text.span(next))
}

/// X是……的举措, X包括…, X，即….
fn explained(after: &[char]) -> bool {
    const SAYS: &str = "是指 指的是 就是 包括 旨在 由 分为 ,即 即 (即 ,旨在 :";
    const WHAT: &str = "举措 做法 机制 平台 品牌 制度 模式 工程 项目 方法 抓手 载体 活动 体系";
    let is = begins(after, "是") && !begins(after, "是否") && contains_any(after, WHAT);
    is || begins_any(after, SAYS)
}

/// 推出X，党员…: what it does follows.
fn founded(before: &[char], after: &[char]) -> bool {
    const VERBS: &str = "推出 设立 创立 创办 首创 创立运营 开发 研发 上线 健全完善";
    ends_any(before, VERBS) && begins(after, ",") && after.len() > 12
}

/// 甲清单、乙清单、丙清单“三个清单”, “甲、乙、丙”的“三步走”: its parts stand
/// right before.
fn listed(before: &[char]) -> bool {
    let clause: Vec<char> =
        before.iter().rev().take_while(|c| !matches!(c, ',' | '。' | ';')).copied().collect();
    let parts = clause.iter().filter(|c| **c == '、').count();
    let alike = clause.first().is_some_and(|last| clause.iter().filter(|c| *c == last).count() > parts);
    parts >= 2 && (alike || ends_any(before, "”的 ”"))
}

/// 开展X，采取…方式: how it is done.
fn done_by(before: &[char], after: &[char]) -> bool {
    let way =
        begins_any(after, ",采取 ,采用 ,围绕") || begins(after, ",通过") && contains_any(after, "方式 形式");
    ends_any(before, "开展 举行 举办") && way
}

/// 由甲主办的X在乙举行: who holds it, and where.
fn hosted(before: &[char], after: &[char]) -> bool {
    contains_any(before, "主办 承办") && contains_any(after, "举行 举办 开幕 启动")
}
