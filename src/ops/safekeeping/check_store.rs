//! Looks whether a store is sound. Nothing is changed by it.

use rayon::prelude::*;

use crate::crypto::VaultKey;
use crate::domain::{Fault, Flaw, Head};
use crate::store::{Inspection, Store, StoreError, credentials, quick_faults};

/// What a check has found.
pub enum Soundness {
    Sound { head: Head, students: u64 },
    Faulty(Vec<Fault>),
}

/// Checks everything; the vault key too, where it is at hand.
pub fn check_store(
    inspection: &Inspection,
    keys: Option<&[VaultKey]>,
) -> Result<Soundness, StoreError> {
    let mut faults = inspection.faults()?;
    if let Some(keys) = keys {
        faults.extend(vault_faults(inspection, keys)?);
    }
    if !faults.is_empty() {
        return Ok(Soundness::Faulty(faults));
    }
    let (head, students) = inspection.size()?;
    Ok(Soundness::Sound { head, students })
}

/// The part for which every night has time.
pub fn quick_check(store: &Store) -> Result<Vec<Fault>, StoreError> {
    store.read(quick_faults)
}

/// Whether the key is the store's, and opens each sealed copy.
fn vault_faults(inspection: &Inspection, keys: &[VaultKey]) -> Result<Vec<Fault>, StoreError> {
    let Some(identity) = inspection.identity() else { return Ok(Vec::new()) };
    let Some(key) = keys.iter().find(|key| key.is_of(&identity.recipient)) else {
        return Ok(vec![Flaw::Key.at("vault.key")]);
    };
    let copies = match credentials::kept_copies(inspection.connection()) {
        // That they cannot be read was found before.
        Err(StoreError::Damaged(_) | StoreError::Database(_)) => Vec::new(),
        copies => copies?,
    };
    let wrong = copies.into_par_iter().filter(|copy| {
        let about = copy.about(&identity.store_id);
        key.open(&copy.bytes, &about).is_err()
    });
    Ok(wrong.map(|copy| Flaw::Sealed.at(format!("password of {}", copy.login))).collect())
}
