//! Numbers as newspapers write them: 120, 1,200, 3.5万, 一百二十, 二〇二二.

/// A number and how many characters it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// Characters read, blanks inside included.
    pub length: usize,
}

/// The number that `chars` begins with; `None` where there is none or where
/// it counts loosely (三四十, 几百).
///
/// The characters must be folded ([`fold_char`](super::fold_char)), so that
/// `１２０`, `兩百` and `貳拾` are read like `120`, `两百` and `贰拾`.
pub fn number(chars: &[char]) -> Option<Number> {
    match chars.first()? {
        c if c.is_ascii_digit() => Some(digits(chars)),
        _ => numeral(chars),
    }
}

/// The value of a whole string that is one number; `None` if anything is left.
pub fn value(text: &str) -> Option<f64> {
    let chars: Vec<char> = text.trim().chars().map(super::fold_char).collect();
    number(&chars).filter(|found| found.length == chars.len()).map(|found| found.value)
}

/// The value of one Han digit, with the forms of cheques.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// 120, 1,200, 3.5, 3.5万, 1亿2000万.
fn digits(chars: &[char]) -> Number {
    let mut total = 0.0;
    let mut at = 0;
    let mut last = f64::INFINITY;
    while let Some(plain) = plain(&chars[at..]) {
        let (scale, length) = scale(&chars[at + plain.length..]);
        if at > 0 && (length == 0 || scale >= last) {
            break;
        }
        total += plain.value * scale;
        at += plain.length + length;
        last = scale;
        if length == 0 {
            break;
        }
    }
    Number { value: total, length: at }
}

/// Arabic digits with commas and a point, no unit.
fn plain(chars: &[char]) -> Option<Number> {
    let mut text = String::new();
    let mut at = run(chars, 0, &mut text);
    if at == 0 {
        return None;
    }
    while at <= 3 || text.len() < at {
        match group(&chars[at..]) {
            Some(three) => text.extend(three),
            None => break,
        }
        at += 4;
    }
    if chars.get(at) == Some(&'.') && chars.get(at + 1).is_some_and(char::is_ascii_digit) {
        text.push('.');
        at = run(chars, at + 1, &mut text);
    }
    Some(Number { value: decimal(&text), length: at })
}

/// The value of digits with or without a point: exact up to fifteen digits.
/// The general reading of any float takes tables that cost the browser nine
/// kilobytes.
fn decimal(text: &str) -> f64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.bytes().chain(part.bytes()).map(|byte| f64::from(byte - b'0'));
    let value = digits.fold(0.0, |value, digit| value * 10.0 + digit);
    value / part.bytes().fold(1.0, |scale, _| scale * 10.0)
}

/// Appends the Arabic digits from `at` on and answers where they end.
fn run(chars: &[char], mut at: usize, text: &mut String) -> usize {
    while let Some(c) = chars.get(at).filter(|c| c.is_ascii_digit()) {
        text.push(*c);
        at += 1;
    }
    at
}

/// The three digits of `,200`, if no fourth follows.
fn group(chars: &[char]) -> Option<&[char]> {
    let three = chars.get(1..4)?;
    let whole = chars[0] == ',' && three.iter().all(char::is_ascii_digit);
    (whole && !chars.get(4).is_some_and(char::is_ascii_digit)).then_some(three)
}

/// 万, 亿, 万亿, 千万, 百万 behind Arabic digits.
fn scale(chars: &[char]) -> (f64, usize) {
    let mut value = 1.0;
    let mut length = 0;
    for c in chars {
        value *= match c {
            '百' => 1e2,
            '千' => 1e3,
            '万' => 1e4,
            '亿' => 1e8,
            _ => break,
        };
        length += 1;
    }
    (value, length)
}

