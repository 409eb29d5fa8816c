//! Stickers: whose passwords are open, opening them, and noting that they were printed or shown.

use jiff::Timestamp;
use rayon::prelude::*;

use super::paper::Handout;
use crate::crypto::{Sealed, VaultError, VaultKey};
use crate::domain::{
    Act, Detail, LeftOut, LoginId, Outcome, Secret, Status, Student, StudentId, last_day_of,
};
use crate::store::credentials::{self, Credential};
use crate::store::{Store, StoreError, account_changes};

/// Why no stickers were made or noted.
#[derive(Debug)]
pub enum StickerRefusal {
    /// The store says no.
    Store(StoreError),
    /// The sealed copy of the student's password cannot be opened.
    Sealed { login: LoginId, error: VaultError },
    /// The student got another password since this one was opened.
    ChangedMeanwhile(LoginId),
}

/// What becomes of passwords that were printed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// They are left out, and the operator is told.
    LeaveOut,
    /// They are not asked for.
    Ignore,
    /// They are printed again.
    Again,
}

/// An open temporary password as the store keeps it.
pub struct SealedPassword {
    pub student: Student,
    issue: u32,
    copy: Vec<u8>,
}

/// The open passwords of some students, still sealed.
pub struct OpenList {
    /// Who has one.
    pub sealed: Vec<SealedPassword>,
    pub left_out: Vec<(Student, LeftOut)>,
}

/// A temporary password in clear: keep it short.
pub struct OpenPassword {
    pub student: Student,
    pub password: Secret,
    issue: u32,
}

/// Finds the open temporary passwords of these students; needs no key.
pub fn list_open(
    store: &Store,
    students: Vec<Student>,
    printed: Printed,
    now: Timestamp,
) -> Result<OpenList, StoreError> {
    let mut list = OpenList { sealed: Vec::new(), left_out: Vec::new() };
    store.read(|connection| {
        for student in students {
            let status = student.account.status(now);
            let was_printed = student.account.printed_at.is_some();
            if !matches!(status, Status::Issued | Status::Reset) {
                list.left_out.push((student, LeftOut::Status(status)));
            } else if was_printed && printed == Printed::LeaveOut {
                list.left_out.push((student, LeftOut::Printed));
            } else if !was_printed || printed == Printed::Again {
                match credentials::get(connection, student.id)? {
                    Some(Credential { issue, sealed: Some(copy) }) => {
                        list.sealed.push(SealedPassword { student, issue, copy });
                    }
                    _ => list.left_out.push((student, LeftOut::NoCopy)),
                }
            }
        }
        Ok(list)
    })
}

impl OpenList {
    /// Leaves out who has no register number.
    #[must_use]
    pub fn with_register_number(mut self) -> Self {
        let (with, without): (Vec<_>, Vec<_>) =
            self.sealed.into_iter().partition(|sealed| sealed.student.register_no.is_some());
        self.sealed = with;
        self.left_out.extend(without.into_iter().map(|sealed| (sealed.student, LeftOut::NoNumber)));
        self
    }
}

/// Opens the passwords with the vault key.
pub fn open_passwords(
    store: &Store,
    sealed: Vec<SealedPassword>,
    key: &VaultKey,
) -> Result<Vec<OpenPassword>, StickerRefusal> {
    let store_id = &store.identity().store_id;
    let open = sealed.into_par_iter().map(|SealedPassword { student, issue, copy }| {
        let about = Sealed {
            store_id,
            student: student.id,
            issue,
            issued_at: student.account.password_set_at,
            expires_at: student.account.expires_at.unwrap_or(Timestamp::MIN),
        };
        match key.open(&copy, &about) {
            Ok(password) => Ok(OpenPassword { student, password, issue }),
            Err(error) => Err(StickerRefusal::Sealed { login: student.login, error }),
        }
    });
    open.collect()
}

impl OpenPassword {
    /// The password as it goes on paper.
    pub fn handout(&self) -> Handout<'_> {
        let last_day = last_day_of(self.student.account.expires_at.unwrap_or(Timestamp::MIN));
        Handout { student: &self.student, password: Some((&self.password, last_day)) }
    }
}

/// Notes that the passwords were printed. Called before the paper can be seen: rather a note too many than one too few.
pub fn record_printed(
    store: &mut Store,
    open: &[OpenPassword],
    paper: &str,
    act: &Act,
) -> Result<(), StickerRefusal> {
    crate::ops::write(store, act, |tx, log| {
        for OpenPassword { student, issue, .. } in open {
            if !account_changes::set_printed(tx, student.id, *issue, act.at)? {
                return Err(StickerRefusal::ChangedMeanwhile(student.login.clone()));
            }
            log.note(student.id, Outcome::Printed, &Detail::Given(paper))?;
        }
        Ok(())
    })
}

/// Notes that the passwords were shown on the terminal. Called before they are.
pub fn record_shown(store: &mut Store, open: &[OpenPassword], act: &Act) -> Result<(), StoreError> {
    crate::ops::write(store, act, |_, log| {
        for OpenPassword { student, .. } in open {
            log.note(student.id, Outcome::Shown, &Detail::Preview)?;
        }
        Ok(())
    })
}

/// Notes that the passwords went into a file for another system. Called before it can be seen.
pub fn record_exported(
    store: &mut Store,
    students: impl Iterator<Item = StudentId>,
    file: &str,
    act: &Act,
) -> Result<(), StoreError> {
    crate::ops::write(store, act, |_, log| {
        let mut students = students;
        students.try_for_each(|student| log.note(student, Outcome::Exported, &Detail::Given(file)))
    })
}
