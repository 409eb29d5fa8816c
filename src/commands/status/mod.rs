//! `mims status`: the funnel by class, students as rows, or one student's card.

mod card;
mod command;
mod funnel;
mod rows;

pub use command::{Args, run};
