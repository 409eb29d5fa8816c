//! The only place with SQL: a folder with the database, the pepper and the vault key. One file for each table.
//! What it remembers is facts; what follows from them is the domain's business.

pub mod account_changes;
pub mod attention;
pub mod audit;
pub mod batches;
pub mod classes;
pub mod credentials;
mod error;
mod files;
pub mod glance;
pub mod groups;
mod migrations;
pub mod questions;
pub mod settings;
pub mod snapshots;
pub mod student_changes;
pub mod students;
mod value;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{
    Connection, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior, named_params,
};

pub use error::StoreError;

use crate::crypto::{Pepper, Recipient};
use crate::domain::{Act, Detail, Outcome, Settings};
use crate::unfinished::Unfinished;
use audit::Log;
use value::Second;

const DATABASE: &str = "mims.db";
const PEPPER: &str = "pepper";
const KEY: &str = "vault.key";

/// How long a command waits for another one that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open store.
pub struct Store {
    folder: PathBuf,
    connection: Connection,
    identity: Identity,
}

/// Who a store is.
#[derive(Clone)]
pub struct Identity {
    /// 32 hexadecimal digits, drawn once.
    pub store_id: String,
    /// The vault's public key.
    pub recipient: Recipient,
}

/// Everything a new store starts with.
pub struct NewStore<'a> {
    /// Who it is.
    pub identity: Identity,
    /// The school's choices.
    pub settings: &'a Settings,
    /// The contents of the vault's key file.
    pub key_file: &'a [u8],
    /// The secret that goes into the hashes of answers.
    pub pepper: &'a Pepper,
}

impl Store {
    /// Makes a store: whole or not at all, because it gets its name last.
    pub fn create(folder: &Path, new: &NewStore<'_>, act: &Act) -> Result<Self, StoreError> {
        if !is_free(folder) {
            return Err(StoreError::Exists(folder.to_owned()));
        }
        let parent = folder
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        files::create_folder(parent)?;
        let (making, unfinished) =
            Unfinished::make(|| files::temporary_folder(parent), tempfile::TempDir::path)?;
        files::create_file(&making.path().join(KEY), new.key_file)?;
        files::create_file(&making.path().join(PEPPER), new.pepper.as_bytes())?;
        files::create_file(&making.path().join(DATABASE), b"")?;
        let mut connection = connect(&making.path().join(DATABASE))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        migrations::migrate(&mut connection)?;
        fill(&mut connection, new, act)?;
        // Closing moves everything out of the write-ahead log, so that whole files are renamed.
        connection.close().map_err(|(_, error)| error)?;
        files::sync_folder(making.path())?;
        let renamed = unfinished.publish(|| std::fs::rename(making.path(), folder));
        renamed.map_err(|cause| match cause.kind() {
            // Somebody else made one meanwhile.
            ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists => {
                StoreError::Exists(folder.to_owned())
            }
            _ => StoreError::file(folder, cause),
        })?;
        // The folder has its final name now; there is nothing left to remove.
        let _ = making.keep();
        files::sync_folder(parent)?;
        Self::open(folder)
    }

    /// Opens a store after looking at who can read it.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        if is_free(folder) {
            return Err(StoreError::Missing(folder.to_owned()));
        }
        let database = folder.join(DATABASE);
        files::check_private(folder)?;
        if database.symlink_metadata().is_err() {
            return Err(StoreError::NotAStore(folder.to_owned()));
        }
        files::check_private(&database)?;
        let mut connection = connect(&database)?;
        let application: i32 =
            connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if application != migrations::APPLICATION_ID {
            return Err(StoreError::NotAStore(folder.to_owned()));
        }
        migrations::migrate(&mut connection)?;
        let identity =
            identity(&connection)?.ok_or_else(|| StoreError::NotAStore(folder.to_owned()))?;
        Ok(Self { folder: folder.to_owned(), connection, identity })
    }

    /// Who this store is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Where the vault key is, unless it is kept elsewhere.
    pub fn key_path(&self) -> PathBuf {
        self.folder.join(KEY)
    }

    /// The secret that goes into the hashes of answers.
    pub fn pepper(&self) -> Result<Pepper, StoreError> {
        let path = self.folder.join(PEPPER);
        let damaged = || StoreError::file(&path, ErrorKind::InvalidData.into());
        Pepper::from_file(&read_private(&path)?).ok_or_else(damaged)
    }

    /// Reads at one moment: what others write meanwhile is not seen.
    pub fn read<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred);
        let tx = tx.map_err(StoreError::from)?;
        read(&tx)
    }

    /// Changes everything or nothing. The change has to leave a row in the audit log.
    ///
    /// # Errors
    /// Whatever the change answers; then nothing was changed. An error while committing is looked into by opening
    /// the store again, because by then the change may have been made.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(StoreError::from)?;
        let value = change(&tx)?;
        let head = audit::head(&tx)?;
        match tx.commit() {
            Ok(()) => Ok(value),
            Err(cause) => {
                let reopened = connect(&self.folder.join(DATABASE)).map_err(StoreError::from);
                match reopened.and_then(|connection| audit::holds(&connection, &head)) {
                    Ok(true) => Ok(value),
                    Ok(false) => Err(StoreError::NotCommitted(cause).into()),
                    Err(_) => Err(StoreError::CommitUnknown(cause).into()),
                }
            }
        }
    }

    /// Removes what was erased from the write-ahead log too. `false` when another process still reads the old state:
    /// then the next change by anybody does it.
    pub fn forget_erased(&self) -> Result<bool, StoreError> {
        let busy: i64 =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

/// Reads a file that has to be private, such as the vault key.
pub fn read_private(path: &Path) -> Result<zeroize::Zeroizing<Vec<u8>>, StoreError> {
    files::check_private(path)?;
    // Opening a pipe that nobody writes to would wait for ever.
    if !path.is_file() {
        return Err(StoreError::file(path, ErrorKind::InvalidInput.into()));
    }
    std::fs::read(path).map(zeroize::Zeroizing::new).map_err(|cause| StoreError::file(path, cause))
}

/// Replaces a file that has to be private: by the whole new one or not at all.
pub fn replace_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    files::check_private(path)?;
    files::replace_file(path, bytes)
}

/// Nothing there, or an empty folder.
fn is_free(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => folder.symlink_metadata().is_err(),
    }
}

fn connect(database: &Path) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(database, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456;",
    )?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

fn fill(connection: &mut Connection, new: &NewStore<'_>, act: &Act) -> Result<(), StoreError> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute(
        "INSERT INTO identity (only, store_id, vault_recipient, created_at) VALUES (1, :id, :recipient, :at)",
        named_params! {
            ":id": new.identity.store_id,
            ":recipient": new.identity.recipient.to_string(),
            ":at": Second(act.at),
        },
    )?;
    settings::save(&tx, new.settings)?;
    let recipient = new.identity.recipient.to_string();
    Log::open(&tx, act)?.note(None, Outcome::Made, &Detail::Vault(&recipient))?;
    Ok(tx.commit()?)
}

fn identity(connection: &Connection) -> Result<Option<Identity>, StoreError> {
    let sql = "SELECT store_id, vault_recipient FROM identity";
    let identity = connection
        .query_row(sql, [], |row| {
            let recipient =
                value::parsed(row, "vault_recipient", |text| Recipient::parse(text).ok())?;
            Ok(Identity { store_id: row.get("store_id")?, recipient })
        })
        .optional()?;
    Ok(identity)
}
