//! The students' portal: what a child meets, and what an attacker tries.

mod attacks;
mod forgot;
mod limits;
#[cfg(unix)] // A mail program that is a script.
mod mail;
mod pupils;
mod secrets;
mod set_up;
mod sign_in;
#[cfg(unix)] // Sockets of systemd.
mod units;
mod visits;

pub(crate) use pupils::{ANSWERS, OWN, THREE, WRONG};
