//! The audit log: append-only, each row hashed together with the row before it.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, named_params};
use sha2::{Digest as _, Sha256};

use super::{batches, clock, undo};
use crate::domain::{Act, BatchId, BatchKind, ChangeKind, Detail, Head, Outcome, StudentId};
use crate::store::Result;
use crate::store::statement::row;
use crate::store::value::{Second, json, time};

/// The newest row; an empty log has number 0.
pub fn head(connection: &Connection) -> Result<Head> {
    let sql = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
    let read = |row: &Row<'_>| Ok(Head { seq: row.get("seq")?, hash: row.get("hash")? });
    Ok(row(connection, sql, [], read)?.unwrap_or(Head { seq: 0, hash: Vec::new() }))
}

/// Whether the log holds this row; tells what became of a commit that failed.
pub(in crate::store) fn holds(connection: &Connection, head: &Head) -> Result<bool> {
    let sql = "SELECT 1 FROM audit WHERE seq = :seq AND hash = :hash";
    Ok(connection.prepare(sql)?.exists(named_params! { ":seq": head.seq, ":hash": head.hash })?)
}

/// When something last happened to a student's account and was not taken back, and the number of that row.
pub fn last_of_student(
    connection: &Connection,
    student: StudentId,
    outcome: Outcome,
) -> Result<Option<(i64, Timestamp)>> {
    let sql = "SELECT seq, at FROM audit AS a
               WHERE student_id = :student AND outcome = :outcome
                 AND NOT EXISTS (
                     SELECT 1 FROM batches AS b JOIN batch_changes AS u ON u.batch_id = b.undone_by
                     WHERE b.id = a.batch_id AND u.student_id = a.student_id)
               ORDER BY seq DESC LIMIT 1";
    let params = named_params! { ":student": student, ":outcome": outcome.as_str() };
    row(connection, sql, params, |row| Ok((row.get("seq")?, row.get::<_, Second>("at")?.0)))
}

/// When a student signed in last before this row, and how many passwords and answers were wrong since then.
pub fn tries_before(
    connection: &Connection,
    student: StudentId,
    seq: i64,
) -> Result<(Option<Timestamp>, u32)> {
    // Every try that was looked at has a row, and right answers another one.
    let sql = "WITH last AS (
                   SELECT max(seq) AS seq FROM audit
                   WHERE student_id = :student AND seq < :seq AND outcome = :signed_in)
               SELECT (SELECT at FROM audit AS a WHERE a.seq = last.seq) AS at,
                   (SELECT max(0, count(*) FILTER (WHERE outcome = :tried) - count(*) FILTER (WHERE outcome = :right))
                    FROM audit AS a
                    WHERE student_id = :student AND a.seq < :seq AND a.seq > coalesce(last.seq, 0)) AS failed
               FROM last";
    let params = named_params! {
        ":student": student,
        ":seq": seq,
        ":signed_in": Outcome::SignedIn.as_str(),
        ":tried": Outcome::Tried.as_str(),
        ":right": Outcome::QuestionsAnswered.as_str(),
    };
    let read = |row: &Row<'_>| Ok((time(row, "at")?, row.get("failed")?));
    Ok(connection.prepare_cached(sql)?.query_row(params, read)?)
}

/// Whether a student's account was closed after this row, whatever came of that.
pub fn closed_since(connection: &Connection, student: StudentId, seq: i64) -> Result<bool> {
    happened_since(connection, student, seq, Outcome::closes_or_opens)
}

/// Whether a student has used the account after this row.
pub fn used_since(connection: &Connection, student: StudentId, seq: i64) -> Result<bool> {
    happened_since(connection, student, seq, Outcome::is_use)
}

fn happened_since(
    connection: &Connection,
    student: StudentId,
    seq: i64,
    counts: impl Fn(Outcome) -> bool,
) -> Result<bool> {
    let outcomes = Outcome::ALL.into_iter().filter(|outcome| counts(*outcome));
    let outcomes = json(outcomes.map(Outcome::as_str));
    let sql = "SELECT 1 FROM audit WHERE student_id = :student AND seq > :seq
                 AND outcome IN (SELECT value FROM json_each(:outcomes))";
    let params = named_params! { ":student": student, ":seq": seq, ":outcomes": outcomes };
    Ok(connection.prepare_cached(sql)?.exists(params)?)
}

/// What became of the chain of hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every row fits, and the noted head is there.
    Sound(Head),
    /// The first row that does not fit the ones before it.
    Changed(i64),
    /// No row has the number and hash that were noted earlier: the log was cut or made anew.
    HeadMissing,
}

