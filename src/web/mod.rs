//! The portal's server: pages and forms over the same store and operations as the command line. A request comes in at
//! [`server`], is let through by `app`, and ends at one row of the table in [`routes`], which works on a thread of its
//! own with its own connection to the store.

mod answer;
mod app;
mod form;
mod listen;
mod mail;
mod outcomes;
mod peer;
mod quotas;
mod routes;
mod rules;
mod server;
#[cfg(test)]
mod tests;
mod visit;
mod workers;

pub use listen::{ListenError, Place, listen};
pub use rules::Rules;
pub use server::{ServeError, serve};
