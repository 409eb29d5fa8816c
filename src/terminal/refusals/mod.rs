//! Where a refusal of a lower layer becomes a sentence, a hint and an exit code. One file for each room that refuses.

mod backup;
mod check;
mod directory;
mod engine;
mod export;
mod files;
mod import;
mod list;
mod look;
mod newcomer;
mod office;
mod portal;
mod print;
mod store;
mod vault;

pub use check::{told_fault_of_store, told_flaw};
pub use engine::told_fault;
pub use export::told_person_flaw;
pub use import::{named, told_row};
pub use newcomer::{told_closed, told_known, told_namesake, told_newcomer};
pub use office::one_line;
