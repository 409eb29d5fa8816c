//! The settings table: only what differs from the defaults.

use rusqlite::{Connection, Transaction, named_params};

use super::Result;
use super::statement::rows;
use crate::domain::{Fault, Flaw, Setting, SettingError, Settings};

/// The choices in force. A name that this program does not know is left alone: a newer one may.
pub fn load(connection: &Connection) -> Result<Settings> {
    let mut settings = Settings::default();
    let mut statement = connection.prepare_cached("SELECT key, value FROM settings")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // A value that no longer fits falls back to the default rather than locking the school out.
        let _ = settings.set(
            row.get_ref("key")?.as_str().unwrap_or(""),
            row.get_ref("value")?.as_str().unwrap_or(""),
        );
    }
    Ok(settings)
}

/// The values that no longer fit, and so have no effect.
pub(super) fn faults(connection: &Connection) -> Result<Vec<Fault>> {
    let sql = "SELECT key, value FROM settings ORDER BY key";
    let all: Vec<(String, String)> =
        rows(connection, sql, [], |row| Ok((row.get("key")?, row.get("value")?)))?;
    let unfit = all.into_iter().filter(|(key, value)| {
        let set = Settings::default().set(key, value);
        !matches!(set, Ok(()) | Err(SettingError::Unknown))
    });
    Ok(unfit.map(|(key, value)| Flaw::Setting.at(format!("{key} = {value}"))).collect())
}

/// Keeps every choice that differs from the default, and only those.
pub fn save(tx: &Transaction<'_>, settings: &Settings) -> Result<()> {
    tx.execute("DELETE FROM settings", [])?;
    let defaults = Settings::default();
    let mut insert =
        tx.prepare_cached("INSERT INTO settings (key, value) VALUES (:key, :value)")?;
    for Setting { key, .. } in Settings::ALL {
        let value = settings.get(key);
        if value != defaults.get(key) {
            insert.execute(named_params! { ":key": key, ":value": value })?;
        }
    }
    Ok(())
}
