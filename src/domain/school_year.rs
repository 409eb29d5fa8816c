//! The day on which a school year begins: the same day and month every year, as the school says it.

use std::fmt;

use jiff::civil::Date;

use super::calendar::month_of;

/// The first school day, of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolYearStart {
    month: i8,
    day: i8,
}

impl Default for SchoolYearStart {
    /// The first of January is a holiday.
    fn default() -> Self {
        Self { month: 1, day: 2 }
    }
}

impl SchoolYearStart {
    /// Reads `2 January`, `2 Jan` or `January 2`. The month has to be a word: 02-01 is two days.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, second) = text.split_once(' ')?;
        let (day, month) = if first.starts_with(|c: char| c.is_ascii_digit()) {
            (first, second)
        } else {
            (second, first)
        };
        let (day, month) = (day.parse().ok()?, month_of(month)?);
        // A day that only a leap year has is no day of every year.
        Date::new(2027, month, day).ok().map(|_| Self { month, day })
    }

    /// The first school day of this year.
    pub fn of(self, year: i16) -> Date {
        // A year that no calendar has begins before any day, so that it delays nothing.
        Date::new(year, self.month, self.day).unwrap_or(Date::MIN)
    }
}

impl fmt::Display for SchoolYearStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Date::constant(2027, self.month, self.day).strftime("%-d %B"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_month_in_words_are_read_and_shown_in_one_way() {
        let check = |text: &str, expected: Option<&str>| {
            let shown = SchoolYearStart::parse(text).map(|start| start.to_string());
            assert_eq!(shown.as_deref(), expected, "{text}");
        };
        check("2 January", Some("2 January"));
        check("2 jan", Some("2 January"));
        check("January 2", Some("2 January"));
        check("1 Sept", Some("1 September"));
        check("31 December", Some("31 December"));
        // May be the second of January and the first of February.
        check("02-01", None);
        check("2/1", None);
        check("2 1", None);
        check("29 February", None);
        check("31 April", None);
        check("0 January", None);
        check("2 Ja", None);
        check("2 Januarys", None);
        check("January", None);
        check("2 January 2027", None);
        check("", None);
    }

    #[test]
    fn every_year_has_it() {
        let start = SchoolYearStart::default();
        assert_eq!(start.of(2027), jiff::civil::date(2027, 1, 2));
        assert_eq!(start.of(i16::MAX), Date::MIN);
    }
}
