//! Where a refusal of a lower layer becomes a sentence, a hint and an exit code. One file for each room that refuses.

mod files;
mod import;
mod list;
mod look;
mod office;
mod portal;
mod print;
mod store;
mod vault;

pub use import::told_row;
