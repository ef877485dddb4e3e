//! The articles found over time.

use super::Step;
use crate::index::Column;

/// Counts of articles by year or month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Histogram {
    /// Years or months with articles, in order.
    pub bars: Vec<Bar>,
    /// Articles without a year.
    pub undated: usize,
}

/// The articles of one year or month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bar {
    /// `2022` or `2022-02`; a year where the bars are months stands for
    /// articles of which no more is known.
    pub period: String,
    /// Number of articles.
    pub count: usize,
}

/// Counts articles by the period their day begins in.
pub(super) fn histogram(column: &Column, step: Step, docs: &[u32]) -> Histogram {
    let mut days = vec![0; column.values.len()];
    let mut undated = 0;
    for &doc in docs {
        match column.day_rank(doc).and_then(|rank| days.get_mut(rank as usize)) {
            Some(count) => *count += 1,
            None => undated += 1,
        }
    }
    // Days are sorted, so the bar is the last one, or the year before its months.
    let counted = column.values.iter().zip(days).filter(|(_, count)| *count > 0);
    let bars = counted.fold(Vec::<Bar>::new(), |mut bars, (day, count)| {
        let period = period(day, step);
        match bars.iter_mut().rev().find(|bar| bar.period == period) {
            Some(bar) => bar.count += count,
            None => bars.push(Bar { period: period.to_owned(), count }),
        }
        bars
    });
    Histogram { bars, undated }
}

/// The year or month a day begins in: of `2022-Q2` the year, of a range the
/// first day's.
fn period(day: &str, step: Step) -> &str {
    let first = day.split('/').next().unwrap_or(day);
    let length = match step {
        Step::Month if first.get(5..6).is_some_and(|c| c != "Q") => 7,
        _ => 4,
    };
    first.get(..length).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Columns, Extent};
    use crate::paper::Article;

    fn column() -> Column {
        let days = ["2022-02-11", "2022-02-12/2022-03-01", "2022", "2022-Q2", "2021-12", "--02-22"];
        let articles = days.map(|day| Article { published: Some(day.to_owned()), ..Article::default() });
        Columns::build(articles.iter(), [Extent::default(); 6]).dates
    }

    fn shown(step: Step) -> (Vec<(String, usize)>, usize) {
        let Histogram { bars, undated } = histogram(&column(), step, &[0, 1, 2, 3, 4, 5]);
        (bars.into_iter().map(|bar| (bar.period, bar.count)).collect(), undated)
    }

    #[test]
    fn by_year_with_the_undated_counted() {
        assert_eq!(shown(Step::Year), (vec![("2021".into(), 1), ("2022".into(), 4)], 1));
    }

    #[test]
    fn by_month_with_years_of_their_own() {
        let months = [("2021-12", 1), ("2022", 2), ("2022-02", 2)];
        assert_eq!(shown(Step::Month), (months.map(|(m, n)| (m.to_owned(), n)).into(), 1));
    }
}
