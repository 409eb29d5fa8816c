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
    let sql = "SELECT outcome, count(*) AS count FROM audit WHERE seq > ?1 GROUP BY outcome";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([older])?;
    let mut counts = PortalUse::default();
    while let Some(row) = rows.next()? {
        let outcome: String = row.get("outcome")?;
        let what = AtPortal::ALL.into_iter().find(|what| what.outcome().as_str() == outcome);
        if let Some(what) = what {
            counts.add(what, row.get("count")?);
        }
    }
    Ok(counts)
}
