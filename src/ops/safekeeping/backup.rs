//! A whole store in one closed file, and back.

use std::path::Path;

use super::check_store::{Soundness, check_store};
use crate::crypto::{EnvelopeError, KeyFile, Lock, Opener};
use crate::store::{NotABackup, Store, StoreError, Unpacked};

/// Why a backup cannot be used.
#[derive(Debug)]
pub enum BackupRefusal {
    Store(StoreError),
    /// It does not open.
    Closed(EnvelopeError),
    /// It opens, and holds no store.
    NotABackup,
}

impl From<NotABackup> for BackupRefusal {
    fn from(NotABackup: NotABackup) -> Self {
        Self::NotABackup
    }
}

/// The whole store as it is at this moment, closed; the key from this file, or without one.
pub fn make_backup(store: &Store, key: Option<&Path>, lock: &Lock) -> Result<Vec<u8>, StoreError> {
    Ok(lock.close(&store.pack(key)?))
}

/// Opens a backup; a damaged one does not open.
pub fn open_backup(closed: &[u8], opener: &Opener) -> Result<Unpacked, BackupRefusal> {
    Ok(Unpacked::of(&opener.open(closed).map_err(BackupRefusal::Closed)?)?)
}

/// Checks what a backup would bring back, in memory; its key too, unless that has a passphrase of its own.
pub fn check_backup(backup: &Unpacked) -> Result<Soundness, StoreError> {
    let keys = backup.key.as_ref().and_then(|key| match KeyFile::read(key) {
        Ok(KeyFile::Open(keys)) => Some(keys),
        Ok(KeyFile::Wrapped(_)) => None,
        Err(_) => Some(Vec::new()),
    });
    check_store(&backup.inspect()?, keys.as_deref())
}
