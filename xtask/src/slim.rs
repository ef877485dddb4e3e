//! Takes out of the module what only explains a panic: in a browser that text
//! goes nowhere but into the console of a developer, and every reader would
//! load it. A panic still ends the program with a trap, which `boot.js`
//! explains; only its words and the places in the sources are gone.
//!
//! The compiler has no stable switch for this. So functions that do nothing
//! but panic become a trap, after which the optimiser drops what fed them, and
//! the places in the sources, to which nothing leads any more, become zeros.

/// The functions: those of the libraries that never return, and what is
/// called on their way. Names are as `wasm-bindgen` leaves them, without the
/// hashes in brackets.
const FATAL: &[&str] = &[
    "core::panicking::",
    "core::cell::panic_",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "std::alloc::rust_oom",
    "std::panicking::begin_panic",
    "std::panicking::panic_handler",
    "std::panicking::panic_with_hook",
    "<std::panicking::begin_panic::",
    "<std::panicking::panic_handler::",
    "console_error_panic_hook::hook",
];

/// A function without variables that traps.
const TRAP: &[u8] = &[0, 0x00, 0x0B];

/// Numbers of sections.
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// The module without its explanations; `None` where it is not of the shape
/// that is expected, and had better stay as it is.
pub fn slim(wasm: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = wasm.split_at_checked(8)?;
    let sections = sections(rest)?;
    let find = |number| sections.iter().find(|(id, _)| *id == number).map(|(_, body)| *body);
    let names = sections.iter().filter(|(id, _)| *id == CUSTOM).find_map(|(_, body)| names(body))?;
    let imports = imports(find(IMPORT)?)?;
    let fatal = |function: u32| names.iter().any(|(known, name)| *known == function && is_fatal(name));
    let mut out = head.to_vec();
    for (id, body) in &sections {
        let body = match *id {
            CODE => trapped(body, imports, fatal)?,
            DATA => blanked(body)?,
            _ => body.to_vec(),
        };
        out.push(*id);
        write(&mut out, body.len() as u32);
        out.extend(body);
    }
    Some(out)
}

fn is_fatal(name: &str) -> bool {
    let plain = without_hashes(name);
    FATAL.iter().any(|beginning| plain.starts_with(beginning))
}

/// `core[0123456789abcdef]::panicking` → `core::panicking`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once(']').map_or(part, |(_, rest)| rest))
}

fn sections(mut rest: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        sections.push((id, sized(&mut rest)?));
    }
    Some(sections)
}

/// The names of functions, if this is the section of names.
fn names(mut body: &[u8]) -> Option<Vec<(u32, &str)>> {
    (sized(&mut body)? == b"name").then_some(())?;
    let (_, mut list) = sections(body)?.into_iter().find(|(kind, _)| *kind == 1)?;
    let mut names = Vec::new();
    for _ in 0..number(&mut list)? {
        names.push((number(&mut list)?, std::str::from_utf8(sized(&mut list)?).ok()?));
    }
    Some(names)
}

/// How many functions are imported; `wasm-bindgen` imports nothing else.
fn imports(mut body: &[u8]) -> Option<u32> {
    let count = number(&mut body)?;
    for _ in 0..count {
        sized(&mut body)?;
        sized(&mut body)?;
        let (&kind, rest) = body.split_first()?;
        body = rest;
        (kind == 0).then_some(())?;
        number(&mut body)?;
    }
    Some(count)
}

/// The code, in which functions that are fatal only trap.
fn trapped(mut body: &[u8], imports: u32, fatal: impl Fn(u32) -> bool) -> Option<Vec<u8>> {
    let count = number(&mut body)?;
    let mut out = Vec::new();
    write(&mut out, count);
    for function in imports..imports + count {
        let code = sized(&mut body)?;
        let code = if fatal(function) { TRAP } else { code };
        write(&mut out, code.len() as u32);
        out.extend(code);
    }
    Some(out)
}

/// The data without places in the sources.
fn blanked(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = body.to_vec();
    let segments = segments(body)?;
    let offset = |address: u32, length: u32| {
        let holds = |segment: &&Segment| {
            address >= segment.address && address + length <= segment.address + segment.length
        };
        let segment = segments.iter().find(holds)?;
        Some(segment.offset + (address - segment.address) as usize)
    };
    for segment in &segments {
        // Places are aligned to four bytes.
        let first = (4 - segment.address % 4) % 4;
        for at in (first..segment.length.saturating_sub(15)).step_by(4) {
            let at = segment.offset + at as usize;
            let Some((address, length)) = place(&body[at..at + 16]) else { continue };
            let Some(file) = offset(address, length) else { continue };
            let file = file..file + length as usize;
            if body[file.clone()].ends_with(b".rs") {
                out[file].fill(0);
                out[at..at + 16].fill(0);
            }
        }
    }
    Some(out)
}

/// Address and length of a file's name, if these bytes may be a place: name,
/// line, column.
fn place(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut words = bytes.chunks_exact(4).map(|word| word.try_into().map_or(0, u32::from_le_bytes));
    let (address, length, line, column) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let likely = (4..200).contains(&length) && (1..50_000).contains(&line) && (1..1000).contains(&column);
    (likely && address < u32::MAX - 200).then_some((address, length))
}

/// A stretch of memory that the module begins with.
struct Segment {
    /// Where it lies in memory.
    address: u32,
    /// Where it lies in the section.
    offset: usize,
    length: u32,
}

fn segments(body: &[u8]) -> Option<Vec<Segment>> {
    let mut rest = body;
    let mut segments = Vec::new();
    for _ in 0..number(&mut rest)? {
        // Active, in the first memory, at a constant address.
        rest = rest.strip_prefix(&[0, 0x41])?;
        let address = number(&mut rest)?;
        rest = rest.strip_prefix(&[0x0B])?;
        let bytes = sized(&mut rest)?;
        let offset = body.len() - rest.len() - bytes.len();
        segments.push(Segment { address, offset, length: bytes.len() as u32 });
    }
    Some(segments)
}

/// Bytes behind their number.
fn sized<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(bytes)? as usize;
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

/// A number in LEB128.
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0u32;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn write(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fatal_functions_are_known_by_their_names() {
        for name in ["core[c5930c85a12de822]::panicking::panic_fmt", "core::panicking::panic_display::h00f9"]
        {
            assert!(is_fatal(name), "{name}");
        }
        let alive =
            ["std[a5]::panicking::panic_count::is_zero_slow_path", "core[c5]::fmt::write", "panicking"];
        assert!(alive.iter().all(|name| !is_fatal(name)));
    }

    #[test]
    fn places_in_the_sources_become_zeros() {
        let mut data = b"..src/a.rs..".to_vec();
        for word in [1026u32, 8, 12, 5, 7] {
            data.extend(word.to_le_bytes());
        }
        let mut body = vec![1, 0, 0x41];
        write(&mut body, 1024);
        body.push(0x0B);
        write(&mut body, data.len() as u32);
        body.extend(&data);
        let blanked = blanked(&body).unwrap();
        let data = &blanked[blanked.len() - data.len()..];
        assert_eq!(&data[..12], b"..\0\0\0\0\0\0\0\0..");
        assert_eq!(&data[12..], [[0; 16].as_slice(), &[7, 0, 0, 0]].concat());
    }

    #[test]
    fn what_is_no_module_stays() {
        assert_eq!(slim(b""), None);
        assert_eq!(slim(b"\0asm\x01\0\0\0\x0A\xFF"), None);
    }
}
