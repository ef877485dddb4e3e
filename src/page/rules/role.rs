//! The words of a byline that are no names: `本报特约记者`, `通讯员`, `文/图`.

use super::scan::{eat, eat_any, is_closing, is_letter, is_opening};
use crate::page::sheet::is_blank;

/// What the names after a role word did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 记者, 实习生.
    Reporter,
    /// 通讯员.
    Correspondent,
    /// 摄影, 图.
    Photographer,
    /// 作者, 评论员, 文.
    Author,
    /// 线索提供, 编辑: named on the page, author of nothing.
    Helper,
}

/// What the names before a mark did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// 摄, 图.
    Photo,
    /// 文, 报道, 整理.
    Text,
    /// 文/图, 摄影报道.
    Both,
}

const ROLES: &[(&str, Role)] = &[
    ("记者", Role::Reporter),
    ("实习生", Role::Reporter),
    ("见习生", Role::Reporter),
    ("特派员", Role::Reporter),
    ("通讯员", Role::Correspondent),
    ("通迅员", Role::Correspondent),
    ("通汛员", Role::Correspondent),
    ("特约撰稿人", Role::Author),
    ("特约撰稿", Role::Author),
    ("特约评论员", Role::Author),
    ("本报评论员", Role::Author),
    ("评论员", Role::Author),
    ("作者", Role::Author),
    ("读者", Role::Author),
    ("撰文", Role::Author),
    ("撰稿", Role::Author),
    ("来源", Role::Helper),
    ("校对", Role::Helper),
    ("流程编辑", Role::Helper),
    ("线索提供", Role::Helper),
    ("报料人", Role::Helper),
    ("编辑", Role::Helper),
    ("责编", Role::Helper),
    ("统筹", Role::Helper),
    ("策划", Role::Helper),
    ("制图", Role::Helper),
    ("摄影记者", Role::Photographer),
    ("本版摄影", Role::Photographer),
    ("本版图片", Role::Photographer),
    ("图片摄影", Role::Photographer),
    ("摄影者", Role::Photographer),
];

/// What may stand before a role word: `本报`, `驻京`, `全媒体`.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "本报", "本刊", "本网", "本社", "本台", "本版", "特约", "特派", "见习", "实习", "首席", "资深",
    "全媒体", "融媒体", "新媒体", "摄影", "文字", "图片", "视频", "体育", "通讯", "中心", "客户端",
    "在线", "日报", "晚报", "晨报", "早报", "时报", "商报", "都市报", "青年报", "法治报", "新华社",
    "中新社", "中央社", "央视", "新华网", "人民网", "中新网",
];

#[rustfmt::skip]
const BOTH: &[&str] = &[
    "文/图", "图/文", "文/摄影", "摄影/文", "文图", "图文", "文并摄", "文、图", "文·图", "文并图",
    "文|图", "图、文", "摄影报道", "摄影报导", "图文报道", "图文报导", "文/图报道", "采写并摄", "撰文摄影",
    "文/摄", "撰文/摄影",
];
const PHOTO: &[&str] = &["摄影", "供图", "摄", "图"];
#[rustfmt::skip]
const TEXT: &[&str] = &[
    "综合报道", "综合报导", "报道", "报导", "采写", "整理", "编译", "综合", "文", "撰文", "讯", "电",
    "专访", "特稿",
];

/// The role word at `at` and the place behind it. A role may carry what the
/// person works for: `晚报特约记者`, `新华社驻京记者`.
pub fn role(chars: &[char], at: usize) -> Option<(Role, usize)> {
    if !chars.get(at).is_some_and(|&c| may_open(c)) {
        return None;
    }
    let mut here = at;
    let mut photo = false;
    loop {
        if let Some((role, end)) = plain_role(chars, here) {
            let role = if photo && role == Role::Reporter { Role::Photographer } else { role };
            return Some((role, skip_colon(chars, end)));
        }
        let next = eat_any(chars, here, KINDS).or_else(|| stationed(chars, here))?;
        photo |= eat(chars, here, "摄影").is_some();
        here = next;
    }
}

