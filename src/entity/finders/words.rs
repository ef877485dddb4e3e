//! Lists of words, asked at every character of a page: does one begin, or
//! end, here?

/// A list of words. Most characters begin and end none, which a bit tells.
#[derive(Debug, Clone)]
pub struct Words {
    words: Vec<Vec<char>>,
    firsts: Vec<u64>,
    lasts: Vec<u64>,
}

impl Words {
    /// The words of a text, which blanks divide, longer ones before those
    /// that they begin with.
    pub fn new(text: &str) -> Self {
        Self::of(text.split_whitespace())
    }

    /// The words of a list file, whose first line says what it is.
    pub fn of_list(file: &str) -> Self {
        Self::of(file.lines().skip(1).flat_map(str::split_whitespace))
    }

    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<Vec<char>> = words.map(|word| word.chars().collect()).collect();
        let firsts = bits(words.iter().filter_map(|word| word.first()));
        let lasts = bits(words.iter().filter_map(|word| word.last()));
        Self { words, firsts, lasts }
    }

    /// The first listed word that `chars` begins with: its place in the list
    /// and its length.
    pub fn begin(&self, chars: &[char]) -> Option<(usize, usize)> {
        has(&self.firsts, *chars.first()?).then_some(())?;
        let index = self.words.iter().position(|word| chars.starts_with(word))?;
        Some((index, self.words[index].len()))
    }

    /// The first listed word that `chars` ends with, as [`Words::begin`].
    pub fn end(&self, chars: &[char]) -> Option<(usize, usize)> {
        has(&self.lasts, *chars.last()?).then_some(())?;
        let index = self.words.iter().position(|word| chars.ends_with(word))?;
        Some((index, self.words[index].len()))
    }

    /// Whether one of the words is all of `chars`.
    pub fn contains(&self, chars: &[char]) -> bool {
        chars.first().is_some_and(|&c| has(&self.firsts, c)) && self.words.iter().any(|word| word == chars)
    }
}

/// One bit for each character below U+10000; those above share them.
fn bits<'a>(chars: impl Iterator<Item = &'a char>) -> Vec<u64> {
    let mut bits = vec![0; 1024];
    for &c in chars {
        bits[(c as usize & 0xFFFF) / 64] |= 1 << (c as usize % 64);
    }
    bits
}

fn has(bits: &[u64], c: char) -> bool {
    bits[(c as usize & 0xFFFF) / 64] >> (c as usize % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_and_end() {
        let words = Words::new("甲乙丙 甲乙 丁𠀀");
        let chars: Vec<char> = "甲乙丙丁".chars().collect();
        assert_eq!(words.begin(&chars), Some((0, 3)));
        assert_eq!(words.begin(&chars[1..]), None);
        assert_eq!(words.end(&chars[..2]), Some((1, 2)));
        assert_eq!(words.begin(&['丁', '𠀀']), Some((2, 2)));
        assert_eq!(words.begin(&[]), None);
        assert!(words.contains(&['甲', '乙']) && !words.contains(&['甲']));
    }
}
