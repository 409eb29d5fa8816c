//! The only place with SQL: a folder with the database, the pepper and the vault key. One file for each table.
//! What it remembers is facts; what follows from them is the domain's business.

mod connection;
mod creation;
mod error;
pub mod glance;
mod keeping;
mod log;
mod migrations;
mod nights;
mod opening;
mod private;
mod school;
pub mod settings;
mod statement;
mod value;

pub use connection::{Identity, Store};
pub use creation::NewStore;
pub use error::{Result, StoreError};
pub use keeping::{
    Inspection, NotABackup, Unpacked, check_vault, faults_around_log, quick_faults, set_vault,
};
pub use log::{at_portal, audit, batches, clock, events, undo};
pub use nights::{attention, snapshots};
pub use private::{key_path, read_private, replace_private, store_around};
pub use school::{
    account_changes, classes, credentials, directories, groups, holders, listings, notices,
    questions, student_changes, students,
};
