//! A number with its unit: 2000余亩, 约120万元, 3.5%, 百分之二十, 3至5天.

use crate::entity::finders::words::Words;
use crate::text::{digit, number};
use std::ops::Range;
use std::sync::LazyLock;

/// A measured number, in characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The number and 余, without its unit.
    pub number: Range<usize>,
    /// Its value, in the unit.
    pub value: f64,
    /// The unit.
    pub unit: Range<usize>,
    /// Whether the text says 余, 约, 近, 多 or gives a range.
    pub approximate: bool,
}

/// Units, longer ones before those they begin with.
const UNITS: &str = "平方公里 平方千米 平方米 立方米 千瓦时 摄氏度 个百分点 公顷 公里 千米 厘米 毫米 海里 公斤 千克 毫升 兆瓦 千瓦 吨级 小时 分钟 \
    个月 人次 户次 台次 车次 架次 件次 场次 美元 欧元 日元 港元 英镑 卢布 ㎡ % ℃ 元 人 名 位 个 户 家 支 件 项 处 座 栋 幢 间 所 辆 台 套 艘 架 枚 张 \
    份 册 本 篇 部 首 条 根 棵 株 头 只 匹 羽 尾 粒 箱 袋 瓶 盒 桶 次 场 期 轮 批 班 门 节 堂 种 类 款 亩 米 里 吨 斤 克 升 度 倍 岁 天 周年 年 周 秒 例 宗 \
    起 单 笔 面 块 颗 朵 片 层 级 道 站 顶 把 双 对 组 队 幅 集 卷 亩";

/// The measured number at `at`.
pub fn measure(chars: &[char], at: usize) -> Option<Measure> {
    if !may_begin(chars, at) {
        return None;
    }
    percent_in_words(chars, at).or_else(|| counted(chars, at))
}

fn may_begin(chars: &[char], at: usize) -> bool {
    let c = chars[at];
    let begins = c.is_ascii_digit() || matches!(c, '十' | '百') || digit(c).is_some();
    let before = at.checked_sub(1).map_or('。', |before| chars[before]);
    let inside =
        before.is_ascii_alphanumeric() || digit(before).is_some() || "第.十百千万几数-/:".contains(before);
    begins && !inside
}

/// 百分之二十.
fn percent_in_words(chars: &[char], at: usize) -> Option<Measure> {
    if !chars[at..].starts_with(&['百', '分', '之']) {
        return None;
    }
    let found = number(&chars[at + 3..])?;
    let end = at + 3 + found.length;
    Some(Measure {
        number: at + 3..end,
        value: found.value,
        unit: at..at + 3,
        approximate: hedged(chars, at),
    })
}

fn counted(chars: &[char], at: usize) -> Option<Measure> {
    let found = number(&chars[at..])?;
    let (end, value, more) = past_more(chars, at + found.length, found.value);
    let (end, ranged) = past_range(chars, end, value);
    let length = unit(&chars[end..])?;
    let measure = Measure {
        number: at..end,
        value,
        unit: end..end + length,
        approximate: more || ranged || hedged(chars, at),
    };
    let measure = money(chars, measure);
    // 64.082万 is 640820, whatever a product of fractions says.
    let measure = Measure { value: (measure.value * 1e6).round() / 1e6, ..measure };
    (!is_word(chars, at, &measure)).then_some(measure)
}

/// Past 余 and 多, and a scale behind them: 10余万.
fn past_more(chars: &[char], at: usize, value: f64) -> (usize, f64, bool) {
    if !matches!(chars.get(at), Some('余' | '多' | '来')) {
        return (at, value, false);
    }
    match chars.get(at + 1) {
        Some('万') => (at + 2, value * 1e4, true),
        Some('亿') => (at + 2, value * 1e8, true),
        _ => (at + 1, value, true),
    }
}

/// Past the second number of 3至5, 3-5.
fn past_range(chars: &[char], at: usize, value: f64) -> (usize, bool) {
    let linked = matches!(chars.get(at), Some('-' | '~' | '—' | '至' | '到'));
    let next = chars.get(at + 1..).filter(|_| linked).and_then(number);
    match next {
        Some(next) if next.value > value => (at + 1 + next.length, true),
        _ => (at, false),
    }
}

/// Length of the unit that `chars` begins with.
fn unit(chars: &[char]) -> Option<usize> {
    static LIST: LazyLock<Words> = LazyLock::new(|| Words::new(UNITS));
    LIST.begin(chars).map(|(_, length)| length)
}

