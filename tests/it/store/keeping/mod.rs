//! Keeping a store: damage is named, a backup is the same store, and the vault's key can be changed at any time.

mod backup;
mod by_sql;
mod damage;
mod damaged;
#[cfg(unix)] // Signals.
mod killed;
mod vault;

pub(crate) use damage::behind_triggers;
