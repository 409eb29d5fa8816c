//! Batches: what belongs together, and what it did to each student.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::StoreError;
use super::audit::Act;
use super::value::{Second, parsed};

/// What made the batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchKind {
    /// A class list.
    Import,
    /// New temporary passwords.
    Reset,
    /// Corrections by hand, accounts closed and opened.
    Edit,
    /// Another batch taken back.
    Undo,
}

impl BatchKind {
    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Reset => "reset",
            Self::Edit => "edit",
            Self::Undo => "undo",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        [Self::Import, Self::Reset, Self::Edit, Self::Undo]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
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
    /// Closed the account: the student is not on the class list any more.
    Left,
    /// Opened it again: the student is back on the class list.
    Returned,
    /// Closed the account by hand.
    Closed,
    /// Opened it again by hand.
    Opened,
    /// Gave a new temporary password.
    Reset,
    /// Took back what another batch did.
    Undone,
}

impl ChangeKind {
    /// The word in the store and in the audit log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Left => "left",
            Self::Returned => "returned",
            Self::Closed => "closed",
            Self::Opened => "opened",
            Self::Reset => "reset",
            Self::Undone => "undone",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [
            Self::Created,
            Self::Moved,
            Self::Changed,
            Self::Left,
            Self::Returned,
            Self::Closed,
            Self::Opened,
            Self::Reset,
            Self::Undone,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == word)
    }
}

/// Adds a batch and returns its number.
pub fn insert(
    tx: &Transaction<'_>,
    kind: BatchKind,
    source: &str,
    act: &Act,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO batches (kind, source, made_at, operator) VALUES (:kind, :source, :made_at, :operator)";
    tx.execute(
        sql,
        named_params! { ":kind": kind.as_str(), ":source": source, ":made_at": Second(act.at), ":operator": act.operator },
    )?;
    Ok(tx.last_insert_rowid())
}

/// Notes what a batch is about to do to a student, with the row as it is now: what an undo brings back.
/// A new account is noted after it was added, and has no row before; a reset is noted when the password before it
/// stands in the history.
pub fn note_change(
    tx: &Transaction<'_>,
    batch: i64,
    student: i64,
    kind: ChangeKind,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO batch_changes (batch_id, student_id, kind, before)
               SELECT :batch, id, :kind, iif(:kind = 'created', NULL, json_object(
                   'class_id', class_id, 'register_no', register_no, 'name', name, 'name_key', name_key,
                   'login', login, 'domain', domain, 'student_ref', student_ref, 'recovery_email', recovery_email,
                   'disabled_at', disabled_at, 'disabled_why', disabled_why, 'password_origin', password_origin,
                   'password_set_at', password_set_at, 'password_expires_at', password_expires_at,
                   'printed_at', printed_at, 'locked_at', locked_at,
                   'self_service_wrong', (SELECT wrong_tries FROM questions WHERE student_id = students.id),
                   'self_service_off', (SELECT disabled_at FROM questions WHERE student_id = students.id),
                   'history_id', iif(:kind = 'reset', (
                       SELECT max(h.id) FROM password_history AS h WHERE h.student_id = students.id), NULL)))
               FROM students WHERE id = :student";
    tx.prepare_cached(sql)?
        .execute(named_params! { ":batch": batch, ":student": student, ":kind": kind.as_str() })?;
    Ok(())
}

/// A batch as it stands in the store.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Its number.
    pub id: i64,
    /// What made it.
    pub kind: BatchKind,
    /// The class list or the reason.
    pub source: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// By whom.
    pub operator: String,
    /// The batch that took it back.
    pub undone_by: Option<i64>,
}

/// What a batch did to one student.
#[derive(Debug, Clone, Copy)]
pub struct ChangeOf {
    /// The student.
    pub student: i64,
    /// What was done.
    pub kind: ChangeKind,
    /// A later batch that changed the same student and was not taken back for this one.
    pub later: Option<i64>,
}

/// The batch of this number.
pub fn get(connection: &Connection, batch: i64) -> Result<Option<Batch>, StoreError> {
    let sql = "SELECT id, kind, source, made_at, operator, undone_by FROM batches WHERE id = ?1";
    Ok(connection.prepare(sql)?.query_row([batch], from_row).optional()?)
}

/// The newest batch that can still be taken back.
pub fn newest(connection: &Connection) -> Result<Option<Batch>, StoreError> {
    let sql = "SELECT id, kind, source, made_at, operator, undone_by FROM batches
               WHERE undone_by IS NULL AND kind <> 'undo'
                 AND EXISTS (SELECT 1 FROM batch_changes WHERE batch_id = batches.id)
               ORDER BY id DESC LIMIT 1";
    Ok(connection.prepare(sql)?.query_row([], from_row).optional()?)
}

/// Everything that a batch did.
pub fn changes(connection: &Connection, batch: i64) -> Result<Vec<ChangeOf>, StoreError> {
    let sql = "SELECT c.student_id, c.kind, (
                   SELECT max(l.batch_id) FROM batch_changes AS l JOIN batches AS b ON b.id = l.batch_id
                   WHERE l.student_id = c.student_id AND l.batch_id > c.batch_id AND b.kind <> 'undo'
                     AND NOT EXISTS (
                         SELECT 1 FROM batch_changes AS u
                         WHERE u.batch_id = b.undone_by AND u.student_id = l.student_id)) AS later
               FROM batch_changes AS c WHERE c.batch_id = ?1 ORDER BY c.student_id";
    let mut statement = connection.prepare(sql)?;
    let changes = statement.query_map([batch], |row| {
        Ok(ChangeOf {
            student: row.get("student_id")?,
            kind: parsed(row, "kind", ChangeKind::parse)?,
            later: row.get("later")?,
        })
    })?;
    Ok(changes.collect::<Result<_, _>>()?)
}

/// When passwords of students of these classes were reset since this moment, each with how many.
pub fn resets_since(
    connection: &Connection,
    moment: Timestamp,
    classes: &[i64],
) -> Result<Vec<(Timestamp, u64)>, StoreError> {
    let sql = "SELECT b.made_at, count(*) AS count
               FROM batches AS b JOIN batch_changes AS c ON c.batch_id = b.id JOIN students AS s ON s.id = c.student_id
               WHERE b.kind = 'reset' AND c.kind = 'reset' AND b.made_at >= :moment
                 AND s.class_id IN (SELECT value FROM json_each(:classes))
               GROUP BY b.id";
    let mut statement = connection.prepare(sql)?;
    let params = named_params! { ":moment": Second(moment), ":classes": format!("{classes:?}") };
    let resets = statement
        .query_map(params, |row| Ok((row.get::<_, Second>("made_at")?.0, row.get("count")?)))?;
    Ok(resets.collect::<Result<_, _>>()?)
}

/// How many students a batch was about.
pub fn size(connection: &Connection, batch: i64) -> Result<u64, StoreError> {
    let sql = "SELECT count(*) FROM batch_changes WHERE batch_id = ?1";
    Ok(connection.query_row(sql, [batch], |row| row.get(0))?)
}

/// Notes that a batch was taken back.
pub fn set_undone(tx: &Transaction<'_>, batch: i64, undo: i64) -> Result<(), StoreError> {
    let sql = "UPDATE batches SET undone_by = :undo WHERE id = :id";
    tx.execute(sql, named_params! { ":undo": undo, ":id": batch })?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get("id")?,
        kind: parsed(row, "kind", BatchKind::parse)?,
        source: row.get("source")?,
        made_at: row.get::<_, Second>("made_at")?.0,
        operator: row.get("operator")?,
        undone_by: row.get("undone_by")?,
    })
}
