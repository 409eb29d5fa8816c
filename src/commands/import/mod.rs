//! `mims import`: accounts from class lists.

mod accident;
mod answers;
mod command;
mod findings;
mod lists;
mod plan_shown;
mod stickers;
mod target;
mod year;

pub use command::{Args, run};
