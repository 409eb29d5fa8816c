//! Stickers, slips and sheets.

#[cfg(unix)] // A print server of Unix.
mod cups;
mod logins;
mod names;
mod outputs;
mod placement;
#[cfg(unix)] // A print program of Unix.
mod printing;
mod reset;
mod sheets;
mod slips;
mod stickers;
mod template;

pub(crate) use names::{NAMES, class_list, is_extreme};
