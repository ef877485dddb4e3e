//! Which articles lie between two days.

use crate::index::Column;

/// The numbers of the days, in the column of days, that can lie between two
/// dates: a flag for each. A date of lower precision stands for all of its
/// days; one without a year never fits.
pub(super) fn days(column: &Column, from: Option<&str>, to: Option<&str>) -> Vec<bool> {
    let fits = |day: &String| !day.starts_with('-') && fits(day, from, to);
    column.values.iter().map(fits).collect()
}

/// The articles on those days, ascending.
pub(super) fn articles(column: &Column, days: &[bool]) -> Vec<u32> {
    (0..column.len() as u32).filter(|&doc| on(days, column.row(doc))).collect()
}

/// Whether any of an article's days is one of them.
pub(super) fn on(days: &[bool], row: &[u32]) -> bool {
    row.iter().any(|&day| days.get(day as usize) == Some(&true))
}

fn fits(day: &str, from: Option<&str>, to: Option<&str>) -> bool {
    let (first, last) = day.split_once('/').unwrap_or((day, day));
    to.is_none_or(|to| first <= end_of(to).as_str()) && from.is_none_or(|from| end_of(last).as_str() >= from)
}

/// A string that sorts after every day of an ISO date of any precision.
fn end_of(date: &str) -> String {
    [date, "~"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_precision() {
        let examples = [
            ("2022-02-11", Some("2022-02"), Some("2022-02"), true),
            ("2022", Some("2022-02"), Some("2022-02"), true),
            ("2022", Some("2022-03-01"), Some("2023"), true),
            ("2022-02-11", Some("2022-03-01"), None, false),
            ("2022-02-11/2022-03-04", Some("2022-03-01"), Some("2022-03-02"), true),
            ("2023-01-01", None, Some("2022"), false),
        ];
        for (day, from, to, expected) in examples {
            assert_eq!(fits(day, from, to), expected, "{day} {from:?} {to:?}");
        }
    }
}
