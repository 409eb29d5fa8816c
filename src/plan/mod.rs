//! What importing a class list would do: pure functions of the list and of what the store knows.

mod absent;
mod brake;
#[cfg(test)]
mod check;
mod look_alikes;
mod matching;
mod new_accounts;
mod number;
mod planning;
#[cfg(test)]
mod term_properties;
#[cfg(test)]
mod tests;
mod types;

pub use brake::{Brake, brakes};
pub use look_alikes::{LookAlike, NearMatch, alike_pairs, look_alikes, near_matches};
pub use types::{Change, Known, Leavers, Plan, Planner, RefusedRow, RowRefusal, Step};
