//! Numbers with unit, thing and actor: 该镇清理垃圾11吨.
//!
//! What is counted stands behind its unit (10件实事) or before the number
//! (清理垃圾11吨); who did it is the first body or person of the sentence.

mod measure;

use super::words::Words;
use crate::entity::{Context, Text};
use crate::paper::{Article, Fact, Facts, Quantity, Span, Status};
use crate::text::is_han;
use measure::Measure;
use std::sync::LazyLock;

/// Fills in the quantities of each article. It reads the dates, systems,
/// people and organisations that other finders have found.
pub fn find(articles: &mut [Article], context: &Context) {
    for (article, texts) in articles.iter_mut().zip(&context.articles) {
        let found = texts.iter().flat_map(|text| in_text(text, &article.facts)).collect();
        article.facts.quantities = found;
    }
}

fn in_text(text: &Text, facts: &Facts) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.chars.len() {
        match measure::measure(&text.chars, at) {
            Some(measure) => {
                at = measure.number.end.max(measure.unit.end);
                found.extend(quantity(text, &measure, facts));
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity, unless its number belongs to a date or to a name.
fn quantity(text: &Text, measure: &Measure, facts: &Facts) -> Option<Quantity> {
    let start = measure.number.start.min(measure.unit.start);
    let end = measure.number.end.max(measure.unit.end);
    let span = text.span(start..end);
    if inside_other(span, facts) {
        return None;
    }
    let fact = Fact { span, sentence: text.sentence(start), status: Status::Printed };
    let thing = thing_behind(text, end).or_else(|| thing_before(text, start));
    Some(Quantity {
        number: text.printed(measure.number.clone()).to_owned(),
        value: measure.value,
        unit: text.printed(measure.unit.clone()).to_owned(),
        thing,
        actor: actor(text, start, fact.sentence, facts),
        approximate: measure.approximate,
        fact,
    })
}

fn inside_other(span: Span, facts: &Facts) -> bool {
    let overlaps =
        |other: Span| other.paragraph == span.paragraph && other.start < span.end && span.start < other.end;
    let names = facts.initiatives.iter().flat_map(|initiative| &initiative.facts);
    facts.dates.iter().any(|date| overlaps(date.span)) || names.map(|fact| fact.span).any(overlaps)
}

/// Words that no counted thing goes across.
const VERBS: &str = "是 在 为 和 与 及 从 到 对 将 被 把 让 向 以 于 已 均 共 都 也 并 而 或 由 后 前 内 以上 以下 左右 进行 开展 参加 获得 获 得到 \
    出席 参与 走进 走访 清理 清除 整治 发放 建成 建设 新建 完成 实现 达到 达 超过 超 投入 培训 举办 组织 种植 销售 收入 增长 下降 增加 减少 提高 \
    发现 排查 检查 解决 化解 办理 受理 惠及 覆盖 带动 吸引 捐赠 悬挂 流转 修建 改造 安装 设立 成立 涉及 包括 其中 分别 合计 累计 约 近 \
    逾 余 多 了 着 过 的 有 个 开会 召开 历时 迎 放在 摆在 抵达 献上 每 代表们 等 能 可 之 以内 享受 喝上 攀升至 升至 增至 降至 剧增至 至 就 展开 实行 实施 实现 需 返回 \
    考入 前往 来到 到 去 连续 预计 计划 估计 限制 缩减 压缩 优化 带领 组成 分成 新增 达标 均衡 出席会议 分别为 约为 高达 仅 不到 不足";

/// 10件|民生实事|: the noun behind the unit.
fn thing_behind(text: &Text, end: usize) -> Option<String> {
    let chars = &text.chars;
    let length = (0..12).take_while(|&offset| {
        let at = end + offset;
        chars.get(at).is_some_and(|c| is_han(*c)) && !starts_verb(&chars[at..])
    });
    let length = length.count();
    (length > 0).then(|| text.printed(end..end + length).to_owned())
}

/// 清理|垃圾和杂草|11吨: the noun before the number.
fn thing_before(text: &Text, start: usize) -> Option<String> {
    let chars = &text.chars;
    let end = start - chars[..start].iter().rev().take_while(|c| "约近逾超达共为".contains(**c)).count();
    let mut from = end;
    while from > 0 && end - from < 12 && is_han(chars[from - 1]) && !ends_verb(&chars[..from]) {
        from -= 1;
    }
    (end - from >= 2).then(|| text.printed(from..end).to_owned())
}

fn starts_verb(chars: &[char]) -> bool {
    verbs().begin(chars).is_some()
}

/// 和 joins two things, so it ends none: 垃圾和杂草.
fn ends_verb(chars: &[char]) -> bool {
    !matches!(chars.last(), Some('和' | '与' | '及')) && verbs().end(chars).is_some()
}

fn verbs() -> &'static Words {
    static LIST: LazyLock<Words> = LazyLock::new(|| Words::new(VERBS));
    &LIST
}

/// The first body or person that the sentence names before the number; else
/// 该区, 该合作社 at its beginning.
fn actor(text: &Text, start: usize, sentence: Span, facts: &Facts) -> Option<String> {
    let number = text.span(start..start).start;
    let before = |span: Span| {
        let inside =
            span.paragraph == sentence.paragraph && span.start >= sentence.start && span.end <= number;
        inside && !speaks(text, span.end, number)
    };
    let bodies = facts.organisations.iter().map(|named| (&named.name, &named.facts));
    let people = facts.people.iter().map(|person| (&person.name, &person.facts));
    let mentions =
        bodies.chain(people).flat_map(|(name, facts)| facts.iter().map(move |fact| (fact.span, name)));
    let first = mentions.filter(|(span, _)| before(*span)).min_by_key(|(span, _)| span.start);
    first.map(|(_, name)| name.clone()).or_else(|| this_body(text, start))
}

/// Whether somebody says what follows: who speaks of a number has not done it.
fn speaks(text: &Text, end: usize, number: usize) -> bool {
    let said = text.between(end, number);
    ["：", ":", "“", "「", "说", "說", "介绍", "介紹", "表示", "强调", "指出", "告诉"]
        .iter()
        .any(|word| said.contains(word))
}

/// 该区, 该合作社.
fn this_body(text: &Text, start: usize) -> Option<String> {
    let from = text.sentence_at(start).start;
    let at = (from..start).find(|&at| text.chars[at] == '该')?;
    let ends = |c: char| "区市县镇乡村社局院校所队组会司企店厂场站道团".contains(c);
    let end = (at + 1..(at + 8).min(start)).find(|&end| ends(text.chars[end]))?;
    Some(text.printed(at..end + 1).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{PageAbout, Paragraph};

    fn read(paragraph: &str) -> Vec<String> {
        let paragraphs = vec![Paragraph::new(paragraph)];
        let mut articles = vec![Article { paragraphs, ..Article::default() }];
        let context = Context::new(&articles, &PageAbout::default());
        crate::entity::finders::time::find(&mut articles, &context);
        find(&mut articles, &context);
        let said = |found: &Quantity| {
            let part = |text: &Option<String>| text.clone().unwrap_or_default();
            format!("{}{} {} {}", found.number, found.unit, part(&found.thing), part(&found.actor))
        };
        articles[0].facts.quantities.iter().map(said).collect()
    }

    #[test]
    fn things_stand_on_either_side() {
        assert_eq!(
            read("该镇清理垃圾和杂草11吨，办好10件实事。"),
            ["11吨 垃圾和杂草 该镇", "10件 实事 该镇"]
        );
        assert_eq!(read("净利润约120万元"), ["120万元 净利润 "]);
        assert_eq!(read("主任等3人参加，面积64.082万亩。"), ["3人  ", "64.082万亩 面积 "]);
    }

    #[test]
    fn dates_are_no_quantities() {
        assert_eq!(read("2021年3月8日，28个村开会，历时3天。"), ["28个 村 ", "3天  "]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(128))]
        /// Dates, systems and quantities come out of any text without a panic,
        /// and every span lies on characters of it.
        #[test]
        fn no_text_is_too_odd(pieces in proptest::collection::vec("[今昨年月日号至—0-9olI十廿百千万亿第一二三两余约“”‘’\"()《》、，。…\\s]{1,6}|的工作法|活动|主题教育|专项行动|10件民生实事|和|大|机制|创建全国文明|城市|年度|评审会|荣誉称号|获|型党支部|平台|民国|光绪|农历|周年|迎接党的|庆祝建党|百分之|为主题|等工程|建设|\\PC{1,3}", 0..40)) {
            let paragraphs = vec![Paragraph::new(pieces.concat()), Paragraph::new(pieces.join(""))];
            let mut articles = vec![Article { paragraphs, ..Article::default() }];
            let about = PageAbout::default();
            let context = Context::new(&articles, &about);
            crate::entity::finders::time::find(&mut articles, &context);
            crate::entity::finders::initiative::find(&mut articles, &context);
            find(&mut articles, &context);
            let article = &articles[0];
            let facts = &article.facts;
            let dates = facts.dates.iter().map(|date| date.span);
            let quantities = facts.quantities.iter().map(|quantity| quantity.fact.span);
            let systems = facts.initiatives.iter().flat_map(|one| &one.facts).map(|fact| fact.span);
            for span in dates.chain(quantities).chain(systems) {
                assert!(article.paragraphs[span.paragraph].text.get(span.start..span.end).is_some());
            }
        }
    }
}
