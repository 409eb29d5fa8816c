//! `mims stickers` prints and shows them; `mims sheets` is about what they are printed on.

mod command;
pub(super) mod delivery;
mod outdated;
mod preview;
mod printing;
mod sheet;
pub mod sheets;

pub use command::{Args, run};
pub use outdated::tell_outdated;
pub use printing::{print_batch, print_rest};
