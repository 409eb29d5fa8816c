//! The school's choices as they are.

use crate::domain::Settings;
use crate::store::{Store, StoreError, settings};

/// All settings.
pub fn read_settings(store: &Store) -> Result<Settings, StoreError> {
    store.read(settings::load)
}
