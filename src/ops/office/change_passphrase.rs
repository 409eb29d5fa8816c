//! Puts the vault key behind another passphrase, or behind none.

use std::path::Path;

use crate::crypto::VaultKey;
use crate::domain::{Act, Detail, Outcome, Secret};
use crate::store::{Store, StoreError, replace_private};

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
    passphrase: Option<&Secret>,
    act: &Act,
) -> Result<(), PassphraseRefusal> {
    let file = key.to_file(act.at, passphrase);
    let mut is_replaced = false;
    let written = crate::ops::write(store, act, |_, log| {
        let detail = Detail::VaultKey { wrapped: passphrase.is_some() };
        log.note(None, Outcome::Passphrase, &detail)?;
        let replaced = replace_private(path, &file);
        is_replaced = matches!(replaced, Ok(()) | Err(StoreError::Unconfirmed { .. }));
        replaced
    });
    let refusal = if is_replaced { PassphraseRefusal::NotNoted } else { PassphraseRefusal::Store };
    written.map_err(refusal)
}
