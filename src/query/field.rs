//! The fields a query can name: one table for parser, completion and help.

use crate::paper::{Field, Languages};

/// How a field is written and what it finds.
pub struct Entry {
    /// The field.
    pub field: Field,
    /// Its name in Chinese, first, and in English.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Other words for it in either language.
    pub also: &'static [&'static str],
    /// An example of its use.
    pub example: &'static str,
}

/// All fields, in the order of the help page.
pub const FIELDS: [Entry; 15] = [
    entry(Field::Title, "标题", "title", &["题", "headline"], "标题:观摩"),
    entry(Field::Body, "正文", "body", &["内容", "text"], "正文:观摩"),
    entry(Field::Reporter, "记者", "reporter", &[], "记者:王某"),
    entry(Field::Correspondent, "通讯员", "correspondent", &[], "通讯员:李某"),
    entry(Field::Photographer, "摄影", "photographer", &["图", "photo"], "摄影:张某"),
    entry(Field::Author, "作者", "author", &[], "作者:陈某"),
    entry(Field::Person, "人物", "person", &["人", "people"], "人物:刘某"),
    entry(Field::Post, "职务", "post", &["职位", "title-of"], "职务:副主任"),
    entry(Field::Organisation, "机构", "org", &["单位", "organisation", "organization"], "机构:卫生局"),
    entry(Field::Place, "地点", "place", &["地名", "地方"], "地点:东街"),
    entry(Field::Initiative, "活动", "system", &["制度", "initiative", "campaign"], "活动:大走访"),
    entry(Field::Section, "栏目", "section", &["专栏", "column"], "栏目:要闻"),
    entry(Field::Kind, "体裁", "kind", &["类型", "type"], "体裁:评论"),
    entry(Field::Page, "版面", "page", &["版"], "版面:A02"),
    entry(Field::Date, "日期", "date", &["时间", "day"], "日期:2022-02..2022-07"),
];

const fn entry(
    field: Field,
    zh: &'static str,
    en: &'static str,
    also: &'static [&'static str],
    example: &'static str,
) -> Entry {
    Entry { field, zh, en, also, example }
}

impl Field {
    /// Its entry of the table.
    pub fn entry(self) -> &'static Entry {
        &FIELDS[self as usize]
    }

    /// Its name in both languages.
    pub fn name(self) -> Languages {
        Languages { zh: self.entry().zh.to_owned(), en: self.entry().en.to_owned() }
    }

    /// The field of that name, in either language, upper or lower case.
    pub fn from_name(name: &str) -> Option<Self> {
        let known = |word: &&str| word.eq_ignore_ascii_case(name);
        let named = |entry: &&Entry| known(&entry.zh) || known(&entry.en) || entry.also.iter().any(known);
        FIELDS.iter().find(named).map(|entry| entry.field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_names_and_stands_at_its_place() {
        for entry in &FIELDS {
            assert_eq!(entry.field.entry().zh, entry.zh);
            for name in [entry.zh, entry.en].iter().chain(entry.also) {
                assert_eq!(Field::from_name(name), Some(entry.field), "{name}");
            }
        }
        assert_eq!(Field::from_name("TITLE"), Some(Field::Title));
        assert_eq!(Field::from_name("无"), None);
    }
}
