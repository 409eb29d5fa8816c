//! How often something happened at the portal, out of the audit log.

use jiff::Timestamp;
use rusqlite::{Connection, named_params};

use crate::domain::{AtPortal, PortalUse};
use crate::store::Result;
use crate::store::statement::row;
use crate::store::value::Second;

/// What happened since a moment, or ever.
pub fn since(connection: &Connection, moment: Option<Timestamp>) -> Result<PortalUse> {
    // From the newest row back to the first that is older: the log of years is not read every night.
    let sql = "SELECT seq FROM audit WHERE at < :since ORDER BY seq DESC LIMIT 1";
    let older = moment.map(|moment| {
        row(connection, sql, named_params! { ":since": Second(moment) }, |row| row.get(0))
    });
    let older: i64 = older.transpose()?.flatten().unwrap_or(0);
    // Once for each: to group them, the outcomes of a whole January would be sorted.
    let mut count =
        connection.prepare_cached("SELECT count(*) FROM audit WHERE seq > ?1 AND outcome = ?2")?;
    let mut counts = PortalUse::default();
    for what in AtPortal::ALL {
        let outcome = what.outcome();
        counts.add(what, count.query_row((older, outcome.as_str()), |row| row.get(0))?);
    }
    Ok(counts)
}
