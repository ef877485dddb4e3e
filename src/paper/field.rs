//! What an article is asked by: its parts and its properties.

/// A part or property of an article by which it can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// 标题: kicker, headline and subheads as printed.
    Title,
    /// 正文: the paragraphs.
    Body,
    /// 记者.
    Reporter,
    /// 通讯员.
    Correspondent,
    /// 摄影.
    Photographer,
    /// 作者.
    Author,
    /// 人物: people the article names.
    Person,
    /// 职务: posts of these people.
    Post,
    /// 机构: organisations, offices, companies.
    Organisation,
    /// 地点: places.
    Place,
    /// 活动: working systems, campaigns, methods.
    Initiative,
    /// 栏目: the label above an article.
    Section,
    /// 体裁: news, brief, commentary, ….
    Kind,
    /// 版面: the page, by name.
    Page,
    /// 日期: day of publication, else of the event.
    Date,
}

impl Field {
    /// The fields whose values are known as such, not as places in the text.
    pub const OF_VALUES: [Self; 12] = [
        Self::Reporter,
        Self::Correspondent,
        Self::Photographer,
        Self::Author,
        Self::Person,
        Self::Post,
        Self::Organisation,
        Self::Place,
        Self::Initiative,
        Self::Section,
        Self::Kind,
        Self::Page,
    ];
}
