//! `mims portal`: the student's own steps, in a terminal of the school's help desk or lab.

mod answers;
mod desk;
mod entry;
mod pages;
mod password;
mod set_up;
mod steps;

pub use steps::{Args, run};
