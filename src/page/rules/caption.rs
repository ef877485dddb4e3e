//! Captions: `图为东湖夜景。`, `①市民在观看展览。(王伟 摄)`.

use super::scan::{contains, eat_any, skip_bullets};
use super::sentence;

#[rustfmt::skip]
const STARTS: &[&str] = &[
    "图为", "图一", "图1", "图①", "上图", "下图", "左图", "右图", "图中", "图片为", "本组图片",
    "题图", "资料图", "组图", "右上图", "左上图", "大图", "小图", "图片说明",
];

/// Whether a line is the caption of a picture.
pub fn is_caption(chars: &[char]) -> bool {
    let start = skip_bullets(chars, 0);
    let opened = if chars.get(start) == Some(&'(') { start + 1 } else { start };
    eat_any(chars, opened, STARTS).is_some() || points_at_picture(chars)
}

/// `…。图为东湖夜景。` within a line.
fn points_at_picture(chars: &[char]) -> bool {
    let sentences = chars.split(|&c| sentence::is_end(c));
    sentences.skip(1).any(|part| eat_any(part, 0, &["图为", "上图", "下图"]).is_some())
        && !contains(chars, "记者 ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_and_other_lines() {
        let examples = [
            ("图为东湖夜景。", true),
            ("夏日，市民纳凉。图为东湖夜景。", true),
            ("图书馆开放。", false),
            ("▲上图：展览现场。", true),
        ];
        for (text, expected) in examples {
            assert_eq!(is_caption(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
