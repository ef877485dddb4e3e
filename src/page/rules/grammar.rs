//! The grammar of bylines: role words, names and marks, one after the other.

use super::agency::agency;
use super::name;
use super::role::{Mark, Role, mark, role_with_paper, stops_name};
use super::scan::{eat_any, ends_with_any, is_bullet, is_closing, is_opening, skip_while};
use crate::page::sheet::{Strip, is_blank};
use crate::text::is_han;
use std::ops::Range;

/// Names that share a role word before or a mark behind.
#[derive(Debug, Default)]
pub struct Group {
    /// The role word before.
    pub role: Option<Role>,
    /// The names as printed, blanks inside left out.
    pub names: Vec<String>,
    /// The mark behind.
    pub mark: Option<Mark>,
}

impl Group {
    /// How many of its words vouch for a byline. `报道` and `文` stand in
    /// sentences too: they count only with names that begin like names.
    pub fn evidence(&self) -> usize {
        if self.names.is_empty() {
            return 0;
        }
        let likely = self.names.iter().all(|name| name::is_likely_printed(name));
        let mark = self.mark.is_some_and(|mark| mark != Mark::Text || likely);
        usize::from(self.role.is_some_and(|role| role != Role::Author || likely)) + usize::from(mark)
    }
}

/// Reads a strip word by word: its groups, and the agencies it names. `None`
/// where anything in it is neither role word nor name nor mark.
pub fn groups(strip: &Strip) -> Option<(Vec<Group>, Vec<String>)> {
    Parser::new(strip).run()
}

/// Who gives pictures and has no name.
#[rustfmt::skip]
const GIVERS: &[&str] = &[
    "受访", "主办方", "承办方", "警方", "网友", "读者", "资料", "景区", "校方", "剧组", "本人", "组委会", "当事人",
    "企业", "片方", "出品方", "演出方", "官方", "家属", "村民", "市民", "院方", "馆方", "厂方",
];

const OFFICES: [[char; 2]; 8] = [
    ['公', '司'],
    ['集', '团'],
    ['中', '心'],
    ['医', '院'],
    ['学', '校'],
    ['街', '道'],
    ['大', '学'],
    ['警', '方'],
];

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
        let found = eat_any(&self.strip.chars, self.at, SOURCES).is_some() || self.office_gives();
        if found {
            self.broken |= self.end_single().is_none();
            self.at = self.strip.chars.len();
        }
        found
    }

    /// `东湖集团供图`: an office that gave the picture.
    fn office_gives(&self) -> bool {
        let rest = &self.strip.chars[self.at..];
        let run = &rest[..rest.iter().take(20).take_while(|&&c| is_han(c)).count()];
        let office = || run.len() > 5 && run.windows(2).any(|pair| OFFICES.contains(&[pair[0], pair[1]]));
        ends_with_any(run, &["供图", "提供"]) && (eat_any(run, 0, GIVERS).is_some() || office())
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
        if self.last().role.is_none() && matches!(self.strip.chars[self.at], '讯' | '电') {
            return false;
        }
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
            || matches!(c, '、' | ',' | '/' | '|' | ';' | ':' | '-' | '—' | '。' | '&' | '\\' | '_' | '*');
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
        if chars.len() > 3 && !self.stands_free(places[0]) && !name::may_open(&chars) {
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
        const SENT: &[&str] = &["日电", "日专电"];
        // In these brackets a mark parts two names, and a place stands last.
        let square = matches!(self.strip.chars[0], '〔' | '【' | '[' | '〖');
        let rest = &self.strip.chars[self.at..];
        let digits = skip_while(rest, 0, |c| c.is_ascii_digit());
        let reported = matches!(mark(&self.strip.chars, self.at), Some((Mark::Text, _)));
        let dated = chars.ends_with(&['日']) && matches!(rest.first(), Some('电' | '讯'));
        if dated || ends_with_any(chars, SENT) {
            let date = chars.iter().position(|&c| "一二三四五六七八九十".contains(c))?;
            return name::before_place(&chars[..date], true);
        }
        let sent = eat_any(rest, digits, SENT).is_some();
        (reported || sent).then(|| name::before_place(chars, square || sent)).flatten()
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
