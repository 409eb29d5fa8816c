//! `mims report`.

mod at_portal;
mod chase;
mod folder;
#[cfg(unix)] // By a shell of Unix.
mod nightly;
mod nights;
mod part;
mod safety;

pub(crate) use folder::{REPORT, with_ending};
#[cfg(unix)]
pub(crate) use nightly::{finds_nothing_wrong, value};
