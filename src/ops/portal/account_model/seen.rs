//! What model and store are compared by: what a step answered, and everything that can be seen of the account after it.

use crate::domain::{PasswordOrigin, Status};
use crate::ops::NextStep;

/// What a step answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
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
pub enum Way {
    School,
    Questions,
}

/// Everything that can be seen of an account at one moment; nothing when it was taken back.
pub type Seen = Option<Account>;

#[derive(Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is compared for itself")]
pub struct Account {
    pub status: Status,
    pub origin: PasswordOrigin,
    pub expired: bool,
    pub locked: bool,
    pub disabled: bool,
    pub waiting: bool,
    pub wrong_in_a_row: u32,
    /// The password that the model takes for the one in force is the one that the stored hash is of.
    pub in_force: bool,
    pub has_sealed_copy: bool,
    pub earlier_passwords: usize,
    pub last_sign_in: Option<i64>,
    pub email: Option<String>,
    pub email_asked: bool,
    pub questions: Option<Questions>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Questions {
    /// By their numbers.
    pub asked: [u8; 3],
    pub within_an_hour: u32,
    pub within_a_day: u32,
    pub wrong_in_all: u32,
    pub switched_off: bool,
    pub may_try: bool,
}
