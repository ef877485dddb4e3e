//! Bylines: `记者 王伟 通讯员 李明 文/图`, `(王伟摄)`, `□东湖晚报见习记者 王 伟`.
//!
//! A byline is a row of role words, names and marks and nothing else; that is
//! what tells it from a sentence about reporters.

use super::grammar::{self, Group};
use super::name;
use super::role::{Mark, Role};
use super::scan::{contains, eat_any, is_bullet, is_opening, skip_while};
use crate::page::sheet::{Strip, is_blank};
use crate::paper::Byline;
use crate::text::is_han;

/// A byline read from a strip of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credit {
    /// The names by role.
    pub byline: Byline,
    /// How many role words and marks say so.
    pub words: usize,
    /// Names that no word gives a role: `(王伟)`, `□王伟`.
    pub bare: Vec<String>,
}

impl Credit {
    /// Whether a role word or a mark vouches for it and someone is named.
    pub fn is_certain(&self) -> bool {
        self.words > 0 && self.bare.iter().all(|name| name::is_likely_printed(name))
    }

    /// Whether it names photographers and nobody else.
    pub fn is_of_picture(&self) -> bool {
        let byline = &self.byline;
        let others =
            byline.reporters.len() + byline.correspondents.len() + byline.authors.len() + self.bare.len();
        !byline.photographers.is_empty() && others == 0
    }

    /// Adds another byline behind this one.
    pub fn append(&mut self, other: Self) {
        let (mine, theirs) = (&mut self.byline, other.byline);
        extend(&mut mine.reporters, theirs.reporters);
        extend(&mut mine.correspondents, theirs.correspondents);
        extend(&mut mine.photographers, theirs.photographers);
        extend(&mut mine.authors, theirs.authors);
        extend(&mut mine.agencies, theirs.agencies);
        extend(&mut self.bare, other.bare);
        self.words += other.words;
    }
}

/// Adds the names that are not there yet.
pub fn extend(names: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
}

/// A quick look: whether a line has what every byline has, a bracket or
/// bullet at its start, a role word or a mark.
pub fn may_be(chars: &[char]) -> bool {
    let framed = chars.first().is_some_and(|&c| is_opening(c) || is_bullet(c));
    let solid = |at: usize| chars[at..].iter().copied().find(|&c| !is_blank(c));
    framed
        || (0..chars.len()).any(|at| match chars[at] {
            '摄' => true,
            '记' | '作' | '读' => solid(at + 1) == Some('者'),
            '讯' | '迅' | '汛' | '论' | '辑' => matches!(solid(at + 1), Some('员' | ':' | '/' | ' ')),
            '文' | '图' | '道' | '导' | '电' | '社' | '发' | '稿' => {
                at + 1 == chars.len() || !is_han(chars[at + 1])
            }
            '习' => solid(at + 1) == Some('生'),
            '责' | '撰' | '统' | '策' | '线' | '供' | '据' | '制' => at < 2,
            _ => false,
        })
}

/// Whether a line says who the author is, after the byline: `(作者单位：…)`.
pub fn is_about_author(chars: &[char]) -> bool {
    let start = skip_while(chars, 0, |c| is_opening(c) || is_blank(c));
    eat_any(chars, start, &["作者单位", "作者系", "作者为", "作者是"]).is_some()
}

/// Whether a line thanks a reader for a hint: `(线索提供：李女士 奖励60元)`.
pub fn thanks_reader(chars: &[char]) -> bool {
    let start = skip_while(chars, 0, |c| is_opening(c) || is_blank(c));
    eat_any(chars, start, &["线索提供", "报料人", "新闻线索"]).is_some()
}

/// Reads a whole strip as one byline. `None` where anything in it is neither
/// role word nor name nor mark.
pub fn parse(strip: &Strip) -> Option<Credit> {
    if strip.chars.len() > 160 {
        return None;
    }
    let (groups, agencies) = grammar::groups(strip)?;
    let mut credit = resolve(&groups);
    let commentator = contains(&strip.chars, "评论员") && !contains(&strip.chars, "文章");
    let named = commentator || groups.iter().any(|group| !group.names.is_empty());
    let found = named || !agencies.is_empty();
    credit.words += agencies.len() + usize::from(commentator);
    extend(&mut credit.byline.agencies, agencies);
    found.then_some(credit)
}

