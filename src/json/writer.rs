//! JSON for those who ask from a script.

/// A JSON text that grows.
#[derive(Default)]
pub struct Writer {
    text: String,
    /// Whether a comma has to stand before what comes next.
    comma: bool,
}

impl Writer {
    /// One object as JSON; `fill` writes its fields.
    pub fn object_of(fill: impl FnOnce(&mut Self)) -> String {
        let mut writer = Self::default();
        writer.open('{');
        fill(&mut writer);
        writer.close('}');
        writer.text
    }

    /// One array as JSON; `each` writes an item.
    pub fn array_of<T>(items: impl IntoIterator<Item = T>, each: impl FnMut(&mut Self, T)) -> String {
        let mut writer = Self::default();
        writer.items(items, each);
        writer.text
    }

    /// An item that is an object.
    pub fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.open('{');
        fill(self);
        self.close('}');
    }

    /// A field that is an object.
    pub fn record(&mut self, key: &str, fill: impl FnOnce(&mut Self)) {
        self.key(key);
        self.object(fill);
    }

    /// A field that is an array; `each` writes an item.
    pub fn list<T>(&mut self, key: &str, items: impl IntoIterator<Item = T>, each: impl FnMut(&mut Self, T)) {
        self.key(key);
        self.items(items, each);
    }

    /// A field that is a string.
    pub fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.string(value);
    }

    /// A field that is a whole number.
    pub fn number(&mut self, key: &str, value: usize) {
        self.raw(key, &value.to_string());
    }

    /// A field that is true or false.
    pub fn flag(&mut self, key: &str, value: bool) {
        self.raw(key, if value { "true" } else { "false" });
    }

    /// A field whose value is JSON already.
    pub fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.text.push_str(json);
        self.comma = true;
    }

    /// An item that is a string.
    pub fn string(&mut self, value: &str) {
        self.open('"');
        for c in value.chars() {
            match c {
                '"' | '\\' => self.text.extend(['\\', c]),
                '\0'..='\u{1f}' => self.escape(c),
                c => self.text.push(c),
            }
        }
        self.close('"');
    }

    fn items<T>(&mut self, items: impl IntoIterator<Item = T>, mut each: impl FnMut(&mut Self, T)) {
        self.open('[');
        for item in items {
            each(self, item);
        }
        self.close(']');
    }

    fn key(&mut self, key: &str) {
        self.string(key);
        self.text.push(':');
        self.comma = false;
    }

    fn open(&mut self, mark: char) {
        if self.comma {
            self.text.push(',');
        }
        self.text.push(mark);
        self.comma = false;
    }

    fn close(&mut self, mark: char) {
        self.text.push(mark);
        self.comma = true;
    }

    fn escape(&mut self, c: char) {
        let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
        self.text.push_str("\\u00");
        self.text.extend([digit(c as u32 / 16), digit(c as u32 % 16)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn objects_lists_and_values() {
        let json = Writer::object_of(|out| {
            out.text("title", "报\"\\\n");
            out.list("lines", [1, 2], |out, n| out.object(|out| out.number("n", n)));
            out.list("none", [""; 0], |out, text| out.string(text));
            out.record("more", |out| out.flag("kept", true));
            out.raw("score", "1.5");
        });
        let expected = json!({"title": "报\"\\\n", "lines": [{"n": 1}, {"n": 2}], "none": [], "more": {"kept": true}, "score": 1.5});
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), expected);
        assert_eq!(Writer::array_of(["a", "b"], |out, text| out.string(text)), r#"["a","b"]"#);
    }

    proptest! {
        #[test]
        fn any_text_is_written(text in any::<String>()) {
            let json = Writer::array_of([&text], |out, text| out.string(text));
            prop_assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
        }
    }
}
