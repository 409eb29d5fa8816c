//! What importing a class list would do: pure functions of the list and of what the store knows.

mod absent;
mod brake;
mod look_alikes;
mod matching;
mod new_accounts;
mod planning;
#[cfg(test)]
mod term_properties;
#[cfg(test)]
mod tests;

pub use brake::{Brake, brakes};
pub use look_alikes::{LookAlike, NearMatch, alike_in_class, look_alikes, near_matches};
pub use planning::{Change, Known, Leavers, Plan, Planner, Step};
