//! Commands that keep a store from being lost.

pub mod backup;
pub mod check;
pub mod vault;
