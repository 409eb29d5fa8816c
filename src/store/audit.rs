//! The audit log: append-only, each row hashed together with the row before it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, named_params};
use sha2::{Digest as _, Sha256};

use super::StoreError;
use super::value::Second;

/// Who does what, and when; the same for all rows of one run.
#[derive(Debug, Clone)]
pub struct Act {
    /// The moment of the run.
    pub at: Timestamp,
    /// The operating-system user.
    pub operator: String,
    /// The command, as the operator calls it.
    pub command: &'static str,
}

/// What one row says beside who and when.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The account it is about, if it is about one.
    pub student: Option<i64>,
    /// The batch it belongs to.
    pub batch: Option<i64>,
    /// One word: created, moved, changed, reset, printed, shown, ...
    pub outcome: &'a str,
    /// Free text without secrets.
    pub details: &'a str,
}

/// Number and hash of the newest row; a copy of it on paper shows whether the log was changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many rows there are.
    pub seq: i64,
    hash: Vec<u8>,
}

impl Head {
    /// The first 16 hexadecimal digits of the hash.
    pub fn short_hash(&self) -> String {
        let first = self.hash.first_chunk().copied().unwrap_or_default();
        format!("{:016x}", u64::from_be_bytes(first))
    }
}

/// The newest row; an empty log has number 0.
pub fn head(connection: &Connection) -> Result<Head, StoreError> {
    let sql = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
    let newest = connection
        .prepare_cached(sql)?
        .query_row([], |row| Ok(Head { seq: row.get("seq")?, hash: row.get("hash")? }))
        .optional()?;
    Ok(newest.unwrap_or(Head { seq: 0, hash: Vec::new() }))
}

/// Whether the log holds this row; tells what became of a commit that failed.
pub(super) fn holds(connection: &Connection, head: &Head) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM audit WHERE seq = :seq AND hash = :hash";
    Ok(connection.prepare(sql)?.exists(named_params! { ":seq": head.seq, ":hash": head.hash })?)
}

/// A row about one student, as it is shown.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub operator: String,
    /// What happened, in one word.
    pub outcome: String,
    /// What else there is to say.
    pub details: String,
}

/// All that happened to a student's account, in its order.
pub fn of_student(connection: &Connection, student: i64) -> Result<Vec<Event>, StoreError> {
    let sql = "SELECT at, operator, outcome, details FROM audit WHERE student_id = ?1 ORDER BY seq";
    let mut statement = connection.prepare_cached(sql)?;
    let events = statement.query_map([student], |row| {
        Ok(Event {
            at: row.get::<_, Second>("at")?.0,
            operator: row.get("operator")?,
            outcome: row.get("outcome")?,
            details: row.get("details")?,
        })
    })?;
    Ok(events.collect::<Result<_, _>>()?)
}

/// Rows being added within one transaction.
pub struct Log<'a> {
    tx: &'a Transaction<'a>,
    act: &'a Act,
    head: Head,
}

impl<'a> Log<'a> {
    /// Goes on from the newest row.
    pub fn open(tx: &'a Transaction<'a>, act: &'a Act) -> Result<Self, StoreError> {
        Ok(Self { tx, act, head: head(tx)? })
    }

    /// Adds a row.
    pub fn append(&mut self, entry: Entry<'_>) -> Result<(), StoreError> {
        let seq = self.head.seq + 1;
        let hash = chained(&self.head.hash, seq, self.act, entry);
        let sql = "INSERT INTO audit (seq, at, operator, command, student_id, batch_id, outcome, details, hash)
                   VALUES (:seq, :at, :operator, :command, :student, :batch, :outcome, :details, :hash)";
        self.tx.prepare_cached(sql)?.execute(named_params! {
            ":seq": seq,
            ":at": Second(self.act.at),
            ":operator": self.act.operator,
            ":command": self.act.command,
            ":student": entry.student,
            ":batch": entry.batch,
            ":outcome": entry.outcome,
            ":details": entry.details,
            ":hash": hash,
        })?;
        self.head = Head { seq, hash };
        Ok(())
    }
}

/// SHA-256 over the hash before and every column, each with its length, so that no two rows read the same.
fn chained(before: &[u8], seq: i64, act: &Act, entry: Entry<'_>) -> Vec<u8> {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut hasher = Sha256::new();
    hasher.update(before);
    for column in [
        seq.to_string().as_str(),
        &act.at.as_second().to_string(),
        &act.operator,
        act.command,
        &number(entry.student),
        &number(entry.batch),
        entry.outcome,
        entry.details,
    ] {
        hasher.update(u64::try_from(column.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(column);
    }
    hasher.finalize().to_vec()
}
