//! Changes a setting, with its row in the audit log.

use crate::domain::{Act, Detail, Outcome, SettingError, Settings};
use crate::store::{Store, StoreError, settings};

/// Why a setting was not changed.
#[derive(Debug)]
pub enum SettingRefusal {
    Store(StoreError),
    Unfit { key: String, error: SettingError },
}

/// Checks and keeps one setting; returns all of them as they are then.
pub fn change_setting(
    store: &mut Store,
    key: &str,
    value: &str,
    act: &Act,
) -> Result<Settings, SettingRefusal> {
    crate::ops::write(store, act, |tx, log| {
        let mut all = settings::load(tx)?;
        let before = all.get(key).unwrap_or_default();
        all.set(key, value)
            .map_err(|error| SettingRefusal::Unfit { key: key.to_owned(), error })?;
        settings::save(tx, &all)?;
        let after = all.get(key).unwrap_or_default();
        log.note(None, Outcome::Set, &Detail::Setting { key, before: &before, after: &after })?;
        Ok(all)
    })
}
