//! Puts the vault key behind another passphrase, or behind none.

use std::path::Path;

use crate::crypto::{Lock, VaultKey, key_file};
use crate::domain::{Act, Detail, Outcome};
use crate::store::{Store, StoreError, check_vault, replace_private};

/// Why the passphrase is not another one, or why that is not noted.
#[derive(Debug)]
pub enum PassphraseRefusal {
    /// The key file is as before.
    Store(StoreError),
    /// The key file has the new passphrase; the audit log does not say so.
    NotNoted(StoreError),
}

/// Writes the key file anew. The key stays the same, so everything that was sealed can still be opened.
pub fn change_passphrase(
    store: &mut Store,
    path: &Path,
    key: &VaultKey,
    passphrase: Option<&Lock>,
    act: &Act,
) -> Result<(), PassphraseRefusal> {
    let file = key_file(&[key], act.at, passphrase);
    let mut is_replaced = false;
    let identity = store.identity().clone();
    let written = crate::ops::write(store, act, |tx, log| {
        // A file with the key before would take the place of one with the key in force.
        check_vault(tx, &identity)?;
        let detail = Detail::VaultKey { wrapped: passphrase.is_some() };
        log.note(None, Outcome::Passphrase, &detail)?;
        let replaced = replace_private(path, &file);
        is_replaced = matches!(replaced, Ok(()) | Err(StoreError::Unconfirmed { .. }));
        replaced
    });
    let refusal = if is_replaced { PassphraseRefusal::NotNoted } else { PassphraseRefusal::Store };
    written.map_err(refusal)
}
