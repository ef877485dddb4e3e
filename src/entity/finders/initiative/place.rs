//! The shape of a quotation: figures of speech, formulas, numbered names,
//! names with their category word inside.

use super::heads::{Kind, begins, contains_any, ends, ends_any, head_before};
use super::quote::{Quotation, key};
use crate::entity::Text;
use crate::entity::finders::words::Words;
use crate::text::is_han;
use std::sync::LazyLock;

/// A quotation in its sentence.
#[derive(Debug)]
pub struct Place<'a> {
    /// Between the marks.
    pub inner: &'a [char],
    /// What stands before, 24 characters at most.
    pub before: &'a [char],
    /// What stands behind, 24 characters at most.
    pub after: &'a [char],
    /// Without quotation marks and punctuation.
    pub key: String,
}

impl<'a> Place<'a> {
    /// The quotation in its text.
    pub fn new(text: &'a Text, quotation: &Quotation) -> Self {
        let chars = &text.chars;
        let (start, end) = (quotation.outer.start, quotation.outer.end);
        let inner = &chars[quotation.inner.clone()];
        Self {
            inner,
            before: &chars[start.saturating_sub(24)..start],
            after: &chars[end..(end + 24).min(chars.len())],
            key: key(inner),
        }
    }

    /// Characters of its key.
    pub fn length(&self) -> usize {
        self.key.chars().count()
    }

    /// 螺丝钉, 店小二: a list of such words.
    pub fn is_figure(&self) -> bool {
        static FIGURES: LazyLock<Words> =
            LazyLock::new(|| Words::of_list(include_str!("../../lexicon/figures.txt")));
        FIGURES.contains(&self.key.chars().collect::<Vec<_>>())
    }

    /// 四个自信, 十四五: never the name of a system.
    pub fn is_formula(&self) -> bool {
        static FORMULAS: LazyLock<Words> =
            LazyLock::new(|| Words::of_list(include_str!("../../lexicon/formulas.txt")));
        let plain = self.key.strip_suffix("规划").unwrap_or(&self.key);
        FORMULAS.contains(&plain.chars().collect::<Vec<_>>())
    }

    /// “六好”干部.
    pub fn is_type(&self) -> bool {
        ends(self.inner, "型") && begins(self.after, "干部")
    }

    /// 甲+乙+丙: parts put together.
    pub fn is_sum(&self) -> bool {
        let parts: Vec<&[char]> = self.inner.split(|c| *c == '+').collect();
        let named = |part: &&[char]| part.iter().any(|c| is_han(*c)) && part.len() <= 12;
        let prose = self.inner.iter().any(|c| matches!(c, ',' | '的' | '了' | '。'));
        parts.len() > 1 && !prose && self.length() >= 4 && parts.iter().filter(|part| named(part)).count() > 1
    }

    /// “…工作法”: the category word is inside.
    pub fn own_head(&self) -> Option<Kind> {
        if contains_any(self.inner, "形象工程 面子工程 政绩工程") {
            return None;
        }
        const WEAK: &str = "原则 融合 监测 服务 治理 管理 政策 产品 要求 目标 理念 思路 战略 方法 方式 办法 做法 路径 联盟 清单 评价 课程 方案 \
            体系 规划 品牌 系统 制度 整治 整顿 教育 改革 运动 奖 论坛 支部 窗口 路线 线路 愿景 宗旨 号召 体制 规定 攻坚 战役 打法 套餐 数据库";
        if ends_any(self.inner, "生活圈 服务圈 留言板 信箱") && self.length() >= 5 {
            return Some(Kind::Mechanism);
        }
        let (kind, length) = head_before(self.inner)?;
        let head: String = self.inner[self.inner.len() - length..].iter().collect();
        let modifier = self.length().saturating_sub(length);
        let plain = !self.inner.iter().any(|c| "的了是不没很".contains(*c));
        let weak = WEAK.split_ascii_whitespace().any(|word| word == head);
        (kind != Kind::Meeting && !weak && plain && (2..=16).contains(&modifier)).then_some(kind)
    }

    /// …建设年, …基层行, …宣传月.
    pub fn is_year_or_journey(&self) -> bool {
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
    pub fn is_honour(&self) -> bool {
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

    /// 13520, 3+X: digits that stand for words.
    pub fn is_code(&self) -> bool {
        let code = self.key.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | 'x' | 'n'));
        code && (3..=6).contains(&self.length())
    }

    /// Two numerals (双比双看, 三进三促), or 两个一线.
    pub fn is_numbered(&self) -> bool {
        let key: Vec<char> = self.key.chars().collect();
        let is_numeral = |c: &char| "一二三四五六七八九十两双百千万".contains(*c);
        let numerals =
            key.chunk_by(|a, b| is_numeral(a) == is_numeral(b)).filter(|run| is_numeral(&run[0])).count();
        let counted = key.len() >= 4
            && key.len() <= 6
            && "二三四五六七八九十两".contains(key[0])
            && matches!(key[1], '个' | '项');
        let pairs = numerals >= 2
            && (4..=12).contains(&key.len())
            && "一二三四五六七八九十两双万".contains(key[0])
            && !self.inner.iter().any(|c| matches!(c, ',' | '、' | '的' | '了' | '是'))
            && !IDIOMS.contains(&self.key.as_str());
        counted || pairs
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
