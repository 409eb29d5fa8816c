//! How a store comes to be: a folder of its own that gets its name last.

use std::io::ErrorKind;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior, named_params};

use super::audit::Log;
use super::connection::{Identity, Store, connect, is_free};
use super::private::{DATABASE, KEY, PEPPER, create_file};
use super::value::Second;
use super::{Result, StoreError, migrations, settings};
use crate::crypto::Pepper;
use crate::domain::{Act, Detail, Outcome, Settings};
use crate::files::{UnfinishedFolder, create_folders, sync_folder, take_away_left};

/// Everything a new store starts with.
pub struct NewStore<'a> {
    pub identity: Identity,
    pub settings: &'a Settings,
    /// The contents of the vault's key file.
    pub key_file: &'a [u8],
    /// The secret that goes into the hashes of answers.
    pub pepper: &'a Pepper,
}

impl Store {
    /// Makes a store: whole or not at all, because it gets its name last.
    pub fn create(folder: &Path, new: &NewStore<'_>, act: &Act) -> Result<()> {
        if !is_free(folder) {
            return Err(StoreError::Exists(folder.to_owned()));
        }
        let parent = folder
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let cannot_make = |cause| StoreError::file(parent, cause);
        create_folders(parent).map_err(cannot_make)?;
        take_away_left(parent);
        let making = UnfinishedFolder::make(parent).map_err(cannot_make)?;
        create_file(&making.path().join(KEY), new.key_file)?;
        create_file(&making.path().join(PEPPER), new.pepper.as_bytes())?;
        create_file(&making.path().join(DATABASE), b"")?;
        let mut connection = connect(&making.path().join(DATABASE))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        migrations::migrate(&mut connection)?;
        fill(&mut connection, new, act)?;
        // Closing moves everything out of the write-ahead log, so that whole files are renamed.
        connection.close().map_err(|(_, error)| error)?;
        sync_folder(making.path()).map_err(cannot_make)?;
        let renamed = making.publish(|making| std::fs::rename(making, folder));
        renamed.map_err(|cause| match cause.kind() {
            // Somebody else made one meanwhile.
            ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists => {
                StoreError::Exists(folder.to_owned())
            }
            _ => StoreError::file(folder, cause),
        })?;
        sync_folder(parent)
            .map_err(|cause| StoreError::Unconfirmed { path: folder.to_owned(), cause })
    }
}

fn fill(connection: &mut Connection, new: &NewStore<'_>, act: &Act) -> Result<()> {
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
