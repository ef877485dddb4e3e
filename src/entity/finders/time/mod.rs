//! Date expressions and the day of the reported event.
//!
//! `grammar` and `words` read what is printed, `year` finds out where in
//! time the page stands, `resolve` makes dates of both, `event` chooses
//! the day an article reports of, `link` dates activities and meetings that
//! were found before.

mod calendar;
mod event;
mod expression;
mod grammar;
mod link;
mod resolve;
mod weekday;
mod words;
mod year;

use crate::entity::{Context, Text};
use crate::paper::{Article, Date};
use calendar::Day;
use expression::Expression;
use resolve::Resolver;
use year::Anchor;

/// The expressions of each paragraph of an article.
type Scans = Vec<Vec<Expression>>;

/// Fills in the dates and the day of the event of each article.
pub fn find(articles: &mut [Article], context: &Context) {
    let scans: Vec<Scans> =
        context.articles.iter().map(|texts| texts.iter().map(grammar::scan).collect()).collect();
    let page = page_anchor(context, &scans);
    for ((article, texts), scans) in articles.iter_mut().zip(&context.articles).zip(&scans) {
        let issue = issue(article, context);
        let own = issue_anchor(article, context, issue.as_ref());
        let resolver = Resolver::new(own.as_ref().or(page.as_ref()), issue);
        fill(article, texts, scans, resolver);
    }
}

/// The day of the issue, with the words that say so.
fn issue(article: &Article, context: &Context) -> Option<(Day, String)> {
    let printed = article.published.as_deref().or(context.about.published.as_deref())?;
    Day::parse(printed).map(|day| (day, format!("出版日期{printed}")))
}

/// Where the issue stands in time; 2023 or 2023-06 is better than nothing.
fn issue_anchor(article: &Article, context: &Context, issue: Option<&(Day, String)>) -> Option<Anchor> {
    if let Some((day, name)) = issue {
        return Some(Anchor::known(day.year, Some(*day), name.clone()));
    }
    let printed = article.published.as_deref().or(context.about.published.as_deref())?;
    let year = printed.get(..4)?.parse().ok()?;
    Some(Anchor::known(year, None, format!("出版日期{printed}")))
}

/// The year of the page: what the publisher says, else what the page prints.
fn page_anchor(context: &Context, scans: &[Scans]) -> Option<Anchor> {
    if let Some(year) = context.about.year {
        return Some(Anchor::known(year, None, format!("出版者所记年份{year}")));
    }
    let titles: Scans = context.titles.iter().map(grammar::scan).collect();
    let bodies = context.articles.iter().zip(scans).flat_map(|(texts, scans)| texts.iter().zip(scans));
    let all: Vec<year::Scanned> = bodies
        .chain(context.titles.iter().zip(&titles))
        .map(|(text, scan)| (text, scan.as_slice()))
        .collect();
    year::infer(&all)
}

fn fill(article: &mut Article, texts: &[Text], scans: &Scans, mut resolver: Resolver) {
    let mut dates: Vec<(&Text, &Expression, Date)> = Vec::new();
    for (text, scan) in texts.iter().zip(scans) {
        for (index, expression) in scan.iter().enumerate() {
            let next = scan.get(index + 1).filter(|next| follows_in_brackets(text, expression, next));
            let date = resolver.date(text, expression, next);
            if event::dateline(text, expression) {
                resolver.dateline(&date);
            }
            dates.push((text, expression, date));
        }
    }
    let found: Vec<event::Found> =
        dates.iter().map(|(text, expression, date)| (*text, *expression, date)).collect();
    article.date = event::day(&found, article.kind, |text| {
        texts[..text.paragraph.min(texts.len())].iter().map(|text| text.chars.len()).sum()
    });
    article.facts.dates = dates.into_iter().map(|(_, _, date)| date).collect();
    link::link(article);
}

