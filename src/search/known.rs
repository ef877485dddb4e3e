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
    /// Why nothing can be counted, where what is counted cannot be had.
    pub gap: Option<BundleError>,
}

impl Known {
    /// Reads what the order, the limits and the counts of a request need. The
    /// counts are a help: where they cannot be made, [`Known::gap`] says why.
    ///
    /// # Errors
    /// When a chunk of what order and limits need is missing or damaged.
    pub async fn for_request(bundle: &Bundle, request: &Request) -> Result<Self, BundleError> {
        let mut known = Self::default();
        // With what is counted the rest comes along, in one round.
        known.gap = known.count(bundle, request).await.err();
        if decides_by_day(request) {
            known.days = bundle.days().await?;
        }
        for (facet, _) in &request.chosen {
            known.facets[*facet as usize] = bundle.facet(*facet).await?;
        }
        Ok(known)
    }

    /// Reads what is counted.
    async fn count(&mut self, bundle: &Bundle, request: &Request) -> Result<(), BundleError> {
        if request.want.facets {
            // The days come along.
            self.facets = bundle.facets().await?;
        }
        if request.want.histogram.is_some() {
            self.days = bundle.days().await?;
        }
        Ok(())
    }
}

fn decides_by_day(request: &Request) -> bool {
    let sorted = matches!(request.sort, Sort::Oldest | Sort::Newest);
    sorted || request.from.is_some() || request.to.is_some()
}
