//! Notices to recovery e-mail addresses that wait to be sent.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, named_params};

use crate::domain::{Email, LoginId, NoticeId, NoticeReason, StudentId, WaitingNotice};
use crate::store::Result;
use crate::store::statement::{row, run};
use crate::store::value::{Second, parsed, word};

/// Keeps a notice, which is due at once.
pub fn add(
    tx: &Transaction<'_>,
    student: StudentId,
    address: &Email,
    reason: NoticeReason,
    now: Timestamp,
) -> Result<()> {
    let sql = "INSERT INTO notices (student_id, address, reason, happened_at, due_at)
               VALUES (:student, :address, :reason, :now, :now)";
    let params = named_params! {
        ":student": student,
        ":address": address.as_str(),
        ":reason": reason.as_str(),
        ":now": Second(now),
    };
    run(tx, sql, params)
}

/// The notice that has been due for longest.
pub fn first_due(connection: &Connection, now: Timestamp) -> Result<Option<WaitingNotice>> {
    let sql =
        "SELECT n.id, n.student_id, s.login, s.domain, n.address, n.reason, n.happened_at, n.tries
               FROM notices AS n JOIN students AS s ON s.id = n.student_id
               WHERE n.due_at <= :now ORDER BY n.due_at, n.id LIMIT 1";
    row(connection, sql, named_params! { ":now": Second(now) }, from_row)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<WaitingNotice> {
    let domain = row.get_ref("domain")?.as_str()?;
    Ok(WaitingNotice {
        id: row.get("id")?,
        student: row.get("student_id")?,
        login: parsed(row, "login", |text| LoginId::new(text, domain).ok())?,
        address: parsed(row, "address", |text| Email::parse(text).ok())?,
        reason: word(row, "reason")?,
        happened_at: row.get::<_, Second>("happened_at")?.0,
        tries: row.get("tries")?,
    })
}

/// Counts a try, and leaves the notice alone until this moment.
pub fn count_try(tx: &Transaction<'_>, notice: NoticeId, due_at: Timestamp) -> Result<()> {
    let sql = "UPDATE notices SET tries = tries + 1, due_at = :due_at WHERE id = :id";
    run(tx, sql, named_params! { ":id": notice, ":due_at": Second(due_at) })
}

/// Forgets a notice.
pub fn remove(tx: &Transaction<'_>, notice: NoticeId) -> Result<()> {
    run(tx, "DELETE FROM notices WHERE id = ?1", [notice])
}
