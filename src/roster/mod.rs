//! Class-list bytes in, roster out: the rows that can be taken and every row that cannot, with place and reason, and
//! how the list was understood. It opens no files and asks nothing of the store.

mod answer;
mod bytes;
mod error;
mod field;
mod finding;
mod lists;
mod meaning;
mod place;
mod rejects;
mod request;
mod requests;
#[cfg(test)]
mod siblings;
#[cfg(test)]
mod tests;

pub use answer::{Refusal, Request, Requests, Roster, Row};
pub use bytes::decode::TextEncoding;
use error::Result;
pub use error::{ListError, RosterError};
pub use field::Field;
pub use finding::{About, ClassOrigin, Finding, Warning, YearOrigin};
pub use lists::read_lists;
pub use place::Place;
pub use rejects::rejects;
pub use request::{MAX_BYTES, Options, Source};
pub use requests::read_requests;
