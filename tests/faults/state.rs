//! What is in a store: everything, and the same without what is drawn or a moment. Read from a copy, so that looking
//! changes nothing.

use std::fmt::Write as _;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::desk::Desk;

/// Columns whose values are another one in every run.
const VARYING: [&str; 23] = [
    "hash",
    "store_id",
    "vault_recipient",
    "pepper_mark",
    "at",
    "created_at",
    "password_set_at",
    "made_at",
    "taken_at",
    "replaced_at",
    "tried_at",
    "password_expires_at",
    "printed_at",
    "first_sign_in_at",
    "last_sign_in_at",
    "questions_set_at",
    "locked_at",
    "disabled_at",
    "email_asked_at",
    "sealed",
    "wait_until",
    "facts",
    "due_at",
];

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) exists: bool,
    /// What is wrong with it.
    pub(crate) fault: Option<String>,
    pub(crate) exact: Vec<String>,
    pub(crate) masked: Vec<String>,
    /// What the log says, in its order.
    pub(crate) outcomes: Vec<String>,
}

impl State {
    pub(crate) fn of(desk: &Desk) -> Self {
        if !desk.store().join("mims.db").exists() {
            return Self::default();
        }
        let copy = tempfile::tempdir().expect("a folder");
        for name in ["mims.db", "mims.db-wal"] {
            // There is no log when everything was moved out of it.
            let _ = std::fs::copy(desk.store().join(name), copy.path().join(name));
        }
        let read =
            Connection::open(copy.path().join("mims.db")).and_then(|database| read(&database));
        read.unwrap_or_else(|error| Self {
            exists: true,
            fault: Some(error.to_string()),
            ..Self::default()
        })
    }
}

fn read(database: &Connection) -> Result<State, rusqlite::Error> {
    let sound: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let foreign = database.prepare("PRAGMA foreign_key_check")?.exists([])?;
    let fault = match (sound.as_str(), foreign) {
        ("ok", false) => None,
        ("ok", true) => Some("a row belongs to nothing".to_owned()),
        _ => Some(sound),
    };
    let (mut exact, mut masked) = (Vec::new(), Vec::new());
    for table in texts(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")?
    {
        let mut statement = database.prepare(&format!("SELECT * FROM {table}"))?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            exact.push(line(&table, &columns, row, false)?);
            masked.push(line(&table, &columns, row, true)?);
        }
    }
    exact.sort();
    masked.sort();
    let outcomes = texts(database, "SELECT outcome FROM audit ORDER BY seq")?;
    Ok(State { exists: true, fault, exact, masked, outcomes })
}

fn texts(database: &Connection, sql: &str) -> Result<Vec<String>, rusqlite::Error> {
    database.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

fn line(
    table: &str,
    columns: &[String],
    row: &Row<'_>,
    masked: bool,
) -> Result<String, rusqlite::Error> {
    let mut line = format!("{table}:");
    for (place, column) in columns.iter().enumerate() {
        let value = row.get_ref(place)?;
        let varies = VARYING.contains(&column.as_str())
            || matches!(
                (table, column.as_str()),
                ("audit", "details") | ("batch_changes", "before")
            );
        let shown = match value {
            ValueRef::Null => "-".to_owned(),
            _ if masked && varies => "*".to_owned(),
            value => format!("{value:?}"),
        };
        let _ = write!(line, " {column}={shown}");
    }
    Ok(line)
}
