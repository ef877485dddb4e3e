//! What a request has to know of the articles besides their places. Most need
//! nothing of it, so nothing is read that is not asked for.

use super::{Request, Sort};
use crate::bundle::{Bundle, BundleError};
use crate::index::{Column, Facet};
use std::rc::Rc;

/// Days and facets, so far as a request needs them; the others are empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// The day of each article.
    pub days: Rc<Column>,
    /// The facets in their order.
    pub facets: [Rc<Column>; Facet::ALL.len()],
}

impl Known {
    /// Reads what the order, the limits and the counts of a request need.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub async fn for_request(bundle: &Bundle, request: &Request) -> Result<Self, BundleError> {
        let mut known = Self::default();
        if request.want.facets {
            // The days come along.
            known.facets = bundle.facets().await?;
        }
        if asks_for_days(request) {
            known.days = bundle.days().await?;
        }
        for (facet, _) in &request.chosen {
            known.facets[*facet as usize] = bundle.facet(*facet).await?;
        }
        Ok(known)
    }
}

fn asks_for_days(request: &Request) -> bool {
    let sorted = matches!(request.sort, Sort::Oldest | Sort::Newest);
    let limited = request.from.is_some() || request.to.is_some();
    sorted || limited || request.want.histogram.is_some()
}
