//! The words that say what a name names: 活动, 工作法, 机制, 平台, 称号, ….

use crate::entity::finders::words::Words;
use crate::text::is_han;
use std::sync::LazyLock;

/// What kind of working system a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 活动, 行动, 学习教育.
    Campaign,
    /// 工作法, 模式, 原则.
    Method,
    /// 机制, 制度, 专班.
    Mechanism,
    /// 评比, 考核, 称号.
    Evaluation,
    /// 工程, 项目, 基地.
    Project,
    /// 平台, 系统.
    Platform,
    /// 主题, 理念, 总要求.
    Slogan,
    /// 大会, 座谈会: named by it, a working system is not listed.
    Meeting,
}

impl Kind {
    /// The word that goes into the facts.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Campaign => "campaign",
            Kind::Method => "working method",
            Kind::Mechanism => "mechanism",
            Kind::Evaluation => "evaluation",
            Kind::Project => "project",
            Kind::Platform => "platform",
            Kind::Slogan => "slogan",
            Kind::Meeting => "meeting",
        }
    }
}

/// Category words, longer ones before those that end them.
const HEADS: [(Kind, &str); 8] = [
    (
        Kind::Meeting,
        "座谈会 推进会 现场会 观摩会 表彰会 评审会 启动会 部署会 分享会 恳谈会 发布会 联席会 例会 会议 大会 论坛 研讨会 动员会",
    ),
    (
        Kind::Campaign,
        "学习教育 主题教育 专题教育 教育实践 教育 专项整治 专项行动 专项斗争 整治行动 行动 活动 运动 整治 整顿 创建 大赛 \
         比赛 竞赛 比武 展演 巡演 演出季 慰问演出 演出 汇演 嘉年华 义诊 大整治 大清扫 大清洁 大排查 大练兵 大培训 文化节 艺术节 购物节 消费季 宣讲 宣传月 宣传周 改革 战役 攻坚 志愿服务 大讨论 \
         大调研 大走访 春季班 秋季班 夏令营 文化周 音乐会 晚会 巡讲 万里行 基层行 公益行 大行动 大走访 大宣讲 暖心行 宣传季",
    ),
    (
        Kind::Method,
        "工作法 方法 方式 模式 打法 做法 经验 路径 战法 服务 监测 融合 防控要求 原则 流程 包干制 积分制 路线 线路 套餐 治理 管理 办法 诊疗法",
    ),
    (
        Kind::Mechanism,
        "机制 制度 体制 体系 专班 清单 联盟 志愿服务队 志愿服务站 志愿服务点 服务队 服务站点 服务点 服务岗 志愿队 先锋岗 示范岗 先锋队 突击队 台账 政策 联盟 工作室 服务站 议事厅 议事堂 联络点 联络站 联系点 调解室 恳谈日 接待日 支部",
    ),
    (Kind::Evaluation, "荣誉称号 称号 评选 评比 评议 评价 评审 考评 考核 测评 奖 荣誉 挑战赛"),
    (
        Kind::Project,
        "工程 项目 计划 计画 规划 方案 专案 基地 工坊 驿站 品牌 产品 示范区 示范点 示范带 试点 集市 书屋 食堂 课堂 讲堂 \
         学堂 港湾 小镇 市集 展区 课程 专区",
    ),
    (Kind::Platform, "平台 系统 小程序 app 热线 专栏 公众号 大脑 云课堂 直播间 窗口 数据库"),
    (Kind::Slogan, "主题 理念 总目标 目标 总要求 总基调 口号 宗旨 号召 方针 战略 思路 倡议 要求"),
];

/// The category word that `chars` begins with, the longest.
pub fn head_at(chars: &[char]) -> Option<(Kind, usize)> {
    static LIST: LazyLock<(Words, Vec<Kind>)> = LazyLock::new(longest_first);
    let (index, length) = LIST.0.begin(chars)?;
    let other = begins_any(chars, "主题展 主题曲 主题公园 主题乐园 主题酒店 主题餐厅");
    (!other).then_some((LIST.1[index], length))
}

fn longest_first() -> (Words, Vec<Kind>) {
    let words = HEADS.iter().flat_map(|(kind, words)| words.split_whitespace().map(|word| (word, *kind)));
    let mut words: Vec<(&str, Kind)> = words.collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
    let text: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    (Words::new(&text.join(" ")), words.iter().map(|(_, kind)| *kind).collect())
}

/// The category word that `chars` ends with, the longest.
pub fn head_before(chars: &[char]) -> Option<(Kind, usize)> {
    (1..=5.min(chars.len())).rev().find_map(|length| {
        let (kind, found) = head_at(&chars[chars.len() - length..])?;
        (found == length).then_some((kind, length))
    })
}

