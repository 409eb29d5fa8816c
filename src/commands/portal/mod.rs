//! `mims portal`: the student's own steps, in a terminal of the school's help desk or lab.

mod answers;
mod entry;
mod password;
mod set_up;
mod steps;
mod text;

pub use steps::{Args, run};
