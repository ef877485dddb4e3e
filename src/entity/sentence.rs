//! A page as finders read it: folded characters that map one to one to the
//! printed ones, cut into sentences.

use crate::paper::{Article, PageAbout, Span};
use crate::text::fold_char;
use std::ops::Range;

/// The page: the texts of its articles and what the publisher knows of it.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// For each article of the page, its paragraphs.
    pub articles: Vec<Vec<Text>>,
    /// For each article of the page, its headline block as one text; its
    /// spans point nowhere, it serves as evidence only.
    pub titles: Vec<Text>,
    /// What `corpus.toml` says of the page.
    pub about: PageAbout,
}

impl Context {
    /// Folds and cuts all paragraphs of `articles`.
    pub fn new(articles: &[Article], about: &PageAbout) -> Self {
        let texts = |article: &Article| {
            let paragraphs = article.paragraphs.iter().enumerate();
            paragraphs.map(|(index, paragraph)| Text::new(index, &paragraph.text)).collect()
        };
        Self {
            articles: articles.iter().map(texts).collect(),
            titles: articles.iter().map(|article| Text::new(0, &article.printed_title())).collect(),
            about: about.clone(),
        }
    }
}

/// One paragraph. Positions are counted in characters; [`Text::span`] turns
/// them into the byte spans that facts carry.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Index into the article's paragraphs.
    pub paragraph: usize,
    /// One folded character for each printed one: simplified, half width,
    /// lower case, all quotation marks `“` `”` or `‘` `’`.
    pub chars: Vec<char>,
    /// The sentences, in characters, without gaps.
    pub sentences: Vec<Range<usize>>,
    /// The printed text.
    printed: String,
    /// Byte offset of each character, and the length at the end.
    offsets: Vec<u32>,
}

impl Text {
    /// Folds `printed`, the paragraph number `paragraph` of its article.
    pub fn new(paragraph: usize, printed: &str) -> Self {
        let chars: Vec<char> = printed.chars().map(finder_char).collect();
        let starts = printed.char_indices().map(|(at, _)| at as u32);
        let offsets = starts.chain([printed.len() as u32]).collect();
        let sentences = Sentences::new(&chars).collect();
        Self { paragraph, chars, sentences, printed: printed.to_owned(), offsets }
    }

    /// The folded characters `range` as a string, for look-ups.
    pub fn folded(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }

    /// The characters `range` as printed.
    pub fn printed(&self, range: Range<usize>) -> &str {
        &self.printed[self.bytes(range)]
    }

    /// The printed bytes `start..end`, of whole characters.
    pub fn between(&self, start: usize, end: usize) -> &str {
        self.printed.get(start..end).unwrap_or_default()
    }

    /// The span of the characters `range`.
    pub fn span(&self, range: Range<usize>) -> Span {
        let bytes = self.bytes(range);
        Span { paragraph: self.paragraph, start: bytes.start, end: bytes.end }
    }

    /// The sentence around character `at`, in characters.
    pub fn sentence_at(&self, at: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(index).cloned().unwrap_or(at..at)
    }

    /// The span of the sentence around character `at`.
    pub fn sentence(&self, at: usize) -> Span {
        self.span(self.sentence_at(at))
    }

    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.offsets[range.start] as usize..self.offsets[range.end] as usize
    }
}

/// Folds a character as searches do, and all quotation marks to one pair.
fn finder_char(c: char) -> char {
    match c {
        '「' | '﹁' | '〝' => '“',
        '」' | '﹂' | '〞' | '〟' => '”',
        '『' | '﹃' => '‘',
        '』' | '﹄' => '’',
        '丨' | '｜' | '︱' => '|',
        '〔' | '﹝' => '(',
        '〕' | '﹞' => ')',
        _ => fold_char(c),
    }
}

