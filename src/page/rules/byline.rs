//! Bylines: `记者 王伟 通讯员 李明 文/图`, `(王伟摄)`, `□东湖晚报见习记者 王 伟`.
//!
//! A byline is a row of role words, names and marks and nothing else; that is
//! what tells it from a sentence about reporters.

use super::agency::agency;
use super::name;
use super::role::{Mark, Role, mark, role_with_paper, stops_name};
use super::scan::{contains, eat_any, is_bullet, is_closing, is_opening, skip_while};
use crate::page::sheet::{Strip, is_blank};
use crate::paper::Byline;
use crate::text::is_han;
use std::ops::Range;

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
            '记' | '作' => solid(at + 1) == Some('者'),
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

/// Reads a whole strip as one byline. `None` where anything in it is neither
/// role word nor name nor mark.
pub fn parse(strip: &Strip) -> Option<Credit> {
    if strip.chars.len() > 160 {
        return None;
    }
    let (groups, agencies) = Parser::new(strip).run()?;
    let mut credit = resolve(&groups);
    let commentator = contains(&strip.chars, "评论员") && !contains(&strip.chars, "文章");
    let named = commentator || groups.iter().any(|group| !group.names.is_empty());
    let found = named || !agencies.is_empty();
    credit.words += agencies.len() + usize::from(commentator);
    extend(&mut credit.byline.agencies, agencies);
    found.then_some(credit)
}

/// Names that share a role word before or a mark behind.
#[derive(Debug, Default)]
struct Group {
    role: Option<Role>,
    names: Vec<String>,
    mark: Option<Mark>,
}

impl Group {
    /// How many of its words vouch for a byline. `报道` and `文` stand in
    /// sentences too: they count only with names that begin like names.
    fn evidence(&self) -> usize {
        if self.names.is_empty() {
            return 0;
        }
        let likely = self.names.iter().all(|name| name::is_likely_printed(name));
        let mark = self.mark.is_some_and(|mark| mark != Mark::Text || likely);
        usize::from(self.role.is_some_and(|role| role != Role::Author || likely)) + usize::from(mark)
    }
}

struct Parser<'a> {
    strip: &'a Strip,
    at: usize,
    groups: Vec<Group>,
    agencies: Vec<String>,
    /// Whether marks stand before their names: `文/王伟 图/李明`.
    marks_first: bool,
    /// Whether something was no name.
    broken: bool,
    /// A name printed with blanks, so far: `王 ` of `王 伟`.
    single: Option<Range<usize>>,
}

impl<'a> Parser<'a> {
    fn new(strip: &'a Strip) -> Self {
        let groups = vec![Group::default()];
        Self { strip, at: 0, groups, agencies: Vec::new(), marks_first: false, broken: false, single: None }
    }

    fn run(mut self) -> Option<(Vec<Group>, Vec<String>)> {
        while let Some(&c) = self.strip.chars.get(self.at) {
            if is_blank(c) {
                self.at += 1;
            } else if !(self.source()
                || self.agency()
                || self.mark()
                || self.role()
                || self.separator(c)
                || self.code())
            {
                self.name()?;
            }
        }
        self.end_single()?;
        if self.broken {
            return None;
        }
        Some((self.groups, self.agencies))
    }

    /// `图由受访者提供`: where a picture comes from, to the end.
    fn source(&mut self) -> bool {
        const SOURCES: &[&str] =
            &["图由", "图片由", "照片由", "图据", "图源", "图片来源", "资料图", "资料图片"];
        let found = eat_any(&self.strip.chars, self.at, SOURCES).is_some();
        if found {
            self.broken |= self.end_single().is_none();
            self.at = self.strip.chars.len();
        }
        found
    }

    fn agency(&mut self) -> bool {
        let Some((span, end)) = agency(&self.strip.chars, self.at) else { return false };
        let name = self.strip.name(span);
        self.agencies.push(name);
        self.at = end;
        true
    }

    fn role(&mut self) -> bool {
        let Some((role, end)) = role_with_paper(&self.strip.chars, self.at) else { return false };
        self.broken |= self.end_single().is_none();
        self.at = end;
        self.open(Some(role));
        true
    }

    fn mark(&mut self) -> bool {
        let Some((mark, end)) = mark(&self.strip.chars, self.at) else { return false };
        if self.single.is_some() && end == self.at + 1 && self.strip.chars[self.at] != '摄' {
            // `周 文` is a name.
            return false;
        }
        self.broken |= self.end_single().is_none();
        self.at = end;
        let more = end < self.strip.chars.len();
        if self.last().names.is_empty() || (self.marks_first && more) {
            self.open_with(mark);
        } else {
            self.last().mark = Some(mark);
            self.open(None);
        }
        true
    }

    /// A mark before the names it speaks of.
    fn open_with(&mut self, mark: Mark) {
        let role = match mark {
            Mark::Both => None,
            Mark::Photo => Some(Role::Photographer),
            Mark::Text => Some(Role::Author),
        };
        self.marks_first |= role.is_some();
        self.open(role);
        if mark == Mark::Both {
            self.last().mark = Some(mark);
        }
    }

