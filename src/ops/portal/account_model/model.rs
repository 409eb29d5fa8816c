//! One account in memory, written from the words of DESIGN.md (2, 3.4, 6) and of the source documents.
//! Moments are milliseconds since 1970; the store keeps whole seconds, so what is compared by order is kept as seconds.

use super::seen::{Account, Questions, Said, Seen, Way};
use crate::domain::{PasswordOrigin, Status};

const AN_HOUR: usize = 3;
const A_DAY: usize = 5;
const IN_ALL: u32 = 10;

/// The account, and who is in front of it.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Model {
    pub now: i64,
    /// All passwords that the account ever had.
    pub passwords: Vec<String>,
    pub password: Password,
    pub wrong_in_a_row: u32,
    pub wait_ends: i64,
    pub locked: bool,
    pub disabled: bool,
    pub removed: bool,
    pub challenge: Option<Challenge>,
    pub email: Option<String>,
    pub email_asked: bool,
    /// The moments of all tries since an operator last unlocked, in seconds.
    pub answer_tries: Vec<i64>,
    pub wrong_answers: u32,
    pub last_sign_in: Option<i64>,
    /// Tries since then, without those that were right.
    pub tries_since: i32,
    /// When the student last set up anything but the password.
    pub last_set_up: Option<i64>,
    pub resets: Vec<(i64, Way)>,
    pub batches: Vec<Batch>,
    /// What the audit log has to say of the account.
    pub told: Vec<&'static str>,
    /// How many rows of the log are about no account.
    pub told_of_nobody: usize,
    /// The change of password that the session was made at, and the right answers.
    pub session: Option<Key>,
    /// The session was made with the sticker's password, and that was not changed in it.
    pub came_with_sticker: bool,
    pub answered: Option<Key>,
    /// Counts how often the account was closed.
    pub closings: u32,
}

/// The change of password and the closing of the account that somebody came in at: neither may have come since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    pub issue: u32,
    pub closings: u32,
}

/// A try that was taken and counted, and whether it is right.
pub struct Counted {
    pub key: Key,
    pub is_right: bool,
    /// What a student reads after it: when somebody came in last, and how many tries were in vain since.
    pub before: Before,
}

/// The last sign-in, and the tries since then that were not right.
pub type Before = (Option<i64>, u32);

