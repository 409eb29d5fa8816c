//! Batches: what belongs together, and what it did to each student.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, named_params};

use crate::domain::{Act, Batch, BatchId, BatchKind, ChangeOf, ClassId};
use crate::store::Result;
use crate::store::statement::{row, rows, run};
use crate::store::value::{Second, json, word};

/// Adds a batch and returns its number.
pub(super) fn insert(
    tx: &Transaction<'_>,
    kind: BatchKind,
    source: &str,
    act: &Act,
) -> Result<BatchId> {
    let sql = "INSERT INTO batches (kind, source, made_at, operator) VALUES (:kind, :source, :made_at, :operator)";
    tx.execute(
        sql,
        named_params! { ":kind": kind.as_str(), ":source": source, ":made_at": Second(act.at), ":operator": act.operator },
    )?;
    Ok(BatchId(tx.last_insert_rowid()))
}

/// The batch of this number.
pub fn get(connection: &Connection, batch: BatchId) -> Result<Option<Batch>> {
    let sql = "SELECT id, kind, source, made_at, operator, undone_by FROM batches WHERE id = ?1";
    row(connection, sql, [batch], from_row)
}

/// The newest batch that can still be taken back.
pub fn newest(connection: &Connection) -> Result<Option<Batch>> {
    let sql = "SELECT id, kind, source, made_at, operator, undone_by FROM batches
               WHERE undone_by IS NULL AND kind <> 'undo'
                 AND EXISTS (SELECT 1 FROM batch_changes WHERE batch_id = batches.id)
               ORDER BY id DESC LIMIT 1";
    row(connection, sql, [], from_row)
}

/// Everything that a batch did.
pub fn changes(connection: &Connection, batch: BatchId) -> Result<Vec<ChangeOf>> {
    let sql = "SELECT c.student_id, c.kind, (
                   SELECT max(l.batch_id) FROM batch_changes AS l JOIN batches AS b ON b.id = l.batch_id
                   WHERE l.student_id = c.student_id AND l.batch_id > c.batch_id AND b.kind <> 'undo'
                     AND NOT EXISTS (
                         SELECT 1 FROM batch_changes AS u
                         WHERE u.batch_id = b.undone_by AND u.student_id = l.student_id)) AS later
               FROM batch_changes AS c WHERE c.batch_id = ?1 ORDER BY c.student_id";
    rows(connection, sql, [batch], |row| {
        Ok(ChangeOf {
            student: row.get("student_id")?,
            kind: word(row, "kind")?,
            later: row.get("later")?,
        })
    })
}

/// When passwords of students of these classes were reset since this moment, each with how many.
pub fn resets_since(
    connection: &Connection,
    moment: Timestamp,
    classes: &[ClassId],
) -> Result<Vec<(Timestamp, u64)>> {
    let sql = "SELECT b.made_at, count(*) AS count
               FROM batches AS b JOIN batch_changes AS c ON c.batch_id = b.id JOIN students AS s ON s.id = c.student_id
               WHERE b.kind = 'reset' AND c.kind = 'reset' AND b.made_at >= :moment
                 AND s.class_id IN (SELECT value FROM json_each(:classes))
               GROUP BY b.id";
    let params = named_params! { ":moment": Second(moment), ":classes": json(classes.iter().map(|class| class.0)) };
    let read = |row: &Row<'_>| Ok((row.get::<_, Second>("made_at")?.0, row.get("count")?));
    rows(connection, sql, params, read)
}

/// How many students a batch was about.
pub fn size(connection: &Connection, batch: BatchId) -> Result<u64> {
    let sql = "SELECT count(*) FROM batch_changes WHERE batch_id = ?1";
    Ok(connection.query_row(sql, [batch], |row| row.get(0))?)
}

/// Notes that a batch was taken back.
pub fn set_undone(tx: &Transaction<'_>, batch: BatchId, undo: BatchId) -> Result<()> {
    let sql = "UPDATE batches SET undone_by = :undo WHERE id = :id";
    run(tx, sql, named_params! { ":undo": undo, ":id": batch })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get("id")?,
        kind: word(row, "kind")?,
        source: row.get("source")?,
        made_at: row.get::<_, Second>("made_at")?.0,
        operator: row.get("operator")?,
        undone_by: row.get("undone_by")?,
    })
}

/// The row of the audit log with which a batch began.
pub fn began(connection: &Connection, batch: BatchId) -> Result<i64> {
    let sql = "SELECT coalesce(min(seq), 0) FROM audit WHERE batch_id = ?1";
    Ok(connection.query_row(sql, [batch], |row| row.get(0))?)
}
