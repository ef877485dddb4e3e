//! Section labels: `【社会】`, `●简讯`, `东湖动态`.

use super::scan::{contains_any, ends_with_any, is_bullet, is_closing, is_opening, letters};
use crate::page::sheet::is_blank;
use std::ops::Range;

/// How the names of newspaper columns end.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "动态", "视窗", "强音", "要闻", "简讯", "快讯", "短讯", "短波", "简报", "集锦", "聚焦", "关注",
    "视点", "观察", "时评", "短评", "评论", "论坛", "漫谈", "杂谈", "随笔", "纪实", "专栏", "专版",
    "专题", "特写", "风采", "之窗", "之声", "广角", "速览", "速递", "播报", "扫描", "瞭望", "巡礼",
    "在线", "热线", "天地", "园地", "长廊", "综合新闻", "本地新闻", "国内新闻", "国际新闻",
    "社会新闻", "体育新闻", "财经新闻", "新闻", "一线", "速读", "看点", "快报", "之页", "副刊",
    "读者来信", "连载", "视角", "博览", "资讯", "快评", "微评", "锐评", "声音", "导读", "文摘",
    "今日谈", "一得", "大家谈", "夜话", "茶座", "窗口", "传真", "点击", "追踪", "链接", "新闻链接",
    "新闻背景", "社评", "社论", "巷议", "言论", "纵横", "纵览", "大观", "来信", "回音壁", "连线", "掠影", "剪影", "集萃", "荟萃", "拾零",
    "拾贝", "信箱", "新貌", "延伸阅读", "相关链接", "小贴士", "编后", "记者手记", "名词解释", "背景资料", "图片新闻",
];
/// Whole labels that stand in brackets.
#[rustfmt::skip]
const WHOLE: &[&str] =     &[
    "社会", "国际", "国内", "本市", "本地", "财经", "体育", "文化", "教育", "健康", "法治", "民生", "要闻",
    "时政", "经济", "综合", "科技", "文体", "娱乐", "生活", "港闻", "两岸", "地方", "焦点", "时事",
];

/// The label a line consists of: where its words stand in the line.
pub fn read(chars: &[char]) -> Option<Range<usize>> {
    let is_frame = |c: char| {
        is_blank(c) || is_bullet(c) || is_opening(c) || is_closing(c) || matches!(c, '—' | '-' | '|' | '◥')
    };
    let start = chars.iter().position(|&c| !is_frame(c))?;
    let end = chars.iter().rposition(|&c| !is_frame(c))? + 1;
    let words = &chars[start..end];
    if letters(words) != words.iter().filter(|&&c| !is_blank(c) && c != '·').count() || letters(words) > 10 {
        return None;
    }
    let bracketed = start > 0
        && matches!(chars[start - 1], '【' | '〔' | '[' | '〖')
        && chars.get(end).is_some_and(|&c| is_closing(c));
    let short = letters(words) <= 7;
    let plain: Vec<char> = words.iter().copied().filter(|&c| !is_blank(c)).collect();
    let named =
        short && ends_with_any(&plain, ENDS) && !contains_any(words, &["召开", "举行", "开展", "发布"]);
    let ruled = start > 0 && matches!(chars[start - 1], '—' | '-' | '=') && end < chars.len();
    let whole = (bracketed || ruled) && (short || WHOLE.iter().any(|word| ends_with_any(words, &[word])));
    let person = ends_with_any(words, &["记者", "通讯员", "摄"]);
    ((named || whole || is_whole(words)) && !person).then_some(start..end)
}

/// Whether papers call their sections so: `要闻`, `东湖动态`.
pub fn is_known(words: &[char]) -> bool {
    let plain: Vec<char> = words.iter().copied().filter(|&c| !is_blank(c)).collect();
    ends_with_any(&plain, ENDS) || is_whole(&plain)
}

/// Whether words are the name of a section that every paper has: `体育`.
pub fn is_section(words: &[char]) -> bool {
    is_whole(words)
}

/// Whether a label stands over an opinion: `时评`, `街谈巷议`.
pub fn heads_comment(words: &[char]) -> bool {
    #[rustfmt::skip]
    const COMMENTS: &[&str] = &[
        "时评", "短评", "评论", "社评", "社论", "快评", "微评", "锐评", "论坛", "杂谈", "漫谈", "随笔", "今日谈",
        "大家谈", "夜话", "茶座", "巷议", "言论", "观点", "一得", "评论员观察",
    ];
    let plain: Vec<char> = words.iter().copied().filter(|&c| !is_blank(c)).collect();
    ends_with_any(&plain, COMMENTS)
}

/// Whether a label stands over several articles: `简讯`, `要闻`; others,
/// like `时评`, head one.
pub fn heads_many(words: &[char]) -> bool {
    #[rustfmt::skip]
    const MANY: &[&str] = &[
        "动态", "简讯", "要闻", "快讯", "短讯", "短波", "集锦", "速览", "播报", "扫描", "新闻",
        "速递", "国际", "国内", "快报", "简报", "速读", "短波", "资讯", "一句话新闻",
    ];
    ends_with_any(words, MANY) && !ends_with_any(words, &["图片新闻"])
}

fn is_whole(words: &[char]) -> bool {
    if words.len() > 12 {
        return false;
    }
    let parts: Vec<Vec<char>> = words
        .split(|&c| c == '·')
        .map(|part| part.iter().copied().filter(|&c| !is_blank(c)).collect())
        .collect();
    parts.iter().all(|part| WHOLE.iter().any(|word| word.chars().eq(part.iter().copied())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_headlines() {
        let examples = [
            ("【社会】", Some("社会")),
            ("●简讯", Some("简讯")),
            ("简　讯", Some("简　讯")),
            ("东湖动态", Some("东湖动态")),
            ("东湖办事处", None),
            ("东湖区召开大会", None),
            ("本报讯", None),
            ("体育", Some("体育")),
        ];
        for (text, expected) in examples {
            let chars: Vec<char> = text.chars().collect();
            let found = read(&chars).map(|span| chars[span].iter().collect::<String>());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
