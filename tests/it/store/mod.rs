//! The store: made, opened, refused, and what it keeps.

mod audit;
mod audit_log;
mod clock;
mod init;
mod keeping;
mod key;
mod races;
mod refusals;
mod secrets;
mod settings;
mod vault;

pub(crate) use refusals::run_hint;
