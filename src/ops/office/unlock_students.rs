//! Unlocking: signing in and self-service reset lock separately, and an operator opens both.

use crate::domain::{Act, Detail, Outcome, PasswordTries, Student};
use crate::store::{Store, StoreError, account_changes, credentials, questions};

/// What an account was stopped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stopped {
    /// Locked after wrong passwords.
    pub locked: bool,
    /// Waiting after wrong passwords.
    pub waiting: bool,
    /// Self-service was switched off, or tried too often.
    pub self_service: bool,
}

/// Opens what wrong tries have closed, and forgets them; says for each student what it was. The password stays.
pub fn unlock_students(
    store: &mut Store,
    students: &[Student],
    reason: &str,
    act: &Act,
) -> Result<Vec<Stopped>, StoreError> {
    crate::ops::write(store, act, |tx, log| {
        let unlock = |student: &Student| {
            let tries = credentials::tries(tx, student.id)?;
            let answers = questions::tries(tx, student.id, act.at)?;
            let stopped = Stopped {
                locked: student.account.locked_at.is_some(),
                waiting: tries.is_some_and(|tries| tries.is_waiting(act.at)),
                self_service: answers
                    .is_some_and(|(tries, off_at)| off_at.is_some() || !tries.may_try()),
            };
            account_changes::set_locked(tx, student.id, None)?;
            credentials::set_tries(tx, student.id, PasswordTries::default())?;
            questions::unlock(tx, student.id)?;
            log.note(student.id, Outcome::Unlocked, &Detail::Given(reason))?;
            Ok(stopped)
        };
        students.iter().map(unlock).collect()
    })
}
