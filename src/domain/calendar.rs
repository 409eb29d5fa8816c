//! Days and times of Singapore, which has had one offset since 1982; the tool needs no time zone data.

use jiff::civil::Date;
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan as _};

/// Singapore Standard Time, UTC+8.
pub const SINGAPORE: Offset = Offset::constant(8);

const MONTHS: &str = "January February March April May June July August September October November \
                      December";

/// The calendar day in Singapore.
pub fn day_of(time: Timestamp) -> Date {
    SINGAPORE.to_datetime(time).date()
}

/// The moment at which a day begins.
pub fn begin_of(day: Date) -> Timestamp {
    SINGAPORE.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MIN)
}

/// The number of a month by its name or at least three letters of it.
pub fn month_of(word: &str) -> Option<i8> {
    let is_meant = |month: &str| {
        word.len() >= 3
            && month.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    i8::try_from(MONTHS.split(' ').position(is_meant)? + 1).ok()
}

/// The Monday of a day's week.
pub fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// The moment after the last day on which something works: midnight in Singapore.
pub fn lasts_until(last_day: Date) -> Timestamp {
    let midnight = last_day.tomorrow().unwrap_or(Date::MAX).at(0, 0, 0, 0);
    SINGAPORE.to_timestamp(midnight).unwrap_or(Timestamp::MAX)
}

/// The last day on which something works that ends at this moment.
pub fn last_day_of(end: Timestamp) -> Date {
    day_of(end.checked_sub(1.second()).unwrap_or(end))
}

/// For machines: `2027-01-04T09:30:00+08:00`.
pub fn rfc3339(time: Timestamp) -> String {
    // A national list has millions of these: the library's printer is several times as fast as a format string.
    const PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(0));
    PRINTER.timestamp_with_offset_to_string(&time, SINGAPORE)
}

/// For people: `3 Feb 2027 14:05`.
pub fn shown_time(time: Timestamp) -> String {
    SINGAPORE.to_datetime(time).strftime("%-d %b %Y %H:%M").to_string()
}

/// For people: `3 Feb 2027`.
pub fn shown_day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_in_singapore() {
        let last_day = jiff::civil::date(2027, 2, 3);
        let end = lasts_until(last_day);
        assert_eq!(end.to_string(), "2027-02-03T16:00:00Z");
        assert_eq!(last_day_of(end), last_day);
        assert_eq!(day_of(end), jiff::civil::date(2027, 2, 4));
        assert_eq!(rfc3339(end), "2027-02-04T00:00:00+08:00");
        assert_eq!(shown_day(last_day), "3 Feb 2027");
        assert_eq!(shown_time(end), "4 Feb 2027 00:00");
        assert_eq!(begin_of(last_day.tomorrow().expect("a day")), end);
    }

    #[test]
    fn a_week_begins_on_monday() {
        let check = |day: &str, expected: &str| {
            let day: Date = day.parse().expect("a day");
            assert_eq!(monday_of(day).to_string(), expected, "{day}");
        };
        check("2027-03-01", "2027-03-01");
        check("2027-03-07", "2027-03-01");
        check("2027-01-01", "2026-12-28");
    }
}
