//! What a student does alone.

mod forgot;
#[cfg(unix)]
mod screens;
mod secrets;
mod sign_in;

pub(crate) use sign_in::OWN;
