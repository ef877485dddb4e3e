//! The values of one property, article by article.

use super::facet::month;
use super::postings::{read_number, write_number};

/// Values of one property for all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// The distinct values, sorted.
    pub values: Vec<String>,
    /// The indexes of the values of all articles, one after the other.
    numbers: Vec<u32>,
    /// Where those of each article end.
    ends: Vec<u32>,
}

impl Column {
    /// The column of these rows, one for each article.
    pub(super) fn from_rows(rows: Vec<Vec<String>>) -> Self {
        let mut values: Vec<String> = rows.iter().flatten().cloned().collect();
        values.sort();
        values.dedup();
        let number = |value: &String| values.binary_search(value).map_or(0, |index| index as u32);
        let mut column = Self { values: Vec::new(), ..Self::default() };
        for row in &rows {
            column.numbers.extend(row.iter().map(number));
            column.close();
        }
        Self { values, ..column }
    }

    /// Ends the row of an article.
    fn close(&mut self) {
        self.ends.push(self.numbers.len() as u32);
    }

    /// The indexes of the values of one article; none for one it does not know.
    pub fn row(&self, doc: u32) -> &[u32] {
        let end = |doc: usize| self.ends.get(doc).map_or(0, |&end| end as usize);
        let start = (doc as usize).checked_sub(1).map_or(0, end);
        self.numbers.get(start..end(doc as usize)).unwrap_or_default()
    }

    /// The values of one article.
    pub fn of(&self, doc: u32) -> impl Iterator<Item = &str> {
        self.row(doc).iter().filter_map(|&value| self.values.get(value as usize)).map(String::as_str)
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// In a column of days, where an article's day stands among all days,
    /// earliest first; `None` for one without a year.
    pub fn day_rank(&self, doc: u32) -> Option<u32> {
        let rank = self.row(doc).first().copied()?;
        self.values.get(rank as usize).filter(|day| !day.starts_with('-')).map(|_| rank)
    }

    /// Writes the values, how many each article has, and which ones: each as
    /// its difference to the one before, so that articles in the order of
    /// their days take next to nothing.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_number(&mut out, self.values.len() as u32);
        for value in &self.values {
            write_number(&mut out, value.len() as u32);
            out.extend(value.as_bytes());
        }
        (0..self.len() as u32).for_each(|doc| write_number(&mut out, self.row(doc).len() as u32));
        let mut before = 0;
        for &value in &self.numbers {
            let step = value as i32 - before;
            write_number(&mut out, (step << 1 ^ step >> 31) as u32);
            before = value as i32;
        }
        out
    }

    /// Reads the column of so many articles; `None` where it is damaged or of
    /// others.
    pub fn read(mut bytes: &[u8], docs: usize) -> Option<Self> {
        let bytes = &mut bytes;
        let mut column = Self::default();
        for _ in 0..read_number(bytes)? {
            let length = read_number(bytes)? as usize;
            let (value, rest) = bytes.split_at_checked(length)?;
            column.values.push(String::from_utf8(value.to_vec()).ok()?);
            *bytes = rest;
        }
        let mut lengths = Vec::new();
        for _ in 0..docs {
            lengths.push(read_number(bytes)?);
        }
        let mut before = 0i32;
        for length in lengths {
            for _ in 0..length {
                let step = read_number(bytes)?;
                before = before.checked_add((step >> 1) as i32 ^ -((step & 1) as i32))?;
                let known =
                    u32::try_from(before).ok().filter(|&value| (value as usize) < column.values.len());
                column.numbers.push(known?);
            }
            column.close();
        }
        bytes.is_empty().then_some(column)
    }

    /// The months of a column of days.
    pub fn months(&self) -> Self {
        let mut values: Vec<String> = Vec::new();
        for month in self.values.iter().map(|day| month(Some(day))).chain([month(None)]) {
            if let Err(index) = values.binary_search_by(|known| known.as_str().cmp(month)) {
                values.insert(index, month.to_owned());
            }
        }
        let number = |doc| {
            let month = month(self.of(doc).next());
            values.partition_point(|known| known.as_str() < month) as u32
        };
        let numbers = (0..self.len() as u32).map(number).collect();
        Self { numbers, ends: (1..=self.len() as u32).collect(), values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn column(rows: &[&[&str]]) -> Column {
        Column::from_rows(
            rows.iter().map(|row| row.iter().map(|value| value.to_string()).collect()).collect(),
        )
    }

    #[test]
    fn a_column_comes_back() {
        let column = column(&[&["甲", "乙"], &[], &["丙"], &["甲"]]);
        let bytes = column.write();
        assert_eq!(Column::read(&bytes, 4), Some(column));
        assert!((0..bytes.len()).all(|cut| Column::read(&bytes[..cut], 4).is_none()));
        assert_eq!(Column::read(&[&bytes[..], &[0]].concat(), 4), None, "nothing may follow");
    }

    #[test]
    fn months_of_days() {
        let months = column(&[&["2022-02-11"], &["2021/2022"], &[], &["--02-22"], &["2022-02"]]).months();
        let of: Vec<Vec<&str>> = (0..5).map(|doc| months.of(doc).collect()).collect();
        assert_eq!(of, [["2022-02"], ["2021"], ["undated"], ["undated"], ["2022-02"]]);
        assert_eq!(months.values, ["2021", "2022-02", "undated"]);
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60), docs in 0usize..9) {
            let _ = Column::read(&bytes, docs);
        }
    }
}