/// Whether a role word, or what may stand before one, begins with `c`: this is
/// asked of every character of a byline.
#[rustfmt::skip]
fn may_open(c: char) -> bool {
    matches!(c, '记' | '实' | '见' | '特' | '通' | '本' | '评' | '作' | '读' | '撰' | '来' | '校' | '流' | '线' | '报' | '编' | '责' | '统' | '策' | '制' | '摄' | '图' | '首' | '资' | '全' | '融' | '新' | '文' | '视' | '体' | '中' | '客' | '在' | '日' | '晚' | '晨' | '早' | '时' | '商' | '都' | '青' | '法' | '央' | '人' | '驻')
}

/// The role word at the start of a byline's part, before which any paper may
/// be named: `东湖晚报记者`, `本报驻东湖市记者`.
pub fn role_with_paper(chars: &[char], at: usize) -> Option<(Role, usize)> {
    if let found @ Some(_) = role(chars, at) {
        return found;
    }
    let room = &chars[at..chars.len().min(at + 14)];
    let plain = room.iter().take_while(|&&c| is_letter(c)).count();
    (2..plain).find_map(|skip| {
        let owner = room[skip - 1];
        let is_medium = "报社台网刊市县区省闻端媒线都道".contains(owner);
        is_medium.then(|| role(chars, at + skip)).flatten()
    })
}

/// The mark at `at` and the place behind it, where it ends a byline's part.
pub fn mark(chars: &[char], at: usize) -> Option<(Mark, usize)> {
    let tables = [(BOTH, Mark::Both), (TEXT, Mark::Text), (PHOTO, Mark::Photo)];
    tables.into_iter().find_map(|(words, mark)| {
        words
            .iter()
            .find_map(|word| eat(chars, at, word))
            .filter(|&end| is_end(chars, end))
            .map(|end| (mark, end))
    })
}

/// Whether a line is a mark of pictures and nothing else: `文/图`.
pub fn is_mark(chars: &[char]) -> bool {
    let whole = |words: &[&str]| words.iter().any(|word| eat(chars, 0, word) == Some(chars.len()));
    whole(BOTH) || whole(&["摄", "摄影"])
}

/// Whether a mark that needs no end begins at `at`, so that no name runs
/// across it: `王伟摄`, `李明文/图`.
pub fn stops_name(chars: &[char], at: usize) -> bool {
    #[rustfmt::skip]
    const CERTAIN: &[&str] = &[
        "摄", "文/图", "文/摄", "图/文", "图/", "文图", "图文", "报道", "报导", "供图", "采写", "整理", "编译",
        "综合报道", "专访",
    ];
    let sent = matches!(chars[at], '讯' | '电') && is_end(chars, at + 1);
    sent || eat_any(chars, at, CERTAIN).is_some() || role(chars, at).is_some()
}

fn plain_role(chars: &[char], at: usize) -> Option<(Role, usize)> {
    ROLES.iter().find_map(|(word, role)| Some((*role, eat(chars, at, word)?)))
}

/// `驻京`, `驻东湖`: where a reporter is stationed.
fn stationed(chars: &[char], at: usize) -> Option<usize> {
    if chars.get(at) != Some(&'驻') {
        return None;
    }
    (at + 2..at + 6).find(|&end| plain_role(chars, end).is_some() || eat_any(chars, end, KINDS).is_some())
}

fn skip_colon(chars: &[char], at: usize) -> usize {
    if chars.get(at) == Some(&':') { at + 1 } else { at }
}

fn is_end(chars: &[char], at: usize) -> bool {
    chars.get(at).is_none_or(|&c| {
        is_blank(c)
            || is_opening(c)
            || is_closing(c)
            || matches!(c, '/' | '、' | ',' | ':' | ';' | '|' | '。')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_may_open() {
        let words = ROLES.iter().map(|(word, _)| word).chain(KINDS);
        let missed: Vec<_> = words.filter(|word| !word.starts_with(may_open)).collect();
        assert!(missed.is_empty(), "{missed:?}");
    }
}
