//! The snapshots table: the funnel of every class on one night, so that the next night has something to compare with.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, named_params};

use crate::domain::{ClassId, Figure, Funnel, begin_of, day_of, lasts_until};
use crate::store::Result;
use crate::store::statement::{row, rows, run};
use crate::store::value::{Second, json};

/// The counts of one night.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub taken_at: Timestamp,
    /// By the number of the class.
    pub classes: HashMap<ClassId, Funnel>,
}

/// Keeps the counts of a night. Those of the same day go: there is one snapshot a day.
pub fn replace(tx: &Transaction<'_>, now: Timestamp, classes: &[(ClassId, Funnel)]) -> Result<()> {
    let delete = "DELETE FROM snapshots WHERE taken_at >= :began AND taken_at < :ends";
    let day = day_of(now);
    let params =
        named_params! { ":began": Second(begin_of(day)), ":ends": Second(lasts_until(day)) };
    run(tx, delete, params)?;
    let sql = "INSERT INTO snapshots (taken_at, class_id, students, printed, signed_in, own_password, enrolled, expired, locked)
               VALUES (:taken_at, :class, :students, :printed, :signed_in, :own_password, :enrolled, :expired, :locked)";
    let mut insert = tx.prepare_cached(sql)?;
    for (class, counts) in classes {
        insert.execute(named_params! {
            ":taken_at": Second(now),
            ":class": class,
            ":students": counts.count(Figure::Students),
            ":printed": counts.count(Figure::Printed),
            ":signed_in": counts.count(Figure::SignedIn),
            ":own_password": counts.count(Figure::OwnPassword),
            ":enrolled": counts.count(Figure::Enrolled),
            ":expired": counts.count(Figure::Expired),
            ":locked": counts.count(Figure::Locked),
        })?;
    }
    Ok(())
}

/// The newest snapshot from before this moment.
pub fn newest_before(connection: &Connection, moment: Timestamp) -> Result<Option<Snapshot>> {
    let sql = "SELECT max(taken_at) FROM snapshots WHERE taken_at < ?1";
    let newest: Option<Option<Second>> = row(connection, sql, [Second(moment)], |row| row.get(0))?;
    let Some(Second(taken_at)) = newest.flatten() else { return Ok(None) };
    let sql =
        "SELECT class_id, students, printed, signed_in, own_password, enrolled, expired, locked,
                   students - enrolled AS pending
               FROM snapshots WHERE taken_at = ?1";
    let read = |row: &Row<'_>| Ok((row.get("class_id")?, counts_from_row(row)?));
    Ok(Some(Snapshot { taken_at, classes: rows(connection, sql, [Second(taken_at)], read)? }))
}

/// The counts of these classes together, night by night, from before this moment.
pub fn nights_before(
    connection: &Connection,
    moment: Timestamp,
    classes: &[ClassId],
) -> Result<Vec<(Timestamp, Funnel)>> {
    let sql = "SELECT taken_at, sum(students) AS students, sum(printed) AS printed, sum(signed_in) AS signed_in,
                   sum(own_password) AS own_password, sum(enrolled) AS enrolled, sum(expired) AS expired,
                   sum(locked) AS locked, sum(students) - sum(enrolled) AS pending
               FROM snapshots
               WHERE taken_at < :moment AND class_id IN (SELECT value FROM json_each(:classes))
               GROUP BY taken_at ORDER BY taken_at";
    let params = named_params! { ":moment": Second(moment), ":classes": json(classes.iter().map(|class| class.0)) };
    let read = |row: &Row<'_>| Ok((row.get::<_, Second>("taken_at")?.0, counts_from_row(row)?));
    rows(connection, sql, params, read)
}

/// The columns are called as the figures are in files.
fn counts_from_row(row: &Row<'_>) -> rusqlite::Result<Funnel> {
    Funnel::read(|figure| row.get(figure.as_str()))
}
