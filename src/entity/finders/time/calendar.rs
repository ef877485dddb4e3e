//! Days of the Gregorian calendar: just enough to count them.

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year, Gregorian.
    pub year: i32,
    /// Month, from 1.
    pub month: i32,
    /// Day of the month, from 1.
    pub day: i32,
}

impl Day {
    /// Reads `2023-06-25`, as `corpus.toml` gives it; `None` for less.
    pub fn parse(iso: &str) -> Option<Self> {
        let mut parts = iso.trim().splitn(3, '-').map(|part| part.parse().ok());
        let day = Self { year: parts.next()??, month: parts.next()??, day: parts.next()?? };
        valid(day.month, day.day).then_some(day)
    }

    /// Days since Monday.
    pub fn weekday(self) -> i32 {
        (self.number() + 2).rem_euclid(7) as i32
    }

    /// The day so many days later.
    pub fn plus(self, days: i64) -> Self {
        Self::from_number(self.number() + days)
    }

    /// Days since the first of March of the year 0, proleptic.
    pub fn number(self) -> i64 {
        let shifted = i64::from(self.month + 9) % 12;
        let year = i64::from(self.year) - shifted / 10;
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leaps + (shifted * 306 + 5) / 10 + i64::from(self.day) - 1
    }

    fn from_number(number: i64) -> Self {
        let mut year = (10_000 * number + 14_780).div_euclid(3_652_425);
        let first = |year: i64| 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        if number < first(year) {
            year -= 1;
        }
        let rest = number - first(year);
        let shifted = (100 * rest + 52) / 3060;
        let day = rest - (shifted * 306 + 5) / 10 + 1;
        let month = (shifted + 2) % 12 + 1;
        Self { year: (year + (shifted + 2) / 12) as i32, month: month as i32, day: day as i32 }
    }
}

/// Whether the month has the day in some year: the 29th of February counts.
pub fn valid(month: i32, day: i32) -> bool {
    let length = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=length).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_both_ways() {
        let day = Day::parse("2024-02-28").expect("a day");
        assert_eq!(day.plus(2), Day { year: 2024, month: 3, day: 1 });
        assert_eq!(Day { year: 2023, month: 1, day: 1 }.plus(-1), Day { year: 2022, month: 12, day: 31 });
        assert_eq!(Day { year: 2024, month: 4, day: 15 }.weekday(), 0);
        assert_eq!(Day { year: 2024, month: 4, day: 21 }.weekday(), 6);
        for number in (600_000..800_000).step_by(13) {
            assert_eq!(Day::from_number(number).number(), number);
        }
    }

    #[test]
    fn what_is_no_day() {
        for iso in ["2023", "2023-02", "2023-02-30", "2023-13-01", "", "x-y-z"] {
            assert_eq!(Day::parse(iso), None, "{iso}");
        }
        assert!(valid(2, 29) && !valid(2, 30) && !valid(0, 1));
    }
}
