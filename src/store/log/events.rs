//! Rows of the audit log as they are read: all of them or some, and what happened to students since a moment.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, Row, named_params};

use crate::domain::{ClassId, Event, Outcome, StudentId};
use crate::store::Result;
use crate::store::statement::rows;
use crate::store::value::{Second, json};

/// Which rows of the log; what is not given leaves none out.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogRows {
    pub student: Option<StudentId>,
    pub since: Option<Timestamp>,
    /// So many of the newest.
    pub last: Option<u32>,
}

/// The rows, newest first: so the last of many years are found without reading the others.
pub fn newest_first(connection: &Connection, which: LogRows) -> Result<Vec<Event>> {
    let LogRows { student, since, last } = which;
    // Without a choice between the two, SQLite would not use the index of students.
    let whose = if student.is_some() { "a.student_id = :student" } else { ":student IS NULL" };
    let sql = format!(
        "SELECT a.seq, a.at, a.operator, a.command, s.login || '@' || s.domain AS login, a.batch_id, a.outcome, a.details
         FROM audit AS a LEFT JOIN students AS s ON s.id = a.student_id
         WHERE {whose} AND (:since IS NULL OR a.at >= :since) ORDER BY a.seq DESC LIMIT coalesce(:last, -1)"
    );
    let params = named_params! { ":student": student, ":since": since.map(Second), ":last": last };
    rows(connection, &sql, params, event_from_row)
}

/// All that happened to a student's account, in its order.
pub fn of_student(connection: &Connection, student: StudentId) -> Result<Vec<Event>> {
    let which = LogRows { student: Some(student), ..LogRows::default() };
    let mut events = newest_first(connection, which)?;
    events.reverse();
    Ok(events)
}

/// What happened to students since a moment: the outcomes of each, in the order in which they came first.
pub fn outcomes_since(
    connection: &Connection,
    since: Timestamp,
) -> Result<HashMap<StudentId, Vec<String>>> {
    let sql = "SELECT student_id, outcome FROM audit WHERE at >= :since AND student_id IS NOT NULL
               GROUP BY student_id, outcome ORDER BY min(seq)";
    by_student(connection, sql, named_params! { ":since": Second(since) })
}

/// Some of these outcomes to students of these classes since a moment: of more than `most` nobody wants to read.
pub fn some_since(
    connection: &Connection,
    since: Timestamp,
    outcomes: impl Iterator<Item = Outcome>,
    classes: &[ClassId],
    most: usize,
) -> Result<HashMap<StudentId, Vec<String>>> {
    let sql =
        "SELECT a.student_id, a.outcome FROM audit AS a JOIN students AS s ON s.id = a.student_id
               WHERE a.at >= :since AND a.outcome IN (SELECT value FROM json_each(:outcomes))
                 AND s.removed_by IS NULL AND s.class_id IN (SELECT value FROM json_each(:classes))
               GROUP BY a.student_id, a.outcome ORDER BY min(a.seq) LIMIT :most";
    let params = named_params! {
        ":since": Second(since),
        ":outcomes": json(outcomes.map(Outcome::as_str)),
        ":classes": json(classes.iter().map(|class| class.0)),
        ":most": most,
    };
    by_student(connection, sql, params)
}

fn by_student(
    connection: &Connection,
    sql: &str,
    params: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<HashMap<StudentId, Vec<String>>> {
    let read = |row: &Row<'_>| Ok((row.get("student_id")?, row.get("outcome")?));
    let happened: Vec<(StudentId, String)> = rows(connection, sql, params, read)?;
    let mut outcomes: HashMap<StudentId, Vec<String>> = HashMap::new();
    for (student, outcome) in happened {
        outcomes.entry(student).or_default().push(outcome);
    }
    Ok(outcomes)
}

fn event_from_row(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        seq: row.get("seq")?,
        at: row.get::<_, Second>("at")?.0,
        operator: row.get("operator")?,
        command: row.get("command")?,
        login: row.get("login")?,
        batch: row.get("batch_id")?,
        outcome: row.get("outcome")?,
        details: row.get("details")?,
    })
}
