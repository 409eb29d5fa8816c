//! What keeps a store from being lost, and from being believed when it should not be.

mod backup;
mod check_store;
mod rotate_vault;

pub use backup::{BackupRefusal, check_backup, make_backup, open_backup};
pub use check_store::{Soundness, check_store, quick_check};
pub use rotate_vault::{Rotated, VaultRefusal, count_open, note_key_copy, rotate_vault};
