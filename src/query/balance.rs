//! What was typed → characters in which every quotation mark and bracket has
//! its partner.
//!
//! Marks without a partner are closed at the end or dropped here, so whatever
//! comes after never meets one.

use super::Hint;
use crate::text::fold_char;

/// Characters read of a query.
pub const LONGEST: usize = 10_000;
/// Brackets within brackets.
pub const DEEPEST: usize = 100;

/// Characters with the partners of quotation marks and brackets.
#[derive(Default)]
pub(super) struct Balanced {
    pub chars: Vec<char>,
    /// For a mark or bracket the place of its partner, for all else its own
    /// place; what stands in quotation marks is all else.
    pub partner: Vec<usize>,
}

impl Balanced {
    /// Whether a pair of brackets or quotation marks opens at `at`.
    pub fn opens(&self, at: usize) -> bool {
        self.partner[at] > at
    }

    pub fn is_bracket(&self, at: usize) -> bool {
        self.partner[at] != at && bracket(self.chars[at]).is_some()
    }

    fn push(&mut self, c: char) {
        self.partner.push(self.chars.len());
        self.chars.push(c);
    }

    fn pair(&mut self, open: usize, close: usize) {
        self.partner[open] = close;
        self.partner[close] = open;
    }
}

/// Cuts what is too long, pairs marks and brackets, drops those left over.
pub(super) fn balance(typed: &str, hints: &mut Vec<Hint>) -> Balanced {
    let typed: Vec<char> = typed.chars().collect();
    if typed.len() > LONGEST {
        hints.push(Hint::TooLong(LONGEST));
    }
    let mut pairing = Pairing { typed: &typed[..typed.len().min(LONGEST)], ..Pairing::default() };
    pairing.run(hints);
    pairing.done
}

/// Reads from left to right; each character is looked at once, each kind of
/// mark seeks a missing partner once.
#[derive(Default)]
struct Pairing<'a> {
    typed: &'a [char],
    done: Balanced,
    /// Places of the brackets still open.
    open: Vec<usize>,
    /// Brackets open beyond [`DEEPEST`], which were dropped.
    dropped: usize,
    /// Opening marks that have no partner from here on.
    lonely: Vec<char>,
}

impl Pairing<'_> {
    fn run(&mut self, hints: &mut Vec<Hint>) {
        let mut at = 0;
        while let Some(&c) = self.typed.get(at) {
            at = match bracket(c) {
                Some(true) => self.opening(at, hints),
                Some(false) => self.closing(at, hints),
                None if is_quote(c) => self.quote(at, hints),
                None if matches!(c, '”' | '」' | '』') => at + 1,
                None => self.plain(at),
            };
        }
        if !self.open.is_empty() {
            hints.push(Hint::OpenBracket);
        }
        while let Some(open) = self.open.pop() {
            self.done.push(')');
            self.done.pair(open, self.done.chars.len() - 1);
        }
    }

    fn plain(&mut self, at: usize) -> usize {
        self.done.push(self.typed[at]);
        at + 1
    }

    fn opening(&mut self, at: usize, hints: &mut Vec<Hint>) -> usize {
        if self.open.len() < DEEPEST {
            self.open.push(self.done.chars.len());
            return self.plain(at);
        }
        if self.dropped == 0 && !hints.contains(&Hint::TooDeep(DEEPEST)) {
            hints.push(Hint::TooDeep(DEEPEST));
        }
        self.dropped += 1;
        at + 1
    }

    fn closing(&mut self, at: usize, hints: &mut Vec<Hint>) -> usize {
        if self.dropped > 0 {
            self.dropped -= 1;
            return at + 1;
        }
        let Some(open) = self.open.pop() else {
            if !hints.contains(&Hint::OpenBracket) {
                hints.push(Hint::OpenBracket);
            }
            return at + 1;
        };
        let close = self.done.chars.len();
        self.done.push(self.typed[at]);
        self.done.pair(open, close);
        at + 1
    }

    /// A mark with its partner, or to the end where a word begins with it; a
    /// lonely one inside a word is dropped, as folding would.
    fn quote(&mut self, at: usize, hints: &mut Vec<Hint>) -> usize {
        let begins = self.done.chars.last().is_none_or(|&c| before_word(c));
        let end = self.seek(at, begins);
        let rest = self.typed.len() - at - 1;
        match end {
            Some(end) => self.quoted(at, end),
            None if begins && rest > 0 => {
                let rest: String = self.typed[at + 1..].iter().collect();
                hints.push(Hint::OpenQuote(rest.trim().to_owned()));
                self.quoted(at, self.typed.len())
            }
            None => at + 1,
        }
    }

    /// The closing mark becomes the one of its kind, whatever was typed.
    fn quoted(&mut self, start: usize, end: usize) -> usize {
        let open = self.done.chars.len();
        self.typed[start..end].iter().for_each(|&c| self.done.push(c));
        self.done.push(closes(self.typed[start]));
        self.done.pair(open, self.done.chars.len() - 1);
        end + 1
    }

    /// The partner of a mark: its own kind, else, where the mark begins a
    /// word, another double mark, which keyboards often give.
    fn seek(&mut self, at: usize, begins: bool) -> Option<usize> {
        let mark = self.typed[at];
        let rest = &self.typed[at + 1..];
        let own = |c: &char| straight(*c) == closes(mark);
        let mut found = None;
        if !self.lonely.contains(&mark) {
            found = rest.iter().position(own);
        }
        if found.is_none() && !self.lonely.contains(&mark) {
            self.lonely.push(mark);
        }
        if found.is_none() && begins && is_double(mark) {
            found = rest.iter().position(|&c| is_double(c));
        }
        found.map(|place| at + 1 + place)
    }
}

/// Whether a round bracket of either width opens; `None` for all else.
pub(super) fn bracket(c: char) -> Option<bool> {
    match c {
        '(' | '（' => Some(true),
        ')' | '）' => Some(false),
        _ => None,
    }
}

/// Whether a word begins after `c`.
fn before_word(c: char) -> bool {
    c.is_whitespace() || bracket(c).is_some() || matches!(fold_char(c), '-' | '+' | '=' | ':' | '|')
}

/// Whether `c` is a mark that may begin an exact phrase.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '＂' | '“' | '「' | '『')
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '＂' | '“' | '”')
}

fn straight(c: char) -> char {
    if c == '＂' { '"' } else { c }
}

/// The mark that closes what `open` opens.
fn closes(open: char) -> char {
    match open {
        '「' => '」',
        '『' => '』',
        '“' => '”',
        _ => '"',
    }
}
