//! When a computer's clock is not believed. What follows from it cannot be taken back: passwords are erased, and waits end.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use super::calendar::{rfc3339, shown_time};

/// Clocks are put right by a little all the time.
const BACK: SignedDuration = SignedDuration::from_mins(1);
/// A school works every day, or its nightly report does, which does not begin at the same minute every night.
const AHEAD: SignedDuration = SignedDuration::from_hours(26);

/// A clock that says something else than the moments that were written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockDoubt {
    pub now: Timestamp,
    /// The newest moment that was believed.
    pub believed: Timestamp,
}

/// How a row of the log carries the doubt on: its own moment is no better than the clock was.
const IN_DOUBT: &str = " (clock in doubt since ";

impl ClockDoubt {
    /// Whether there is one.
    pub fn of(now: Timestamp, believed: Timestamp) -> Option<Self> {
        let ahead = now.duration_since(believed);
        (ahead < -BACK || ahead > AHEAD).then_some(Self { now, believed })
    }

    /// The command of a row that was written in doubt.
    pub fn marked(self, command: &str) -> String {
        format!("{command}{IN_DOUBT}{})", rfc3339(self.believed))
    }

    /// The newest moment that was believed when a row with this command was written in doubt.
    pub fn believed_before(command: &str) -> Option<Timestamp> {
        command.split_once(IN_DOUBT)?.1.trim_end_matches(')').parse().ok()
    }
}

impl fmt::Display for ClockDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (now, believed) = (shown_time(self.now), shown_time(self.believed));
        let where_it_is = if self.now < self.believed { "before" } else { "more than a day after" };
        write!(
            f,
            "this computer's clock says {now}, {where_it_is} the store's newest entry of {believed}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_doubted_that_went_back_or_leapt_ahead() {
        let believed: Timestamp = "2027-01-04T09:30:00+08:00".parse().expect("a moment");
        let check = |now: &str, expected: bool| {
            let now = now.parse().expect("a moment");
            let doubt = ClockDoubt::of(now, believed);
            assert_eq!(doubt.is_some(), expected, "{now}");
            let marked = doubt.map(|doubt| doubt.marked("import"));
            let before = marked.as_deref().and_then(ClockDoubt::believed_before);
            assert_eq!(before, doubt.map(|_| believed), "{marked:?}");
        };
        check("2027-01-04T09:30:00+08:00", false);
        check("2027-01-04T09:29:00+08:00", false);
        check("2027-01-04T09:28:59+08:00", true);
        check("2027-01-05T11:30:00+08:00", false);
        check("2027-01-05T11:30:01+08:00", true);
        assert_eq!(ClockDoubt::believed_before("import"), None);
    }
}