/// The password in force.
#[derive(Clone)]
pub struct Password {
    /// Its place in the list of all.
    pub place: usize,
    pub origin: PasswordOrigin,
    /// When a temporary one stops working.
    pub ends: Option<i64>,
    /// Tried wrongly too often.
    pub void: bool,
    pub sealed: bool,
    pub set_at: i64,
    /// Counts the changes of password.
    pub issue: u32,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Challenge {
    pub questions: [u8; 3],
    pub answers: [&'static str; 3],
}

pub struct Batch {
    pub made_at: i64,
    pub what: Change,
    pub undone: bool,
}

#[derive(Clone)]
pub enum Change {
    Created,
    /// The password, the lock, the number of resets and the wrong answers before.
    Reset(Password, bool, usize, u32),
    Closed,
    Opened,
}

impl Model {
    /// An account that was just made.
    pub fn created(now: i64, password: String, ends: i64) -> Self {
        let origin = PasswordOrigin::Issued;
        let (ends, set_at) = (Some(ends), now.div_euclid(1000));
        let first =
            Password { place: 0, origin, ends, void: false, sealed: true, set_at, issue: 1 };
        Self {
            now,
            passwords: vec![password],
            password: first,
            wrong_in_a_row: 0,
            wait_ends: i64::MIN,
            locked: false,
            disabled: false,
            removed: false,
            challenge: None,
            email: None,
            email_asked: false,
            answer_tries: Vec::new(),
            wrong_answers: 0,
            last_sign_in: None,
            tries_since: 0,
            last_set_up: None,
            resets: Vec::new(),
            batches: vec![Batch {
                made_at: now.div_euclid(1000),
                what: Change::Created,
                undone: false,
            }],
            told: vec!["created"],
            told_of_nobody: 0,
            session: None,
            came_with_sticker: false,
            answered: None,
            closings: 0,
        }
    }

    pub fn second(&self) -> i64 {
        self.now.div_euclid(1000)
    }

    pub fn key(&self) -> Key {
        Key { issue: self.password.issue, closings: self.closings }
    }

    /// A try is taken; what it reads of the time before if it is right.
    pub fn take_try(&mut self) -> Before {
        self.told.push("tried");
        let before = (self.last_sign_in, self.tries_since.try_into().unwrap_or(0));
        self.tries_since += 1;
        before
    }

    /// The password in force.
    pub fn right_password(&self) -> &str {
        &self.passwords[self.password.place]
    }

    pub fn is_temporary(&self) -> bool {
        self.password.origin != PasswordOrigin::Own
    }

    pub fn is_expired(&self) -> bool {
        self.password.void || self.password.ends.is_some_and(|ends| ends <= self.now)
    }

    pub fn is_waiting(&self) -> bool {
        self.now < self.wait_ends
    }

    /// A sealed copy is erased when its password has expired, with the next change by anybody.
    pub fn changes(&mut self) {
        if self.is_expired() {
            self.password.sealed = false;
        }
    }

    /// A try for a login ID that nobody has is a change by anybody, too.
    pub fn turn_nobody_away(&mut self) -> Said {
        self.changes();
        self.told_of_nobody += 1;
        Said::No
    }

    pub fn turned_away<T>(&mut self) -> Option<T> {
        if self.removed {
            self.told_of_nobody += 1;
        } else {
            self.told.push("turned-away");
        }
        None
    }

    pub fn forget_wrong_passwords(&mut self) {
        (self.wrong_in_a_row, self.wait_ends, self.locked) = (0, i64::MIN, false);
    }

    /// A try counts for 3600 whole seconds and the one on the edge, so that no window is shorter than an hour.
    fn tries_within(&self, seconds: i64) -> usize {
        self.answer_tries.iter().filter(|at| **at >= self.second() - seconds).count()
    }

    pub fn may_answer(&self) -> bool {
        self.wrong_answers < IN_ALL
            && self.tries_within(3600) < AN_HOUR
            && self.tries_within(86_400) < A_DAY
    }

    pub fn put_in_force(&mut self, password: String, origin: PasswordOrigin, ends: Option<i64>) {
        self.passwords.push(password);
        let (place, issue) = (self.passwords.len() - 1, self.password.issue + 1);
        let (sealed, set_at) = (ends.is_some(), self.second());
        self.password = Password { place, origin, ends, void: false, sealed, set_at, issue };
    }

    fn status(&self) -> Status {
        if self.disabled {
            Status::Disabled
        } else if self.locked {
            Status::Locked
        } else if self.is_temporary() && self.is_expired() {
            Status::Expired
        } else {
            match (self.password.origin, &self.challenge) {
                (PasswordOrigin::Issued, _) => Status::Issued,
                (PasswordOrigin::Reset, _) => Status::Reset,
                (PasswordOrigin::Own, None) => Status::OwnPassword,
                (PasswordOrigin::Own, Some(_)) => Status::Enrolled,
            }
        }
    }

    /// What can be seen of it.
    pub fn seen(&self) -> Seen {
        let tries = |seconds| u32::try_from(self.tries_within(seconds)).expect("a few tries");
        let questions = self.challenge.as_ref().map(|challenge| Questions {
            asked: challenge.questions,
            within_an_hour: tries(3600),
            within_a_day: tries(86_400),
            wrong_in_all: self.wrong_answers,
            switched_off: self.wrong_answers >= IN_ALL,
            may_try: self.may_answer(),
        });
        (!self.removed).then(|| Account {
            status: self.status(),
            origin: self.password.origin,
            expired: self.is_expired(),
            locked: self.locked,
            disabled: self.disabled,
            waiting: self.is_waiting(),
            wrong_in_a_row: self.wrong_in_a_row,
            in_force: true,
            has_sealed_copy: self.password.sealed,
            earlier_passwords: self.passwords.len() - 1,
            last_sign_in: self.last_sign_in,
            email: self.email.clone(),
            email_asked: self.email_asked,
            questions,
        })
    }
}
