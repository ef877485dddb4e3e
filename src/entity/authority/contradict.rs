//! Entries that cannot all be meant.

use super::Remark;
use super::entry::{Authority, Name};
use crate::paper::Corpus;

/// One remark for each contradiction.
pub fn remarks(authority: &Authority) -> Vec<Remark> {
    let mut remarks = pairs(&authority.name);
    remarks.extend(authority.name.iter().filter_map(with_itself));
    remarks.extend(corrections(authority));
    remarks.extend(splits(authority));
    remarks
}

/// One form claimed by two names in the same place, or with two types.
fn pairs(names: &[Name]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, first) in names.iter().enumerate() {
        for second in names[index + 1..].iter().filter(|second| overlap(&first.pages, &second.pages)) {
            let shared = first.forms().find(|form| second.forms().any(|other| other == *form));
            remarks.extend(shared.map(|form| twice(first, second, form)));
        }
    }
    remarks
}

/// Whether two lists of pages, empty meaning all, have a page in common.
fn overlap(first: &[String], second: &[String]) -> bool {
    first.is_empty() || second.is_empty() || first.iter().any(|page| second.contains(page))
}

fn twice(first: &Name, second: &Name, form: &str) -> Remark {
    Remark::new(
        first.label(),
        format!(
            "与 {} 矛盾：两处都收了“{form}”。后一条在前一条之后执行；请合并，或用 pages 分开。",
            second.label()
        ),
        format!(
            "Contradicts {}: both claim `{form}`. The later one is applied last; merge them, or tell them apart by pages.",
            second.label()
        ),
    )
}

fn with_itself(name: &Name) -> Option<Remark> {
    let posts = name.kind != super::Type::Person && !name.posts.is_empty();
    let empty = name.name.trim().is_empty();
    let removed = name.remove && (!name.posts.is_empty() || name.within.is_some());
    (posts || empty || removed).then(|| {
        Remark::new(
            name.label(),
            "自相矛盾：名称为空，或不是人物却有职务，或既删除又说明。请改正。",
            "Contradicts itself: an empty name, posts of what is no person, or details of what is removed. Mend it.",
        )
    })
}

fn corrections(authority: &Authority) -> Vec<Remark> {
    let list = &authority.correct;
    let undone = list.iter().filter(|entry| {
        entry.printed == entry.read
            || list.iter().any(|other| {
                other != *entry
                    && overlap(&other.pages, &entry.pages)
                    && (other.printed == entry.printed || other.printed == entry.read)
            })
    });
    let remark = |entry: &super::Correction| {
        Remark::new(
            entry.label(),
            "与另一条更正矛盾，或改成了自己。请只留一条。",
            "Contradicts another correction, or corrects to itself. Keep one.",
        )
    };
    undone.map(remark).collect()
}

/// Two bearers of a name on one page, or fewer than two.
fn splits(authority: &Authority) -> Vec<Remark> {
    let doubtful = authority.split.iter().filter(|split| {
        let branches = &split.into;
        let empty = branches.iter().any(|branch| branch.pages.is_empty());
        let shared = (0..branches.len())
            .any(|at| branches[at + 1..].iter().any(|other| overlap(&branches[at].pages, &other.pages)));
        branches.len() < 2 || empty || shared
    });
    let remark = |split: &super::Split| {
        Remark::new(
            split.label(),
            "拆分不清：至少要两支，每支写明 pages，且不能重叠。",
            "The split is unclear: it needs two branches or more, each with pages, none of them shared.",
        )
    };
    doubtful.map(remark).collect()
}

/// Pages and articles that the corpus does not have.
pub fn pages(authority: &Authority, corpus: &Corpus) -> Vec<Remark> {
    let known = |name: &String| {
        let article = |page: &crate::paper::Page| page.articles.iter().any(|article| article.id == *name);
        corpus.pages.iter().any(|page| page.name == *name || article(page))
    };
    let names = authority.name.iter().flat_map(|entry| entry.pages.iter().map(|page| (entry.label(), page)));
    let corrections =
        authority.correct.iter().flat_map(|entry| entry.pages.iter().map(|page| (entry.label(), page)));
    let branches = authority.split.iter().flat_map(|entry| {
        entry.into.iter().flat_map(|branch| &branch.pages).map(|page| (entry.label(), page))
    });
    let rulings = authority.pages.keys().map(|page| (format!("[pages.\"{page}\"]"), page));
    let all = names.chain(corrections).chain(branches).chain(rulings);
    all.filter(|(_, page)| !known(page)).map(|(label, page)| no_page(label, page)).collect()
}

fn no_page(label: String, page: &str) -> Remark {
    Remark::new(
        label,
        format!("语料中没有版面或文章“{page}”。请核对文件名（不带扩展名）。"),
        format!("The corpus has no page or article `{page}`. Check the file name, without its ending."),
    )
}
