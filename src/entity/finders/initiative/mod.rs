//! Working systems: campaigns, methods, mechanisms, evaluations, projects,
//! platforms, and slogans presented as such.
//!
//! `quote` reads quotations, `judge` tells names from metaphors and
//! sayings, `named` finds names that stand without quotation marks,
//! `define` looks for the sentence that explains one. All spellings of one
//! name in an article are one initiative.

mod define;
mod heads;
mod judge;
mod named;
mod place;
mod quote;
mod reject;

use crate::entity::{Context, Text};
use crate::paper::{Article, Fact, Initiative, Span, Status};
use heads::Kind;
use quote::key;
use std::collections::HashMap;
use std::ops::Range;

/// One place where a name stands.
#[derive(Debug, Clone)]
struct Mention<'a> {
    text: &'a Text,
    /// The whole name, tail and marks included.
    range: Range<usize>,
    /// What all spellings share: the quotation's key, or the whole name's.
    core: String,
    kind: Kind,
    /// The name as read here: printed, without marks; empty where the place
    /// only repeats the core.
    name: String,
    in_title: bool,
}

impl Mention<'_> {
    /// The sentence that goes on about this event, before another is named.
    /// It may stand in the next paragraph.
    fn continued(&self, all: &[Mention], texts: &[Text]) -> Option<Span> {
        let others = |text: &Text, from: usize| {
            let same = |other: &&Mention| other.text.paragraph == text.paragraph && !other.in_title;
            let later = all.iter().filter(same).filter(|other| other.core != self.core);
            later.map(|other| other.range.start).filter(|start| *start >= from).min()
        };
        let after = self.text.sentence_at(self.range.start).end;
        let until = others(self.text, self.range.end);
        let next = texts.get(self.text.paragraph + 1).filter(|_| until.is_none());
        define::continued(self.text, after, until)
            .or_else(|| next.and_then(|next| define::continued(next, 0, others(next, 0))))
    }
}

/// Fills in the working systems of each article.
pub fn find(articles: &mut [Article], context: &Context) {
    for (index, article) in articles.iter_mut().enumerate() {
        let mut mentions: Vec<Mention> =
            context.articles[index].iter().flat_map(|text| in_text(text, false)).collect();
        mentions.extend(in_text(&context.titles[index], true));
        article.facts.initiatives = gather(&mentions, &context.articles[index]);
    }
}

fn in_text(text: &Text, in_title: bool) -> Vec<Mention<'_>> {
    let quotations = quote::quotations(text);
    let mut found = Vec::new();
    let mut covered = 0;
    for quotation in &quotations {
        if quotation.outer.start < covered {
            continue;
        }
        if let Some(verdict) = judge::judge(text, quotation) {
            let mention = quoted(text, quotation, &verdict, in_title);
            covered = mention.range.end;
            found.push(mention);
        }
    }
    if in_title {
        return found;
    }
    let bare = named::names(text).into_iter().map(|(range, kind)| {
        let name = without_marks(text, range.clone());
        Mention { text, core: key(&text.chars[range.clone()]), range, kind, name, in_title }
    });
    let taken: Vec<Range<usize>> = found.iter().map(|mention| mention.range.clone()).collect();
    let free =
        |range: &Range<usize>| taken.iter().all(|other| range.end <= other.start || other.end <= range.start);
    found.extend(bare.filter(|mention| free(&mention.range)));
    found
}

fn quoted<'a>(
    text: &'a Text,
    quotation: &quote::Quotation,
    verdict: &judge::Verdict,
    in_title: bool,
) -> Mention<'a> {
    let core = key(&text.chars[quotation.inner.clone()]);
    let tail = verdict.tail.map_or(0, |tail| tail.length);
    let range = quotation.outer.start..quotation.outer.end + tail;
    let name = without_marks(text, range.clone());
    Mention { text, range, core, kind: verdict.kind, name, in_title }
}

/// The name as printed, without quotation marks and blanks.
fn without_marks(text: &Text, range: Range<usize>) -> String {
    let is_mark = |c: char| c.is_whitespace() || "“”‘’\"「」『』〝〞〟﹁﹂﹃﹄".contains(c);
    text.printed(range).chars().filter(|&c| !is_mark(c)).collect()
}

/// Puts the mentions of one core together, in the order of the text.
fn gather(mentions: &[Mention], texts: &[Text]) -> Vec<Initiative> {
    let mut order: Vec<&str> = Vec::new();
    let mut groups: HashMap<&str, Vec<&Mention>> = HashMap::new();
    for mention in mentions {
        let group = groups.entry(&mention.core).or_default();
        if group.is_empty() {
            order.push(&mention.core);
        }
        group.push(mention);
    }
    let group = |core: &&str| groups.get(core).map(|group| initiative(group, mentions, texts));
    order.iter().filter_map(group).collect()
}