/// 今天(1月16日).
fn follows_in_brackets(text: &Text, expression: &Expression, next: &Expression) -> bool {
    let end = expression.range.end;
    next.range.start == end + 1 && text.chars.get(end) == Some(&'(')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Certainty, PageAbout, Paragraph};

    fn read(paragraphs: &[&str], about: PageAbout) -> Article {
        let paragraphs = paragraphs.iter().map(|text| Paragraph::new(*text)).collect();
        let mut articles = vec![Article { paragraphs, ..Article::default() }];
        let context = Context::new(&articles, &about);
        find(&mut articles, &context);
        articles.remove(0)
    }

    fn dates(paragraph: &str) -> Vec<(String, Option<String>)> {
        let dates = read(&[paragraph], PageAbout::default()).facts.dates;
        dates.into_iter().map(|date| (date.text, date.iso)).collect()
    }

    fn event(paragraph: &str, about: PageAbout) -> Option<String> {
        read(&[paragraph], about).date.and_then(|date| date.iso)
    }

    #[test]
    fn expressions_and_their_values() {
        let examples = [
            ("2021年3月8日上午9时30分，开工", "2021年3月8日上午9时30分", Some("2021-03-08")),
            ("二〇二一年三月八日", "二〇二一年三月八日", Some("2021-03-08")),
            ("２０２１ 年 ３ 月 ８ 日", "２０２１年３月８日", Some("2021-03-08")),
            ("2O21年l2月3日", "2O21年l2月3日", Some("2021-12-03")),
            ("民國三十五年八月十日", "民國三十五年八月十日", Some("1946-08-10")),
            ("民国元年", "民国元年", Some("1912")),
            ("光绪三十年七月", "光绪三十年", Some("1904")),
            ("112年8月1日", "112年8月1日", Some("2023-08-01")),
            ("2021-03-08见报", "2021-03-08", Some("2021-03-08")),
            ("2021.3.8见报", "2021.3.8", Some("2021-03-08")),
            ("3月8日", "3月8日", Some("--03-08")),
            ("3月 8日下午", "3月8日下午", Some("--03-08")),
            ("2021年3月8日至11日", "2021年3月8日至11日", Some("2021-03-08/2021-03-11")),
            ("2021年12月30日至1月2日", "2021年12月30日至1月2日", Some("2021-12-30/2022-01-02")),
            ("2021年3月8—11日", "2021年3月8—11日", Some("2021-03-08/2021-03-11")),
            ("2021年1至5月", "2021年1至5月", Some("2021-01/2021-05")),
            ("2021-2023年", "2021-2023年", Some("2021/2023")),
            ("2021年度考核", "2021年度", Some("2021")),
            ("2021年第三季度", "2021年第三季度", Some("2021-Q3")),
            ("2021年上半年", "2021年上半年", Some("2021-01/2021-06")),
            ("2021年底", "2021年底", Some("2021-12")),
            ("2021年6月中旬", "2021年6月中旬", Some("2021-06")),
            ("20世纪90年代", "20世纪90年代", Some("1990/1999")),
            ("上世纪八十年代", "上世纪八十年代", Some("1980/1989")),
            ("近日，甲镇开会", "近日", None),
            ("连日来天晴", "连日来", None),
            ("农历八月十五赏月", "农历八月十五", None),
            ("春节前走访", "春节前", None),
            ("今年以来", "今年以来", None),
        ];
        for (paragraph, text, iso) in examples {
            let expected = vec![(text.to_owned(), iso.map(str::to_owned))];
            assert_eq!(dates(paragraph), expected, "{paragraph}");
        }
    }

    #[test]
    fn what_only_looks_like_a_date() {
        let examples = [
            "历时3日",
            "第3日",
            "3日内办结",
            "3个月",
            "如今年轻人",
            "生日前",
            "最近日子",
            "文明年货",
            "12月龄",
            "13月1日",
            "2月30日",
            "101号楼",
            "目前",
            "30年",
            "1234号",
            "网上年货",
            "临近日暮",
            "8.5分",
            "今日头条",
        ];
        for paragraph in examples {
            let found = dates(paragraph);
            let only_vague = found.iter().all(|(_, iso)| iso.is_none());
            assert!(found.is_empty() || only_vague && paragraph == "最近日子", "{paragraph}: {found:?}");
        }
    }

    #[test]
    fn the_year_rests_on_evidence() {
        let examples = [
            ("3月8日，甲镇召开2021年第三次会议。", Some("2021-03-08"), "2021年第三次会议"),
            ("2月8日，甲镇召开2021年度述职大会。", Some("2022-02-08"), "2021年度述职大会"),
            ("1月8日，甲镇以优异成绩迎接党的二十大。", Some("2022-01-08"), "迎接党的二十大"),
            ("5月8日，甲镇庆祝建党90周年。", Some("2011-05-08"), "庆祝建党90周年"),
            ("2月8日，甲镇总结2021年工作，部署2022年工作。", Some("2022-02-08"), "2021年工作；2022年工作"),
            ("1月8日，甲镇通报2021年第四季度情况。", Some("2022-01-08"), "2021年第四季度情况"),
            ("3月8日，甲镇植树，到2030年绿化率达五成。", Some("--03-08"), ""),
        ];
        for (paragraph, iso, evidence) in examples {
            let date = read(&[paragraph], PageAbout::default()).date.expect("a day is printed");
            assert_eq!(date.iso.as_deref(), iso, "{paragraph}");
            assert_eq!(date.evidence.unwrap_or_default(), evidence, "{paragraph}");
        }
    }

    #[test]
    fn the_issue_decides_where_it_is_known() {
        let about = || PageAbout { published: Some("2022-01-03".to_owned()), ..PageAbout::default() };
        assert_eq!(event("12月30日，甲镇开会。", about()).as_deref(), Some("2021-12-30"));
        assert_eq!(event("昨日，甲镇开会。", about()).as_deref(), Some("2022-01-02"));
        assert_eq!(event("甲镇2日开会。", about()).as_deref(), Some("2022-01-02"));
        assert_eq!(event("甲市昨（二）日辦理活動。", about()).as_deref(), Some("2022-01-02"));
        assert_eq!(event("甲市警方昨宣布破案。", about()).as_deref(), Some("2022-01-02"));
        assert_eq!(event("上周五，甲镇开会。", about()).as_deref(), Some("2021-12-31"));
        assert_eq!(event("本周一(3日)，甲镇开会。", about()).as_deref(), Some("2022-01-03"));
        assert_eq!(event("上周五，甲镇开会。", PageAbout::default()), None);
        let only_year = PageAbout { year: Some(2019), ..PageAbout::default() };
        assert_eq!(event("12月30日，甲镇开会。", only_year).as_deref(), Some("2019-12-30"));
    }

    #[test]
    fn the_day_of_the_event() {
        let examples = [
            ("本报讯 3月8日上午，甲镇开会。", Some("--03-08")),
            ("为贯彻落实3月1日全县会议精神，3月8日，甲镇开会。", Some("--03-08")),
            ("近日，甲镇召开3月份例会，定于4月1日复查。", None),
            ("今年以来，甲镇开会多次。", None),
            ("图为3月8日，工人施工。", Some("--03-08")),
            ("新华社甲市2021年3月8日电 今天，大会闭幕。", Some("2021-03-08")),
            ("新华社甲市2021年3月8日电 记者7日从大会获悉。", Some("2021-03-07")),
            ("新华社甲市2021年3月1日电 甲县28日开渠。", Some("2021-02-28")),
            ("新华社甲市2021年3月8日电 甲县粮食丰收。", Some("2021-03-08")),
            ("本报甲市3月8日讯 今天上午，甲县粮食丰收。", Some("--03-08")),
            ("新华社甲市2021年3月8日电 近日，甲县粮食丰收。", None),
        ];
        for (paragraph, iso) in examples {
            assert_eq!(event(paragraph, PageAbout::default()).as_deref(), iso, "{paragraph}");
        }
    }

    #[test]
    fn a_day_spoken_of_again() {
        let article =
            read(&["2021年3月30日，甲镇开会。当日，乙村响应。次日收工，2日复工。"], PageAbout::default());
        let isos: Vec<_> = article.facts.dates.iter().filter_map(|date| date.iso.as_deref()).collect();
        assert_eq!(isos, ["2021-03-30", "2021-03-30", "2021-03-31", "2021-04-02"]);
        assert_eq!(article.facts.dates[1].status, Certainty::Inferred);
        assert_eq!(article.facts.dates[1].evidence.as_deref(), Some("2021年3月30日"));
    }
}
