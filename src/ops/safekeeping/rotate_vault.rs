//! Gives the vault another key. At every moment the key file opens what the store seals to: first it holds both keys, then
//! the store takes the new one, then the file forgets the old one. A stop between any two of them loses nothing.

use std::cell::Cell;
use std::iter::once;
use std::path::Path;

use rayon::prelude::*;

use crate::crypto::{Lock, VaultKey, key_file};
use crate::domain::{Act, Detail, Outcome};
use crate::store::credentials::{self, SealedCopy};
use crate::store::{Store, StoreError, check_vault, replace_private, set_vault};

/// Why the vault has no new key.
#[derive(Debug)]
pub enum VaultRefusal {
    Store(StoreError),
    /// The key file may be written anew; the store seals to the key before, which is in the file too if it was at hand.
    Begun(StoreError),
}

/// What became of the open passwords.
pub struct Rotated {
    /// The first digits of the new public key's hash, as they stand on slips.
    pub fingerprint: String,
    pub sealed_again: usize,
    /// The login IDs of those whose passwords can be printed no more.
    pub lost: Vec<String>,
    /// Why the key file still holds the old key too.
    pub left: Option<StoreError>,
}

/// How many sealed passwords there are.
pub fn count_open(store: &Store) -> Result<usize, StoreError> {
    Ok(store.read(credentials::kept_copies)?.len())
}

/// Makes a new key, and seals the open passwords to it that the old one opens; without the old one none can be.
pub fn rotate_vault(
    store: &mut Store,
    path: &Path,
    old: Option<&VaultKey>,
    lock: Option<&Lock>,
    act: &Act,
) -> Result<Rotated, VaultRefusal> {
    let new = VaultKey::generate();
    let keys: Vec<_> = once(&new).chain(old).collect();
    let (both, alone) = (key_file(&keys, act.at, lock), key_file(&[&new], act.at, lock));
    let (before, begun) = (store.identity().clone(), Cell::new(false));
    let changed = crate::ops::write(store, act, |tx, log| {
        check_vault(tx, &before)?;
        let copies = credentials::kept_copies(tx)?;
        begun.set(true);
        replace_private(path, &both)?;
        let now = set_vault(tx, &before, new.recipient())?;
        let sealed = copies.into_par_iter().map(|copy| {
            let about = copy.about(&now.store_id);
            let password = old.and_then(|old| old.open(&copy.bytes, &about).ok());
            let bytes = password.map(|password| now.recipient.seal(&about, &password));
            (copy.student, copy.login, bytes)
        });
        let (mut sealed_again, mut lost) = (0, Vec::new());
        for (student, login, bytes) in sealed.collect::<Vec<_>>() {
            let Some(bytes) = bytes else {
                lost.push(login);
                continue;
            };
            let copy = SealedCopy { bytes, vault_number: now.vault_number };
            credentials::seal_again(tx, student, &copy)?;
            sealed_again += 1;
        }
        credentials::erase_sealed_before(tx)?;
        let recipient = now.recipient.to_string();
        let detail = Detail::NewVault { recipient: &recipient, sealed_again, erased: lost.len() };
        log.note(None, Outcome::Rotated, &detail)?;
        Ok::<_, StoreError>((now, sealed_again, lost))
    });
    let (now, sealed_again, lost) = changed.map_err(|error| {
        if begun.get() { VaultRefusal::Begun(error) } else { VaultRefusal::Store(error) }
    })?;
    // Whoever gives the vault a further key at this moment has written a file that this one must not replace.
    let forgot_old = store.hold(|tx| {
        check_vault(tx, &now)?;
        if old.is_some() { replace_private(path, &alone) } else { Ok(()) }
    });
    let fingerprint = now.recipient.fingerprint();
    Ok(Rotated { fingerprint, sealed_again, lost, left: forgot_old.err() })
}

/// Notes that the key is about to be copied, for whom: rather a note too many than one too few.
pub fn note_key_copy(store: &mut Store, whom: &str, act: &Act) -> Result<(), StoreError> {
    let identity = store.identity().clone();
    crate::ops::write(store, act, |tx, log| {
        check_vault(tx, &identity)?;
        log.note(None, Outcome::KeyCopied, &Detail::Given(whom))
    })
}
