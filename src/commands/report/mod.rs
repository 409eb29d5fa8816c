//! `mims report`: the nightly report.

mod command;
mod files;

pub use command::{Args, run};
