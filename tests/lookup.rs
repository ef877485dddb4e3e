//! The lexicon and its forgiving look-ups.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod common;

use baolan::bundle::Bundle;
use baolan::lexicon::EntryKind;
use baolan::lookup::{self, Candidate, How};
use baolan::paper::{Corpus, Page, PageAbout};
use baolan::search::suggest;
use baolan::{entity, page, text};
use futures::executor::block_on;
use std::fs;

/// The pages of the default corpus.
fn seeds() -> Bundle {
    let mut paths: Vec<_> = fs::read_dir("seeds").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut articles = page::read(&name, &fs::read_to_string(path).unwrap()).articles;
        entity::find(&mut articles, &PageAbout::default());
        Page { name, articles, ..Page::default() }
    };
    common::open(&Corpus { pages: paths.iter().map(read).collect(), ..Corpus::default() })
}

fn chars(typed: &str) -> Vec<char> {
    text::fold(typed).chars
}

fn pinyin(bundle: &Bundle, typed: &str) -> Vec<Candidate> {
    block_on(lookup::by_pinyin(bundle, typed, 8)).unwrap()
}

fn slips(bundle: &Bundle, typed: &str) -> Vec<Candidate> {
    block_on(lookup::slips(bundle, &chars(typed), 8)).unwrap()
}

fn pieces(bundle: &Bundle, typed: &str) -> Vec<String> {
    let chars = chars(typed);
    let cut = block_on(lookup::cut(bundle, &chars)).unwrap();
    cut.into_iter().map(|piece| chars[piece.range].iter().collect()).collect()
}

/// Which candidate comes first, and how what was typed leads to it.
fn first(candidates: &[Candidate]) -> Option<(&str, How)> {
    candidates.first().map(|candidate| (candidate.meant.as_str(), candidate.how))
}

#[test]
fn letters_find_what_they_spell() {
    let bundle = seeds();
    let examples = [
        ("zhanghongjun", "张红军", How::Pinyin),
        ("wanrenzhuwanqi", "万人助万企", How::Pinyin),
        ("lvpei", "吕沛", How::Pinyin),
        ("lüpei", "吕沛", How::Pinyin),
        ("lupei", "吕沛", How::Pinyin),
        ("gaoxinqu", "高新区", How::Pinyin),
        ("gao xin qu", "高新区", How::Pinyin),
        ("gxq", "高新区", How::Initials),
        ("wxzb", "五星支部", How::Initials),
        ("gao新qu", "高新区", How::Mixed),
        ("gxin区", "高新区", How::Mixed),
    ];
    for (typed, meant, how) in examples {
        assert_eq!(first(&pinyin(&bundle, typed)), Some((meant, how)), "{typed}");
    }
    assert!(pinyin(&bundle, "ditie").is_empty() && pinyin(&bundle, "高新区").is_empty());
}

#[test]
fn slips_find_what_was_meant() {
    let bundle = seeds();
    let examples = [
        ("张宏军", "张红军", How::Homophone),
        ("五星支步", "五星支部", How::Homophone),
        ("公卫红", "宫卫红", How::Homophone),
        ("蒙牛乳液", "蒙牛乳业", How::Homophone),
        ("王军霞", "王军方", How::Edit),
    ];
    for (typed, meant, how) in examples {
        assert_eq!(first(&slips(&bundle, typed)), Some((meant, how)), "{typed}");
    }
    for typed in ["地铁", "房地产", "张红军"] {
        assert!(slips(&bundle, typed).is_empty(), "{typed}");
    }
}

#[test]
fn slips_of_letters_find_the_word() {
    let article = |text: &str| baolan::paper::Article {
        paragraphs: vec![baolan::paper::Paragraph::new(text)],
        ..Default::default()
    };
    let articles = ["一台Fernseher响", "买Fernseher去"].map(article).to_vec();
    let bundle =
        common::open(&Corpus { pages: vec![Page { articles, ..Page::default() }], ..Corpus::default() });
    for typed in ["fernsehr", "fernsseher", "frenseher", "fernsehar"] {
        assert_eq!(first(&slips(&bundle, typed)), Some(("Fernseher", How::Edit)), "{typed}");
    }
    assert_eq!(block_on(suggest(&bundle, "fern", 8)).unwrap()[0].text, "Fernseher");
}

