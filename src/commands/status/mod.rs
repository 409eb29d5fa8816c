//! `mims status`: the funnel by class, students as rows, or one student's card; `mims find` looks for somebody.

mod card;
mod command;
pub mod find;
mod funnel;
mod rows;

pub use command::{Args, run};