    fn separator(&mut self, c: char) -> bool {
        let found = is_opening(c)
            || is_closing(c)
            || is_bullet(c)
            || matches!(c, '、' | ',' | '/' | '|' | ';' | ':' | '-' | '—' | '。' | '&' | '\\' | '_');
        if found {
            self.broken |= self.end_single().is_none();
            self.at += 1;
        }
        found
    }

    /// An editor's code: `①2`, `G02`.
    fn code(&mut self) -> bool {
        let is_code = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '①'..='⑳');
        let rest = &self.strip.chars[self.at..];
        let plain = rest.iter().take_while(|c| is_code(c)).count();
        let length = eat_any(rest, plain, &["日电", "日专电", "日讯"]).filter(|_| plain > 0).unwrap_or(plain);
        let found = (1..=6).contains(&length);
        if found {
            self.broken |= self.end_single().is_none();
            self.at += length;
        }
        found
    }

    fn name(&mut self) -> Option<()> {
        let start = self.at;
        let chars = &self.strip.chars;
        let is_part = |c: char| is_han(c) || name::is_dot(c);
        let mut end = start;
        while end < chars.len() && is_part(chars[end]) && (end == start || !stops_name(chars, end)) {
            end += 1;
        }
        self.at = end;
        match (end - start, self.single.take()) {
            (0, _) => None,
            (1, open) => {
                self.single = Some(open.map_or(start, |open| open.start)..end);
                Some(())
            }
            (_, None) => self.add_names(start..end),
            (2, Some(open)) if open.len() == 1 && name::is_surname(chars[open.start]) => {
                self.add_names(open.start..end)
            }
            (_, Some(open)) => {
                self.add_names(open)?;
                self.add_names(start..end)
            }
        }
    }

    fn end_single(&mut self) -> Option<()> {
        match self.single.take() {
            Some(open) => self.add_names(open),
            None => Some(()),
        }
    }

    /// Cuts the characters of `span`, blanks left out, into names.
    fn add_names(&mut self, span: Range<usize>) -> Option<()> {
        let places: Vec<usize> = span.filter(|&at| !is_blank(self.strip.chars[at])).collect();
        let chars: Vec<char> = places.iter().map(|&at| self.strip.chars[at]).collect();
        if self.reported_from(&chars) {
            return Some(());
        }
        if chars.len() > 3 && !self.stands_free(places[0]) && !name::is_surname(chars[0]) {
            return None;
        }
        let strip = self.strip;
        if let Some(length) = self.with_place(&chars) {
            let printed = strip.name(places[0]..places[length - 1] + 1);
            self.last().names.push(printed);
            return Some(());
        }
        for name in name::cut(&chars)? {
            let printed = strip.name(places[name.start]..places[name.end - 1] + 1);
            self.last().names.push(printed);
        }
        Some(())
    }

    /// How much of `王小明台北` is the name, where `报道` or `5日电` follows.
    fn with_place(&self, chars: &[char]) -> Option<usize> {
        let rest = &self.strip.chars[self.at..];
        let dated = chars.ends_with(&['日', '电'])
            || eat_any(rest, skip_while(rest, 0, |c| c.is_ascii_digit()), &["日电", "日专电"]).is_some();
        let reported = dated || matches!(mark(&self.strip.chars, self.at), Some((Mark::Text, _)));
        let place = if chars.ends_with(&['日', '电']) {
            chars.iter().take_while(|c| !"一二三四五六七八九十".contains(**c)).count()
        } else {
            chars.len()
        };
        let two = place == 4 && name::is_likely(&chars[..2]) && !name::is_common_surname(chars[2]);
        let three =
            (5..=6).contains(&place) && name::is_likely(&chars[..3]) && !name::is_common_surname(chars[3]);
        match reported {
            true if three => Some(3),
            true if two => Some(2),
            _ => None,
        }
    }

    /// Whether a blank or mark stands before the name at `at`: after a role
    /// word without one, `通讯员队伍建设` may begin.
    fn stands_free(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| !is_han(self.strip.chars[before]))
    }

    /// Whether `chars` are the place of `记者王伟／台北报道`.
    fn reported_from(&mut self, chars: &[char]) -> bool {
        let named = !self.last().names.is_empty();
        let here = self.at;
        let after_slash = self.strip.chars[..here].iter().rev().nth(chars.len()) == Some(&'/');
        named && after_slash && matches!(mark(&self.strip.chars, here), Some((Mark::Text, _)))
    }

    fn last(&mut self) -> &mut Group {
        self.groups.last_mut().expect("the parser starts with one group and never takes one away")
    }

    fn open(&mut self, role: Option<Role>) {
        let last = self.last();
        if last.names.is_empty() && last.mark.is_none() && last.role.is_none() {
            last.role = role;
        } else {
            self.groups.push(Group { role, ..Group::default() });
        }
    }
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
