//! The only place with SQL: a folder with the database, the pepper and the vault key. One file for each table.
//! What it remembers is facts; what follows from them is the domain's business.

pub mod account_changes;
pub mod attention;
pub mod audit;
pub mod batches;
pub mod classes;
mod connection;
mod creation;
pub mod credentials;
mod error;
pub mod glance;
pub mod groups;
mod migrations;
mod private;
pub mod questions;
pub mod settings;
pub mod snapshots;
pub mod student_changes;
pub mod students;
pub mod undo;
mod value;

pub use connection::{Identity, Store};
pub use creation::NewStore;
pub use error::StoreError;
pub use private::{read_private, replace_private};
