//! What one run knows, and what the machine has for it.

mod free_memory;
mod run;

pub use run::{Context, Done, clock, store_folder};
