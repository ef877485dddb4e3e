//! Working systems: campaigns, methods, mechanisms, platforms, slogans.

use crate::entity::Context;
use crate::paper::Article;

/// Fills in what this finder is for, article by article.
pub fn find(articles: &mut [Article], context: &Context) {
    let _ = (articles, context);
}
