//! 中文. Written by the authors of Baolan.

use super::Words;
use super::day::{self, Day};
use crate::index::Facet;
use crate::lexicon::EntryKind;
use crate::paper::Kind;
use crate::search::{LineOrder, Sort};
use crate::ui::address::Language;
use crate::ui::state::{Size, Theme};

/// 中文.
pub static ZH: Words = Words {
    language: Language::Zh,
    other_language: "English",
    other_code: "en",

    untitled: "报栏",
    skip: "跳到正文",
    search: "检索全部报道",
    search_hint: "人名、单位、地名，或任何一句话",
    search_button: "检索",
    suggestions: "报上的名称",
    name_kind: |kind| match kind {
        EntryKind::Person => "人物",
        EntryKind::Writer => "署名",
        EntryKind::Organisation => "机构",
        EntryKind::Place => "地点",
        EntryKind::Initiative => "工作",
        EntryKind::Post => "职务",
        EntryKind::Headline => "标题",
        EntryKind::Word => "词语",
    },
    offer_kind: |kind| kind.map_or("字段", ZH.name_kind),
    help: "怎样检索",
    help_written: "写法",
    help_finds: "找什么",
    help_example: "试一试",
    help_fields: "字段",
    help_field: "名称",
    help_also: "也可写作",
    settings: "阅读设置",
    theme_label: "日夜：",
    theme: |theme| match theme {
        Theme::System => "随系统",
        Theme::Light => "日间",
        Theme::Dark => "夜间",
    },
    size_label: "字号：",
    size: |size| match size {
        Size::Normal => "标准",
        Size::Large => "大字",
        Size::Elder => "特大",
    },
    keys: |on| {
        if on { "快捷键：开" } else { "快捷键：关" }
    },
    keys_help: "/ 检索　n p 上下一处　j k 上下一篇",
    privacy: "检索在您自己的浏览器里进行，不上传任何内容。",

    opening: "正在取数据……",
    read_of: |done, all| format!("正在排序：已读 {done} 处，共 {all} 处"),
    failed: "没有打开",
    partial: "查到的篇目不缺，但筛选、时间分布或提示没有取全。",
    same_file: "这一篇在同一个文件里，也没有取到。",
    unplaced: "有些文章没有取到，它们的行排不了次序，列在最后。",
    again: "再试一次",
    reload: "重新打开本页",

    counts: |pages, articles| format!("{pages} 版 · {articles} 篇"),
    characters: |count| match count {
        0..10_000 => format!("{count} 字"),
        _ => format!("{}.{} 万字", count / 10_000, count % 10_000 / 1000),
    },
    period: |from, to| {
        if from == to { from.to_owned() } else { format!("{from}至{to}") }
    },
    partly_inferred: "（含推定）",
    articles: |count| format!("{count}篇"),
    undated_count: |count| format!("{count} 篇日期不详"),
    missing: |what| format!("缺{what}"),
    gap: |what| format!("〔缺：{what}〕"),
    paper: "报名",
    published: "出版日期",
    folio: "版次",
    comma: "、",
    start_here: "从这里开始",
    headlines: "各版标题",
    browse: |count| format!("浏览全部 {count} 篇"),
    page_all: |count| format!("本版全部 {count} 篇"),

    found: |total| format!("共{total}篇"),
    announce: |total, sheet| format!("共{total}条，第{sheet}页"),
    everything: "全部报道",
    nothing: "没有找到",
    searched: |articles| {
        format!("已查遍全部 {articles} 篇的标题、正文和署名，断行、标点、全半角和繁简都不妨碍。")
    },
    instead: "可以试试",
    only_term: |term| format!("只查“{term}”"),
    without: |part| format!("去掉“{part}”"),
    unfilter: "去掉全部筛选",
    asked: "当前检索",
    order: "排序",
    sort: |sort| match sort {
        Sort::Relevance => "按相关",
        Sort::Oldest => "从早到晚",
        Sort::Newest => "从晚到早",
        Sort::Page => "按版面",
    },
    filters: "筛选",
    filters_chosen: |count| format!("筛选（已选 {count} 项）"),
    show: |total| format!("查看{total}篇"),
    more: |count| format!("全部 {count} 项"),
    facet: |facet| match facet {
        Facet::Page => "版面",
        Facet::Month => "年月",
        Facet::Kind => "体裁",
        Facet::Reporter => "记者",
    },
    kind: |kind| match kind {
        Kind::News => "消息",
        Kind::Brief => "简讯",
        Kind::Commentary => "评论",
        Kind::PhotoCaption => "图片说明",
        Kind::Notice => "公告启事",
        Kind::Advertisement => "广告",
    },
    dates: "日期",
    from: "自",
    to: "至",
    lost: "〔原题缺〕",
    inferred: "推定",
    undated: "日期不详",
    day: |iso| day::print(iso, "至", chinese_day),
    sheet: |sheet, sheets| format!("第 {sheet} 页，共 {sheets} 页"),
    sheets: "翻页",
    sheet_before: "上一页",
    sheet_after: "下一页",
    loose: "未归入任何一篇的文字",
    loose_help: "报头、报脚、版面标注等；按原样列出，不遗漏。",
    line: |line| format!("第{line}行"),
    assumed: |typed, searched, how| format!("报上没有“{typed}”，已按“{searched}”检索（{how}）。"),
    exactly: "只查原样",
    loosely: "不加引号，也查近似的",
    maybe: "也许是",
    byline: "署名",
    score: "评分",
    timeline: "时间分布",
    no_month: |year, count| format!("{year}（月份不详）{count}篇"),
    views: "结果的样式",
    as_articles: "篇目",
    as_lines: "逐处",
    occurrences: |total| format!("共{total}处"),
    announce_lines: |total, sheet| format!("共{total}处，第{sheet}页"),
    no_occurrence: "没有可以逐处列出的文字。",
    line_order: |order| match order {
        LineOrder::Page => "按版面",
        LineOrder::Left => "按前文",
        LineOrder::Right => "按后文",
        LineOrder::Newest => "从晚到早",
        LineOrder::Oldest => "从早到晚",
    },
    line_left: "前文",
    line_hit: "命中",
    line_right: "后文",
    line_article: "篇名",
    line_date: "日期",

    contents: "本版目录",
    before: "上一篇",
    after: "下一篇",
    back: "检索结果",
    home: "首页",
    reading: "版式",
    tidy: "整理版",
    printed: "原文",
    repaired: |count| format!("整理版接回了 {count} 处断行，标点作全角；“原文”照排印断行。"),
    hits: "命中",
    hit_of: |hit, hits| match hit {
        0 => format!("命中{hits}处"),
        _ => format!("第{hit}/{hits}处"),
    },
    hit_before: "上一处",
    hit_after: "下一处",
    place_on_page: |n| format!("第{n}篇"),
    page: |name| format!("版面 {name}"),
    reporters: "记者",
    correspondents: "通讯员",
    photographers: "摄影",
    authors: "作者",
    agencies: "通讯社",
    event: "事在",
    evidence: |quote| format!("推定依据：“{quote}”"),
    no_article: |id| format!("这里没有编号为“{id}”的报道。链接可能不完整，或者出自另一份报栏。"),
};

fn chinese_day(day: Day) -> String {
    let year = day.year.map_or(String::new(), |year| format!("{year}年"));
    let month = day.month.map_or(String::new(), |month| format!("{month}月"));
    let number = day.day.map_or(String::new(), |day| format!("{day}日"));
    let unknown = if day.year.is_none() { "（年份不详）" } else { "" };
    format!("{year}{month}{number}{unknown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_chinese() {
        assert_eq!((ZH.day)("2023-06-25"), "2023年6月25日");
        assert_eq!((ZH.day)("--02-11"), "2月11日（年份不详）");
        assert_eq!((ZH.day)("2022-01/2022-03"), "2022年1月至2022年3月");
    }

    #[test]
    fn large_counts_are_in_ten_thousands() {
        assert_eq!((ZH.characters)(17_754), "1.7 万字");
        assert_eq!((ZH.characters)(980), "980 字");
    }
}