/// Groups → names by role.
fn resolve(groups: &[Group]) -> Credit {
    let mut credit = Credit::default();
    let alone = groups.iter().map(|group| group.names.len()).sum::<usize>() == 1;
    let both = groups.iter().any(|group| group.mark == Some(Mark::Both));
    for group in groups {
        credit.words += group.evidence();
        let names = group.names.clone();
        match (group.role, group.mark) {
            (_, Some(Mark::Photo)) | (Some(Role::Photographer), _) => {
                extend(&mut credit.byline.photographers, names)
            }
            (Some(Role::Reporter), _) | (None, Some(Mark::Text)) => {
                extend(&mut credit.byline.reporters, names)
            }
            (Some(Role::Correspondent), _) => extend(&mut credit.byline.correspondents, names),
            (Some(Role::Author), _) | (None, Some(Mark::Both)) => extend(&mut credit.byline.authors, names),
            (Some(Role::Helper), _) => {}
            (None, None) => extend(&mut credit.bare, names),
        }
    }
    if both && alone {
        let byline = &mut credit.byline;
        let only =
            byline.reporters.iter().chain(&byline.correspondents).chain(&byline.authors).chain(&credit.bare);
        let only: Vec<String> = only.cloned().collect();
        extend(&mut byline.photographers, only);
    }
    credit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::sheet::Sheet;

    fn read(text: &str) -> Option<Credit> {
        let sheet = Sheet::new(text);
        parse(&sheet.strip_of(0..sheet.len()))
    }

    fn summary(text: &str) -> String {
        let Some(credit) = read(text) else { return "none".into() };
        let byline = credit.byline;
        let roles = [
            ("r", byline.reporters),
            ("c", byline.correspondents),
            ("p", byline.photographers),
            ("a", byline.authors),
            ("g", byline.agencies),
            ("?", credit.bare),
        ];
        let named = roles.iter().filter(|(_, names)| !names.is_empty());
        named.map(|(role, names)| format!("{role}:{}", names.join(","))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_forms_of_bylines() {
        let examples = [
            ("记者 王伟 通讯员 李明", "r:王伟 c:李明"),
            ("(记者王伟 通讯员李亚明)", "r:王伟 c:李亚明"),
            ("（记者王伟通讯员李亚明报道）", "r:王伟 c:李亚明"),
            ("记者 王伟 文/图", "r:王伟 p:王伟"),
            ("记者 王伟 通讯员 李明 周杰 文/图", "r:王伟 c:李明,周杰"),
            ("□东湖晚报特约记者 王伟", "r:王伟"),
            ("□东湖晚报见习记者 王伟 通讯员 李明", "r:王伟 c:李明"),
            ("记者 王伟 李明 张芳 文 刘昆 陈晨 图", "r:王伟,李明,张芳 p:刘昆,陈晨"),
            ("刘 昆 摄", "p:刘昆"),
            ("(王伟摄)", "p:王伟"),
            ("（主办方供图）", "none"),
            ("记者 王伟 文 东湖集团公司供图", "r:王伟"),
            ("本报记者 王伟 摄", "p:王伟"),
            ("③2 王伟 摄", "p:王伟"),
            ("记者 王伟 ①2", "r:王伟"),
            ("线索提供 王伟 李明", ""),
            ("记者 王 伟 通讯员 李 明", "r:王伟 c:李明"),
            ("记者 王 小明", "r:王小明"),
            ("记者周 文 通讯员李 晨", "r:周文 c:李晨"),
            ("实习生 王伟", "r:王伟"),
            ("文/王伟 图/李明", "p:李明 a:王伟"),
            ("王伟 文/图", "p:王伟 a:王伟"),
            ("□王伟", "?:王伟"),
            ("(王伟)", "?:王伟"),
            ("〔記者王小明／台北報導〕", "r:王小明"),
            ("本報記者 陳曉東 攝", "p:陳曉東"),
            ("【本報記者王小明南灣報導】", "r:王小明"),
            ("(中央社記者王小明台北5日電)", "r:王小明"),
            ("(中央社記者王小明台北五日電)", "r:王小明"),
            ("圖／記者王小明攝", "p:王小明"),
            ("记者 王伟 文 图由受访者提供", "r:王伟"),
            ("记者 王伟 G02", "r:王伟"),
            ("特派員 王小明", "r:王小明"),
            ("〔記者王小明高雄報導〕", "r:王小明"),
            ("【東湖日報記者王小明江城訊】", "r:王小明"),
            ("〔記者歐陽小明江城報導〕", "r:歐陽小明"),
            ("（记者郭小勋李芬报道）", "r:郭小勋,李芬"),
            ("（记者皇甫小明　通讯员李明）", "r:皇甫小明 c:李明"),
            ("〔記者阿不都·熱合曼、王小明／江城報導〕", "r:阿不都·熱合曼,王小明"),
            ("(记者王小明 巴特尔·乌恩报道)", "r:王小明,巴特尔·乌恩"),
            ("記者王小文／江城報導", "r:王小文"),
            ("新华社记者 王伟 摄", "p:王伟"),
            ("新华社发（王伟摄）", "p:王伟 g:新华社"),
            ("记者 阿不都·热合曼", "r:阿不都·热合曼"),
            ("本报评论员", ""),
            ("记者了解到这里的情况", "none"),
            ("通讯员队伍建设", "none"),
            ("记者从市教育局获悉", "none"),
            ("全市共有图书馆", "none"),
        ];
        for (text, expected) in examples {
            assert_eq!(summary(text), expected, "{text}");
        }
    }
}
