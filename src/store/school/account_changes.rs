//! Changes to the account's facts in the students table: passwords, sign-ins, locks, closing and opening.

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use crate::domain::{DisabledWhy, Email, StudentId};
use crate::store::Result;
use crate::store::statement::run;
use crate::store::value::Second;

/// Notes a reset: a new temporary password, not printed yet, and no lock.
pub fn set_reset(
    tx: &Transaction<'_>,
    student: StudentId,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE students
               SET password_origin = 'reset', password_set_at = :now, password_expires_at = :expires_at,
                   printed_at = NULL, locked_at = NULL
               WHERE id = :id";
    run(
        tx,
        sql,
        named_params! { ":id": student, ":now": Second(now), ":expires_at": Second(expires_at) },
    )
}

/// Notes a sign-in.
pub fn set_signed_in(tx: &Transaction<'_>, student: StudentId, now: Timestamp) -> Result<()> {
    let sql = "UPDATE students
               SET first_sign_in_at = coalesce(first_sign_in_at, :now), last_sign_in_at = :now, locked_at = NULL
               WHERE id = :id";
    run(tx, sql, named_params! { ":id": student, ":now": Second(now) })
}

/// Notes that the student has chosen a password. When the temporary one was printed stays on record.
pub fn set_own_password(tx: &Transaction<'_>, student: StudentId, now: Timestamp) -> Result<()> {
    let sql = "UPDATE students
               SET password_origin = 'own', password_set_at = :now, password_expires_at = NULL, locked_at = NULL
               WHERE id = :id";
    run(tx, sql, named_params! { ":id": student, ":now": Second(now) })
}

/// Notes that the challenge questions were set.
pub fn set_questions(tx: &Transaction<'_>, student: StudentId, now: Timestamp) -> Result<()> {
    let sql = "UPDATE students SET questions_set_at = :now WHERE id = :id";
    run(tx, sql, named_params! { ":id": student, ":now": Second(now) })
}

/// Notes that the student was asked for another e-mail address, and keeps what was given: an address or none.
pub fn set_recovery_email(
    tx: &Transaction<'_>,
    student: StudentId,
    email: Option<&Email>,
    now: Timestamp,
) -> Result<()> {
    let sql = "UPDATE students
               SET recovery_email = :email, email_asked_at = :now
               WHERE id = :id";
    run(
        tx,
        sql,
        named_params! { ":id": student, ":email": email.map(Email::as_str), ":now": Second(now) },
    )
}

/// Locks an account at this moment, or unlocks it.
pub fn set_locked(tx: &Transaction<'_>, student: StudentId, at: Option<Timestamp>) -> Result<()> {
    let sql = "UPDATE students SET locked_at = :at WHERE id = :id";
    run(tx, sql, named_params! { ":id": student, ":at": at.map(Second) })
}

/// Says until when the temporary password in force works.
pub fn set_expiry(tx: &Transaction<'_>, student: StudentId, expires_at: Timestamp) -> Result<()> {
    let sql = "UPDATE students SET password_expires_at = :at
               WHERE id = :id AND password_expires_at IS NOT NULL";
    run(tx, sql, named_params! { ":id": student, ":at": Second(expires_at) })
}

/// Notes that a temporary password was printed; `false` when it is not the one in force any more.
pub fn set_printed(
    tx: &Transaction<'_>,
    student: StudentId,
    issue: u32,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE students SET printed_at = :now
               WHERE id = :id AND (SELECT issue FROM credentials WHERE student_id = :id) = :issue";
    let printed = tx
        .prepare_cached(sql)?
        .execute(named_params! { ":id": student, ":issue": issue, ":now": Second(now) })?;
    Ok(printed == 1)
}

/// Closes an account.
pub fn disable(
    tx: &Transaction<'_>,
    student: StudentId,
    why: DisabledWhy,
    now: Timestamp,
) -> Result<()> {
    let sql = "UPDATE students SET disabled_at = :now, disabled_why = :why WHERE id = :id";
    run(tx, sql, named_params! { ":id": student, ":now": Second(now), ":why": why.as_str() })
}

/// Opens an account again.
pub fn enable(tx: &Transaction<'_>, student: StudentId) -> Result<()> {
    let sql = "UPDATE students SET disabled_at = NULL, disabled_why = NULL WHERE id = ?1";
    run(tx, sql, [student])
}
