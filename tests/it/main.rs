//! Behaviour through the real program, and the shape of the house.

#![cfg_attr(not(unix), allow(unused, reason = "some of what tests share is for Unix only"))]

mod common;
// Signals, limits and modes.
#[cfg(unix)]
mod crash;
mod hostile;
// Sources are the same everywhere; their paths and ends of lines need not be looked at twice.
#[cfg(unix)]
mod house;
mod import;
mod office;
// What others have written is looked at where it can be installed.
#[cfg(unix)]
mod outside;
mod paper;
mod portal;
mod report;
mod status;
mod store;
mod terminal;
mod whose_account;
mod year;
