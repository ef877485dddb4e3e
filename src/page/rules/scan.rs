//! Small steps over folded characters, shared by the rules.

use crate::page::sheet::is_blank;

/// Matches `word` at `at`, blanks between its characters allowed (`本 报 讯`):
/// the place behind it.
#[inline]
pub fn eat(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let mut wanted = word.chars();
    // Most words fail with their first character.
    if chars.get(at).copied() != wanted.next() {
        return None;
    }
    let mut here = at + 1;
    for wanted in wanted {
        here = skip_blanks(chars, here);
        if chars.get(here) != Some(&wanted) {
            return None;
        }
        here += 1;
    }
    Some(here)
}

/// Matches the first of `words` that fits at `at`.
pub fn eat_any(chars: &[char], at: usize, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| eat(chars, at, word))
}

/// The first place at or behind `at` that is no blank.
pub fn skip_blanks(chars: &[char], at: usize) -> usize {
    at + chars.get(at..).unwrap_or(&[]).iter().take_while(|&&c| is_blank(c)).count()
}

/// The first place at or behind `at` whose character does not satisfy `wanted`.
pub fn skip_while(chars: &[char], at: usize, wanted: impl Fn(char) -> bool) -> usize {
    at + chars.get(at..).unwrap_or(&[]).iter().take_while(|&&c| wanted(c)).count()
}

/// Whether `word` stands anywhere in `chars`.
pub fn contains(chars: &[char], word: &str) -> bool {
    find(chars, word).is_some()
}

/// The first place where `word` stands, without blanks inside.
pub fn find(chars: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let mut from = 0;
    while let Some(step) = chars[from..].iter().position(|&c| c == first) {
        from += step;
        if word.chars().zip(&chars[from..]).filter(|(wanted, c)| wanted == *c).count() == word.chars().count()
        {
            return Some(from);
        }
        from += 1;
    }
    None
}

/// Whether any of `words` stands anywhere in `chars`.
pub fn contains_any(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| contains(chars, word))
}

/// Whether `chars` end with `word`.
pub fn ends_with(chars: &[char], word: &str) -> bool {
    let mut from = chars.len();
    word.chars().rev().all(|wanted| {
        from = from.wrapping_sub(1);
        chars.get(from) == Some(&wanted)
    })
}

/// Whether `chars` end with any of `words`.
pub fn ends_with_any(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| ends_with(chars, word))
}

/// How many characters are neither blank nor mark.
pub fn letters(chars: &[char]) -> usize {
    chars.iter().filter(|&&c| is_letter(c)).count()
}

/// Whether `c` is a letter or digit. Most characters are Han: those need no
/// table.
pub fn is_letter(c: char) -> bool {
    let mark = matches!(c, '\u{2010}'..='\u{2027}' | '、' | '。' | '《' | '》' | '「' | '」');
    matches!(c, '\u{4E00}'..='\u{9FFF}' | 'a'..='z' | '0'..='9')
        || (c > '\u{7F}' && !mark && c.is_alphanumeric())
}

/// Whether `c` is a bullet that opens an item: `□`, `■`, `●` (folded to `·`).
pub fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '·' | '\u{25A0}'..='\u{25CF}' | '◢' | '◤' | '☆' | '★' | '※' | '▋'..='▎' | '♦' | '⊙' | '¤' | '§'
    )
}

/// The place behind the bullets and blanks that open `chars`.
pub fn skip_bullets(chars: &[char], at: usize) -> usize {
    skip_while(chars, at, |c| is_bullet(c) || is_blank(c))
}

/// Whether `c` opens a bracket, quotation marks left out.
pub fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '【' | '〔' | '〖' | '<' | '〈' | '﹝')
}

/// Whether `c` closes a bracket, quotation marks left out.
pub fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '】' | '〕' | '〗' | '>' | '〉' | '﹞')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn words_with_blanks_inside() {
        assert_eq!(eat(&chars("本 报讯:"), 0, "本报讯"), Some(4));
        assert_eq!(eat(&chars("本刊讯"), 0, "本报讯"), None);
        assert_eq!(eat(&chars("本"), 5, "本"), None);
    }

    #[test]
    fn ends() {
        assert!(ends_with(&chars("招聘启事"), "启事"));
        assert!(!ends_with(&chars("事"), "启事"));
    }
}
