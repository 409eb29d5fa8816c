//! The directory table: the servers that are kept in step, and how far each of them is.

use std::path::PathBuf;

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, named_params};

use crate::domain::Head;
use crate::store::Result;
use crate::store::statement::{row, rows, run};
use crate::store::value::{Second, time};

/// A server, how it is reached, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    pub url: String,
    /// The entry above the units of the accounts.
    pub base: String,
    pub bind_dn: Option<String>,
    /// A file with the secret of that name.
    pub secret_file: Option<PathBuf>,
    pub ca_file: Option<PathBuf>,
    /// What makes a student's number the user number of Linux laptops.
    pub uid_offset: Option<i64>,
    /// The newest row of the audit log that it has, as far as this store knows.
    pub cursor: Option<i64>,
    /// When every entry was last compared.
    pub full_at: Option<Timestamp>,
    /// Why the last try failed, if it did.
    pub last_error: Option<String>,
}

/// All servers, in the order in which they are tried.
pub fn all(connection: &Connection) -> Result<Vec<Directory>> {
    let sql = "SELECT url, base, bind_dn, secret_file, ca_file, uid_offset, cursor_seq, full_at, last_error
               FROM directory ORDER BY place";
    rows(connection, sql, [], from_row)
}

/// Puts these servers in the place of those before.
pub fn replace_all(tx: &Transaction<'_>, all: &[Directory]) -> Result<()> {
    run(tx, "DELETE FROM directory", [])?;
    let sql = "INSERT INTO directory (url, base, bind_dn, secret_file, ca_file, uid_offset)
               VALUES (:url, :base, :bind_dn, :secret_file, :ca_file, :uid_offset)";
    let text = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    all.iter().try_for_each(|one| {
        let params = named_params! {
            ":url": one.url,
            ":base": one.base,
            ":bind_dn": one.bind_dn,
            ":secret_file": text(&one.secret_file),
            ":ca_file": text(&one.ca_file),
            ":uid_offset": one.uid_offset,
        };
        run(tx, sql, params)
    })
}

/// Notes that a server is in step with the log up to this row; `full_at` when every entry was compared.
pub fn set_in_step(
    tx: &Transaction<'_>,
    url: &str,
    head: &Head,
    full_at: Option<Timestamp>,
) -> Result<()> {
    let sql = "UPDATE directory SET cursor_seq = :seq, full_at = coalesce(:full_at, full_at), last_error = NULL
               WHERE url = :url";
    let params = named_params! { ":url": url, ":seq": head.seq, ":full_at": full_at.map(Second) };
    run(tx, sql, params)
}

/// Notes why a try failed.
pub fn set_error(tx: &Transaction<'_>, url: &str, error: &str) -> Result<()> {
    let sql = "UPDATE directory SET last_error = :error WHERE url = :url";
    run(tx, sql, named_params! { ":url": url, ":error": error })
}

/// The head of the audit log at this row.
pub fn head_at(connection: &Connection, seq: i64) -> Result<Option<Head>> {
    let sql = "SELECT seq, hash FROM audit WHERE seq = ?1";
    row(connection, sql, [seq], |row| Ok(Head { seq: row.get("seq")?, hash: row.get("hash")? }))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Directory> {
    Ok(Directory {
        url: row.get("url")?,
        base: row.get("base")?,
        bind_dn: row.get("bind_dn")?,
        secret_file: row.get::<_, Option<String>>("secret_file")?.map(PathBuf::from),
        ca_file: row.get::<_, Option<String>>("ca_file")?.map(PathBuf::from),
        uid_offset: row.get("uid_offset")?,
        cursor: row.get("cursor_seq")?,
        full_at: time(row, "full_at")?,
        last_error: row.get("last_error")?,
    })
}
