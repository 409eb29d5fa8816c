//! The challenge questions of students, the one hash over their answers, and how often they were tried.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, named_params};

use crate::crypto::AnswersHash;
use crate::domain::{Question, SelfServiceTries, StudentId, ThreeQuestions};
use crate::store::Result;
use crate::store::statement::{row, rows, run};
use crate::store::value::{Second, parsed, time};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// What a student has set, and what became of it.
#[derive(Debug, Clone)]
pub struct Challenge {
    pub questions: ThreeQuestions,
    /// The hash over the three answers.
    pub hash: AnswersHash,
    /// How often they were tried.
    pub tries: SelfServiceTries,
    /// When self-service was switched off after too many wrong tries.
    pub disabled_at: Option<Timestamp>,
}

/// The challenge of a student, with the tries as they count at this moment.
pub fn get(
    connection: &Connection,
    student: StudentId,
    now: Timestamp,
) -> Result<Option<Challenge>> {
    let Some((tries, disabled_at)) = tries(connection, student, now)? else { return Ok(None) };
    let sql = "SELECT first, second, third, hash FROM questions WHERE student_id = ?1";
    row(connection, sql, [student], |row| {
        let numbers: [u8; 3] = [row.get("first")?, row.get("second")?, row.get("third")?];
        let [first, second, third] = numbers.map(Question::new);
        let questions = first.zip(second).zip(third);
        let questions =
            questions.and_then(|((one, two), three)| ThreeQuestions::new([one, two, three]));
        let questions = questions.ok_or(rusqlite::Error::InvalidQuery)?;
        Ok(Challenge {
            questions,
            hash: parsed(row, "hash", AnswersHash::parse)?,
            tries,
            disabled_at,
        })
    })
}

/// How often the answers of a student who has set any were tried, as it counts at this moment, and when that switched
/// self-service off.
pub fn tries(
    connection: &Connection,
    student: StudentId,
    now: Timestamp,
) -> Result<Option<(SelfServiceTries, Option<Timestamp>)>> {
    // Moments are kept as whole seconds: counting the one on the edge makes no window shorter than it should be.
    let sql = "SELECT wrong_tries, disabled_at,
                   (SELECT count(*) FROM self_service_tries AS t
                    WHERE t.student_id = q.student_id AND t.tried_at >= :now - :hour) AS last_hour,
                   (SELECT count(*) FROM self_service_tries AS t
                    WHERE t.student_id = q.student_id AND t.tried_at >= :now - :day) AS last_day
               FROM questions AS q WHERE student_id = :student";
    let params =
        named_params! { ":student": student, ":now": Second(now), ":hour": HOUR, ":day": DAY };
    row(connection, sql, params, |row| {
        let tries = SelfServiceTries {
            last_hour: row.get("last_hour")?,
            last_day: row.get("last_day")?,
            wrong: row.get("wrong_tries")?,
        };
        Ok((tries, time(row, "disabled_at")?))
    })
}

/// The numbers of the students whose self-service reset was switched off after too many wrong answers.
pub fn switched_off(connection: &Connection) -> Result<HashSet<StudentId>> {
    let sql = "SELECT student_id FROM questions WHERE disabled_at IS NOT NULL";
    rows(connection, sql, [], |row| row.get(0))
}

/// The moments of a student's newest tries, the newest first: as many as a day may have.
pub fn newest_tries(connection: &Connection, student: StudentId) -> Result<Vec<Timestamp>> {
    let sql = "SELECT tried_at FROM self_service_tries WHERE student_id = ?1 ORDER BY tried_at DESC LIMIT 5";
    rows(connection, sql, [student], |row| Ok(row.get::<_, Second>(0)?.0))
}

/// Sets or changes the questions. How often they were tried stays: only an operator switches self-service on again.
pub fn set(
    tx: &Transaction<'_>,
    student: StudentId,
    questions: ThreeQuestions,
    hash: &AnswersHash,
) -> Result<()> {
    let [first, second, third] = questions.all().map(Question::number);
    let sql = "INSERT INTO questions (student_id, first, second, third, hash)
               VALUES (:student, :first, :second, :third, :hash)
               ON CONFLICT (student_id) DO UPDATE
               SET first = :first, second = :second, third = :third, hash = :hash";
    let params = named_params! {
        ":student": student,
        ":first": first,
        ":second": second,
        ":third": third,
        ":hash": hash.as_str(),
    };
    run(tx, sql, params)
}

/// Forgets tries that count for no day any more.
pub fn forget_old_tries(tx: &Transaction<'_>, student: StudentId, now: Timestamp) -> Result<()> {
    let sql =
        "DELETE FROM self_service_tries WHERE student_id = :student AND tried_at < :now - :day";
    run(tx, sql, named_params! { ":student": student, ":now": Second(now), ":day": DAY })
}

/// Counts a try and, with `off`, switches self-service off until an operator switches it on.
pub fn count_try(
    tx: &Transaction<'_>,
    student: StudentId,
    off: bool,
    now: Timestamp,
) -> Result<()> {
    let insert = "INSERT INTO self_service_tries (student_id, tried_at) VALUES (:student, :now)";
    run(tx, insert, named_params! { ":student": student, ":now": Second(now) })?;
    let update = "UPDATE questions
                  SET wrong_tries = wrong_tries + 1, disabled_at = iif(:off, :now, disabled_at)
                  WHERE student_id = :student";
    run(tx, update, named_params! { ":student": student, ":now": Second(now), ":off": off })
}

/// Takes back that the newest try was counted as a wrong one; it still counts for its hour and day.
pub fn was_right(tx: &Transaction<'_>, student: StudentId) -> Result<()> {
    let sql = "UPDATE questions SET wrong_tries = max(wrong_tries - 1, 0), disabled_at = NULL
               WHERE student_id = :student";
    run(tx, sql, named_params! { ":student": student })
}

/// Switches self-service on again and forgets all tries.
pub fn unlock(tx: &Transaction<'_>, student: StudentId) -> Result<()> {
    let params = named_params! { ":student": student };
    let sql =
        "UPDATE questions SET wrong_tries = 0, disabled_at = NULL WHERE student_id = :student";
    run(tx, sql, params)?;
    run(tx, "DELETE FROM self_service_tries WHERE student_id = :student", params)
}
