//! Bytes → text: UTF-8, UTF-16, GB18030, Big5 and what else papers used.

use super::Problem;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::path::Path;

/// A text and the encoding that it was in.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding, by its usual name.
    pub encoding: &'static str,
}

/// Decodes the bytes of a file, by `wanted` where the publisher names an
/// encoding.
pub fn decode(path: &Path, bytes: Vec<u8>, wanted: Option<&str>) -> Result<Decoded, Problem> {
    if bytes.trim_ascii().is_empty() {
        return Err(empty(path));
    }
    if let Some(kind) = foreign(&bytes) {
        return Err(binary(path, kind));
    }
    let encoding = match wanted {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| unknown(path, label))?,
        None => detect(&bytes),
    };
    let decoded = with(encoding, bytes);
    if decoded.text.trim().is_empty() {
        return Err(empty(path));
    }
    if is_noise(&decoded.text) { Err(binary(path, "")) } else { Ok(decoded) }
}

/// Valid UTF-8 is not copied.
fn with(encoding: &'static Encoding, bytes: Vec<u8>) -> Decoded {
    let text = match String::from_utf8(bytes) {
        Ok(text) if encoding == UTF_8 => text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text),
        Ok(text) => encoding.decode(text.as_bytes()).0.into_owned(),
        Err(error) => encoding.decode(error.as_bytes()).0.into_owned(),
    };
    Decoded { text, encoding: if encoding == GBK { GB18030.name() } else { encoding.name() } }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = bytes.contains(&0).then(|| utf_16(bytes)).flatten() {
        return encoding;
    }
    if is_nearly_utf_8(bytes) { UTF_8 } else { guess(bytes) }
}

/// UTF-16 without a mark: whichever order makes Chinese of it.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1 << 16) & !1];
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let (text, _, damaged) = encoding.decode(head);
        let chars = text.chars().count().max(1);
        let known = text
            .chars()
            .filter(|&c| c.is_ascii_graphic() || c.is_whitespace() || baolan::text::is_han(c) || is_mark(c));
        !damaged && known.count() * 10 >= chars * 9
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{203F}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
}

/// UTF-8, but for a few bytes that were lost.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let damage: usize = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    damage * 200 <= bytes.len() && bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) || damage == 0
}

/// The Chinese encoding that yields more of the characters every page has;
/// where neither yields any, the detector's guess.
///
/// The detector alone takes short texts in Big5 for GBK, whose bytes overlap.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let common =
        |encoding: &'static Encoding| encoding.decode(head).0.chars().filter(|&c| COMMON.contains(c)).count();
    match (common(GB18030), common(BIG5)) {
        (0, 0) => detector_guess(bytes),
        (gb, big5) => {
            if big5 > gb {
                BIG5
            } else {
                GB18030
            }
        }
    }
}

/// Characters of every page, simplified and traditional.
const COMMON: &str = "，。、的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系军軍很情者最立代想已通并並提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据據处處报報讯訊记記市县縣镇鎮村街办辦今昨讓让";

fn detector_guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Kinds of files that are no text, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "ZIP / DOCX"),
        (b"\xD0\xCF\x11\xE0", "DOC"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"{\\rtf", "RTF"),
        (b"\x1F\x8B", "GZIP"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, kind)| kind)
}

/// Whether a text is full of characters that no text has.
fn is_noise(text: &str) -> bool {
    let head: String = text.chars().take(1 << 16).collect();
    let strange = head.chars().filter(|&c| c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace())).count();
    strange * 12 > head.chars().count()
}

fn empty(path: &Path) -> Problem {
    Problem::new(path, "文件是空的，未读取。", "The file is empty and was left out.")
}

fn binary(path: &Path, kind: &str) -> Problem {
    let kind = if kind.is_empty() { String::new() } else { format!("（{kind}）") };
    Problem::new(
        path,
        format!("不是文本文件{kind}，未读取。请先导出为文本，或在 corpus.toml 中指明编码。"),
        format!(
            "Not a text file{kind}; it was left out. Export it as text first, or name its encoding in corpus.toml."
        ),
    )
}

fn unknown(path: &Path, label: &str) -> Problem {
    Problem::new(
        path,
        format!("corpus.toml 中的编码“{label}”不认识。可用：utf-8、gb18030、big5、utf-16le 等。"),
        format!(
            "The encoding `{label}` in corpus.toml is not known. Use utf-8, gb18030, big5, utf-16le or the like."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str =
        "本报讯 东湖区召开全民健身大会，各街道负责人参加会议。会议指出，要办好群众身边的健身活动。";
    const TRADITIONAL: &str =
        "【本報訊】南灣市政府昨日宣布，六月起在全市社區開辦長者共餐，每週三次，歡迎長輩參加。";

    fn read(bytes: Vec<u8>) -> (String, &'static str) {
        let decoded = decode(Path::new("page.txt"), bytes, None).expect("these are texts");
        (decoded.text, decoded.encoding)
    }

    fn utf_16_bytes(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let gb = GB18030.encode(SIMPLIFIED).0.into_owned();
        let big5 = BIG5.encode(TRADITIONAL).0.into_owned();
        assert_eq!(read(SIMPLIFIED.into()), (SIMPLIFIED.into(), "UTF-8"));
        assert_eq!(read(format!("\u{FEFF}{SIMPLIFIED}").into()), (SIMPLIFIED.into(), "UTF-8"));
        assert_eq!(read(gb), (SIMPLIFIED.into(), "gb18030"));
        assert_eq!(read(big5), (TRADITIONAL.into(), "Big5"));
        for (big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            let marked = format!("\u{FEFF}{SIMPLIFIED}\n{TRADITIONAL}");
            assert_eq!(read(utf_16_bytes(&marked, big)).1, name);
            let plain = format!("{SIMPLIFIED}\n");
            assert_eq!(read(utf_16_bytes(&plain, big)), (plain, name));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let refused: [&[u8]; 5] =
            [b"", b" \n\n", b"%PDF-1.7", b"\x00\x01\x02\x03\x04\x05\x06\x07", b"\x89PNG\r\n"];
        for bytes in refused {
            assert!(decode(Path::new("page.txt"), bytes.to_vec(), None).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn a_lost_byte_or_a_nul_does_not_lose_the_page() {
        let mut bytes = SIMPLIFIED.repeat(20).into_bytes();
        bytes[1000] = 0xFF;
        bytes[1001] = 0;
        let (text, encoding) = read(bytes);
        assert_eq!(encoding, "UTF-8");
        assert!(text.ends_with("健身活动。"));
    }

    #[test]
    fn the_publisher_decides() {
        let bytes = BIG5.encode(TRADITIONAL).0.into_owned();
        let decoded = decode(Path::new("page.txt"), bytes.clone(), Some("big5")).expect("big5 is known");
        assert_eq!(decoded.text, TRADITIONAL);
        assert!(decode(Path::new("page.txt"), bytes, Some("klingon")).is_err());
    }
}
