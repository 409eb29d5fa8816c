//! From a plan to accounts.

mod classes;
mod import_roster;
mod known;

pub use import_roster::{ImportRefusal, ImportRequest, import_roster};
pub use known::load_known;