#[test]
fn what_is_typed_without_blanks_is_cut() {
    let bundle = seeds();
    let examples = [
        ("新郑创文反馈会", "新郑 创文 反馈会"),
        ("石佛核酸检测", "石佛 核酸 检测"),
        ("三官庙五星支部书记表彰", "三官庙 五星支部 书记 表彰"),
        ("焦作夜市安全", "焦作 夜市 安全"),
        ("地铁", "地 铁"),
    ];
    for (typed, expected) in examples {
        assert_eq!(pieces(&bundle, typed).join(" "), expected);
    }
}

#[test]
fn words_across_the_border_of_a_text_are_told() {
    let bundle = seeds();
    let crossing = block_on(lookup::crossing(&bundle, &chars("中学"), 20)).unwrap();
    let told: Vec<(&str, isize)> =
        crossing.iter().map(|crossing| (crossing.entry.text.as_str(), crossing.at)).collect();
    assert!(told.contains(&("学习", 1)) && told.contains(&("集中", -1)), "{told:?}");
}

#[test]
fn what_is_being_typed_is_suggested() {
    let bundle = seeds();
    for typed in ["高新", "gaox", "gxq", "gaoxinqu", "高xin"] {
        let suggested = block_on(suggest(&bundle, typed, 8)).unwrap();
        assert_eq!((suggested[0].text.as_str(), suggested[0].kind), ("高新区", EntryKind::Place), "{typed}");
    }
    let inside = block_on(suggest(&bundle, "沙河桥", 8)).unwrap();
    assert_eq!(inside[0].text, "大沙河桥");
    assert!(block_on(suggest(&bundle, "", 8)).unwrap().is_empty());
}

/// A lexicon that one shelf does not hold: thousands of invented names.
mod large {
    use super::*;
    use baolan::paper::{Article, Facts, Named, Paragraph};

    const FIRST: &str = "甲乙丙丁戊己庚辛壬癸东南西北中";
    const REST: &str = "山河湖海风云雷电松竹梅兰金木水火土石玉";

    fn names() -> Vec<String> {
        let rest: Vec<char> = REST.chars().collect();
        let pairs = rest.iter().flat_map(|one| rest.iter().map(move |other| (one, other)));
        let name = |(one, other): (&char, &char), first: char| format!("{first}{one}{other}");
        pairs.flat_map(|pair| FIRST.chars().map(move |first| name(pair, first))).collect()
    }

    fn bundle() -> Bundle {
        let names = names();
        let articles = names.chunks(40).map(|names| {
            let named = names.iter().map(|name| Named { name: name.clone(), ..Named::default() });
            Article {
                paragraphs: vec![Paragraph::new(names.join("、"))],
                facts: Facts { places: named.collect(), ..Facts::default() },
                ..Article::default()
            }
        });
        common::open(&Corpus {
            pages: vec![Page { articles: articles.collect(), ..Page::default() }],
            ..Corpus::default()
        })
    }

    #[test]
    fn every_entry_is_found_on_its_shelf() {
        let bundle = bundle();
        let names = names();
        let top = block_on(bundle.names()).unwrap();
        let (held, _): (Vec<&String>, Vec<_>) =
            names.iter().partition(|name| top.iter().any(|entry| entry.text == **name));
        assert!(held.len() < names.len(), "the top holds {} of {}", held.len(), names.len());
        for name in names.iter().step_by(97) {
            let known = block_on(lookup::known(&bundle, &chars(name))).unwrap();
            assert_eq!(known.map(|entry| entry.text).as_ref(), Some(name));
            let begins = block_on(suggest(&bundle, name, 4)).unwrap();
            assert_eq!(&begins[0].text, name);
            for way in 0..4 {
                let mut slip = chars(name);
                match way {
                    0 => slip.insert(1, '墙'),
                    1 => slip[2] = '墙',
                    2 => slip.insert(0, '墙'),
                    _ => slip.swap(0, 1),
                }
                let typed: String = slip.iter().collect();
                let found = block_on(lookup::slips(&bundle, &slip, 400)).unwrap();
                assert!(found.iter().any(|candidate| candidate.text == *name), "{typed}: {name}");
            }
        }
    }

