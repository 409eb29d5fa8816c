//! An open store: who may open it, how it is read and changed, and what is waited for.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::opening::{PATIENCE, connect, connect_to_store, is_free};
use super::private::{DATABASE, PEPPER, key_path, read_private, take_turn};
use super::{Result, StoreError, audit, migrations, statement, value};
use crate::crypto::{Pepper, Recipient};
use crate::domain::HashCosts;
use crate::files::{begin_to_stay, take_away_left};

/// How long a command waits for another one that is writing, after minutes of work, which must not be in vain.
const LONG_PATIENCE: Duration = Duration::from_mins(15);

/// The number of a file and of the file system that it is in.
type FileId = (u64, u64);

/// An open store.
pub struct Store {
    folder: PathBuf,
    place: Option<FileId>,
    connection: Connection,
    identity: Identity,
    /// What new hashes cost; whoever makes thousands of them in a test gives cheaper ones.
    pub hash_costs: HashCosts,
}

/// Who a store is.
#[derive(Clone)]
pub struct Identity {
    /// 32 hexadecimal digits, drawn once.
    pub store_id: String,
    pub recipient: Recipient,
    /// Which of the store's vault keys that is, from 1. Sealed copies are kept with it.
    pub vault_number: u32,
    /// What the pepper is known by; nothing tells what it is.
    pub pepper_mark: Option<String>,
}

impl Store {
    /// Opens a store after looking at who can read it.
    pub fn open(folder: &Path) -> Result<Self> {
        if is_free(folder) {
            return Err(StoreError::Missing(folder.to_owned()));
        }
        let database = folder.join(DATABASE);
        let place = file_id(&database);
        let mut connection = connect_to_store(folder)?;
        // A key in the making, of a program that was killed.
        take_away_left(folder);
        migrations::migrate(&mut connection)?;
        let identity =
            identity(&connection)?.ok_or_else(|| StoreError::NotAStore(folder.to_owned()))?;
        let hash_costs = HashCosts::default();
        let folder = folder.to_owned();
        let mut store = Self { folder, place, connection, identity, hash_costs };
        store.learn_pepper();
        Ok(store)
    }

    /// An older store notes what its pepper is known by; where that fails, the next command does it.
    fn learn_pepper(&mut self) {
        if self.identity.pepper_mark.is_none()
            && let Ok(pepper) = self.pepper()
        {
            let sql = "UPDATE identity SET pepper_mark = ?1";
            let _ = self.connection.execute(sql, [pepper.mark()]);
        }
    }

    /// Who this store is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Where the vault key is, unless it is kept elsewhere.
    pub fn key_path(&self) -> PathBuf {
        key_path(&self.folder)
    }

    /// The secret that goes into the hashes of answers.
    pub fn pepper(&self) -> Result<Pepper> {
        let path = self.path_of(PEPPER);
        let damaged = || StoreError::file(&path, ErrorKind::InvalidData.into());
        let pepper = Pepper::from_file(&read_private(&path)?).ok_or_else(damaged)?;
        match &self.identity.pepper_mark {
            // Every right answer would be a wrong one.
            Some(mark) if *mark != pepper.mark() => Err(StoreError::OtherPepper(path)),
            _ => Ok(pepper),
        }
    }

