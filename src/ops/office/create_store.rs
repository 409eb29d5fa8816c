//! Makes a store with a vault.

use std::path::Path;

use rand::CryptoRng;

use crate::crypto::{Lock, Pepper, VaultKey, key_file, random_id};
use crate::domain::{Act, Settings};
use crate::store::{NewStore, Store, StoreError};

/// Makes a store in a folder that is not there yet or empty. With a passphrase the vault key is kept behind it.
pub fn create_store(
    folder: &Path,
    settings: &Settings,
    passphrase: Option<&Lock>,
    act: &Act,
    rng: &mut impl CryptoRng,
) -> Result<(), StoreError> {
    let key = VaultKey::generate();
    let new = NewStore {
        store_id: random_id(rng),
        recipient: key.recipient(),
        settings,
        key_file: &key_file(&[&key], act.at, passphrase),
        pepper: &Pepper::draw(rng),
    };
    Store::create(folder, &new, act)
}
