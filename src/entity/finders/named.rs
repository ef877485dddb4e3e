//! Names collected over an article: each printed form once, with its mentions.

use crate::entity::sentence::Text;
use crate::paper::{Fact, Named, Status};
use std::collections::HashMap;
use std::ops::Range;

/// The names of one kind in one article.
#[derive(Default)]
pub struct Collection {
    /// In the order of first mention.
    pub named: Vec<Named>,
    /// Folded form → index.
    index: HashMap<String, usize>,
}

impl Collection {
    /// Adds the mention at the characters `range`. A form that differs in
    /// width or writing only becomes a variant.
    pub fn add(&mut self, text: &Text, range: Range<usize>, kind: &str, within: Option<String>) {
        let printed = super::post::plain(text.printed(range.clone()));
        let folded: String = text.chars[range.clone()].iter().filter(|c| !c.is_whitespace()).collect();
        let fresh = self.named.len();
        let at = *self.index.entry(folded).or_insert(fresh);
        if at == fresh {
            self.named.push(Named { name: printed.clone(), kind: kind.to_owned(), ..Named::default() });
        }
        let named = &mut self.named[at];
        if printed != named.name && !named.variants.contains(&printed) {
            named.variants.push(printed);
        }
        named.within = named.within.take().or(within);
        let (span, sentence) = (text.span(range.clone()), text.sentence(range.start));
        named.facts.push(Fact { span, sentence, status: Status::Printed });
    }
}
