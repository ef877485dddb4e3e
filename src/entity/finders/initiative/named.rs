//! Names without quotation marks, each kind by its own sign: 党史学习教育,
//! 七大机制, 12件民生实事, 创建全国文明城市, 2022年度…述职评议, 服务型党支部.

use super::heads::{Kind, begins, contains_any, ends, ends_any};
use crate::entity::Text;
use crate::entity::finders::words::Words;
use crate::text::{digit, is_han};
use std::ops::Range;
use std::sync::LazyLock;

/// A name and its kind.
pub type Named = (Range<usize>, Kind);

/// The names of a text, in order; of two that overlap, the longer.
pub fn names(text: &Text) -> Vec<Named> {
    let chars = &text.chars;
    let mut found: Vec<Named> = (0..chars.len()).filter_map(|at| name_at(chars, at)).collect();
    found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|next, kept| next.0.start < kept.0.end);
    found
}

/// The name whose sign stands at `at`.
fn name_at(chars: &[char], at: usize) -> Option<Named> {
    let rest = &chars[at..];
    match chars[at] {
        '工' if begins(rest, "工作法") => suffixed(chars, at, 3, Kind::Method, 2..=10),
        '学' if begins(rest, "学习教育") => suffixed(chars, at, 4, Kind::Campaign, 2..=16),
        '主' if begins(rest, "主题教育") => suffixed(chars, at, 4, Kind::Campaign, 4..=30),
        '专' if begins(rest, "专项") => special_action(chars, at),
        '行' if begins(rest, "行动") => drive(chars, at),
        '民' if begins(rest, "民生") => livelihood(chars, at),
        '大' => numbered(chars, at),
        '创' | '争' => creation(chars, at),
        '城' if begins(rest, "城市创建") => city(chars, at),
        '年' if begins(rest, "年度") => yearly(chars, at),
        '称' if begins(rest, "称号") => honour(chars, at),
        '型' if begins(rest, "型党支部") || begins(rest, "型党小组") => {
            suffixed(chars, at, 4, Kind::Mechanism, 2..=4)
        }
        '平' if begins(rest, "平台") => founded(chars, at, Kind::Platform, 6),
        '机' if begins(rest, "机制") => founded(chars, at, Kind::Mechanism, 5),
        '活' if begins(rest, "活动") => public_event(chars, at),
        _ => national(chars, at),
    }
    .or_else(|| national(chars, at))
    .or_else(|| contest(chars, at))
}

/// Words before which no name reaches back.
const BOUNDARIES: &str = "开展 推进 深化 实施 推行 组织 举办 举行 深入 扎实 全面 持续 积极 认真 召开 建立 健全 完善 创立 创办 运营 探索 打造 搭建 \
    构建 推出 上线 开发 建成 通过 结合 围绕 依托 借助 运用 采用 采取 坚持 着力 做好 抓好 抓实 参加 启动 部署 关于 推动 总结 作为 进行 强化 落实 \
    贯彻 践行 巩固 聚焦 参与 迎接 加强 加快 正在 继续 配合 全力 统筹 牵头 负责 以 将 把 对 在 为 了 的 与 和 及 由 被 向 从 于 是 要 让 使 并 内 \
    等 成立 设立 组建 按照 投身 投身于 一系列 系列 根据 涉及 包括 针对 本次 此次 这次 全省 全市 全区 全县 各地 我市 我县 我省";

/// Where the name that ends before `end` begins: at a boundary word or a mark.
fn start_of_name(chars: &[char], end: usize, longest: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < longest {
        let before = &chars[..start];
        let c = chars[start - 1];
        let in_name = is_han(c) || c.is_ascii_alphanumeric();
        if !in_name || boundary(before) {
            break;
        }
        start -= 1;
    }
    start
}

fn boundary(before: &[char]) -> bool {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(BOUNDARIES));
    WORDS.end(before).is_some()
}

/// X工作法, X学习教育: the head is part of the name.
fn suffixed(
    chars: &[char],
    at: usize,
    head: usize,
    kind: Kind,
    lengths: std::ops::RangeInclusive<usize>,
) -> Option<Named> {
    let longest = lengths.end() + 1;
    let mut start = start_of_name(chars, at, longest);
    // 学习贯彻…主题教育 keeps its verbs.
    let openers = ["学习贯彻", "深入贯彻", "树立和践行"];
    if let Some(opener) = openers.iter().find(|opener| ends(&chars[..start], opener)) {
        start -= opener.chars().count();
    }
    if contains_any(&chars[start..at], "确定 谋划 亲自 期间 其他") {
        return None;
    }
    lengths.contains(&(at - start)).then_some((start..at + head, kind))
}

