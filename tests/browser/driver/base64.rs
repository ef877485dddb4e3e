//! Reading base64, in which browsers hand over their screenshots.

/// The bytes; anything that is not a base64 digit is skipped.
pub fn decode(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.bytes().filter_map(digit).collect();
    digits.chunks(4).flat_map(group).collect()
}

/// Four digits make three bytes, fewer make one byte less than they are.
fn group(digits: &[u32]) -> Vec<u8> {
    let filled = digits.iter().chain(&[0; 4]).take(4);
    let bits = filled.fold(0, |bits, digit| bits << 6 | digit);
    let bytes = bits.to_be_bytes();
    bytes[1..digits.len()].to_vec()
}

fn digit(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}
