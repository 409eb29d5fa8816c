//! Slips for form teachers: a cover for each class, and its students' slips with cut lines.

mod cover;
mod slips;

pub use slips::{LeftOutLine, Origin, Pack, slips};
