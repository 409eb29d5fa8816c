//! `mims import` and `mims add`: accounts from class lists, and for one newcomer without a list.

mod accident;
pub mod add;
mod answers;
mod command;
mod findings;
mod lists;
mod making;
mod plan_shown;
mod stickers;
mod target;
mod year;

pub use command::{Args, run};
