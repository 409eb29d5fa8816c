//! Behaviour through the real program, and the shape of the house.

mod common;
#[cfg(unix)]
mod crash;
mod hostile;
mod house;
mod import;
mod office;
mod outside;
mod paper;
mod portal;
mod report;
mod status;
mod store;
mod terminal;
mod whose_account;
mod year;
