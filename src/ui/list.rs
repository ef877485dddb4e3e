//! A sheet of results as it comes: first how many there are, then each as soon
//! as its article is here.

use super::desk::Library;
use super::loading::Teller;
use super::pages::{Listing, Row};
use super::screen::Shown;
use crate::bundle::{BundleError, both};
use crate::paper::Article;
use crate::search::{Around, Finding, Request, find};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// Milliseconds in which all articles may come, so that the sheet is painted
/// once, in the order that their texts settle. Rows that were painted later
/// than that stay where they are.
const GRACE: u32 = 180;
/// Milliseconds for which an article holds back those below it, so that what
/// is painted is not moved by what comes above it.
const STILL: u32 = 1000;

/// What has come of a sheet.
struct Sheet {
    finding: Finding,
    library: Library,
    teller: Teller<Shown>,
    /// The article of each row, or why it cannot be had.
    articles: Vec<Option<Result<Rc<Article>, BundleError>>>,
    /// The rows as painted; none where nothing was painted yet.
    painted: Vec<Row>,
    /// Whether rows are painted that have open ones above them.
    hasty: bool,
    timer: Option<Timeout>,
}

/// Finds and reads a sheet of results, and tells what is known meanwhile.
pub async fn list(library: Library, request: Request, teller: Teller<Shown>) -> Result<Listing, BundleError> {
    let finding = find(&library, &request).await?;
    let articles = finding.docs().iter().map(|_| None).collect();
    let sheet = Sheet {
        finding: finding.clone(),
        library: library.clone(),
        teller,
        articles,
        painted: Vec::new(),
        hasty: false,
        timer: None,
    };
    let sheet = Rc::new(RefCell::new(sheet));
    wake_after(&sheet, GRACE, false);
    // Borrowed only between two awaits: the timers look at it, too.
    let mut take = |place: usize, article| Sheet::take(&sheet, place, article);
    let ((), around) = both(finding.articles(&library, &mut take), finding.around(&library)).await;
    // A page whose words cannot be looked up keeps the order of its scores.
    let around = around.unwrap_or_default();
    let mut rows = Vec::new();
    for place in 0..finding.docs().len() {
        library.pause().await;
        rows.push(sheet.borrow().row(place, &around));
    }
    let settled = sheet.borrow().painted.is_empty() && rows.iter().all(|row| row.hit().is_some());
    Ok(match settled {
        true => finding.settled(rows.into_iter().filter_map(Row::into_hit).collect()).into(),
        false => Listing { found: finding.found().clone(), rows },
    })
}

/// Paints after a while, unless the reader asks for something else by then.
fn wake_after(sheet: &Rc<RefCell<Sheet>>, milliseconds: u32, hasty: bool) {
    let later = Rc::downgrade(sheet);
    let timer = Timeout::new(milliseconds, move || {
        if let Some(sheet) = later.upgrade() {
            sheet.borrow_mut().paint(hasty);
        }
    });
    sheet.borrow_mut().timer = Some(timer);
}

impl Sheet {
    fn take(this: &Rc<RefCell<Self>>, place: usize, article: Result<Rc<Article>, BundleError>) {
        let mut sheet = this.borrow_mut();
        if let Some(slot) = sheet.articles.get_mut(place) {
            *slot = Some(article);
        }
        if !sheet.painted.is_empty() {
            let hasty = sheet.hasty;
            sheet.paint(hasty);
            drop(sheet);
            wake_after(this, STILL, true);
        }
    }

    /// Paints what has come; unless in haste, nothing below an open row.
    fn paint(&mut self, hasty: bool) {
        self.hasty = hasty;
        let held = self.articles.iter().position(Option::is_none).filter(|_| !hasty);
        let mut rows = std::mem::take(&mut self.painted);
        if rows.is_empty() {
            rows = self.finding.docs().into_iter().map(Row::Waiting).collect();
        }
        for place in 0..held.unwrap_or(rows.len()) {
            if matches!(rows[place], Row::Waiting(_)) {
                rows[place] = self.row(place, &Around::default());
            }
        }
        self.painted = rows;
        let (found, rows) = (self.finding.found().clone(), self.painted.clone());
        self.teller.tell(Shown::Results(Listing { found, rows }));
    }

    fn row(&self, place: usize, around: &Around) -> Row {
        let doc = self.finding.docs().get(place).copied().unwrap_or_default();
        match self.articles.get(place) {
            Some(Some(Ok(article))) => {
                Row::Here(doc, Rc::new(self.finding.hit(&self.library, place, article, around)))
            }
            Some(Some(Err(error))) => Row::Failed(doc, error.clone()),
            Some(None) | None => Row::Waiting(doc),
        }
    }
}
