//! Puts the vault key behind another passphrase, or behind none.

use std::path::Path;

use crate::crypto::VaultKey;
use crate::domain::{Act, Detail, Outcome, Secret};
use crate::store::{Store, StoreError, replace_private};

/// Writes the key file anew. The key stays the same, so everything that was sealed can still be opened.
pub fn change_passphrase(
    store: &mut Store,
    path: &Path,
    key: &VaultKey,
    passphrase: Option<&Secret>,
    act: &Act,
) -> Result<(), StoreError> {
    let file = key.to_file(act.at, passphrase);
    crate::ops::write(store, act, |_, log| {
        let detail = Detail::VaultKey { wrapped: passphrase.is_some() };
        log.note(None, Outcome::Passphrase, &detail)?;
        replace_private(path, &file)
    })
}
