//! The three ways in which the tables are read and changed: a change, the one row, all the rows.

use rusqlite::{Connection, OptionalExtension as _, Params, Row, Transaction};

use super::Result;

/// Changes something.
pub(super) fn run(tx: &Transaction<'_>, sql: &str, params: impl Params) -> Result<()> {
    tx.prepare_cached(sql)?.execute(params)?;
    Ok(())
}

/// The row that is asked for, where there is one.
pub(super) fn row<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    Ok(connection.prepare_cached(sql)?.query_row(params, read).optional()?)
}

/// All the rows that are asked for.
pub(super) fn rows<T, All: FromIterator<T>>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<All> {
    let mut statement = connection.prepare_cached(sql)?;
    let all: rusqlite::Result<All> = statement.query_map(params, read)?.collect();
    Ok(all?)
}
