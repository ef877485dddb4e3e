//! Rows of tables: `白菜 1.20元 1.80元`.

use super::scan::letters;
use crate::page::sheet::is_blank;

/// Whether a line is a row of a table: several short cells, figures among
/// them, no sentence.
pub fn is_row(chars: &[char]) -> bool {
    if gaps(chars) < 2 || letters(chars) > 60 || chars.iter().any(|&c| matches!(c, '。' | ',' | '!' | '?')) {
        return false;
    }
    let cells: Vec<&[char]> =
        chars.split(|&c| is_blank(c) || c == '|').filter(|cell| !cell.is_empty()).collect();
    let figures = cells.iter().filter(|cell| cell.iter().any(char::is_ascii_digit)).count();
    let short = cells.iter().all(|cell| cell.len() <= 10);
    cells.len() >= 3 && figures >= 2 && short
}

/// How many blanks and rules may part cells.
fn gaps(chars: &[char]) -> usize {
    chars.iter().filter(|&&c| is_blank(c) || c == '|').count()
}

/// Whether a line may head the columns of a table: `品名 批发价 零售价`.
pub fn is_heading(chars: &[char]) -> bool {
    if gaps(chars) < 2 {
        return false;
    }
    let cells: Vec<usize> =
        chars.split(|&c| is_blank(c) || c == '|').map(<[char]>::len).filter(|&length| length > 0).collect();
    cells.len() >= 3 && cells.iter().all(|&length| length <= 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_other_lines() {
        let examples = [
            ("白菜 1.20元 1.80元", true),
            ("品名 批发价 零售价", false),
            ("东湖区召开2024年度大会", false),
            ("第1名 王伟 9.8分", true),
        ];
        for (text, expected) in examples {
            assert_eq!(is_row(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
