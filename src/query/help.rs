//! How a query is written: one table for the app's help page and for
//! `baolan search --help`. Fields have their own, [`FIELDS`](super::FIELDS).

/// One way of writing a query.
pub struct Help {
    /// What is typed, in all its forms.
    pub written: &'static str,
    /// A query that uses it.
    pub example: &'static str,
    /// What it finds, in Chinese.
    pub zh: &'static str,
    /// What it finds, in English.
    pub en: &'static str,
}

/// All ways, the most used first.
pub const HELP: [Help; 12] = [
    help(
        "甲",
        "观摩",
        "任何字词，一个字也行；繁简、全角半角、大小写都一样，换行和引号不妨碍",
        "Any text, even one character; traditional or simplified, any width or case, across line breaks and quotation marks",
    ),
    help("甲 乙　AND 与 且 +", "观摩 支部", "空格表示“并且”：都要有", "A blank means AND: all must occur"),
    help("OR 或 |", "支部 | 党委", "有一个就行；“并且”先于“或者”", "Either will do; AND binds before OR"),
    help("NOT 非 -", "卫生 -街道", "不含；减号紧贴在词的前面", "Without; the minus touches the word"),
    help("( ) （ ）", "(支部 或 党委) 观摩", "括号里的先合在一起", "What is in brackets belongs together"),
    help(
        "\"…\" “…” 「…」",
        "“边走边看，边看边议”",
        "一字不差；里面的符号不再有特殊含义，也不作近似的猜测",
        "Exactly this; signs inside mean themselves, and nothing similar is guessed",
    ),
    help(
        "近/20　NEAR/20",
        "书记 近/20 观摩",
        "相距不超过 20 字，先后不论",
        "Within 20 characters of each other, in either order",
    ),
    help(
        "*",
        "文明*家庭",
        "星号代表同一句里的至多 20 个字",
        "An asterisk stands for up to 20 characters of the same sentence",
    ),
    help(
        "? ？",
        "五？支部",
        "词中间的问号代表任意一个字",
        "A question mark inside a text stands for one character",
    ),
    help(
        "=",
        "=12",
        "数字和外文整个相等：12 不会找到 2012",
        "A number or foreign word as a whole: 12 does not find 2012",
    ),
    help(
        "2022年2月　2022-02-11",
        "2022年2月",
        "日期：找那几天的报道，也找印有这个日期的；汉字数字也认得",
        "A date: articles of that time, and those that print it, in Han numerals too",
    ),
    help(
        "标题:　title:",
        "标题:(观摩 或 支部)",
        "只在一个字段里找，字段见下表；冒号全角半角都行",
        "Only in one field, see the list below; the colon may be of either width",
    ),
];

const fn help(written: &'static str, example: &'static str, zh: &'static str, en: &'static str) -> Help {
    Help { written, example, zh, en }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{FIELDS, parse};

    #[test]
    fn every_example_is_read_without_a_hint() {
        let examples = HELP.iter().map(|help| help.example).chain(FIELDS.iter().map(|field| field.example));
        for example in examples {
            let (query, hints) = parse(example);
            assert!(!query.is_empty() && hints.is_empty(), "{example}: {hints:?}");
        }
    }
}
