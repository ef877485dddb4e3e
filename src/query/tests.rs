//! What is typed, and the tree it is read as.

use super::*;

/// The tree in a short form: `&` all, `|` any, `!` not, `"` quoted.
fn shape(typed: &str) -> String {
    drawn(&parse(typed).0.root)
}

fn drawn(node: &Node) -> String {
    let list = |sign: &str, parts: &[Node]| {
        let parts: Vec<String> = parts.iter().map(drawn).collect();
        format!("{sign}({})", parts.join(" "))
    };
    match node {
        Node::All(parts) => list("&", parts),
        Node::Any(parts) => list("|", parts),
        Node::Not(part) => format!("!{}", drawn(part)),
        Node::Text { field, pattern } => {
            format!(
                "{}{}",
                field.map_or(String::new(), |field| format!("{}:", field.entry().en)),
                text(pattern)
            )
        }
        Node::Near { patterns, within } => {
            let texts: Vec<String> = patterns.iter().map(text).collect();
            format!("near{within}({})", texts.join(" "))
        }
        Node::Date { from, to, printed } => {
            let end = |end: &Option<String>| end.clone().unwrap_or_default();
            let printed = printed.as_ref().map_or(String::new(), |p| format!(" {}", text(p)));
            format!("[{}..{}{printed}]", end(from), end(to))
        }
    }
}

fn text(pattern: &Pattern) -> String {
    let sign = |slot: &Slot| match slot {
        Slot::Char('\n') => '/',
        Slot::Char(c) => *c,
        Slot::One => '?',
        Slot::Gap(_) => '*',
    };
    let slots: String = pattern.slots.iter().map(sign).collect();
    let (whole, quote) = (if pattern.whole { "=" } else { "" }, if pattern.quoted { "\"" } else { "" });
    format!("{whole}{quote}{slots}{quote}")
}

#[track_caller]
fn check(examples: &[(&str, &str)]) {
    for (typed, expected) in examples {
        assert_eq!(shape(typed), *expected, "{typed}");
        assert_eq!(shape(&parse(typed).0.to_string()), *expected, "{typed} printed: {}", parse(typed).0);
    }
}

#[test]
fn blanks_and_operators() {
    check(&[
        ("", "&()"),
        ("甲", "甲"),
        ("甲 乙　丙", "&(甲 乙 丙)"),
        ("甲 AND 乙 与 丙 且 丁 + 戊", "&(甲 乙 丙 丁 戊)"),
        ("甲 +乙", "&(甲 乙)"),
        ("甲 OR 乙|丙 或 丁 ｜ 戊", "|(甲 乙 丙 丁 戊)"),
        ("甲 & 乙 && 丙 || 丁", "|(&(甲 乙 丙) 丁)"),
        ("甲 NOT 乙", "&(甲 !乙)"),
        ("甲 -乙 非 丙 AND NOT 丁", "&(甲 !乙 !丙 !丁)"),
        ("甲 ＡＮＤ 乙 ＮＯＴ 丙", "&(甲 乙 !丙)"),
        ("－甲 乙", "&(!甲 乙)"),
        ("甲 乙 或 丙 丁", "|(&(甲 乙) &(丙 丁))"),
        ("NOT NOT 甲", "甲"),
        ("rock and roll", "&(rock and roll)"),
    ]);
}

#[test]
fn a_word_that_holds_an_operator_is_a_word() {
    check(&[
        ("非遗 与会 或许 且慢", "&(非遗 与会 或许 且慢)"),
        ("党建+文旅", "党建+文旅"),
        ("A-B 1-2", "&(a-b 1-2)"),
        ("或", "或"),
        ("NOT", "not"),
        ("近/5", "近/5"),
        ("近郊", "近郊"),
    ]);
}

#[test]
fn brackets() {
    check(&[
        ("(甲 OR 乙) AND 丙", "&(|(甲 乙) 丙)"),
        ("（甲 或 乙）丙", "&(|(甲 乙) 丙)"),
        ("甲（乙 或 丙）", "&(甲 |(乙 丙))"),
        ("甲 NOT(乙 或 丙)", "&(甲 !|(乙 丙))"),
        ("(甲)或(乙)", "|(甲 乙)"),
        ("-(甲 乙)", "!&(甲 乙)"),
        ("((甲))", "甲"),
        ("某某（集团）公司", "某某集团公司"),
        ("(城北)分公司 丙", "&(城北分公司 丙)"),
        ("()", "&()"),
    ]);
}

