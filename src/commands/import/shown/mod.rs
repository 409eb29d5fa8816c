//! What an import would do, as the operator reads it.

mod kinds;
mod plan;
mod table;
mod words;

pub(super) use plan::{list, show};
pub(super) use words::{known, numbered, question};
