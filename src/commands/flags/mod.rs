//! What several commands have in common: the same flags, read in the same way.

pub mod action;
pub mod day;
pub mod given;
pub mod key;
pub mod life;
pub mod lock;
pub mod one_of;
pub mod password_check;
pub mod reading;
pub mod requests;
pub mod rows;
pub mod selection;
pub mod who;
