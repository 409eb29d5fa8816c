//! Runs that are stopped in the middle.

mod import;
mod interrupt;
mod kill;
mod limits;
mod paper;
mod portal;
mod report;

pub(crate) use kill::{CLASS_SIZE, Fate, class_list, moments};
pub(crate) use limits::{can_mount, limited};
