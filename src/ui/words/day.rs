//! A day of ISO 8601, taken apart for the words of each language.

/// Year, month and day of a date, as far as it has them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Day<'a> {
    /// As written; `None` in `--02-11`.
    pub year: Option<&'a str>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl<'a> Day<'a> {
    /// Takes `2022`, `2022-02`, `2022-02-11` or `--02-11` apart.
    pub fn parse(iso: &'a str) -> Option<Self> {
        let (year, rest) = match iso.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => iso.split_once('-').map_or((Some(iso), None), |(year, rest)| (Some(year), Some(rest))),
        };
        let (month, day) = rest.map_or((None, None), |rest| {
            rest.split_once('-').map_or((Some(rest), None), |(month, day)| (Some(month), Some(day)))
        });
        let known = year.is_none_or(|year| !year.is_empty() && year.bytes().all(|b| b.is_ascii_digit()));
        let day = Self { year, month: number(month, 12)?, day: number(day, 31)? };
        known.then_some(day)
    }
}

/// The number in a part; the outer `None` where it is none.
fn number(part: Option<&str>, largest: u8) -> Option<Option<u8>> {
    let Some(part) = part else { return Some(None) };
    let value = part.parse().ok().filter(|value| (1..=largest).contains(value));
    value.map(Some)
}

/// One day or both ends of a range, each by `one`; as it stands where it is
/// no date.
pub fn print(iso: &str, between: &str, one: fn(Day) -> String) -> String {
    let end = |part: &str| Day::parse(part).map_or(part.to_owned(), one);
    match iso.split_once('/') {
        Some((from, to)) => format!("{}{between}{}", end(from), end(to)),
        None => end(iso),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_precision_is_taken_apart() {
        let full = Day { year: Some("2022"), month: Some(2), day: Some(11) };
        assert_eq!(Day::parse("2022-02-11"), Some(full));
        assert_eq!(Day::parse("--02-11"), Some(Day { year: None, ..full }));
        assert_eq!(Day::parse("2022-02"), Some(Day { day: None, ..full }));
        assert_eq!(Day::parse("2022"), Some(Day { month: None, day: None, ..full }));
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        for text in ["", "undated", "2022-13", "2022-02-99", "-", "--", "2022-"] {
            assert_eq!(Day::parse(text), None, "{text}");
            assert_eq!(print(text, "–", |_| String::new()), text);
        }
    }
}
