//! From one class list to the next: who moves, leaves and comes back.

mod cycle;
mod first_day;
mod leavers;
mod next_year;
mod which_year;
