//! Turns to another page: `(上接第一版)`, `（下转A03版）`.

use super::scan::{contains, eat_any, is_opening, skip_bullets};

/// Where a text is continued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// 上接: the beginning stands on another page.
    From,
    /// 下转: the rest stands on another page.
    To,
}

/// The turn a line consists of.
pub fn read(chars: &[char]) -> Option<Turn> {
    (chars.len() <= 24).then(|| opens(chars)).flatten().map(|(turn, _)| turn)
}

/// The turn that opens `chars`, and the place behind it.
pub fn opens(chars: &[char]) -> Option<(Turn, usize)> {
    let start = skip_bullets(chars, 0);
    let start = if chars.get(start).is_some_and(|&c| is_opening(c)) { start + 1 } else { start };
    let from =
        eat_any(chars, start, &["上接", "紧接", "接第", "接上版", "接1版"]).map(|end| (Turn::From, end));
    let found =
        from.or_else(|| eat_any(chars, start, &["下转", "转第", "转下版"]).map(|end| (Turn::To, end)))?;
    let near = &chars[found.1.min(chars.len())..chars.len().min(found.1 + 8)];
    let page = near.iter().position(|&c| matches!(c, '版' | '页')).map(|at| found.1 + at + 1)?;
    let closed = if chars.get(page) == Some(&')') { page + 1 } else { page };
    Some((found.0, closed)).filter(|_| contains(chars, "版") || contains(chars, "页"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns() {
        let examples =
            [("(上接第一版)", Some(Turn::From)), ("（下转A03版）", Some(Turn::To)), ("上接天线", None)];
        for (text, expected) in examples {
            let chars: Vec<char> = text.chars().map(crate::text::fold_char).collect();
            assert_eq!(read(&chars), expected, "{text}");
        }
    }
}