fn initiative(group: &[&Mention], all: &[Mention], texts: &[Text]) -> Initiative {
    let best = best(group);
    let mut variants: Vec<String> = Vec::new();
    for mention in group {
        let printed = mention.text.printed(mention.range.clone()).to_owned();
        if !variants.contains(&printed) {
            variants.push(printed);
        }
    }
    let body = || group.iter().filter(|mention| !mention.in_title);
    let own = body().find_map(|mention| define::definition(mention.text, &mention.range));
    let through =
        || body().find_map(|mention| define::gone_through(mention.text, &mention.range, &best.core));
    let parts = || define::spelled_out(texts, &best.core);
    let events = || body().filter(|mention| mention.kind == Kind::Campaign);
    let continued = || events().find_map(|mention| mention.continued(all, texts));
    Initiative {
        name: best.name.clone(),
        kind: best.kind.word().to_owned(),
        variants,
        definition: own.or_else(through).or_else(parts).or_else(continued),
        facts: body().map(|mention| fact(mention)).collect(),
    }
}

/// The mention whose name is most frequent, the shortest of these with a
/// category word.
fn best<'a>(group: &[&'a Mention<'a>]) -> &'a Mention<'a> {
    let times = |name: &str| group.iter().filter(|mention| mention.name == name).count();
    let bare = |mention: &Mention| key(&mention.name.chars().collect::<Vec<_>>()) == mention.core;
    let weak = |name: &str| ["项目", "支部", "管理"].iter().any(|word| name.ends_with(word));
    let rank = |mention: &&&Mention| {
        let name = &mention.name;
        (!bare(mention), !weak(name), times(name), std::cmp::Reverse(name.len()))
    };
    group.iter().max_by_key(rank).copied().unwrap_or(group[0])
}

