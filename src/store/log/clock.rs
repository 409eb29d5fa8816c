//! Whether the clock is believed. It goes by the newest row of the log, which also tells whether it was written in doubt.

use rusqlite::{Connection, Row};

use crate::domain::{Act, ClockDoubt};
use crate::store::Result;
use crate::store::statement::row;
use crate::store::value::Second;

/// What speaks against the moment of an act.
pub fn doubt(connection: &Connection, act: &Act) -> Result<Option<ClockDoubt>> {
    if act.clock_is_right {
        return Ok(None);
    }
    let sql = "SELECT at, command FROM audit ORDER BY seq DESC LIMIT 1";
    let read =
        |row: &Row<'_>| Ok((row.get::<_, Second>("at")?.0, row.get::<_, String>("command")?));
    let newest = row(connection, sql, [], read)?;
    Ok(newest.and_then(|(at, command)| {
        ClockDoubt::of(act.at, ClockDoubt::believed_before(&command).unwrap_or(at))
    }))
}
