//! JSON, read and written with as little program as can be.
//!
//! The press writes with serde. What a reader's browser has to read comes in
//! few shapes, and code derived for each of them would be a tenth of all that
//! is loaded before the first search: so one [`Reader`] reads all of them, and
//! the macro `record!` lists the fields of a type that it fills.

mod reader;
mod writer;

pub use reader::{Fault, Reader};
pub use writer::Writer;

/// Nothing, or where the text is not as expected.
pub type Done = Result<(), Fault>;

/// A value that can be filled from JSON.
pub trait FromJson: Default {
    /// Reads one value into `self`, which is new.
    ///
    /// # Errors
    /// When the text is no JSON or of another shape.
    fn fill(&mut self, json: &mut Reader<'_>) -> Done;
}

/// The one value of a JSON text.
///
/// # Errors
/// When the text is no JSON or of another shape.
pub fn read<T: FromJson>(text: &[u8]) -> Result<T, Fault> {
    let mut reader = Reader::new(text)?;
    let mut value = T::default();
    value.fill(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Makes a type readable: `record!(Repair { at, printed, shown })` reads an
/// object with these fields. Others are passed over; one that is not there
/// stays as by default. Fields of the type that are never in JSON are listed
/// behind a semicolon, so that no field is forgotten.
macro_rules! record {
    ($type:ident { $($field:ident),+ $(; $($absent:ident),+)? }) => {
        impl $crate::json::FromJson for $type {
            fn fill(&mut self, json: &mut $crate::json::Reader<'_>) -> $crate::json::Done {
                let Self { $($field: _,)+ $($($absent: _),+)? } = self;
                json.object(&mut |key, json| match key {
                    $(stringify!($field) => self.$field.fill(json),)+
                    _ => json.skip(),
                })
            }
        }
    };
}
pub(crate) use record;

/// Makes an enum readable that has a function `from_key`.
macro_rules! word {
    ($type:ident) => {
        impl $crate::json::FromJson for $type {
            fn fill(&mut self, json: &mut $crate::json::Reader<'_>) -> $crate::json::Done {
                let key = json.string()?;
                *self = Self::from_key(&key).ok_or(json.fault())?;
                Ok(())
            }
        }
    };
}
pub(crate) use word;

impl FromJson for String {
    fn fill(&mut self, json: &mut Reader<'_>) -> Done {
        *self = json.string()?.into_owned();
        Ok(())
    }
}

macro_rules! plain {
    ($($type:ident)+) => {$(
        impl FromJson for $type {
            fn fill(&mut self, json: &mut Reader<'_>) -> Done {
                *self = json.plain()?;
                Ok(())
            }
        }
    )+};
}
plain!(bool i32 u32 u64 usize);

impl<T: FromJson> FromJson for Option<T> {
    fn fill(&mut self, json: &mut Reader<'_>) -> Done {
        if json.null()? { Ok(()) } else { self.get_or_insert_default().fill(json) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn fill(&mut self, json: &mut Reader<'_>) -> Done {
        json.array(&mut |json| {
            let mut item = T::default();
            item.fill(json)?;
            self.push(item);
            Ok(())
        })
    }
}

/// Exactly three numbers.
impl FromJson for [u32; 3] {
    fn fill(&mut self, json: &mut Reader<'_>) -> Done {
        let mut numbers = Vec::new();
        numbers.fill(json)?;
        *self = <[u32; 3]>::try_from(numbers).map_err(|_| json.fault())?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Default, PartialEq)]
    struct Clipping {
        title: String,
        lines: Vec<u32>,
        note: Option<String>,
        kept: bool,
    }

    record!(Clipping { title, lines, note, kept });

    fn clipping(json: &str) -> Result<Clipping, Fault> {
        read(json.as_bytes())
    }

    #[test]
    fn a_record_is_read() {
        let json = r#" {"title": "报\t\u62a5\ud83d\udcf0", "else": [{"a": "]"}, -1.5e3], "lines": [1, 20], "note": null, "kept": true} "#;
        let expected =
            Clipping { title: "报\t报📰".to_owned(), lines: vec![1, 20], note: None, kept: true };
        assert_eq!(clipping(json).unwrap(), expected);
        assert_eq!(clipping("{}").unwrap(), Clipping::default());
    }

    #[test]
    fn what_does_not_fit_is_named() {
        for (json, key) in [
            (r#"{"title": 1}"#, "title"),
            (r#"{"lines": [1, -2]}"#, "lines"),
            (r#"{"lines": [5000000000]}"#, "lines"),
            (r#"{"kept": tru}"#, "kept"),
        ] {
            let sentence = clipping(json).unwrap_err().to_string();
            assert!(sentence.contains(key), "{json}: {sentence}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for json in [
            "",
            "{",
            "{}{}",
            "[]",
            "{\"title\"}",
            "{\"else\":}",
            "{\"a\":[}",
            "{\"title\": \"\\u12\"}",
            "{,}",
        ] {
            assert!(clipping(json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn what_serde_writes_is_read(texts in any::<Vec<String>>(), numbers in any::<Vec<u32>>()) {
            let json = serde_json::to_vec_pretty(&(&texts, &numbers)).unwrap();
            let mut reader = Reader::new(&json).unwrap();
            let (mut read_texts, mut read_numbers) = (Vec::<String>::new(), Vec::<u32>::new());
            let mut at = 0;
            reader.array(&mut |json| {
                at += 1;
                if at == 1 { read_texts.fill(json) } else { read_numbers.fill(json) }
            }).unwrap();
            prop_assert_eq!((read_texts, read_numbers), (texts, numbers));
        }

        #[test]
        fn nothing_panics(text in any::<Vec<u8>>(), json in "[\\[\\]{}\",:a1\\\\u报 ]{0,40}") {
            let _ = read::<Vec<Clipping>>(&text);
            let _ = read::<Vec<Clipping>>(json.as_bytes());
            let _ = read::<Vec<Vec<u32>>>(json.as_bytes());
        }
    }
}
