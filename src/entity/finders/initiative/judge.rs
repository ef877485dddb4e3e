//! Is a quotation the name of a working system? Its own shape, the words
//! before and the words behind decide.

use super::heads::{
    Kind, Tail, begins, begins_any, contains_any, ends, ends_any, head_at, head_before, tail,
};
use super::place::Place;
use super::quote::Quotation;
use crate::entity::Text;
use crate::text::is_han;

/// A quotation that is a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What it names.
    pub kind: Kind,
    /// The words behind it that belong to the name.
    pub tail: Option<Tail>,
}

impl Verdict {
    fn bare(kind: Kind) -> Self {
        Self { kind, tail: None }
    }
}

/// Judges a quotation; `None` for speech, sayings and metaphors.
pub fn judge(text: &Text, quotation: &Quotation) -> Option<Verdict> {
    let place = Place::new(text, quotation);
    if place.is_speech() || place.is_formula() || place.is_other() {
        return None;
    }
    let bare = || place.by_itself().or_else(|| place.by_verb()).map(Verdict::bare);
    place.by_tail().or_else(bare)
}

impl Place<'_> {
    /// “X”活动, “X”的原则, 以“X”为主题.
    fn by_tail(&self) -> Option<Verdict> {
        if begins(self.after, "为") {
            let (kind, _) = head_at(&self.after[1..])?;
            let presents = matches!(kind, Kind::Slogan | Kind::Method) && self.length() >= 4;
            return presents.then_some(Verdict::bare(Kind::Slogan));
        }
        if begins(self.after, "在行动") && self.length() >= 2 {
            let tail = Tail { kind: Kind::Campaign, length: 3, loose: false };
            return Some(Verdict { kind: Kind::Campaign, tail: Some(tail) });
        }
        if self.is_type() {
            let tail = Tail { kind: Kind::Slogan, length: 2, loose: false };
            return Some(Verdict { kind: Kind::Slogan, tail: Some(tail) });
        }
        let tail = tail(self.after).filter(|tail| tail.kind != Kind::Meeting && self.fits(*tail))?;
        let honour = contains_any(&self.after[..tail.length], "称号");
        let bare = tail.loose || honour || tail.kind == Kind::Slogan;
        Some(Verdict { kind: tail.kind, tail: (!bare).then_some(tail) })
    }

    /// Whether the category word belongs to the quotation.
    fn fits(&self, tail: Tail) -> bool {
        let words = self.inner.iter().filter(|c| is_han(**c)).count() >= 2 || self.is_code();
        let vague = matches!(tail.kind, Kind::Method | Kind::Slogan)
            && self.length() < 3
            && !self.is_numbered()
            && tail.length > 4;
        let joined = match (tail.loose, begins(self.after, "等")) {
            (false, _) => true,
            (_, true) => self.fits_list(tail),
            _ => self.fits_loose(tail),
        };
        let enough = words && !vague && self.length() >= self.least();
        enough
            && joined
            && !self.is_prose()
            && !self.is_used(tail)
            && !self.is_machine(tail)
            && !self.is_state(tail)
    }

    /// “X”建设 needs a longer name than “X”活动.
    fn least(&self) -> usize {
        if begins(self.after, "建设") { 3 } else { 2 }
    }

    /// A list of things to do is no name.
    fn is_prose(&self) -> bool {
        self.inner.contains(&'…') || self.inner.iter().filter(|c| **c == ',').count() > 2
    }

    /// “…”等工程 lists names, “…”等方法 does not.
    fn fits_list(&self, tail: Tail) -> bool {
        self.length() >= 3 && !matches!(tail.kind, Kind::Method | Kind::Slogan | Kind::Evaluation)
    }

    /// “…”的原则 presents a name, “…”的项目 only describes one.
    fn fits_loose(&self, tail: Tail) -> bool {
        let plain =
            ends_any(&self.after[..tail.length], "路径 路线 线路 服务 监测 融合 治理 管理 方法 办法 经验");
        let numbered = self.is_numbered();
        let presents = match tail.kind {
            Kind::Slogan => true,
            Kind::Method => !plain || numbered,
            Kind::Mechanism => numbered,
            Kind::Campaign => numbered || self.length() >= 6 && tail.length <= 5,
            _ => false,
        };
        self.length() >= 4 && presents
    }

    /// “…”反导系统, “…”防空导弹系统.
    fn is_machine(&self, tail: Tail) -> bool {
        let weapons = "导弹 反导 防空 武器 火箭 雷达 战斗 发射 卫星 操作系统";
        contains_any(&self.after[..tail.length], weapons)
    }

    /// 下载“…”APP; “为群众”服务; “小窗口”服务“大民生”.
    fn is_used(&self, tail: Tail) -> bool {
        let last = &self.after[..tail.length];
        let verb = begins(&self.after[tail.length..], "“") && ends_any(last, "服务 治理 创建 融合 改革 管理");
        let used = ends_any(self.before, "下载 搜索 关注 登录 安装 打开 点击 扫描");
        used && tail.kind == Kind::Platform || begins(self.inner, "为") && ends(last, "服务") || verb
    }

    /// 开启“…”模式; 建设“…”要求; “…”工作格局.
    fn is_state(&self, tail: Tail) -> bool {
        let last = &self.after[..tail.length];
        let switched = ends_any(self.before, "开启 进入 切换到 切换至 解锁 一键");
        let demand = ends(last, "要求") && self.length() < 6 && !tail.loose;
        let rest = &self.after[tail.length..];
        let need = begins_any(rest, "需求 场景 体验");
        let spirit = ends_any(last, "工作 服务") && begins_any(rest, "精神 格局 氛围 局面");
        let show = contains_any(self.inner, "形象工程 面子工程 政绩工程");
        need || show || switched && ends(last, "模式") || demand || spirit || ends(last, "群众路线")
    }

    /// “一岗双责”, “甲+乙”, “…建设年”, “…工作法”.
    fn by_itself(&self) -> Option<Kind> {
        if self.is_sum() {
            return Some(Kind::Method);
        }
        self.own_head().or_else(|| {
            let shapes = [
                (self.is_year_or_journey(), Kind::Campaign),
                (self.is_honour(), Kind::Evaluation),
                (self.is_numbered() && !self.is_figure(), Kind::Mechanism),
            ];
            shapes.into_iter().find(|(fits, _)| *fits).map(|(_, kind)| kind)
        })
    }

    /// 落实“首席代办员”, 掀起“三次创业”热潮, 号召“争当…”.
    fn by_verb(&self) -> Option<Kind> {
        let before = self.verb_before();
        let listed = self.inner.iter().any(|c| matches!(c, '、' | ',')) && self.length() >= 6;
        let wave = begins_any(self.after, "新高潮 热潮 高潮") && ends_any(before, "掀起 兴起");
        let called = contains_any(before, "号召 倡议 呼吁 倡导") && begins_any(self.inner, "争 人人 我");
        let rules = [
            (listed && self.ends_clause() && ends_any(before, RULES), Kind::Method),
            (begins(self.after, "暨") || ends(before, "暨"), Kind::Campaign),
            (wave || called && self.length() >= 4, Kind::Slogan),
            (ends_any(self.before, "主题为 主题是 口号为 口号是"), Kind::Slogan),
            (self.is_set_up(before), Kind::Mechanism),
            (self.is_conferred(before), Kind::Evaluation),
        ];
        let apposition = self.in_apposition().filter(|_| !listed);
        apposition.or_else(|| rules.into_iter().find(|(fits, _)| *fits).map(|(_, kind)| kind))
    }

    /// What stands before, without 了.
    fn verb_before(&self) -> &[char] {
        match self.before.split_last() {
            Some(('了', rest)) => rest,
            _ => self.before,
        }
    }

    fn is_set_up(&self, before: &[char]) -> bool {
        let verb = ends_any(before, "落实 推行 推出 实施 开展 启动 举办 推广 创立 首创 开设 设立");
        verb && self.length() >= 4 && self.ends_clause() && !self.is_figure()
    }

    fn is_conferred(&self, before: &[char]) -> bool {
        let plain = self.inner.iter().all(|c| is_han(*c) || c.is_ascii_digit());
        ends_any(before, "荣获 获评 授予 被评为") && self.length() >= 5 && plain
    }

    /// 特色品牌“X”: the category word stands right before.
    fn in_apposition(&self) -> Option<Kind> {
        const WORDS: &str = "学习教育 主题教育 活动 行动 工程 品牌 平台 小程序 模式 工作法 机制 主题 口号";
        let plain = !self.inner.iter().any(|c| "的了是不没很吗有".contains(*c));
        let names = plain && (4..=14).contains(&self.length()) && ends_any(self.before, WORDS);
        names.then(|| head_before(self.before).map(|(kind, _)| kind)).flatten()
    }

    fn ends_clause(&self) -> bool {
        self.after.first().is_none_or(|c| matches!(c, ',' | '。' | ';' | '、' | ')'))
    }
}

/// Verbs before a rule that is followed: 坚持“边查边改、立行立改”.
const RULES: &str = "通过 采取 采用 坚持 践行 按照 遵循 秉持 秉承 本着 实行 推行 运用 围绕 聚焦";
