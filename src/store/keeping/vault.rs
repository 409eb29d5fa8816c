//! Which key a store's vault has.

use rusqlite::{Transaction, named_params};

use crate::crypto::Recipient;
use crate::store::connection::Identity;
use crate::store::{Result, StoreError};

/// Goes on only as long as the vault has the key that was read before: another command may have given it a new one.
pub fn check_vault(tx: &Transaction<'_>, identity: &Identity) -> Result<()> {
    let sql = "SELECT vault_number FROM identity";
    let number: u32 = tx.query_row(sql, [], |row| row.get(0))?;
    if number == identity.vault_number { Ok(()) } else { Err(StoreError::KeyChanged) }
}

/// Gives the vault another public key; what was sealed before is for an older one from then on. Returns who the store is
/// now.
pub fn set_vault(
    tx: &Transaction<'_>,
    identity: &Identity,
    recipient: Recipient,
) -> Result<Identity> {
    let vault_number = identity.vault_number + 1;
    tx.execute(
        "UPDATE identity SET vault_recipient = :recipient, vault_number = :number",
        named_params! { ":recipient": recipient.to_string(), ":number": vault_number },
    )?;
    Ok(Identity { recipient, vault_number, ..identity.clone() })
}
