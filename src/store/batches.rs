//! Batches: what belongs together, and what it did to each student.

use rusqlite::{Connection, Transaction, named_params};

use super::StoreError;
use super::audit::Act;
use super::value::Second;

/// What made the batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchKind {
    /// A class list.
    Import,
    /// New temporary passwords.
    Reset,
}

/// What a batch did to a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Made the account.
    Created,
    /// Put the student in another class.
    Moved,
    /// Changed what is known of the student.
    Changed,
    /// Gave a new temporary password.
    Reset,
}

impl ChangeKind {
    /// The word in the store and in the audit log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Reset => "reset",
        }
    }
}

/// Adds a batch and returns its number.
pub fn insert(
    tx: &Transaction<'_>,
    kind: BatchKind,
    source: &str,
    act: &Act,
) -> Result<i64, StoreError> {
    let kind = match kind {
        BatchKind::Import => "import",
        BatchKind::Reset => "reset",
    };
    let sql = "INSERT INTO batches (kind, source, made_at, operator) VALUES (:kind, :source, :made_at, :operator)";
    tx.execute(
        sql,
        named_params! { ":kind": kind, ":source": source, ":made_at": Second(act.at), ":operator": act.operator },
    )?;
    Ok(tx.last_insert_rowid())
}

/// Notes what a batch did to a student; `before` is the row as it was, as JSON.
pub fn note_change(
    tx: &Transaction<'_>,
    batch: i64,
    student: i64,
    kind: ChangeKind,
    before: Option<&str>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO batch_changes (batch_id, student_id, kind, before) VALUES (:batch, :student, :kind, :before)";
    tx.prepare_cached(sql)?.execute(
        named_params! { ":batch": batch, ":student": student, ":kind": kind.as_str(), ":before": before },
    )?;
    Ok(())
}

/// Whether there is a batch of this number.
pub fn exists(connection: &Connection, batch: i64) -> Result<bool, StoreError> {
    Ok(connection.prepare("SELECT 1 FROM batches WHERE id = ?1")?.exists([batch])?)
}
