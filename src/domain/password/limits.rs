//! How often a secret may be tried, and what a hash of one costs: the figures, and the rules that follow from them. They
//! are the protection of children's accounts, so a school chooses two of them only: what a mistyped sticker costs it.

use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};

/// Wrong passwords in a row before the first wait.
const FREE: u32 = 5;
/// Each further wait is twice as long.
const FIRST_WAIT_SECONDS: u64 = 30;
/// Wrong passwords in a row that lock an account.
const LOCK_AFTER: u32 = 50;

/// Self-service resets that may be tried within an hour, within a day, and wrong ones in all.
const AN_HOUR: u32 = 3;
const A_DAY: u32 = 5;
const IN_ALL: u32 = 10;

/// What a school may choose of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TryLimits {
    /// A wait of a quarter of an hour is half a lesson.
    pub longest_wait_minutes: u32,
    /// Wrong passwords in a row that end a temporary password, which then costs a reset.
    pub temporary: u32,
}

impl Default for TryLimits {
    fn default() -> Self {
        Self { longest_wait_minutes: 15, temporary: 20 }
    }
}

/// What an Argon2id hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    pub memory_kib: u32,
    pub passes: u32,
}

impl HashCost {
    /// A stored hash that costs more is none, so that nobody can stop the tool with one.
    pub const MOST: Self = Self { memory_kib: 262_144, passes: 16 };
}

/// What new hashes cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCosts {
    pub password: HashCost,
    /// There are far fewer answers than passwords, so each guess has to cost more.
    pub answers: HashCost,
}

impl Default for HashCosts {
    fn default() -> Self {
        Self {
            password: HashCost { memory_kib: 19_456, passes: 2 },
            answers: HashCost { memory_kib: 65_536, passes: 3 },
        }
    }
}

words! {
    /// Who hashes passwords where many are made at once.
    #[derive(Default)]
    pub enum HashEngine {
        /// One that uses what the processor has, and is checked against the reference.
        #[default]
        Fast = "fast",
        /// The one that makes single hashes and does every comparison.
        Reference = "reference",
    }
}

words! {
    /// Why hashes of the fast engine were thrown away, and made again by the reference.
    pub enum EngineFault {
        KnownAnswer = "a wrong known answer",
        Differs = "another hash than the reference",
        Fails = "no hash",
    }
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

    /// Whether so many lock the account.
    pub fn locks(&self) -> bool {
        self.wrong >= LOCK_AFTER
    }

    /// Whether so many end a temporary password. Where a lock comes first it does too: unlocking would give ever new tries.
    pub fn voids(&self, limits: TryLimits) -> bool {
        self.locks() || self.wrong >= limits.temporary
    }

    /// The tries with one more, taken for wrong until it turns out right: counted like this before the check, it
    /// cannot be had twice.
    #[must_use]
    pub fn with_one_more(self, limits: TryLimits, now: Timestamp) -> Self {
        let wrong = self.wrong.saturating_add(1);
        let wait = limits.wait_after(wrong);
        let wait_until = wait.is_positive().then(|| next_second(now).saturating_add(wait).ok());
        Self { wrong, wait_until: wait_until.flatten() }
    }
}

impl TryLimits {
    /// How long the next try is refused after so many wrong ones in a row.
    fn wait_after(self, wrong: u32) -> SignedDuration {
        let Some(doublings) = wrong.checked_sub(FREE) else { return SignedDuration::ZERO };
        let factor = 2_u64.saturating_pow(doublings);
        let seconds = FIRST_WAIT_SECONDS.saturating_mul(factor);
        let most = u64::from(self.longest_wait_minutes) * 60;
        SignedDuration::from_secs(seconds.min(most).try_into().unwrap_or(i64::MAX))
    }
}

/// The tries of one student's self-service reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SelfServiceTries {
    pub last_hour: u32,
    /// Within the last day.
    pub last_day: u32,
    /// Wrong ones in all, since an operator last switched it on.
    pub wrong: u32,
}

impl SelfServiceTries {
    /// Whether a further try is taken.
    pub fn may_try(&self) -> bool {
        self.last_hour < AN_HOUR && self.last_day < A_DAY && self.wrong < IN_ALL
    }

    /// When a further try is taken, of which the newest come first, unless one more is taken now. A try counts for its hour
    /// and its day, and the second on their edge.
    pub fn again_at(&self, newest: &[Timestamp]) -> Option<Timestamp> {
        let ends = |most: u32, window: SignedDuration| {
            let oldest = newest.get(usize::try_from(most).ok()?.checked_sub(1)?)?;
            oldest.checked_add(window + SignedDuration::from_secs(1)).ok()
        };
        let hour =
            (self.last_hour >= AN_HOUR).then(|| ends(AN_HOUR, SignedDuration::from_hours(1)));
        let day = (self.last_day >= A_DAY).then(|| ends(A_DAY, SignedDuration::from_hours(24)));
        hour.flatten().max(day.flatten())
    }

    /// Whether one more wrong try switches self-service off.
    pub fn is_last(&self) -> bool {
        self.wrong + 1 >= IN_ALL
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
        let tries = PasswordTries { wrong: 4, wait_until: None }.with_one_more(limits, now);
        assert_eq!(tries.wait_until, Timestamp::from_second(131).ok());
        assert!(tries.is_waiting(Timestamp::from_second(130).expect("a moment")));
        assert!(!tries.is_waiting(Timestamp::from_second(131).expect("a moment")));
    }

    #[test]
    fn self_service_is_refused_at_each_of_its_three_figures() {
        let check = |last_hour, last_day, wrong, expected| {
            let tries = SelfServiceTries { last_hour, last_day, wrong };
            assert_eq!(tries.may_try(), expected, "{tries:?}");
        };
        check(2, 4, 9, true);
        check(3, 4, 9, false);
        check(2, 5, 9, false);
        check(2, 4, 10, false);
    }

    #[test]
    fn tries_are_taken_again_when_the_oldest_that_counts_is_forgotten() {
        let at = |second| Timestamp::from_second(second).expect("a moment");
        let newest = [at(9000), at(8500), at(8000), at(4000), at(1000)];
        let check = |last_hour, last_day, expected: Option<i64>| {
            let tries = SelfServiceTries { last_hour, last_day, wrong: 0 };
            assert_eq!(tries.again_at(&newest), expected.map(at), "{tries:?}");
        };
        check(2, 4, None);
        check(3, 4, Some(8000 + 3601));
        check(3, 5, Some(1000 + 86_401));
        check(0, 5, Some(1000 + 86_401));
    }

    #[test]
    fn a_temporary_password_ends_before_an_account_is_locked() {
        let check = |wrong, temporary, expected| {
            let limits = TryLimits { temporary, ..TryLimits::default() };
            let tries = PasswordTries { wrong, wait_until: None };
            assert_eq!(tries.voids(limits), expected, "{wrong} of {temporary}");
        };
        check(19, 20, false);
        check(20, 20, true);
        check(49, 99, false);
        check(50, 99, true);
    }
}
