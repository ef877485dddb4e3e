//! Merges and doubts that an editor should decide, as a commented file.

use crate::paper::{Article, Corpus, Fact};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A name with the places where it stands.
#[derive(Debug, Default)]
struct Seen {
    pages: BTreeSet<String>,
    places: BTreeSet<String>,
    posts: BTreeSet<String>,
    sentence: String,
}

type Names = BTreeMap<String, Seen>;

/// The text of an `authority.toml` in which every entry is commented out:
/// what is left so changes nothing.
pub fn suggest(corpus: &Corpus) -> String {
    let mut out = String::from(HEAD);
    let bodies = collect(corpus, |article| {
        article
            .facts
            .organisations
            .iter()
            .map(|named| (named.name.clone(), Vec::new(), named.facts.clone()))
            .collect()
    });
    let people = collect(corpus, |article| {
        let posts =
            |person: &crate::paper::Person| person.posts.iter().map(|post| post.title.clone()).collect();
        article
            .facts
            .people
            .iter()
            .map(|person| (person.name.clone(), posts(person), person.facts.clone()))
            .collect()
    });
    let systems = collect(corpus, |article| {
        article
            .facts
            .initiatives
            .iter()
            .map(|one| (one.name.clone(), Vec::new(), one.facts.clone()))
            .collect()
    });
    write_merges(&mut out, "organisation", &merges(&bodies, same_body), &bodies);
    write_merges(&mut out, "initiative", &merges(&systems, same_system), &systems);
    write_slips(&mut out, &people);
    write_splits(&mut out, &people);
    write_places(&mut out, corpus);
    out
}

const HEAD: &str = "# authority.toml：编者的决定，高于一切规则。去掉行首的 # 即生效。
# authority.toml: what the editor decides stands above every rule. Remove a leading # to make an entry count.

";

/// A name, its posts and where it stands, in one article.
type Mention = (String, Vec<String>, Vec<Fact>);

fn collect(corpus: &Corpus, names: impl Fn(&Article) -> Vec<Mention>) -> Names {
    let mut all = Names::new();
    for page in &corpus.pages {
        for article in &page.articles {
            for (name, posts, facts) in names(article) {
                let seen = all.entry(name).or_default();
                seen.pages.insert(page.name.clone());
                seen.places.extend(page.about.place.clone());
                seen.posts.extend(posts);
                if seen.sentence.is_empty() {
                    seen.sentence = quote(article, &facts);
                }
            }
        }
    }
    all
}

/// The first sentence that names it.
fn quote(article: &Article, facts: &[Fact]) -> String {
    let span = facts.first().map(|fact| fact.sentence);
    let text = span.and_then(|span| article.paragraphs.get(span.paragraph)?.text.get(span.start..span.end));
    text.unwrap_or_default().chars().filter(|c| !c.is_control()).take(60).collect()
}