    /// The place of one of the store's files.
    pub(super) fn path_of(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Makes whoever keeps the directory in step the only one, until what comes back is dropped.
    pub fn take_turn(&self, patience: Duration) -> Result<Option<std::fs::File>> {
        take_turn(&self.path_of("directory.lock"), patience)
    }

    /// Copies the database as it is at this moment, while others may write.
    pub(super) fn copy_into(&self, place: &str) -> Result<()> {
        self.connection.execute("VACUUM INTO ?1", [place])?;
        Ok(())
    }

    /// Does something while nobody writes to the store, and changes nothing in it.
    pub fn hold<T, E: From<StoreError>>(
        &mut self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        job(&tx.map_err(StoreError::from)?)
    }

    /// Whether the tables are still those of this program, which a newer one may have changed meanwhile, and the folder
    /// still has this store in it.
    pub fn is_unchanged(&self) -> bool {
        self.is_in_place() && migrations::is_newest(&self.connection)
    }

    /// Whether the folder still has this store in it: what is written into another place would be lost unseen.
    fn is_in_place(&self) -> bool {
        file_id(&self.folder.join(DATABASE)) == self.place
    }

    /// From now on another program that is writing is waited for, however long its work is.
    pub fn wait_for_long_work(&self) -> Result<()> {
        Ok(self.connection.busy_timeout(LONG_PATIENCE)?)
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
        if file_id(&self.folder.join(DATABASE)) != self.place {
            return Err(StoreError::Moved(self.folder.clone()).into());
        }
        begin_to_stay();
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

    /// Removes what was erased from the write-ahead log too, and tells whether it is gone. It waits for nobody: while
    /// another process still reads the old state, the next change by anybody does it. The change before has been made
    /// either way, so nothing here is an error of it.
    pub fn forget_erased(&self) -> bool {
        let truncate = || {
            self.connection.busy_timeout(Duration::ZERO)?;
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        };
        let busy: Result<i64, rusqlite::Error> = truncate();
        let waits_again = self.connection.busy_timeout(PATIENCE);
        matches!((busy, waits_again), (Ok(0), Ok(())))
    }
}

/// Which file it is, whatever it is called; none where the system does not tell.
#[cfg(unix)]
fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt as _;
    path.symlink_metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn file_id(_: &Path) -> Option<FileId> {
    None
}

pub(super) fn identity(connection: &Connection) -> Result<Option<Identity>> {
    let sql = "SELECT store_id, vault_recipient, vault_number, pepper_mark FROM identity";
    statement::row(connection, sql, [], |row| {
        let recipient = value::parsed(row, "vault_recipient", |text| Recipient::parse(text).ok())?;
        Ok(Identity {
            store_id: row.get("store_id")?,
            recipient,
            vault_number: row.get("vault_number")?,
            pepper_mark: row.get("pepper_mark")?,
        })
    })
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use jiff::Timestamp;
    use rand::SeedableRng as _;

    use super::*;
    use crate::crypto::VaultKey;
    use crate::domain::{Act, Detail, Outcome, Settings};
    use crate::store::NewStore;
    use crate::store::audit::{Log, Verdict, head, verify};

    fn act() -> Act {
        Act {
            at: Timestamp::UNIX_EPOCH,
            operator: "office".to_owned(),
            command: "test",
            clock_is_right: true,
        }
    }

    fn make(folder: &Path) -> Store {
        let pepper = Pepper::draw(&mut rand::rngs::StdRng::seed_from_u64(1));
        let (store_id, recipient) = ("0".repeat(32), VaultKey::generate().recipient());
        let settings = &Settings::default();
        let new = NewStore { store_id, recipient, settings, key_file: b"", pepper: &pepper };
        Store::create(folder, &new, &act()).expect("a store");
        Store::open(folder).expect("a store")
    }

    fn count(store: &mut Store) {
        let counted =
            store.write(|tx| Log::open(tx, &act())?.note(None, Outcome::Counted, &Detail::None));
        counted.expect("a row");
    }

    #[test]
    fn threads_read_and_write_one_store_each_with_its_own_connection() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("store");
        let store = make(&path);
        let work = |mut store: Store| {
            for _ in 0..10 {
                count(&mut store);
                let verdict = store.read(|connection| verify(connection, None));
                assert!(matches!(verdict, Ok(Verdict::Sound(_))));
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                let worker = Store::open(&path).expect("a connection");
                scope.spawn(move || work(worker));
            }
        });
        assert_eq!(store.read(head).expect("a log").seq, 1 + 4 * 10);
    }

    #[test]
    fn erasing_the_log_waits_for_no_reader_and_says_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("store");
        let (mut store, reader) = (make(&path), Store::open(&path).expect("a connection"));
        let log = path.join("mims.db-wal");
        let held = reader.read(|connection| {
            head(connection)?;
            count(&mut store);
            let started = Instant::now();
            assert!(!store.forget_erased());
            assert!(started.elapsed() < PATIENCE / 5);
            // What is forgotten has left a change, and changes go on.
            count(&mut store);
            head(connection)
        });
        assert_eq!(held.expect("what was there before").seq, 1);
        assert!(log.metadata().expect("a log").len() > 0);
        assert!(store.forget_erased());
        assert_eq!(log.metadata().expect("a log").len(), 0);
    }
}