/// Cuts a paragraph into sentences. A sentence ends with `。！？；…`, taking
/// closing marks along, but not inside quotation marks or brackets: what
/// somebody says belongs to the sentence that says who said it. A mark that
/// never closes holds nothing together.
///
/// ```
/// let chars: Vec<char> = "“好。就这样！”他说。散会。".chars().collect();
/// let cut: Vec<usize> = baolan::entity::Sentences::new(&chars).map(|s| s.end).collect();
/// assert_eq!(cut, [11, 14]);
/// ```
#[derive(Debug)]
pub struct Sentences<'a> {
    chars: &'a [char],
    at: usize,
}

impl<'a> Sentences<'a> {
    /// The sentences of `chars`.
    pub fn new(chars: &'a [char]) -> Self {
        Self { chars, at: 0 }
    }

    /// Where the bracket or quotation that opens at `at` closes, if it does
    /// within the paragraph.
    fn closing(&self, at: usize) -> Option<usize> {
        let (open, close) = (self.chars[at], closing_mark(self.chars[at])?);
        let mut depth = 0_usize;
        for (offset, &c) in self.chars[at..].iter().enumerate().take(FARTHEST_CLOSE) {
            if c == open {
                depth += 1;
            } else if c == close {
                depth -= 1;
                if depth == 0 {
                    return Some(at + offset);
                }
            }
        }
        None
    }

    /// Past a closed quotation: whether it ended a sentence of its own,
    /// `……。”会议指出`.
    fn ends_after(&self, close: usize) -> bool {
        let ended = close > 0 && is_end(self.chars[close - 1]);
        ended && self.chars.get(close + 1).is_none_or(|&next| opening_of_sentence(next))
    }
}

/// A quotation longer than this is taken for one whose closing mark is lost.
const FARTHEST_CLOSE: usize = 400;

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        while self.at < self.chars.len() {
            let c = self.chars[self.at];
            if let Some(close) = self.closing(self.at) {
                self.at = close + 1;
                if self.ends_after(close) {
                    return Some(start..self.at);
                }
                continue;
            }
            self.at += 1;
            if is_end(c) {
                self.at += self.chars[self.at..].iter().take_while(|&&c| is_end(c) || is_closing(c)).count();
                return Some(start..self.at);
            }
        }
        (start < self.at).then_some(start..self.at)
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '\n')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | ')' | '》' | '】')
}

/// Whether what follows a quotation begins something new.
fn opening_of_sentence(next: char) -> bool {
    matches!(next, '“' | '\n' | '—')
}

fn closing_mark(open: char) -> Option<char> {
    match open {
        '“' => Some('”'),
        '‘' => Some('’'),
        '(' => Some(')'),
        '《' => Some('》'),
        '【' => Some('】'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(printed: &str) -> Vec<&str> {
        let text = Text::new(0, printed);
        text.sentences.iter().map(|s| &printed[text.bytes(s.clone())]).collect()
    }

    #[test]
    fn sentences_end_at_stops_outside_quotations() {
        assert_eq!(cut("一是甲；二是乙。完"), ["一是甲；", "二是乙。", "完"]);
        assert_eq!(cut("他说：“好。就这样。”众人称是。"), ["他说：“好。就这样。”众人称是。"]);
        assert_eq!(cut("“好。”“对。”散会。"), ["“好。”", "“对。”散会。"]);
        assert_eq!(cut("「好。」他說。(見圖。)完"), ["「好。」他說。", "(見圖。)完"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }

    #[test]
    fn a_quotation_that_never_closes_holds_nothing_together() {
        assert_eq!(cut("称“好。走。"), ["称“好。", "走。"]);
    }

    #[test]
    fn folded_characters_keep_their_place_in_print() {
        let text = Text::new(2, "書記（張三）說");
        assert_eq!(text.folded(0..7), "书记(张三)说");
        assert_eq!(text.printed(3..5), "張三");
        assert_eq!(text.span(3..5), Span { paragraph: 2, start: 9, end: 15 });
    }
}
