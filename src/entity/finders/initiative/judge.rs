//! Is a quotation the name of a working system? Its own shape, the words
//! before and the words behind decide.

use super::heads::{Kind, Tail, begins, ends, head_at, head_before, tail};
use super::quote::{Quotation, key};
use crate::entity::Text;
use crate::text::is_han;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A quotation that is a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What it names.
    pub kind: Kind,
    /// The words behind it that belong to the name.
    pub tail: Option<Tail>,
    /// Whether this place alone proves it; a weak one only adds a mention.
    pub certain: bool,
}

/// A quotation in its sentence.
struct Place<'a> {
    inner: &'a [char],
    before: &'a [char],
    after: &'a [char],
    /// Without quotation marks and punctuation.
    key: String,
}

/// Judges a quotation; `None` for speech, sayings and metaphors.
pub fn judge(text: &Text, quotation: &Quotation) -> Option<Verdict> {
    let chars = &text.chars;
    let start = quotation.outer.start;
    let inner = &chars[quotation.inner.clone()];
    let place = Place {
        inner,
        before: &chars[start.saturating_sub(24)..start],
        after: &chars[quotation.outer.end..(quotation.outer.end + 24).min(chars.len())],
        key: key(inner),
    };
    if place.is_speech() || place.is_other() {
        return None;
    }
    place
        .by_tail()
        .or_else(|| place.by_itself())
        .or_else(|| place.by_verb())
}

