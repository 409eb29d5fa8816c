//! Changes a setting, with its row in the audit log.

use crate::domain::{Act, Settings, printable};
use crate::store::audit::Entry;
use crate::store::{Store, settings};
use crate::terminal::Error;

/// Checks and keeps one setting; returns all of them as they are then.
pub fn change_setting(
    store: &mut Store,
    key: &str,
    value: &str,
    act: &Act,
) -> Result<Settings, Error> {
    crate::ops::write(store, act, |tx, log| {
        let mut all = settings::load(tx)?;
        let before = all.get(key).unwrap_or_default();
        all.set(key, value).map_err(|error| Error::refused(error).context(printable(key)))?;
        settings::save(tx, &all)?;
        let details =
            format!("{key} from \"{before}\" to \"{}\"", all.get(key).unwrap_or_default());
        log.append(Entry { student: None, batch: None, outcome: "set", details: &details })?;
        Ok(all)
    })
}