/// A number in Han numerals: 一百二十, 两万三千, 十六, 廿八, 二〇二二.
fn numeral(chars: &[char]) -> Option<Number> {
    let length = chars.iter().take_while(|&&c| digit(c).is_some() || unit(c).is_some()).count();
    let mut chars = &chars[..length];
    while let Some((&last, rest)) = chars.split_last() {
        if let Some(value) = by_units(chars).or_else(|| by_place(chars)) {
            return Some(Number { value, length: chars.len() });
        }
        // 一百二十万 is whole; what cannot be read to its end may be read shorter.
        unit(last)?;
        chars = rest;
    }
    None
}

fn unit(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' => 10.0,
        '廿' => 20.0,
        '卅' => 30.0,
        '百' | '佰' => 1e2,
        '千' | '仟' => 1e3,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    })
}

/// Digits by place, at least three or with a zero: 二〇二二, 一二〇. Two digits
/// side by side (七八) count loosely.
fn by_place(chars: &[char]) -> Option<f64> {
    let digits: Option<Vec<u32>> = chars.iter().map(|&c| digit(c)).collect();
    let digits = digits?;
    let loose = digits.len() == 2 && digits[1] != 0;
    (!loose).then(|| digits.iter().fold(0.0, |sum, &d| sum * 10.0 + f64::from(d)))
}

/// 十六, 一百二十, 两万三千, 三千五 (3500).
fn by_units(chars: &[char]) -> Option<f64> {
    let (mut total, mut section, mut digit_before, mut unit_before) = (0.0, 0.0, None, 0.0);
    for (at, &c) in chars.iter().enumerate() {
        match (digit(c), unit(c)) {
            (Some(0), _) => (digit_before, unit_before) = (None, 0.0),
            (Some(_), _) if digit_before.is_some() => return None,
            (Some(d), _) => digit_before = Some(f64::from(d)),
            (_, Some(tens)) if matches!(c, '廿' | '卅') => section += tens,
            (_, Some(unit)) if unit < 1e4 => {
                if at > 0 && digit_before.is_none() && unit > 10.0 {
                    return None;
                }
                section += digit_before.take().unwrap_or(1.0) * unit;
                unit_before = unit;
            }
            (_, Some(unit)) => {
                let sum = section + digit_before.take().unwrap_or(0.0);
                let sum = if sum == 0.0 && total > 0.0 { std::mem::take(&mut total) } else { sum };
                if sum == 0.0 {
                    return None;
                }
                total += sum * unit;
                (section, unit_before) = (0.0, unit);
            }
            _ => return None,
        }
    }
    let begins = chars.first().is_some_and(|&c| digit(c).is_some() || matches!(c, '十' | '拾' | '廿' | '卅'));
    let some_unit = chars.iter().any(|&c| unit(c).is_some()) || chars.len() == 1;
    let rest = digit_before.map_or(0.0, |d| if unit_before >= 100.0 { d * unit_before / 10.0 } else { d });
    (begins && some_unit).then_some(total + section + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_in_every_writing() {
        let examples = [
            ("120", 120.0),
            ("１２０", 120.0),
            ("1,200", 1200.0),
            ("1,234,567", 1_234_567.0),
            ("3.5万", 35_000.0),
            ("1亿2000万", 120_000_000.0),
            ("2.3万亿", 2.3e12),
            ("5000", 5000.0),
            ("一百二十", 120.0),
            ("十六", 16.0),
            ("二十", 20.0),
            ("廿八", 28.0),
            ("两万三千", 23_000.0),
            ("三千五", 3500.0),
            ("一百零五", 105.0),
            ("一千零二十", 1020.0),
            ("兩百", 200.0),
            ("貳拾", 20.0),
            ("二〇二二", 2022.0),
            ("十四亿", 1.4e9),
            ("七", 7.0),
            ("〇", 0.0),
        ];
        for (text, expected) in examples {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_numbers() {
        for text in ["", "几百", "万", "百", "三四十", "七八", "abc", "一百名", "点五"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_ends_where_its_unit_begins() {
        for (text, length) in
            [("1,200亩", 5), ("2,3班", 1), ("3.5.1", 3), ("十余人", 1), ("25日", 2), ("三十五年", 3)]
        {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(number(&chars).map(|found| found.length), Some(length), "{text}");
        }
    }
}
