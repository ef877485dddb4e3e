//! The sentence that says what a working system is, of what it consists, how
//! it works or what it is for.

use super::heads::{begins, begins_any, contains_any, ends_any};
use crate::entity::Text;
use crate::paper::Span;
use crate::text::{digit, is_han};
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
    let end = if rules[0] { past_items(text, sentence.end) } else { sentence.end };
    rules.contains(&true).then(|| text.span(start..end))
}

/// Past the items that semicolons divide: “三看”，即一看甲；二看乙；三看丙。
fn past_items(text: &Text, mut end: usize) -> usize {
    while end > 0 && text.chars[end - 1] == ';' && end < text.chars.len() {
        end = text.sentence_at(end).end;
    }
    end
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

/// The sentences from the mention `range` of a counted name on that go through
/// its parts: “三治”融合。以自治…。以法治…。以德治…。
pub fn gone_through(text: &Text, range: &Range<usize>, core: &str) -> Option<Span> {
    let core: Vec<char> = core.chars().collect();
    let [count, part] = *core.as_slice() else { return None };
    let count = digit(count).filter(|count| (3..=9).contains(count) && is_han(part))? as usize;
    let mut parts: Vec<char> = Vec::new();
    let mut end = range.end;
    for at in range.end + 1..text.chars.len() {
        let before = text.chars[at - 1];
        if text.chars[at] == part && is_han(before) && digit(before).is_none() && !parts.contains(&before) {
            parts.push(before);
            end = at;
        }
        if parts.len() == count {
            break;
        }
    }
    let near = text.sentence_at(range.start);
    let spread = end > near.end && parts.len() == count && end - range.end < FARTHEST_PART;
    spread.then(|| text.span(past_lead(&text.chars, &near)..text.sentence_at(end).end))
}

/// Parts further away belong to something else.
const FARTHEST_PART: usize = 300;

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

/// The sentence from `from` on that goes on about the event named before it:
/// 本次活动旨在…. It comes before the next name, which starts at `until`.
pub fn continued(text: &Text, from: usize, until: Option<usize>) -> Option<Span> {
    let until = until.unwrap_or(text.chars.len());
    let later = text.sentences.iter().filter(|next| next.start >= from && next.start < until);
    let mut later = later.filter(|next| goes_on(&text.chars[(*next).clone()]));
    later.next().map(|next| text.span(next.clone()))
}

/// 本次活动主要围绕…, 活动旨在….
fn goes_on(chars: &[char]) -> bool {
    const THIS: [&str; 7] = ["本次活动", "此次活动", "该活动", "这次活动", "本次行动", "此次行动", "活动"];
    let Some(this) = THIS.iter().find(|word| begins(chars, word)) else { return false };
    let rest = &chars[this.chars().count()..];
    let rest = if begins(rest, "主要") { &rest[2..] } else { rest };
    let held = begins(rest, "由") && contains_any(rest, "主办 承办 举办 发起 组织 组成");
    held || begins_any(rest, "旨在 围绕 包括 分为 以 是")
}

/// X是……的举措, X包括…, X，即….
fn explained(after: &[char]) -> bool {
    const SAYS: &str = "是指 指的是 就是 包括 主要包括 旨在 由 分为 ,即 即 (即 ,旨在 ,就是 ,是指 ,指的是 ,也就是 ,包括 ,主要包括 ,主要是 ,意在 ,意思是 :";
    const WHAT: &str = "举措 做法 机制 平台 品牌 制度 模式 工程 项目 方法 抓手 载体 活动 体系";
    let is = begins_any(after, "是 ,是") && !begins_any(after, "是否 是在 是从") && contains_any(after, WHAT);
    let dash = begins_any(after, "——即 ——由 ——让 ——把 ——用 ——通过 ——以");
    is || dash || begins_any(after, SAYS) || itemised(after)
}

/// “三个一”(一张清单、一本台账、一个专班): its parts in brackets.
fn itemised(after: &[char]) -> bool {
    let close = after.iter().position(|&c| c == ')').filter(|_| after[0] == '(');
    close.is_some_and(|close| after[..close].iter().filter(|c| **c == '、').count() >= 2)
}

/// 推出X，党员…: what it does follows.
fn founded(before: &[char], after: &[char]) -> bool {
    const VERBS: &str = "推出 设立 创立 创办 首创 创立运营 开发 研发 上线 健全完善";
    const OTHERS: &str =
        "打造 创新 构建 探索 建立 搭建 实施 推行 成立 组建 提出 健全 完善 开展 创新推出 探索推行";
    const WAYS: &str = ",通过 ,由 ,让 ,把 ,将 ,采取 ,采用 ,按照 ,依托 ,明确 ,规定 ,配备 ,定期 ,为";
    let tells = begins(after, ",") && after.len() > 12;
    tells && (ends_any(before, VERBS) || ends_any(before, OTHERS) && begins_any(after, WAYS))
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