/// Whether `chars` begins with `word`.
pub fn begins(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether `chars` ends with `word`.
pub fn ends(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter().rev();
    word.chars().rev().all(|c| rest.next() == Some(&c))
}

/// Whether `chars` begins with one of `words`, which blanks divide.
pub fn begins_any(chars: &[char], words: &str) -> bool {
    words.split_ascii_whitespace().any(|word| begins(chars, word))
}

/// Whether `chars` ends with one of `words`, which blanks divide.
pub fn ends_any(chars: &[char], words: &str) -> bool {
    words.split_ascii_whitespace().any(|word| ends(chars, word))
}

/// Whether one of `words`, which blanks divide, stands in `chars`.
pub fn contains_any(chars: &[char], words: &str) -> bool {
    (0..chars.len()).any(|at| begins_any(&chars[at..], words))
}

/// A name's words behind its quotation: 现场观摩活动 of “两个一线”现场观摩活动.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tail {
    /// What its last word says.
    pub kind: Kind,
    /// Characters, a leading 的 included.
    pub length: usize,
    /// Whether 的 or 等 stands between.
    pub loose: bool,
}

/// Words that end a noun phrase.
const ENDS_PHRASE: &str =
    "的在和与及是为等了将对向把被让使以于从到中上下里内外着过并而就都也又这那其由给后前时或";

/// The tail that `chars` begins with.
pub fn tail(chars: &[char]) -> Option<Tail> {
    if begins(chars, "等") {
        let (kind, length) = first_head(&chars[1..], 12, "的在是为了将对向把被让使以于")?;
        return Some(Tail { kind, length: length + 1, loose: true });
    }
    let skip = usize::from(begins(chars, "的"));
    if skip == 0
        && work(chars) > 0
        && first_head(&chars[2..], 0, "").is_none_or(|(kind, _)| kind == Kind::Meeting)
    {
        return Some(Tail { kind: Kind::Campaign, length: 2, loose: false });
    }
    if skip == 0 && begins(chars, "建设") && first_head(&chars[2..], 3, ENDS_PHRASE).is_none() {
        return Some(Tail { kind: Kind::Campaign, length: 2, loose: false });
    }
    let (kind, mut length) =
        first_head(&chars[skip..], 7, ENDS_PHRASE).or_else(|| far_event(&chars[skip..]))?;
    let mut last = kind;
    // 项目|建设活动, but not 支部创建|工作推进会议.
    while let Some((kind, more)) = first_head(&chars[skip + length..], 4, ENDS_PHRASE) {
        if kind == Kind::Meeting || begins(&chars[skip + length..], "工作") {
            break;
        }
        (last, length) = (kind, length + more);
    }
    length += work(&chars[skip + length..]);
    Some(Tail { kind: last, length: skip + length, loose: skip > 0 })
}

/// 寻访实践大型公益|活动: an event's words may be many.
fn far_event(chars: &[char]) -> Option<(Kind, usize)> {
    first_head(chars, 10, ENDS_PHRASE)
        .filter(|(kind, length)| *kind == Kind::Campaign && ends_any(&chars[..*length], "活动 行动 大赛"))
}

/// The length of a 工作 that is no part of a longer word.
fn work(chars: &[char]) -> usize {
    let longer = chars.get(2).is_some_and(|c| "法组者站室队人".contains(*c));
    if begins(chars, "工作") && !longer { 2 } else { 0 }
}

/// The first category word after at most `reach` characters of a noun phrase,
/// and where it ends.
fn first_head(chars: &[char], reach: usize, stops: &str) -> Option<(Kind, usize)> {
    for at in 0..=reach.min(chars.len()) {
        if let Some((kind, length)) =
            head_at(&chars[at..]).filter(|(_, length)| !is_body(&chars[at + length..]))
        {
            return Some((kind, at + length));
        }
        if begins_any(&chars[at..], "进行 奋力 贡献 开展 推进 打造 努力 取得 成为 享受 提供 颁奖")
        {
            return None;
        }
        let c = *chars.get(at)?;
        if at == 0 && (c == '该' || counts(chars)) {
            return None;
        }
        if !(is_han(c) || c.is_ascii_alphanumeric()) || stops.contains(c) {
            return None;
        }
    }
    None
}

/// 45个项目: a number that is no year.
fn counts(chars: &[char]) -> bool {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    digits > 0 && digits != 4
}

/// 宣讲|团, 教育|局: the word goes on and names people or a body.
fn is_body(rest: &[char]) -> bool {
    match rest {
        ['部', '署', ..] => false,
        [next, ..] if "团员局厅部师商者委科库".contains(*next) => true,
        _ => begins_any(rest, "中心 协会 公司 机构 大厅 培养 学金 金 品 状"),
    }
}
