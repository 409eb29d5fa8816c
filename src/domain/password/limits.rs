//! How often a secret may be tried, and how dear a hash of it is: the figures, and the rules that follow from them.

use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};

/// The figures of attempts. A school may choose others, within limits that keep the protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TryLimits {
    /// Wrong passwords in a row before the first wait.
    pub free: u32,
    /// The first wait, in seconds; each further one is twice as long.
    pub first_wait_seconds: u32,
    /// The longest wait, in minutes.
    pub longest_wait_minutes: u32,
    /// Wrong passwords in a row that lock an account.
    pub lock_after: u32,
    /// Wrong passwords in a row that end a temporary password.
    pub temporary: u32,
    /// Self-service resets that may be tried within an hour.
    pub an_hour: u32,
    /// Self-service resets that may be tried within a day.
    pub a_day: u32,
    /// Wrong self-service resets in all that switch it off.
    pub in_all: u32,
}

impl Default for TryLimits {
    fn default() -> Self {
        Self {
            free: 5,
            first_wait_seconds: 30,
            longest_wait_minutes: 15,
            lock_after: 50,
            temporary: 20,
            an_hour: 3,
            a_day: 5,
            in_all: 10,
        }
    }
}

/// What a hash of a password costs; the defaults are the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    /// Argon2id's memory, in KiB.
    pub memory_kib: u32,
    /// Its passes over the memory.
    pub passes: u32,
}

impl HashCost {
    /// No hash is cheaper. Unit tests make thousands of accounts, so theirs cost next to nothing.
    pub const LEAST: Self = if cfg!(test) {
        Self { memory_kib: 8, passes: 1 }
    } else {
        Self { memory_kib: 19_456, passes: 2 }
    };
    /// No hash is dearer, so that nobody can stop the tool with a stored one.
    pub const MOST: Self = Self { memory_kib: 262_144, passes: 16 };
}

/// The tries of one password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PasswordTries {
    /// Wrong ones in a row.
    pub wrong: u32,
    /// Until when a further one is refused.
    pub wait_until: Option<Timestamp>,
}

impl PasswordTries {
    /// Whether a further try is refused at this moment.
    pub fn is_waiting(&self, now: Timestamp) -> bool {
        self.wait_until.is_some_and(|until| now < until)
    }

    /// The tries with one more, taken for wrong until it turns out right: counted like this before the check, it
    /// cannot be had twice.
    #[must_use]
    pub fn with_one_more(self, limits: &TryLimits, now: Timestamp) -> Self {
        let wrong = self.wrong.saturating_add(1);
        let wait = limits.wait_after(wrong);
        let wait_until = wait.is_positive().then(|| next_second(now).saturating_add(wait).ok());
        Self { wrong, wait_until: wait_until.flatten() }
    }
}

impl TryLimits {
    /// How long the next try is refused after so many wrong ones in a row.
    fn wait_after(&self, wrong: u32) -> SignedDuration {
        let Some(doublings) = wrong.checked_sub(self.free) else { return SignedDuration::ZERO };
        let factor = 2_u64.saturating_pow(doublings);
        let seconds = u64::from(self.first_wait_seconds).saturating_mul(factor);
        let most = u64::from(self.longest_wait_minutes) * 60;
        SignedDuration::from_secs(seconds.min(most).try_into().unwrap_or(i64::MAX))
    }
}

/// The tries of one student's self-service reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SelfServiceTries {
    /// Within the last hour.
    pub last_hour: u32,
    /// Within the last day.
    pub last_day: u32,
    /// Wrong ones in all, since an operator last switched it on.
    pub wrong: u32,
}

impl SelfServiceTries {
    /// Whether a further try is taken.
    pub fn may_try(&self, limits: &TryLimits) -> bool {
        self.last_hour < limits.an_hour
            && self.last_day < limits.a_day
            && self.wrong < limits.in_all
    }
}

/// Moments are kept as whole seconds; a wait must not become shorter by that.
fn next_second(now: Timestamp) -> Timestamp {
    now.round(TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Ceil)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_are_free_and_then_waits_double_up_to_fifteen_minutes() {
        let limits = TryLimits::default();
        let check =
            |wrong, seconds| assert_eq!(limits.wait_after(wrong).as_secs(), seconds, "{wrong}");
        check(0, 0);
        check(4, 0);
        check(5, 30);
        check(6, 60);
        check(9, 480);
        check(10, 900);
        check(11, 900);
        check(u32::MAX, 900);
    }

    #[test]
    fn a_wait_is_not_shorter_for_having_begun_within_a_second() {
        let limits = TryLimits::default();
        let now = Timestamp::new(100, 1).expect("a moment");
        let tries = PasswordTries { wrong: 4, wait_until: None }.with_one_more(&limits, now);
        assert_eq!(tries.wait_until, Timestamp::from_second(131).ok());
        assert!(tries.is_waiting(Timestamp::from_second(130).expect("a moment")));
        assert!(!tries.is_waiting(Timestamp::from_second(131).expect("a moment")));
    }

    #[test]
    fn self_service_is_refused_at_each_of_its_three_figures() {
        let limits = TryLimits::default();
        let check = |last_hour, last_day, wrong, expected| {
            let tries = SelfServiceTries { last_hour, last_day, wrong };
            assert_eq!(tries.may_try(&limits), expected, "{tries:?}");
        };
        check(2, 4, 9, true);
        check(3, 4, 9, false);
        check(2, 5, 9, false);
        check(2, 4, 10, false);
    }
}
