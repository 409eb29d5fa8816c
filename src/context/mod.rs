//! What one run knows, and what the machine has for it.

mod free_memory;
mod place;
pub mod process;
mod run;

pub use place::doubt_of_place;
pub use run::{Context, Done, clock, store_folder};
