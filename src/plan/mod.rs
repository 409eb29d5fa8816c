//! What importing a class list would do: pure functions of the list and of what the store knows.

mod brake;
mod by_name;
#[cfg(test)]
mod check;
mod coverage;
mod doubt;
mod evidence;
mod look_alikes;
mod matching;
mod near;
mod new_accounts;
mod number;
mod planning;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
mod types;

pub use brake::{Brake, Misread, brakes};
pub use look_alikes::{LookAlike, alike_pairs, look_alikes};
pub use near::may_be_one;
pub use types::{Change, Known, Leavers, Plan, Planner, RefusedRow, RowRefusal, Step};
