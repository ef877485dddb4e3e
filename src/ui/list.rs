//! A sheet of results as it comes: first how many there are, then each as soon
//! as its article is here, and how all of them are spread.

use super::desk::Library;
use super::load::Load;
use super::loading::Teller;
use super::pages::{Listing, Row};
use super::screen::Shown;
use crate::bundle::{BundleError, both};
use crate::paper::Article;
use crate::search::{Around, Finding, Overview, Request, find, overview};
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
    /// The rows as they were last painted.
    rows: Vec<Row>,
    /// Whether rows are painted that have open ones above them.
    hasty: bool,
    /// The sheet to the end, once every article has come.
    whole: Option<Listing>,
    /// How all that was found is spread.
    spread: Load<Overview, BundleError>,
    /// Whether anything was painted.
    painted: bool,
    timer: Option<Timeout>,
}

/// Finds and reads a sheet of results, counts how all that was found is
/// spread, and tells what is known meanwhile. Where nothing can be counted,
/// the results stay.
pub async fn list(library: Library, request: Request, teller: Teller<Shown>) -> Result<Shown, BundleError> {
    let finding = find(&library, &request).await?;
    let sheet = Rc::new(RefCell::new(Sheet::new(&finding, &library, teller)));
    wake_after(&sheet, GRACE, false);
    let counted = async {
        let spread = overview(&library, &request, finding.found()).await.into();
        let mut sheet = sheet.borrow_mut();
        sheet.spread = spread;
        sheet.repaint();
    };
    let filled = fill(&sheet, &finding, &library);
    if library.columns_are_near() {
        let filled = async {
            filled.await;
            sheet.borrow_mut().repaint();
        };
        // Asked for first: behind the texts so little would wait longest.
        both(counted, filled).await;
    } else {
        // The line belongs to the texts.
        filled.await;
        sheet.borrow_mut().paint(true);
        counted.await;
    }
    let shown = sheet.borrow().shown();
    Ok(shown)
}

/// Reads the articles and describes them.
async fn fill(sheet: &Rc<RefCell<Sheet>>, finding: &Finding, library: &Library) {
    // Borrowed only between two awaits: the timers look at it, too.
    let mut take = |place: usize, article| Sheet::take(sheet, place, article);
    let ((), around) = both(finding.articles(library, &mut take), finding.around(library)).await;
    // A page whose words cannot be looked up keeps the order of its scores.
    let around = around.unwrap_or_default();
    let mut rows = Vec::new();
    for place in 0..finding.docs().len() {
        library.pause().await;
        rows.push(sheet.borrow().row(place, &around));
    }
    let mut sheet = sheet.borrow_mut();
    let settled = !sheet.painted && rows.iter().all(|row| row.hit().is_some());
    sheet.whole = Some(match settled {
        true => finding.clone().settled(rows.into_iter().filter_map(Row::into_hit).collect()).into(),
        false => Listing { found: finding.found().clone(), rows },
    });
}

/// Paints after a while, unless the reader asks for something else by then.
fn wake_after(sheet: &Rc<RefCell<Sheet>>, milliseconds: u32, hasty: bool) {
    let later = Rc::downgrade(sheet);
    let timer = Timeout::new(milliseconds, move || {
        if let Some(sheet) = later.upgrade() {
            sheet.borrow_mut().wake(hasty);
        }
    });
    sheet.borrow_mut().timer = Some(timer);
}

impl Sheet {
    fn new(finding: &Finding, library: &Library, teller: Teller<Shown>) -> Self {
        let docs = finding.docs();
        Self {
            finding: finding.clone(),
            library: library.clone(),
            teller,
            articles: docs.iter().map(|_| None).collect(),
            rows: docs.into_iter().map(Row::Waiting).collect(),
            hasty: false,
            whole: None,
            spread: Load::Waiting,
            painted: false,
            timer: None,
        }
    }

    fn take(this: &Rc<RefCell<Self>>, place: usize, article: Result<Rc<Article>, BundleError>) {
        let mut sheet = this.borrow_mut();
        if let Some(slot) = sheet.articles.get_mut(place) {
            *slot = Some(article);
        }
        if sheet.painted {
            sheet.repaint();
            drop(sheet);
            wake_after(this, STILL, true);
        }
    }

    /// Paints what has come; unless in haste, nothing below an open row.
    fn paint(&mut self, hasty: bool) {
        (self.hasty, self.painted) = (hasty, true);
        let held = self.articles.iter().position(Option::is_none).filter(|_| !hasty);
        for place in 0..held.unwrap_or(self.rows.len()) {
            if matches!(self.rows[place], Row::Waiting(_)) {
                self.rows[place] = self.row(place, &Around::default());
            }
        }
        self.teller.tell(self.shown());
    }

    /// Paints what has come, unless all rows are painted.
    fn wake(&mut self, hasty: bool) {
        if self.whole.is_none() || !self.painted {
            self.paint(hasty);
        }
    }

    /// Paints what has come since; nothing where nothing was painted.
    fn repaint(&mut self) {
        if self.painted {
            self.paint(self.hasty);
        }
    }

    fn shown(&self) -> Shown {
        let sofar = || Listing { found: self.finding.found().clone(), rows: self.rows.clone() };
        Shown::Results(self.whole.clone().unwrap_or_else(sofar), self.spread.clone())
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
