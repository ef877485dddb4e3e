//! What a character is to a search.

/// The part a character plays in the text as searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// White space, control and invisible characters: not searched.
    Blank,
    /// Quotation marks and brackets: transparent, `“五星”支部` is `五星支部`.
    Transparent,
    /// Sentence punctuation: no phrase runs across it unless it is typed.
    Stop,
    /// Letters and digits of alphabetic scripts: they form whole words.
    Word,
    /// All else, Han characters first of all: each is searched by itself.
    Sign,
}

/// The class of one character, after [`fold_char`](super::fold_char).
pub fn class(c: char) -> Class {
    match c {
        // Nearly all: Han.
        '\u{4E00}'..='\u{9FFF}' => Class::Sign,
        c if is_blank(c) => Class::Blank,
        c if is_transparent(c) => Class::Transparent,
        c if is_stop(c) => Class::Stop,
        c if is_han(c) || is_syllabic(c) => Class::Sign,
        c if c.is_alphanumeric() && !is_enclosed(c) => Class::Word,
        _ => Class::Sign,
    }
}

/// Whether `c` is a Han character (ideograph), with `〇` and `々`.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn is_transparent(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '‘'..='‟' | '′' | '″'
        | '«' | '»' | '‹' | '›' | '〈'..='】' | '〔'..='〛' | '〝'..='〟' | '︵'..='﹄' | '﹙'..='﹞')
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '、' | '。' | '…' | '—' | '―' | '¡' | '¿'
        | '︐'..='︙' | '﹐'..='﹗')
}

/// Kana, bopomofo, hangul: written without blanks or in short syllables, so
/// searched character by character like Han.
fn is_syllabic(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}'
        | '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}')
}

/// `①`, `㈠`, `㎡` and their like, which Unicode counts as numbers or letters.
fn is_enclosed(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3200}'..='\u{33FF}'
        | '\u{2150}'..='\u{218F}' | '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{BC}'..='\u{BE}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_example_of_each_class() {
        let examples = [
            (' ', Class::Blank),
            ('\u{3000}', Class::Blank),
            ('\u{FEFF}', Class::Blank),
            ('“', Class::Transparent),
            ('《', Class::Transparent),
            ('(', Class::Transparent),
            ('。', Class::Stop),
            ('、', Class::Stop),
            ('a', Class::Word),
            ('é', Class::Word),
            ('7', Class::Word),
            ('报', Class::Sign),
            ('〇', Class::Sign),
            ('の', Class::Sign),
            ('①', Class::Sign),
            ('+', Class::Sign),
            ('·', Class::Sign),
            ('𠮷', Class::Sign),
        ];
        for (c, expected) in examples {
            assert_eq!(class(c), expected, "{c:?}");
        }
    }
}