    #[test]
    fn letters_find_entries_of_a_large_lexicon() {
        let bundle = bundle();
        for (typed, name) in
            [("jiashanhe", "甲山河"), ("guiyushan", "癸玉山"), ("dinglan甲", ""), ("xinsongyun", "辛松云")]
        {
            let found = pinyin(&bundle, typed);
            assert_eq!(found.first().map_or("", |candidate| candidate.text.as_str()), name, "{typed}");
        }
        let initials = block_on(lookup::by_pinyin(&bundle, "jsh", 400)).unwrap();
        assert!(
            ["甲山河", "己水火", "甲山湖"]
                .iter()
                .all(|name| initials.iter().any(|found| found.text == *name))
        );
    }
}

/// Names that nobody has: every way to ask for one finds it.
mod invented {
    use super::*;
    use baolan::lexicon::Sounds;
    use baolan::paper::{Article, Facts, Paragraph, Person};
    use proptest::prelude::*;

    fn corpus(names: &[String]) -> Corpus {
        let article = |name: &String| Article {
            paragraphs: vec![Paragraph::new(format!("昨天，{name}来过。"))],
            facts: Facts {
                people: vec![Person { name: name.clone(), ..Person::default() }],
                ..Facts::default()
            },
            ..Article::default()
        };
        let articles = names.iter().map(article).collect();
        Corpus { pages: vec![Page { articles, ..Page::default() }], ..Corpus::default() }
    }

    /// A name of three or four of some dozens of characters, heteronyms among
    /// them.
    fn names() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[重行乐曾单解查仇吕绿女鱼安西恩儿甲乙丙丁戊己庚辛壬癸]{3,4}", 1..6)
    }

    fn sounds() -> Sounds {
        Sounds::open(&baolan::lexicon::Shelves::of(&Default::default()).sounds)
    }

    /// Each syllable of a character, the first of each where `pick` is 0.
    fn syllables(sounds: &Sounds, name: &str, pick: usize) -> Vec<String> {
        let of = |c: char| {
            let all: Vec<&str> = sounds.syllables(c).collect();
            all[pick % all.len()].to_owned()
        };
        name.chars().map(of).collect()
    }

    fn finds(candidates: &[Candidate], name: &str) -> bool {
        candidates.iter().any(|candidate| candidate.text == name)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn by_any_reading_initials_or_both(names in names(), pick in 0usize..4, mixed in 0usize..3) {
            let (bundle, sounds) = (common::open(&corpus(&names)), sounds());
            for name in &names {
                let syllables = syllables(&sounds, name, pick);
                let initials: Vec<&str> = syllables.iter().map(|syllable| &syllable[..1]).collect();
                prop_assert!(finds(&pinyin(&bundle, &syllables.concat()), name), "{syllables:?}");
                prop_assert!(finds(&pinyin(&bundle, &syllables.join(" ")), name), "{syllables:?}");
                prop_assert!(finds(&pinyin(&bundle, &initials.concat()), name), "{initials:?}");
                let mut parts: Vec<String> = name.chars().map(String::from).collect();
                parts[mixed] = syllables[mixed].clone();
                prop_assert!(finds(&pinyin(&bundle, &parts.concat()), name), "{parts:?}");
            }
        }

        #[test]
        fn by_every_edit_of_one_character(names in names(), at in 0usize..3, way in 0usize..4) {
            let bundle = common::open(&corpus(&names));
            for name in &names {
                let mut slip = chars(name);
                match way {
                    0 => drop(slip.remove(at)),
                    1 => slip.insert(at, '墙'),
                    2 => slip[at] = '墙',
                    _ if at + 1 < slip.len() => slip.swap(at, at + 1),
                    _ => {}
                }
                let typed: String = slip.iter().collect();
                let contained = names.iter().any(|name| name.contains(&typed));
                prop_assert!(contained || finds(&slips(&bundle, &typed), name), "{typed} {name}");
            }
        }
    }
}
