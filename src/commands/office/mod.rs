//! The commands of an ordinary day in the office: one student, or a few.

pub mod disable;
pub mod edit;
mod passwords;
pub mod reset;
pub mod undo;
pub mod unlock;
