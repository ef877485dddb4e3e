//! Notices and advertisements: `招聘启事`, `遗失声明`, `停水通知`.

use super::scan::{contains_any, ends_with_any, letters};
use crate::page::sheet::is_blank;
use crate::paper::Kind;

#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "公告", "启事", "声明", "通告", "公示", "告示", "讣告", "更正", "致歉", "道歉信", "通知",
    "布告", "敬告", "致谢", "天气预报", "天气概况", "天气", "天气实况", "今日天气", "明日天气", "开奖公告",
    "征稿", "征集令", "温馨提示", "重要提示", "友情提醒", "友情提示", "停电信息", "停水信息", "停电预告", "遗失", "公布",
];
#[rustfmt::skip]
const ADVERTISEMENTS: &[&str] = &[
    "招聘", "招聘信息", "招租", "转让", "出租", "出售", "招商", "广告", "招生", "招生简章",
    "拍卖公告", "诚征", "急征", "征才", "吉屋", "分类信息", "分类广告", "便民信息", "诚聘", "诚招", "特价", "开业", "促销",
];
/// What notices say in their text.
const PHRASES: &[&str] =
    &["声明作废", "特此声明", "特此公告", "特此通知", "特此通告", "特此启事", "登报声明"];

/// What a line announces when it is the title of a notice or advertisement.
pub fn title(chars: &[char]) -> Option<Kind> {
    if letters(chars) > 30 {
        return None;
    }
    let plain: Vec<char> = chars.iter().copied().filter(|&c| !is_blank(c)).collect();
    if letters(&plain) > 30 || letters(&plain) < 2 || plain.iter().any(|&c| matches!(c, ',' | '。' | ';')) {
        return None;
    }
    let words: &[char] = plain.split(|&c| c == '(').next().unwrap_or(&plain);
    if ends_with_any(words, ADVERTISEMENTS) {
        return Some(Kind::Advertisement);
    }
    ends_with_any(words, NOTICES).then_some(Kind::Notice)
}

/// Whether a text says of itself that it announces.
pub fn announces(chars: &[char]) -> bool {
    contains_any(chars, PHRASES)
}

/// Whether a line is a date and nothing else: `2024年4月10日`.
pub fn is_date(chars: &[char]) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "年月日号〇零一二三四五六七八九十.-/ ".contains(c);
    chars.len() >= 6
        && chars.iter().all(|&c| is_part(c))
        && chars.iter().any(|c| matches!(c, '年' | '月' | '.' | '-' | '/'))
}

/// Whether a line gives an address or a telephone as advertisements do.
pub fn is_contact(chars: &[char]) -> bool {
    let figures = chars.iter().filter(|c| c.is_ascii_digit()).count();
    const WORDS: &[&str] =
        &["电话:", "热线:", "地址:", "手机:", "联系人:", "咨询电话", "订购电话", "招商热线", "电话 "];
    letters(chars) <= 80 && figures >= 2 && contains_any(chars, WORDS)
}

/// Whether a line gives a detail of a notice and heads nothing:
/// `一、拍卖标的`, `报名时间：`.
pub fn is_detail(chars: &[char]) -> bool {
    let numbered = matches!(chars, [first, second, ..]
        if "一二三四五六七八九十123456789(".contains(*first) && "、.一二三四五六七八九十123456789".contains(*second));
    numbered || chars.contains(&':') || is_signature(chars)
}

/// Whether a line is the title of a table or forecast, where what stands
/// below is one: `昨日菜价`, `开奖公告`.
pub fn heads_figures(chars: &[char]) -> bool {
    #[rustfmt::skip]
    const TITLES: &[&str] = &[
        "开奖", "彩票", "菜价", "行情", "牌价", "价格表", "收盘", "股市", "排行榜", "积分榜", "赛程", "节目表",
        "节目预告", "电视节目", "时刻表", "天气", "气温", "水情", "价格", "一览表", "汇率", "指数",
    ];
    letters(chars) <= 14 && ends_with_any(chars, TITLES)
}

/// Whether a line signs a notice: an office, a date, an address.
pub fn is_signature(chars: &[char]) -> bool {
    #[rustfmt::skip]
    const OFFICES: &[&str] = &[
        "公司", "局", "委员会", "政府", "办公室", "中心", "学校", "学院", "大学", "中学", "小学",
        "医院", "法院", "协会", "商会", "集团", "银行", "支行", "分行", "厂", "店", "办事处",
        "管委会", "筹备组", "清算组", "编辑部", "报社", "社区", "村委会", "指挥部", "领导小组",
        "合作社", "工会", "馆", "站", "所", "处", "部",
    ];
    let contact = contains_any(chars, &["电话", "联系人", "地址", "邮箱", "传真", "热线", "网址"]);
    is_date(chars) || contact || (letters(chars) <= 25 && ends_with_any(chars, OFFICES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        let examples = [
            ("招聘启事", Some(Kind::Notice)),
            ("遗 失 声 明", Some(Kind::Notice)),
            ("东湖区人民政府公告(第3号)", Some(Kind::Notice)),
            ("旺铺转让", Some(Kind::Advertisement)),
            ("东湖区召开大会", None),
            ("今天发布公告，要求", None),
        ];
        for (text, expected) in examples {
            assert_eq!(title(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
