//! What a batch found before it changed a student, and how an undo brings it back: packing and restoring side by side,
//! over the same lists of columns. A new column of a student is one more word in one of them.

use std::sync::LazyLock;

use jiff::Timestamp;
use rusqlite::{Transaction, named_params};

use crate::domain::{BatchId, ChangeKind, LoginId, StudentId};
use crate::store::statement::run;
use crate::store::value::Second;
use crate::store::{Result, credentials, student_changes};

/// What class lists and corrections change, and whether the account is open.
const PERSON: &[&str] = &[
    "class_id",
    "register_no",
    "name",
    "name_key",
    "student_ref",
    "recovery_email",
    "disabled_at",
    "disabled_why",
];

/// What resets change.
const PASSWORD: &[&str] =
    &["password_origin", "password_set_at", "password_expires_at", "printed_at", "locked_at"];

static REMEMBER: LazyLock<String> = LazyLock::new(|| {
    let columns = [PERSON, PASSWORD, &["login", "domain"]].concat();
    let packed: Vec<_> = columns.iter().map(|column| format!("'{column}', {column}, ")).collect();
    format!(
        "INSERT INTO batch_changes (batch_id, student_id, kind, before)
         SELECT :batch, id, :kind, iif(:kind = 'created', NULL, json_object({}
             'self_service_wrong', (SELECT wrong_tries FROM questions WHERE student_id = students.id),
             'self_service_off', (SELECT disabled_at FROM questions WHERE student_id = students.id),
             'history_id', iif(:kind = 'reset', (
                 SELECT max(h.id) FROM password_history AS h WHERE h.student_id = students.id), NULL)))
         FROM students WHERE id = :student",
        packed.concat()
    )
});

static RESTORE_PERSON: LazyLock<String> = LazyLock::new(|| restoring(PERSON));
static RESTORE_PASSWORD: LazyLock<String> = LazyLock::new(|| restoring(PASSWORD));

fn restoring(columns: &[&str]) -> String {
    let assign = |column: &&str| format!("{column} = b.before ->> '{column}'");
    format!(
        "UPDATE students SET {} FROM batch_changes AS b
         WHERE b.batch_id = :batch AND b.student_id = :student AND students.id = :student",
        columns.iter().map(assign).collect::<Vec<_>>().join(", ")
    )
}

/// Keeps the row of a student as it is now, before a batch changes it.
pub(super) fn remember(
    tx: &Transaction<'_>,
    batch: BatchId,
    student: StudentId,
    kind: ChangeKind,
) -> Result<()> {
    let params = named_params! { ":batch": batch, ":student": student, ":kind": kind.as_str() };
    run(tx, &REMEMBER, params)
}

/// The reference that a student had before a batch.
pub fn reference_before(
    tx: &Transaction<'_>,
    student: StudentId,
    batch: BatchId,
) -> Result<Option<String>> {
    before(tx, student, batch, "SELECT before ->> 'student_ref'")
}

/// Takes back what a batch did to a student. `undo` is the batch that does.
pub fn take_back(
    tx: &Transaction<'_>,
    student: StudentId,
    (kind, batch): (ChangeKind, BatchId),
    undo: BatchId,
    now: Timestamp,
) -> Result<()> {
    match kind {
        ChangeKind::Created => {
            student_changes::remove(tx, student, undo)?;
            credentials::erase(tx, student)
        }
        ChangeKind::Reset => restore_password(tx, student, batch, now),
        ChangeKind::Moved
        | ChangeKind::Changed
        | ChangeKind::Left
        | ChangeKind::Returned
        | ChangeKind::Closed
        | ChangeKind::Opened
        | ChangeKind::Undone => restore_person(tx, student, batch),
    }
}

/// The password in force stays; so does a login ID that is the same.
fn restore_person(tx: &Transaction<'_>, student: StudentId, batch: BatchId) -> Result<()> {
    let login: String =
        before(tx, student, batch, "SELECT before ->> 'login' || '@' || (before ->> 'domain')")?;
    let now: String = tx.query_row(
        "SELECT login || '@' || domain FROM students WHERE id = ?1",
        [student],
        |row| row.get(0),
    )?;
    restore(tx, &RESTORE_PERSON, student, batch)?;
    match LoginId::parse(&login) {
        Ok(before) if login != now => student_changes::set_login(tx, student, &before),
        _ => Ok(()),
    }
}

/// Brings back the password before a reset, and the wrong tries that the reset has forgotten.
fn restore_password(
    tx: &Transaction<'_>,
    student: StudentId,
    batch: BatchId,
    now: Timestamp,
) -> Result<()> {
    restore(tx, &RESTORE_PASSWORD, student, batch)?;
    let history = before(tx, student, batch, "SELECT before ->> 'history_id'")?;
    restore_credential(tx, student, history, now)?;
    let sql = "UPDATE questions
               SET wrong_tries = coalesce(b.before ->> 'self_service_wrong', wrong_tries),
                   disabled_at = b.before ->> 'self_service_off'
               FROM batch_changes AS b
               WHERE b.batch_id = :batch AND b.student_id = :student AND questions.student_id = :student";
    restore(tx, sql, student, batch)
}

/// Brings back a password of the history. The one in force goes into the history in its place: it was handed out,
/// so it may not be used again. Nothing sealed comes back.
fn restore_credential(
    tx: &Transaction<'_>,
    student: StudentId,
    history: i64,
    now: Timestamp,
) -> Result<()> {
    let before: String = tx.query_row(
        "SELECT hash FROM password_history WHERE id = :id AND student_id = :student",
        named_params! { ":id": history, ":student": student },
        |row| row.get(0),
    )?;
    tx.execute(
        "UPDATE password_history SET replaced_at = :now,
             hash = (SELECT hash FROM credentials WHERE student_id = :student)
         WHERE id = :id",
        named_params! { ":id": history, ":student": student, ":now": Second(now) },
    )?;
    run(tx, "UPDATE credentials SET hash = :hash, issue = issue + 1, sealed = NULL, wrong_tries = 0, wait_until = NULL
         WHERE student_id = :student", named_params! { ":hash": before, ":student": student })
}

fn before<T: rusqlite::types::FromSql>(
    tx: &Transaction<'_>,
    student: StudentId,
    batch: BatchId,
    select: &str,
) -> Result<T> {
    let sql =
        format!("{select} FROM batch_changes WHERE batch_id = :batch AND student_id = :student");
    let params = named_params! { ":batch": batch, ":student": student };
    Ok(tx.prepare_cached(&sql)?.query_row(params, |row| row.get(0))?)
}

fn restore(tx: &Transaction<'_>, sql: &str, student: StudentId, batch: BatchId) -> Result<()> {
    run(tx, sql, named_params! { ":batch": batch, ":student": student })
}
