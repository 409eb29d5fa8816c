//! The directory in step with a store, asked by the programs that ask it: slapd, its own tools, and Apache.

mod apache;
mod chain;
mod faults;
mod providers;
mod proxy;
mod random;
mod room;
mod secrets;
mod slapd;
mod sync;
#[cfg(feature = "ldaps")]
mod tls;
