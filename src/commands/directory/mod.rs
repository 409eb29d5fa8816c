//! `mims directory`: an LDAP directory in step with the accounts.

mod command;
mod config;
mod init;
mod patience;
mod plan;
mod status;
mod sync;

pub use command::{Args, run};
pub use sync::after_change;
