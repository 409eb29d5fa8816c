//! The students' portal: what a child meets, and what an attacker tries.

mod attacks;
mod forgot;
mod limits;
#[cfg(unix)]
mod mail;
mod pupils;
mod secrets;
mod set_up;
mod sign_in;
#[cfg(unix)]
mod units;
mod visits;

pub(crate) use pupils::{ANSWERS, OWN, THREE, WRONG};
