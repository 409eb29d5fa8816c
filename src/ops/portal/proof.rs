//! What a student carries from one step of the portal to the next: only signing in and right answers make one.

use rusqlite::Transaction;

use crate::domain::Student;
use crate::store::students;
use crate::store::{Store, audit, credentials};
use crate::terminal::Error;

/// How somebody has shown whose account it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// With the password in force.
    Password,
    /// With three right answers.
    Answers,
}

/// Somebody who has shown whose account it is. It holds as long as the password does that was in force then.
pub struct Proof {
    pub(super) student: Student,
    pub(super) issue: u32,
    pub(super) way: Way,
    /// The row of the audit log that counted the try it was made with.
    pub(super) since: i64,
}

impl Proof {
    /// Whose account it is.
    pub fn student(&self) -> &Student {
        &self.student
    }

    /// Refuses when somebody has reset or closed the account since.
    pub(super) fn check(&self, tx: &Transaction<'_>) -> Result<(), Error> {
        let now = students::with_id(tx, self.student.id)?;
        let is_open = now.is_some_and(|student| student.account.disabled.is_none());
        let password = credentials::get(tx, self.student.id)?;
        // An account is closed when somebody else has got hold of it: opening it again is not for that somebody.
        let is_open = is_open && !audit::closed_since(tx, self.student.id, self.since)?;
        if is_open && password.is_some_and(|password| password.issue == self.issue) {
            return Ok(());
        }
        Err(Error::refused("your account was changed by your school just now; nothing was saved")
            .hint("sign in again, or ask your form teacher"))
    }

    /// Reads the student again after a change.
    pub(super) fn renew(&mut self, store: &Store) -> Result<(), Error> {
        if let Some(student) =
            store.read(|connection| students::with_id(connection, self.student.id))?
        {
            self.student = student;
        }
        Ok(())
    }
}
