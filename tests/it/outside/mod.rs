//! Checks with programs that others wrote.

mod browser;
mod browser_flows;
mod browser_life;
mod directory;
mod export;
mod labels;
mod manual;
mod passwords;
mod pdf;
mod qr;
mod report;
mod store;
mod text;
mod vault;

pub(crate) use labels::{Geometry, SHEETS};
pub(crate) use passwords::{can_verify, pairs, verified};