#[test]
fn quotation_marks() {
    check(&[
        ("\"甲 乙\" 丙", "&(\"甲乙\" 丙)"),
        ("“甲 乙”", "\"甲乙\""),
        ("「hello world」", "\"hello world\""),
        ("“五星”支部", "五星支部"),
        ("创‘五星’支部", "创五星支部"),
        ("\"五星\"支部", "五星支部"),
        ("“五星” 支部", "&(\"五星\" 支部)"),
        ("“hello world”报", "hello world报"),
        ("\"边走,边看\"", "\"边走/边看\""),
        ("“甲或(乙\"", "\"甲或乙\""),
        ("“他说\"好\"”", "\"他说好\""),
        ("\"\"", "&()"),
        ("五星”支部", "五星支部"),
        ("\"五*支部\"", "\"五*支部\""),
    ]);
}

#[test]
fn near_each_other() {
    check(&[
        ("甲 近/20 乙", "near20(甲 乙)"),
        ("甲 NEAR/5 乙 near/5 丙", "near5(甲 乙 丙)"),
        ("甲 近／5 乙 近/6 丙", "&(near5(甲 乙) near6(乙 丙))"),
        ("丁 甲 近/5 乙 或 丙", "|(&(丁 near5(甲 乙)) 丙)"),
        ("-(甲 近/5 \"乙 丙\")", "!near5(甲 \"乙丙\")"),
        ("2月9日 近/5 甲", "near5(2月9日 甲)"),
        ("甲 近/5 (乙 丙)", "&(甲 乙 丙)"),
        ("甲 近/5 (乙 或 丙)", "|(near5(甲 乙) near5(甲 丙))"),
        ("(甲 或 乙) 近/5 (丙 或 丁) 戊", "&(|(near5(甲 丙) near5(甲 丁) near5(乙 丙) near5(乙 丁)) 戊)"),
        ("甲 近/5 (乙 或 丙) 近/5 丁", "|(near5(甲 乙 丁) near5(甲 丙 丁))"),
        ("甲 近/5 (乙 近/5 丙)", "&(甲 near5(乙 丙))"),
        ("甲 近/5 (乙 近/0 丙)", "&(甲 near0(乙 丙))"),
    ]);
}

#[test]
fn wildcards() {
    check(&[
        ("五*支部", "五*支部"),
        ("张？民", "|(张?民 \"张/民\")"),
        ("标题:何时？今天", "|(title:何时?今天 title:\"何时/今天\")"),
        ("张？民 近/5 甲", "near5(张?民 甲)"),
        ("怎么办？", "怎么办"),
        ("一*的*是", "一*的*是"),
        ("支部*", "支部"),
        ("=AB", "=ab"),
        ("标题:=AB", "title:=ab"),
    ]);
    assert_eq!(parse("*支部").1, [Hint::WildcardAtEnd("*支部".into())]);
}

#[test]
fn numbers_and_dates() {
    check(&[
        ("１２581", "12581"),
        ("“12581”", "\"12581\""),
        ("2月 9日", "|(2月9日 二月九日)"),
        ("二月九日", "|(二月九日 2月9日)"),
        ("2021 年", "|(2021年 二〇二一年 二○二一年)"),
        ("2022年2月", "|([2022-02..2022-02 2022年2月] 二〇二二年二月 二○二二年二月)"),
        (
            "2022-02-11",
            "|([2022-02-11..2022-02-11 2022-02-11] 2022年2月11日 二〇二二年二月十一日 二○二二年二月十一日)",
        ),
        ("\"2月9日\"", "\"2月9日\""),
        ("2月 (9日)", "&(2月 9日)"),
        ("2月9日 甲 或 乙", "|(&(|(2月9日 二月九日) 甲) 乙)"),
        ("2月9日 或 乙", "|(|(2月9日 二月九日) 乙)"),
        ("2月9日上午", "2月9日上午"),
        ("12 345", "&(12 345)"),
    ]);
}

#[test]
fn fields() {
    check(&[
        ("reporter:王某", "reporter:王某"),
        ("记者：王某 甲", "&(reporter:王某 甲)"),
        ("記者: 王某", "reporter:王某"),
        ("标题:(甲 或 乙) 丙", "&(|(title:甲 title:乙) 丙)"),
        ("标题:“甲 乙”", "title:\"甲乙\""),
        ("标题:“五星”支部", "title:五星支部"),
        ("-作者:陈某", "!author:陈某"),
        ("标题:或", "title:或"),
        ("标题:正文:甲", "title:正文/甲"),
        ("“记者:王某”", "\"记者/王某\""),
        ("时刻:甲", "时刻/甲"),
        ("12:30", "12:30"),
    ]);
}

