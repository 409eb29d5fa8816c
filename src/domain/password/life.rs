//! How long a temporary password works: from which day its days are counted, and how far off its last day may be.

use std::ops::RangeInclusive;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::domain::school_year::SchoolYearStart;

/// How long new temporary passwords are to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowLong {
    /// So many days, counted from the day on which they can first be used.
    Usual(u16),
    /// So many days from today, whatever the school year.
    FromToday(u16),
    /// Until the end of this day.
    Until(Date),
}

/// The rule by which the temporary passwords that are made today get their last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordLife {
    pub today: Date,
    pub year_starts: SchoolYearStart,
    pub how_long: HowLong,
}

impl PasswordLife {
    /// The most days, as a school's choice and as the distance of a last day that is named.
    pub const MAX_DAYS: u16 = 90;

    /// The last day for a student whose class is of this year. What is made in November for January must not be dead
    /// in January: nobody of a year's classes can be shown how to sign in before they begin.
    pub fn last_day(self, year: i16) -> Date {
        match self.how_long {
            HowLong::Usual(days) => after(self.first_day(year), days),
            HowLong::FromToday(days) => after(self.today, days),
            HowLong::Until(day) => day,
        }
    }

    /// The days that may be named as the last one.
    pub fn possible(self, year: i16) -> RangeInclusive<Date> {
        self.today..=after(self.first_day(year), Self::MAX_DAYS)
    }

    /// The first school day, where the last day comes before it.
    pub fn ends_before(self, year: i16) -> Option<Date> {
        Some(self.first_day(year)).filter(|first| self.last_day(year) < *first)
    }

    /// The day from which days are counted: today, unless the school year is still to come.
    fn first_day(self, year: i16) -> Date {
        self.year_starts.of(year).max(self.today)
    }
}

fn after(day: Date, days: u16) -> Date {
    day.saturating_add(i64::from(days).days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn life(today: &str, how_long: HowLong) -> PasswordLife {
        PasswordLife { today: day(today), year_starts: SchoolYearStart::default(), how_long }
    }

    #[test]
    fn days_are_counted_from_the_first_school_day_until_it_has_come() {
        let check = |today, year, days, expected: &str| {
            let last_day = life(today, HowLong::Usual(days)).last_day(year);
            assert_eq!(last_day.to_string(), expected, "{today}, {days} days, class of {year}");
        };
        // Next year's list, from the middle of October to the first school day.
        check("2026-10-15", 2027, 30, "2027-02-01");
        check("2026-11-29", 2027, 30, "2027-02-01");
        check("2027-01-01", 2027, 30, "2027-02-01");
        check("2027-01-02", 2027, 30, "2027-02-01");
        check("2026-11-29", 2027, 1, "2027-01-03");
        check("2026-11-29", 2027, 90, "2027-04-02");
        // The year has begun, or is over.
        check("2027-01-03", 2027, 30, "2027-02-02");
        check("2026-11-29", 2026, 30, "2026-12-29");
        check("2026-11-29", 2020, 30, "2026-12-29");
        check("2026-12-20", 2026, 30, "2027-01-19");
        // The end of the calendar.
        check("9999-12-31", 9999, 30, "9999-12-31");
    }

    #[test]
    fn the_day_of_the_school_is_meant() {
        let starts = |text| SchoolYearStart::parse(text).expect("a day");
        let check = |text, expected: &str| {
            let life = PasswordLife {
                year_starts: starts(text),
                ..life("2026-11-29", HowLong::Usual(30))
            };
            assert_eq!(life.last_day(2027).to_string(), expected, "{text}");
        };
        check("2 January", "2027-02-01");
        check("4 January", "2027-02-03");
        check("1 September", "2027-10-01");
    }

    #[test]
    fn what_was_asked_for_wins_and_an_end_before_the_year_is_seen() {
        let check = |how_long, expected: &str, before: Option<&str>| {
            let life = life("2026-11-29", how_long);
            assert_eq!(life.last_day(2027).to_string(), expected, "{how_long:?}");
            assert_eq!(life.ends_before(2027), before.map(day), "{how_long:?}");
            assert_eq!(life.ends_before(2026), None, "{how_long:?}");
        };
        let first = Some("2027-01-02");
        check(HowLong::FromToday(14), "2026-12-13", first);
        check(HowLong::FromToday(33), "2027-01-01", first);
        check(HowLong::FromToday(34), "2027-01-02", None);
        check(HowLong::Until(day("2026-12-31")), "2026-12-31", first);
        check(HowLong::Until(day("2027-02-15")), "2027-02-15", None);
        check(HowLong::Usual(1), "2027-01-03", None);
    }

    #[test]
    fn a_day_that_is_named_lies_at_most_ninety_days_after_the_first() {
        let check = |year, last: &str, expected| {
            let possible = life("2026-11-29", HowLong::Until(day(last))).possible(year);
            assert_eq!(possible.contains(&day(last)), expected, "{last}, class of {year}");
        };
        check(2026, "2026-11-28", false);
        check(2026, "2026-11-29", true);
        check(2026, "2027-02-27", true);
        check(2026, "2027-02-28", false);
        check(2027, "2026-11-28", false);
        check(2027, "2026-11-29", true);
        check(2027, "2027-04-02", true);
        check(2027, "2027-04-03", false);
    }

    proptest::proptest! {
        #[test]
        fn no_class_makes_a_password_live_shorter_than_from_today_or_longer_than_may_be_named(
            today in -400..800_i32,
            year in 2020..2035_i16,
            days in 1..=PasswordLife::MAX_DAYS,
        ) {
            let today = day("2026-01-01").saturating_add(i64::from(today).days());
            let life = PasswordLife {
                today,
                year_starts: SchoolYearStart::default(),
                how_long: HowLong::Usual(days),
            };
            let last_day = life.last_day(year);
            proptest::prop_assert!(last_day >= today.saturating_add(i64::from(days).days()));
            proptest::prop_assert!(life.possible(year).contains(&last_day));
            proptest::prop_assert_eq!(life.ends_before(year), None);
        }
    }
}
