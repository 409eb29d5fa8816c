//! The pages: what each shows, and what its form does. Everything here is plain code that runs on a thread with a store of
//! its own; nothing waits for a network.

mod forgot;
mod set_up;
mod sign_in;
mod step;
mod table;

pub use step::{Gone, Posted, Route, Seen, Shown, ended};
pub use table::ROUTES;