#[test]
fn date_fields() {
    check(&[
        ("date:2023-06-20..2023-06-25", "[2023-06-20..2023-06-25]"),
        ("日期:2022", "[2022..2022]"),
        ("日期：2022年2月", "[2022-02..2022-02]"),
        ("日期:2022年 2月", "[2022-02..2022-02]"),
        ("日期:20220209", "[2022-02-09..2022-02-09]"),
        ("日期:2022-02..", "[2022-02..]"),
        ("日期:..2022", "[..2022]"),
        ("日期:2022。。2023", "[2022..2023]"),
        ("日期:2022年2月至7月", "[2022-02..2022-07]"),
        ("日期:2022年2月9日至11日", "[2022-02-09..2022-02-11]"),
        ("日期:2022-02..2022", "[2022-02..2022]"),
        ("日期:2022-2023", "[2022..2023]"),
        ("日期:2022.2", "[2022-02..2022-02]"),
        ("日期:(2022-02 或 2023)", "|([2022-02..2022-02] [2023..2023])"),
        ("日期:2023..2022", "[2022..2023]"),
        ("日期:2022-13", "[2022..2022]"),
        ("日期:2月22日", "|(2月22日 二月二十二日)"),
        ("日期:昨天", "&()"),
    ]);
}

#[test]
fn what_is_odd_is_hinted_at() {
    let part = |part: &str| part.to_owned();
    let examples = [
        ("。", vec![Hint::NothingToSearch(part("。"))]),
        ("\"甲 乙", vec![Hint::OpenQuote(part("甲 乙"))]),
        ("(甲 或 乙", vec![Hint::OpenBracket]),
        ("甲) 乙", vec![Hint::OpenBracket]),
        ("甲 OR", vec![Hint::Lonely(part("OR"))]),
        ("或 甲", vec![Hint::Lonely(part("或"))]),
        ("甲 或 或 乙", vec![Hint::Lonely(part("或"))]),
        ("甲 或 。", vec![Hint::NothingToSearch(part("。")), Hint::Lonely(part("或"))]),
        ("甲 与", vec![Hint::Lonely(part("与"))]),
        ("甲 非", vec![Hint::Lonely(part("非"))]),
        ("近/5 甲", vec![Hint::Lonely(part("近/5"))]),
        ("甲 近/5 (乙 丙)", vec![Hint::NearNeedsTexts(part("近/5"))]),
        ("标题:(甲 近/5 乙)", vec![Hint::NearNeedsTexts(part("近/5"))]),
        ("甲 or 乙", vec![Hint::LowerCase(part("or"))]),
        ("rock or pop", vec![]),
        ("reportr:甲", vec![Hint::UnknownField(part("reportr"), Some(Field::Reporter))]),
        ("foobarbaz:甲", vec![Hint::UnknownField(part("foobarbaz"), None)]),
        ("记者:", vec![Hint::EmptyField(Field::Reporter)]),
        ("日期:昨天", vec![Hint::BadDate(part("昨天"), None)]),
        ("日期:2022-13", vec![Hint::BadDate(part("2022-13"), Some(part("2022")))]),
        ("日期:2023..2022", vec![Hint::Reversed(part("2023..2022"))]),
        ("日期:2月22日", vec![Hint::NoYear(part("2月22日"))]),
        ("2月30日", vec![Hint::NoSuchDay(part("2月30日"))]),
        ("NOT 甲", vec![Hint::OnlyExclusions]),
        ("甲 乙 或 丙", vec![Hint::Mixed(part("(甲 乙) | 丙"))]),
        ("(甲 乙) 或 丙", vec![]),
        ("甲 | 乙 -丙 (丁)", vec![Hint::Mixed(part("甲 | (乙 -丙 丁)"))]),
    ];
    for (typed, expected) in examples {
        assert_eq!(parse(typed).1, expected, "{typed}");
    }
}

#[test]
fn every_hint_says_what_it_is_about_in_both_languages() {
    for typed in [
        "。",
        "\"甲 乙",
        "甲 {} OR",
        "甲 or 乙",
        "reportr:甲",
        "记者:",
        "日期:{}13",
        "日期:2022-13",
        "2月30日",
    ] {
        for hint in parse(typed).1 {
            let message = hint.message();
            assert!(message.zh.ends_with(['。', '？']) && message.zh.contains('“'), "{message:?}");
            assert!(message.en.ends_with(['.', '?']) && message.en.contains('“'), "{message:?}");
        }
    }
    let message = parse("日期:2022-13").1[0].message();
    assert_eq!(message.zh, "日历上没有“2022-13”，已按“2022”检索。");
}

#[test]
fn parts_can_be_taken_away() {
    let query = parse("甲 (乙 或 丙) -丁").0;
    assert_eq!(query.parts().len(), 3);
    assert_eq!(query.without(0).to_string(), "(乙 | 丙) -丁");
    assert_eq!(query.without(1).to_string(), "甲 -丁");
    assert_eq!(parse("甲").0.without(0), Query::default());
    let texts: Vec<String> = query.texts().iter().map(|text| text.typed.clone()).collect();
    assert_eq!(texts, ["甲", "乙", "丙"]);
}