/// 1200万元 is 1200 of 万元, as papers count money.
fn money(chars: &[char], measure: Measure) -> Measure {
    let end = measure.number.end;
    let currency = chars[measure.unit.clone()].last().is_some_and(|c| matches!(c, '元' | '镑'));
    let scales = chars[measure.number.clone()].iter().rev().take_while(|c| matches!(c, '万' | '亿')).count();
    let plain = number(&chars[measure.number.start..end - scales]);
    match plain {
        Some(plain) if currency && scales > 0 && !measure.approximate_range(chars) => Measure {
            number: measure.number.start..end - scales,
            value: plain.value,
            unit: end - scales..measure.unit.end,
            ..measure
        },
        _ => measure,
    }
}

impl Measure {
    /// Whether two numbers stand in it.
    fn approximate_range(&self, chars: &[char]) -> bool {
        chars[self.number.clone()].iter().any(|c| matches!(c, '-' | '~' | '—' | '至' | '到'))
    }
}

/// Whether 约, 近, 超 and the like stand before.
fn hedged(chars: &[char], at: usize) -> bool {
    let hedges = ["约", "近", "逾", "超", "超过", "大约", "将近", "多达", "上"];
    hedges.iter().any(|hedge| {
        let hedge: Vec<char> = hedge.chars().collect();
        chars[..at].ends_with(&hedge)
    })
}

/// 一个, 一起, 三级, 百年, 千里 and the like are words, not counts.
fn is_word(chars: &[char], at: usize, measure: &Measure) -> bool {
    let one = measure.number.len() == 1 && matches!(chars[at], '一' | '百');
    let unit: String = chars[measure.unit.clone()].iter().collect();
    let han = digit(chars[at]).is_some();
    let rank = han
        && matches!(
            unit.as_str(),
            "级" | "度" | "面" | "道" | "里" | "把" | "双" | "对" | "起" | "年" | "层" | "节" | "周"
        );
    // 2022年, 15日 and 9时 are dates; 5号, 3班 are names.
    let year = unit == "年" && measure.number.len() == 4;
    let city = unit == "台" && chars.get(measure.unit.end).is_some_and(|c| "北南湾中东".contains(*c));
    let place = unit == "名" && at > 0 && matches!(chars[at - 1], '前' | '第');
    let next: String = chars[measure.unit.end..].iter().take(2).collect();
    let office = han && unit == "处" && chars[at] != '两';
    let longer = [("项", "规定"), ("期", "间"), ("期", "末"), ("轮", "车"), ("个", "别"), ("件", "套")];
    let longer = longer.iter().any(|(known, tail)| unit == *known && next.starts_with(tail));
    one || rank || year || city || place || office || longer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, f64, String, bool)> {
        let chars: Vec<char> = text.chars().collect();
        let found = (0..chars.len()).find_map(|at| measure(&chars, at))?;
        let part = |range: Range<usize>| chars[range].iter().collect::<String>();
        Some((part(found.number), found.value, part(found.unit), found.approximate))
    }

    #[test]
    fn numbers_units_and_hedges() {
        let examples = [
            ("2000余亩", "2000余", 2000.0, "亩", true),
            ("约120万元", "120", 120.0, "万元", true),
            ("1200万元", "1200", 1200.0, "万元", false),
            ("3.5万人次", "3.5万", 35_000.0, "人次", false),
            ("10余万户", "10余万", 100_000.0, "户", true),
            ("增长3.5%", "3.5", 3.5, "%", false),
            ("百分之二十", "二十", 20.0, "百分之", false),
            ("提高0.8个百分点", "0.8", 0.8, "个百分点", false),
            ("三百多名", "三百多", 300.0, "名", true),
            ("3至5天", "3至5", 3.0, "天", true),
            ("两位老师", "两", 2.0, "位", false),
        ];
        for (text, number, value, unit, approximate) in examples {
            assert_eq!(read(text), Some((number.into(), value, unit.into(), approximate)), "{text}");
        }
    }

    #[test]
    fn no_quantities() {
        for text in [
            "八项规定",
            "综合二处",
            "双十二期间",
            "三轮车",
            "一个",
            "第三名",
            "2022年",
            "3月",
            "五级",
            "数十名",
            "几百人",
            "G107次",
            "12345",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
