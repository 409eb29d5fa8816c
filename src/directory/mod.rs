//! An LDAP directory that says who may open what: what an account's entry is to say, how far it is from that, and the
//! connection by which it comes to say it. It knows neither the store nor who asks.

mod address;
mod difference;
mod entry;
mod error;
mod mark;
mod server;
mod tls;

pub use address::{Address, AddressError};
pub use difference::{Change, Effect, Found, difference};
pub use entry::Layout;
pub use error::{Concern, DirectoryError};
pub use mark::Mark;
pub use server::{Access, Page, Patience, Server};
