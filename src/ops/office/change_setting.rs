//! Changes a setting, with its row in the audit log.

use super::paper::school_look;
use crate::domain::{Act, Detail, Outcome, Setting, SettingError, Settings};
use crate::print::PrintError;
use crate::store::{Store, StoreError, settings};

/// Why a setting was not changed.
#[derive(Debug)]
pub enum SettingRefusal {
    Store(StoreError),
    Unfit {
        key: String,
        error: SettingError,
    },
    /// No sticker could be made any more.
    Paper(PrintError),
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
        let unfit = |error| SettingRefusal::Unfit { key: key.to_owned(), error };
        let setting = Setting::named(key).ok_or(SettingError::Unknown).map_err(unfit)?;
        let before = setting.line(&all);
        all.set(key, value).map_err(unfit)?;
        if key.starts_with("stickers.") {
            school_look(&all).map_err(SettingRefusal::Paper)?;
        }
        settings::save(tx, &all)?;
        let after = setting.line(&all);
        log.note(None, Outcome::Set, &Detail::Setting { key, before: &before, after: &after })?;
        Ok(all)
    })
}
