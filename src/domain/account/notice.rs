//! Notices to the recovery e-mail address: about what, to where, and how often sending one is tried.

use jiff::{SignedDuration, Timestamp};

use crate::domain::ids::{NoticeId, StudentId};
use crate::domain::person::{Email, LoginId};

words! {
    /// What happened to an account that whoever reads the address has to know.
    pub enum NoticeReason {
        ResetByQuestions = "reset-by-questions",
        /// The student's own password took the place of another one.
        PasswordChanged = "password-changed",
        QuestionsChanged = "questions-changed",
        /// Another address took the place of this one.
        EmailChanged = "email-changed",
        EmailRemoved = "email-removed",
    }
}

/// A notice that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingNotice {
    pub id: NoticeId,
    pub student: StudentId,
    pub login: LoginId,
    pub address: Email,
    pub reason: NoticeReason,
    pub happened_at: Timestamp,
    /// How often it was tried already.
    pub tries: u32,
}

impl WaitingNotice {
    /// How many minutes after each try it is looked at again. After the last it is given up.
    const WAITS: [u32; 6] = [1, 5, 30, 2 * 60, 12 * 60, 1];

    /// Whether it was tried often enough.
    pub fn is_given_up(&self) -> bool {
        self.wait().is_none()
    }

    /// When it is looked at again if the try of this moment fails.
    pub fn next_look(&self, now: Timestamp) -> Timestamp {
        let wait = SignedDuration::from_mins(self.wait().unwrap_or_default().into());
        now.checked_add(wait).unwrap_or(Timestamp::MAX)
    }

    fn wait(&self) -> Option<u32> {
        Self::WAITS.into_iter().nth(self.tries.try_into().ok()?)
    }
}
