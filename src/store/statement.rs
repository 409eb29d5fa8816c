//! The three ways in which the tables are read and changed: a change, the one row, all the rows.

use rusqlite::{Connection, OptionalExtension as _, Params, Result, Row, Transaction};

use super::StoreError;

/// Changes something.
pub(super) fn run(tx: &Transaction<'_>, sql: &str, params: impl Params) -> Result<(), StoreError> {
    tx.prepare_cached(sql)?.execute(params)?;
    Ok(())
}

/// The row that is asked for, where there is one.
pub(super) fn row<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> Result<T>,
) -> Result<Option<T>, StoreError> {
    Ok(connection.prepare_cached(sql)?.query_row(params, read).optional()?)
}

/// All the rows that are asked for.
pub(super) fn rows<T, All: FromIterator<T>>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<All, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let all: Result<All> = statement.query_map(params, read)?.collect();
    Ok(all?)
}
