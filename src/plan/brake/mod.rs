//! The brake: the wrong list is the commonest accident, and it shows by what the list would do to everybody it has. It
//! judges the list it has: a newcomer's row is no class list, and needs no override.

mod classes;
mod everything;
mod judge;
mod kinds;
mod lists;
mod names;

pub use everything::brakes;
pub use kinds::{Brake, Misread};