/// X专项整治, X专项行动.
fn special_action(chars: &[char], at: usize) -> Option<Named> {
    const ACTIONS: [&str; 8] = [
        "专项整治行动",
        "专项整治",
        "专项行动",
        "专项斗争",
        "专项治理",
        "专项排查整治",
        "专项检查行动",
        "专项打击行动",
    ];
    let action = ACTIONS.iter().find(|word| begins(&chars[at..], word))?;
    let (range, kind) = suffixed(chars, at, action.chars().count(), Kind::Campaign, 3..=14)?;
    // 燃气、液化气|专项整治: one thing more before the mark.
    let mark = range.start.checked_sub(1).filter(|&mark| chars[mark] == '、');
    let listed = mark.map(|mark| start_of_name(chars, mark, 5)).filter(|start| Some(*start) < mark);
    Some((listed.unwrap_or(range.start)..range.end, kind))
}

/// 夏季治安打击整治|行动: what is done in it stands right before.
fn drive(chars: &[char], at: usize) -> Option<Named> {
    const DEEDS: &str = "整治 提升 攻坚 打击 治理 排查 清零 清理 护航 帮扶 走访 百日 会战 督导 巡查 清查 纾困 惠企 助企 净化 扫除";
    let body = begins(&chars[at + 2..], "小组") || begins(&chars[at + 2..], "方案");
    if !ends_any(&chars[..at], DEEDS) || body {
        return None;
    }
    suffixed(chars, at, 2, Kind::Campaign, 6..=16)
}

/// 12件民生实事, 12件民生实事和30项民生工程.
fn livelihood(chars: &[char], at: usize) -> Option<Named> {
    let one = |at: usize| {
        let head = ["民生实事项目", "民生实事", "民生工程", "民生项目"]
            .iter()
            .find(|word| begins(&chars[at..], word))?;
        let start = counted_before(chars, at)?;
        Some((start, at + head.chars().count()))
    };
    let (start, mut end) = one(at)?;
    let joined = chars.get(end).is_some_and(|c| matches!(c, '和' | '、'));
    let next = (end + 1..(end + 8).min(chars.len())).find(|&next| begins(&chars[next..], "民生"));
    if let Some((_, joined_end)) =
        next.filter(|_| joined).and_then(one).filter(|(second, _)| *second == end + 1)
    {
        end = joined_end;
    }
    Some((start..end, Kind::Project))
}

/// Where the number of `10件`, `十大` begins that ends at `at`.
fn counted_before(chars: &[char], at: usize) -> Option<usize> {
    let measure = at.checked_sub(1).filter(|&at| matches!(chars[at], '件' | '项' | '大' | '个'))?;
    let is_number = |c: &&char| c.is_ascii_digit() || digit(**c).is_some() || **c == '十';
    let digits = chars[..measure].iter().rev().take_while(is_number).count();
    (digits > 0).then_some(measure - digits)
}

/// 七大机制, 六大专项行动.
fn numbered(chars: &[char], at: usize) -> Option<Named> {
    let start = counted_before(chars, at + 1)?;
    const THINGS: [&str; 9] =
        ["机制", "行动", "工程", "战役", "攻坚战", "计划", "攻坚行动", "提升行动", "体系"];
    let within = (at + 1..(at + 7).min(chars.len())).take_while(|&at| is_han(chars[at]) && chars[at] != '的');
    let end = within.filter_map(|at| {
        let thing = THINGS.iter().find(|word| begins(&chars[at..], word))?;
        Some(at + thing.chars().count())
    });
    let end = end.min()?;
    Some((start..end, if begins(&chars[end - 2..], "机制") { Kind::Mechanism } else { Kind::Campaign }))
}

/// 创建全国文明城市, 争创国家园林县城.
fn creation(chars: &[char], at: usize) -> Option<Named> {
    let verb = ["创建", "争创"].iter().any(|word| begins(&chars[at..], word));
    let level =
        ["全国", "国家", "省级"].iter().any(|word| begins(chars.get(at + 2..).unwrap_or_default(), word));
    if !verb || !level {
        return None;
    }
    let ends = ["城市", "城区", "县城", "示范区", "示范县", "示范市", "乡镇", "先进县"];
    let within =
        (at + 4..(at + 14).min(chars.len())).take_while(|&at| is_han(chars[at]) && chars[at] != '的');
    let mut found = within.filter_map(|at| {
        ends.iter().find(|word| begins(&chars[at..], word)).map(|word| at + word.chars().count())
    });
    found.next().map(|end| (at..end, Kind::Campaign))
}

/// 全国文明城市|创建: the order turned round.
fn city(chars: &[char], at: usize) -> Option<Named> {
    const CITIES: [&str; 10] = [
        "文明",
        "卫生",
        "森林",
        "园林",
        "双拥模范",
        "食品安全示范",
        "节水型",
        "环保模范",
        "无废",
        "生态园林",
    ];
    let city = CITIES.iter().find(|word| ends(&chars[..at], word))?;
    let start = at - city.chars().count();
    let level = ["全国", "国家", "省级"].iter().any(|word| ends(&chars[..start], word));
    Some((start - if level { 2 } else { 0 }..at + 4, Kind::Campaign))
}

