//! Accounts as a directory needs them: read by number, and whose entry may have to change.

use rusqlite::{Connection, Row, named_params};

use crate::crypto::PasswordHash;
use crate::domain::{ClassName, Listing, LoginId, PersonName, StudentId};
use crate::store::Result;
use crate::store::statement::rows;
use crate::store::value::{json, parsed, word};

/// The accounts with these numbers, those too that are closed or taken back.
pub fn of(connection: &Connection, ids: &[StudentId]) -> Result<Vec<Listing>> {
    let sql = "SELECT s.id, s.name, s.login, s.domain, c.name AS class, s.password_origin, p.hash,
                   s.disabled_at IS NULL AND s.removed_by IS NULL AS is_open
               FROM json_each(:ids) AS wanted
               JOIN students AS s ON s.id = wanted.value
               JOIN classes AS c ON c.id = s.class_id
               JOIN credentials AS p ON p.student_id = s.id";
    let ids = json(ids.iter().map(|id| id.0));
    rows(connection, sql, named_params! { ":ids": ids }, from_row)
}

/// Whose accounts the audit log names after this row.
pub fn named_after(connection: &Connection, seq: i64) -> Result<Vec<StudentId>> {
    let sql = "SELECT DISTINCT student_id FROM audit WHERE seq > ?1 AND student_id IS NOT NULL
               ORDER BY student_id";
    rows(connection, sql, [seq], |row| row.get(0))
}

/// Every open account.
pub fn open(connection: &Connection) -> Result<Vec<StudentId>> {
    let sql =
        "SELECT id FROM students WHERE disabled_at IS NULL AND removed_by IS NULL ORDER BY id";
    rows(connection, sql, [], |row| row.get(0))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Listing> {
    let domain = row.get_ref("domain")?.as_str()?;
    Ok(Listing {
        id: row.get("id")?,
        name: parsed(row, "name", PersonName::stored)?,
        login: parsed(row, "login", |text| LoginId::new(text, domain).ok())?,
        class: parsed(row, "class", ClassName::stored)?,
        is_open: row.get("is_open")?,
        origin: word(row, "password_origin")?,
        hash: parsed(row, "hash", PasswordHash::parse)?.as_str().to_owned(),
    })
}
