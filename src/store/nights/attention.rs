//! The attention table: how many needed somebody to look on one night, so that the next night has something to compare
//! with. Unlike the snapshots it knows no classes, so only a report of a whole year is kept.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Transaction, named_params};

use crate::domain::{Attention, Reason, begin_of, day_of, lasts_until};
use crate::store::Result;
use crate::store::statement::{row, run};
use crate::store::value::Second;

/// Keeps the counts of a night; those of the same day and year go.
pub fn replace(
    tx: &Transaction<'_>,
    now: Timestamp,
    year: i16,
    attention: &Attention,
) -> Result<()> {
    let day = day_of(now);
    let sql =
        "DELETE FROM attention WHERE year = :year AND taken_at >= :begins AND taken_at < :ends";
    let params = named_params! { ":year": year, ":begins": Second(begin_of(day)), ":ends": Second(lasts_until(day)) };
    run(tx, sql, params)?;
    let sql = "INSERT INTO attention (year, taken_at, expired, lapsing, locked, self_service_off, not_printed, look_alike)
               VALUES (:year, :taken_at, :expired, :lapsing, :locked, :self_service_off, :not_printed, :look_alike)";
    let params = named_params! {
            ":year": year,
            ":taken_at": Second(now),
            ":expired": attention.count(Reason::Expired),
            ":lapsing": attention.count(Reason::Lapsing),
            ":locked": attention.count(Reason::Locked),
            ":self_service_off": attention.count(Reason::SelfServiceOff),
            ":not_printed": attention.count(Reason::NotPrinted),
            ":look_alike": attention.count(Reason::LookAlike),
    };
    run(tx, sql, params)
}

/// The counts of the whole year on this day, if they were kept.
pub fn of_day(connection: &Connection, day: Date, year: i16) -> Result<Option<Attention>> {
    let sql =
        "SELECT expired, lapsing, locked, self_service_off, not_printed, look_alike FROM attention
               WHERE year = :year AND taken_at >= :begins AND taken_at < :ends";
    let params = named_params! { ":year": year, ":begins": Second(begin_of(day)), ":ends": Second(lasts_until(day)) };
    // The columns are called as the reasons are in files.
    row(connection, sql, params, |row| Attention::read(|reason| row.get(reason.as_str())))
}
