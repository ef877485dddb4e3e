//! The sentence that says what a working system is, of what it consists, how
//! it works or what it is for.

use super::heads::{begins, contains_any, ends};
use crate::entity::Text;
use crate::paper::Span;
use std::ops::Range;

/// The sentence of the mention `range`, if it defines the name.
pub fn definition(text: &Text, range: &Range<usize>) -> Option<Span> {
    let sentence = text.sentence_at(range.start);
    let before = &text.chars[sentence.start..range.start.max(sentence.start)];
    let after = &text.chars[range.end.min(sentence.end)..sentence.end];
    let defines = explained(after) || founded(before, after) || listed(before) || done_by(before, after);
    defines.then(|| text.span(sentence))
}

/// X是……的举措, X包括…, X，即….
fn explained(after: &[char]) -> bool {
    let says = ["是指", "指的是", "就是", "包括", "旨在", "由", "分为", ",即", "即", "(即", ",旨在", ":"];
    let is = begins(after, "是") && !begins(after, "是否") && contains_any(after, WHAT);
    is || says.iter().any(|word| begins(after, word))
}

const WHAT: &str = "举措 做法 机制 平台 品牌 制度 模式 工程 项目 方法 抓手 载体 活动 体系";

/// 推出X，党员…: what it does follows.
fn founded(before: &[char], after: &[char]) -> bool {
    let verbs = ["推出", "设立", "创立", "创办", "首创", "创立运营", "开发", "建立", "研发", "上线"];
    verbs.iter().any(|word| ends(before, word)) && begins(after, ",") && after.len() > 12
}

/// 甲清单、乙清单、丙清单“三个清单”: its parts stand right before.
fn listed(before: &[char]) -> bool {
    let clause: Vec<char> =
        before.iter().rev().take_while(|c| !matches!(c, ',' | '。' | ';')).copied().collect();
    let parts = clause.iter().filter(|c| **c == '、').count();
    parts >= 2 && clause.first().is_some_and(|last| clause.iter().filter(|c| *c == last).count() > parts)
}

/// 开展X，采取…方式; 以…为主题开展X: how it is done.
fn done_by(before: &[char], after: &[char]) -> bool {
    let held = ["开展", "举行", "举办", "组织开展"].iter().any(|word| ends(before, word));
    let ways = [",采取", ",通过", ",采用", ",围绕", ",以"];
    held && ways.iter().any(|word| begins(after, word))
}
