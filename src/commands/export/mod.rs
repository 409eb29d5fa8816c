//! `mims export`, and the files with clear passwords that are made where passwords are.

mod command;
mod held;
pub mod issued;
mod ldif;
mod writing;

pub use command::{Args, run};
