//! Addresses that try too often: which of them are a school's, and the note about one that was turned away.

use std::net::IpAddr;

use crate::domain::{Act, Detail, Outcome};
use crate::store::{Store, StoreError, settings};

/// Whether an address is of a network that a school has named as its own.
pub fn is_school(store: &Store, address: IpAddr) -> Result<bool, StoreError> {
    let settings = store.read(settings::load)?;
    Ok(settings.school_networks.iter().any(|network| network.contains(&address)))
}

/// Notes that an address was turned away: no account is about it, so no account's tries are touched.
pub fn note_refused_address(
    store: &mut Store,
    address: IpAddr,
    act: &Act,
) -> Result<(), StoreError> {
    crate::ops::write(store, act, |_, log| {
        log.note(None, Outcome::AddressRefused, &Detail::Given(&address.to_string()))
    })
}
