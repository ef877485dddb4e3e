//! Quotations that are no names: speech, moods, results, figures of speech.

use super::heads::{Kind, begins, begins_any, ends_any, head_at, tail};
use super::place::Place;

/// What a quotation before it describes, but does not name.
const MOODS: &str = "氛围 局面 主旋律 格局 责任感 危机感 使命感 紧迫感 获得感 意识 信念 决心 勇气 韧劲 劲头 精神 故事 优势 现象 问题 难题 困境 困局 \
    瓶颈 短板 感觉 态势 势头 状态 心态 道理 情怀 姿态 作风 效应 作用 角色 指数 之路 之美 之声 之称 之名 之誉 美誉 一词 二字 三字 四字 字样 字眼 标语 \
    横幅 关系 时代 这些 等字 桎梏 壁垒 矛盾 成果 力量 动能 活力 阵地 魅力 特点 特色 声音 说法 观念 态度 思想 良好 浓厚 生动";

/// Verbs whose object is a result, a role or a figure of speech.
const RESULTS: &str = "做到 形成 营造 实现 确保 达到 避免 防止 杜绝 破解 克服 消除 像 如 似 好比 犹如 堪称 成为 变成 变为 变 当好 当 做好 充当 按下 \
    开启 拧紧 绷紧 跑出 念好 念活 唱响 织密 筑牢 扎紧 下好 牵住 抓住 敲响 啃下 注入 送上 送来 吃下 吃上 走好 上好 擦亮 点亮 点燃 架起 搭起 铺就 \
    撑起 守好 守住 看好 算好 端稳 练就 打出 画好 谱写 奏响 交出 迈出 装上 插上 戴上 盖上 系好 补足 畅通 打通 疏通 激活 释放 换取 换来 素有 享有 \
    有着 走出 干出 比出 亮出 赛出 拿出 展现出 写好 打好 弘扬 践踏 汇聚 凝聚";

/// Words of which nothing follows if the quotation is a name by its own shape.
const LINKS: &str = "从 由 让 把 的 了";

/// Verbs of saying and naming.
const SAID: &str =
    "说 道 问 表示 强调 指出 认为 感慨 坦言 称 写道 喊 答 所谓 称为 誉为 称作 叫做 是 标语 字样 爆料 回复";

impl Place<'_> {
    /// What somebody says: whole sentences, or after a colon or a verb of
    /// saying.
    pub fn is_speech(&self) -> bool {
        let sentence = self.inner.iter().any(|c| matches!(c, '。' | '!' | '?' | ';'));
        let colon = self.before.last() == Some(&':') && tail(self.after).is_none();
        let presented = ends_any(self.before, "主题是 口号是");
        let said = ends_any(self.before, SAID) && !presented;
        self.length() == 0 || self.length() > 40 || sentence || colon || said
    }

    /// Goals, moods, sayings and figures of speech.
    pub fn is_other(&self) -> bool {
        self.is_mood() || self.is_result() || (self.is_figure() && !self.has_close_tail())
    }

    /// “…”的良好氛围, “…”之称.
    fn is_mood(&self) -> bool {
        let loose = begins(self.after, "的");
        let after = &self.after[usize::from(loose)..];
        let reach = if loose { 4 } else { 0 };
        (0..=reach)
            .take_while(|&at| at == 0 || head_at(after.get(at - 1..).unwrap_or_default()).is_none())
            .any(|at| {
                let rest = after.get(at..).unwrap_or_default();
                let word = MOODS.split_whitespace().find(|word| begins(rest, word));
                // “…”作风机制 is a 机制.
                word.is_some_and(|word| head_at(&rest[word.chars().count()..]).is_none())
            })
    }

    /// 做到“…”, 形成“…”, 当好“…”.
    fn is_result(&self) -> bool {
        let strong = self.is_type()
            || self.is_numbered()
            || tail(self.after).is_some_and(|tail| !tail.loose && tail.kind != Kind::Meeting);
        let named = self.own_head().is_some() || begins_any(self.after, "等 的");
        !strong && (ends_any(self.before, RESULTS) || !named && ends_any(self.before, LINKS))
    }

    fn has_close_tail(&self) -> bool {
        matches!(head_at(self.after), Some((kind, _)) if kind != Kind::Meeting)
    }
}
