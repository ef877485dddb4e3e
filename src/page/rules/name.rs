//! Names as bylines print them: `王 伟`, `李明王芳`, `阿不都·热合曼`.

use super::scan::is_opening;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Cuts Han characters printed without a gap into names: two to four make
/// one name, more are cut at surnames. `None` where no cutting makes sense.
pub fn cut(chars: &[char]) -> Option<Vec<Range<usize>>> {
    match chars.len() {
        _ if chars.iter().any(|&c| is_dot(c)) => dotted(chars),
        2 | 3 => Some(whole(chars)),
        4 => Some(four(chars)),
        5..=40 => at_surnames(chars),
        _ => None,
    }
}

/// Whether `chars` are two to four characters that begin with a surname.
pub fn is_likely(chars: &[char]) -> bool {
    match chars {
        [first, second, _] if is_compound(*first, *second) => true,
        [first, second] => *first != *second && is_surname(*first),
        [first, ..] if chars.len() == 3 => is_surname(*first),
        [first, second, ..] if chars.len() == 4 => is_compound(*first, *second),
        _ => false,
    }
}

/// [`is_likely`] of a name as printed, traditional characters and all.
pub fn is_likely_printed(name: &str) -> bool {
    is_likely(&name.chars().map(crate::text::simplify).collect::<Vec<_>>())
}

/// Whether `c` is a surname.
pub fn is_surname(c: char) -> bool {
    SURNAMES.contains(c.to_string().as_str())
}

/// Whether `c` is the dot inside a name.
pub fn is_dot(c: char) -> bool {
    matches!(c, '·' | '.')
}

/// Whether Han characters right behind a role word may be names: they begin
/// with a surname or have the dot of a foreign name.
pub fn may_open(chars: &[char]) -> bool {
    is_surname(chars[0])
        || chars.iter().any(|&c| is_dot(c))
        || chars.len() > 1 && is_compound(chars[0], chars[1])
}

/// The length of the name in `王小明台北`: a name and a place. Where no place
/// is `expected` it must not begin like one more name.
pub fn before_place(chars: &[char], expected: bool) -> Option<usize> {
    let compound = usize::from(chars.len() > 4 && is_compound(chars[0], chars[1]));
    let length = match chars.len() - compound {
        4 => 2,
        5 | 6 => 3,
        _ => return None,
    } + compound;
    let place = &chars[length..];
    let known = || PLACES.iter().any(|known| known.chars().eq(place.iter().copied()));
    let is_place = known() || !is_common_surname(place[0]) || expected && place.len() == 2;
    (is_likely(&chars[..length]) && is_place && !chars.iter().any(|&c| is_dot(c))).then_some(length)
}

/// Places that reports are sent from and that begin like names.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "高雄", "金门", "马祖", "云林", "花莲", "苗栗", "南投", "连江", "武汉", "成都", "常州", "徐州", "温州",
    "安阳", "洛阳", "金华", "宁波", "江门", "黄石", "黄山", "石家庄", "马尼拉", "马德里", "金边",
    "万象", "平壤", "华盛顿", "莫斯科", "沈阳", "盐城", "唐山", "邯郸", "邢台", "赤峰", "包头", "鲁山",
];

/// Whether `c` is one of the hundred and fifty commonest surnames.
pub fn is_common_surname(c: char) -> bool {
    static COMMON: LazyLock<HashSet<char>> = LazyLock::new(|| {
        let words = include_str!("data/surnames.txt").lines().skip(1).flat_map(str::split_whitespace);
        words.filter(|word| word.chars().count() == 1).take(150).flat_map(str::chars).collect()
    });
    COMMON.contains(&c)
}

static SURNAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("data/surnames.txt").lines().skip(1).flat_map(str::split_whitespace).collect()
});

fn is_compound(first: char, second: char) -> bool {
    SURNAMES.contains([first, second].iter().collect::<String>().as_str())
}

/// All of it is one name.
fn whole(chars: &[char]) -> Vec<Range<usize>> {
    std::iter::once(0..chars.len()).collect()
}

/// `阿不都·热合曼`: one name, not longer than names are.
fn dotted(chars: &[char]) -> Option<Vec<Range<usize>>> {
    let inner = !is_dot(*chars.first()?) && !is_dot(*chars.last()?);
    (inner && chars.len() <= 16 && !chars.iter().any(|&c| is_opening(c))).then(|| whole(chars))
}

/// `欧阳修远` is one name, `张三李四` two, any other four are one.
fn four(chars: &[char]) -> Vec<Range<usize>> {
    let two = is_surname(chars[0]) && is_surname(chars[2]) && !is_compound(chars[0], chars[1]);
    if two { vec![0..2, 2..4] } else { whole(chars) }
}

/// The cutting with the fewest names in which each begins with a surname.
fn at_surnames(chars: &[char]) -> Option<Vec<Range<usize>>> {
    let mut best: Vec<Option<(usize, usize)>> = vec![None; chars.len() + 1];
    best[chars.len()] = Some((0, 0));
    for at in (0..chars.len()).rev() {
        let lengths = 2..=4.min(chars.len() - at);
        best[at] = lengths
            .rev()
            .filter(|&length| length + at <= chars.len() && is_likely(&chars[at..at + length]))
            .filter_map(|length| best[at + length].map(|(names, _)| (names + 1, length)))
            .min_by_key(|&(names, _)| names);
    }
    let mut names = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (_, length) = best[at]?;
        names.push(at..at + length);
        at += length;
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        let chars: Vec<char> = text.chars().collect();
        let cut = cut(&chars)?;
        Some(cut.into_iter().map(|name| chars[name].iter().collect()).collect())
    }

    #[test]
    fn names_without_a_gap() {
        let examples: [(&str, &[&str]); 7] = [
            ("王伟", &["王伟"]),
            ("欧阳修远", &["欧阳修远"]),
            ("张三李四", &["张三", "李四"]),
            ("郭小勋李亚兰", &["郭小勋", "李亚兰"]),
            ("王伟李亚兰", &["王伟", "李亚兰"]),
            ("阿不都·热合曼", &["阿不都·热合曼"]),
            ("秋霞", &["秋霞"]),
        ];
        for (text, expected) in examples {
            assert_eq!(names(text).as_deref(), Some(expected.map_strings().as_slice()), "{text}");
        }
        assert_eq!(names("从市里获悉"), None);
    }

    trait MapStrings {
        fn map_strings(&self) -> Vec<String>;
    }

    impl MapStrings for &[&str] {
        fn map_strings(&self) -> Vec<String> {
            self.iter().map(|&text| text.to_owned()).collect()
        }
    }
}
