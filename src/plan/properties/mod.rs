//! What holds for any list and any store, tried on thousands of invented schools.

mod damage;
mod damaged_lists;
mod school;
mod term;
