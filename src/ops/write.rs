//! The transaction that every operation writes in, and what long work calls while it goes on.

use rusqlite::Transaction;

use crate::domain::Act;
use crate::store::audit::Log;
use crate::store::{Store, StoreError, credentials};

/// Called from any thread once for each finished piece of long work.
pub type Tick<'a> = &'a (dyn Fn() + Sync);

/// One audited transaction. Every change also forgets the temporary passwords whose last day is over, unless the clock
/// may lie: what is forgotten does not come back.
pub(super) fn write<T, E: From<StoreError>>(
    store: &mut Store,
    act: &Act,
    change: impl FnOnce(&Transaction<'_>, &mut Log<'_>) -> Result<T, E>,
) -> Result<T, E> {
    store.write(|tx| {
        let mut log = Log::open(tx, act)?;
        if log.believes_clock() {
            credentials::erase_lapsed(tx, act.at)?;
        }
        change(tx, &mut log)
    })
}
