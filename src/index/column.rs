//! The values of one property, article by article.

use super::facet::month;
use super::postings::{read_number, write_number};

/// Values of one property for all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// The distinct values, sorted.
    pub values: Vec<String>,
    /// For each article, the indexes of its values.
    pub docs: Vec<Vec<u32>>,
}

impl Column {
    /// The column of these rows, one for each article.
    pub(super) fn from_rows(rows: Vec<Vec<String>>) -> Self {
        let mut values: Vec<String> = rows.iter().flatten().cloned().collect();
        values.sort();
        values.dedup();
        let number = |value: &String| values.binary_search(value).map_or(0, |index| index as u32);
        let docs = rows.iter().map(|row| row.iter().map(number).collect()).collect();
        Self { values, docs }
    }

    /// The values of one article.
    pub fn of(&self, doc: u32) -> impl Iterator<Item = &str> {
        let row = self.docs.get(doc as usize).map_or(&[][..], Vec::as_slice);
        row.iter().filter_map(|&value| self.values.get(value as usize)).map(String::as_str)
    }

    /// Writes the values, how many each article has, and which ones: each as
    /// its difference to the one before, so that articles in the order of
    /// their days take next to nothing.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        write_number(out, self.values.len() as u32);
        for value in &self.values {
            write_number(out, value.len() as u32);
            out.extend(value.as_bytes());
        }
        self.docs.iter().for_each(|row| write_number(out, row.len() as u32));
        let mut before = 0;
        for &value in self.docs.iter().flatten() {
            let step = value as i32 - before;
            write_number(out, (step << 1 ^ step >> 31) as u32);
            before = value as i32;
        }
    }

    /// Reads a column and moves on; `None` where it is damaged.
    pub(super) fn read(bytes: &mut &[u8], docs: usize) -> Option<Self> {
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
            let mut row = Vec::new();
            for _ in 0..length {
                let step = read_number(bytes)?;
                before = before.checked_add((step >> 1) as i32 ^ -((step & 1) as i32))?;
                row.push(u32::try_from(before).ok().filter(|&value| (value as usize) < column.values.len())?);
            }
            column.docs.push(row);
        }
        Some(column)
    }

    /// The months of a column of days.
    pub(super) fn months(&self) -> Self {
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
        let docs = (0..self.docs.len() as u32).map(|doc| vec![number(doc)]).collect();
        Self { docs, values }
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
        let mut bytes = Vec::new();
        column.write(&mut bytes);
        assert_eq!(Column::read(&mut bytes.as_slice(), 4), Some(column));
        assert!((0..bytes.len()).all(|cut| Column::read(&mut &bytes[..cut], 4).is_none()));
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
            let _ = Column::read(&mut bytes.as_slice(), docs);
        }
    }
}
