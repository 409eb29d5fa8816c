//! `mims stickers` prints and shows them; `mims sheets` is about what they are printed on.

mod command;
pub(super) mod delivery;
mod preview;
mod sheet;
pub mod sheets;

pub use command::{Args, print_batch, print_rest, run};
