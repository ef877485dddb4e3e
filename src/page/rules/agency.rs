//! Agencies: `新华社发`, `据新华社电`, `中新社`.

use super::scan::{eat, eat_any, skip_while};
use std::ops::Range;

#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "新华社", "新华网", "中新社", "中新网", "中国新闻社", "中央社", "中央电视台", "央视新闻",
    "央视网", "人民网", "人民日报", "法新社", "路透社", "美联社", "塔斯社", "共同社", "中国日报",
    "科技日报", "经济日报", "光明日报",
];
const SOURCES: &[&str] = &["均据", "据", "综合", "来源:", "稿件来源:", "来源"];
const SENT: &[&str] =
    &["消息", "讯", "专电", "电讯", "电", "发", "供本报专电", "报道", "客户端", "微信公众号", "稿", "供图"];

/// An agency named as the source of a text or picture at `at`: where its name
/// stands, and the place behind all of it.
pub fn agency(chars: &[char], at: usize) -> Option<(Range<usize>, usize)> {
    let sourced = eat_any(chars, at, SOURCES);
    let start = sourced.unwrap_or(at);
    let end = eat_any(chars, start, AGENCIES)?;
    let dated = skip_while(chars, end, |c| c.is_alphanumeric() && c != '电').min(end + 14);
    let sent = eat_any(chars, end, SENT).or_else(|| eat(chars, dated, "电"));
    let reporters = eat(chars, end, "记者").is_some() || eat(chars, end, "驻").is_some();
    let whole = sent.is_some() || sourced.is_some() && end == chars.len();
    (whole && !reporters).then(|| (start..end, sent.unwrap_or(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_sources() {
        let examples = [
            ("新华社发", Some(4)),
            ("据新华社电", Some(5)),
            ("新华社北京7月1日电", Some(10)),
            ("据新华社", Some(4)),
            ("新华社记者 王伟", None),
            ("国家电网", None),
        ];
        for (text, expected) in examples {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(agency(&chars, 0).map(|(_, end)| end), expected, "{text}");
        }
    }
}
