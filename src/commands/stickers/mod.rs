//! `mims stickers`: prints them, shows them, and makes the test page.

mod command;
pub(super) mod delivery;
mod preview;
mod test_page;

pub use command::{Args, print_batch, print_rest, run};