/// Names that may be one, the longest first.
fn merges(names: &Names, same: fn(&str, &str) -> bool) -> Vec<Vec<&str>> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for (name, seen) in names {
        let near = |other: &&str| same(other, name) && !names[*other].pages.is_disjoint(&seen.pages);
        // 办事处党工委 on a page with two of them is neither.
        let unclear =
            |short: &str| names.keys().filter(|long| *long != short && long.ends_with(short)).count() > 1;
        let joins = |group: &&mut Vec<&str>| group.iter().all(near) && !group.iter().any(|one| unclear(one));
        match groups.iter_mut().find(joins).filter(|_| !unclear(name)) {
            Some(group) => group.push(name),
            None => groups.push(vec![name]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups.iter_mut().for_each(|group| group.sort_by_key(|name| std::cmp::Reverse(name.len())));
    groups
}

/// 青山街道, 青山办事处, 青山街道办事处: one stem, or one name ends the other.
fn same_body(first: &str, second: &str) -> bool {
    let (first_stem, second_stem) = (stem(first), stem(second));
    let office = first_stem == second_stem && first_stem.chars().count() >= 2 && first_stem != first;
    let longer = |long: &str, short: &str| long.ends_with(short) && short.chars().count() >= 4;
    office || longer(first, second) || longer(second, first)
}

fn stem(name: &str) -> &str {
    let ends = ["街道办事处", "街道办", "办事处", "街道"];
    ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// “甲乙”活动 and “甲乙”: one begins the other.
fn same_system(first: &str, second: &str) -> bool {
    let begins = |long: &str, short: &str| long.starts_with(short) && short.chars().count() >= 3;
    begins(first, second) || begins(second, first)
}

fn write_merges(out: &mut String, kind: &str, groups: &[Vec<&str>], names: &Names) {
    for group in groups {
        let aliases: Vec<String> = group[1..].iter().map(|name| quoted(name)).collect();
        comment(out, &format!("可能同一：{} | may be one", group.join("、")), &names[group[0]].sentence);
        entry(
            out,
            &format!(
                "[[name]]\nname = {}\ntype = \"{kind}\"\naliases = [{}]",
                quoted(group[0]),
                aliases.join(", ")
            ),
        );
    }
}

/// People whose names differ by one character and who share a post.
fn write_slips(out: &mut String, people: &Names) {
    let all: Vec<(&String, &Seen)> = people.iter().collect();
    for (index, (first, seen)) in all.iter().enumerate() {
        for (second, other) in &all[index + 1..] {
            if one_apart(first, second) && !seen.posts.is_disjoint(&other.posts) {
                comment(out, &format!("可能误识：{first}、{second} | one may be a slip"), &other.sentence);
                entry(out, &format!("[[correct]]\nprinted = {}\nread = {}", quoted(second), quoted(first)));
            }
        }
    }
}

fn one_apart(first: &str, second: &str) -> bool {
    let (first, second): (Vec<char>, Vec<char>) = (first.chars().collect(), second.chars().collect());
    first.len() == second.len()
        && first.len() > 1
        && first.iter().zip(&second).filter(|(a, b)| a != b).count() == 1
}

/// One name on pages of several places, or with posts on several pages.
fn write_splits(out: &mut String, people: &Names) {
    let doubtful = people
        .iter()
        .filter(|(_, seen)| seen.pages.len() > 1 && (seen.places.len() > 1 || seen.posts.len() > 1));
    for (name, seen) in doubtful {
        let posts: Vec<&str> = seen.posts.iter().map(String::as_str).collect();
        comment(
            out,
            &format!("可能不止一人：{name}（{}） | may be several", posts.join("；")),
            &seen.sentence,
        );
        let branches: Vec<String> =
            seen.pages.iter().enumerate().map(|(index, page)| branch(name, index, page)).collect();
        entry(
            out,
            &format!(
                "[[split]]\nname = {}\ntype = \"person\"\ninto = [{}]",
                quoted(name),
                branches.join(", ")
            ),
        );
    }
}

fn branch(name: &str, index: usize, page: &str) -> String {
    format!("{{ name = {}, pages = [{}] }}", quoted(&format!("{name}（{}）", index + 1)), quoted(page))
}

fn write_places(out: &mut String, corpus: &Corpus) {
    for page in corpus.pages.iter().filter(|page| page.about.place.is_none()) {
        comment(out, &format!("版面地区不明：{} | the page's place is unknown", page.name), "");
        entry(out, &format!("[pages.{}]\nplace = \"\"", quoted(&page.name)));
    }
}

fn comment(out: &mut String, line: &str, sentence: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "## {line}");
    if !sentence.is_empty() {
        let _ = writeln!(out, "## 「{sentence}」");
    }
}

fn entry(out: &mut String, text: &str) {
    text.lines().for_each(|line| {
        let _ = writeln!(out, "# {line}");
    });
    out.push('\n');
}

/// A TOML string: basic strings take all but quotes, backslashes and controls.
fn quoted(text: &str) -> String {
    let plain = text.chars().filter(|c| !c.is_control());
    let escaped: String =
        plain.flat_map(|c| if matches!(c, '"' | '\\') { vec!['\\', c] } else { vec![c] }).collect();
    format!("\"{escaped}\"")
}