fn fact(mention: &Mention) -> Fact {
    Fact {
        span: mention.text.span(mention.range.clone()),
        sentence: mention.text.sentence(mention.range.start),
        status: Status::Printed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{PageAbout, Paragraph};

    fn read(paragraph: &str) -> (Article, Vec<(String, String)>) {
        let paragraphs = vec![Paragraph::new(paragraph)];
        let mut articles = vec![Article { paragraphs, ..Article::default() }];
        let context = Context::new(&articles, &PageAbout::default());
        find(&mut articles, &context);
        let found = &articles[0].facts.initiatives;
        let names = found.iter().map(|one| (one.name.clone(), one.kind.clone())).collect();
        (articles.remove(0), names)
    }

    fn names(paragraph: &str) -> Vec<String> {
        read(paragraph).1.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn names_in_quotation_marks_and_their_kinds() {
        let examples = [
            ("开展“清风进万家”活动", "清风进万家活动", "campaign"),
            ("推行“三看三问”工作法", "三看三问工作法", "working method"),
            ("践行“板凳工作法”", "板凳工作法", "working method"),
            ("实施“春苗”培育计划", "春苗培育计划", "project"),
            ("搭建“邻里帮”服务平台", "邻里帮服务平台", "platform"),
            ("以“读书润心、书香甲镇”为主题", "读书润心、书香甲镇", "slogan"),
            ("树牢“服务至上”的理念", "服务至上", "slogan"),
            ("授予甲村“文明示范村”称号", "文明示范村", "evaluation"),
            ("荣获“全县先进单位”称号", "全县先进单位", "evaluation"),
            ("采用“企业+基地+农户”模式", "企业+基地+农户模式", "working method"),
            ("落实“一巷双长”，责任到人", "一巷双长", "mechanism"),
            ("建好“网上村务通”等信息化工程", "网上村务通", "project"),
            ("落实「一戶一卡」通報機制", "一戶一卡通報機制", "mechanism"),
            ("特色品牌“甲水码头”亮相", "甲水码头", "project"),
            ("掀起“三次创业”热潮", "三次创业", "slogan"),
            ("“护绿”在行动", "护绿在行动", "campaign"),
            ("启动“健康同行”万里行", "健康同行万里行", "campaign"),
            ("成立“小巷议事厅”，听民声", "小巷议事厅", "mechanism"),
            ("开展“春风十里”寻访实践大型公益活动", "春风十里寻访实践大型公益活动", "campaign"),
            ("号召居民“争做好邻居”", "争做好邻居", "slogan"),
            ("开展“甲创‘红旗’支部”比学活动", "甲创红旗支部比学活动", "campaign"),
        ];
        for (paragraph, name, kind) in examples {
            let found = read(paragraph).1;
            assert_eq!(found, [(name.to_owned(), kind.to_owned())], "{paragraph}");
        }
    }

    #[test]
    fn names_without_quotation_marks() {
        let examples = [
            ("组织开展林业史学习教育", "林业史学习教育"),
            ("全县推进六大专项行动", "六大专项行动"),
            ("深入开展夏季治安打击整治行动", "夏季治安打击整治行动"),
            ("办好12件民生实事和30项民生工程", "12件民生实事和30项民生工程"),
            ("全力创建国家卫生城市", "创建国家卫生城市"),
            ("召开2021年度镇村干部履职评议工作会议", "2021年度镇村干部履职评议"),
            ("喜获省级生态农场示范社荣誉称号", "省级生态农场示范社"),
            ("建立林区共管共治机制", "林区共管共治机制"),
            ("举行河堤巡护技能比武", "河堤巡护技能比武"),
            ("甲镇推行河长制", "河长制"),
            ("成立流动型党支部", "流动型党支部"),
        ];
        for (paragraph, name) in examples {
            assert_eq!(names(paragraph), [name], "{paragraph}");
        }
    }

    #[test]
    fn sayings_moods_and_figures_of_speech_are_no_systems() {
        let examples = [
            "按下“快进键”",
            "当好“店小二”",
            "甲镇“两委”班子",
            "形成“人人参与、户户受益”的良好局面",
            "要有“愚公移山”的精神",
            "他说：“大家来开展活动。”",
            "破解“卡脖子”难题",
            "做到“不漏一户”",
            "增强“四个意识”",
            "素有“水乡”之称",
            "他说“开展活动好”",
            "以“老带新”为纽带",
            "爱国卫生运动委员会",
            "建立长效机制",
            "爱国者“飞云”防空系统",
            "“1949”字样",
            "开启“夜间”模式",
            "参与“张榜”45个项目",
            "“挂帅”该项目的干部",
            "满足“随时随地、想练就练”的运动需求",
            "批评“忽视民生、大建形象工程”",
        ];
        for paragraph in examples {
            assert_eq!(names(paragraph), Vec::<String>::new(), "{paragraph}");
        }
    }

    #[test]
    fn spellings_of_one_name_are_one_system() {
        let (article, found) = read("开展“双访双促”活动。“双访 双促”第一次评议活动举行，“双访双促”见效。");
        assert_eq!(found, [("双访双促活动".to_owned(), "campaign".to_owned())]);
        let one = &article.facts.initiatives[0];
        assert_eq!(one.variants, ["“双访双促”活动", "“双访 双促”第一次评议活动", "“双访双促”"]);
        assert_eq!(one.facts.len(), 3);
    }

    #[test]
    fn definitions() {
        let defined = |paragraph: &str| {
            let article = read(paragraph).0;
            let span = article.facts.initiatives[0].definition?;
            Some(article.paragraphs[0].text[span.start..span.end].to_owned())
        };
        let works = "甲局推出“帮跑”服务，由专人代办各项手续，群众不再来回跑。";
        assert_eq!(defined(works).as_deref(), Some(works));
        let is = "“邻里帮”服务平台是方便居民互助的平台。";
        assert_eq!(defined(is).as_deref(), Some(is));
        let listed = "建立问题清单、任务清单、责任清单“三张清单”制度。";
        assert_eq!(defined(listed).as_deref(), Some(listed));
        let counted = "提出“三个延伸”，责任到人。要求阵地延伸、管理延伸和服务延伸。";
        assert_eq!(defined(counted).as_deref(), Some("要求阵地延伸、管理延伸和服务延伸。"));
        let goes_on = "本报讯（记者甲乙）甲镇开展“春风”行动。本次活动旨在帮助就业。";
        assert_eq!(defined(goes_on).as_deref(), Some("本次活动旨在帮助就业。"));
        let with_lead = "本报讯（记者甲乙）甲镇推出“帮跑”服务，由专人代办各项手续，随叫随到。";
        assert_eq!(defined(with_lead).as_deref(), Some("甲镇推出“帮跑”服务，由专人代办各项手续，随叫随到。"));
        let later = "甲镇开展“春风”行动。现场热闹。本次活动由甲镇工会主办。";
        assert_eq!(defined(later).as_deref(), Some("本次活动由甲镇工会主办。"));
        let items = "阐述了“点线面”工作法，即一看村头；二看地头；三看灶头。散会。";
        assert_eq!(defined(items).as_deref(), Some("阐述了“点线面”工作法，即一看村头；二看地头；三看灶头。"));
        let parts = "推进“三治”融合。以自治添活力。以法治促和谐。以德治树正气。散会。";
        let through = "推进“三治”融合。以自治添活力。以法治促和谐。以德治树正气。";
        assert_eq!(defined(parts).as_deref(), Some(through));
        let bracket = "落实“三张表”制度(一张任务表、一张进度表、一张责任表)。";
        assert_eq!(defined(bracket).as_deref(), Some(bracket));
        assert_eq!(defined("“春风”行动——现场推进会召开，三十人参加。"), None);
        assert_eq!(defined("甲镇持续开展“帮跑”服务。"), None);
    }
}
