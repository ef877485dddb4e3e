//! Days and facets of all articles, each column a file of its own that is read
//! when it is first needed: most queries are answered without any.

use super::manifest::ColumnChunks;
use super::{Bundle, BundleError, Chunk, both, together};
use crate::index::{Column, Columns, Facet};
use std::cell::RefCell;
use std::rc::Rc;

/// Bytes of all columns up to which they are read along with the first
/// results, so that those are painted once.
const NEAR: usize = 32 << 10;

/// The columns that were read: days, then the facets in their order.
pub(super) type Opened = RefCell<[Option<Rc<Column>>; 1 + Facet::ALL.len()]>;

/// Writes the columns: `name` takes what a file holds and its content.
pub(super) fn write<E>(
    columns: &Columns,
    mut name: impl FnMut(&str, &[u8]) -> Result<Chunk, E>,
) -> Result<ColumnChunks, E> {
    let none = Column::default();
    let mut facet = |holds, facet| name(holds, &columns.facets.get(&facet).unwrap_or(&none).write());
    Ok(ColumnChunks {
        page: facet("by-page", Facet::Page)?,
        kind: facet("by-kind", Facet::Kind)?,
        reporter: facet("by-reporter", Facet::Reporter)?,
        day: name("days", &columns.dates.write())?,
    })
}

impl Bundle {
    /// The day of each article.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub async fn days(&self) -> Result<Rc<Column>, BundleError> {
        self.column(0, &self.manifest().chunks.columns.day).await
    }

    /// A facet of each article.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub async fn facet(&self, facet: Facet) -> Result<Rc<Column>, BundleError> {
        let ColumnChunks { page, kind, reporter, .. } = &self.manifest().chunks.columns;
        let chunk = match facet {
            Facet::Page => page,
            Facet::Kind => kind,
            Facet::Reporter => reporter,
            Facet::Month => return self.months().await,
        };
        self.column(slot(facet), chunk).await
    }

    /// Days and all facets, fetched together.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub async fn facets(&self) -> Result<[Rc<Column>; Facet::ALL.len()], BundleError> {
        // Days and months are one file.
        let stored = Facet::ALL.into_iter().filter(|facet| *facet != Facet::Month);
        let (days, read) = both(self.days(), together(stored.map(|facet| self.facet(facet)))).await;
        days?;
        read.into_iter().collect::<Result<Vec<_>, _>>()?;
        let mut facets: [Rc<Column>; Facet::ALL.len()] = Default::default();
        for facet in Facet::ALL {
            facets[facet as usize] = self.facet(facet).await?;
        }
        Ok(facets)
    }

    /// Whether no column has to be waited for, or none for long.
    pub fn columns_are_near(&self) -> bool {
        let sizes = self.manifest().chunks.columns.all().map(|chunk| chunk.size);
        self.opened().iter().all(Option::is_some) || sizes.iter().sum::<usize>() <= NEAR
    }

    async fn months(&self) -> Result<Rc<Column>, BundleError> {
        let days = self.days().await?;
        let slot = slot(Facet::Month);
        let known = self.opened()[slot].clone();
        Ok(known.unwrap_or_else(|| self.keep(slot, days.months())))
    }

    async fn column(&self, slot: usize, chunk: &Chunk) -> Result<Rc<Column>, BundleError> {
        if let Some(known) = self.opened()[slot].clone() {
            return Ok(known);
        }
        let column = Column::read(&self.content(chunk).await?, self.manifest().articles);
        let column = column.ok_or_else(|| BundleError::damaged(&chunk.file, "it is of other articles"))?;
        Ok(self.keep(slot, column))
    }

    fn opened(&self) -> std::cell::Ref<'_, [Option<Rc<Column>>; 1 + Facet::ALL.len()]> {
        self.cache.columns.borrow()
    }

    fn keep(&self, slot: usize, column: Column) -> Rc<Column> {
        let column = Rc::new(column);
        self.cache.columns.borrow_mut()[slot] = Some(column.clone());
        column
    }
}

fn slot(facet: Facet) -> usize {
    1 + facet as usize
}
