//! What model and store are compared by: what a step answered, and everything that can be seen of the account after it.

use crate::domain::{PasswordOrigin, Status};
use crate::ops::NextStep;

/// What a step answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// There was nothing to do.
    Nothing,
    /// The one answer to whoever has not shown whose account it is.
    No,
    /// Signed in, with what comes next, when and how the password was last reset, when somebody signed in before, and how
    /// many tries were in vain since then.
    SignedIn(NextStep, Option<(i64, Way)>, (Option<i64>, u32)),
    /// The answers are right.
    Answered,
    /// Done.
    Done,
    /// The places of the rules that a chosen password breaks; none when it is only weak.
    Breaks(Vec<usize>),
    /// Refused with a sentence: the account was changed meanwhile, or is closed.
    Declined,
    /// What an unlock has ended: a lock, a wait, what self-service was stopped by.
    Unlocked(bool, bool, bool),
}

/// By which way a password was reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    School,
    Questions,
}

/// Everything that can be seen of an account at one moment; nothing when it was taken back.
pub(super) type Seen = Option<Account>;

#[derive(Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is compared for itself")]
pub(super) struct Account {
    pub(super) status: Status,
    pub(super) origin: PasswordOrigin,
    pub(super) expired: bool,
    pub(super) locked: bool,
    pub(super) disabled: bool,
    pub(super) waiting: bool,
    pub(super) wrong_in_a_row: u32,
    /// The password that the model takes for the one in force is the one that the stored hash is of.
    pub(super) in_force: bool,
    pub(super) has_sealed_copy: bool,
    pub(super) earlier_passwords: usize,
    pub(super) last_sign_in: Option<i64>,
    pub(super) email: Option<String>,
    pub(super) email_asked: bool,
    pub(super) questions: Option<Questions>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Questions {
    /// By their numbers.
    pub(super) asked: [u8; 3],
    pub(super) within_an_hour: u32,
    pub(super) within_a_day: u32,
    pub(super) wrong_in_all: u32,
    pub(super) switched_off: bool,
    pub(super) may_try: bool,
}
