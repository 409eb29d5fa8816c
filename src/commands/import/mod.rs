//! `mims import` and `mims add`: accounts from class lists, and for one newcomer without a list.

mod accident;
pub mod add;
mod afterwards;
mod answers;
mod command;
mod drawing;
mod effects;
mod findings;
mod lists;
mod making;
mod shown;
mod target;
mod told;
mod year;

pub use command::{Args, run};
