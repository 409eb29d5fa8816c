//! How a store comes to be: a folder of its own that gets its name last.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior, named_params};

use super::audit::Log;
use super::connection::Store;
use super::opening::{connect, is_free};
use super::private::{DATABASE, KEY, PEPPER, create_file};
use super::value::Second;
use super::{Result, StoreError, migrations, settings};
use crate::crypto::{Pepper, Recipient};
use crate::domain::{Act, Detail, Outcome, Settings};
use crate::files::{
    UnfinishedFolder, create_folders, is_taken_everywhere, rename_folder, sync_folder,
    take_away_left,
};

/// Everything a new store starts with.
pub struct NewStore<'a> {
    /// 32 hexadecimal digits, drawn once.
    pub store_id: String,
    /// The public key of its vault.
    pub recipient: Recipient,
    pub settings: &'a Settings,
    /// The contents of the vault's key file.
    pub key_file: &'a [u8],
    /// The secret that goes into the hashes of answers.
    pub pepper: &'a Pepper,
}

impl Store {
    /// Makes a store: whole or not at all, because its folder gets its name last.
    pub fn create(folder: &Path, new: &NewStore<'_>, act: &Act) -> Result<()> {
        let pepper = new.pepper.as_bytes();
        let files = [(KEY, new.key_file), (PEPPER, pepper), (DATABASE, b"")];
        make_folder(folder, &files, |connection| {
            migrations::migrate(connection)?;
            fill(connection, new, act)
        })
    }
}

/// Makes the folder of a store with these files in it. `fill` may change the database before anybody sees it.
pub(super) fn make_folder(
    folder: &Path,
    files: &[(&str, &[u8])],
    fill: impl FnOnce(&mut Connection) -> Result<()>,
) -> Result<()> {
    if folder.file_name().is_some_and(|name| !is_taken_everywhere(name)) {
        return Err(StoreError::BadName(folder.to_owned()));
    }
    if !is_free(folder) {
        return Err(StoreError::Exists(folder.to_owned()));
    }
    let parent =
        folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot_make = |cause| StoreError::file(parent, cause);
    create_folders(parent).map_err(cannot_make)?;
    take_away_left(parent);
    let making = UnfinishedFolder::make(parent).map_err(cannot_make)?;
    for (name, bytes) in files {
        create_file(&making.path().join(name), bytes)?;
    }
    let mut connection = connect(&making.path().join(DATABASE))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    fill(&mut connection)?;
    // Closing moves everything out of the write-ahead log, so that whole files are renamed.
    connection.close().map_err(|(_, error)| error)?;
    sync_folder(making.path()).map_err(cannot_make)?;
    let renamed = making.publish(|making| rename_folder(making, folder));
    renamed.map_err(|cause| {
        // Somebody else may have made one meanwhile.
        let exists = || StoreError::Exists(folder.to_owned());
        if is_free(folder) { StoreError::file(folder, cause) } else { exists() }
    })?;
    sync_folder(parent).map_err(|cause| StoreError::Unconfirmed { path: folder.to_owned(), cause })
}

fn fill(connection: &mut Connection, new: &NewStore<'_>, act: &Act) -> Result<()> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute(
        "INSERT INTO identity (only, store_id, vault_recipient, created_at, pepper_mark)
         VALUES (1, :id, :recipient, :at, :mark)",
        named_params! {
            ":id": new.store_id,
            ":recipient": new.recipient.to_string(),
            ":at": Second(act.at),
            ":mark": new.pepper.mark(),
        },
    )?;
    settings::save(&tx, new.settings)?;
    let recipient = new.recipient.to_string();
    Log::open(&tx, act)?.note(None, Outcome::Made, &Detail::Vault(&recipient))?;
    Ok(tx.commit()?)
}
