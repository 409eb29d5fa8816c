//! From a plan to accounts.

mod import_roster;

pub use import_roster::{ImportRequest, Imported, import_roster};
