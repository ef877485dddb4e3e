//! One pass over a JSON text.

use super::Done;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// Where a text is not the JSON that was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The innermost field it belongs to; empty outside of all.
    key: String,
    /// Byte of the text.
    at: usize,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "JSON, {} @ {}", self.key, self.at)
    }
}

/// A place in a JSON text. Its calls take the value that stands there.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The beginning of a text.
    ///
    /// # Errors
    /// When it is no UTF-8.
    pub fn new(text: &'a [u8]) -> Result<Self, Fault> {
        let fault = |error: std::str::Utf8Error| Fault { key: String::new(), at: error.valid_up_to() };
        Ok(Self { text: std::str::from_utf8(text).map_err(fault)?, at: 0 })
    }

    /// The fault of something else standing here.
    pub fn fault(&self) -> Fault {
        Fault { key: String::new(), at: self.at }
    }

    /// Nothing more.
    ///
    /// # Errors
    /// When there is more.
    pub fn end(&mut self) -> Done {
        if self.next() == 0 { Ok(()) } else { Err(self.fault()) }
    }

    /// An object: `each` is called for every key and takes its value.
    ///
    /// # Errors
    /// When here is no object, or `each` fails.
    pub fn object(&mut self, each: &mut dyn FnMut(&str, &mut Self) -> Done) -> Done {
        self.listed(b'{', b'}', &mut |json| {
            let key = json.string()?;
            json.take(b':')?;
            each(&key, json).map_err(|fault| fault.of(&key))
        })
    }

    /// An array: `each` is called for every item and takes it.
    ///
    /// # Errors
    /// When here is no array, or `each` fails.
    pub fn array(&mut self, each: &mut dyn FnMut(&mut Self) -> Done) -> Done {
        self.listed(b'[', b']', each)
    }

    fn listed(&mut self, open: u8, close: u8, each: &mut dyn FnMut(&mut Self) -> Done) -> Done {
        self.take(open)?;
        if self.next() != close {
            each(self)?;
            while self.next() == b',' {
                self.at += 1;
                each(self)?;
            }
        }
        self.take(close)
    }

    /// A string.
    ///
    /// # Errors
    /// When here is none.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let quoted = self.quoted()?;
        if quoted.contains('\\') { self.unescaped(quoted).map(Cow::Owned) } else { Ok(quoted.into()) }
    }

    /// A value that is written as Rust would print it: a whole number, `true`.
    ///
    /// # Errors
    /// When here is none.
    pub fn plain<T: FromStr>(&mut self) -> Result<T, Fault> {
        let fault = self.fault();
        self.raw()?.parse().map_err(|_| fault)
    }

    /// Whether here is `null`, which is taken then.
    ///
    /// # Errors
    /// When here is something that only begins like it.
    pub fn null(&mut self) -> Result<bool, Fault> {
        if self.next() != b'n' {
            return Ok(false);
        }
        if self.raw()? == "null" { Ok(true) } else { Err(self.fault()) }
    }

    /// Whether here is an array.
    pub fn is_array(&mut self) -> bool {
        self.next() == b'['
    }

    /// Passes over a value of any shape.
    ///
    /// # Errors
    /// When here is none.
    pub fn skip(&mut self) -> Done {
        self.raw().map(drop)
    }

    /// A value of any shape, as it is written. Brackets are only counted.
    ///
    /// # Errors
    /// When here is none.
    pub fn raw(&mut self) -> Result<&'a str, Fault> {
        self.next();
        let (start, mut open) = (self.at, 0);
        loop {
            match self.byte() {
                b'"' => drop(self.quoted()?),
                b'{' | b'[' => (open, self.at) = (open + 1, self.at + 1),
                b'}' | b']' if open > 0 => (open, self.at) = (open - 1, self.at + 1),
                0 | b'}' | b']' => return Err(self.fault()),
                b',' if open == 0 => return Err(self.fault()),
                _ => self.at += 1,
            }
            if open == 0 && matches!(self.byte(), 0 | b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') {
                return self.text.get(start..self.at).ok_or(self.fault());
            }
        }
    }

    /// The byte here; 0 at the end, which no JSON has.
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Goes to the next byte that is not blank, and says which.
    fn next(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    fn take(&mut self, byte: u8) -> Done {
        if self.next() != byte {
            return Err(self.fault());
        }
        self.at += 1;
        Ok(())
    }

    /// What stands between quotation marks, escapes and all.
    fn quoted(&mut self) -> Result<&'a str, Fault> {
        self.take(b'"')?;
        let start = self.at;
        while self.byte() != b'"' {
            match self.byte() {
                0 => return Err(self.fault()),
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.text.get(start..self.at - 1).ok_or(self.fault())
    }

    fn unescaped(&self, quoted: &str) -> Result<String, Fault> {
        let mut units = Vec::with_capacity(quoted.len());
        let mut chars = quoted.chars();
        while let Some(c) = chars.next() {
            let c = if c == '\\' { escaped(&mut chars).ok_or(self.fault())? } else { Unit::Char(c) };
            match c {
                Unit::Char(c) => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
                Unit::Half(unit) => units.push(unit),
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

impl Fault {
    fn of(mut self, key: &str) -> Self {
        if self.key.is_empty() {
            self.key.push_str(key);
        }
        self
    }
}

/// What an escape stands for: a character, or a unit of UTF-16, of which two
/// may be one.
enum Unit {
    Char(char),
    Half(u16),
}

fn escaped(chars: &mut std::str::Chars<'_>) -> Option<Unit> {
    Some(Unit::Char(match chars.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let digits = chars.as_str().get(..4)?;
            chars.nth(3);
            return Some(Unit::Half(u16::from_str_radix(digits, 16).ok()?));
        }
        c @ ('"' | '\\' | '/') => c,
        _ => return None,
    }))
}