/// 2022年度…述职评议会, 2022年度…评审|工作会议.
fn yearly(chars: &[char], at: usize) -> Option<Named> {
    let start = at.checked_sub(4).filter(|&start| chars[start..at].iter().all(char::is_ascii_digit))?;
    let run = chars[at + 2..]
        .iter()
        .take(30)
        .take_while(|c| is_han(**c) && !matches!(c, '的' | '和' | '在'))
        .count();
    const REVIEWS: [&str; 7] = ["述职评议", "评审", "考评", "考核", "评议", "测评", "评选"];
    let from = at + 2 + 4;
    let last = (from..at + 2 + run).rev().find_map(|at| {
        let word = REVIEWS.iter().find(|word| begins(&chars[at..], word))?;
        Some(at + word.chars().count())
    })?;
    let meeting = chars.get(last) == Some(&'会') && chars.get(last + 1) != Some(&'议');
    Some((start..last + usize::from(meeting), Kind::Evaluation))
}

/// 喜获省级家庭农场示范场|荣誉称号.
fn honour(chars: &[char], at: usize) -> Option<Named> {
    let end = if ends(&chars[..at], "荣誉") { at - 2 } else { at };
    let clause = chars[..end].iter().rev().take(30).take_while(|c| is_han(**c) || c.is_ascii_digit()).count();
    let verbs = ["被授予", "授予", "命名为", "被评为", "评为", "荣获", "喜获", "获得", "获评", "获"];
    let start =
        (end - clause..end).rev().find(|&start| verbs.iter().any(|verb| ends(&chars[..start], verb)))?;
    let generic = chars[start..end].contains(&'的') || boundary(&chars[..end]);
    (!generic && end - start >= 5).then_some((start..end, Kind::Evaluation))
}

/// 建立村企利益联结机制, 运营智慧养老服务平台: founded, and long enough to be
/// a name of its own.
fn founded(chars: &[char], at: usize, kind: Kind, least: usize) -> Option<Named> {
    const VERBS: [&str; 14] = [
        "创立", "创办", "运营", "搭建", "打造", "建立", "构建", "推出", "上线", "开发", "建成", "首创",
        "推行", "研发",
    ];
    const GENERIC: &str = "长效 常态 工作 协调 联动 沟通 交流 激励 保障 应急 奖惩 良好 更 新 多 有效 完备 相应 相关 科学 合理 各 一个 一种 高质量 重要 健全 发展";
    let start = start_of_name(chars, at, 16);
    let verb = VERBS.iter().any(|verb| ends(&chars[..start], verb));
    let modifier: String = chars[start..at].iter().collect();
    let generic = GENERIC.split_ascii_whitespace().any(|word| modifier.contains(word));
    (verb && !generic && (least..=15).contains(&(at - start))).then_some((start..at + 2, kind))
}

/// 某省第三届…观摩交流活动: a public event with the name of its level.
fn public_event(chars: &[char], at: usize) -> Option<Named> {
    let start = start_of_name(chars, at, 28);
    let name = &chars[start..at];
    let level = contains_any(name, "全国 届") || contains_any(&name[..name.len().min(4)], "省 市 县 区");
    let phrase = ends_any(name, "系列 各类 多种 相关") || contains_any(name, "参加 到 赴 来 前往");
    let shown = contains_any(name, "届 观摩 交流 展演 评选");
    (level && shown && !phrase && name.len() >= 10 && name.len() <= 27)
        .then_some((start..at + 2, Kind::Evaluation))
}

/// 开展人居环境整改观摩评比, 举办首届焊接技能大赛.
fn contest(chars: &[char], at: usize) -> Option<Named> {
    static CONTESTS: LazyLock<Words> =
        LazyLock::new(|| Words::new("观摩评比 评比 大赛 大比武 比武 竞赛 展演 评选"));
    let (_, length) = CONTESTS.begin(&chars[at..])?;
    let start = start_of_name(chars, at, 18);
    let held = ends_any(&chars[..start], "开展 举办 举行 组织");
    let follows = chars.get(at + length).is_some_and(|c| matches!(c, '和' | '工'));
    let body = contains_any(&chars[start..at], "委员会 为 获");
    let end = at + length;
    let end = end + if begins(&chars[end..], "活动") { 2 } else { 0 };
    (held && !follows && !body && (5..=17).contains(&(at - start))).then_some((start..end, Kind::Evaluation))
}

/// Names that the whole country knows; 爱国卫生运动|委员会 is a body.
fn national(chars: &[char], at: usize) -> Option<Named> {
    static CAMPAIGNS: LazyLock<Words> = LazyLock::new(|| national_names("campaign"));
    static MECHANISMS: LazyLock<Words> = LazyLock::new(|| national_names("mechanism"));
    let rest = &chars[at..];
    let campaign = CAMPAIGNS.begin(rest).map(|found| (found, Kind::Campaign));
    let ((_, length), kind) =
        campaign.or_else(|| MECHANISMS.begin(rest).map(|found| (found, Kind::Mechanism)))?;
    let end = at + length;
    let body = ["委员会", "办公室", "领导小组"].iter().any(|word| begins(&chars[end..], word));
    (!body).then_some((at..end, kind))
}

fn national_names(kind: &str) -> Words {
    let table = include_str!("../../lexicon/national_systems.txt");
    let line = table.lines().skip(1).find_map(|line| line.strip_prefix(kind));
    Words::new(line.unwrap_or_default())
}
