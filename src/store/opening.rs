//! Opening a database: for writing, or where that cannot be or is not wanted, for reading only.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};

use super::private::{DATABASE, KEY, PEPPER, check_private, check_private_file};
use super::{Result, StoreError, migrations};

/// How long a command waits for another one that is writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Nothing there, or an empty folder.
pub(super) fn is_free(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => folder.symlink_metadata().is_err(),
    }
}

/// The database of a store, after a look at who can read it.
pub(super) fn connect_to_store(folder: &Path) -> Result<Connection> {
    let not_a_store = || StoreError::NotAStore(folder.to_owned());
    let database = folder.join(DATABASE);
    if folder.is_file() {
        return Err(not_a_store());
    }
    check_private(folder)?;
    let is_there = database.symlink_metadata().is_ok_and(|file| !file.is_file() || file.len() > 0);
    if !is_there {
        let has_rest = [PEPPER, KEY].iter().any(|name| folder.join(name).exists());
        let lost = || StoreError::NoDatabase(folder.to_owned());
        return Err(if has_rest { lost() } else { not_a_store() });
    }
    check_private_file(&database)?;
    let connection = connect(&database)?;
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application == migrations::APPLICATION_ID { Ok(connection) } else { Err(not_a_store()) }
}

pub(super) fn connect(database: &Path) -> Result<Connection, rusqlite::Error> {
    let mut connection = open(database, OpenFlags::SQLITE_OPEN_READ_WRITE, "mode=rw")?;
    connection.busy_timeout(PATIENCE)?;
    if !can_be_written(&connection)? {
        connection = open_unwritten(database)?;
    }
    // The file is never mapped into memory: a block that cannot be read would kill the program instead of failing.
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;",
    )?;
    // Without it a statement out of the cache is planned anew for each number that it is asked about.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// SQLite itself falls back to reading, but on such a medium it has no place for the log that readers need too.
fn can_be_written(connection: &Connection) -> Result<bool, rusqlite::Error> {
    if connection.is_readonly(MAIN_DB)? {
        return Ok(false);
    }
    let look = connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0));
    let obstacle = look.err().and_then(|error| error.sqlite_error_code());
    Ok(!matches!(obstacle, Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)))
}

/// Opens a database that is not to be written, or cannot be. Without a write-ahead log nobody has the store open, and
/// SQLite may take the file as one that never changes. With one, the log is read together with its index as it is:
/// neither is made or touched.
pub(super) fn open_unwritten(database: &Path) -> Result<Connection, rusqlite::Error> {
    let is_in_use = log_of(database).symlink_metadata().is_ok();
    let how = if is_in_use { "mode=ro&readonly_shm=1" } else { "mode=ro&immutable=1" };
    open(database, OpenFlags::SQLITE_OPEN_READ_ONLY, how)
}

/// The write-ahead log of a database.
pub(super) fn log_of(database: &Path) -> PathBuf {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// Opens a database by its address, which also takes what to do in a special way.
pub(super) fn open(
    database: &Path,
    access: OpenFlags,
    how: &str,
) -> Result<Connection, rusqlite::Error> {
    let flags = access
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut uri = "file:".to_owned();
    let absolute = if cfg!(windows) { std::path::absolute(database).ok() } else { None };
    let database = absolute.as_deref().unwrap_or(database);
    if cfg!(windows) {
        // Before a drive there is a slash; a share has its own two.
        let is_share = database.as_os_str().as_encoded_bytes().starts_with(b"\\\\");
        uri.push_str(if is_share { "//" } else { "///" });
    }
    for byte in database.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'.' | b'_' | b'-' | b':' => uri.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            // Writing to a String cannot fail.
            byte => drop(write!(uri, "%{byte:02X}")),
        }
    }
    Connection::open_with_flags(format!("{uri}?{how}"), flags)
}
