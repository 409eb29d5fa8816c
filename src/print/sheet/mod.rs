//! Label sheets: which there are, where their labels lie, and which of them are used.

mod custom;
mod geometry;
mod known;
mod placement;

pub use geometry::Sheet;
pub use placement::{Between, Placement};
