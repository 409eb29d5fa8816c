//! Slips for form teachers: a cover for each class, and its students' slips with cut lines.

mod cover;
mod heading;
mod pack;
mod row;
mod slips;

pub use pack::{LeftOutLine, Origin, Pack};
pub use slips::slips;
