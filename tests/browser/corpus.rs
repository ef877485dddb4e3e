//! Some thousands of articles of invented names and words, always the same.

use serde_json::json;

/// Number of articles.
pub const ARTICLES: usize = 3000;

/// Number of short articles.
pub const SHORT: usize = 20_000;

/// A word that stands in every one of them.
pub const EVERYWHERE: &str = "报栏";

/// A word that stands in every tenth.
pub const TENTH: &str = "灯会";

const SURNAMES: [&str; 8] = ["柳", "桥", "禾", "岚", "舟", "棠", "砚", "榆"];
const GIVEN: [&str; 9] = ["一鸣", "小满", "知秋", "望舒", "青禾", "听雨", "长风", "问渠", "怀瑾"];
const PLACES: [&str; 6] = ["柳桥县", "云溪镇", "白鹭洲", "石榴街", "望江楼", "梅子坡"];
const DEEDS: [&str; 8] = ["修缮", "丈量", "点亮", "搬迁", "清扫", "种植", "记录", "巡视"];
const THINGS: [&str; 9] = ["石阶", "水渠", "路灯", "旧书", "果园", "渡船", "戏台", "风车", "井台"];

/// The corpus, one article a line.
pub fn lines() -> String {
    (0..ARTICLES).map(|number| format!("{}\n", article(number))).collect()
}

/// Very short articles, and so many that their days and facets are too large
/// to be read along with the first results.
pub fn short_lines() -> String {
    let article = |number: usize| {
        let mut dice = Dice(number as u64 * 7919 + 17);
        let day = format!("20{}-{:02}-{:02}", dice.below(90) + 10, 1 + dice.below(12), 1 + dice.below(28));
        let words = if number % 10 == 0 { TENTH } else { "告示" };
        json!({ "id": format!("短-{number}"), "date": day, "text": format!("{}{words}。", dice.of(&PLACES)) })
    };
    (0..SHORT).map(|number| format!("{}\n", article(number))).collect()
}

/// The words of one article only.
pub fn only(number: usize) -> String {
    format!("第{number}号告示")
}

fn article(number: usize) -> serde_json::Value {
    let mut dice = Dice(number as u64 * 7919 + 17);
    let reporter = dice.name();
    let mut text =
        format!("本报讯（记者 {reporter}）{}的{EVERYWHERE}前贴出{}。", dice.of(&PLACES), only(number));
    for _ in 0..6 + dice.below(12) {
        text += &dice.sentence();
    }
    if number % 10 == 0 {
        text += &format!("入夜后，{}举行{TENTH}。", dice.of(&PLACES));
    }
    let day = format!("20{}-{:02}-{:02}", 30 + number * 3 / ARTICLES, 1 + dice.below(12), 1 + dice.below(28));
    let title = format!("{}{}{}", dice.of(&PLACES), dice.of(&DEEDS), dice.of(&THINGS));
    json!({ "id": format!("样-{number}"), "title": title, "date": day, "source": "柳桥报", "text": text })
}

/// Throws that fall the same way every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn name(&mut self) -> String {
        format!("{}{}", self.of(&SURNAMES), self.of(&GIVEN))
    }

    fn sentence(&mut self) -> String {
        let (who, place) = (self.name(), self.of(&PLACES));
        format!("{who}在{place}{}了{}处{}，", self.of(&DEEDS), 2 + self.below(97), self.of(&THINGS))
            + &format!("又{}了{}。", self.of(&DEEDS), self.of(&THINGS))
    }
}