impl Place<'_> {
    fn length(&self) -> usize {
        self.key.chars().count()
    }

    /// What somebody says: whole sentences, or after a colon or a verb of
    /// saying.
    fn is_speech(&self) -> bool {
        let sentence = self
            .inner
            .iter()
            .any(|c| matches!(c, '。' | '!' | '?' | ';'));
        let said = [
            "说", "道", "问", "表示", "强调", "指出", "认为", "感慨", "坦言", "称", "写道", "喊",
            "答", "所谓", "称为", "誉为", "称作", "叫做", "是",
        ];
        let colon = self.before.last() == Some(&':') && tail(self.after).is_none();
        self.length() == 0
            || self.length() > 40
            || sentence
            || colon
            || said.iter().any(|word| ends(self.before, word))
    }

    /// Goals, moods, sayings and figures of speech.
    fn is_other(&self) -> bool {
        self.other_behind() || self.other_before() || (self.is_figure() && !self.has_close_tail())
    }

    /// “…”的氛围, “…”之称.
    fn other_behind(&self) -> bool {
        const OTHERS: &str = "氛围 局面 主旋律 格局 责任感 危机感 使命感 紧迫感 获得感 意识 信念 决心 勇气 韧劲 劲头 精神 故事 优势 \
            现象 问题 难题 困境 困局 瓶颈 短板 感觉 态势 势头 状态 心态 道理 情怀 姿态 作风 效应 作用 角色 指数 之路 之美 之声 之称 之名 \
            之誉 美誉 一词 二字 三字 四字 字样 字 标语 横幅 字眼 关系 时代 这些 等字 桎梏 壁垒 矛盾 成果 力量 动能 活力 阵地 魅力 特点 \
            特色 声音 说法 观念 态度 思想 良好 浓厚 生动";
        let after = if begins(self.after, "的") {
            &self.after[1..]
        } else {
            self.after
        };
        let behind = |word: &str| {
            (0..=4).any(|skip| after.get(skip..).is_some_and(|rest| begins(rest, word)))
                && !self.head_sooner(after, word)
        };
        OTHERS.split_whitespace().any(|word| {
            if word.chars().count() > 2 || begins(self.after, "的") {
                behind(word)
            } else {
                begins(after, word)
            }
        })
    }

    /// Whether a category word comes before `word`.
    fn head_sooner(&self, after: &[char], word: &str) -> bool {
        (0..=4)
            .take_while(|&at| after.get(at..).is_some_and(|rest| !begins(rest, word)))
            .any(|at| head_at(&after[at..]).is_some())
    }

    /// 做到“…”, 形成“…”, 当好“…”: results and roles.
    fn other_before(&self) -> bool {
        const RESULTS: &str = "做到 形成 营造 实现 确保 达到 避免 防止 杜绝 破解 克服 消除 像 如 似 好比 犹如 堪称 成为 变成 变为 变 当好 \
            当 做好 充当 按下 开启 拧紧 绷紧 跑出 念好 念活 唱响 织密 筑牢 扎紧 下好 牵住 抓住 敲响 啃下 注入 送上 送来 吃下 吃上 走好 上好 \
            擦亮 点亮 点燃 架起 搭起 铺就 撑起 守好 守住 看好 算好 端稳 练就 打出 画好 谱写 奏响 交出 迈出 装上 插上 戴上 盖上 系好 补足 \
            畅通 打通 疏通 激活 释放 换取 换来 素有 享有 有着 从 由 让 把 的 了 走出 干出 比出 亮出 赛出 拿出 展现出 写好 打好 念好";
        let strong =
            matches!(tail(self.after), Some(tail) if !tail.loose && tail.kind != Kind::Meeting);
        !strong
            && RESULTS
                .split_whitespace()
                .any(|word| ends(self.before, word))
            && !self.is_numbered()
    }

    fn is_figure(&self) -> bool {
        static FIGURES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
            include_str!("../../lexicon/figures.txt")
                .lines()
                .skip(1)
                .collect()
        });
        FIGURES.contains(self.key.as_str())
    }

    fn has_close_tail(&self) -> bool {
        matches!(head_at(self.after), Some((kind, _)) if kind != Kind::Meeting)
    }

    /// “四型”干部.
    fn is_type(&self) -> bool {
        ends(self.inner, "型") && begins(self.after, "干部")
    }

    /// “X”活动, “X”的原则, 以“X”为主题.
    fn by_tail(&self) -> Option<Verdict> {
        if let Some((kind, _)) = begins(self.after, "为")
            .then(|| head_at(&self.after[1..]))
            .flatten()
        {
            let name = matches!(kind, Kind::Slogan | Kind::Method);
            return (name && self.length() >= 4).then_some(Verdict {
                kind: Kind::Slogan,
                tail: None,
                certain: true,
            });
        }
        if self.is_type() {
            let tail = Tail {
                kind: Kind::Slogan,
                length: 2,
                loose: false,
            };
            return Some(Verdict {
                kind: Kind::Slogan,
                tail: Some(tail),
                certain: true,
            });
        }
        let tail = tail(self.after).filter(|tail| tail.kind != Kind::Meeting)?;
        let honour = (0..tail.length).any(|at| begins(&self.after[at..], "称号"));
        let bare = tail.loose || honour || tail.kind == Kind::Slogan;
        let weak_word = matches!(tail.kind, Kind::Method | Kind::Slogan)
            && self.length() < 3
            && !self.is_numbered()
            && tail.length > 4;
        (self.length() >= 2 && !weak_word).then_some(Verdict {
            kind: tail.kind,
            tail: (!bare).then_some(tail),
            certain: true,
        })
    }

    /// “一岗双责”, “12345”, “甲+乙”, “…建设年”, “…工作法”.
    fn by_itself(&self) -> Option<Verdict> {
        let certain = |kind| {
            Some(Verdict {
                kind,
                tail: None,
                certain: true,
            })
        };
        if self.inner.contains(&'+') && self.length() >= 4 {
            return certain(Kind::Method);
        }
        let own_head = head_before(self.inner)
            .filter(|(kind, length)| *kind != Kind::Meeting && self.length() >= length + 2);
        if let Some((kind, _)) = own_head {
            return certain(kind);
        }
        if self.is_year_or_journey() {
            return certain(Kind::Campaign);
        }
        if self.is_honour() {
            return certain(Kind::Evaluation);
        }
        if self.is_numbered() && !self.is_figure() {
            return certain(Kind::Mechanism);
        }
        None
    }

    /// …建设年, …基层行, …宣传月.
    fn is_year_or_journey(&self) -> bool {
        let year = [
            "建设年",
            "提升年",
            "落实年",
            "服务年",
            "攻坚年",
            "突破年",
            "推进年",
            "活动年",
            "活动月",
            "宣传月",
            "宣传周",
            "安全月",
        ];
        let journey = self.length() >= 5 && ends(self.inner, "行") && !ends(self.inner, "银行");
        journey || year.iter().any(|word| ends(self.inner, word))
    }

    /// 先进单位, 示范村: as a title that is given.
    fn is_honour(&self) -> bool {
        const HONOURS: [&str; 18] = [
            "先进单位",
            "先进集体",
            "先进个人",
            "文明单位",
            "文明城市",
            "文明村镇",
            "卫生城市",
            "示范单位",
            "示范社",
            "示范村",
            "示范县",
            "示范点",
            "示范社区",
            "劳动模范",
            "模范",
            "标兵",
            "能手",
            "之星",
        ];
        HONOURS.iter().any(|word| ends(self.inner, word)) && self.length() >= 5
    }

    /// Two numerals (双抓双促, 四不两直), three digits and more, or 三个一批.
    fn is_numbered(&self) -> bool {
        let key: Vec<char> = self.key.chars().collect();
        let numerals = key
            .iter()
            .filter(|c| "一二三四五六七八九十两双百千万".contains(**c))
            .count();
        let digits = key.iter().filter(|c| c.is_ascii_digit()).count();
        let han = key.iter().filter(|c| is_han(**c)).count();
        let counted = key.len() >= 4
            && key.len() <= 6
            && "二三四五六七八九十两".contains(key[0])
            && matches!(key[1], '个' | '项');
        let pairs = numerals >= 2
            && key.len() >= 4
            && key.len() <= 20
            && "一二三四五六七八九十两双万".contains(key[0])
            && !IDIOMS.contains(&self.key.as_str());
        counted || pairs || digits >= 3 && han == 0 && key.len() >= 3 && key.len() <= 6
    }

    /// 落实“首席服务官”, 掀起“二次创业”热潮, 号召“争当…”.
    fn by_verb(&self) -> Option<Verdict> {
        let certain = |kind| {
            Some(Verdict {
                kind,
                tail: None,
                certain: true,
            })
        };
        let parallel = self.inner.iter().any(|c| matches!(c, '、' | ',')) && self.length() >= 6;
        let is_before = |words: &str| words.split_whitespace().any(|word| ends(self.before, word));
        if head_before(self.before).is_some_and(|(kind, _)| kind != Kind::Meeting)
            && self.length() >= 4
            && !parallel
        {
            return certain(head_before(self.before)?.0);
        }
        if parallel
            && is_before(
                "通过 采取 采用 坚持 践行 按照 遵循 秉持 秉承 本着 实行 推行 运用 围绕 聚焦",
            )
            && self.ends_clause()
        {
            return certain(Kind::Method);
        }
        if begins(self.after, "暨") || ends(self.before, "暨") {
            return certain(Kind::Campaign);
        }
        let wave = ["新高潮", "热潮", "高潮"]
            .iter()
            .any(|word| begins(self.after, word));
        if wave && is_before("掀起 兴起") {
            return certain(Kind::Slogan);
        }
        let called = ["号召", "倡议", "呼吁", "倡导"]
            .iter()
            .any(|word| self.before.iter().collect::<String>().contains(word));
        if called
            && self.length() >= 4
            && ["争", "人人", "我"]
                .iter()
                .any(|word| begins(self.inner, word))
        {
            return certain(Kind::Slogan);
        }
        let system = is_before(
            "落实 推行 推出 实施 开展 启动 举办 推广 创新推出 探索推行 全面推行 创立 首创",
        ) && self.length() >= 4;
        if system && self.ends_clause() && !self.is_figure() {
            return certain(Kind::Mechanism);
        }
        let honour = is_before("荣获 获评 授予 被评为 评为 命名为 获得 入选") && self.length() >= 5;
        honour.then_some(Verdict {
            kind: Kind::Evaluation,
            tail: None,
            certain: true,
        })
    }

    fn ends_clause(&self) -> bool {
        self.after
            .first()
            .is_none_or(|c| matches!(c, ',' | '。' | ';' | '、' | ')'))
    }
}

/// Numbers that belong to the language.
const IDIOMS: [&str; 24] = [
    "一心一意",
    "三心二意",
    "五湖四海",
    "千家万户",
    "千军万马",
    "千方百计",
    "万众一心",
    "五颜六色",
    "四面八方",
    "十全十美",
    "千山万水",
    "一模一样",
    "一问一答",
    "一举一动",
    "一砖一瓦",
    "一草一木",
    "一点一滴",
    "一言一行",
    "一朝一夕",
    "百里挑一",
    "万无一失",
    "一举两得",
    "三言两语",
    "一石二鸟",
];
