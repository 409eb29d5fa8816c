//! An LDAP directory that says who may open what: what an account's entry is to say, and how far it is from that.
//! It knows neither the store nor who asks.

mod entry;

pub use entry::{Layout, Wanted, unit_of};
