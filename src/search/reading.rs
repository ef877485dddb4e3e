//! Articles read file by file: one that cannot be had keeps no other back.

use crate::bundle::{Bundle, BundleError, each};
use crate::paper::Article;
use std::rc::Rc;

/// Reads articles and tells each when it comes, by its place in `docs`.
pub async fn read(
    bundle: &Bundle,
    docs: &[u32],
    tell: &mut dyn FnMut(usize, Result<Rc<Article>, BundleError>),
) {
    let files = match bundle.by_file(docs).await {
        Ok(files) => files,
        Err(error) => return (0..docs.len()).for_each(|place| tell(place, Err(error.clone()))),
    };
    let reads = files.iter().map(|docs| bundle.articles(docs));
    each(reads, &mut |number, articles| {
        for (index, doc) in files[number].iter().enumerate() {
            let article = articles.as_ref().map(|articles| articles[index].clone());
            let places = docs.iter().enumerate().filter(|(_, known)| *known == doc);
            places.for_each(|(place, _)| tell(place, article.clone().map_err(Clone::clone)));
        }
    })
    .await;
}