/// Recomputes every hash; `noted` is a head from earlier, as `NUMBER:HASH`.
pub fn verify(connection: &Connection, noted: Option<&str>) -> Result<Verdict> {
    // By their places: looking for nine names a row takes longer than hashing it.
    let sql = "SELECT seq, at, student_id, batch_id, hash, operator, command, outcome, details FROM audit ORDER BY seq";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut head = Head { seq: 0, hash: Vec::new() };
    let mut noted_is_there = noted.is_none();
    while let Some(row) = rows.next()? {
        let (seq, at, student, batch) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let stored: Vec<u8> = row.get(4)?;
        // The outcome too is read as text: a word that this program does not know breaks no chain.
        let texts: [String; 4] = [row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?];
        let [operator, command, outcome, details] = &texts;
        let columns = Columns { operator, command, student, batch, outcome, details };
        let hash = chained(&head.hash, seq, at, &columns);
        if seq != head.seq + 1 || stored != hash {
            return Ok(Verdict::Changed(seq));
        }
        head = Head { seq, hash };
        noted_is_there = noted_is_there || noted == Some(&head.to_string());
    }
    Ok(if noted_is_there { Verdict::Sound(head) } else { Verdict::HeadMissing })
}

/// Rows being added within one transaction.
pub struct Log<'a> {
    tx: &'a Transaction<'a>,
    act: &'a Act,
    /// With the doubt in the clock, if there is one.
    command: String,
    believes_clock: bool,
    head: Head,
    batch: Option<BatchId>,
}

impl<'a> Log<'a> {
    /// Goes on from the newest row.
    pub fn open(tx: &'a Transaction<'a>, act: &'a Act) -> Result<Self> {
        let doubt = clock::doubt(tx, act)?;
        let command =
            doubt.map_or_else(|| act.command.to_owned(), |doubt| doubt.marked(act.command));
        let believes_clock = doubt.is_none();
        Ok(Self { tx, act, command, believes_clock, head: head(tx)?, batch: None })
    }

    /// Whether what lasts until a moment may end by this clock.
    pub fn believes_clock(&self) -> bool {
        self.believes_clock
    }

    /// The number of the newest row.
    pub fn seq(&self) -> i64 {
        self.head.seq
    }

    /// Begins a batch, to which every further row belongs.
    pub fn begin_batch(&mut self, kind: BatchKind, source: &str) -> Result<BatchId> {
        let batch = batches::insert(self.tx, kind, source, self.act)?;
        self.batch = Some(batch);
        Ok(batch)
    }

    /// Adds a row about what the batch does to a student, and keeps for an undo what is known of the student now: so it
    /// comes before the change. A new account is noted after it was added, and has no row before; a reset is noted when
    /// the password before it stands in the history.
    pub fn change(
        &mut self,
        student: StudentId,
        kind: ChangeKind,
        detail: &Detail<'_>,
    ) -> Result<()> {
        let batch = self.batch.expect("a batch was begun");
        undo::remember(self.tx, batch, student, kind)?;
        self.note(student, kind.into(), detail)
    }

    /// Adds a row about a student, or about nobody.
    pub fn note(
        &mut self,
        student: impl Into<Option<StudentId>>,
        outcome: Outcome,
        detail: &Detail<'_>,
    ) -> Result<()> {
        let (seq, details) = (self.head.seq + 1, detail.to_string());
        let Act { at, operator, .. } = self.act;
        let command = self.command.as_str();
        let columns = Columns {
            operator,
            command,
            student: student.into(),
            batch: self.batch,
            outcome: outcome.as_str(),
            details: &details,
        };
        let hash = chained(&self.head.hash, seq, at.as_second(), &columns);
        let sql = "INSERT INTO audit (seq, at, operator, command, student_id, batch_id, outcome, details, hash)
                   VALUES (:seq, :at, :operator, :command, :student, :batch, :outcome, :details, :hash)";
        self.tx.prepare_cached(sql)?.execute(named_params! {
            ":seq": seq,
            ":at": Second(*at),
            ":operator": operator,
            ":command": command,
            ":student": columns.student,
            ":batch": columns.batch,
            ":outcome": columns.outcome,
            ":details": details,
            ":hash": hash,
        })?;
        self.head = Head { seq, hash };
        Ok(())
    }
}

/// What a row says beside its number and its moment.
struct Columns<'a> {
    operator: &'a str,
    command: &'a str,
    student: Option<StudentId>,
    batch: Option<BatchId>,
    outcome: &'a str,
    details: &'a str,
}

/// SHA-256 over the hash before and every column, each with its length, so that no two rows read the same.
fn chained(before: &[u8], seq: i64, at: i64, columns: &Columns<'_>) -> Vec<u8> {
    let Columns { operator, command, student, batch, outcome, details } = columns;
    let (student, batch) = (shown(*student), shown(*batch));
    let mut hasher = Sha256::new();
    hasher.update(before);
    let (seq, at) = (seq.to_string(), at.to_string());
    for column in [seq.as_str(), &at, operator, command, &student, &batch, outcome, details] {
        hasher.update(u64::try_from(column.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(column);
    }
    hasher.finalize().to_vec()
}

/// NULL is hashed as no text.
fn shown(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
